#include "acta/record/narrow_tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "acta/base/files.h"
#include "acta/record/verify.h"

namespace acta::record {
namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> number_in(std::string_view digits) {
  std::int64_t number = 0;
  const auto end = std::from_chars(digits.begin(), digits.end(), number);
  const bool whole = end.ec == std::errc{} && end.ptr == digits.end() && !digits.empty();
  return whole ? std::optional(number) : std::nullopt;
}

// Of "0/x001/234.p" or "entries/000.p".
std::optional<TileId> tile_of(const fs::path& folder) {
  TileId id{.level = -1};
  bool first = true;
  for (const auto& part : folder) {
    auto text = part.string();
    if (first) {
      first = false;
      const auto level = text == "entries" ? std::optional<std::int64_t>(-1) : number_in(text);
      if (!level) return std::nullopt;
      id.level = static_cast<int>(*level);
      continue;
    }
    if (text.starts_with('x')) text.erase(0, 1);
    if (text.ends_with(".p")) text.resize(text.size() - 2);
    const auto digits = number_in(text);
    if (!digits) return std::nullopt;
    id.number = id.number * 1000 + *digits;
  }
  return id;
}

// How wide the tile is in a tree of `size`; nothing when that tree has none of it.
int width_in(std::int64_t size, const TileId& id) {
  for (int level = 0; level < id.level; ++level) size /= tile_width;
  return static_cast<int>(std::clamp(size - id.number * tile_width, std::int64_t{0}, tile_width));
}

// Every folder of partial tiles, as the tile of a tree of `size`.
Result<bool> each_folder(const std::string& directory, std::int64_t size,
                         const std::function<void(const TileId&, const fs::path&)>& visit) {
  std::error_code error;
  const auto root = fs::path(directory) / "tile";
  fs::recursive_directory_iterator at(root, error);
  std::vector<std::pair<TileId, fs::path>> found;
  if (error == std::errc::no_such_file_or_directory) return true;
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->path().extension() != ".p") continue;
    if (auto id = tile_of(fs::relative(at->path(), root, error)))
      found.emplace_back(*id, at->path());
  }
  if (error)
    return fault("store.io_error", "cannot list " + root.string() + ": " + error.message());
  for (auto& [id, folder] : found) {
    id.width = width_in(size, id);
    if (id.width > 0) visit(id, folder);
  }
  return true;
}

Result<std::vector<int>> widths_in(const fs::path& folder) {
  std::vector<int> widths;
  for (const auto& name : ACTA_TRY(names_in(folder))) {
    const auto width = number_in(name);
    if (width && *width > 0 && *width < tile_width) widths.push_back(static_cast<int>(*width));
  }
  std::ranges::sort(widths);
  return widths;
}

Result<bool> check_one(const TileId& narrow, ByteView bytes, const TileId& wide, ByteView whole) {
  const auto wrong = [&](std::string_view what) {
    return refuse("record.does_not_hold", 422, fmt::format("{}: {}", tile_path(narrow), what));
  };
  if (narrow.level < 0) {
    const auto entries = decode_bundle(bytes, narrow.width);
    if (!entries) return wrong(entries.error().detail);
  } else if (bytes.size() != static_cast<std::size_t>(narrow.width) * 32) {
    return wrong(fmt::format("it has {} bytes, not {}", bytes.size(), narrow.width * 32));
  }
  // One that is wider belongs to a checkpoint that is on its way.
  const auto common = std::min(bytes.size(), whole.size());
  if (std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(common),
                 whole.begin())) {
    return true;
  }
  return wrong("it is not the beginning of " + tile_path(wide));
}

Result<bool> check_folder(const Source& source, const TileId& tile, const fs::path& folder) {
  auto wide = tile;
  auto whole = source(tile_path(wide));
  if (!whole) {
    wide.width = tile_width;
    whole = source(tile_path(wide));
  }
  for (const auto width : ACTA_TRY(widths_in(folder))) {
    auto narrow = tile;
    narrow.width = width;
    const auto bytes = source(tile_path(narrow));
    if (!bytes && bytes.error().word == "record.no_such_file") continue;
    if (!bytes) return std::unexpected(bytes.error());
    if (!whole) return std::unexpected(whole.error());
    (void)ACTA_TRY(check_one(narrow, *bytes, wide, *whole));
  }
  return true;
}

}  // namespace

Result<bool> check_narrow_tiles(const std::string& directory, std::int64_t size) {
  const auto source = directory_source(directory);
  Result<bool> good = true;
  (void)ACTA_TRY(each_folder(directory, size, [&](const TileId& tile, const fs::path& folder) {
    if (good) good = check_folder(source, tile, folder);
  }));
  return good;
}

void remove_narrow_tiles(const std::string& directory, std::int64_t size) {
  (void)each_folder(directory, size, [](const TileId& tile, const fs::path& folder) {
    // What stays is removed another time.
    for (const auto width : widths_in(folder).value_or(std::vector<int>())) {
      std::error_code ignored;
      if (width < tile.width) fs::remove(folder / std::to_string(width), ignored);
    }
  });
}

Result<bool> remove_wider_tiles(const std::string& directory, const TileId& tile,
                                std::int64_t size) {
  auto partial = tile;
  partial.width = 1;
  const auto folder = fs::path(directory + "/" + tile_path(partial)).parent_path();
  std::string removed;
  for (const auto width : ACTA_TRY(widths_in(folder))) {
    std::error_code error;
    if (width <= width_in(size, tile)) continue;
    removed = folder / std::to_string(width);
    if (!fs::remove(removed, error) && error) {
      return fault("store.io_error", "cannot remove " + removed + ": " + error.message());
    }
  }
  if (removed.empty()) return true;
  return flush_folder_of(removed);
}

}  // namespace acta::record
