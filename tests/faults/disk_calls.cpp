// The C library's calls by which files are written, taken over for disk.h.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include "disk_watched.h"

namespace acta::faults {
namespace {

std::string path_of(int file) {
  std::array<char, 4096> path{};
  const auto link = "/proc/self/fd/" + std::to_string(file);
  const auto size = ::readlink(link.c_str(), path.data(), path.size());
  return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

std::string path_at(int folder, const char* name) {
  const std::string path = name;
  return folder == AT_FDCWD || path.starts_with('/') ? path : path_of(folder) + "/" + path;
}

void note(int file, Change change) {
  if (const auto path = below(path_of(file))) note_change(*path, std::move(change));
}

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

::ssize_t put(int file, const void* bytes, std::size_t size) {
  auto& one = watched();
  const std::scoped_lock lock(one.mutex);
  if (one.watching.full && !one.directory.empty()) {
    const auto path = below(path_of(file));
    if (path && one.watching.full(*path)) {
      errno = ENOSPC;
      return -1;
    }
  }
  const auto at = ::lseek(file, 0, SEEK_CUR);
  const auto done = ::syscall(SYS_write, file, bytes, size);
  if (done > 0 && at >= 0) {
    note(file, {.at = at,
                .bytes = {static_cast<const char*>(bytes), static_cast<std::size_t>(done)},
                .truncates = false});
  }
  return done;
}

int cut(int file, std::int64_t size) {
  const std::scoped_lock lock(watched().mutex);
  const auto done = ::syscall(SYS_ftruncate, file, size);
  if (done == 0) note(file, {.at = size, .bytes = {}, .truncates = true});
  return static_cast<int>(done);
}

int flush(int file, long call) {
  const std::scoped_lock lock(watched().mutex);
  return note_flush(path_of(file)) ? 0 : static_cast<int>(::syscall(call, file));
}

int open_at(const char* name, int flags, ::mode_t mode) {
  if ((flags & (O_CREAT | O_TRUNC)) == 0) {
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, name, flags, mode));
  }
  const std::scoped_lock lock(watched().mutex);
  const bool was_there = ::access(name, F_OK) == 0;
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, name, flags, mode));
  const auto path = file < 0 ? std::nullopt : below(name);
  if (path && !was_there) note_made(*path, false);
  if (path && was_there && (flags & O_TRUNC) != 0) {
    note_change(*path, {.at = 0, .bytes = {}, .truncates = true});
  }
  return file;
}

int remove_at(int folder, const char* name, int flags) {
  const std::scoped_lock lock(watched().mutex);
  const auto full_path = path_at(folder, name);
  const auto done = static_cast<int>(::syscall(SYS_unlinkat, folder, name, flags));
  const auto path = done == 0 ? below(full_path) : std::nullopt;
  if (path) note_removed(*path);
  return done;
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
  return acta::faults::put(file, bytes, size);
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
  return acta::faults::remove_at(AT_FDCWD, name, 0);
}
int unlinkat(int folder, const char* name, int flags) noexcept {
  return acta::faults::remove_at(folder, name, flags);
}
int rmdir(const char* name) noexcept {
  return acta::faults::remove_at(AT_FDCWD, name, AT_REMOVEDIR);
}
int remove(const char* name) noexcept {
  const auto done = acta::faults::remove_at(AT_FDCWD, name, 0);
  return done != 0 && errno == EISDIR ? acta::faults::remove_at(AT_FDCWD, name, AT_REMOVEDIR)
                                      : done;
}
int mkdir(const char* name, mode_t mode) noexcept {
  const std::scoped_lock lock(acta::faults::watched().mutex);
  const auto done = static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, name, mode));
  const auto path = done == 0 ? acta::faults::below(name) : std::nullopt;
  if (path) acta::faults::note_made(*path, true);
  return done;
}
int rename(const char* from, const char* to) noexcept {
  const std::scoped_lock lock(acta::faults::watched().mutex);
  const auto done = static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
  if (done == 0) acta::faults::note_renamed(acta::faults::below(from), acta::faults::below(to));
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
