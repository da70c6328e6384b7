// Writing: a letter received, every step of a file, authorities.
#include "acta/assistance/step_routes.h"

#include "acta/assistance/letter_routes.h"
#include "acta/assistance/routes.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

// Bodies that name a blob by its id; everything else is as in the decision's request.
struct ReceiveBody {
  CountryCode state;
  Organ organ = Organ::other;
  std::string office;
  std::string signatory;
  Addressee addressee = Addressee::focal_point;
  Channel channel = Channel::letter;
  Date document_on;
  Date received_on;
  Language language = Language::en;
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  Classification classification = Classification::internal;
  std::string letter;
};
constexpr auto describe(ReceiveBody*) {
  return described<ReceiveBody>(
      "ReceiveRequest", "Registers a State's written request.",
      field<&ReceiveBody::state>("state", "The State that asks."),
      field<&ReceiveBody::organ>("organ", "The organ that asks."),
      field<&ReceiveBody::office>("office", "The office as the letter names it."),
      field<&ReceiveBody::signatory>("signatory", "Who signed."),
      field<&ReceiveBody::addressee>("addressee", "To whom it is written."),
      field<&ReceiveBody::channel>("channel", "How it came."),
      field<&ReceiveBody::document_on>("document_on", "The date on the letter."),
      field<&ReceiveBody::received_on>("received_on", "The day it was received."),
      field<&ReceiveBody::language>("language", "The language of the letter."),
      field<&ReceiveBody::title>("title", "What is asked, in a line."),
      field<&ReceiveBody::summary>("summary", "What is asked."),
      field<&ReceiveBody::types>("types", "The kinds of assistance asked for."),
      field<&ReceiveBody::areas>("areas", "Fields of electoral work."),
      field<&ReceiveBody::elections>("elections", "The elections concerned."),
      field<&ReceiveBody::period_from>("period_from", "First day of the period."),
      field<&ReceiveBody::period_to>("period_to", "Last day of the period."),
      field<&ReceiveBody::classification>("classification", "internal, or more."),
      field<&ReceiveBody::letter>("letter", "The id of the letter's blob."));
}

struct Nothing {
  std::optional<std::string> note;
};
constexpr auto describe(Nothing*) {
  return described<Nothing>("BeginAuthentication", "Begins the check of authority and origin.",
                            field<&Nothing::note>("note", "Not kept."));
}

ReceiveRequest request_from(const ReceiveBody& body, Letter letter) {
  return {.state = body.state,
          .organ = body.organ,
          .office = body.office,
          .signatory = body.signatory,
          .addressee = body.addressee,
          .channel = body.channel,
          .document_on = body.document_on,
          .received_on = body.received_on,
          .language = body.language,
          .title = body.title,
          .summary = body.summary,
          .types = body.types,
          .areas = body.areas,
          .elections = body.elections,
          .period_from = body.period_from,
          .period_to = body.period_to,
          .classification = body.classification,
          .letter = std::move(letter)};
}

void receive_route(Context& context, const Request& request, const Reply& reply) {
  const auto body = routing::body_of<ReceiveBody>(request);
  if (!body) return reply(http::problem(body.error()));
  const auto letter = letter_of(context, body->letter);
  if (!letter) return reply(http::problem(letter.error()));
  routing::submit(context, request, reply, Right::request_register, {},
                  [asked = request_from(*body, *letter)](const store::Folded& folded, const Actor&,
                                                         Facts& facts) {
                    return receive_request(folded.get<Requests>(), asked, facts);
                  });
}

// The desk's door: whoever sees the file, with the right that the step asks for.
StepDoor desk_door() {
  return {.path = "/api/requests",
          .operation = "request",
          .right = &right_of,
          .opens = [](const Viewer& viewer, const RequestFile& file) {
            return sees(viewer, file.classification);
          }};
}

void add_file_steps(http::Router& router, Context& context, const StepDoor& door) {
  add_step<Nothing>(
      router, context, door, Verb::begin_authentication, "Begins the check of the letter",
      [](Context&, const Requests& requests, RequestId id, const Nothing&, const Actor& actor,
         Facts& facts) { return begin_authentication(requests, id, actor, facts); });
  add_step<ConfirmOrigin>(router, context, door, Verb::confirm_origin,
                          "Confirms the origin by one means", plain(&confirm_origin));
  add_step<Admit>(router, context, door, Verb::admit, "Finds the request admissible",
                  plain(&admit));
  add_step<ReturnRequest>(router, context, door, Verb::return_request, "Returns the request",
                          plain(&return_request));
  add_step<Reject>(router, context, door, Verb::reject, "Finds the request inadmissible",
                   plain(&reject));
  add_step<GrantWaiver>(router, context, door, Verb::grant_waiver, "Waives a rule",
                        plain(&grant_waiver));
  add_step<Screen>(router, context, door, Verb::screen, "Screens the request", plain(&screen));
  add_step<BeginAssessment>(router, context, door, Verb::begin_assessment, "Begins the desk review",
                            plain(&begin_assessment));
  add_step<RecordFinding>(router, context, door, Verb::record_finding, "Records a finding of OP5",
                          plain(&record_finding));
  add_step<ClearAssessment>(router, context, door, Verb::clear_assessment, "Clears the report",
                            plain(&clear_assessment));
  add_step<Abandon>(router, context, door, Verb::abandon, "Abandons the assessment",
                    plain(&abandon));
  add_step<Recommend>(router, context, door, Verb::recommend, "Recommends a decision",
                      plain(&recommend));
  add_step<Decide>(router, context, door, Verb::decide, "Decides", plain(&decide));
  add_step<ReuseAssessment>(router, context, door, Verb::reuse_assessment,
                            "Takes an earlier assessment over", plain(&reuse_assessment));
  add_step<Refer>(router, context, door, Verb::refer, "Refers the request to the mandating organ",
                  plain(&refer));
  add_step<Suspend>(router, context, door, Verb::suspend, "Suspends what was approved",
                    plain(&suspend));
  add_step<LiftSuspension>(router, context, door, Verb::lift_suspension,
                           "Lets what was suspended go on", plain(&lift_suspension));
  add_step<Terminate>(router, context, door, Verb::terminate, "Ends the assistance",
                      plain(&terminate));
  add_step<Resume>(router, context, door, Verb::resume, "Takes a deferred request up again",
                   plain(&resume));
}

void add_authority_routes(http::Router& router, Context& context) {
  router.add({.method = "POST",
              .pattern = "/api/authorities",
              .operation = "authority_record",
              .audience = Right::request_process,
              .summary = "Records who may bind a State",
              .takes = &type_of<RecordAuthority>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                const auto asked = routing::body_of<RecordAuthority>(request);
                if (!asked) return reply(http::problem(asked.error()));
                routing::submit(
                    context, request, reply, Right::request_process, {},
                    [asked = *asked](const store::Folded& folded, const Actor&, Facts& facts) {
                      return record_authority(folded.get<Requests>(), asked, facts);
                    });
              }});
  router.add({.method = "POST",
              .pattern = "/api/authorities/{id}/end",
              .operation = "authority_end",
              .audience = Right::request_process,
              .summary = "Records that an authority ended",
              .takes = &type_of<EndAuthority>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                const auto id = routing::id_param<AuthorityId>(request);
                if (!id) return reply(http::problem(id.error()));
                const auto asked = routing::body_of<EndAuthority>(request);
                if (!asked) return reply(http::problem(asked.error()));
                routing::submit(
                    context, request, reply, Right::request_process, stream_of(*id),
                    [id = *id, asked = *asked](const store::Folded& folded, const Actor&, Facts&) {
                      return end_authority(folded.get<Requests>(), id, asked);
                    });
              }});
}

}  // namespace

void add_step_routes(http::Router& router, Context& context) {
  router.add({.method = "POST",
              .pattern = "/api/requests",
              .operation = "request_receive",
              .audience = Right::request_register,
              .summary = "Registers a State's written request",
              .takes = &type_of<ReceiveBody>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                receive_route(context, request, reply);
              }});
  add_upload_route(router, context, "/api/blobs", "blob_upload", Right::request_process);
  const auto door = desk_door();
  add_file_steps(router, context, door);
  add_steps_of_state(router, context, door);
  add_exchange_steps(router, context, door);
  add_assessment_steps(router, context, door);
  add_authority_routes(router, context);
}

void add_routes(http::Router& router, Context& context, const KnowsState& knows) {
  add_reading_routes(router, context);
  add_step_routes(router, context);
  add_mandate_routes(router, context, knows);
  add_advisory_routes(router, context, knows);
  add_state_routes(router, context);
  add_publication_routes(router, context);
  add_assessment_routes(router, context);
  add_past_routes(router, context);
}

}  // namespace acta::assistance
