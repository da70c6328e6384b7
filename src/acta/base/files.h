// Files that are whole or not there, and that stay.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta {

// Makes the folder and those above it that are not there; their names outlive a loss of power.
Result<bool> make_folders(const std::string& folder);
// Written beside, flushed, renamed into place, and the folder flushed: whoever reads sees the whole
// file or the one before, and what was reported as done outlives a loss of power. Folders are made.
Result<bool> replace_file(const std::string& path, ByteView bytes, unsigned mode = 0644);
// The same for many at once: each is whole or as it was, in no order among them, and all of them
// stay when this returns. A journal of the file system is then waited for twice, not twice a file.
struct NewFile {
  std::string path;
  Bytes bytes;
};
Result<bool> replace_files(const std::vector<NewFile>& files, unsigned mode = 0644);
// All of the bytes, at the place of the open file; false leaves the reason in errno.
[[nodiscard]] bool write_all(int file, ByteView bytes);
// Makes the name of a new file in its folder outlive a loss of power.
Result<bool> flush_folder_of(const std::string& path);
// Whether there is such a file or folder. One that cannot be asked about is a fault: whoever took
// it for none would begin anew what has begun.
Result<bool> is_there(const std::string& path);
// The names in a folder, sorted; none when there is no such folder. A fault when they cannot all be
// read.
Result<std::vector<std::string>> names_in(const std::string& folder);
// Nothing when there is none. A file that is there and cannot be read is a fault: whoever took it
// for none would begin anew what has begun.
Result<std::optional<Bytes>> read_if_there(const std::string& path);
// Refuses with "base.no_such_file" when there is none.
Result<Bytes> read_file(const std::string& path);

}  // namespace acta
