// A desk that decides and folds, as the writer would, without a store: letters are taken as kept.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <ranges>
#include <string>
#include <vector>

#include "acta/assistance/decisions.h"
#include "acta/assistance/reactions.h"

namespace acta::assistance {

inline Date on(std::string_view text) {
  return parse_date(text).value();
}

class DeskForTest {
 public:
  // The word of the refusal; empty when it was recorded, with all that it set in motion.
  std::string take(const Drafts& drafts, const Actor& by = {}) {
    if (!drafts) return drafts.error().word;
    for (const auto& draft : *drafts) record(draft, by);
    return {};
  }
  void record(const Draft& draft, const Actor& by) {
    const RecordedAct act{.index = std::ssize(acts),
                          .at = now,
                          .stream = draft.stream,
                          .version = versions_[draft.stream]++,
                          .actor = by,
                          .classification = draft.classification,
                          .act = draft.act};
    apply(requests, act);
    acts.push_back(act);
    const Actor system{.person = {}, .capacity = "system"};
    for (const auto& more : test_time_again(requests, act)) record(more, system);
    for (const auto& more : test_authority_again(requests, act)) record(more, system);
    for (const auto& more : mandate_ended(requests, act, today())) record(more, system);
  }
  // The day passes, with what it brings.
  void pass_days(std::int32_t days) {
    now.milliseconds += days * 86'400'000LL;
    const Actor system{.person = {}, .capacity = "system"};
    for (const auto& draft : deadlines_passed(requests, today())) record(draft, system);
  }

  [[nodiscard]] Date today() const { return date_of(now); }
  Facts facts() {
    Hash seed{};
    for (unsigned i = 0; i < 4; ++i) seed.at(i) = static_cast<std::uint8_t>(seeds_ >> (8U * i));
    ++seeds_;
    return {now, seed};
  }
  static Actor person(int number, std::string capacity = "desk_officer") {
    Actor actor{.person = {}, .capacity = std::move(capacity)};
    actor.person.value.bytes[15] = static_cast<std::uint8_t>(number);
    return actor;
  }

  // An election of the State, which is known here by its acts alone.
  ElectionId add_election(const std::string& state, Date day) {
    auto made = facts();
    const auto id = made.fresh<ElectionId>();
    record({cycles::stream_of(id), cycles::ElectionAdded{.election = id, .state = {state}}}, {});
    record({cycles::stream_of(id), cycles::ElectionDated{.election = id,
                                                         .status = cycles::DateStatus::declared,
                                                         .on = day,
                                                         .source = "Gazette"}},
           {});
    return id;
  }
  AuthorityId add_authority(const std::string& state, Organ organ, Date from) {
    auto made = facts();
    EXPECT_EQ(take(record_authority(requests,
                                    {.state = {state},
                                     .organ = organ,
                                     .holder = "The Minister",
                                     .office = "Foreign affairs",
                                     .valid_from = from,
                                     .source = "Note verbale"},
                                    made)),
              "");
    return acts.back().act.as<AuthorityRecorded>()->authority;
  }
  MandateId add_mandate(const std::string& state, std::vector<AssistanceType> types,
                        std::optional<Date> expires, int number = 1) {
    auto made = facts();
    EXPECT_EQ(take(record_mandate(requests,
                                  {.state = {state},
                                   .organ = MandatingOrgan::security_council,
                                   .text = {.symbol = "S/RES/" + std::to_string(number),
                                            .paragraph = "OP5",
                                            .excerpt = "support the elections",
                                            .adopted_on = today() + -30,
                                            .expires_on = expires},
                                   .types = std::move(types)},
                                  made)),
              "");
    return acts.back().act.as<MandateRecorded>()->mandate;
  }
  ReceiveRequest letter(const std::string& state, std::vector<AssistanceType> types,
                        std::vector<ElectionId> elections) {
    return {.state = {state},
            .organ = Organ::foreign_ministry,
            .office = "Ministry",
            .signatory = "The Minister",
            .document_on = today() + -5,
            .received_on = today(),
            .title = "Asks for help",
            .summary = "Asks for help with the elections.",
            .types = std::move(types),
            .elections = std::move(elections),
            .classification = Classification::internal,
            .letter = {.blob = "blob " + std::to_string(++letters_), .commitment = "c"}};
  }
  RequestId receive(const ReceiveRequest& request) {
    auto made = facts();
    EXPECT_EQ(take(receive_request(requests, request, made), person(1)), "");
    for (const auto& act : std::views::reverse(acts)) {
      if (const auto* received = act.act.as<RequestReceived>()) return received->request;
    }
    return {};
  }
  // From the letter to admissible.
  void admit_file(RequestId id) {
    EXPECT_EQ(take(begin_authentication(requests, id, person(1), facts()), person(1)), "");
    EXPECT_EQ(take(confirm_origin(requests, id, {.means = Means::call_back, .note = "Heard"},
                                  person(1), facts()),
                   person(1)),
              "");
    EXPECT_EQ(take(confirm_origin(requests, id, {.means = Means::in_person, .note = "Seen"},
                                  person(2), facts()),
                   person(2)),
              "");
    EXPECT_EQ(take(admit(requests, id, {.note = "Valid"}, person(2), facts()), person(2)), "");
  }
  std::string screen_file(RequestId id, std::vector<AssistanceType> types) {
    return take(screen(requests, id, {.types = std::move(types), .duplicates_note = "None"},
                       person(3), facts()),
                person(3));
  }
  // All that a report needs: sections, checklist, the option of no assistance.
  void write_report(RequestId id) {
    for (const auto section : mandatory_sections(requests.files.at(id).assessment.kind)) {
      EXPECT_EQ(take(write_section(requests, id, {.section = section, .text = "Words"}, person(1),
                                   facts()),
                     person(1)),
                "");
    }
    for (std::size_t i = 0; i < type_of<ChecklistItem>().words.size(); ++i) {
      EXPECT_EQ(take(answer_checklist(requests, id,
                                      {.item = static_cast<ChecklistItem>(i),
                                       .answer = ChecklistAnswer::in_part,
                                       .evidence = "Seen"},
                                      person(1), facts()),
                     person(1)),
                "");
    }
    EXPECT_EQ(take(describe_option(requests, id, {.title = "No assistance", .text = "It waits"},
                                   person(1), facts()),
                   person(1)),
              "");
  }
  void assess_file(RequestId id, Met conditions = Met::met) {
    EXPECT_EQ(take(begin_assessment(requests, id,
                                    {.team = {{.name = "A",
                                               .entity = "EAD",
                                               .role = "lead",
                                               .no_conflict_declared = true}},
                                     .scope = "All of it"},
                                    person(1), facts()),
                   person(1)),
              "");
    write_report(id);
    for (const auto kind :
         {FindingKind::adequate_time, FindingKind::conditions, FindingKind::reporting}) {
      EXPECT_EQ(take(record_finding(requests, id,
                                    {.kind = kind,
                                     .met = kind == FindingKind::conditions ? conditions : Met::met,
                                     .evidence = "Seen"},
                                    person(1), facts()),
                     person(1)),
                "");
    }
    EXPECT_EQ(
        take(clear_assessment(requests, id, {.summary = "Clear"}, person(3), facts()), person(3)),
        "");
  }
  std::string recommend_file(RequestId id, Outcome outcome, std::vector<AssistanceType> types) {
    return take(recommend(requests, id,
                          {.outcome = outcome,
                           .types = std::move(types),
                           .lead_entity = "UNDP",
                           .reasons = "Needed",
                           .funding = "Half"},
                          person(3), facts()),
                person(3));
  }
  std::string decide_file(RequestId id, Outcome outcome, std::vector<AssistanceType> types,
                          int by = 9) {
    const bool approves = outcome == Outcome::approved || outcome == Outcome::approved_limited;
    return take(decide(requests, id,
                       {.outcome = outcome,
                        .types = std::move(types),
                        .lead_entity = approves ? std::optional<std::string>("UNDP") : std::nullopt,
                        .reasons = "I agree",
                        .conditions = {}},
                       person(by), facts()),
                person(by));
  }
  [[nodiscard]] RequestStatus status(RequestId id) const { return requests.files.at(id).status; }

  Requests requests;
  std::vector<RecordedAct> acts;
  Instant now = parse_instant("2026-06-01T12:00:00.000Z").value();

 private:
  std::map<std::string, std::int64_t> versions_;
  std::uint32_t seeds_ = 1;
  int letters_ = 0;
};

}  // namespace acta::assistance
