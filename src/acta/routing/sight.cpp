#include "acta/routing/sight.h"

namespace acta::routing {
namespace {

// Browsers say of every request from where it was sent (Fetch Metadata); other programs do not.
// Told by the asker, so a hint for the auditor and no more.
store::Door door_of(const http::Request& request) {
  return request.header("sec-fetch-site").empty() ? store::Door::api : store::Door::screen;
}

}  // namespace

Sight::Sight(Context& context, const http::Request& request)
    : context_(context),
      viewer_(viewer_of(request)),
      operation_(request.operation),
      door_(door_of(request)) {}

bool Sight::shows(const Thing& thing) {
  if (!sees(viewer_, thing.classification)) return false;
  note(thing, capacity_that_sees(viewer_, thing.classification));
  return true;
}

bool Sight::follows(const Thing& thing, bool by_state) {
  const auto* capacity =
      capacity_that_follows(viewer_, thing.classification, thing.state, by_state);
  if (capacity == nullptr) return false;
  note(thing, capacity);
  return true;
}

bool Sight::tells(Right right, const Thing& thing) {
  if (!may(viewer_, right) || thing.classification > reach_of(viewer_)) return false;
  note(thing, capacity_for(viewer_, right));
  return true;
}

void Sight::note(const Thing& thing, const Capacity* capacity) {
  if (thing.classification < Classification::confidential) return;
  if (!noted_of_.emplace(thing.stream, thing.part).second) return;
  noted_.push_back({.person = viewer_.person,
                    .capacity = std::string(word_of(capacity->role)),
                    .door = door_,
                    .operation = operation_,
                    .subject = thing.stream,
                    .part = thing.part,
                    .classification = thing.classification});
}

bool Sight::shows_act(const RecordedAct& act, std::optional<std::string> part) {
  if (act.classification == Classification::open) return true;
  return may(viewer_, Right::act_read_sealed) && shows({.stream = act.stream,
                                                        .classification = act.classification,
                                                        .state = {},
                                                        .part = std::move(part)});
}

Result<bool> Sight::settle() {
  if (noted_.empty()) return true;
  const auto added = context_.store.reads().add(noted_, context_.store.now());
  noted_.clear();
  noted_of_.clear();
  if (added) return true;
  return fault("reads.not_logged", "a read could not be logged: " + added.error().detail);
}

bool holds_secret(const RecordedAct& act) {
  // A member of that name, in acts of today and of versions that this program does not know: within
  // a text the quotation marks are escaped.
  return act.act.body().find("\"password\":") != std::string::npos;
}

}  // namespace acta::routing
