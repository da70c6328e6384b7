// A disk that forgets what was not synced: a SQLite VFS over the system's own.
//
// Writes reach the real file at once, so that the running program sees them; what a file held at
// its last sync is kept aside. power_loss(DIRECTORY, INTO) gives the directory as a power failure
// at this moment would leave it: databases and logs as last synced, the lock file as written (it is
// synced in the same call), WAL indexes gone.
#pragma once

#include <string>

namespace acta::faults {

// Makes it the default VFS of this process.
void install_power_vfs();
// Forgets what earlier databases of the same names held.
void new_disk();
void power_loss(const std::string& directory, const std::string& into);

}  // namespace acta::faults
