#include "acta/assistance/views.h"

namespace acta::assistance {
namespace {

const store::Table& request_table() {
  static const store::Table table{"assistance_request",
                                  type_of<RequestRow>(),
                                  {"id"},
                                  {"\"state\"", "\"status\", \"received_on\""}};
  return table;
}

const store::Table& status_table() {
  static const store::Table table{"assistance_status",
                                  type_of<StatusRow>(),
                                  {"request", "from_index"},
                                  {"\"received_on\"", "\"to_index\""}};
  return table;
}

std::optional<RequestStatus> status_after(const AnyAct& act) {
  std::optional<RequestStatus> status;
  const auto is = [&](RequestStatus now) { status = now; };
  match(
      act, [&](const RequestReceived&) { is(RequestStatus::received); },
      [&](const AuthenticationBegun&) { is(RequestStatus::authenticating); },
      [&](const RequestResubmitted&) { is(RequestStatus::authenticating); },
      [&](const RequestAdmitted&) { is(RequestStatus::admissible); },
      [&](const RequestReturned&) { is(RequestStatus::returned); },
      [&](const RequestRejected&) { is(RequestStatus::rejected_inadmissible); },
      [&](const RequestScreened&) { is(RequestStatus::screened); },
      [&](const AssessmentBegun&) { is(RequestStatus::assessing); },
      [&](const AssessmentCleared&) { is(RequestStatus::assessed); },
      [&](const AssessmentAbandoned&) { is(RequestStatus::abandoned); },
      [&](const Recommended&) { is(RequestStatus::decision_pending); },
      [&](const DeferralResumed&) { is(RequestStatus::decision_pending); },
      [&](const RequestWithdrawn&) { is(RequestStatus::withdrawn); },
      [&](const RequestLapsed&) { is(RequestStatus::lapsed); },
      [&](const Decided& decided) {
        switch (decided.outcome) {
          case Outcome::approved: return is(RequestStatus::approved);
          case Outcome::approved_limited: return is(RequestStatus::approved_limited);
          case Outcome::declined: return is(RequestStatus::declined);
          case Outcome::deferred: return is(RequestStatus::deferred);
        }
      });
  return status;
}

Result<bool> receive(store::Database& db, const RequestReceived& received, const RecordedAct& act) {
  return store::put(db, request_table(),
                    RequestRow{.id = received.request,
                               .ref = received.ref,
                               .state = received.state,
                               .title = received.title,
                               .status = RequestStatus::received,
                               .received_on = received.received_on,
                               .types = received.types,
                               .elections = received.elections,
                               .time = std::nullopt,
                               .classification = act.classification,
                               .due = std::nullopt,
                               .changed_at = act.at,
                               .version = act.version + 1});
}

Result<bool> change(store::Database& db, const RecordedAct& act) {
  constexpr std::string_view kind = "assistance.request/";
  if (!act.stream.starts_with(kind)) return true;
  const auto id =
      ACTA_TRY(Scalar<RequestId>::parse(std::string_view(act.stream).substr(kind.size())));
  auto row = ACTA_TRY(request(db, id));
  if (!row) return fault("assistance.view", "an act of a request that was not received");
  row->version = act.version + 1;
  row->changed_at = act.at;
  if (const auto status = status_after(act.act)) {
    row->status = *status;
    row->due.reset();
  }
  match(
      act.act, [&](const RequestReturned& a) { row->due = a.answer_by; },
      [&](const Decided& a) { row->due = a.until; },
      [&](const RequestScreened& a) { row->types = a.types; },
      [&](const TimeTested& a) { row->time = a.result; });
  return store::put(db, request_table(), *row);
}

Result<bool> announce_response(store::Database& db, const ResponseAnnounced& told,
                               const RecordedAct& act) {
  auto rows = ACTA_TRY(store::select<StatusRow>(db, status_table(),
                                                R"(WHERE "request" = $1 AND "to_index" IS NULL)",
                                                {to_text(told.request)}));
  if (rows.empty())
    return fault("assistance.view", "a response to a request that was not announced");
  auto row = std::move(rows.front());
  row.to_index = act.index;
  (void)ACTA_TRY(store::put(db, status_table(), row));
  row.from_index = act.index;
  row.to_index.reset();
  row.response = told.response;
  row.responded_on = told.responded_on;
  row.types_approved = told.types;
  row.lead_entity = told.lead_entity;
  row.response_index = act.index;
  return store::put(db, status_table(), row);
}

Result<bool> announce_request(store::Database& db, const RequestAnnounced& told,
                              const RecordedAct& act) {
  return store::put(db, status_table(),
                    StatusRow{.request = told.request,
                              .ref = told.ref,
                              .state = told.state,
                              .received_on = told.received_on,
                              .types_requested = told.types,
                              .elections = told.elections,
                              .response = std::nullopt,
                              .responded_on = std::nullopt,
                              .types_approved = {},
                              .lead_entity = std::nullopt,
                              .received_index = act.index,
                              .response_index = std::nullopt,
                              .from_index = act.index,
                              .to_index = std::nullopt});
}

}  // namespace

store::View requests_view() {
  return {.name = "assistance_requests",
          .version = 1,
          .tables = {"assistance_request"},
          .ddl = store::ddl_of(request_table(), store::Dialect::sqlite),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* received = act.act.as<RequestReceived>()) {
              return receive(db, *received, act);
            }
            return change(db, act);
          }};
}

store::View status_view() {
  return {.name = "assistance_status",
          .version = 1,
          .tables = {"assistance_status"},
          .ddl = store::ddl_of(status_table(), store::Dialect::sqlite),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            Result<bool> done = true;
            match(
                act.act,
                [&](const RequestAnnounced& told) { done = announce_request(db, told, act); },
                [&](const ResponseAnnounced& told) { done = announce_response(db, told, act); });
            return done;
          }};
}

Result<std::vector<RequestRow>> requests(store::Database& db, const RequestFilter& filter) {
  const auto state = filter.state ? std::optional(filter.state->iso3) : std::nullopt;
  const auto status =
      filter.status ? std::optional(std::string(word_of(*filter.status))) : std::nullopt;
  return store::select<RequestRow>(
      db, request_table(),
      R"(WHERE ($1 IS NULL OR "state" = $1) AND ($2 IS NULL OR "status" = $2)
         AND ($3 IS NULL OR instr(lower("title" || ' ' || "ref"), lower($3)) > 0)
         ORDER BY "received_on" DESC, "ref" DESC)",
      {state, status, filter.text});
}

Result<std::optional<RequestRow>> request(store::Database& db, RequestId id) {
  auto rows =
      ACTA_TRY(store::select<RequestRow>(db, request_table(), "WHERE \"id\" = $1", {to_text(id)}));
  if (rows.empty()) return std::optional<RequestRow>();
  return std::optional(std::move(rows.front()));
}

Result<std::vector<StatusRow>> status_rows(store::Database& db, std::int64_t size, Date from,
                                           Date to) {
  return store::select<StatusRow>(
      db, status_table(),
      R"(WHERE "from_index" < $1 AND ("to_index" IS NULL OR "to_index" >= $1)
         AND (("received_on" >= $2 AND "received_on" < $3)
              OR ("responded_on" >= $2 AND "responded_on" < $3))
         ORDER BY "received_on", "ref")",
      {size, to_text(from), to_text(to)});
}

}  // namespace acta::assistance
