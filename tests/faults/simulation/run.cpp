#include "run.h"

#include "forger.h"
#include "server_node.h"

namespace acta::simulation {
namespace {

constexpr std::int64_t faults_end_ms = 30'000;
constexpr std::int64_t end_ms = 80'000;
constexpr std::size_t witnesses = 3;

record::SignerKey witness_key(std::size_t place) {
  return record::make_signer(fmt::format("witness.example/{}", place), record::KeyType::cosigner,
                             Hash{static_cast<std::uint8_t>(place + 10)});
}

record::Policy policy_of(int threshold) {
  auto text = "log " + record::test_log_key().verifier.text() + "\n";
  std::string members;
  for (std::size_t i = 0; i < witnesses; ++i) {
    text +=
        fmt::format("witness w{0} {1} https://w{0}.example\n", i, witness_key(i).verifier.text());
    members += fmt::format(" w{}", i);
  }
  text += fmt::format("group {0}of3 {0}{1}\nquorum {0}of3\n", threshold, members);
  return record::Policy::parse(text).value();
}

// What is wrong with the world besides its network and its power.
struct Plot {
  bool liar = false;
  bool forger = false;
  bool rollback = false;
  // Two quorums have to have an honest witness in common.
  [[nodiscard]] int threshold() const { return liar && (forger || rollback) ? 3 : 2; }
};

class Run {
 public:
  Run(std::uint64_t seed, const std::string& directory, bool aloud)
      : world_(seed, aloud),
        power_(world_, directory),
        plot_(choose()),
        truth_(world_, policy_of(plot_.threshold())) {}

  Outcome go() {
    world_.tell(fmt::format("liar {} forger {} rollback {}, quorum {}", plot_.liar, plot_.forger,
                            plot_.rollback, truth_.policy().quorum()));
    begin();
    world_.run_until(faults_end_ms);
    world_.faulty = false;
    world_.tell("no more faults");
    world_.run_until(end_ms);
    if (world_.failure().empty()) check_end();
    if (plot_.liar) ++world_.counts["runs with a liar"];
    return {.failure = world_.failure(), .trace = world_.trace(), .counts = world_.counts};
  }

 private:
  Plot choose() {
    return {.liar = world_.below(3) == 0,
            .forger = world_.below(3) == 0,
            .rollback = world_.below(4) == 0};
  }

  void begin() {
    auto& history = truth_.begin(world_.between(1, 400));
    const auto log = record::test_log_key().verifier;
    for (std::size_t i = 0; i < witnesses; ++i) {
      witnesses_.emplace_back(WitnessNode::Parts{.world = world_,
                                                 .power = power_,
                                                 .truth = truth_,
                                                 .place = i,
                                                 .key = witness_key(i),
                                                 .log = log,
                                                 .lies = plot_.liar && i == 0});
    }
    for (std::size_t i = 0; i < 2; ++i) {
      mirrors_.emplace_back(MirrorNode::Parts{
          .world = world_,
          .power = power_,
          .truth = truth_,
          .number = i,
          .log = log,
          .shown = [this] { return server_ && server_->on() ? &server_->history() : nullptr; },
          .forged = [this] { return forger_.history(); }});
    }
    server_.emplace(ServerNode::Parts{.world = world_,
                                      .power = power_,
                                      .truth = truth_,
                                      .net = net_,
                                      .witnesses = witnesses_,
                                      .mirrors = mirrors_,
                                      .log = log},
                    history);
    world_.after(3000, [this] { somebody_loses_power(); });
    if (plot_.forger) world_.after(world_.between(2000, 15'000), [&] { forger_.begin(history); });
    if (plot_.rollback)
      world_.after(world_.between(5000, 20'000), [this] { server_->roll_back(); });
  }

  void somebody_loses_power() {
    if (!world_.faulty) return;
    world_.after(world_.between(500, 5000), [this] { somebody_loses_power(); });
    const auto who = static_cast<std::size_t>(world_.below(6));
    if (who < 3) return witnesses_[who].lose_power();
    if (who < 5) return mirrors_[who - 3].lose_power();
    server_->lose_power();
  }

  // Law: when the faults are over, whoever was shown no other history has seen and kept all of it,
  // and of the rest a person is told.
  void check_end() {
    const auto& real = server_->history();
    const Tree all{.size = real.size(), .root = real.roots.back()};
    bool others = false;
    for (const auto& witness : witnesses_) others = others || !Truth::is_of(real, witness.seen());
    for (const auto& mirror : mirrors_) others = others || !Truth::is_of(real, mirror.standing());
    if (!server_->on()) {
      if (!others || !server_->refused()) world_.wrong("the server stays off and has no reason to");
      return;
    }
    const auto state = server_->state();
    for (std::size_t i = 0; i < witnesses; ++i) check_witness(i, all, state);
    for (const auto& mirror : mirrors_) check_mirror(mirror, all);
    if (!others && state.witnessed_size != all.size) {
      world_.wrong(
          fmt::format("of {} entries {} are witnessed in the end", all.size, state.witnessed_size));
    }
    ++world_.counts[others ? "ended with another history known" : "ended well"];
  }

  void check_witness(std::size_t place, Tree all, const network::WitnessedState& state) {
    const auto seen = witnesses_[place].seen();
    const auto& told = state.witnesses[place];
    if (seen == all && told.size == all.size && told.problem.empty()) return;
    if (!Truth::is_of(server_->history(), seen) && told.alarm) return;
    world_.wrong(fmt::format("witness {} has {} of {} entries in the end: {}", place, seen.size,
                             all.size, told.problem));
  }

  void check_mirror(const MirrorNode& mirror, Tree all) {
    const auto standing = mirror.standing();
    if (standing == all && mirror.last()) return;
    const bool other = !Truth::is_of(server_->history(), standing);
    if (other && !mirror.last()) return;
    world_.wrong(fmt::format("{} has {} of {} entries in the end: {}", mirror.name(), standing.size,
                             all.size, mirror.last() ? "" : mirror.last().error().detail));
  }

  World world_;
  Power power_;
  Plot plot_;
  Truth truth_;
  Net net_{world_};
  std::deque<WitnessNode> witnesses_;
  std::deque<MirrorNode> mirrors_;
  std::optional<ServerNode> server_;
  Forger forger_{{.world = world_,
                  .truth = truth_,
                  .net = net_,
                  .witnesses = witnesses_,
                  .log = record::test_log_key().verifier}};
};

}  // namespace

Outcome run(std::uint64_t seed, const std::string& directory, bool aloud) {
  return Run(seed, directory, aloud).go();
}

}  // namespace acta::simulation
