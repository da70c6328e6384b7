// Narrower tiles of earlier sizes, which lie in a directory beside the tiles of its checkpoint for
// who still has an earlier one (C2SP tlog-tiles, "Partial Tiles"). None of them is read when the
// record is verified at its checkpoint; each has to be the beginning of the tile that was.
#pragma once

#include <cstdint>
#include <string>

#include "acta/base/result.h"
#include "acta/record/tiles.h"

namespace acta::record {

// REQUIRES that the record of `size` below the directory was verified. One tile and its narrower
// ones are held at a time. Files that vanish meanwhile are passed over.
Result<bool> check_narrow_tiles(const std::string& directory, std::int64_t size);
// Removes them: whoever asks finds the wider ones.
void remove_narrow_tiles(const std::string& directory, std::int64_t size);
// Of one tile the partial ones that are wider than it is in a tree of `size`: of a checkpoint that
// was never shown. They are gone for good when this returns.
Result<bool> remove_wider_tiles(const std::string& directory, const TileId& tile,
                                std::int64_t size);

}  // namespace acta::record
