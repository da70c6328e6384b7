// The lock file: who holds the data directory, and the largest tree that was ever acknowledged.
//
// It is raised after every commit and never lowered; a database that knows less than its lock file
// was rolled back, and the store refuses to start on it. Never restore it from a backup. Two slots
// of 512 bytes are written in turn, so that a torn write leaves the other one whole.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::store {

struct Acknowledged {
  std::int64_t size = 0;
  Hash root{};
};

// One of the two slots: 512 bytes, "acta-lock 1 <turn> <size> <root> <SHA-256 of what stands
// before>", spaces, and a newline. Nothing else is one.
struct LockSlot {
  std::uint64_t turn = 0;
  Acknowledged value;
};
[[nodiscard]] std::string print_lock_slot(const LockSlot& slot);
[[nodiscard]] std::optional<LockSlot> parse_lock_slot(std::string_view text);

class LockFile {
 public:
  // Refuses when another process holds it.
  static Result<std::unique_ptr<LockFile>> take(const std::string& path);
  // What a lock file says, without taking it or making one; nothing when there is none.
  static Result<std::optional<Acknowledged>> look(const std::string& path);
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

  [[nodiscard]] const std::optional<Acknowledged>& acknowledged() const { return acknowledged_; }
  // Durable when it returns (fdatasync).
  Result<bool> raise(const Acknowledged& to);

 private:
  explicit LockFile(int file) : file_(file) {}
  Result<bool> read();

  int file_;
  std::optional<Acknowledged> acknowledged_;
  std::uint64_t turn_ = 0;
};

}  // namespace acta::store
