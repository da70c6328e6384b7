#include "acta/record/tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "acta/base/check.h"

namespace acta::record {
namespace {

// How many hashes of that level a tree of `size` has whole.
std::int64_t hashes_at(int level, std::int64_t size) {
  for (int i = 0; i < level; ++i) size /= tile_width;
  return size;
}

void add_level(std::vector<TileId>& tiles, int name, std::int64_t before, std::int64_t after) {
  for (auto number = before / tile_width; number * tile_width < after; ++number) {
    const auto width = std::min(tile_width, after - number * tile_width);
    if (number * tile_width + width <= before) continue;
    tiles.push_back({.level = name, .number = number, .width = static_cast<int>(width)});
  }
}

Hash hash_in(const Bytes& tile, std::int64_t place) {
  Hash hash;
  std::copy_n(tile.begin() + place * 32, 32, hash.begin());
  return hash;
}

// The tile of a tree of `size` that has that number at that level.
TileId tile_in(std::int64_t size, int level, std::int64_t number) {
  const auto width = std::min(tile_width, hashes_at(level, size) - number * tile_width);
  return {.level = level, .number = number, .width = static_cast<int>(width)};
}

}  // namespace

std::string tile_path(const TileId& tile) {
  std::string number = fmt::format("{:03}", tile.number % 1000);
  for (auto rest = tile.number / 1000; rest > 0; rest /= 1000) {
    number = fmt::format("x{:03}/{}", rest % 1000, number);
  }
  const auto level = tile.level < 0 ? std::string("entries") : fmt::format("{}", tile.level);
  const auto partial = tile.width == tile_width ? std::string() : fmt::format(".p/{}", tile.width);
  return fmt::format("tile/{}/{}{}", level, number, partial);
}

std::vector<TileId> new_tiles(std::int64_t from, std::int64_t size) {
  std::vector<TileId> tiles;
  add_level(tiles, -1, from, size);
  for (int level = 0; hashes_at(level, size) > 0; ++level) {
    add_level(tiles, level, hashes_at(level, from), hashes_at(level, size));
  }
  return tiles;
}

std::vector<TileId> tiles_of(std::int64_t size) {
  return new_tiles(0, size);
}

Bytes encode_bundle(const std::vector<Bytes>& entries) {
  Bytes bundle;
  for (const auto& entry : entries) {
    ACTA_ASSERT(entry.size() <= entry_size_max);
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8U));
    bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xFFU));
    bundle.insert(bundle.end(), entry.begin(), entry.end());
  }
  return bundle;
}

Result<std::vector<ByteView>> decode_bundle(ByteView bundle, int count) {
  std::vector<ByteView> entries;
  std::size_t at = 0;
  while (at + 2 <= bundle.size()) {
    const auto size = static_cast<std::size_t>(bundle[at]) * 256 + bundle[at + 1];
    at += 2;
    if (size > bundle.size() - at) break;
    entries.push_back(bundle.subspan(at, size));
    at += size;
    if (at == bundle.size() && entries.size() == static_cast<std::size_t>(count)) return entries;
  }
  return refuse("record.bundle_malformed", 422,
                fmt::format("the bundle does not hold exactly {} entries", count));
}

SubtreeReader subtrees_in(std::int64_t size, TileReader read) {
  struct Cache {
    TileReader read;
    std::map<std::pair<int, std::int64_t>, Bytes> tiles;
  };
  auto cache = std::make_shared<Cache>(Cache{.read = std::move(read), .tiles = {}});
  return [size, cache](int level, std::int64_t index) -> Result<Hash> {
    const int tile_level = level / 8;
    const std::int64_t first = index << (level % 8);  // of the hashes of the tile's level
    const std::int64_t count = std::int64_t{1} << (level % 8);
    const auto id = tile_in(size, tile_level, first / tile_width);
    auto found = cache->tiles.find({id.level, id.number});
    if (found == cache->tiles.end()) {
      auto bytes = ACTA_TRY(cache->read(id));
      if (bytes.size() != static_cast<std::size_t>(id.width) * 32) {
        return refuse("record.tile_malformed", 422, tile_path(id) + " has another length");
      }
      found = cache->tiles.emplace(std::pair(id.level, id.number), std::move(bytes)).first;
    }
    Tree tree;
    for (std::int64_t i = 0; i < count; ++i) {
      tree.append(hash_in(found->second, first % tile_width + i));
    }
    return tree.root();
  };
}

}  // namespace acta::record
