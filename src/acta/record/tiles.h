// Tiles and entry bundles, as C2SP tlog-tiles lays them out: a tree in immutable files.
//
// A tile of level L and number N holds up to 256 hashes; entry i is the root of the 256^L leaves
// from (N * 256 + i) * 256^L on. Partial tiles are never hashed upward. An entry bundle holds up to
// 256 entries, each a big-endian 16-bit length and its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/tree.h"

namespace acta::record {

inline constexpr std::int64_t tile_width = 256;
inline constexpr std::size_t entry_size_max = 65'535;

struct TileId {
  int level = 0;  // -1: an entry bundle
  std::int64_t number = 0;
  int width = 256;  // 1 to 255 when partial
};

// "tile/0/x001/234.p/112", "tile/entries/000".
[[nodiscard]] std::string tile_path(const TileId& tile);
// The tiles and bundles that a tree of `size` has and one of `from` had not; levels ascending.
[[nodiscard]] std::vector<TileId> new_tiles(std::int64_t from, std::int64_t size);
// The tiles of a tree: every full one, and the one partial of each level.
[[nodiscard]] std::vector<TileId> tiles_of(std::int64_t size);

[[nodiscard]] Bytes encode_bundle(const std::vector<Bytes>& entries);
// Refuses bytes that are not exactly `count` entries.
[[nodiscard]] Result<std::vector<ByteView>> decode_bundle(ByteView bundle, int count);

// Gives the bytes of a full tile, or of the partial one that a tree of `size` has.
using TileReader = std::function<Result<Bytes>(const TileId&)>;
// Reads subtrees out of the tiles of a tree of `size`.
[[nodiscard]] SubtreeReader subtrees_in(std::int64_t size, TileReader read);

}  // namespace acta::record
