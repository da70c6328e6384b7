#include "acta/protection/decisions.h"

#include <algorithm>

namespace acta::protection {
namespace {

constexpr std::size_t text_max = 2000;
constexpr std::size_t fields_max = 200;

Result<bool> check_line(const std::string& text, std::string_view where) {
  if (text.find_first_not_of(" \n\t") == std::string::npos) {
    return refuse("text.empty", 422, "write a few words here", std::string(where));
  }
  if (text.size() > text_max) {
    return refuse("text.too_long", 422, "at most 2,000 bytes", std::string(where));
  }
  return true;
}

// Norm: what is needed for legal claims is not erased (GDPR Article 17(3)(e); unread, after the
// design's account). The hold is how that need is put on the record.
Result<bool> check_not_held(const Protection& protection, const std::string& subject) {
  if (!protection.is_held(subject)) return true;
  return refuse("protection.legal_hold", 409,
                "a legal hold stands on this subject; it has to be lifted first");
}

// Once erased, the acts of a subject are classified no more: the request of its erasure still is.
Classification classification_of(const Protection& protection, const Subject& subject) {
  auto highest = subject.classification;
  for (const auto& [id, erasure] : protection.erasures) {
    if (erasure.subject == subject.stream) highest = std::max(highest, erasure.classification);
  }
  return highest;
}

Result<bool> check_subject(const Protection& protection, const Subject& subject,
                           Classification reach) {
  if (subject.stream.starts_with("protection.")) {
    return refuse("protection.kept", 422,
                  "acts of data protection are kept: they are what erasures "
                  "are judged by",
                  "$.subject");
  }
  const bool known = classification_of(protection, subject) <= reach;
  if (known && protection.erased.contains(subject.digest)) {
    return refuse("protection.erased", 410, "the data of this subject were erased", "$.subject");
  }
  if (!known || subject.classification == Classification::open) {
    return refuse("protection.unknown_subject", 404,
                  "no acts that are not public are on the record under this subject", "$.subject");
  }
  return true;
}

Result<const Erasure*> find_open(const Protection& protection, ErasureId id, Classification reach) {
  const auto found = protection.erasures.find(id);
  if (found == protection.erasures.end() || found->second.classification > reach) {
    return refuse("protection.unknown_erasure", 404, "there is no such erasure");
  }
  if (found->second.state != ErasureState::requested) {
    return refuse("protection.already_settled", 409,
                  "this erasure was carried out or declined already");
  }
  return &found->second;
}

}  // namespace

bool Protection::is_held(const std::string& subject) const {
  return std::ranges::any_of(holds,
                             [&](const auto& hold) { return hold.second.subject == subject; });
}

void apply(Protection& protection, const RecordedAct& act) {
  match(
      act.act,
      [&](const ErasureRequested& a) {
        protection.erasures[a.erasure] = {.subject = a.subject,
                                          .basis = a.basis,
                                          .requester = a.requester,
                                          .requested_by = act.actor.person,
                                          .state = ErasureState::requested,
                                          .classification = act.classification};
      },
      [&](const ErasureDeclined& a) {
        protection.erasures[a.erasure].state = ErasureState::declined;
      },
      [&](const DataErased& a) {
        protection.erasures[a.erasure].state = ErasureState::erased;
        protection.erased.insert(a.subject);
      },
      [&](const HoldPlaced& a) {
        protection.holds[a.hold] = {.subject = a.subject, .classification = act.classification};
      },
      [&](const HoldLifted& a) { protection.holds.erase(a.hold); });
}

Drafts request_erasure(const Protection& protection, const RequestErasure& request,
                       const Subject& subject, Classification reach, Facts& facts) {
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  (void)ACTA_TRY(check_subject(protection, subject, reach));
  (void)ACTA_TRY(check_not_held(protection, subject.stream));
  for (const auto& [id, erasure] : protection.erasures) {
    if (erasure.subject == subject.stream && erasure.state == ErasureState::requested) {
      return refuse("protection.already_requested", 409,
                    "its erasure was asked for and waits for another person", "$.subject");
    }
  }
  const auto id = facts.fresh<ErasureId>();
  return std::vector{Draft(stream_of(id),
                           ErasureRequested{.erasure = id,
                                            .subject = subject.stream,
                                            .basis = request.basis,
                                            .requester = request.requester,
                                            .reason = request.reason},
                           subject.classification)};
}

Drafts confirm_erasure(const Protection& protection, ErasureId id, const Subject& subject,
                       Classification reach, const PersonId& by) {
  const auto* erasure = ACTA_TRY(find_open(protection, id, reach));
  if (erasure->requested_by == by) {
    return refuse("protection.four_eyes", 409,
                  "another person confirms: what is erased cannot be brought back");
  }
  (void)ACTA_TRY(check_not_held(protection, erasure->subject));
  return std::vector{Draft(stream_of(id), DataErased{.erasure = id,
                                                     .subject = subject.digest,
                                                     .basis = erasure->basis,
                                                     .requester = erasure->requester})};
}

Drafts decline_erasure(const Protection& protection, ErasureId id, const GiveReason& request,
                       Classification reach) {
  const auto* erasure = ACTA_TRY(find_open(protection, id, reach));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  return std::vector{Draft(stream_of(id), ErasureDeclined{.erasure = id, .reason = request.reason},
                           erasure->classification)};
}

Drafts place_hold(const Protection& protection, const PlaceHold& request, const Subject& subject,
                  Classification reach, Facts& facts) {
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  (void)ACTA_TRY(check_subject(protection, subject, reach));
  const auto id = facts.fresh<HoldId>();
  return std::vector{Draft(
      stream_of(id), HoldPlaced{.hold = id, .subject = subject.stream, .reason = request.reason},
      subject.classification)};
}

Drafts lift_hold(const Protection& protection, HoldId id, const GiveReason& request,
                 Classification reach) {
  const auto found = protection.holds.find(id);
  if (found == protection.holds.end() || found->second.classification > reach) {
    return refuse("protection.unknown_hold", 404, "there is no such hold, or it was lifted");
  }
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  return std::vector{Draft(stream_of(id), HoldLifted{.hold = id, .reason = request.reason},
                           found->second.classification)};
}

Drafts disclose(const Disclose& request, std::int64_t act, Classification of, Facts& facts) {
  (void)ACTA_TRY(check_line(request.to, "$.to"));
  (void)ACTA_TRY(check_line(request.why, "$.why"));
  if (request.fields.empty() || request.fields.size() > fields_max) {
    return refuse("protection.fields_needed", 422, "choose the fields to show, at most 200",
                  "$.fields");
  }
  const auto id = facts.fresh<DisclosureId>();
  return std::vector{Draft(stream_of(id),
                           Disclosed{.disclosure = id,
                                     .act = act,
                                     .fields = request.fields,
                                     .to = request.to,
                                     .why = request.why},
                           of)};
}

}  // namespace acta::protection
