// Files that are on the disk when a function returns: written or copied beside, flushed, and put in
// place with their directory flushed. A full disk is its own word, "store.disk_full". Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::store {

// How long a file is, and the SHA-256 of its bytes.
struct FileSum {
  std::int64_t size = 0;
  Hash sha256{};
  friend bool operator==(const FileSum&, const FileSum&) = default;
};

Result<std::string> read_whole_file(const std::string& path);
Result<FileSum> sum_of_file(const std::string& path);
// Replaces the file; readers see the old bytes or the new ones. `mode` as for chmod.
Result<bool> write_durably(const std::string& path, ByteView bytes, unsigned mode = 0600);
// A new file of mode 0600, flushed; refuses to replace one. Gives what was copied.
Result<FileSum> copy_durably(const std::string& from, const std::string& to);
// After names in it changed.
Result<bool> flush_directory(const std::string& path);
// A new directory of mode 0700, its parents too.
Result<bool> make_private_directory(const std::string& path);

}  // namespace acta::store
