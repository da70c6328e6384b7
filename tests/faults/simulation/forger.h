// Somebody who has the log's key and shows some of the others another history, with every proof
// that it can make of either.
#pragma once

#include <deque>

#include "net.h"

namespace acta::simulation {

class Forger {
 public:
  struct Parts {
    World& world;
    Truth& truth;
    Net& net;
    std::deque<WitnessNode>& witnesses;
    record::VerifierKey log;
  };
  explicit Forger(Parts parts) : parts_(parts) {}

  void begin(const History& real);
  [[nodiscard]] const History* history() const { return forged_; }

 private:
  void act();
  [[nodiscard]] std::string request(std::size_t witness);

  Parts parts_;
  const History* real_ = nullptr;
  History* forged_ = nullptr;
};

}  // namespace acta::simulation
