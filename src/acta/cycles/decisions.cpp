#include "acta/cycles/decisions.h"

#include <algorithm>

namespace acta::cycles {
namespace {

constexpr std::size_t text_max = 2000;

bool blank(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

Result<bool> check_line(const std::string& text, std::string_view where) {
  if (blank(text)) return refuse("text.empty", 422, "write a few words here", std::string(where));
  if (text.size() > text_max) {
    return refuse("text.too_long", 422, "at most 2,000 bytes", std::string(where));
  }
  return true;
}

bool takes_range(DateStatus status) {
  return status == DateStatus::range;
}
bool ends_it(DateStatus status) {
  return status == DateStatus::annulled || status == DateStatus::voided;
}

Result<bool> check_days(const DateElection& request) {
  if (takes_range(request.status)) {
    if (!request.from || !request.to || request.on) {
      return refuse("cycles.range_needed", 422, "a range has a first and a last day", "$.from");
    }
    if (*request.from > *request.to) {
      return refuse("cycles.range_reversed", 422, "the last day is before the first", "$.to");
    }
    return true;
  }
  if (request.from || request.to) {
    return refuse("cycles.day_needed", 422, "only a range has a first and a last day", "$.from");
  }
  if (!ends_it(request.status) && !request.on) {
    return refuse("cycles.day_needed", 422, "give the day", "$.on");
  }
  return true;
}

// What the dates already on the record allow to be said next.
Result<bool> check_order(const Dated* before, const DateElection& request, const Facts& facts) {
  const bool moves =
      request.status == DateStatus::delayed || request.status == DateStatus::advanced;
  if (before != nullptr && before->status == DateStatus::held && !ends_it(request.status)) {
    return refuse("cycles.already_held", 409, "it was held; only an annulment can follow",
                  "$.status");
  }
  if (moves && (before == nullptr || !before->on)) {
    return refuse("cycles.no_date_to_move", 409, "no date is on the record that could move",
                  "$.status");
  }
  if (request.status == DateStatus::delayed && *request.on <= *before->on) {
    return refuse("cycles.not_later", 422, "a delay is to a later day than " + to_text(*before->on),
                  "$.on");
  }
  if (request.status == DateStatus::advanced && *request.on >= *before->on) {
    return refuse("cycles.not_earlier", 422,
                  "it advances to an earlier day than " + to_text(*before->on), "$.on");
  }
  if (request.status == DateStatus::held && *request.on > facts.today()) {
    return refuse("cycles.not_yet_held", 422, "that day has not come", "$.on");
  }
  if ((moves || ends_it(request.status)) && blank(request.reason.value_or(""))) {
    return refuse("cycles.reason_needed", 422, "say why", "$.reason");
  }
  return true;
}

}  // namespace

void apply(Elections& elections, const RecordedAct& act) {
  match(
      act.act,
      [&](const ElectionAdded& added) {
        // Ids grow with time: nearly always it belongs at the end, and is not looked for.
        elections.by_id.insert_or_assign(elections.by_id.end(), added.election,
                                         Election{.state = added.state,
                                                  .kind = added.kind,
                                                  .title = added.title,
                                                  .dates = {},
                                                  .version = act.version + 1});
      },
      [&](const ElectionDated& dated) {
        auto& election = elections.by_id[dated.election];
        auto& date = election.dates[dated.milestone];
        date.status = dated.status;
        date.on = ends_it(dated.status) ? std::nullopt : dated.on ? dated.on : dated.from;
        election.version = act.version + 1;
      });
}

Result<std::vector<Draft>> add_election(const Elections& elections, const AddElection& request,
                                        Facts& facts) {
  (void)ACTA_TRY(check_line(request.title, "$.title"));
  for (const auto& [id, election] : elections.by_id) {
    if (election.state == request.state && election.kind == request.kind &&
        election.title == request.title) {
      return refuse("cycles.already_added", 409, "this election is on the calendar already",
                    "$.title");
    }
  }
  const auto id = facts.fresh<ElectionId>();
  return std::vector{Draft(
      stream_of(id),
      ElectionAdded{
          .election = id, .state = request.state, .kind = request.kind, .title = request.title})};
}

Result<std::vector<Draft>> date_election(const Elections& elections, ElectionId id,
                                         const DateElection& request, const Facts& facts) {
  const auto found = elections.by_id.find(id);
  if (found == elections.by_id.end())
    return refuse("cycles.unknown_election", 404, "no such election");
  const auto milestone = request.milestone.value_or(Milestone::election_day);
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  (void)ACTA_TRY(check_days(request));
  const auto before = found->second.dates.find(milestone);
  (void)ACTA_TRY(
      check_order(before == found->second.dates.end() ? nullptr : &before->second, request, facts));
  return std::vector{Draft(stream_of(id), ElectionDated{.election = id,
                                                        .milestone = milestone,
                                                        .status = request.status,
                                                        .on = request.on,
                                                        .from = request.from,
                                                        .to = request.to,
                                                        .source = request.source,
                                                        .reason = request.reason})};
}

}  // namespace acta::cycles
