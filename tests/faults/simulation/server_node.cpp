#include "server_node.h"

namespace acta::simulation {

struct ServerNode::Asking {
  std::uint64_t life = 0;
  std::size_t place = 0;
  network::Rounds::Round round;
  record::TileReader tiles;
  std::optional<network::WitnessQuestion> question;
};

ServerNode::ServerNode(Parts parts, History& history) : parts_(parts), history_(&history) {
  start();
  parts_.world.after(500, [this] { grow(); });
  parts_.world.after(1, [this] { tick(); });
}

// Asks outside before it opens, as `acta serve` does.
void ServerNode::start() {
  auto& world = parts_.world;
  parts_.power.restore(name_);
  ++life_;
  const auto may_open = ask_outside();
  refused_ = !may_open;
  if (refused_) {
    world.tell("server may not open: " + may_open.error().detail);
    ++world.counts["server refused"];
    // Somebody finds the newer copy, and it is tried again.
    if (newest_ != nullptr) history_ = std::exchange(newest_, nullptr);
    return go_off(2000, 6000);
  }
  newest_ = nullptr;
  auto rounds = network::Rounds::open({.policy = parts_.truth.policy(),
                                       .log = parts_.log,
                                       .kept = parts_.power.path(name_) + "/witnessed",
                                       .again_after_ms = 10'000});
  if (!rounds) return world.wrong("server does not start: " + rounds.error().detail);
  rounds_ = *std::move(rounds);
  asked_.assign(parts_.witnesses.size(), false);
  seen_sizes_.clear();
  for (const auto& witness : rounds_->state().witnesses) seen_sizes_.push_back(witness.size);
  rounds_->announce(history_->note());
  world.tell(fmt::format("server opened with {} entries", history_->size()));
  check_state();
}

Result<bool> ServerNode::ask_outside() {
  auto& world = parts_.world;
  const auto policy = parts_.truth.policy();
  const network::OutsideQuestion question{
      .policy = policy,
      .mirrors = {},
      .log = parts_.log,
      .empty = record::sign_checkpoint(
          {.origin = parts_.log.name, .size = 0, .root = record::empty_root()},
          record::test_log_key())};
  std::vector<network::OutsideView> views;
  bool other_known = false;
  // What a witness tells: its size, its checkpoint, or that it does not follow.
  const auto post_to = [&](WitnessNode& witness) -> network::Post {
    return [&](const std::string&, const std::string& body) {
      const auto known = witness.seen();
      auto answer = parts_.net.ask_now(witness, body);
      const bool told = answer && !witness.lies() && !Truth::is_of(*history_, known) &&
                        (answer->status == 422 || known.size > history_->size());
      other_known = other_known || told;
      return answer;
    };
  };
  for (std::size_t i = 0; i < parts_.witnesses.size(); ++i) {
    auto& witness = parts_.witnesses[i];
    const network::Get get = [&](const std::string&) -> Result<network::Answer> {
      if (world.fault(6) || !witness.on()) return refuse("network.unreachable", 502, "lost");
      other_known = other_known || !Truth::is_of(*history_, witness.seen());
      return witness.served();
    };
    views.push_back(network::look_at(question, policy.witnesses()[i], post_to(witness), get));
  }
  for (const auto& mirror : parts_.mirrors) {
    const record::Source source = [&](const std::string& path) -> Result<Bytes> {
      if (world.fault(6)) return refuse("network.unreachable", 502, "lost");
      auto bytes = mirror.serve(path);
      other_known = other_known || (bytes && !Truth::is_of(*history_, mirror.standing()));
      return bytes;
    };
    views.push_back(network::look_at(question, {.name = mirror.name(), .source = source}));
  }
  const auto tiles = history_->tiles();
  (void)ACTA_TRY(network::judge_outside(
      views, {.size = history_->size(), .root_of_first = [&](std::int64_t size) {
                return record::root_of(size, record::subtrees_in(history_->size(), tiles));
              }}));
  for (std::size_t i = 0; i < parts_.witnesses.size(); ++i) {
    if (views[i].found != network::Found::agrees) continue;
    network::show_to(views[i], policy.witnesses()[i], question,
                     {.note = history_->note(), .tiles = tiles}, post_to(parts_.witnesses[i]));
  }
  std::string alarms;
  for (const auto& view : views) {
    if (view.alarm()) alarms += "; " + view.problem;
  }
  auto may_open = alarms.empty() ? Result<bool>(true) : fault("store.rolled_back", alarms);
  // Law: it is not opened when somebody who was reached knows of acts that are not in it.
  if (may_open && other_known) world.wrong("the server opened although others know another record");
  return may_open;
}

void ServerNode::go_off(std::int64_t least_ms, std::int64_t most_ms) {
  rounds_.reset();
  ++life_;
  parts_.world.after(parts_.world.between(least_ms, most_ms), [this, life = life_] {
    if (life == life_) start();
  });
}

void ServerNode::lose_power() {
  if (!on()) return;
  parts_.power.lose(name_);
  go_off(50, 4000);
}

void ServerNode::roll_back() {
  const auto size = history_->size();
  newest_ = history_;
  history_ = &parts_.truth.fork(*history_, parts_.world.between(1, size - 1));
  parts_.world.tell(fmt::format("server put back from {} to {}", size, history_->size()));
  ++parts_.world.counts["rolled back"];
  parts_.power.lose(name_);
  go_off(50, 4000);
}

void ServerNode::grow() {
  auto& world = parts_.world;
  if (!world.faulty) return;
  world.after(world.between(200, 2500), [this] { grow(); });
  if (!on() || history_->size() > 700) return;
  history_->grow(world.between(1, 60));
  world.tell(fmt::format("server has {} entries", history_->size()));
  rounds_->announce(history_->note());
  ask_witnesses();
}

void ServerNode::tick() {
  parts_.world.after(250, [this] { tick(); });
  if (on()) ask_witnesses();
}

void ServerNode::ask_witnesses() {
  auto& world = parts_.world;
  if (rounds_->begin(world.now_ms())) world.tell("server begins a round");
  for (std::size_t i = 0; i < parts_.witnesses.size() && on(); ++i) {
    if (asked_[i]) continue;
    auto round = rounds_->next_for(i);
    if (!round) continue;
    asked_[i] = true;
    const auto asking = std::make_shared<Asking>(Asking{.life = life_,
                                                        .place = i,
                                                        .round = *std::move(round),
                                                        .tiles = history_->tiles(),
                                                        .question = std::nullopt});
    auto question = network::WitnessQuestion::begin({.witness = rounds_->policy().witnesses()[i],
                                                     .log = rounds_->log(),
                                                     .note = asking->round.note,
                                                     .tiles = asking->tiles},
                                                    seen_sizes_[i]);
    if (!question) {
      finish(*asking, std::unexpected(question.error()));
      continue;
    }
    asking->question.emplace(*std::move(question));
    ask(asking);
  }
}

void ServerNode::ask(const std::shared_ptr<Asking>& asking) {
  parts_.net.ask(
      parts_.witnesses[asking->place], asking->question->body(),
      [this, asking](const Result<network::Answer>& answer) {
        if (asking->life != life_ || !on()) return;
        if (!answer) {
          return finish(*asking, refuse("witness.unreachable", 502, answer.error().detail));
        }
        const auto line = asking->question->take(*answer);
        if (line && !*line) return ask(asking);
        finish(*asking, line ? Result<std::string>(**line) : std::unexpected(line.error()));
      });
}

void ServerNode::finish(const Asking& asking, const Result<std::string>& line) {
  auto& world = parts_.world;
  asked_[asking.place] = false;
  if (asking.question) seen_sizes_[asking.place] = asking.question->seen_size();
  bool newer = false;
  const bool lost = parts_.power.lost_while(name_, [&] {
    newer = rounds_->take_answer(asking.place, asking.round, line, world.now_ms(), world.seconds());
  });
  world.tell(fmt::format("server hears of {}: {}", parts_.witnesses[asking.place].name(),
                         line ? (newer ? "the quorum" : "cosigned") : line.error().word));
  if (lost) return go_off(50, 4000);
  check_state();
}

// Laws: what it says of each witness, and what it calls witnessed, is true.
void ServerNode::check_state() {
  auto& world = parts_.world;
  const auto& state = rounds_->state();
  parts_.truth.check_reported(state.note, state.witnessed_size);
  for (std::size_t i = 0; i < state.witnesses.size(); ++i) {
    if (state.witnesses[i].size <= parts_.truth.largest(i)) continue;
    world.wrong(fmt::format("the server says that witness {} cosigned {} entries, which it did not",
                            i, state.witnesses[i].size));
  }
}

}  // namespace acta::simulation
