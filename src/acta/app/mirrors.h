// Where else a record lies: the published files in a folder or at an address, a server's
// (.../record) or a mirror's, which keeps each record under the hash of its origin.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "acta/base/result.h"
#include "acta/record/verify.h"

namespace acta::app {

// Folders, or http:// and https:// addresses, separated by commas. Refuses what is neither; whether
// anything is there shows when it is read.
// Once `stop` is set, addresses are given up within a second.
Result<std::vector<record::NamedSource>> mirrors_at(const std::string& list,
                                                    const std::string& origin,
                                                    const std::atomic<bool>* stop = nullptr);

}  // namespace acta::app
