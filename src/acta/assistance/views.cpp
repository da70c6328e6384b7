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
      [&](const AssessmentReused&) { is(RequestStatus::assessing); },
      [&](const AssessmentCleared&) { is(RequestStatus::assessed); },
      [&](const AssessmentAbandoned&) { is(RequestStatus::abandoned); },
      [&](const Recommended&) { is(RequestStatus::decision_pending); },
      [&](const DeferralResumed&) { is(RequestStatus::decision_pending); },
      [&](const MandateFileOpened&) { is(RequestStatus::admissible); },
      [&](const RequestReferred&) { is(RequestStatus::referred_organ); },
      [&](const RequestSuspended&) { is(RequestStatus::suspended); },
      [&](const RequestTerminated&) { is(RequestStatus::terminated); },
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

Result<bool> open(store::Database& db, const MandateFileOpened& opened, const RecordedAct& act) {
  return store::put(db, request_table(),
                    RequestRow{.id = opened.request,
                               .ref = opened.ref,
                               .state = opened.state,
                               .title = opened.title,
                               .status = RequestStatus::admissible,
                               .received_on = opened.opened_on,
                               .types = opened.types,
                               .elections = opened.elections,
                               .mandate = opened.mandate,
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
      [&](const Decided& a) {
        row->due = a.until;
        row->approved = row->status;
      },
      [&](const SuspensionLifted&) { row->status = row->approved.value_or(row->status); },
      [&](const RequestScreened& a) { row->types = a.types; },
      [&](const TimeTested& a) { row->time = a.result; });
  return store::put(db, request_table(), *row);
}

}  // namespace

store::View requests_view() {
  return {.name = "assistance_requests",
          .version = 2,
          .tables = {"assistance_request"},
          .ddl = store::ddl_of(request_table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* received = act.act.as<RequestReceived>()) {
              return receive(db, *received, act);
            }
            if (const auto* opened = act.act.as<MandateFileOpened>()) return open(db, *opened, act);
            return change(db, act);
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

}  // namespace acta::assistance
