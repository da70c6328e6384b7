#include "acta/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
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

// The new form of a file, beside it until it is shown; gone with this object when it never was.
// Each step says whether it went well, and leaves errno to whoever tells of it.
class Beside {
 public:
  Beside(const std::string& path, unsigned mode) : path_(path), beside_(path + ".new") {
    const auto folder = std::filesystem::path(path).parent_path();
    std::error_code error;
    if (!folder.empty()) std::filesystem::create_directories(folder, error);
    file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  }
  ~Beside() {
    if (file_ < 0) return;
    const int code = errno;
    ::close(file_);
    if (!shown_) ::unlink(beside_.c_str());
    errno = code;
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  [[nodiscard]] bool write(ByteView bytes) const { return file_ >= 0 && write_all(file_, bytes); }
  [[nodiscard]] bool flush() const { return ::fsync(file_) == 0; }
  [[nodiscard]] bool show() {
    shown_ = ::rename(beside_.c_str(), path_.c_str()) == 0;
    return shown_;
  }

 private:
  std::string path_;
  std::string beside_;
  int file_ = -1;
  bool shown_ = false;
};

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
  Beside file(path, mode);
  if (!file.write(bytes) || !file.flush() || !file.show()) return failed(path);
  return flush_folder_of(path);
}

Result<bool> replace_files(const std::vector<NewFile>& files, unsigned mode) {
  std::vector<std::unique_ptr<Beside>> written;
  for (const auto& [path, bytes] : files) {
    written.push_back(std::make_unique<Beside>(path, mode));
    if (!written.back()->write(bytes)) return failed(path);
  }
  std::map<std::string, std::string> folders;  // and a file in each
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!written[i]->flush()) return failed(files[i].path);
    folders[std::filesystem::path(files[i].path).parent_path()] = files[i].path;
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!written[i]->show()) return failed(files[i].path);
  }
  for (const auto& [folder, path] : folders) (void)ACTA_TRY(flush_folder_of(path));
  return true;
}

Result<Bytes> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse("base.no_such_file", 404, path + ": there is no such file");
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

}  // namespace acta
