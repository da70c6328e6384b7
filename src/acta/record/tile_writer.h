// The files by which a published record grows: append entries, take the files, write them.
//
// Holds the open bundle and one open tile of each level, nothing more. Files come as TileId and
// bytes; a full one is given once, a partial one at each taking after which it changed. The files
// must be written before a checkpoint of their size is. One thread.
//
//   TileWriter writer;
//   writer.append(entry);
//   for (const auto& file : writer.take()) write(tile_path(file.id), file.bytes);
#pragma once

#include <cstdint>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/tiles.h"
#include "acta/record/tree.h"

namespace acta::record {

struct TileBytes {
  TileId id;
  Bytes bytes;
};

class TileWriter {
 public:
  TileWriter() = default;
  // Goes on where a stored record of that size ends.
  static Result<TileWriter> resume(std::int64_t size, const TileReader& read);

  // REQUIRES at most 65,535 bytes. Gives the leaf hash.
  Hash append(ByteView entry);
  [[nodiscard]] std::int64_t size() const { return tree_.size(); }
  [[nodiscard]] Hash root() const { return tree_.root(); }
  // What new_tiles(size at the last taking, size) lists, in that order.
  [[nodiscard]] std::vector<TileBytes> take();
  // Of these the full ones alone, in no order among the levels: so that a long way is written in
  // pieces without the partial tiles in between.
  [[nodiscard]] std::vector<TileBytes> take_full();

 private:
  struct Open {
    std::int64_t number = 0;
    int width = 0;
    int taken = 0;  // width at the last taking
    Bytes bytes;
    std::vector<TileBytes> full;  // since the last taking
  };
  static void close(Open& open, int level);
  void add(const Hash& hash, std::size_t level);

  Tree tree_;
  Open bundle_;
  std::vector<Open> levels_;
};

}  // namespace acta::record
