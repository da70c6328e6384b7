// What can be on the record of continuity: that this log goes on where another one had to end.
#pragma once

#include <string>

#include "acta/base/act.h"
#include "acta/base/describe.h"

namespace acta::continuity {

struct RecordContinued {
  static constexpr ActInfo info{"continuity.record_continued", 1, Classification::open};
  std::string origin;
  std::string key;  // verifier
  std::int64_t known = 0;
  std::string root;  // base64
  std::string checkpoint;
  std::int64_t held = 0;
  std::string reason;
};
constexpr auto describe(RecordContinued*) {
  return described<RecordContinued>(
      "RecordContinued", "This log continues another one, which is frozen.",
      field<&RecordContinued::origin>("origin", "The other log's name."),
      field<&RecordContinued::key>("key", "Its verifier key."),
      field<&RecordContinued::known>("known", "How many acts it is known to have had."),
      field<&RecordContinued::root>("root", "The root of their tree."),
      field<&RecordContinued::checkpoint>("checkpoint", "The checkpoint of that, as it signed it."),
      field<&RecordContinued::held>("held", "How many of these acts are left."),
      field<&RecordContinued::reason>("reason", "Why it could not go on."));
}

void add_acts(ActRegistry& registry);

}  // namespace acta::continuity
