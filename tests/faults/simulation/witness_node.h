// A witness of the simulation: the real one (network/witness.h) on a disk that may lose power, and
// for the one that lies, what it says instead.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "acta/network/client.h"
#include "acta/network/witness.h"
#include "power.h"
#include "truth.h"

namespace acta::simulation {

class WitnessNode {
 public:
  struct Parts {
    World& world;
    Power& power;
    Truth& truth;
    std::size_t place = 0;  // in the policy
    record::SignerKey key;
    record::VerifierKey log;
    bool lies = false;
  };
  explicit WitnessNode(Parts parts);

  // Nothing: it is off, or its power went before it answered.
  std::optional<network::Answer> ask(const std::string& body);
  // Its newest checkpoint, as it serves it. REQUIRES that it is on.
  [[nodiscard]] network::Answer served() const;
  void lose_power();

  [[nodiscard]] bool lies() const { return parts_.lies; }
  [[nodiscard]] bool on() const { return witness_ != nullptr; }
  // What it has cosigned; of size 0 when it is off.
  [[nodiscard]] Tree seen() const;
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  void start();
  void go_off();
  network::Answer lie(const std::string& body, const network::Answer& honest);
  void check_answer(const std::string& body, std::int64_t seen_before,
                    const network::Answer& answer);

  Parts parts_;
  std::string name_;  // also of its folder
  std::unique_ptr<network::Witness> witness_;
};

}  // namespace acta::simulation
