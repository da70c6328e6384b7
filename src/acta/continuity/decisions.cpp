#include "acta/continuity/decisions.h"

namespace acta::continuity {

void apply(Beginning& beginning, const RecordedAct&) {
  beginning.begun = true;
}

Result<std::vector<Draft>> continue_record(const Beginning& beginning,
                                           const std::string& own_origin,
                                           RecordContinued continued) {
  if (beginning.begun) {
    return refuse("continuity.not_first", 409,
                  "a log says with its first act that it continues another, or never");
  }
  if (continued.origin == own_origin) {
    return refuse("continuity.same_origin", 422,
                  "the log that goes on has a name of its own: two histories never share one",
                  "$.origin");
  }
  if (continued.reason.empty()) {
    return refuse("continuity.reason_needed", 422, "say why the other log could not go on",
                  "$.reason");
  }
  return std::vector{Draft("continuity.log/1", std::move(continued))};
}

}  // namespace acta::continuity
