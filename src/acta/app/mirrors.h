// Where else a record lies: the published files in a folder or at an address, a server's
// (.../record) or a mirror's, which keeps each record under the hash of its origin.
#pragma once

#include <string>
#include <vector>

#include "acta/store/restore.h"

namespace acta::app {

// Folders, or http:// and https:// addresses, separated by commas. Refuses what is neither; whether
// anything is there shows when it is read.
Result<std::vector<store::Mirror>> mirrors_at(const std::string& list, const std::string& origin);

}  // namespace acta::app
