#include "acta/store/unknown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace acta::store {

void note_unknown(std::optional<UnknownActs>& unknown, const RecordedAct& act) {
  const auto& info = act.act.info();
  if (!unknown) {
    unknown = {.index = act.index, .type = std::string(info.type), .version = info.version};
  } else {
    ++unknown->count;
  }
  unknown->of_access = unknown->of_access || info.type.starts_with("access.");
}

std::string sentence_of(const UnknownActs& unknown) {
  return fmt::format(
      "act {} is {} version {}, which this program does not know: a newer Acta wrote it ({} such "
      "act{}). Nothing can be recorded, and these figures stop before it: {}. Serve the record "
      "with the newer Acta",
      unknown.index, unknown.type, unknown.version, unknown.count, unknown.count == 1 ? "" : "s",
      unknown.views_stopped.empty() ? "none"
                                    : fmt::format("{}", fmt::join(unknown.views_stopped, ", ")));
}

Refused refusal_of(const UnknownActs& unknown) {
  return {.word = "store.unknown_act", .status = 503, .detail = sentence_of(unknown)};
}

}  // namespace acta::store
