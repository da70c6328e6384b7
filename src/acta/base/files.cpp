#include "acta/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace acta {
namespace {

std::unexpected<Refused> failed(const std::string& path) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT;
  return fault(full ? "store.disk_full" : "store.io_error",
               "cannot write " + path + ": " + std::generic_category().message(code));
}

bool write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

Result<bool> flush_folder_of(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  const int folder =
      ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return failed(path);
  const bool flushed = ::fsync(folder) == 0;
  if (::close(folder) != 0 || !flushed) return failed(path);
  return true;
}

Result<bool> make_folders(const std::string& folder) {
  std::error_code error;
  const std::filesystem::path path = folder;
  if (folder.empty() || std::filesystem::is_directory(path, error)) return true;
  // "a/b/" has an empty last part: the folder is the one above.
  if (!path.has_filename()) return make_folders(path.parent_path());
  (void)ACTA_TRY(make_folders(path.parent_path()));
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return failed(folder);
  return flush_folder_of(folder);
}

Result<bool> replace_file(const std::string& path, ByteView bytes, unsigned mode) {
  (void)ACTA_TRY(make_folders(std::filesystem::path(path).parent_path()));
  const auto beside = path + ".new";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (file < 0) return failed(path);
  bool written = write_all(file, bytes) && ::fsync(file) == 0;
  int code = errno;
  if (::close(file) != 0 && written) {
    written = false;
    code = errno;
  }
  if (!written) {
    ::unlink(beside.c_str());
    errno = code;
    return failed(path);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return failed(path);
  return flush_folder_of(path);
}

Result<std::optional<Bytes>> read_if_there(const std::string& path) {
  const auto unreadable = [&] {
    return fault("store.io_error",
                 "cannot read " + path + ": " + std::generic_category().message(errno));
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::optional<Bytes>();
  if (file < 0) return unreadable();
  Bytes bytes;
  std::array<std::uint8_t, 65'536> part;
  for (;;) {
    const auto got = ::read(file, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      auto failure = unreadable();
      ::close(file);
      return failure;
    }
    if (got == 0) break;
    bytes.insert(bytes.end(), part.begin(), part.begin() + got);
  }
  ::close(file);
  return std::optional(std::move(bytes));
}

Result<Bytes> read_file(const std::string& path) {
  auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return refuse("base.no_such_file", 404, path + ": there is no such file");
  return *std::move(bytes);
}

}  // namespace acta
