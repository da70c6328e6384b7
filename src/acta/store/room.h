// Room on the disk. Acts stop while there is some left, so that reads, which are logged, documents
// that are being written, publication and the lock file do not run out of it.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta::store {

// What whoever asked is told: "nothing of this was recorded".
[[nodiscard]] std::unexpected<Refused> disk_is_full(std::string_view consequence);

class Room {
 public:
  // `changed`, which may be empty, is told when it is gone and when it is back.
  Room(std::string directory, std::function<void(bool there)> changed)
      : directory_(std::move(directory)), changed_(std::move(changed)) {}

  // Refuses with "store.disk_full". One thread.
  Result<bool> check();
  // It turned out that there was none, whatever the file system says; it is not tried again in that
  // time.
  std::unexpected<Refused> gone(std::chrono::steady_clock::duration not_again_for);

 private:
  std::unexpected<Refused> none();
  void tell(bool there);

  std::string directory_;
  std::function<void(bool)> changed_;
  bool there_ = true;
  std::chrono::steady_clock::time_point again_;
};

}  // namespace acta::store
