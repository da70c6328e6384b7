#include "acta/store/lock_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "acta/base/files.h"

namespace acta::store {
namespace {

constexpr std::size_t slot_size = 512;

std::unexpected<Refused> io_error(std::string_view doing) {
  const int code = errno;
  return fault(code == ENOSPC ? "store.disk_full" : "store.io_error",
               fmt::format("{} the lock file: {}", doing, std::generic_category().message(code)));
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  return number;
}

// Without links and dots, so that one place has one name.
Result<std::string> absolute(const std::string& path) {
  std::error_code error;
  auto whole = std::filesystem::absolute(path, error);
  if (!error) whole = std::filesystem::weakly_canonical(whole, error);
  if (!error) return whole.string();
  return fault("store.io_error", "cannot look for " + path + ": " + error.message());
}

// The absolute path in lock.path, without the newline at its end.
Result<std::optional<std::string>> remembered_place(const std::string& directory) {
  const auto text = ACTA_TRY(read_if_there(directory + "/lock.path"));
  if (!text) return std::optional<std::string>();
  std::string path(text_of(*text));
  if (path.ends_with('\n')) path.pop_back();
  if (!path.starts_with('/')) {
    return fault("store.lock_unreadable", directory + "/lock.path names no absolute path");
  }
  return std::optional(ACTA_TRY(absolute(path)));
}

Result<bool> hold(int file, const std::string& path) {
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) return io_error("holding");
  return fault("store.in_use", "another process holds " + path + "; stop it, or speak to it");
}

}  // namespace

std::string print_lock_slot(const LockSlot& slot) {
  auto text =
      fmt::format("acta-lock 1 {} {} {} ", slot.turn, slot.value.size, to_hex(slot.value.root));
  text += to_hex(sha256(bytes_of(text)));
  text.resize(slot_size - 1, ' ');
  return text + '\n';
}

std::optional<LockSlot> parse_lock_slot(std::string_view text) {
  std::array<std::string_view, 6> words;
  std::size_t from = 0;
  for (auto& word : words) {
    const auto end = text.find_first_of(" \n", from);
    if (end == std::string_view::npos) return std::nullopt;
    word = text.substr(from, end - from);
    from = end + 1;
  }
  const auto turn = parse_number<std::uint64_t>(words[2]);
  const auto size = parse_number<std::int64_t>(words[3]);
  const auto root = from_hex(words[4]);
  if (!turn || !size || *size < 0 || !root || root->size() != 32) return std::nullopt;
  LockSlot slot{.turn = *turn, .value = {.size = *size, .root = {}}};
  std::ranges::copy(*root, slot.value.root.begin());
  // Printed again it is the same: the other words, the digest and the spaces are right too.
  if (print_lock_slot(slot) != text) return std::nullopt;
  return slot;
}

Result<std::string> LockFile::place(const std::string& directory, const std::string& told) {
  const auto usual = directory + "/acta.lock";
  const auto remembered = ACTA_TRY(remembered_place(directory));
  if (told.empty()) return remembered.value_or(usual);
  if (remembered) {
    if (ACTA_TRY(absolute(told)) == *remembered) return told;
    return refuse("store.other_lock", 409,
                  fmt::format("the lock file of this record is {0}: leave --lock out, or stop the "
                              "server, move the file, and write its new place into {1}/lock.path",
                              *remembered, directory));
  }
  if (ACTA_TRY(is_there(usual)) && ACTA_TRY(absolute(told)) != ACTA_TRY(absolute(usual))) {
    return refuse("store.other_lock", 409,
                  fmt::format("the lock file of this record is {0}: stop the server and move it to "
                              "{1} first",
                              usual, told));
  }
  return told;
}

Result<std::unique_ptr<LockFile>> LockFile::take(const std::string& directory,
                                                 const std::string& told) {
  // The directory before the file: whoever is refused has made and moved nothing.
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  std::unique_ptr<LockFile> lock(new LockFile(-1, folder));
  if (folder < 0) return io_error("opening the directory of");
  (void)ACTA_TRY(hold(folder, directory));
  const auto path = ACTA_TRY(place(directory, told));
  const auto remembered = ACTA_TRY(remembered_place(directory));
  if (remembered && !ACTA_TRY(is_there(path))) {
    return fault(
        "store.lock_missing",
        fmt::format("the lock file {0} is not there: bring it back (is its disk mounted?). "
                    "When it is lost, compare with mirrors (acta doctor --mirror), then "
                    "remove {1}/lock.path",
                    path, directory));
  }
  lock->file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock->file_ < 0) return io_error("opening");
  (void)ACTA_TRY(hold(lock->file_, path));
  // A new one has to be found again after a loss of power.
  (void)ACTA_TRY(flush_folder_of(path));
  (void)ACTA_TRY(lock->read());
  const auto whole = ACTA_TRY(absolute(path));
  if (!remembered && whole != ACTA_TRY(absolute(directory + "/acta.lock"))) {
    (void)ACTA_TRY(replace_file(directory + "/lock.path", bytes_of(whole + "\n"), 0600));
  }
  return lock;
}

Result<std::optional<Acknowledged>> LockFile::look(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) return std::optional<Acknowledged>();
  if (file < 0) return io_error("opening");
  LockFile lock(file);
  (void)ACTA_TRY(lock.read());
  return lock.acknowledged();
}

LockFile::~LockFile() {
  if (file_ >= 0) ::close(file_);
  if (directory_ >= 0) ::close(directory_);
}

Result<bool> LockFile::read() {
  std::array<char, 2 * slot_size> text{};
  const auto got = ::pread(file_, text.data(), text.size(), 0);
  if (got < 0) return io_error("reading");
  std::optional<LockSlot> newest;
  for (std::size_t from = 0; from < text.size(); from += slot_size) {
    const auto slot = parse_lock_slot(std::string_view(text.data() + from, slot_size));
    if (slot && (!newest || slot->turn > newest->turn)) newest = slot;
  }
  if (!newest && got > 0) {
    return fault("store.lock_unreadable", "neither half of the lock file can be read");
  }
  if (newest) {
    acknowledged_ = newest->value;
    turn_ = newest->turn;
  }
  return true;
}

Result<bool> LockFile::raise(const Acknowledged& to) {
  if (acknowledged_ && to.size < acknowledged_->size) {
    return fault("store.rolled_back", "the lock file is never lowered");
  }
  const auto slot = print_lock_slot({.turn = turn_ + 1, .value = to});
  const auto place = static_cast<::off_t>((turn_ + 1) % 2 * slot_size);
  for (std::size_t done = 0; done < slot.size();) {
    const auto put =
        ::pwrite(file_, slot.data() + done, slot.size() - done, place + static_cast<::off_t>(done));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return io_error("raising");
    done += static_cast<std::size_t>(put);
  }
  if (::fdatasync(file_) != 0) return io_error("raising");
  ++turn_;
  acknowledged_ = to;
  return true;
}

}  // namespace acta::store
