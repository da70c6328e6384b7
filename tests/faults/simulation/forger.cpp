#include "forger.h"

#include "acta/network/add_checkpoint.h"

namespace acta::simulation {

void Forger::begin(const History& real) {
  auto& world = parts_.world;
  const auto shared = std::max<std::int64_t>(real.size() - world.below(80), 0);
  real_ = &real;
  forged_ = &parts_.truth.fork(real, shared);
  forged_->grow(world.between(1, 30));
  world.tell(fmt::format("somebody signs another history, from {} entries on", shared));
  act();
}

void Forger::act() {
  auto& world = parts_.world;
  if (!world.faulty) return;
  world.after(world.between(300, 2500), [this] { act(); });
  if (world.fault(3)) forged_->grow(world.between(1, 40));
  // Often the size that the real one has: the same size, another root.
  const auto missing = real_->size() - forged_->size();
  if (missing > 0 && world.fault(3)) forged_->grow(missing);
  const auto place =
      static_cast<std::size_t>(world.below(static_cast<std::int64_t>(parts_.witnesses.size())));
  ++world.counts["forged"];
  parts_.net.ask(parts_.witnesses[place], request(place), [](const Result<network::Answer>&) {});
}

// The old size that the witness has, or another; the proof of one history or of the other.
std::string Forger::request(std::size_t witness) {
  auto& world = parts_.world;
  const auto seen = parts_.witnesses[witness].seen().size;
  const auto size = forged_->size();
  auto old_size = std::min(seen, size);
  if (world.fault(6)) old_size = world.below(size + 1);
  network::AddCheckpoint asked{.old_size = old_size, .proof = {}, .note = forged_->note()};
  const auto& from = world.fault(4) && real_->size() >= size ? *real_ : *forged_;
  // Sometimes from the size that the witness has, whatever the request says.
  const auto proved_from = world.fault(2) ? std::min(seen, size) : old_size;
  if (proved_from > 0 && proved_from < size) {
    auto proof = record::consistency_proof(proved_from, size,
                                           record::subtrees_in(from.size(), from.tiles()));
    if (proof) asked.proof = *std::move(proof);
  }
  return network::print_add_checkpoint(asked);
}

}  // namespace acta::simulation
