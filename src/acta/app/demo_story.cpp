#include "acta/app/demo_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/access/decisions.h"
#include "acta/documents/pdf.h"

namespace acta::app {
namespace {

using namespace assistance;

struct PersonOfStory {
  const char* name;
  const char* login;
  Role role;
  const char* organization;
  const char* state;
};
constexpr PersonOfStory people[] = {
    {"Ilse Marten", "focal.point", Role::focal_point, "Department", ""},
    {"Joaquim Reyes", "director", Role::ead_director, "Electoral Assistance Division", ""},
    {"Noor Haddad", "desk", Role::desk_officer, "Electoral Assistance Division", ""},
    {"Peter Osei", "desk.two", Role::desk_officer, "Electoral Assistance Division", ""},
    {"Lena Fischer", "registry", Role::registry_clerk, "Registry", ""},
    {"Mei Tanaka", "undp", Role::entity_user, "UNDP", ""},
    {"Ana Solis", "carana", Role::member_state, "Permanent Mission of Carana", "XCA"},
    {"Oumar Ba", "auditor", Role::auditor, "Internal oversight", ""},
    {"Ruth Adler", "administrator", Role::administrator, "Administration", ""},
};

RequestId request_id(const RequestOfStory& file) {
  return *Scalar<RequestId>::parse(file.id);
}

}  // namespace

void Story::at(Date on, Role role, Decide decide, std::string* id_into, bool second) {
  events_.push_back(
      {.on = on, .role = role, .second = second, .id_into = id_into, .decide = std::move(decide)});
}

template <class Body, class Decision>
void Story::step(RequestOfStory& file, Date on, Role role, Body body, Decision decision,
                 bool second) {
  at(
      on, role,
      [&file, body = std::move(body), decision](const store::Folded& folded, const Actor& actor,
                                                Facts& facts) {
        const auto& requests = folded.get<Requests>();
        return decision(requests, request_id(file), body, actor, facts);
      },
      nullptr, second);
}

void Story::add_people(Date on) {
  for (const auto& person : people) {
    auto& id = person_ids_.emplace_back();
    people_[person.role].push_back(&id);
    access::AddPerson request{
        .name = person.name,
        .login = person.login,
        .password = "!",  // nobody signs in with it; the demonstration switches
        .role = person.role,
        .organization = person.organization,
        .state = std::nullopt};
    if (person.role == Role::member_state) request.state = CountryCode{person.state};
    at(
        on, Role::administrator,
        [request](const store::Folded& folded, const Actor&, Facts& facts) {
          return access::add_person(folded.get<access::People>(), request, facts);
        },
        &id);
  }
}

void Story::name_state(const CountryCode& state, std::string name) {
  names_[state.iso3] = std::move(name);
}

std::string Story::name_of(const CountryCode& state) const {
  return names_.at(state.iso3);
}

void Story::record_authority(const CountryCode& state, const std::string& office, Date on) {
  const RecordAuthority request{.state = state,
                                .organ = Organ::foreign_ministry,
                                .holder = "The Minister",
                                .office = office,
                                .valid_from = on + -400,
                                .source = "Note verbale of the permanent mission"};
  at(on, Role::registry_clerk, [request](const store::Folded& folded, const Actor&, Facts& facts) {
    return assistance::record_authority(folded.get<Requests>(), request, facts);
  });
}

Result<Letter> Story::write_letter(const LetterOfStory& letter) {
  const auto en = documents::writing_of(Language::en);
  documents::Document document{
      .title = letter.title,
      .issuer = letter.issuer,
      .symbol = std::nullopt,
      .writing = en,
      .date = letter.date,
      .period = std::nullopt,
      .blocks = {documents::paragraph(en, {documents::plain(letter.text)}),
                 documents::paragraph(
                     en, {documents::plain("This letter is part of a demonstration. The State and "
                                           "everyone in it are invented.")})},
      .receipt = {.origin = store_.keys().origin(), .size = 0, .root = to_base64(sha256({}))}};
  const auto bytes = ACTA_TRY(documents::write_pdf(document));
  auto writer = ACTA_TRY(blobs_.begin("application/pdf", letter.file_name));
  (void)ACTA_TRY(writer->write(bytes_of(bytes)));
  const auto info = ACTA_TRY(writer->finish());
  return Letter{.blob = info.id,
                .commitment = info.commitment,
                .size = info.size,
                .media_type = info.media_type,
                .title = info.title};
}

RequestOfStory& Story::add_request(RequestOfStory request) {
  auto& file = requests_.emplace_back(std::move(request));
  at(
      file.document_on + 2, Role::registry_clerk,
      [this, &file](const store::Folded& folded, const Actor&, Facts& facts) -> Drafts {
        ReceiveRequest received;
        received.state = file.state;
        received.organ = Organ::foreign_ministry;
        received.office = file.office;
        received.signatory = "The Minister";
        received.addressee = Addressee::focal_point;
        received.channel = Channel::note_verbale;
        received.document_on = file.document_on;
        received.received_on = file.document_on + 2;
        received.title = file.title;
        received.summary = file.summary;
        received.types = file.types;
        received.elections = {*Scalar<ElectionId>::parse(file.election->id)};
        received.letter =
            ACTA_TRY(write_letter({.title = "Request for electoral assistance",
                                   .issuer = file.office + " of " + name_of(file.state),
                                   .date = file.document_on,
                                   .text = file.summary,
                                   .file_name = "letter.pdf"}));
        return receive_request(folded.get<Requests>(), received, facts);
      },
      &file.id);
  return file;
}

void Story::begin_authentication(RequestOfStory& file, Date on) {
  struct None {};
  step(file, on, Role::registry_clerk, None{},
       [](const Requests& requests, RequestId id, const None&, const Actor& actor, Facts& facts) {
         return assistance::begin_authentication(requests, id, actor, facts);
       });
}

void Story::authenticate(RequestOfStory& file, Date on) {
  begin_authentication(file, on);
  step(file, on + 1, Role::registry_clerk,
       ConfirmOrigin{.means = Means::specimen_signature,
                     .note = "Compared with the specimen on file."},
       &confirm_origin);
  step(file, on + 2, Role::desk_officer,
       ConfirmOrigin{.means = Means::call_back,
                     .note = "The permanent mission confirmed it by telephone."},
       &confirm_origin);
  step(file, on + 3, Role::desk_officer,
       Admit{.authority = std::nullopt,
             .note = "A competent organ, and an election on the calendar."},
       &admit);
}

void Story::screen(RequestOfStory& file, Date on) {
  step(
      file, on, Role::ead_director,
      Screen{.types = file.types, .duplicates_note = "No other entity works on this in the State."},
      &assistance::screen);
}

void Story::waive_short_time(RequestOfStory& file, Date on) {
  step(file, on, Role::focal_point,
       GrantWaiver{.kind = WaiverKind::short_time,
                   .reasons = "A small and well-defined task; the State asks urgently."},
       &grant_waiver);
}

void Story::begin_assessment(RequestOfStory& file, Date on) {
  step(file, on, Role::desk_officer,
       BeginAssessment{.kind = AssessmentKind::desk_review,
                       .team = {{.name = "Noor Haddad",
                                 .entity = "EAD",
                                 .role = "desk officer",
                                 .no_conflict_declared = true},
                                {.name = "Mei Tanaka",
                                 .entity = "UNDP",
                                 .role = "adviser",
                                 .no_conflict_declared = true}},
                       .scope = "Desk review of the legal framework, the calendar and the needs."},
       &assistance::begin_assessment);
}

void Story::assess(RequestOfStory& file, Date on, Met conditions) {
  begin_assessment(file, on);
  const auto time = conditions == Met::met_with_conditions ? Met::met_with_conditions : Met::met;
  step(file, on + 5, Role::desk_officer,
       RecordFinding{.kind = FindingKind::adequate_time,
                     .met = time,
                     .evidence = "The time test, and the calendar of the commission."},
       &record_finding);
  step(file, on + 6, Role::desk_officer,
       RecordFinding{
           .kind = FindingKind::conditions,
           .met = conditions,
           .evidence = "Reports of observers of the last elections, and the law in force."},
       &record_finding);
  step(file, on + 7, Role::desk_officer,
       RecordFinding{.kind = FindingKind::reporting,
                     .met = Met::met,
                     .evidence = "The State agrees that results are reported comprehensively."},
       &record_finding);
  write_report(file, on + 8);
  step(file, on + 10, Role::ead_director,
       ClearAssessment{.summary = "The review describes the needs, the risks and the options."},
       &clear_assessment);
}

void Story::recommend(RequestOfStory& file, Date on, Outcome outcome) {
  const bool yes = outcome == Outcome::approved || outcome == Outcome::approved_limited;
  step(file, on, Role::ead_director,
       Recommend{.outcome = outcome,
                 .types = yes ? file.types : std::vector<AssistanceType>{},
                 .lead_entity = yes ? "UNDP" : "",
                 .reasons = yes ? "The needs are clear and the conditions allow it."
                                : "The conditions for a free and fair election are not given.",
                 .funding = "Indicative: covered for half of the period."},
       &assistance::recommend);
}

void Story::decide(RequestOfStory& file, Date on, Outcome outcome) {
  const bool yes = outcome == Outcome::approved;
  step(file, on, Role::focal_point,
       assistance::Decide{.outcome = outcome,
                          .types = yes ? file.types : std::vector<AssistanceType>{},
                          .lead_entity = yes ? std::optional<std::string>("UNDP") : std::nullopt,
                          .reasons = yes ? "I agree with the recommendation."
                                         : "The findings do not allow assistance at this time.",
                          .conditions = {},
                          .until = std::nullopt},
       &assistance::decide);
}

void Story::withdraw(RequestOfStory& file, Date on) {
  step(file, on, Role::desk_officer,
       Withdraw{.reason = "The State will hold the elections with its own means.",
                .letter = std::nullopt},
       &assistance::withdraw);
}

Actor Story::actor(Role role, bool second) const {
  const auto found = people_.find(role);
  const auto& ids = found->second;
  const auto& id = *ids[second && ids.size() > 1 ? 1 : 0];
  const auto person = Scalar<PersonId>::parse(id);
  return {.person = person ? *person : PersonId{}, .capacity = std::string(word_of(role))};
}

Result<std::string> Story::submit(const Event& event, Instant at) {
  const auto who = actor(event.role, event.second);
  store::Command command{
      .actor = who,
      .idempotency_key = fmt::format("demonstration-{}", told_++),
      .request = "demonstration",
      .expected = std::nullopt,
      .decide = [&event, who](const store::Folded& folded,
                              Facts& facts) { return event.decide(folded, who, facts); },
      .at = at};
  const auto recorded = ACTA_TRY(store_.append(std::move(command)));
  if (event.id_into == nullptr) return std::string();
  const auto act = ACTA_TRY(store_.act(recorded.receipts.front().index));
  return act->stream.substr(act->stream.find('/') + 1);
}

Result<bool> Story::tell(Date today) {
  std::ranges::stable_sort(events_, {}, &Event::on);
  Instant last;
  for (const auto& event : events_) {
    if (event.on >= today) break;
    // Office hours: the first act of a day at nine, the others some minutes apart.
    const Instant nine{start_of(event.on).milliseconds + std::int64_t{9} * 3'600'000};
    const Instant at = last < nine ? nine : Instant{last.milliseconds + 420'000};
    auto id = submit(event, at);
    if (!id) {
      return fault("demonstration.refused", fmt::format("on {}: {}: {}", to_text(event.on),
                                                        id.error().word, id.error().detail));
    }
    if (event.id_into != nullptr) *event.id_into = *id;
    last = at;
  }
  return true;
}

}  // namespace acta::app
