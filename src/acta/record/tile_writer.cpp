#include "acta/record/tile_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "acta/base/check.h"

namespace acta::record {

void TileWriter::close(Open& open, int level) {
  open.full.push_back({.id = {.level = level, .number = open.number, .width = tile_width},
                       .bytes = std::exchange(open.bytes, {})});
  open.width = 0;
  open.taken = 0;
  ++open.number;
}

Hash TileWriter::append(ByteView entry) {
  ACTA_ASSERT(entry.size() <= entry_size_max);
  bundle_.bytes.push_back(static_cast<std::uint8_t>(entry.size() >> 8U));
  bundle_.bytes.push_back(static_cast<std::uint8_t>(entry.size() & 0xFFU));
  bundle_.bytes.insert(bundle_.bytes.end(), entry.begin(), entry.end());
  if (++bundle_.width == tile_width) close(bundle_, -1);
  const auto leaf = leaf_hash(entry);
  // Every eighth level of the tree is one of tiles.
  tree_.append(leaf, [this](int level, const Hash& hash) {
    if (level % 8 == 0) add(hash, static_cast<std::size_t>(level / 8));
  });
  return leaf;
}

void TileWriter::add(const Hash& hash, std::size_t level) {
  if (level == levels_.size()) levels_.emplace_back();
  auto& open = levels_[level];
  open.bytes.insert(open.bytes.end(), hash.begin(), hash.end());
  if (++open.width == tile_width) close(open, static_cast<int>(level));
}

std::vector<TileBytes> TileWriter::take() {
  std::vector<TileBytes> files;
  const auto take_from = [&files](Open& open, int level) {
    std::ranges::move(std::exchange(open.full, {}), std::back_inserter(files));
    if (open.width > open.taken) {
      files.push_back({.id = {.level = level, .number = open.number, .width = open.width},
                       .bytes = open.bytes});
      open.taken = open.width;
    }
  };
  take_from(bundle_, -1);
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    take_from(levels_[level], static_cast<int>(level));
  }
  return files;
}

std::vector<TileBytes> TileWriter::take_full() {
  auto files = std::exchange(bundle_.full, {});
  for (auto& level : levels_) {
    std::ranges::move(std::exchange(level.full, {}), std::back_inserter(files));
  }
  return files;
}

Result<TileWriter> TileWriter::resume(std::int64_t size, const TileReader& read) {
  TileWriter writer;
  writer.tree_ = ACTA_TRY(Tree::resume(size, subtrees_in(size, read)));
  const auto reopen = [&](int level, std::int64_t count) -> Result<Open> {
    Open open{.number = count / tile_width, .width = static_cast<int>(count % tile_width)};
    open.taken = open.width;
    if (open.width == 0) return open;
    const TileId id{.level = level, .number = open.number, .width = open.width};
    open.bytes = ACTA_TRY(read(id));
    const bool whole = level < 0 ? decode_bundle(open.bytes, open.width).has_value()
                                 : open.bytes.size() == static_cast<std::size_t>(open.width) * 32;
    if (!whole) return refuse("record.tile_malformed", 422, tile_path(id) + " has another length");
    return open;
  };
  writer.bundle_ = ACTA_TRY(reopen(-1, size));
  for (auto count = size; count > 0; count /= tile_width) {
    const auto level = static_cast<int>(writer.levels_.size());
    writer.levels_.push_back(ACTA_TRY(reopen(level, count)));
  }
  return writer;
}

}  // namespace acta::record
