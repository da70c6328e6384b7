// What disk.cpp knows of the watched directory and disk_calls.cpp tells it.
#pragma once

#include <mutex>

#include "disk.h"

namespace acta::faults {

struct Watched {
  std::recursive_mutex mutex;
  std::string directory;  // with a slash at its end; empty: nothing is watched
  Disk disk;
  Watching watching;
};
Watched& watched();

// REQUIRES the mutex, all of them.
// The path below the watched directory; nothing for what is not watched.
std::optional<std::string> below(const std::string& path);
void note_change(const std::string& path, Change change);
// Also of a folder; false: it is not watched.
bool note_flush(const std::string& path);
void note_made(const std::string& path, bool folder);
void note_removed(const std::string& path);
void note_renamed(const std::optional<std::string>& from, const std::optional<std::string>& to);

}  // namespace acta::faults
