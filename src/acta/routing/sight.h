// What a viewer may see, asked in one place by every route that reads, and noted there: what is
// confidential or more and was shown stands in the log of reads before the answer leaves.
//
//   reply(http::json_or_problem(seen(context, request, [&](Sight& sight) {
//     return file_of(context, request, sight);     // asks sight.shows({...}) for each thing
//   })));
//
// What may not be seen is left out before anything is counted, ordered or cut into pages, and
// answers as what is not there. A read that cannot be logged is not answered.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/rights.h"
#include "acta/routing/context.h"
#include "acta/store/read_log.h"

namespace acta::routing {

// Something that a route would show.
struct Thing {
  std::string stream;  // "assistance.request/0192..."
  Classification classification = Classification::internal;
  CountryCode state;                     // whom it concerns; empty: none
  std::optional<std::string> part = {};  // of the stream; absent: as a whole
};

class Sight {
 public:
  Sight(Context& context, const http::Request& request);

  [[nodiscard]] const Viewer& viewer() const { return viewer_; }
  // By which door it is shown, when it is not the request itself that tells.
  void through(store::Door door) { door_ = door; }
  // Whether the viewer may see the thing; one that they may see is shown, and noted.
  bool shows(const Thing& thing);
  // Whether the thing is the viewer's own State's to follow; noted like what is shown.
  bool follows(const Thing& thing, bool by_state);
  // Tells a holder of the right that the thing is there, without showing it, as far as their
  // knowledge reaches (reach_of); noted like what is shown.
  bool tells(Right right, const Thing& thing);
  // An act by itself: what is not public is for those who may read sealed acts.
  bool shows_act(const RecordedAct& act, std::optional<std::string> part = std::nullopt);
  // Writes what was noted.
  Result<bool> settle();

 private:
  void note(const Thing& thing, const Capacity* capacity);

  Context& context_;
  const Viewer& viewer_;
  std::string operation_;
  store::Door door_;
  std::vector<store::Read> noted_;
  std::set<std::pair<std::string, std::optional<std::string>>> noted_of_;
};

// Calls answer(Sight&) and gives what it gave, once what it showed is logged.
template <class Answer>
auto seen(Context& context, const http::Request& request, Answer answer)
    -> decltype(answer(std::declval<Sight&>())) {
  Sight sight(context, request);
  auto given = answer(sight);
  (void)ACTA_TRY(sight.settle());
  return given;
}

// Whether an act holds what nobody is shown, whatever their capacity: the digest of a password.
[[nodiscard]] bool holds_secret(const RecordedAct& act);

}  // namespace acta::routing
