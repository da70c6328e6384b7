// Decides whether the program that opens the record has to be recorded.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/result.h"
#include "acta/program/acts.h"

namespace acta::program {

// What was recorded last.
struct Schemas {
  std::string version;
  std::string schema;
  std::set<std::string> types;  // "assistance.decided v1"
};
void apply(Schemas& schemas, const RecordedAct& act);

struct RecordSchema {
  std::string version;
  std::string schema;
  std::set<std::string> types;
};
// Of this program.
[[nodiscard]] RecordSchema schema_of(const ActRegistry& acts, std::string version);
// No act when it is the program that was recorded last.
[[nodiscard]] Result<std::vector<Draft>> record_schema(const Schemas& schemas,
                                                       const RecordSchema& request);

}  // namespace acta::program
