#include "acta/store/catch_up.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/record/entry.h"
#include "acta/record/tiles.h"
#include "acta/record/tree.h"

namespace acta::store {
namespace {

constexpr std::int64_t chunk = 1000;

Result<record::Tree> tree_of_first(Database& db, std::int64_t size) {
  record::Tree tree;
  for (std::int64_t from = 0; from < size; from += chunk) {
    (void)ACTA_TRY(each_entry(db, from, std::min(from + chunk, size),
                              [&](std::int64_t, ByteView bytes) -> Result<bool> {
                                tree.append(record::leaf_hash(bytes));
                                return true;
                              }));
  }
  return tree;
}

// Norm: C2SP tlog-tiles, "Partial Tiles": a partial bundle may be gone once the full one exists,
// which starts with it.
Result<std::vector<Bytes>> read_bundle(const record::Source& source, std::int64_t number,
                                       int width) {
  record::TileId id{.level = -1, .number = number, .width = width};
  auto bytes = source(record::tile_path(id));
  if (!bytes && width < record::tile_width && bytes.error().word == "record.no_such_file") {
    id.width = record::tile_width;
    bytes = source(record::tile_path(id));
  }
  const auto bundle = ACTA_TRY(std::move(bytes));
  const auto entries = ACTA_TRY(record::decode_bundle(bundle, id.width));
  std::vector<Bytes> copies;
  for (int i = 0; i < width; ++i) {
    const auto entry = entries[static_cast<std::size_t>(i)];
    copies.emplace_back(entry.begin(), entry.end());
  }
  return copies;
}

Result<bool> append_missing(Database& db, const record::Source& source, std::int64_t size,
                            record::Tree& tree, CaughtUp& caught,
                            const std::function<void(std::int64_t, std::int64_t)>& progress) {
  while (tree.size() < size) {
    const auto number = tree.size() / record::tile_width;
    const auto first = number * record::tile_width;
    const auto width = static_cast<int>(std::min(record::tile_width, size - first));
    const auto entries = ACTA_TRY(read_bundle(source, number, width));
    for (auto index = tree.size(); index < first + width; ++index) {
      const auto& bytes = entries[static_cast<std::size_t>(index - first)];
      const auto readable = record::view_entry(text_of(bytes));
      if (!readable) {
        return fault("record.does_not_hold",
                     fmt::format("entry {}: {}", index, readable.error().detail));
      }
      (void)ACTA_TRY(insert_entry(db, index, text_of(bytes)));
      tree.append(record::leaf_hash(bytes));
      caught.appended.push_back(index);
    }
    if (progress) progress(tree.size(), size);
  }
  return true;
}

Result<bool> append_in_transaction(
    Database& db, const record::Source& source, const Head& to, record::Tree& tree,
    CaughtUp& caught, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  const auto from = caught.head.size;
  (void)ACTA_TRY(hold_head(db, caught.head));
  (void)ACTA_TRY(append_missing(db, source, to.size, tree, caught, progress));
  if (tree.root() != to.root) {
    return refuse("record.fork", 409,
                  fmt::format("the {} entries here and the {} that came do not make the root of "
                              "the signed checkpoint: they are not one history, or the source is "
                              "damaged (acta-verify tells)",
                              from, caught.appended.size()));
  }
  (void)ACTA_TRY(move_head(db, from, to));
  // What was computed from fewer acts is computed again at the next start.
  (void)ACTA_TRY(db.execute("DELETE FROM view_state"));
  return db.commit();
}

}  // namespace

Result<Hash> root_of_first(Database& db, std::int64_t size) {
  return ACTA_TRY(tree_of_first(db, size)).root();
}

Result<CaughtUp> catch_up(Database& db, const record::VerifierKey& key,
                          const record::Source& source,
                          const std::function<void(std::int64_t, std::int64_t)>& progress) {
  CaughtUp caught{.head = ACTA_TRY(read_head(db)), .appended = {}};
  const auto note = ACTA_TRY(source("checkpoint"));
  const std::vector keys{key};
  const auto theirs = ACTA_TRY(record::VerifiedCheckpoint::open(text_of(note), key.name, keys));
  const auto common = std::min(theirs.size(), caught.head.size);
  auto tree = ACTA_TRY(tree_of_first(db, common));
  if (theirs.size() <= caught.head.size) {
    if (tree.root() == theirs.root()) return caught;
    return refuse(
        "record.fork", 409,
        fmt::format("the log signed another history of {} acts than the one here", theirs.size()));
  }
  const Head to{.size = theirs.size(),
                .root = theirs.root(),
                .checkpoint = std::string(text_of(note)),
                .epoch = caught.head.epoch};
  (void)ACTA_TRY(db.begin());
  const auto done = append_in_transaction(db, source, to, tree, caught, progress);
  if (!done) {
    (void)db.rollback();
    return std::unexpected(done.error());
  }
  caught.head = to;
  return caught;
}

}  // namespace acta::store
