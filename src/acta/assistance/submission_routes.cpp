// The State's own door: a permanent mission submits a request with its letter, mends it, answers,
// consents, withdraws.
#include <algorithm>

#include "acta/assistance/letter_routes.h"
#include "acta/assistance/routes.h"
#include "acta/assistance/step_routes.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct SubmitBody {
  CountryCode state;
  Organ organ = Organ::permanent_mission;
  std::string office;
  std::string signatory;
  Addressee addressee = Addressee::focal_point;
  Channel channel = Channel::note_verbale;
  Date document_on;
  Language language = Language::en;
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  bool confidential = false;
  std::string letter;
};
constexpr auto describe(SubmitBody*) {
  return described<SubmitBody>(
      "SubmitRequest", "A State submits its written request itself.",
      field<&SubmitBody::state>("state", "The State; its mission's own."),
      field<&SubmitBody::organ>("organ", "The organ that asks."),
      field<&SubmitBody::office>("office", "The office as the letter names it."),
      field<&SubmitBody::signatory>("signatory", "Who signed."),
      field<&SubmitBody::addressee>("addressee", "To whom it is written."),
      field<&SubmitBody::channel>("channel", "note_verbale or letter."),
      field<&SubmitBody::document_on>("document_on", "The date on the letter."),
      field<&SubmitBody::language>("language", "The language of the letter."),
      field<&SubmitBody::title>("title", "What is asked, in a line."),
      field<&SubmitBody::summary>("summary", "What is asked."),
      field<&SubmitBody::types>("types", "The kinds of assistance asked for."),
      field<&SubmitBody::areas>("areas", "Fields of electoral work."),
      field<&SubmitBody::elections>("elections", "The elections concerned."),
      field<&SubmitBody::period_from>("period_from", "First day of the period."),
      field<&SubmitBody::period_to>("period_to", "Last day of the period."),
      field<&SubmitBody::confidential>("confidential", "Not to be announced."),
      field<&SubmitBody::letter>("letter", "The id of the letter's blob."));
}

// Received on the day on which it is submitted.
ReceiveRequest request_from(const SubmitBody& body, Letter letter, Date today) {
  return {
      .state = body.state,
      .organ = body.organ,
      .office = body.office,
      .signatory = body.signatory,
      .addressee = body.addressee,
      .channel = body.channel,
      .document_on = body.document_on,
      .received_on = today,
      .language = body.language,
      .title = body.title,
      .summary = body.summary,
      .types = body.types,
      .areas = body.areas,
      .elections = body.elections,
      .period_from = body.period_from,
      .period_to = body.period_to,
      .classification = body.confidential ? Classification::confidential : Classification::internal,
      .letter = std::move(letter)};
}

void submit_route(Context& context, const Request& request, const Reply& reply) {
  const auto body = routing::body_of<SubmitBody>(request);
  if (!body) return reply(http::problem(body.error()));
  const auto own = states_of(routing::viewer_of(request));
  if (std::ranges::find(own, body->state) == own.end()) {
    return reply(http::problem({.word = "access.another_state",
                                .status = 403,
                                .detail = "a permanent mission acts for its own State",
                                .where = "$.state"}));
  }
  const auto letter = letter_of(context, body->letter);
  if (!letter) return reply(http::problem(letter.error()));
  routing::submit(
      context, request, reply, Right::request_follow, {},
      [body = *body, letter = *letter](const store::Folded& folded, const Actor&, Facts& facts) {
        return receive_request(folded.get<Requests>(), request_from(body, letter, facts.today()),
                               facts);
      });
}

}  // namespace

void add_submission_routes(http::Router& router, Context& context) {
  router.add({.method = "POST",
              .pattern = "/api/state/requests",
              .operation = "state_request_submit",
              .audience = Right::request_follow,
              .summary = "A State submits its written request itself",
              .takes = &type_of<SubmitBody>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                submit_route(context, request, reply);
              }});
  add_upload_route(router, context, "/api/state/blobs", "state_blob_upload", Right::request_follow);
  add_steps_of_state(router, context,
                     {.path = "/api/state/requests",
                      .operation = "state_request",
                      .right = [](Verb) { return Right::request_follow; },
                      .opens =
                          [](const Viewer& viewer, const RequestFile& file) {
                            return !file.mandate &&
                                   capacity_that_follows(viewer, file.classification, file.state,
                                                         file.by_state) != nullptr;
                          }});
}

}  // namespace acta::assistance
