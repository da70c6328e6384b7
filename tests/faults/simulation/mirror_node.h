// A mirror of the simulation: the real one (network/mirror.h) on a disk that may lose power, behind
// a line that breaks, alters what it carries and brings old things.
#pragma once

#include <memory>
#include <string>

#include "acta/network/mirror.h"
#include "power.h"
#include "truth.h"

namespace acta::simulation {

class MirrorNode {
 public:
  struct Parts {
    World& world;
    Power& power;
    Truth& truth;
    std::size_t number = 0;
    record::VerifierKey log;
    std::function<const History*()> shown;   // by the server; null: it is off
    std::function<const History*()> forged;  // by somebody who has its key; null: nobody
  };
  explicit MirrorNode(Parts parts);

  void lose_power();
  [[nodiscard]] bool on() const { return mirror_ != nullptr; }
  [[nodiscard]] Tree standing() const;
  // What others are given; refuses when it is off.
  Result<Bytes> serve(const std::string& path) const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Result<bool>& last() const { return last_; }

 private:
  void start();
  void go_off();
  void look();
  void follow();
  Result<Bytes> fetch(const History& from, const std::string& path);
  void check_served();

  Parts parts_;
  std::string name_;
  std::unique_ptr<network::Mirror> mirror_;
  bool busy_ = false;
  Result<bool> last_ = true;  // of looking
  Tree served_;
};

}  // namespace acta::simulation
