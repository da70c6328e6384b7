// The one table of who may do what, used by screens, API, exports, search and the command line.
//
// Capacities are the roles of the electoral assistance desk (docs/access.md); rights are what a
// route or question asks for. A viewer may hold several capacities, some as acting officer until a
// date. Nothing is allowed that does not stand in the table (rights.cpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/describe.h"

namespace acta {

enum class Role : std::uint8_t {
  focal_point,
  ead_director,
  desk_officer,
  registry_clerk,
  entity_user,
  member_state,
  donor,
  auditor,
  administrator,
};
constexpr auto describe(Role*) {
  return words<Role>("Role", "A role of the electoral assistance desk.", "focal_point",
                     "ead_director", "desk_officer", "registry_clerk", "entity_user",
                     "member_state", "donor", "auditor", "administrator");
}

enum class Right : std::uint8_t {
  open,              // anyone, signed in or not
  signed_in,         // anyone signed in
  request_register,  // receive a request
  request_read,      // read files of requests
  request_process,   // authenticate, admit, return, assess
  request_direct,    // screen, clear, recommend
  request_decide,    // decide, grant waivers
  request_withdraw,  // withdraw on the State's letter
  request_comment,   // answer consultations (an entity: its own)
  request_follow,    // a State: submit, follow, answer and withdraw its own requests
  election_edit,     // add elections and their dates
  activity_import,   // import activities
  report_issue,      // issue a report
  act_read_sealed,   // read the content of acts that are not public
  audit,             // see who did and read what, draw samples, record remarks
  delegate,          // hand a capacity to an acting officer
  administer,        // people and their capacities
  protection_read,   // the register of erasures, holds and disclosures
  erase,             // ask for, confirm and decline erasures
  hold,              // place and lift legal holds
  disclose,          // show fields of sealed acts to a party
  request_import,    // import registers of requests from before the record, withdraw entries
};
constexpr auto describe(Right*) {
  return words<Right>("Right", "What may be done.", "public", "signed_in", "request_register",
                      "request_read", "request_process", "request_direct", "request_decide",
                      "request_withdraw", "request_comment", "request_follow", "election_edit",
                      "activity_import", "report_issue", "act_read_sealed", "audit", "delegate",
                      "administer", "protection_read", "erase", "hold", "disclose",
                      "request_import");
}

struct Capacity {
  Role role = Role::desk_officer;
  std::string organization;
  CountryCode state;  // of a member_state: empty otherwise
};

struct Viewer {
  PersonId person;
  std::string name;
  std::vector<Capacity> capacities;  // empty: the public
};

[[nodiscard]] bool allows(Role role, Right right);
[[nodiscard]] bool may(const Viewer& viewer, Right right);
// The first role by which the viewer holds the right; acts are recorded in that capacity.
[[nodiscard]] const Capacity* capacity_for(const Viewer& viewer, Right right);
// May the viewer see something of this classification? Strictly confidential is
// for the focal point and director. A State sees nothing internal: it follows its own requests
// (capacity_that_follows).
[[nodiscard]] bool sees(const Viewer& viewer, Classification classification);
// Up to what classification the viewer may know that something is there, and no more of it: who
// erases, holds or keeps the register of protection has to know of confidential files that they do
// not read; of strictly confidential ones those know who read them.
[[nodiscard]] Classification reach_of(const Viewer& viewer);
// The first capacity by which they may; none when it is public or they may not.
[[nodiscard]] const Capacity* capacity_that_sees(const Viewer& viewer,
                                                 Classification classification);

// The capacity by which a State follows a request, as far as it is shown to States at all
// (assistance/state_views.h): its own, if it is internal, or confidential and was submitted by the
// State itself; none otherwise.
[[nodiscard]] const Capacity* capacity_that_follows(const Viewer& viewer,
                                                    Classification classification,
                                                    const CountryCode& state, bool by_state);

}  // namespace acta
