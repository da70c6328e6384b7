// Calls of the system that fail, put in front of the C library's of a real server by LD_PRELOAD: no
// rights are needed, and no other process is stopped or watched.
//
// The environment names a file, ACTA_FAILING_CALLS, whose lines are rules, and it may change while
// the server runs:
//
//   CALL PATH ERROR FIRST COUNT      e.g.  fdatasync vault.db-wal EIO 3 1
//
// The calls of that name (or *) on a file whose path holds PATH (or *) are counted from the moment
// the rules changed; from the FIRST on, COUNT of them fail with ERROR: EIO, ENOSPC, EINTR, or
// SHORT, which writes a part and says how much. While a rule with ENOSPC stands, the space that is
// free (statvfs) is none. Each failure is a line of ACTA_FAILING_CALLS.log: CALL PATH ERROR.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Rule {
  std::string call;
  std::string path;
  std::string error;
  long first = 1;
  long count = 0;
  long seen = 0;
};

struct Rules {
  std::mutex mutex;
  std::string file;
  ::timespec changed{};
  std::vector<Rule> rules;
};

// Never destroyed: calls are made until the very end of the process.
Rules& rules() {
  static auto* const one = [] {
    auto* made = new Rules;
    if (const char* file = std::getenv("ACTA_FAILING_CALLS")) made->file = file;
    return made;
  }();
  return *one;
}

// By calls that are not taken over.
std::string read_raw(const std::string& path) {
  std::string text;
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDONLY, 0));
  std::array<char, 4096> part{};
  for (long got = 1; file >= 0 && got > 0;) {
    got = ::syscall(SYS_read, file, part.data(), part.size());
    if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
  }
  if (file >= 0) ::syscall(SYS_close, file);
  return text;
}

void refresh(Rules& one) {
  struct ::stat now{};
  if (one.file.empty() || ::stat(one.file.c_str(), &now) != 0) return;
  if (now.st_mtim.tv_sec == one.changed.tv_sec && now.st_mtim.tv_nsec == one.changed.tv_nsec)
    return;
  one.changed = now.st_mtim;
  one.rules.clear();
  std::istringstream lines(read_raw(one.file));
  Rule rule;
  while (lines >> rule.call >> rule.path >> rule.error >> rule.first >> rule.count) {
    one.rules.push_back(rule);
  }
}

bool is_of(std::string_view pattern, std::string_view text, bool whole) {
  if (pattern == "*") return true;
  return whole ? pattern == text : text.find(pattern) != std::string_view::npos;
}

void log(const Rules& one, std::string_view call, const std::string& path, const Rule& rule) {
  const auto line = std::string(call) + " " + path + " " + rule.error + "\n";
  const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, (one.file + ".log").c_str(),
                                               O_WRONLY | O_CREAT | O_APPEND, 0600));
  if (file < 0) return;
  (void)::syscall(SYS_write, file, line.data(), line.size());
  ::syscall(SYS_close, file);
}

std::string path_of(int file) {
  std::array<char, 4096> path{};
  const auto link = "/proc/self/fd/" + std::to_string(file);
  const auto size = ::readlink(link.c_str(), path.data(), path.size());
  return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

bool needs_room(std::string_view call) {
  return call == "write" || call == "pwrite64" || call == "create" || call == "mkdir";
}

// The error of this call; empty: it is made.
std::string error_of(std::string_view call, const std::string& path) {
  auto& one = rules();
  if (!path.starts_with('/')) return {};  // a socket
  const std::scoped_lock lock(one.mutex);
  refresh(one);
  for (auto& rule : one.rules) {
    if (!is_of(rule.call, call, true) || !is_of(rule.path, path, false)) continue;
    if (rule.call == "*" && rule.error == "ENOSPC" && !needs_room(call)) continue;
    ++rule.seen;
    if (rule.seen < rule.first || rule.seen >= rule.first + rule.count) continue;
    log(one, call, path, rule);
    return rule.error;
  }
  return {};
}

bool fails(const std::string& error) {
  if (error.empty() || error == "SHORT") return false;
  errno = error == "ENOSPC" ? ENOSPC : error == "EINTR" ? EINTR : EIO;
  return true;
}

std::size_t part_of(const std::string& error, std::size_t size) {
  return error == "SHORT" && size > 1 ? size / 2 : size;
}

int made(long result) {
  return static_cast<int>(result);
}

int open_file(const char* name, int flags, ::mode_t mode) {
  const auto* call = (flags & O_CREAT) != 0 ? "create" : "openat";
  if (fails(error_of(call, name))) return -1;
  return made(::syscall(SYS_openat, AT_FDCWD, name, flags, mode));
}

::ssize_t write_some(const void* bytes, std::size_t size, int file, long at) {
  const auto error = error_of(at < 0 ? "write" : "pwrite64", path_of(file));
  if (fails(error)) return -1;
  const auto part = part_of(error, size);
  return at < 0 ? ::syscall(SYS_write, file, bytes, part)
                : ::syscall(SYS_pwrite64, file, bytes, part, at);
}

::ssize_t read_some(void* bytes, std::size_t size, int file, long at) {
  const auto error = error_of(at < 0 ? "read" : "pread64", path_of(file));
  if (fails(error)) return -1;
  const auto part = part_of(error, size);
  return at < 0 ? ::syscall(SYS_read, file, bytes, part)
                : ::syscall(SYS_pread64, file, bytes, part, at);
}

int flush(std::string_view call, long number, int file) {
  return fails(error_of(call, path_of(file))) ? -1 : made(::syscall(number, file));
}

int cut(int file, long size) {
  return fails(error_of("ftruncate", path_of(file))) ? -1
                                                     : made(::syscall(SYS_ftruncate, file, size));
}

int free_space(const char* path, struct ::statvfs* space) {
  using Call = int (*)(const char*, struct ::statvfs*);
  static const auto real = reinterpret_cast<Call>(::dlsym(RTLD_NEXT, "statvfs"));
  const int done = real(path, space);
  auto& one = rules();
  const std::scoped_lock lock(one.mutex);
  refresh(one);
  for (const auto& rule : one.rules) {
    if (rule.error == "ENOSPC" && rule.call == "*" && rule.path == "*") space->f_bavail = 0;
  }
  return done;
}

}  // namespace

// The C library's names, with its declarations.
extern "C" {
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return write_some(bytes, size, file, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return write_some(bytes, size, file, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
  return write_some(bytes, size, file, -1);
}
ssize_t pread(int file, void* bytes, size_t size, off_t at) {
  return read_some(bytes, size, file, at);
}
ssize_t pread64(int file, void* bytes, size_t size, off64_t at) {
  return read_some(bytes, size, file, at);
}
ssize_t read(int file, void* bytes, size_t size) {
  return read_some(bytes, size, file, -1);
}
int ftruncate(int file, off_t size) noexcept {
  return cut(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return cut(file, size);
}
int fsync(int file) {
  return flush("fsync", SYS_fsync, file);
}
int fdatasync(int file) {
  return flush("fdatasync", SYS_fdatasync, file);
}
// It is closed whatever it says.
int close(int file) {
  const auto path = path_of(file);
  const int done = made(::syscall(SYS_close, file));
  return fails(error_of("close", path)) ? -1 : done;
}
int unlink(const char* name) noexcept {
  return fails(error_of("unlink", name)) ? -1 : made(::syscall(SYS_unlink, name));
}
int rename(const char* from, const char* to) noexcept {
  return fails(error_of("rename", to))
             ? -1
             : made(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int mkdir(const char* name, mode_t mode) noexcept {
  return fails(error_of("mkdir", name)) ? -1 : made(::syscall(SYS_mkdirat, AT_FDCWD, name, mode));
}
int statvfs(const char* path, struct statvfs* space) noexcept {
  return free_space(path, space);
}
int open(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_file(name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_file(name, flags, mode);
}
}
