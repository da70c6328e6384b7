// A server of the simulation, as far as others see it: a record that grows and is published, shown
// to witnesses by the real rounds and questions (network/rounds.h, witness_question.h), opened only
// after the real question to those outside (network/outside.h). Its database is not simulated here
// (crash_test.cpp does that): what is committed stays, unless somebody restores an older copy.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acta/network/outside.h"
#include "acta/network/rounds.h"
#include "mirror_node.h"
#include "net.h"

namespace acta::simulation {

class ServerNode {
 public:
  struct Parts {
    World& world;
    Power& power;
    Truth& truth;
    Net& net;
    std::deque<WitnessNode>& witnesses;
    std::deque<MirrorNode>& mirrors;
    record::VerifierKey log;
  };
  ServerNode(Parts parts, History& history);

  void lose_power();
  // Loses its power, and somebody puts an older copy of its data in the place of the newer one.
  void roll_back();

  [[nodiscard]] bool on() const { return rounds_.has_value(); }
  [[nodiscard]] bool refused() const { return refused_; }  // to open, when it last tried
  [[nodiscard]] const History& history() const { return *history_; }
  [[nodiscard]] network::WitnessedState state() const { return rounds_->state(); }

 private:
  struct Asking;
  void start();
  [[nodiscard]] Result<bool> ask_outside();
  void go_off(std::int64_t least_ms, std::int64_t most_ms);
  void grow();
  void tick();
  void ask_witnesses();
  void ask(const std::shared_ptr<Asking>& asking);
  void finish(const Asking& asking, const Result<std::string>& line);
  void check_state();

  Parts parts_;
  History* history_;
  History* newest_ = nullptr;  // what an older copy took the place of
  std::string name_ = "server";
  std::optional<network::Rounds> rounds_;
  std::vector<std::int64_t> seen_sizes_;
  std::vector<bool> asked_;
  bool refused_ = false;
  std::uint64_t life_ = 0;
};

}  // namespace acta::simulation
