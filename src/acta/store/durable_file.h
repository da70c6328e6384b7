// Files and directories that are on the disk when a function returns; base/files.h replaces whole
// files. A full disk is its own word, "store.disk_full". Any thread.
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
// A new file of mode 0600, flushed; refuses to replace one. Gives what was copied.
Result<FileSum> copy_durably(const std::string& from, const std::string& to);
// After names in it changed.
Result<bool> flush_directory(const std::string& path);
// A new directory of mode 0700, its parents too.
Result<bool> make_private_directory(const std::string& path);
// The directory, made when it is not there, for its owner alone.
Result<bool> keep_private(const std::string& path);

}  // namespace acta::store
