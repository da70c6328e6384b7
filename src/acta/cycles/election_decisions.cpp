#include "acta/cycles/election_decisions.h"

#include <algorithm>

namespace acta::cycles {
namespace {

constexpr std::int32_t age_max = 130;

Result<bool> check_text(const std::optional<std::string>& text, std::string_view where) {
  if (!text) return true;
  return check_line(*text, where);
}

Result<bool> check_particulars(const Elections& elections, const CountryCode& state,
                               const Particulars& given) {
  (void)ACTA_TRY(check_text(given.institution, "$.particulars.institution"));
  (void)ACTA_TRY(check_text(given.commission, "$.particulars.commission"));
  (void)ACTA_TRY(check_text(given.system, "$.particulars.system"));
  if (given.voting_age && (*given.voting_age < 1 || *given.voting_age > age_max)) {
    return refuse("cycles.age_impossible", 422, "an age is from 1 to 130 years",
                  "$.particulars.voting_age");
  }
  if (!given.first_round) return true;
  const auto* first = ACTA_TRY(find_election(elections, *given.first_round));
  if (first->state == state) return true;
  return refuse("cycles.other_state", 422, "its first round was held by another State",
                "$.particulars.first_round");
}

Result<bool> check_new_name(const Elections& elections, const CountryCode& state, ElectionKind kind,
                            const std::string& title, std::optional<ElectionId> self) {
  const auto found = elections.names.find(state, kind, title);
  if (!found || found == self) return true;
  return refuse("cycles.already_added", 409,
                "this State has an election of this kind and title on the calendar already",
                "$.title");
}

bool is_identifier(const std::string& text) {
  const auto colon = text.find(':');
  return colon != std::string::npos && colon > 0 && colon + 1 < text.size() && text.size() <= 200 &&
         std::ranges::none_of(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

Result<bool> check_identifiers(const Elections& elections,
                               const std::vector<std::string>& identifiers) {
  for (const auto& identifier : identifiers) {
    if (!is_identifier(identifier)) {
      return refuse("cycles.identifier_malformed", 422,
                    "an identifier names a list and a number in it, as \"reign:700003\"",
                    "$.identifiers");
    }
    if (elections.by_identifier.contains(identifier)) {
      return refuse("cycles.already_added", 409, identifier + " is on the calendar already",
                    "$.identifiers");
    }
  }
  return true;
}

Result<bool> check_open_for(const Elections& elections, CycleId id, const CountryCode& state) {
  const auto* cycle = ACTA_TRY(find_cycle(elections, id));
  if (cycle->state != state) {
    return refuse("cycles.other_state", 422, "this is a cycle of another State", "$.cycle");
  }
  if (cycle->closed_on) {
    return refuse("cycles.cycle_closed", 409, "this cycle is closed; open it again first",
                  "$.cycle");
  }
  return true;
}

}  // namespace

Result<std::vector<Draft>> add_election(const Elections& elections, const AddElection& request,
                                        Facts& facts) {
  (void)ACTA_TRY(check_line(request.title, "$.title"));
  (void)ACTA_TRY(
      check_new_name(elections, request.state, request.kind, request.title, std::nullopt));
  const auto identifiers = request.identifiers.value_or(std::vector<std::string>{});
  (void)ACTA_TRY(check_identifiers(elections, identifiers));
  if (request.particulars) {
    (void)ACTA_TRY(check_particulars(elections, request.state, *request.particulars));
  }
  if (request.cycle) (void)ACTA_TRY(check_open_for(elections, *request.cycle, request.state));
  const auto id = facts.fresh<ElectionId>();
  std::vector<Draft> drafts{Draft(stream_of(id), ElectionAdded{.election = id,
                                                               .state = request.state,
                                                               .kind = request.kind,
                                                               .title = request.title,
                                                               .particulars = request.particulars,
                                                               .identifiers = identifiers})};
  if (request.cycle) {
    drafts.emplace_back(stream_of(id), ElectionPlaced{.election = id, .cycle = request.cycle});
  }
  return drafts;
}

Result<std::vector<Draft>> describe_election(const Elections& elections, ElectionId id,
                                             const DescribeElection& request) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  (void)ACTA_TRY(check_line(request.title, "$.title"));
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  (void)ACTA_TRY(check_new_name(elections, election->state, request.kind, request.title, id));
  (void)ACTA_TRY(check_particulars(elections, election->state, request.particulars));
  if (request.particulars.first_round == id) {
    return refuse("cycles.own_first_round", 422, "it is not the run-off of itself",
                  "$.particulars.first_round");
  }
  if (request.kind == election->kind && request.title == election->title &&
      request.particulars == (election->particulars ? *election->particulars : Particulars{})) {
    return refuse("cycles.nothing_new", 409, "this is how it is described already");
  }
  return std::vector{Draft(stream_of(id), ElectionDescribed{.election = id,
                                                            .kind = request.kind,
                                                            .title = request.title,
                                                            .particulars = request.particulars,
                                                            .source = request.source})};
}

Result<std::vector<Draft>> place_election(const Elections& elections, ElectionId id,
                                          const PlaceElection& request) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  if (request.cycle == election->cycle) {
    return refuse("cycles.nothing_new", 409, "it is there already", "$.cycle");
  }
  if (request.cycle) (void)ACTA_TRY(check_open_for(elections, *request.cycle, election->state));
  return std::vector{Draft(stream_of(id), ElectionPlaced{.election = id, .cycle = request.cycle})};
}

}  // namespace acta::cycles
