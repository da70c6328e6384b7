#include "acta/record/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "acta/record/entry.h"
#include "acta/record/narrow_tiles.h"
#include "acta/record/tiles.h"
#include "acta/record/tree.h"

namespace acta::record {
namespace {

auto wrong(const std::string& path, std::string_view what) {
  return refuse("record.does_not_hold", 422, fmt::format("{}: {}", path, what));
}

struct TileFile {
  TileId id;  // as read: the full one where the partial one is gone
  Bytes bytes;
};

// A partial tile may have been deleted once the full one exists; the full one starts with it.
Result<TileFile> read_tile(const Source& source, const TileId& wanted) {
  auto bytes = source(tile_path(wanted));
  if (bytes) return TileFile{.id = wanted, .bytes = *std::move(bytes)};
  const bool gone = wanted.width < tile_width && bytes.error().word == "record.no_such_file";
  if (!gone) return std::unexpected(std::move(bytes).error());
  const TileId full{.level = wanted.level, .number = wanted.number, .width = tile_width};
  auto whole = source(tile_path(full));
  if (!whole) return std::unexpected(std::move(bytes).error());
  return TileFile{.id = full, .bytes = *std::move(whole)};
}

// Compares the tiles of one level with the hashes that the level below makes, as they come.
class Level {
 public:
  Level(const Source& source, int level, std::int64_t hashes)
      : source_(source), level_(level), hashes_(hashes) {}

  Result<bool> check(const Hash& hash) {
    const auto place = next_ % tile_width;
    if (place == 0) {
      const auto number = next_ / tile_width;
      const auto width = static_cast<int>(std::min(tile_width, hashes_ - number * tile_width));
      tile_ = ACTA_TRY(read_tile(source_, {.level = level_, .number = number, .width = width}));
      const auto length = static_cast<std::size_t>(tile_.id.width) * 32;
      if (tile_.bytes.size() != length) {
        return wrong(tile_path(tile_.id),
                     fmt::format("it has {} bytes, not {}", tile_.bytes.size(), length));
      }
    }
    if (!std::equal(hash.begin(), hash.end(), tile_.bytes.begin() + place * 32)) {
      return wrong(tile_path(tile_.id), fmt::format("hash {} is not that of {}", place, covered()));
    }
    ++next_;
    return true;
  }

 private:
  // What the next hash is of, in words.
  [[nodiscard]] std::string covered() const {
    if (level_ > 0) return tile_path({.level = level_ - 1, .number = next_, .width = tile_width});
    const auto number = next_ / tile_width;
    const auto width = static_cast<int>(std::min(tile_width, hashes_ - number * tile_width));
    return fmt::format("entry {} in {}", next_,
                       tile_path({.level = -1, .number = number, .width = width}));
  }

  const Source& source_;
  int level_;
  std::int64_t hashes_;
  std::int64_t next_ = 0;
  TileFile tile_;
};

class Pass {
 public:
  Pass(const Source& source, const VerifyOptions& options, Verification& result,
       const std::optional<Checkpoint>& remembered)
      : source_(source), options_(options), result_(result), remembered_(remembered) {
    for (auto hashes = result.checkpoint.size; hashes > 0; hashes /= tile_width) {
      const auto level = static_cast<int>(levels_.size());
      levels_.emplace_back(source, level, hashes);
    }
  }

  Result<bool> run() {
    (void)ACTA_TRY(check_remembered());
    const auto size = result_.checkpoint.size;
    for (std::int64_t number = 0; number * tile_width < size; ++number) {
      (void)ACTA_TRY(check_bundle(number, std::min(tile_width, size - number * tile_width)));
    }
    if (tree_.root() != result_.checkpoint.root) {
      return wrong("checkpoint", "its root is not that of the entries");
    }
    return true;
  }

 private:
  Result<bool> check_bundle(std::int64_t number, std::int64_t count) {
    const TileId id{.level = -1, .number = number, .width = static_cast<int>(count)};
    const auto bundle = ACTA_TRY(read_tile(source_, id));
    const auto path = tile_path(bundle.id);
    const auto entries = decode_bundle(bundle.bytes, bundle.id.width);
    if (!entries) return wrong(path, entries.error().detail);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      const auto index = number * tile_width + static_cast<std::int64_t>(i);
      if (options_.parse_entries) (void)ACTA_TRY(check_entry(path, index, (*entries)[i]));
      result_.bytes += static_cast<std::int64_t>((*entries)[i].size());
      (void)ACTA_TRY(add(leaf_hash((*entries)[i])));
      (void)ACTA_TRY(check_remembered());
    }
    return true;
  }

  Result<bool> check_entry(const std::string& path, std::int64_t index, ByteView bytes) {
    const auto entry = view_entry(text_of(bytes));
    if (!entry) return wrong(path, fmt::format("entry {}: {}", index, entry.error().detail));
    if (entry->at < last_at_) {
      return wrong(path, fmt::format("entry {} is older than the one before it", index));
    }
    last_at_ = entry->at;
    ++(entry->sealed ? result_.entries_sealed : result_.entries_open);
    return options_.authors ? check_authors(path, index, bytes) : Result<bool>(true);
  }

  Result<bool> check_authors(const std::string& path, std::int64_t index, ByteView bytes) {
    const auto authors = judge_authors(text_of(bytes), index, *options_.authors);
    if (!authors) return wrong(path, authors.error().detail);
    result_.signatures += static_cast<std::int64_t>(authors->persons.size());
    result_.signatures_unknown += authors->unknown;
    return true;
  }

  // Every eighth level of the tree is one of tiles.
  Result<bool> add(const Hash& leaf) {
    Result<bool> good = true;
    tree_.append(leaf, [&](int level, const Hash& hash) {
      if (level % 8 == 0 && good) good = levels_[static_cast<std::size_t>(level / 8)].check(hash);
    });
    return good;
  }

  Result<bool> check_remembered() {
    if (!remembered_ || tree_.size() != remembered_->size) return true;
    if (tree_.root() == remembered_->root) return true;
    return refuse("record.inconsistent", 422,
                  fmt::format("the first {} entries are not those of the remembered checkpoint",
                              remembered_->size));
  }

  const Source& source_;
  const VerifyOptions& options_;
  Verification& result_;
  const std::optional<Checkpoint>& remembered_;
  Tree tree_;
  std::vector<Level> levels_;
  Instant last_at_;
};

}  // namespace

Result<Verification> verify_record(const Source& source, const VerifyOptions& options) {
  const auto note = ACTA_TRY(source("checkpoint"));
  const auto keys = std::vector{options.key};
  const auto opened = VerifiedCheckpoint::open(text_of(note), options.key.name, keys);
  if (!opened) return wrong("checkpoint", opened.error().detail);
  Verification result;
  result.checkpoint = opened->checkpoint();
  result.note = text_of(note);
  std::optional<Checkpoint> remembered;
  if (options.remembered) {
    const auto before = VerifiedCheckpoint::open(*options.remembered, options.key.name, keys);
    if (!before) return wrong("the remembered checkpoint", before.error().detail);
    remembered = before->checkpoint();
    result.remembered_size = remembered->size;
    if (remembered->size > result.checkpoint.size) {
      return refuse("record.shorter", 422,
                    fmt::format("the record has {} entries; {} were remembered",
                                result.checkpoint.size, remembered->size));
    }
  }
  Pass pass(source, options, result, remembered);
  (void)ACTA_TRY(pass.run());
  return result;
}

Result<Verification> verify_directory(const std::string& directory, const VerifyOptions& options) {
  auto verified = ACTA_TRY(verify_record(directory_source(directory), options));
  (void)ACTA_TRY(check_narrow_tiles(directory, verified.checkpoint.size));
  return verified;
}

Source directory_source(std::string directory) {
  return [directory = std::move(directory)](const std::string& path) -> Result<Bytes> {
    std::ifstream file(directory + "/" + path, std::ios::binary | std::ios::ate);
    const auto size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    if (size < 0) return refuse("record.no_such_file", 404, path + ": there is no such file");
    if (size > published_size_max) {
      return refuse("record.file_too_large", 422, path + ": larger than any published file");
    }
    Bytes bytes(static_cast<std::size_t>(size));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()), size);
    if (file.gcount() != size) return fault("record.unreadable", path + ": it cannot be read");
    return bytes;
  };
}

}  // namespace acta::record
