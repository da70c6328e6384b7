// A disk that may lose power, under the whole process: the calls by which files are written are
// taken over (they are defined in disk.cpp, in front of the C library's), and what the files below
// one directory hold beyond their last flush is noted as the changes that led there.
//
// At each flush the state of the disk is shown before the flush counts. From it images are made of
// what a loss of power at that moment may leave: none of the unflushed changes, all of them, some
// in another order, or the last one torn at the boundary of a sector. A new file whose folder was
// not flushed may be missing altogether. What is mapped into memory (the index of a write-ahead
// log) is left out: it does not outlive the process.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
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
  bool named = false;    // its folder was flushed since it was made
  bool removed = false;  // not yet durably
};
using Disk = std::map<std::string, File>;  // by path below the directory

enum class Loss : std::uint8_t { all_dropped, none_dropped, reordered, torn };
inline constexpr std::array losses{Loss::all_dropped, Loss::none_dropped, Loss::reordered,
                                   Loss::torn};

// From here on the files directly in `directory` and in its folder keys/ are watched. The directory
// is new. `at_flush` is called by whichever thread flushes, and no watched file changes meanwhile.
void watch(const std::string& directory, std::function<void(const Disk&)> at_flush);
void unwatch();

void write_image(const Disk& disk, Loss loss, std::mt19937_64& random, const std::string& into);

}  // namespace acta::faults
