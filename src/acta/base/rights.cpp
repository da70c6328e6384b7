#include "acta/base/rights.h"

#include <algorithm>
#include <array>
#include <vector>

namespace acta {
namespace {

struct Row {
  Role role = {};
  std::vector<Right> rights;
};

// After domain reference 1.3 (roles and rights), narrowed to what this program offers. Recommending
// and deciding never stand in one row: recommender is not decider (GA resolution 68/164, OP3).
const std::array<Row, 9>& table() {
  using enum Right;
  static const std::array<Row, 9> rows = {
      Row{Role::focal_point,
          {request_read, request_decide, report_issue, act_read_sealed, delegate, protection_read,
           erase, hold, disclose}},
      Row{Role::ead_director,
          {request_read, request_process, request_direct, request_comment, request_import,
           election_edit, report_issue, act_read_sealed, protection_read, disclose}},
      Row{Role::desk_officer,
          {request_register, request_read, request_process, request_withdraw, request_comment,
           election_edit, activity_import, act_read_sealed}},
      Row{Role::registry_clerk,
          {request_register, request_read, request_process, request_comment, request_import}},
      Row{Role::entity_user, {request_read, request_comment}},
      Row{Role::member_state, {request_follow}},
      Row{Role::donor, {}},
      Row{Role::auditor, {request_read, act_read_sealed, audit, protection_read, hold}},
      Row{Role::administrator, {administer, delegate, protection_read, erase}},
  };
  return rows;
}

}  // namespace

bool allows(Role role, Right right) {
  if (right == Right::open || right == Right::signed_in) return true;
  const auto row = std::ranges::find(table(), role, &Row::role);
  return row != table().end() && std::ranges::find(row->rights, right) != row->rights.end();
}

const Capacity* capacity_for(const Viewer& viewer, Right right) {
  for (const auto& capacity : viewer.capacities) {
    if (allows(capacity.role, right)) return &capacity;
  }
  return nullptr;
}

bool may(const Viewer& viewer, Right right) {
  return right == Right::open || capacity_for(viewer, right) != nullptr;
}

bool sees(const Viewer& viewer, Classification classification) {
  return classification == Classification::open ||
         capacity_that_sees(viewer, classification) != nullptr;
}

Classification reach_of(const Viewer& viewer) {
  using enum Classification;
  return sees(viewer, strictly_confidential) ? strictly_confidential : confidential;
}

const Capacity* capacity_that_sees(const Viewer& viewer, Classification classification) {
  if (classification == Classification::open) return nullptr;
  const auto found = std::ranges::find_if(viewer.capacities, [&](const Capacity& capacity) {
    switch (capacity.role) {
      case Role::focal_point:
      case Role::ead_director: return true;
      case Role::auditor:
      case Role::desk_officer:
      case Role::registry_clerk: return classification <= Classification::confidential;
      case Role::entity_user: return classification == Classification::internal;
      case Role::member_state:
      case Role::donor:
      case Role::administrator: return false;
    }
    return false;
  });
  return found == viewer.capacities.end() ? nullptr : &*found;
}

const Capacity* capacity_that_follows(const Viewer& viewer, Classification classification,
                                      const CountryCode& state, bool by_state) {
  const auto reach = by_state ? Classification::confidential : Classification::internal;
  if (classification > reach) return nullptr;
  const auto found = std::ranges::find_if(viewer.capacities, [&](const Capacity& capacity) {
    return capacity.role == Role::member_state && capacity.state == state;
  });
  return found == viewer.capacities.end() ? nullptr : &*found;
}

}  // namespace acta
