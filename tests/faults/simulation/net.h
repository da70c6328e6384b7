// The network of the simulation: what is sent may be lost, late, twice, and in another order.
#pragma once

#include <functional>
#include <string>

#include "witness_node.h"

namespace acta::simulation {

class Net {
 public:
  using Reply = std::function<void(Result<network::Answer>)>;
  explicit Net(World& world) : world_(world) {}

  // Asks a witness; the reply comes once, after fifteen seconds at the latest.
  void ask(WitnessNode& to, const std::string& body, Reply reply);
  // Asks and waits.
  Result<network::Answer> ask_now(WitnessNode& to, const std::string& body);

 private:
  std::int64_t delay();

  World& world_;
};

}  // namespace acta::simulation
