// Acts about the program itself: which one writes the record, and which acts it can read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/base/act.h"

namespace acta::program {

// The stream of both: one record, one program at a time.
inline constexpr std::string_view stream = "program/schema";

// Another program than before serves the record, or one that knows other acts. Who replays the
// record in years to come reads here from which act on which Acta wrote it.
struct SchemaRecorded {
  static constexpr ActInfo info{"program.schema_recorded", 1, Classification::open};
  std::string version;                // of the program: "0.1.0"
  std::string schema;                 // SHA-256 of ActRegistry::schema(), 64 digits
  std::int64_t acts = 0;              // how many versions of acts it reads
  std::vector<std::string> added;     // "assistance.decided v1": not known when last recorded
  std::vector<std::string> withheld;  // known when last recorded, not to this program
};
constexpr auto describe(SchemaRecorded*) {
  return described<SchemaRecorded>(
      "SchemaRecorded", "The program that writes the record, and the acts that it reads.",
      field<&SchemaRecorded::version>("version", "Of the program."),
      field<&SchemaRecorded::schema>("schema", "SHA-256 of the description of all acts."),
      field<&SchemaRecorded::acts>("acts", "How many versions of acts it reads."),
      field<&SchemaRecorded::added>("added", "Those not known when last recorded."),
      field<&SchemaRecorded::withheld>("withheld", "Those known then and no longer."));
}

void add_acts(ActRegistry& registry);

}  // namespace acta::program
