#include "mirror_node.h"

#include "acta/record/tiles.h"

namespace acta::simulation {
namespace {

constexpr std::int64_t every_ms = 3000;

}  // namespace

MirrorNode::MirrorNode(Parts parts)
    : parts_(std::move(parts)), name_(fmt::format("mirror-{}", parts_.number)) {
  start();
  parts_.world.after(parts_.world.between(1, every_ms), [this] { look(); });
}

void MirrorNode::start() {
  auto& world = parts_.world;
  parts_.power.restore(name_);
  const auto own =
      record::make_signer("mirror.example/" + name_, record::KeyType::cosigner, Hash{9});
  auto opened = network::Mirror::open(parts_.power.path(name_), parts_.log, own);
  if (!opened && opened.error().word == "store.disk_full") return go_off();
  if (!opened) return world.wrong(name_ + " does not start: " + opened.error().detail);
  mirror_ = std::move(*opened);
  world.tell(fmt::format("{} started with {} entries", name_, standing().size));
  // Law: losing power damages nothing that was kept.
  if (const auto whole = mirror_->recheck(); !whole) {
    return world.wrong(name_ + " kept what does not hold: " + whole.error().detail);
  }
  check_served();
}

void MirrorNode::go_off() {
  mirror_.reset();
  parts_.world.after(parts_.world.between(50, 5000), [this] { start(); });
}

void MirrorNode::lose_power() {
  if (!on() || busy_) return;
  parts_.power.lose(name_);
  go_off();
}

Tree MirrorNode::standing() const {
  if (!mirror_) return {};
  const auto standing = mirror_->standing();
  return {.size = standing.size, .root = standing.root};
}

Result<Bytes> MirrorNode::serve(const std::string& path) const {
  if (!on() || busy_) return refuse("network.unreachable", 502, name_ + " is off");
  return record::directory_source(mirror_->folder())(path);
}

// As `acta mirror` does: mends what was found damaged, else follows.
void MirrorNode::look() {
  parts_.world.after(every_ms, [this] { look(); });
  if (!on() || busy_) return;
  busy_ = true;
  const bool lost = parts_.power.lost_while(name_, [this] { follow(); });
  busy_ = false;
  auto& world = parts_.world;
  world.tell(fmt::format("{} has {} entries: {}", name_, standing().size,
                         last_ ? "followed" : last_.error().word));
  ++world.counts[last_ ? "followed" : last_.error().word];
  if (lost) return go_off();
  // Law: neither a full disk nor a loss of power is ever taken for damage.
  if (const auto damage = mirror_->standing().damage; !damage.empty()) {
    world.wrong(name_ + " calls damaged what is not: " + damage);
  }
  check_served();
}

void MirrorNode::follow() {
  // One sync is shown one history, or a mixture of two.
  const auto* shown = parts_.shown();
  const auto* forged = parts_.forged();
  auto& world = parts_.world;
  const bool all_forged = forged != nullptr && world.fault(4);
  const record::Source source = [&](const std::string& path) -> Result<Bytes> {
    const bool swapped = forged != nullptr && world.fault(12);
    const auto* from = all_forged || swapped ? forged : shown;
    if (from == nullptr || parts_.power.is_lost(name_)) {
      return refuse("network.unreachable", 502, path + ": no answer");
    }
    return fetch(*from, path);
  };
  if (mirror_->standing().damage.empty()) {
    const auto grown = mirror_->sync(source, world.seconds());
    last_ = grown ? Result<bool>(true) : std::unexpected(grown.error());
  } else {
    last_ = mirror_->mend(source, world.seconds());
  }
}

Result<Bytes> MirrorNode::fetch(const History& from, const std::string& path) {
  auto& world = parts_.world;
  if (world.fault(25)) return refuse("network.unreachable", 502, path + ": the line broke");
  auto bytes = from.log.source()(path);
  if (path == "checkpoint" && world.fault(12)) {  // out of a cache
    auto old = from.notes.begin();
    std::advance(old, world.below(static_cast<std::int64_t>(from.notes.size())));
    bytes = Bytes(old->second.begin(), old->second.end());
  }
  const auto own = standing().size;
  const bool forged = &from == parts_.forged() && own > 0 && own <= from.size();
  if (path == "checkpoint" && forged && world.fault(3)) {
    const auto note = from.note_of(own);  // the same size, another root
    bytes = Bytes(note.begin(), note.end());
  }
  if (bytes && !bytes->empty() && world.fault(40)) {
    const auto at = world.below(static_cast<std::int64_t>(bytes->size()));
    (*bytes)[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << world.below(8));
  }
  world.meanwhile();
  return bytes;
}

// Laws: it never goes back, never to another history, and every file that it serves is that of the
// tree whose checkpoint it serves.
void MirrorNode::check_served() {
  auto& world = parts_.world;
  if (!on() || standing().size == 0) {
    if (on() && served_.size > 0) world.wrong(name_ + " went back to nothing");
    return;
  }
  const auto note = serve("checkpoint");
  const auto tree = note ? tree_of(std::string(text_of(*note))) : std::nullopt;
  if (!tree) return world.wrong(name_ + " serves no checkpoint");
  if (tree->size < served_.size) {
    return world.wrong(fmt::format("{} went back from {} to {}", name_, served_.size, tree->size));
  }
  if (!parts_.truth.agree(served_, *tree)) return world.wrong(name_ + " went to another history");
  served_ = *tree;
  const auto* history = parts_.truth.history_of(*tree);
  if (history == nullptr) return world.wrong(name_ + " serves a tree that nobody signed");
  const auto true_files = history->log.source();
  for (const auto& id : record::tiles_of(tree->size)) {
    auto bytes = serve(record::tile_path(id));
    auto full = id;
    full.width = record::tile_width;
    if (!bytes) bytes = serve(record::tile_path(full));
    const auto expected = history->file(id);
    const bool holds = bytes && expected && bytes->size() >= expected->size() &&
                       std::equal(expected->begin(), expected->end(), bytes->begin());
    if (!holds) return world.wrong(name_ + " serves what does not hold: " + record::tile_path(id));
  }
}

}  // namespace acta::simulation
