// The lock file: who holds the data directory, and the largest tree that was ever acknowledged.
//
// It is raised after every commit and never lowered; a database that knows less than its lock file
// was rolled back, and the store refuses to start on it. Never restore it from a backup. Two slots
// of 512 bytes are written in turn, so that a torn write leaves the other one whole.
//
// It lies in the data directory (acta.lock) or elsewhere. Where else is remembered in the directory
// (lock.path), so that every command asks the same one; the directory itself is locked too, so that
// no two processes write it whatever lock file they were told of.
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
  // Where the lock file of this directory is. What was told is empty, or has to be the one that
  // the directory remembers: another one would know nothing ("store.other_lock").
  static Result<std::string> place(const std::string& directory, const std::string& told);
  // Takes the directory and its lock file, and remembers where that is; refuses with
  // "store.in_use" when another process holds either, with "store.lock_missing" when the remembered
  // one is not there.
  static Result<std::unique_ptr<LockFile>> take(const std::string& directory,
                                                const std::string& told);
  // What a lock file says, without taking it or making one; nothing when there is none.
  static Result<std::optional<Acknowledged>> look(const std::string& path);
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

  [[nodiscard]] const std::optional<Acknowledged>& acknowledged() const { return acknowledged_; }
  // Durable when it returns (fdatasync).
  Result<bool> raise(const Acknowledged& to);

 private:
  explicit LockFile(int file, int directory = -1) : file_(file), directory_(directory) {}
  Result<bool> read();

  int file_;
  int directory_;
  std::optional<Acknowledged> acknowledged_;
  std::uint64_t turn_ = 0;
};

}  // namespace acta::store
