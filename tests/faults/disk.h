// A disk that may lose power, under the whole process: the calls by which files are written are
// taken over (they are defined in disk_calls.cpp, in front of the C library's), and what the files
// below one directory hold beyond their last flush is noted as the changes that led there.
//
// At each flush the state of the disk is shown before the flush counts. From it images are made of
// what a loss of power at that moment may leave: none of the unflushed changes, all of them, some
// in another order, or the last one torn at the boundary of a sector. A new name whose folder was
// not flushed may be missing, or mean what it meant before; so may a new folder. What is mapped
// into memory (the index of a write-ahead log) is left out: it does not outlive the process.
// Nothing is really flushed: the files below the directory are gone with the test.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace acta::faults {

struct Change {
  std::int64_t at = 0;
  std::string bytes;
  bool truncates = false;  // to `at`
};

struct File {
  std::string durable;
  std::vector<Change> pending;
  bool folder = false;
  bool named = false;                  // its folder was flushed since it was made
  bool removed = false;                // not yet durably
  std::shared_ptr<const File> before;  // what the name means until its folder is flushed
  std::shared_ptr<const int> moved;    // the same for the two names of a file that was renamed
};
using Disk = std::map<std::string, File>;  // by path below the directory

enum class Loss : std::uint8_t { all_dropped, none_dropped, reordered, torn };
inline constexpr std::array losses{Loss::all_dropped, Loss::none_dropped, Loss::reordered,
                                   Loss::torn};

struct Watching {
  // Called by whichever thread flushes the file or folder at `path`; no watched file changes
  // meanwhile.
  std::function<void(const Disk&, const std::string& path)> at_flush;
  // Whether a file below the directory counts; empty: all do.
  std::function<bool(const std::string& path)> counts = {};
  // Whether the disk is too full for this write; empty: never.
  std::function<bool(const std::string& path)> full = {};
};

// From here on the files below `directory` are watched. The directory is new.
void watch(const std::string& directory, Watching watching);
void unwatch();

// What is left, by path; what lies below `prefix` alone, and without it.
[[nodiscard]] std::map<std::string, std::string> image(const Disk& disk, Loss loss,
                                                       std::mt19937_64& random,
                                                       const std::string& prefix = {});
void write_image(const Disk& disk, Loss loss, std::mt19937_64& random, const std::string& into);
// Puts what is left in the place of what lies below `prefix` of the watched directory, durably.
void start_from(const std::map<std::string, std::string>& files, const std::string& prefix);

// The watched directory as it is now.
[[nodiscard]] Disk disk_now();

}  // namespace acta::faults
