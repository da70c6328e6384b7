#include "acta/store/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "acta/base/files.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

std::unexpected<Refused> failed(std::string_view doing, const std::string& path, int code = errno) {
  const bool full = code == ENOSPC || code == EDQUOT;
  return fault(full ? "store.disk_full" : "store.io_error",
               fmt::format("{} {}: {}", doing, path, std::generic_category().message(code)));
}

class File {
 public:
  File(const std::string& path, int flags, unsigned mode = 0)
      : file_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  [[nodiscard]] int get() const { return file_; }
  [[nodiscard]] bool is_open() const { return file_ >= 0; }

 private:
  int file_;
};

class Sum {
 public:
  Sum() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(ByteView bytes) {
    EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    sum_.size += static_cast<std::int64_t>(bytes.size());
  }
  FileSum finish() {
    EVP_DigestFinal_ex(context_.get(), sum_.sha256.data(), nullptr);
    return sum_;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
  FileSum sum_;
};

// Gives each piece of the file to `take`, which says whether to go on.
template <class Take>
Result<bool> read_pieces(const std::string& path, Take take) {
  const File file(path, O_RDONLY);
  if (!file.is_open()) return failed("cannot read", path);
  Bytes piece(256UL * 1024);
  for (;;) {
    const auto got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("cannot read", path);
    if (got == 0) return true;
    if (!take(ByteView(piece).first(static_cast<std::size_t>(got)))) return false;
  }
}

}  // namespace

Result<std::string> read_whole_file(const std::string& path) {
  std::string text;
  (void)ACTA_TRY(read_pieces(path, [&](ByteView piece) {
    text += text_of(piece);
    return true;
  }));
  return text;
}

Result<FileSum> sum_of_file(const std::string& path) {
  Sum sum;
  (void)ACTA_TRY(read_pieces(path, [&](ByteView piece) {
    sum.add(piece);
    return true;
  }));
  return sum.finish();
}

Result<FileSum> copy_durably(const std::string& from, const std::string& to) {
  const File file(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (!file.is_open()) return failed("cannot write", to);
  Sum sum;
  const auto copied = read_pieces(from, [&](ByteView piece) {
    sum.add(piece);
    return write_all(file.get(), piece);
  });
  if (!copied) return std::unexpected(copied.error());
  if (!*copied || ::fsync(file.get()) != 0) return failed("cannot write", to);
  return sum.finish();
}

Result<bool> flush_directory(const std::string& path) {
  const auto name = path.empty() ? std::string(".") : path;
  const File directory(name, O_RDONLY | O_DIRECTORY);
  if (!directory.is_open() || ::fsync(directory.get()) != 0) return failed("cannot flush", name);
  return true;
}

Result<bool> make_private_directory(const std::string& path) {
  const auto parent = fs::path(path).parent_path();
  std::error_code error;
  if (!parent.empty()) fs::create_directories(parent, error);
  if (::mkdir(path.c_str(), 0700) != 0) return failed("cannot make", path);
  return true;
}

Result<bool> keep_private(const std::string& path) {
  (void)ACTA_TRY(make_folders(path));
  std::error_code others;  // whose directory it is decides who may read it
  fs::permissions(path, fs::perms::owner_all, others);
  return true;
}

}  // namespace acta::store
