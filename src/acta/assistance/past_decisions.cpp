#include "acta/assistance/past_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::assistance {
namespace {

constexpr std::size_t register_max = 40;
constexpr std::size_t apart_max = 50;
// Norm: Charter of the United Nations, Article 110(3): in force since 24 October 1945. Nobody asked
// the Organization for anything before.
const Date organization_begins{-8835};

Result<bool> check_size(const std::string& text, std::string_view where, std::size_t max) {
  if (text.size() <= max) return true;
  return refuse("text.too_long", 422, fmt::format("at most {} bytes", max), std::string(where));
}

Result<bool> check_texts(const PastEntry& entry) {
  if (!is_register_word(entry.reg)) {
    return refuse("assistance.register_word", 422,
                  "a register is named by 1 to 40 lower-case letters, digits and hyphens",
                  "register");
  }
  (void)ACTA_TRY(check_words(entry.identifier, "identifier", 100));
  (void)ACTA_TRY(check_words(entry.source, "source", 300));
  (void)ACTA_TRY(check_size(entry.title, "title", 300));
  (void)ACTA_TRY(check_size(entry.lead_entity, "lead_entity", 200));
  (void)ACTA_TRY(check_size(entry.election, "election", 300));
  (void)ACTA_TRY(check_size(entry.page, "page", 100));
  (void)ACTA_TRY(check_size(entry.note, "note", 2000));
  if (entry.apart_from.size() > apart_max) {
    return refuse("assistance.too_many", 422, fmt::format("at most {}", apart_max), "apart_from");
  }
  for (const auto& ref : entry.apart_from) {
    (void)ACTA_TRY(check_words(ref, "apart_from", 150));
  }
  for (std::size_t i = 0; i < entry.types.size(); ++i) {
    const auto first = std::ranges::find(entry.types, entry.types[i]);
    if (first != entry.types.begin() + static_cast<std::ptrdiff_t>(i)) {
      return refuse("assistance.type_twice", 422, "a kind is named twice", "types");
    }
  }
  return true;
}

Result<bool> check_dates(const PastEntry& entry, const Facts& facts) {
  if (entry.received_on.first() > facts.today()) {
    return refuse("assistance.received_in_future", 422, "that day has not come", "received_on");
  }
  if (entry.received_on.last() < organization_begins) {
    return refuse("assistance.before_organization", 422,
                  "the United Nations began on 24 October 1945", "received_on");
  }
  if (!entry.responded_on) return true;
  if (!entry.response) {
    return refuse("assistance.response_needed", 422,
                  "a day of the response is given, and no response", "response");
  }
  if (entry.responded_on->first() > facts.today()) {
    return refuse("assistance.day_in_future", 422, "that day has not come", "responded_on");
  }
  if (entry.responded_on->last() < entry.received_on.first()) {
    return refuse("assistance.period_reversed", 422, "the response is before the request",
                  "responded_on");
  }
  return true;
}

bool names(const std::vector<std::string>& apart_from, const std::string& ref) {
  return std::ranges::find(apart_from, ref) != apart_from.end();
}

// What another register tells may be read later; a request of the record's own has to be there.
Result<bool> check_named(std::span<const LiveRequest> live, const RecordPast& request) {
  for (const auto& ref : request.entry.apart_from) {
    if (const auto colon = ref.find(':');
        colon != std::string::npos && is_register_word(std::string_view(ref).substr(0, colon))) {
      continue;
    }
    const bool there = std::ranges::any_of(live, [&](const LiveRequest& one) {
      return one.ref == ref && one.known_to <= request.classification;
    });
    if (there) continue;
    return refuse("assistance.unknown_reference", 422,
                  fmt::format("\"{}\" is no request of that State on the record that an entry as "
                              "open as this one can name, and no register:identifier",
                              ref),
                  "apart_from");
  }
  return true;
}

// An entry whose identifier is a request's reference is that request; one of the same State whose
// day can be that of the request may be.
Result<bool> check_apart_from_live(const LiveRequests& all, const RecordPast& request) {
  const auto& entry = request.entry;
  const auto of_state = all.find(entry.state);
  const auto live =
      of_state == all.end() ? std::span<const LiveRequest>() : std::span(of_state->second);
  (void)ACTA_TRY(check_named(live, request));
  for (const auto& one : live) {
    if (one.known_to > request.classification) continue;
    if (one.ref == entry.identifier) {
      return refuse("assistance.on_record", 409,
                    fmt::format("{} is on the record, and counts there", one.ref), "identifier");
    }
    const bool can_be =
        entry.received_on.first() <= one.received_on && one.received_on <= entry.received_on.last();
    if (!can_be || names(entry.apart_from, one.ref)) continue;
    return refuse("assistance.may_be_on_record", 409,
                  fmt::format("this may be {}, received on {}, which is on the record: leave the "
                              "row out, or name {} in apart_from",
                              one.ref, to_text(one.received_on), one.ref),
                  "received_on");
  }
  return true;
}

Result<bool> check_apart_from_registers(const PastRequests& past, const RecordPast& request) {
  const auto& entry = request.entry;
  if (!entry.received_on.exact()) return true;
  const auto own = reference_of(entry.reg, entry.identifier);
  const auto other =
      past.days().other({.state = entry.state,
                         .day = entry.received_on.first(),
                         .classification = request.classification,
                         .reg = entry.reg},
                        [&](const std::string& reg, PastRequestId id) {
                          const auto* one = past.find(id);
                          return !names(one->apart_from, own) &&
                                 !tells_apart(request, reference_of(reg, one->identifier));
                        });
  if (!other) return true;
  return refuse("assistance.may_be_in_register", 409,
                fmt::format("another register has a request of that State and day: leave the row "
                            "out, or name {} in apart_from",
                            reference_of(other->first, past.find(other->second)->identifier)),
                "received_on");
}

Result<bool> check_classification(const RecordPast& request, const Past* known) {
  if (request.classification == Classification::strictly_confidential) {
    return refuse("assistance.too_closed", 422,
                  "public, internal or confidential: what is strictly confidential is in no list",
                  "classification");
  }
  if (known != nullptr && known->classification < request.classification) {
    return refuse("assistance.was_more_open", 409,
                  fmt::format("it is on the record as {}, and cannot be taken back from there",
                              word_of(known->classification)),
                  "classification");
  }
  return true;
}

Hash digest_of(const PastEntry& entry) {
  return sha256(bytes_of(to_json(entry)));
}

}  // namespace

bool is_register_word(std::string_view word) {
  return !word.empty() && word.size() <= register_max && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string reference_of(std::string_view reg, std::string_view identifier) {
  return fmt::format("{}:{}", reg, identifier);
}

bool tells_apart(const RecordPast& request, const std::string& ref) {
  return names(request.entry.apart_from, ref) ||
         std::ranges::binary_search(request.told_apart_by, ref);
}

const Past* PastRequests::find(PastRequestId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &found->second;
}

std::optional<PastRequestId> PastRequests::find(const std::string& reg,
                                                const std::string& identifier) const {
  const auto found = by_identifier_.find({reg, identifier});
  if (found == by_identifier_.end()) return std::nullopt;
  return found->second;
}

void PastRequests::leave_day(PastRequestId id) {
  const auto day = day_of_.find(id);
  if (day == day_of_.end()) return;
  const auto& past = by_id_.at(id);
  days_.take_away({.state = past.state,
                   .day = day->second,
                   .classification = past.classification,
                   .reg = past.reg},
                  id);
  day_of_.erase(day);
}

void PastRequests::put(PastRequestId id, const PastEntry& entry, Classification classification) {
  leave_day(id);
  by_id_[id] = {.reg = entry.reg,
                .identifier = entry.identifier,
                .state = entry.state,
                .digest = digest_of(entry),
                .apart_from = entry.apart_from,
                .classification = classification};
  by_identifier_[{entry.reg, entry.identifier}] = id;
  if (!entry.received_on.exact()) return;
  days_.put({.state = entry.state,
             .day = entry.received_on.first(),
             .classification = classification,
             .reg = entry.reg},
            id);
  day_of_.emplace(id, entry.received_on.first());
}

void PastRequests::fold(const RecordedAct& act) {
  match(
      act.act, [&](const PastRequestRecorded& a) { put(a.past, a.entry, act.classification); },
      [&](const PastRequestCorrected& a) { put(a.past, a.entry, act.classification); },
      [&](const PastRequestWithdrawn& a) {
        leave_day(a.past);
        by_id_[a.past].withdrawn = true;
      });
}

LiveRequests live_requests(const Requests& requests) {
  LiveRequests live;
  for (const auto& [id, file] : requests.files) {
    if (file.mandate || file.classification == Classification::strictly_confidential) continue;
    // What is internal was announced to all; what is more was not, and counts nowhere.
    const bool announced = file.classification <= Classification::internal;
    live[file.state].push_back(
        {.received_on = file.received_on,
         .ref = file.ref,
         .known_to = announced ? Classification::open : file.classification});
  }
  return live;
}

Drafts record_past(const PastRequests& past, const LiveRequests& live, const RecordPast& request,
                   Facts& facts) {
  const auto& entry = request.entry;
  (void)ACTA_TRY(check_texts(entry));
  (void)ACTA_TRY(check_dates(entry, facts));
  const auto known = past.find(entry.reg, entry.identifier);
  const auto* before = known ? past.find(*known) : nullptr;
  (void)ACTA_TRY(check_classification(request, before));
  if (before != nullptr && before->digest == digest_of(entry) &&
      before->classification == request.classification) {
    return std::vector<Draft>();
  }
  (void)ACTA_TRY(check_apart_from_live(live, request));
  (void)ACTA_TRY(check_apart_from_registers(past, request));
  if (before == nullptr) {
    const auto id = facts.fresh<PastRequestId>();
    return std::vector{Draft(stream_of(id), PastRequestRecorded{.past = id, .entry = entry},
                             request.classification)};
  }
  return std::vector{Draft(stream_of(*known), PastRequestCorrected{.past = *known, .entry = entry},
                           request.classification)};
}

Drafts withdraw_past(const PastRequests& past, PastRequestId id, const WithdrawPast& request) {
  const auto* known = past.find(id);
  if (known == nullptr) {
    return refuse("assistance.unknown_past_request", 404, "there is no such entry");
  }
  if (known->withdrawn) {
    return refuse("assistance.wrong_status", 409, "it is withdrawn already");
  }
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  return std::vector{Draft(stream_of(id),
                           PastRequestWithdrawn{.past = id, .reason = request.reason},
                           known->classification)};
}

}  // namespace acta::assistance
