#include "acta/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
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

Result<bool> replace_file(const std::string& path, ByteView bytes, unsigned mode) {
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
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

Result<Bytes> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;  // reading from a folder would throw
  if (!file || std::filesystem::is_directory(path, error))
    return refuse("base.no_such_file", 404, path + ": there is no such file");
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

}  // namespace acta
