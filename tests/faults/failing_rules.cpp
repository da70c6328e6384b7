#include "failing_rules.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <sstream>
#include <vector>

namespace acta::faults {
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
  if (one.file.empty()) return;
  if (::syscall(SYS_newfstatat, AT_FDCWD, one.file.c_str(), &now, 0) != 0) return;
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

bool needs_room(std::string_view call) {
  return call == "write" || call == "pwrite64" || call == "create" || call == "mkdir";
}

}  // namespace

std::string path_of(int file) {
  std::array<char, 4096> path{};
  const auto link = "/proc/self/fd/" + std::to_string(file);
  const auto size = ::syscall(SYS_readlinkat, AT_FDCWD, link.c_str(), path.data(), path.size());
  return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

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

bool no_room() {
  auto& one = rules();
  const std::scoped_lock lock(one.mutex);
  refresh(one);
  return std::ranges::any_of(one.rules, [](const Rule& rule) {
    return rule.error == "ENOSPC" && rule.call == "*" && rule.path == "*";
  });
}

}  // namespace acta::faults
