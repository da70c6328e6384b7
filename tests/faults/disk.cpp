#include "disk.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include "disk_watched.h"

namespace acta::faults {
namespace {

namespace fs = std::filesystem;

void apply(std::string& content, const Change& change) {
  const auto at = static_cast<std::size_t>(change.at);
  if (change.truncates) return content.resize(at);
  if (content.size() < at + change.bytes.size()) content.resize(at + change.bytes.size());
  content.replace(at, change.bytes.size(), change.bytes);
}

// What the name means after a loss of power that drops all that was not flushed.
std::shared_ptr<const File> durable_meaning(const File& file) {
  return file.named ? std::make_shared<const File>(file) : file.before;
}

// Only the first `kept` of the sectors that a write touches, or some of them.
std::vector<Change> torn(const Change& change, std::mt19937_64& random) {
  const std::int64_t sector = random() % 2 == 0 ? 512 : 4096;
  std::vector<Change> parts;
  const auto end = change.at + static_cast<std::int64_t>(change.bytes.size());
  for (auto from = change.at; from < end;) {
    const auto to = std::min(end, (from / sector + 1) * sector);
    parts.push_back({.at = from,
                     .bytes = change.bytes.substr(static_cast<std::size_t>(from - change.at),
                                                  static_cast<std::size_t>(to - from)),
                     .truncates = false});
    from = to;
  }
  if (random() % 2 == 0) parts.resize(random() % (parts.size() + 1));
  std::erase_if(parts, [&](const Change&) { return random() % 4 == 0; });
  return parts;
}

std::vector<Change> left(std::vector<Change> pending, Loss loss, std::mt19937_64& random) {
  if (loss == Loss::all_dropped) return {};
  if (loss == Loss::none_dropped || pending.empty()) return pending;
  if (loss == Loss::reordered) {
    std::ranges::shuffle(pending, random);
    pending.resize(random() % (pending.size() + 1));
    return pending;
  }
  pending.resize(1 + random() % pending.size());
  const auto last = std::move(pending.back());
  pending.pop_back();
  if (last.truncates) return pending;
  std::ranges::move(torn(last, random), std::back_inserter(pending));
  return pending;
}

using Moves = std::map<const int*, bool>;  // whether they are durable in the image

// What the name means in the image; nothing when it is missing there.
const File* meaning(const File& file, Loss loss, std::mt19937_64& random, Moves& moves) {
  if (file.named && !file.removed) return &file;
  bool late = loss == Loss::none_dropped || (loss != Loss::all_dropped && random() % 2 == 0);
  if (file.moved) late = moves.try_emplace(file.moved.get(), late).first->second;
  if (late) return file.removed ? nullptr : &file;
  return file.named ? &file : file.before.get();
}

}  // namespace

// Never destroyed: files are closed until the very end of the process.
Watched& watched() {
  static auto* const one = new Watched;
  return *one;
}

std::optional<std::string> below(const std::string& path) {
  const auto& one = watched();
  if (one.directory.empty() || !path.starts_with(one.directory)) return std::nullopt;
  auto rest = path.substr(one.directory.size());
  if (one.watching.counts && !one.watching.counts(rest)) return std::nullopt;
  return rest;
}

void note_change(const std::string& path, Change change) {
  watched().disk[path].pending.push_back(std::move(change));
}

bool note_flush(const std::string& full_path) {
  auto& one = watched();
  if (const auto path = below(full_path);
      path && one.disk.contains(*path) && !one.disk[*path].folder) {
    one.watching.at_flush(one.disk, *path);
    auto& flushed = one.disk[*path];
    for (const auto& change : flushed.pending) apply(flushed.durable, change);
    flushed.pending.clear();
    return true;
  }
  const auto folder = below(full_path + "/");
  if (!folder) return false;
  one.watching.at_flush(one.disk, *folder);
  const auto in_folder = [&](const std::string& path) {
    return path.starts_with(*folder) && path.find('/', folder->size()) == std::string::npos;
  };
  std::set<std::shared_ptr<const int>> moves;  // a rename is durable in both folders or in neither
  for (const auto& [path, state] : one.disk) {
    if (in_folder(path) && state.moved) moves.insert(state.moved);
  }
  const auto is_durable = [&](const auto& entry) {
    return in_folder(entry.first) || moves.contains(entry.second.moved);
  };
  std::erase_if(one.disk,
                [&](const auto& entry) { return entry.second.removed && is_durable(entry); });
  for (auto& entry : one.disk) {
    if (!is_durable(entry)) continue;
    entry.second.named = true;
    entry.second.before.reset();
    entry.second.moved.reset();
  }
  return true;
}

void note_made(const std::string& path, bool folder) {
  auto& disk = watched().disk;
  File made{.durable = {}, .pending = {}, .folder = folder, .before = {}};
  if (const auto was = disk.find(path); was != disk.end())
    made.before = durable_meaning(was->second);
  disk[path] = std::move(made);
}

void note_removed(const std::string& path) {
  auto& disk = watched().disk;
  if (const auto was = disk.find(path); was != disk.end()) was->second.removed = true;
}

void note_renamed(const std::optional<std::string>& from, const std::optional<std::string>& to) {
  auto& disk = watched().disk;
  if (!from || !to || !disk.contains(*from)) return;
  auto& left = disk[*from];
  auto moved = left;
  left.removed = true;
  moved.before.reset();
  if (const auto was = disk.find(*to); was != disk.end()) {
    moved.before = durable_meaning(was->second);
  }
  moved.named = false;
  moved.moved = left.moved = std::make_shared<const int>();
  disk[*to] = std::move(moved);
}

void watch(const std::string& directory, Watching watching) {
  const std::scoped_lock lock(watched().mutex);
  watched().directory = directory + "/";
  watched().disk.clear();
  watched().watching = std::move(watching);
}

void unwatch() {
  const std::scoped_lock lock(watched().mutex);
  watched().directory.clear();
}

Disk disk_now() {
  const std::scoped_lock lock(watched().mutex);
  return watched().disk;
}

std::map<std::string, std::string> image(const Disk& disk, Loss loss, std::mt19937_64& random,
                                         const std::string& prefix) {
  std::map<std::string, std::string> files;
  std::set<std::string> missing;  // folders
  Moves moves;
  for (auto entry = disk.lower_bound(prefix); entry != disk.end(); ++entry) {
    if (!entry->first.starts_with(prefix)) break;
    const auto path = entry->first.substr(prefix.size());
    const auto* file = meaning(entry->second, loss, random, moves);
    if (entry->second.folder) {
      if (file == nullptr) missing.insert(path + "/");
      continue;
    }
    const auto gone = [&](const std::string& folder) { return path.starts_with(folder); };
    if (file == nullptr || std::ranges::any_of(missing, gone)) continue;
    auto& content = files[path] = file->durable;
    for (const auto& change : left(file->pending, loss, random)) apply(content, change);
  }
  return files;
}

void write_image(const Disk& disk, Loss loss, std::mt19937_64& random, const std::string& into) {
  fs::remove_all(into);
  fs::create_directories(into);
  for (const auto& [path, content] : image(disk, loss, random)) {
    const fs::path place = into + "/" + path;
    fs::create_directories(place.parent_path());
    std::ofstream(place, std::ios::binary) << content;
    if (path.starts_with("keys/")) {
      fs::permissions(place, fs::perms::owner_read | fs::perms::owner_write);
    }
  }
}

void start_from(const std::map<std::string, std::string>& files, const std::string& prefix) {
  auto& one = watched();
  const std::scoped_lock lock(one.mutex);
  const auto directory = std::exchange(one.directory, {});
  std::erase_if(one.disk, [&](const auto& entry) { return entry.first.starts_with(prefix); });
  fs::remove_all(directory + prefix);
  for (const auto& [path, content] : files) {
    const fs::path place = directory + prefix + path;
    fs::create_directories(place.parent_path());
    std::ofstream(place, std::ios::binary) << content;
    one.disk[prefix + path] = {.durable = content, .pending = {}, .named = true, .before = {}};
  }
  one.directory = directory;
}

}  // namespace acta::faults
