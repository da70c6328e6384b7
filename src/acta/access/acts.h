// What can be on the record of access: people, their capacities, passwords and acting officers.
//
// All internal or more: names and logins are personal data and stand on the record as commitments
// only.
// A password is on the record as its argon2id digest, so that the whole state can be rebuilt.
#pragma once

#include <optional>
#include <string>

#include "acta/base/act.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"
#include "acta/base/rights.h"

namespace acta::access {

struct DelegationTag {
  static constexpr std::string_view name = "DelegationId";
};
using DelegationId = Id<DelegationTag>;

struct PersonAdded {
  static constexpr ActInfo info{"access.person_added", 1, Classification::internal};
  PersonId person;
  std::string name;
  std::string login;
  std::string password;
};
constexpr auto describe(PersonAdded*) {
  return described<PersonAdded>("PersonAdded", "A person was given an account.",
                                field<&PersonAdded::person>("person", "Their id."),
                                field<&PersonAdded::name>("name", "As they are called."),
                                field<&PersonAdded::login>("login", "With what they sign in."),
                                field<&PersonAdded::password>("password", "The argon2id digest."));
}

struct PasswordSet {
  static constexpr ActInfo info{"access.password_set", 1, Classification::internal};
  PersonId person;
  std::string password;
};
constexpr auto describe(PasswordSet*) {
  return described<PasswordSet>("PasswordSet", "A person's password was set.",
                                field<&PasswordSet::person>("person", "Whose."),
                                field<&PasswordSet::password>("password", "The argon2id digest."));
}

struct CapacityGranted {
  static constexpr ActInfo info{"access.capacity_granted", 1, Classification::internal};
  PersonId person;
  Role role = Role::desk_officer;
  std::optional<std::string> organization;
  std::optional<CountryCode> state;
};
constexpr auto describe(CapacityGranted*) {
  return described<CapacityGranted>(
      "CapacityGranted", "A person was given a capacity.",
      field<&CapacityGranted::person>("person", "To whom."),
      field<&CapacityGranted::role>("role", "Which."),
      field<&CapacityGranted::organization>("organization", "For which organization."),
      field<&CapacityGranted::state>("state", "For which State."));
}

struct CapacityEnded {
  static constexpr ActInfo info{"access.capacity_ended", 1, Classification::internal};
  PersonId person;
  Role role = Role::desk_officer;
  std::string reason;
};
constexpr auto describe(CapacityEnded*) {
  return described<CapacityEnded>("CapacityEnded", "A capacity of a person ended.",
                                  field<&CapacityEnded::person>("person", "Whose."),
                                  field<&CapacityEnded::role>("role", "Which."),
                                  field<&CapacityEnded::reason>("reason", "Why."));
}

struct DelegationMade {
  static constexpr ActInfo info{"access.delegation_made", 1, Classification::internal};
  DelegationId delegation;
  PersonId from;
  PersonId to;
  Role role = Role::focal_point;
  Date from_date;
  Date until_date;
  std::string reason;
};
constexpr auto describe(DelegationMade*) {
  return described<DelegationMade>("DelegationMade", "A capacity was handed to an acting officer.",
                                   field<&DelegationMade::delegation>("delegation", "Its id."),
                                   field<&DelegationMade::from>("from", "Whose capacity."),
                                   field<&DelegationMade::to>("to", "The acting officer."),
                                   field<&DelegationMade::role>("role", "Which capacity."),
                                   field<&DelegationMade::from_date>("from_date", "First day."),
                                   field<&DelegationMade::until_date>("until_date", "Last day."),
                                   field<&DelegationMade::reason>("reason", "Why."));
}

struct DelegationEnded {
  static constexpr ActInfo info{"access.delegation_ended", 1, Classification::internal};
  DelegationId delegation;
};
constexpr auto describe(DelegationEnded*) {
  return described<DelegationEnded>("DelegationEnded",
                                    "A delegation was ended before its last day.",
                                    field<&DelegationEnded::delegation>("delegation", "Which."));
}

// The length and last hash of a chain of the log of reads, so that it cannot be shortened
// unnoticed. An act of the chain's own classification: how much was read is for those who may read
// it.
struct ReadsAttested {
  static constexpr ActInfo info{"access.reads_attested", 1, Classification::confidential};
  Classification chain = Classification::confidential;
  std::int64_t lines = 0;
  std::string hash;
};
constexpr auto describe(ReadsAttested*) {
  return described<ReadsAttested>(
      "ReadsAttested", "The log of reads was attested.",
      field<&ReadsAttested::chain>("chain", "What its lines are classified as."),
      field<&ReadsAttested::lines>("lines", "How many lines it has."),
      field<&ReadsAttested::hash>("hash", "SHA-256 over the last and all before."));
}

[[nodiscard]] inline std::string stream_of_reads(Classification chain) {
  return "access.reads/" + std::string(word_of(chain));
}
[[nodiscard]] inline std::string stream_of(PersonId id) {
  return "access.person/" + to_text(id);
}
[[nodiscard]] inline std::string stream_of(DelegationId id) {
  return "access.delegation/" + to_text(id);
}

void add_acts(ActRegistry& registry);

}  // namespace acta::access
