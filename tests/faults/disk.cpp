#include "disk.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>

namespace acta::faults {
namespace {

namespace fs = std::filesystem;

// Never destroyed: files are closed until the very end of the process.
struct Watched {
  std::recursive_mutex mutex;
  std::string directory;  // with a slash at its end; empty: nothing is watched
  Disk disk;
  std::function<void(const Disk&)> at_flush;
};
Watched& watched() {
  static auto* const one = new Watched;
  return *one;
}

// The path below the watched directory; nothing for what is not watched.
std::optional<std::string> below(const std::string& path) {
  const auto& directory = watched().directory;
  if (directory.empty() || !path.starts_with(directory)) return std::nullopt;
  auto rest = path.substr(directory.size());
  if (rest.starts_with("record/") || rest.starts_with("blobs/") || rest.ends_with("-shm")) {
    return std::nullopt;
  }
  return rest;
}

std::string path_of(int file) {
  std::array<char, 4096> path{};
  const auto link = "/proc/self/fd/" + std::to_string(file);
  const auto size = ::readlink(link.c_str(), path.data(), path.size());
  return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

void apply(std::string& content, const Change& change) {
  const auto at = static_cast<std::size_t>(change.at);
  if (change.truncates) return content.resize(at);
  if (content.size() < at + change.bytes.size()) content.resize(at + change.bytes.size());
  content.replace(at, change.bytes.size(), change.bytes);
}

void note(int file, Change change) {
  const auto path = below(path_of(file));
  if (path) watched().disk[*path].pending.push_back(std::move(change));
}

void note_flush(int file) {
  auto& one = watched();
  const auto full = path_of(file);
  if (const auto path = below(full); path && one.disk.contains(*path)) {
    one.at_flush(one.disk);
    auto& flushed = one.disk[*path];
    for (const auto& change : flushed.pending) apply(flushed.durable, change);
    flushed.pending.clear();
    return;
  }
  const auto folder = below(full + "/");
  if (!folder) return;
  one.at_flush(one.disk);
  const auto in_folder = [&](const std::string& path) {
    return path.starts_with(*folder) && path.find('/', folder->size()) == std::string::npos;
  };
  std::erase_if(one.disk,
                [&](const auto& entry) { return in_folder(entry.first) && entry.second.removed; });
  for (auto& [path, state] : one.disk) {
    if (in_folder(path)) state.named = true;
  }
}

void note_opened(const char* name, int flags, bool was_there) {
  const auto path = below(name);
  if (!path) return;
  auto& disk = watched().disk;
  if (!was_there) disk[*path] = File{};
  if (was_there && (flags & O_TRUNC) != 0) {
    disk[*path].pending.push_back({.at = 0, .bytes = {}, .truncates = true});
  }
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

bool may_be_missing(const File& file, Loss loss, std::mt19937_64& random) {
  const bool unsure = !file.named || file.removed;
  if (!unsure) return false;
  if (loss == Loss::all_dropped) return !file.named;
  if (loss == Loss::none_dropped) return file.removed;
  return random() % 2 == 0;
}

}  // namespace

void watch(const std::string& directory, std::function<void(const Disk&)> at_flush) {
  const std::scoped_lock lock(watched().mutex);
  watched().directory = directory + "/";
  watched().disk.clear();
  watched().at_flush = std::move(at_flush);
}

void unwatch() {
  const std::scoped_lock lock(watched().mutex);
  watched().directory.clear();
}

void write_image(const Disk& disk, Loss loss, std::mt19937_64& random, const std::string& into) {
  fs::remove_all(into);
  fs::create_directories(into + "/keys");
  for (const auto& [path, file] : disk) {
    if (may_be_missing(file, loss, random)) continue;
    auto content = file.durable;
    for (const auto& change : left(file.pending, loss, random)) apply(content, change);
    std::ofstream(into + "/" + path, std::ios::binary) << content;
    if (path.starts_with("keys/")) {
      fs::permissions(into + "/" + path, fs::perms::owner_read | fs::perms::owner_write);
    }
  }
}

namespace {

::ssize_t put_at(int file, const void* bytes, std::size_t size, std::int64_t at) {
  const std::scoped_lock lock(watched().mutex);
  const auto put = ::syscall(SYS_pwrite64, file, bytes, size, at);
  if (put > 0) {
    note(file, {.at = at,
                .bytes = {static_cast<const char*>(bytes), static_cast<std::size_t>(put)},
                .truncates = false});
  }
  return put;
}

int cut(int file, std::int64_t size) {
  const std::scoped_lock lock(watched().mutex);
  const auto done = ::syscall(SYS_ftruncate, file, size);
  if (done == 0) note(file, {.at = size, .bytes = {}, .truncates = true});
  return static_cast<int>(done);
}

int flush(int file, long call) {
  const std::scoped_lock lock(watched().mutex);
  note_flush(file);
  return static_cast<int>(::syscall(call, file));
}

int open_at(const char* name, int flags, ::mode_t mode) {
  if ((flags & (O_CREAT | O_TRUNC)) == 0) {
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, name, flags, mode));
  }
  const std::scoped_lock lock(watched().mutex);
  const bool was_there = ::access(name, F_OK) == 0;
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, name, flags, mode));
  if (file >= 0) note_opened(name, flags, was_there);
  return file;
}

}  // namespace
}  // namespace acta::faults

// The C library's names, with its declarations.
extern "C" {
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return acta::faults::put_at(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return acta::faults::put_at(file, bytes, size, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
  const std::scoped_lock lock(acta::faults::watched().mutex);
  const auto at = ::lseek(file, 0, SEEK_CUR);
  const auto put = ::syscall(SYS_write, file, bytes, size);
  if (put > 0 && at >= 0) {
    acta::faults::note(file, {.at = at,
                              .bytes = {static_cast<const char*>(bytes), static_cast<size_t>(put)},
                              .truncates = false});
  }
  return put;
}
int ftruncate(int file, off_t size) noexcept {
  return acta::faults::cut(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return acta::faults::cut(file, size);
}
int fsync(int file) {
  return acta::faults::flush(file, SYS_fsync);
}
int fdatasync(int file) {
  return acta::faults::flush(file, SYS_fdatasync);
}
int unlink(const char* name) noexcept {
  const std::scoped_lock lock(acta::faults::watched().mutex);
  const auto done = static_cast<int>(::syscall(SYS_unlink, name));
  auto& disk = acta::faults::watched().disk;
  const auto path = acta::faults::below(name);
  if (done == 0 && path && disk.contains(*path)) disk[*path].removed = true;
  return done;
}
int rename(const char* from, const char* to) noexcept {
  const std::scoped_lock lock(acta::faults::watched().mutex);
  const auto done = static_cast<int>(::syscall(SYS_rename, from, to));
  auto& disk = acta::faults::watched().disk;
  const auto before = acta::faults::below(from);
  const auto after = acta::faults::below(to);
  if (done == 0 && before && after && disk.contains(*before)) {
    disk[*after] = std::move(disk[*before]);
    disk[*after].named = false;
    disk.erase(*before);
  }
  return done;
}
int open(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return acta::faults::open_at(name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return acta::faults::open_at(name, flags, mode);
}
}
