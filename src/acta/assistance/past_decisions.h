// Decides what becomes of an entry of a register of requests from before the record. Pure.
//
//   (nothing) -record-> standing -record again, other words-> standing    same words: nothing
//   standing -withdraw-> withdrawn -record again, other words-> standing
//
// No request is told twice: an entry that can be a request on the record, or another register's, is
// refused until one of the two says that it is not the other. It is never compared with what is
// more closed than itself: neither a refusal nor what it says then makes that known.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "acta/assistance/intake_decisions.h"
#include "acta/assistance/past_acts.h"
#include "acta/assistance/past_days_decisions.h"

namespace acta::assistance {

struct Past {
  std::string reg;
  std::string identifier;
  CountryCode state;
  Hash digest{};  // of the entry that was recorded last
  std::vector<std::string> apart_from = {};
  Classification classification = Classification::open;
  bool withdrawn = false;
};

class PastRequests {
 public:
  [[nodiscard]] const Past* find(PastRequestId id) const;
  [[nodiscard]] std::optional<PastRequestId> find(const std::string& reg,
                                                  const std::string& identifier) const;
  [[nodiscard]] const PastDays<PastRequestId>& days() const { return days_; }  // of what stands
  void fold(const RecordedAct& act);
  [[nodiscard]] std::size_t size() const { return by_id_.size(); }

 private:
  void put(PastRequestId id, const PastEntry& entry, Classification classification);
  void leave_day(PastRequestId id);

  std::map<PastRequestId, Past> by_id_;
  std::map<std::pair<std::string, std::string>, PastRequestId> by_identifier_;
  PastDays<PastRequestId> days_;
  std::map<PastRequestId, Date> day_of_;
};
inline void apply(PastRequests& requests, const RecordedAct& act) {
  requests.fold(act);
}

// A request on the record that an entry could be: who and when, and how closed that is.
struct LiveRequest {
  Date received_on;
  std::string ref;
  Classification known_to = Classification::open;
};
// By State, without files that rest on mandates alone, and without those that are strictly
// confidential: whoever imports learns of none of these.
using LiveRequests = std::map<CountryCode, std::vector<LiveRequest>>;
[[nodiscard]] LiveRequests live_requests(const Requests& requests);

struct RecordPast {
  PastEntry entry;
  Classification classification = Classification::internal;
  std::vector<std::string> told_apart_by = {};  // entries read with it that name it, in order
};

// How another register names an entry: "ead-1992:17".
[[nodiscard]] std::string reference_of(std::string_view reg, std::string_view identifier);
// Whether an entry says that it is not the one of that reference, or is told so.
[[nodiscard]] bool tells_apart(const RecordPast& request, const std::string& ref);

// No drafts when the register said the same before.
Drafts record_past(const PastRequests& past, const LiveRequests& live, const RecordPast& request,
                   Facts& facts);

struct WithdrawPast {
  std::string reason;
};
constexpr auto describe(WithdrawPast*) {
  return described<WithdrawPast>("WithdrawPast", "Withdraws an entry of a register.",
                                 field<&WithdrawPast::reason>("reason", "Why."));
}
Drafts withdraw_past(const PastRequests& past, PastRequestId id, const WithdrawPast& request);

// A register's word: 1 to 40 lower-case letters, digits and hyphens.
[[nodiscard]] bool is_register_word(std::string_view word);

}  // namespace acta::assistance
