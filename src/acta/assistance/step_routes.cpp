// Writing: a letter received, every step of a file, authorities, uploads.
#include <algorithm>

#include "acta/assistance/decisions.h"
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

struct ResubmitBody {
  std::string note;
  std::optional<std::string> letter;
};
constexpr auto describe(ResubmitBody*) {
  return described<ResubmitBody>("Resubmit", "Takes up what the State mended.",
                                 field<&ResubmitBody::note>("note", "What was mended."),
                                 field<&ResubmitBody::letter>("letter", "A new letter's blob."));
}

struct WithdrawBody {
  std::string reason;
  std::optional<std::string> letter;
};
constexpr auto describe(WithdrawBody*) {
  return described<WithdrawBody>("Withdraw", "Withdraws the request.",
                                 field<&WithdrawBody::reason>("reason", "As the State says."),
                                 field<&WithdrawBody::letter>("letter", "The letter's blob."));
}

struct Nothing {
  std::optional<std::string> note;
};
constexpr auto describe(Nothing*) {
  return described<Nothing>("BeginAuthentication", "Begins the check of authority and origin.",
                            field<&Nothing::note>("note", "Not kept."));
}

Result<Letter> letter_of(Context& context, const std::string& blob) {
  auto info = context.blobs.info(blob);
  if (!info) {
    if (info.error().fault) return std::unexpected(info.error());
    return refuse("assistance.letter_needed", 422, "attach the written document", "$.letter");
  }
  return Letter{.blob = info->id,
                .commitment = info->commitment,
                .size = info->size,
                .media_type = info->media_type,
                .title = info->title};
}

Result<std::optional<Letter>> maybe_letter(Context& context,
                                           const std::optional<std::string>& blob) {
  if (!blob) return std::optional<Letter>();
  return std::optional(ACTA_TRY(letter_of(context, *blob)));
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

// A mission acts for its own State and no other.
bool acts_for(const Viewer& viewer, Right right, const CountryCode& state) {
  const auto* capacity = capacity_for(viewer, right);
  return capacity != nullptr && (capacity->role != Role::member_state || capacity->state == state);
}

Refused another_state() {
  return {.word = "access.another_state",
          .status = 403,
          .detail = "a permanent mission acts for its own State",
          .where = "$.state"};
}

void receive_route(Context& context, const Request& request, const Reply& reply) {
  const auto body = routing::body_of<ReceiveBody>(request);
  if (!body) return reply(http::problem(body.error()));
  if (!acts_for(routing::viewer_of(request), Right::request_register, body->state)) {
    return reply(http::problem(another_state()));
  }
  const auto letter = letter_of(context, body->letter);
  if (!letter) return reply(http::problem(letter.error()));
  routing::submit(context, request, reply, Right::request_register, {},
                  [asked = request_from(*body, *letter)](const store::Folded& folded, const Actor&,
                                                         Facts& facts) {
                    return receive_request(folded.get<Requests>(), asked, facts);
                  });
}

// A step on a file: reads the body, checks that the viewer may see the file, decides.
template <class Body, class Decide>
void add_step(http::Router& router, Context& context, Verb verb, std::string summary,
              Decide decide) {
  const auto word = std::string(word_of(verb));
  router.add({.method = "POST",
              .pattern = "/api/requests/{id}/" + word,
              .operation = "request_" + word,
              .audience = right_of(verb),
              .summary = std::move(summary),
              .takes = &type_of<Body>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, verb, decide](const Request& request, const Reply& reply) {
                const auto id = routing::id_param<RequestId>(request);
                if (!id) return reply(http::problem(id.error()));
                const auto body = routing::body_of<Body>(request);
                if (!body) return reply(http::problem(body.error()));
                const auto& viewer = routing::viewer_of(request);
                const bool visible = context.store.folded<Requests>([&](const Requests& requests) {
                  const auto file = requests.files.find(*id);
                  return file != requests.files.end() &&
                         sees(viewer, file->second.classification, file->second.state) &&
                         acts_for(viewer, right_of(verb), file->second.state);
                });
                if (!visible) {
                  return reply(http::problem({.word = "assistance.unknown_request",
                                              .status = 404,
                                              .detail = "there is no such request"}));
                }
                routing::submit(context, request, reply, right_of(verb), stream_of(*id),
                                [&context, id = *id, body = *body, decide](
                                    const store::Folded& folded, const Actor& actor, Facts& facts) {
                                  return decide(context, folded.get<Requests>(), id, body, actor,
                                                facts);
                                });
              }});
}

// Adapts a decision that needs no blobs.
template <class Body>
auto plain(Drafts (*decide)(const Requests&, RequestId, const Body&, const Actor&, const Facts&)) {
  return [decide](Context&, const Requests& requests, RequestId id, const Body& body,
                  const Actor& actor,
                  Facts& facts) { return decide(requests, id, body, actor, facts); };
}

void add_file_steps(http::Router& router, Context& context) {
  add_step<Nothing>(
      router, context, Verb::begin_authentication, "Begins the check of the letter",
      [](Context&, const Requests& requests, RequestId id, const Nothing&, const Actor& actor,
         Facts& facts) { return begin_authentication(requests, id, actor, facts); });
  add_step<ConfirmOrigin>(router, context, Verb::confirm_origin, "Confirms the origin by one means",
                          plain(&confirm_origin));
  add_step<Admit>(router, context, Verb::admit, "Finds the request admissible", plain(&admit));
  add_step<ReturnRequest>(router, context, Verb::return_request, "Returns the request",
                          plain(&return_request));
  add_step<Reject>(router, context, Verb::reject, "Finds the request inadmissible", plain(&reject));
  add_step<GrantWaiver>(router, context, Verb::grant_waiver, "Waives a rule", plain(&grant_waiver));
  add_step<Screen>(router, context, Verb::screen, "Screens the request", plain(&screen));
  add_step<BeginAssessment>(router, context, Verb::begin_assessment, "Begins the desk review",
                            plain(&begin_assessment));
  add_step<RecordFinding>(router, context, Verb::record_finding, "Records a finding of OP5",
                          plain(&record_finding));
  add_step<ClearAssessment>(router, context, Verb::clear_assessment, "Clears the report",
                            plain(&clear_assessment));
  add_step<Abandon>(router, context, Verb::abandon, "Abandons the assessment", plain(&abandon));
  add_step<Recommend>(router, context, Verb::recommend, "Recommends a decision", plain(&recommend));
  add_step<Decide>(router, context, Verb::decide, "Decides", plain(&decide));
  add_step<ReuseAssessment>(router, context, Verb::reuse_assessment,
                            "Takes an earlier assessment over", plain(&reuse_assessment));
  add_step<Refer>(router, context, Verb::refer, "Refers the request to the mandating organ",
                  plain(&refer));
  add_step<Suspend>(router, context, Verb::suspend, "Suspends what was approved", plain(&suspend));
  add_step<LiftSuspension>(router, context, Verb::lift_suspension, "Lets what was suspended go on",
                           plain(&lift_suspension));
  add_step<Terminate>(router, context, Verb::terminate, "Ends the assistance", plain(&terminate));
  add_step<Resume>(router, context, Verb::resume, "Takes a deferred request up again",
                   plain(&resume));
}

void add_letter_steps(http::Router& router, Context& context) {
  add_step<ResubmitBody>(
      router, context, Verb::resubmit, "Takes up what the State mended",
      [](Context& with, const Requests& requests, RequestId id, const ResubmitBody& body,
         const Actor& actor, Facts& facts) -> Drafts {
        return resubmit(requests, id,
                        {.note = body.note, .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                        actor, facts);
      });
  add_step<WithdrawBody>(router, context, Verb::withdraw, "Withdraws the request",
                         [](Context& with, const Requests& requests, RequestId id,
                            const WithdrawBody& body, const Actor& actor, Facts& facts) -> Drafts {
                           return withdraw(requests, id,
                                           {.reason = body.reason,
                                            .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                                           actor, facts);
                         });
}

class LetterUpload final : public http::Upload {
 public:
  explicit LetterUpload(std::unique_ptr<store::BlobWriter> writer) : writer_(std::move(writer)) {}
  Result<bool> write(ByteView chunk) override { return writer_->write(chunk); }
  void finish(const Reply& reply) override { reply(http::json_or_problem(writer_->finish(), 201)); }

 private:
  std::unique_ptr<store::BlobWriter> writer_;
};

Result<std::unique_ptr<http::Upload>> begin_upload(Context& context, const Request& request) {
  const auto title = ACTA_TRY(http::percent_decode(request.header("x-acta-name"), false));
  if (title.empty() || title.size() > 300) {
    return refuse("blob.name_needed", 422, "send the file's name in X-Acta-Name, percent-encoded");
  }
  auto type = std::string(request.header("content-type"));
  const bool plain = std::ranges::all_of(type, [](char c) { return c > ' ' && c < 0x7F; });
  if (type.empty() || type.size() > 100 || !plain) type = "application/octet-stream";
  auto writer = ACTA_TRY(context.blobs.begin(std::move(type), title));
  return std::unique_ptr<http::Upload>(std::make_unique<LetterUpload>(std::move(writer)));
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
  router.add(
      {.method = "POST",
       .pattern = "/api/blobs",
       .operation = "blob_upload",
       .audience = Right::request_register,
       .summary = "Keeps a document until an act names it",
       .gives = &type_of<store::BlobInfo>(),
       .upload = [&context](const Request& request) { return begin_upload(context, request); },
       .body_max = 25UL << 20U});
  add_file_steps(router, context);
  add_letter_steps(router, context);
  add_authority_routes(router, context);
}

void add_routes(http::Router& router, Context& context, const KnowsState& knows) {
  add_reading_routes(router, context);
  add_step_routes(router, context);
  add_mandate_routes(router, context, knows);
  add_advisory_routes(router, context, knows);
  add_past_routes(router, context);
}

}  // namespace acta::assistance
