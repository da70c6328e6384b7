#include "acta/record/tiles.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "acta/record/tile_writer.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

using Files = std::map<std::string, Bytes>;

void append_vector_entries(TileWriter& writer, std::int64_t size) {
  while (writer.size() < size) writer.append(bytes_of(std::to_string(writer.size())));
}

void store(Files& files, TileWriter& writer) {
  for (auto& file : writer.take()) files[tile_path(file.id)] = std::move(file.bytes);
}

TileReader reader_of(const Files& files) {
  return [&files](const TileId& id) -> Result<Bytes> {
    const auto found = files.find(tile_path(id));
    if (found == files.end()) return refuse("test", 404, tile_path(id));
    return found->second;
  };
}

std::vector<std::string> paths_of(const std::vector<TileId>& tiles) {
  std::vector<std::string> paths;
  paths.reserve(tiles.size());
  for (const auto& tile : tiles) paths.push_back(tile_path(tile));
  return paths;
}

TEST(Tiles, OfATreeOf256AreOneFullTileAndOneHashAbove) {
  EXPECT_EQ(paths_of(tiles_of(256)),
            (std::vector<std::string>{"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}));
  EXPECT_TRUE(tiles_of(0).empty());
}

TEST(Tiles, OfAGrowthAreOnlyThoseThatChanged) {
  EXPECT_EQ(paths_of(new_tiles(300, 301)),
            (std::vector<std::string>{"tile/entries/001.p/45", "tile/0/001.p/45"}));
  EXPECT_EQ(paths_of(new_tiles(511, 513)),
            (std::vector<std::string>{"tile/entries/001", "tile/entries/002.p/1", "tile/0/001",
                                      "tile/0/002.p/1", "tile/1/000.p/2"}));
  EXPECT_TRUE(new_tiles(300, 300).empty());
}

TEST(Bundles, AreReadOnlyWhenTheyHoldExactlyTheirEntries) {
  const std::vector<Bytes> entries{{'a'}, {}, Bytes(entry_size_max, 7)};
  const auto bundle = encode_bundle(entries);
  const auto decoded = decode_bundle(bundle, 3);
  ASSERT_TRUE(decoded);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(std::ranges::equal((*decoded)[i], entries[i]));
  }
  EXPECT_FALSE(decode_bundle(bundle, 2));
  EXPECT_FALSE(decode_bundle(bundle, 4));
  EXPECT_FALSE(decode_bundle(ByteView(bundle).first(bundle.size() - 1), 3));
  EXPECT_FALSE(decode_bundle({}, 1));
  const Bytes half{0};
  EXPECT_FALSE(decode_bundle(half, 1));
}

TEST(TileWriter, GivesWhatTheGrowthListsHoweverTheEntriesAreGrouped) {
  Files at_once;
  TileWriter whole;
  append_vector_entries(whole, 1'000);
  store(at_once, whole);
  for (const std::int64_t step : {1, 7, 255, 256, 257}) {
    TileWriter writer;
    Files files;
    for (std::int64_t size = 0; size < 1'000;) {
      const auto before = size;
      size = std::min<std::int64_t>(size + step, 1'000);
      append_vector_entries(writer, size);
      auto taken = writer.take();
      std::vector<TileId> ids;
      for (auto& file : taken) {
        ids.push_back(file.id);
        files[tile_path(file.id)] = std::move(file.bytes);
      }
      ASSERT_EQ(paths_of(ids), paths_of(new_tiles(before, size)));
    }
    EXPECT_TRUE(writer.take().empty());
    for (const auto& [path, bytes] : at_once) EXPECT_EQ(files.at(path), bytes) << path;
  }
}

TEST(TileWriter, GivesFullTilesAloneAndThePartialOnesAtTheEnd) {
  TileWriter whole;
  Files at_once;
  append_vector_entries(whole, 1'000);
  store(at_once, whole);
  TileWriter pieces;
  Files files;
  for (const std::int64_t size : {300, 512, 1'000}) {
    append_vector_entries(pieces, size);
    for (auto& file : pieces.take_full()) {
      EXPECT_EQ(file.id.width, tile_width);
      EXPECT_TRUE(files.emplace(tile_path(file.id), std::move(file.bytes)).second);
    }
  }
  store(files, pieces);
  EXPECT_EQ(files, at_once);
}

TEST(TileWriter, GoesOnFromStoredTilesAsIfItHadNeverStopped) {
  for (const std::int64_t stop : {0, 1, 255, 256, 257, 700}) {
    TileWriter first;
    Files files;
    append_vector_entries(first, stop);
    store(files, first);
    auto second = TileWriter::resume(stop, reader_of(files));
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_EQ(second->root(), first.root());
    append_vector_entries(first, 800);
    append_vector_entries(*second, 800);
    EXPECT_EQ(second->root(), first.root());
    Files one;
    Files other;
    store(one, first);
    store(other, *second);
    EXPECT_EQ(one, other) << stop;
  }
}

TEST(TileWriter, RefusesToGoOnFromTruncatedTiles) {
  TileWriter writer;
  Files files;
  append_vector_entries(writer, 300);
  store(files, writer);
  files["tile/entries/001.p/44"].pop_back();
  EXPECT_FALSE(TileWriter::resume(300, reader_of(files)));
}

TEST(Proofs, ComeOutOfStoredTilesForAnyIndexAndSize) {
  constexpr std::int64_t size = 66'000;
  TileWriter writer;
  append_vector_entries(writer, size);
  Files files;
  store(files, writer);
  const auto subtrees = subtrees_in(size, reader_of(files));
  EXPECT_EQ(root_of(size, subtrees).value(), writer.root());
  for (const std::int64_t index : {0, 1, 255, 256, 65'535, 65'536, 65'999}) {
    const auto proof = inclusion_proof(index, size, subtrees);
    ASSERT_TRUE(proof) << proof.error().detail;
    EXPECT_TRUE(verify_inclusion(index, size, vector_leaf(index), *proof, writer.root()));
  }
  for (const std::int64_t from : {1, 255, 256, 257, 65'536, 65'999}) {
    const auto proof = consistency_proof(from, size, subtrees);
    ASSERT_TRUE(proof) << proof.error().detail;
    EXPECT_TRUE(
        verify_consistency(from, size, *proof, root_of(from, subtrees).value(), writer.root()));
  }
  // A smaller tree's proof, out of the larger one's tiles.
  const auto proof = inclusion_proof(43, 300, subtrees);
  ASSERT_TRUE(proof);
  EXPECT_TRUE(verify_inclusion(43, 300, vector_leaf(43), *proof, root_of(300, subtrees).value()));
}

TEST(Vectors, PathsAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  std::size_t count = 0;
  for (const auto& item : *section("tile_paths").array()) {
    const auto n = number_in(item, "n");
    EXPECT_EQ(tile_path({.level = 0, .number = n}), text_in(item, "tile0"));
    EXPECT_EQ(tile_path({.level = 1, .number = n, .width = 17}), text_in(item, "tile1_partial_17"));
    EXPECT_EQ(tile_path({.level = -1, .number = n}), text_in(item, "entries"));
    ++count;
  }
  executed("tile_paths", count);
}

TEST(Vectors, TilesAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  TileWriter writer;
  Files files;
  std::size_t count = 0;
  for (const auto& item : *section("tiles").array()) {
    append_vector_entries(writer, number_in(item, "size"));
    store(files, writer);
    EXPECT_EQ(to_hex(writer.root()), text_in(item, "root"));
    for (const auto& tile : *item.find("tiles_listed")->array()) {
      const auto& bytes = files[text_in(tile, "path")];
      EXPECT_EQ(static_cast<std::int64_t>(bytes.size()), number_in(tile, "bytes"));
      EXPECT_EQ(to_hex(sha256(bytes)), text_in(tile, "sha256")) << text_in(tile, "path");
      ++count;
    }
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> needed;
    for (const auto& tile : tiles_of(writer.size())) {
      if (tile.level < 0) continue;
      auto& [full, partial] = needed[std::to_string(tile.level)];
      (tile.width == tile_width ? full : partial) += tile.width == tile_width ? 1 : tile.width;
    }
    for (const auto& [level, numbers] : *item.find("needed")->object()) {
      EXPECT_EQ(needed[level].first, number_in(numbers, "full"));
      EXPECT_EQ(needed[level].second, number_in(numbers, "partial_width"));
    }
    EXPECT_EQ(needed.size(), item.find("needed")->object()->size());
  }
  executed("tiles", count);
}

TEST(Vectors, BundlesAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  std::size_t count = 0;
  for (const auto& item : *section("entry_bundles").array()) {
    const auto first = number_in(item, "first_index");
    std::vector<Bytes> entries;
    for (std::int64_t i = first; i < first + number_in(item, "count"); ++i) {
      const auto text = std::to_string(i);
      entries.emplace_back(text.begin(), text.end());
    }
    const auto bundle = encode_bundle(entries);
    EXPECT_EQ(static_cast<std::int64_t>(bundle.size()), number_in(item, "bytes"));
    EXPECT_EQ(to_hex(sha256(bundle)), text_in(item, "sha256"));
    EXPECT_EQ(
        tile_path(
            {.level = -1, .number = first / tile_width, .width = static_cast<int>(entries.size())}),
        text_in(item, "path"));
    ++count;
  }
  executed("entry_bundles", count);
}

}  // namespace
}  // namespace acta::record
