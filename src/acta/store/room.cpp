#include "acta/store/room.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <utility>

namespace acta::store {
namespace {

constexpr std::uint64_t kept_free = 16UL << 20U;  // bytes

}  // namespace

std::unexpected<Refused> disk_is_full(std::string_view consequence) {
  return refuse("store.disk_full", 503,
                fmt::format("the disk of the record is full: {}. What is recorded can be read; the "
                            "rest goes on when whoever runs this server has made room",
                            consequence));
}

void Room::tell(bool there) {
  if (std::exchange(there_, there) != there && changed_) changed_(there);
}

std::unexpected<Refused> Room::none() {
  tell(false);
  return disk_is_full("nothing of this was recorded");
}

std::unexpected<Refused> Room::gone(std::chrono::steady_clock::duration not_again_for) {
  again_ = std::chrono::steady_clock::now() + not_again_for;
  return none();
}

// One system call for each batch. A file system that does not answer is not full.
Result<bool> Room::check() {
  struct ::statvfs space{};
  if (::statvfs(directory_.c_str(), &space) == 0) {
    const auto free = static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize;
    if (free < kept_free) return none();
  }
  if (std::chrono::steady_clock::now() < again_) return none();
  tell(true);
  return true;
}

}  // namespace acta::store
