// What can be on the record of data protection: erasures, legal holds, disclosures.
//
// A subject is a stream: its acts that are not public share one key for each class. Who asked to
// erase what and why is confidential; that data were erased is public, since whoever holds the
// record must be able to tell an erasure from a loss. The public act names its subject by a keyed
// digest, which links it to nothing without the key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::protection {

struct ErasureTag {
  static constexpr std::string_view name = "ErasureId";
};
using ErasureId = Id<ErasureTag>;
struct HoldTag {
  static constexpr std::string_view name = "HoldId";
};
using HoldId = Id<HoldTag>;
struct DisclosureTag {
  static constexpr std::string_view name = "DisclosureId";
};
using DisclosureId = Id<DisclosureTag>;

// On what ground data are erased. Norm: GDPR Article 17(1), United Nations Personal Data Protection
// and Privacy Principles (2018); both unread: the words follow the grounds that such laws share.
enum class Basis : std::uint8_t {
  no_longer_needed,
  consent_withdrawn,
  objection,
  unlawful,
  legal_obligation,
};
constexpr auto describe(Basis*) {
  return words<Basis>("Basis", "On what ground data are erased.", "no_longer_needed",
                      "consent_withdrawn", "objection", "unlawful", "legal_obligation");
}

// Who asked for it: a class of persons and never a person.
enum class Requester : std::uint8_t { data_subject, representative, authority, controller };
constexpr auto describe(Requester*) {
  return words<Requester>("Requester", "The class of those who asked for an erasure.",
                          "data_subject", "representative", "authority", "controller");
}

enum class ErasureState : std::uint8_t { requested, declined, erased };
constexpr auto describe(ErasureState*) {
  return words<ErasureState>("ErasureState", "How far an erasure is.", "requested", "declined",
                             "erased");
}

struct ErasureRequested {
  static constexpr ActInfo info{"protection.erasure_requested", 1, Classification::confidential};
  ErasureId erasure;
  std::string subject;
  Basis basis = Basis::no_longer_needed;
  Requester requester = Requester::data_subject;
  std::string reason;
};
constexpr auto describe(ErasureRequested*) {
  return described<ErasureRequested>(
      "ErasureRequested", "The erasure of a subject's data was asked for.",
      field<&ErasureRequested::erasure>("erasure", "Its id."),
      field<&ErasureRequested::subject>("subject", "The stream whose data it is."),
      field<&ErasureRequested::basis>("basis", "On what ground."),
      field<&ErasureRequested::requester>("requester", "The class of who asked."),
      field<&ErasureRequested::reason>("reason", "Why, in words that name nobody."));
}

struct ErasureDeclined {
  static constexpr ActInfo info{"protection.erasure_declined", 1, Classification::confidential};
  ErasureId erasure;
  std::string reason;
};
constexpr auto describe(ErasureDeclined*) {
  return described<ErasureDeclined>("ErasureDeclined", "An erasure was not carried out.",
                                    field<&ErasureDeclined::erasure>("erasure", "Which."),
                                    field<&ErasureDeclined::reason>("reason", "Why."));
}

struct DataErased {
  static constexpr ActInfo info{"protection.data_erased", 1, Classification::open};
  ErasureId erasure;
  std::string subject;
  Basis basis = Basis::no_longer_needed;
  Requester requester = Requester::data_subject;
};
constexpr auto describe(DataErased*) {
  return described<DataErased>(
      "DataErased", "A subject's data were erased: its keys were destroyed.",
      field<&DataErased::erasure>("erasure", "Which."),
      field<&DataErased::subject>("subject", "A keyed digest of the stream: 64 digits."),
      field<&DataErased::basis>("basis", "On what ground."),
      field<&DataErased::requester>("requester", "The class of who asked."));
}

struct HoldPlaced {
  static constexpr ActInfo info{"protection.hold_placed", 1, Classification::confidential};
  HoldId hold;
  std::string subject;
  std::string reason;
};
constexpr auto describe(HoldPlaced*) {
  return described<HoldPlaced>("HoldPlaced", "A subject's data must be kept: a legal hold.",
                               field<&HoldPlaced::hold>("hold", "Its id."),
                               field<&HoldPlaced::subject>("subject", "The stream held."),
                               field<&HoldPlaced::reason>("reason", "For which proceedings."));
}

struct HoldLifted {
  static constexpr ActInfo info{"protection.hold_lifted", 1, Classification::confidential};
  HoldId hold;
  std::string reason;
};
constexpr auto describe(HoldLifted*) {
  return described<HoldLifted>("HoldLifted", "A legal hold ended.",
                               field<&HoldLifted::hold>("hold", "Which."),
                               field<&HoldLifted::reason>("reason", "Why."));
}

struct Disclosed {
  static constexpr ActInfo info{"protection.disclosed", 1, Classification::confidential};
  DisclosureId disclosure;
  std::int64_t act = 0;
  std::vector<std::string> fields;
  std::string to;
  std::string why;
};
constexpr auto describe(Disclosed*) {
  return described<Disclosed>("Disclosed", "Fields of a sealed act were shown to one party.",
                              field<&Disclosed::disclosure>("disclosure", "Its id."),
                              field<&Disclosed::act>("act", "The number of the act."),
                              field<&Disclosed::fields>("fields", "Their JSON pointers."),
                              field<&Disclosed::to>("to", "To whom."),
                              field<&Disclosed::why>("why", "Why."));
}

[[nodiscard]] inline std::string stream_of(ErasureId id) {
  return "protection.erasure/" + to_text(id);
}
[[nodiscard]] inline std::string stream_of(HoldId id) {
  return "protection.hold/" + to_text(id);
}
[[nodiscard]] inline std::string stream_of(DisclosureId id) {
  return "protection.disclosure/" + to_text(id);
}

void add_acts(ActRegistry& registry);

}  // namespace acta::protection
