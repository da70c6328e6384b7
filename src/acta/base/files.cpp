#include "acta/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <memory>
#include <system_error>
#include <utility>

namespace acta {
namespace {

std::unexpected<Refused> failed(const std::string& path) {
  const int code = errno;
  const bool full = code == ENOSPC || code == EDQUOT;
  return fault(full ? "store.disk_full" : "store.io_error",
               "cannot write " + path + ": " + std::generic_category().message(code));
}

// The new form of a file, beside it until it is shown; gone with this object when it never was.
// Each step says whether it went well, and leaves errno to whoever tells of it.
class Beside {
 public:
  Beside(const std::string& path, unsigned mode)
      : path_(path),
        beside_(path + ".new"),
        file_(::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)),
        made_(file_ >= 0) {}
  ~Beside() {
    const int code = errno;
    if (file_ >= 0) ::close(file_);
    if (made_ && !shown_) ::unlink(beside_.c_str());
    errno = code;
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  [[nodiscard]] bool write(ByteView bytes) const { return made_ && write_all(file_, bytes); }
  // To the disk, and closed.
  [[nodiscard]] bool flush() {
    const bool flushed = ::fsync(file_) == 0;
    const int code = errno;
    const bool closed = ::close(std::exchange(file_, -1)) == 0;
    if (!flushed) errno = code;
    return flushed && closed;
  }
  [[nodiscard]] bool show() {
    shown_ = ::rename(beside_.c_str(), path_.c_str()) == 0;
    return shown_;
  }

 private:
  std::string path_;
  std::string beside_;
  int file_;
  bool made_;
  bool shown_ = false;
};

}  // namespace

bool write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

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
  Beside file(path, mode);
  if (!file.write(bytes) || !file.flush() || !file.show()) return failed(path);
  return flush_folder_of(path);
}

Result<bool> replace_files(const std::vector<NewFile>& files, unsigned mode) {
  std::vector<std::unique_ptr<Beside>> written;
  for (const auto& [path, bytes] : files) {
    (void)ACTA_TRY(make_folders(std::filesystem::path(path).parent_path()));
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

Result<bool> is_there(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) == 0) return true;
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return fault("store.io_error",
               "cannot look for " + path + ": " + std::generic_category().message(errno));
}

Result<std::vector<std::string>> names_in(const std::string& folder) {
  std::vector<std::string> names;
  if (!ACTA_TRY(is_there(folder))) return names;
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (error) return fault("store.io_error", "cannot list " + folder + ": " + error.message());
  std::ranges::sort(names);
  return names;
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
  std::array<std::uint8_t, 65'536> part{};
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
  std::error_code error;
  const auto missing = [&] {
    return refuse("base.no_such_file", 404, path + ": there is no such file");
  };
  if (std::filesystem::is_directory(path, error)) return missing();
  auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return missing();
  return *std::move(bytes);
}

}  // namespace acta
