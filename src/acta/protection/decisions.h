// Decides whether data may be erased, held or shown. Pure: same state and request, same acts.
//
//   erasure:  requested --confirm (another person)--> erased
//                       --decline------------------> declined
//   hold:     placed --lift--> lifted            under a hold nothing is
//   requested or confirmed
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/protection/acts.h"

namespace acta::protection {

struct Erasure {
  std::string subject;  // empty when only the public act of it is left
  Basis basis = Basis::no_longer_needed;
  Requester requester = Requester::data_subject;
  PersonId requested_by;
  ErasureState state = ErasureState::requested;
  // Of its request: who may know of it.
  Classification classification = Classification::confidential;
};

struct Hold {
  std::string subject;
  Classification classification = Classification::confidential;
};

struct Protection {
  std::map<ErasureId, Erasure> erasures;
  std::map<HoldId, Hold> holds;  // that stand
  std::set<std::string> erased;  // digests

  [[nodiscard]] bool is_held(const std::string& subject) const;
};
void apply(Protection& protection, const RecordedAct& act);

// What the store knows of a subject.
struct Subject {
  std::string stream;
  std::string digest;  // digest_of_subject
  // The highest of its acts; public: there is nothing to erase or hold.
  Classification classification = Classification::open;
};

struct RequestErasure {
  std::string subject;
  Basis basis = Basis::no_longer_needed;
  Requester requester = Requester::data_subject;
  std::string reason;
};
constexpr auto describe(RequestErasure*) {
  return described<RequestErasure>(
      "RequestErasure", "Asks for the erasure of a subject's data.",
      field<&RequestErasure::subject>("subject", "The stream whose data it is."),
      field<&RequestErasure::basis>("basis", "On what ground."),
      field<&RequestErasure::requester>("requester", "The class of who asked."),
      field<&RequestErasure::reason>("reason", "Why, in words that name nobody."));
}

struct GiveReason {
  std::string reason;
};
constexpr auto describe(GiveReason*) {
  return described<GiveReason>("GiveReason", "Says why.",
                               field<&GiveReason::reason>("reason", "In a few words."));
}

struct PlaceHold {
  std::string subject;
  std::string reason;
};
constexpr auto describe(PlaceHold*) {
  return described<PlaceHold>("PlaceHold", "Places a legal hold on a subject's data.",
                              field<&PlaceHold::subject>("subject", "The stream to hold."),
                              field<&PlaceHold::reason>("reason", "For which proceedings."));
}

struct Disclose {
  std::vector<std::string> fields;
  std::string to;
  std::string why;
};
constexpr auto describe(Disclose*) {
  return described<Disclose>("Disclose", "Shows fields of a sealed act to one party.",
                             field<&Disclose::fields>("fields", "Their JSON pointers."),
                             field<&Disclose::to>("to", "To whom."),
                             field<&Disclose::why>("why", "Why."));
}

using Drafts = Result<std::vector<Draft>>;

// `reach` is up to what classification the asker may know of subjects (reach_of): what is above is
// refused as what is not there. Erasures and holds are classified as high as their subject, and no
// lower than confidential.
Drafts request_erasure(const Protection& protection, const RequestErasure& request,
                       const Subject& subject, Classification reach, Facts& facts);
// By another person than the one who asked.
Drafts confirm_erasure(const Protection& protection, ErasureId id, const Subject& subject,
                       Classification reach, const PersonId& by);
Drafts decline_erasure(const Protection& protection, ErasureId id, const GiveReason& request,
                       Classification reach);
Drafts place_hold(const Protection& protection, const PlaceHold& request, const Subject& subject,
                  Classification reach, Facts& facts);
Drafts lift_hold(const Protection& protection, HoldId id, const GiveReason& request,
                 Classification reach);
// `of` is the classification of the act: what is said of it is no less.
Drafts disclose(const Disclose& request, std::int64_t act, Classification of, Facts& facts);

}  // namespace acta::protection
