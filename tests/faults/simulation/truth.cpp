#include "truth.h"

#include "acta/record/note.h"

namespace acta::simulation {

record::TileReader History::tiles() const {
  return [this](const record::TileId& id) { return log.source()(record::tile_path(id)); };
}

void History::add(std::string entry) {
  log.append(entry);
  tree.append(record::leaf_hash(bytes_of(entry)));
  roots.push_back(tree.root());
  entries.push_back(std::move(entry));
}

void History::grow(std::int64_t more) {
  for (std::int64_t i = 0; i < more; ++i) add(record::test_entry(size(), story));
  log.publish();
  notes[size()] = log.checkpoint();
}

std::string History::note_of(std::int64_t size) const {
  const auto key = record::test_log_key();
  return record::sign_checkpoint(
      {.origin = key.verifier.name, .size = size, .root = roots[static_cast<std::size_t>(size)]},
      key);
}

History& Truth::begin(std::int64_t size) {
  auto& history = *histories_.emplace_back(std::make_unique<History>());
  history.story = "first";
  history.grow(size);
  return history;
}

History& Truth::fork(const History& from, std::int64_t size) {
  auto& history = *histories_.emplace_back(std::make_unique<History>());
  history.story = fmt::format("fork {}", histories_.size());
  for (std::int64_t i = 0; i < size; ++i) history.add(from.entries[static_cast<std::size_t>(i)]);
  history.grow(0);
  return history;
}

std::optional<Bytes> History::file(record::TileId id) const {
  std::size_t size = static_cast<std::size_t>(id.width) * 32;
  if (id.level < 0) {
    size = 0;
    const auto first = static_cast<std::size_t>(id.number * record::tile_width);
    for (auto i = first; i < first + static_cast<std::size_t>(id.width); ++i) {
      if (i >= entries.size()) return std::nullopt;
      size += 2 + entries[i].size();
    }
  }
  for (; id.width <= record::tile_width; ++id.width) {
    const auto found = log.files.find(record::tile_path(id));
    if (found == log.files.end()) continue;
    return Bytes(found->second.begin(), found->second.begin() + static_cast<std::ptrdiff_t>(size));
  }
  return std::nullopt;
}

const History* Truth::history_of(Tree tree) const {
  for (const auto& history : histories_) {
    if (is_of(*history, tree)) return history.get();
  }
  return nullptr;
}

bool Truth::is_of(const History& history, Tree tree) {
  return tree.size <= history.size() &&
         history.roots[static_cast<std::size_t>(tree.size)] == tree.root;
}

bool Truth::agree(Tree one, Tree other) const {
  if (one.size == 0 || other.size == 0) return true;
  for (const auto& history : histories_) {
    if (is_of(*history, one) && is_of(*history, other)) return true;
  }
  return false;
}

void Truth::cosigned(std::size_t witness, bool honest, const std::string& note,
                     const std::string& line) {
  const auto tree = tree_of(note);
  if (!tree) return world_.wrong("a witness cosigned what is no checkpoint");
  ++world_.counts["cosigned"];
  if (honest) {
    for (const auto& other : by_witness_[witness]) {
      if (!agree(other, *tree)) {
        world_.wrong(fmt::format("witness {} cosigned two histories, of {} and of {} entries",
                                 witness, other.size, tree->size));
      }
    }
  }
  by_witness_[witness].insert(*tree);
  const auto text = note.substr(0, note.find("\n\n") + 1);
  auto& lines = lines_[text][witness];
  lines.insert(line);
  if (lines.size() > 1) return;
  std::string all = note;
  for (const auto& [other, theirs] : lines_[text]) all += *theirs.begin();
  if (!policy_.judge(all)) return;
  ++world_.counts["quorum"];
  for (const auto& other : quorums_) {
    if (!agree(other, *tree)) {
      world_.wrong(fmt::format("the quorum cosigned two histories, of {} and of {} entries",
                               other.size, tree->size));
    }
  }
  quorums_.insert(*tree);
}

std::int64_t Truth::signed_by(const std::string& text, const std::string& note) const {
  const auto given = lines_.find(text);
  if (given == lines_.end()) return 0;
  return std::ranges::count_if(given->second, [&](const auto& by) {
    return std::ranges::any_of(by.second,
                               [&](const auto& line) { return note.find(line) != note.npos; });
  });
}

void Truth::check_reported(const std::string& note, std::int64_t witnessed_size) {
  if (witnessed_size == 0) return;
  const auto tree = tree_of(note);
  const auto text = note.substr(0, note.find("\n\n") + 1);
  if (!tree || tree->size != witnessed_size) {
    return world_.wrong("the server calls another size witnessed than its checkpoint has");
  }
  // The policies of the simulation name the threshold first: "2of3".
  const std::int64_t needed = policy_.quorum()[0] - '0';
  if (const auto count = signed_by(text, note); count < needed) {
    world_.wrong(fmt::format("the server reports as witnessed what {} of {} really cosigned", count,
                             needed));
  }
}

std::int64_t Truth::largest(std::size_t witness) const {
  const auto found = by_witness_.find(witness);
  return found == by_witness_.end() ? 0 : found->second.rbegin()->size;
}

std::optional<Tree> tree_of(const std::string& note) {
  const auto parsed = record::parse_note(note);
  const auto claimed =
      parsed ? record::parse_checkpoint(parsed->text) : std::unexpected(parsed.error());
  if (!claimed) return std::nullopt;
  return Tree{.size = claimed->size, .root = claimed->root};
}

}  // namespace acta::simulation
