#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "acta/base/files.h"
#include "acta/store/blob_shelf.h"
#include "acta/store/room.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view info_ending = ".info";

std::unexpected<Refused> not_written() {
  const int code = errno;
  if (code == ENOSPC || code == EDQUOT) return disk_is_full("the document was not kept");
  return fault("store.io_error",
               "a document could not be written: " + std::generic_category().message(code));
}

Result<bool> write(int file, ByteView bytes) {
  if (!write_all(file, bytes)) return not_written();
  return true;
}

int make_file(const std::string& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

class FileSlot final : public BlobSlot {
 public:
  FileSlot(std::string path, int file) : path_(std::move(path)), file_(file) {}
  FileSlot(const FileSlot&) = delete;
  FileSlot& operator=(const FileSlot&) = delete;
  ~FileSlot() override {
    ::close(file_);
    if (finished_) return;
    ::unlink(path_.c_str());
    ::unlink((path_ + std::string(info_ending)).c_str());
  }

  Result<bool> write(ByteView bytes) override { return store::write(file_, bytes); }

  Result<bool> finish(ByteView info) override {
    if (::fsync(file_) != 0) return fault("store.io_error", "a document could not be flushed");
    const int file = make_file(path_ + std::string(info_ending));
    if (file < 0) return not_written();
    auto written = store::write(file, info);
    const bool synced = ::fsync(file) == 0;
    ::close(file);
    if (written && !synced) return fault("store.io_error", "a document could not be flushed");
    (void)ACTA_TRY(written);
    finished_ = ACTA_TRY(flush_folder_of(path_));  // both names
    return true;
  }

 private:
  std::string path_;
  int file_;
  bool finished_ = false;
};

Result<Bytes> read_blob(const std::string& path) {
  auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return refuse("blob.unknown", 404, "there is no such document");
  return *std::move(bytes);
}

bool remove_file(const std::string& path) {
  return ::unlink(path.c_str()) == 0 || errno == ENOENT;
}

class Files final : public BlobShelf {
 public:
  explicit Files(std::string directory) : directory_(std::move(directory)) {}

  Result<std::unique_ptr<BlobSlot>> begin(const std::string& id) override {
    (void)ACTA_TRY(make_folders(directory_));
    const int file = make_file(directory_ + "/" + id);
    if (file < 0) return not_written();
    return std::unique_ptr<BlobSlot>(new FileSlot(directory_ + "/" + id, file));
  }
  Result<Bytes> content(const std::string& id) override { return read_blob(directory_ + "/" + id); }
  Result<Bytes> info(const std::string& id) override {
    return read_blob(directory_ + "/" + id + std::string(info_ending));
  }
  // The info, which holds the key of the content, is overwritten before it
  // goes.
  Result<bool> remove(const std::string& id) override {
    const auto path = directory_ + "/" + id;
    const auto info = path + std::string(info_ending);
    if (ACTA_TRY(is_there(info))) {
      std::error_code none;
      const auto size = fs::file_size(info, none);
      if (none) return fault("store.io_error", "a document could not be measured");
      const int file = ::open(info.c_str(), O_WRONLY | O_CLOEXEC);
      const Bytes zeros(size);
      const bool gone = file >= 0 && write_all(file, zeros) && ::fsync(file) == 0;
      if (file >= 0) ::close(file);
      if (!gone) return fault("store.io_error", "a document could not be overwritten");
    }
    if (!remove_file(path) || !remove_file(info)) {
      return fault("store.io_error", "a document could not be removed");
    }
    return true;
  }
  Result<std::vector<std::string>> ids() override {
    std::vector<std::string> found;
    for (const auto& name : ACTA_TRY(names_in(directory_))) {
      if (!name.ends_with(info_ending)) continue;
      found.push_back(name.substr(0, name.size() - info_ending.size()));
    }
    return found;
  }

 private:
  std::string directory_;
};

}  // namespace

std::shared_ptr<BlobShelf> blob_files(std::string directory) {
  return std::make_shared<Files>(std::move(directory));
}

}  // namespace acta::store
