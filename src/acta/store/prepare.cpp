#include "acta/store/prepare.h"

#include <algorithm>
#include <unordered_map>

#include "acta/record/entry.h"
#include "acta/record/keys.h"
#include "acta/record/tiles.h"
#include "acta/store/writer.h"

namespace acta::store {

std::unexpected<Refused> prepared_stale(std::string why) {
  return refuse("record.prepared_stale", 409,
                std::move(why) + "; prepare it again, then sign again");
}

Result<bool> put_signatures(std::vector<std::string>& lines, const Prepared& prepared) {
  const bool same = lines.size() >= prepared.lines.size() &&
                    std::equal(prepared.lines.begin(), prepared.lines.end(), lines.begin());
  if (!same) return prepared_stale("what would be recorded is no longer what was prepared");
  for (std::size_t i = 0; i < prepared.signatures.size() && i < prepared.lines.size(); ++i) {
    if (prepared.signatures[i].empty()) continue;
    lines[i] += "\n" + prepared.signatures[i];
    const auto readable = record::view_entry(lines[i]);
    if (!readable) return refuse("record.signature_malformed", 422, readable.error().detail);
  }
  return true;
}

Result<std::vector<RecordedAct>> Writer::place(std::vector<Draft> drafts, const Actor& actor,
                                               Facts& facts) const {
  std::vector<RecordedAct> acts;
  acts.reserve(drafts.size());
  std::unordered_map<std::string, std::int64_t> used;  // of the streams of this command
  for (auto& draft : drafts) {
    auto version = state_.versions.of(draft.stream);
    if (drafts.size() > 1) version += used[draft.stream]++;
    acts.push_back({.index = state_.tree.size() + static_cast<std::int64_t>(acts.size()),
                    .id = facts.fresh_uuid(),
                    .at = facts.now(),
                    .stream = std::move(draft.stream),
                    .version = version,
                    .actor = actor,
                    .classification = draft.classification,
                    .act = std::move(draft.act)});
  }
  return acts;
}

Result<Prepared> Writer::prepare(const Command& command, std::int64_t ahead_ms) const {
  Prepared prepared;
  prepared.seed = record::random_hash();
  const auto idem = to_hex(digests_of(parts_.keys.idempotency, command).digests);
  const std::shared_lock folded(parts_.folded_mutex);
  (void)ACTA_TRY(check_expected(command));
  prepared.at = std::max(Instant{parts_.clock().milliseconds + ahead_ms}, state_.last_at);
  Facts facts(prepared.at, prepared.seed);
  auto drafts = ACTA_TRY(command.decide(parts_.schema.folded, facts));
  for (const auto& act : ACTA_TRY(place(std::move(drafts), command.actor, facts))) {
    prepared.lines.push_back(ACTA_TRY(codec_.line_of(act, idem)));
    prepared.classification = std::max(prepared.classification, act.classification);
  }
  return prepared;
}

}  // namespace acta::store
