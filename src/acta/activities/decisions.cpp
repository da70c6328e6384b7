#include "acta/activities/decisions.h"

#include <utility>

namespace acta::activities {
namespace {

Hash digest_of(const std::string& body) {
  return sha256(bytes_of(body));
}

}  // namespace

void apply(Activities& activities, const RecordedAct& act) {
  const auto keep = [&] { activities.last[act.stream] = digest_of(act.act.body()); };
  match(act.act, [&](const ActivityRead&) { keep(); }, [&](const SourceRead&) { keep(); });
}

Result<std::vector<Draft>> import_activities(const Activities& activities, const Import& import,
                                             Facts& /*facts*/) {
  std::vector<Draft> drafts;
  const auto add = [&](const auto& read) {
    const auto stream = stream_of(read);
    const auto last = activities.last.find(stream);
    if (last != activities.last.end() && last->second == digest_of(to_json(read))) return;
    drafts.emplace_back(stream, read);
  };
  add(import.source);
  for (const auto& read : import.activities) add(read);
  return drafts;
}

}  // namespace acta::activities
