// The laws of the machines of requests and mandates, looked for in the acts alone.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {

// State machine A of the domain reference, 1.5, as a list of what may follow what.
inline const std::set<std::pair<RequestStatus, RequestStatus>>& ways() {
  using enum RequestStatus;
  static const std::set<std::pair<RequestStatus, RequestStatus>> allowed = {
      {received, authenticating},
      {authenticating, admissible},
      {authenticating, returned},
      {authenticating, rejected_inadmissible},
      {returned, authenticating},
      {returned, lapsed},
      {admissible, screened},
      {admissible, referred_organ},
      {referred_organ, screened},
      {screened, assessing},
      {assessing, assessed},
      {assessing, abandoned},
      {assessed, decision_pending},
      {decision_pending, approved},
      {decision_pending, approved_limited},
      {decision_pending, declined},
      {decision_pending, deferred},
      {deferred, decision_pending},
      {approved, suspended},
      {approved_limited, suspended},
      {suspended, approved},
      {suspended, approved_limited},
      {approved, terminated},
      {approved_limited, terminated},
      {suspended, terminated}};
  return allowed;
}

class Laws {
 public:
  explicit Laws(const DeskForTest& desk) : desk_(desk) {}

  // One command may move a file twice (a day that passes lapses one and suspends another), but
  // never along a way that is not there.
  void judge_ways(const std::map<RequestId, RequestStatus>& before,
                  const std::map<RequestId, RequestStatus>& after) {
    for (const auto& [id, status] : after) {
      const auto known = before.find(id);
      if (known == before.end() || known->second == status) continue;
      const bool by_state = status == RequestStatus::withdrawn && !is_closed(known->second);
      // What rests on a mandate alone can end with it.
      const bool ended = status == RequestStatus::terminated && !is_closed(known->second) &&
                         of_file<RequestReceived>(id, desk_.acts.size()).empty();
      EXPECT_TRUE(by_state || ended || ways().contains({known->second, status}))
          << "forbidden: from " << word_of(known->second) << " to " << word_of(status);
    }
  }

  void judge(const RecordedAct& act, std::size_t at) {
    match(
        act.act, [&](const RequestAdmitted& a) { judge_admission(a.request, at); },
        [&](const Decided& a) { judge_decision(a, act, at); },
        [&](const AssessmentCleared& a) { judge_report(a.request, at); },
        [&](const InterlocutorsMet& a) {
          const bool consented = !of_file<HostConsented>(a.request, at).empty() ||
                                 of_file<RequestReceived>(a.request, at).empty();
          EXPECT_TRUE(consented) << "forbidden: a mission without the State's consent";
          EXPECT_GE(act.classification, Classification::confidential)
              << "forbidden: whom a mission met is told";
        },
        [&](const SectionWritten& a) {
          EXPECT_TRUE(of_file<AssessmentCleared>(a.request, at).empty())
              << "forbidden: a report is changed that was cleared";
        },
        [&](const ConsultationAnswered& a) {
          const auto same = [&](const auto& one) {
            return one.first.consultation == a.consultation;
          };
          EXPECT_TRUE(std::ranges::none_of(of_file<ConsultationTimedOut>(a.request, at), same) &&
                      std::ranges::none_of(of_file<ConsultationAnswered>(a.request, at), same))
              << "forbidden: a consultation is answered that is over";
        },
        [&](const QuestionAnswered& a) {
          EXPECT_TRUE(answerable(a, at)) << "forbidden: a question is answered that is not open";
        },
        [&](const RequestPublished& a) {
          EXPECT_TRUE(consented(a, at)) << "forbidden: published without consent to these words";
        });
  }

 private:
  // Every act before, of that file.
  template <class Act>
  std::vector<std::pair<Act, PersonId>> of_file(RequestId id, std::size_t before) {
    std::vector<std::pair<Act, PersonId>> found;
    for (std::size_t i = 0; i < before; ++i) {
      const auto* one = desk_.acts[i].act.template as<Act>();
      if (one != nullptr && one->request == id)
        found.emplace_back(*one, desk_.acts[i].actor.person);
    }
    return found;
  }

  // What was begun, and not taken over, is cleared with all that its kind needs.
  void judge_report(RequestId id, std::size_t at) {
    const auto asked = of_file<EntityConsulted>(id, at).size();
    const auto over =
        of_file<ConsultationAnswered>(id, at).size() + of_file<ConsultationTimedOut>(id, at).size();
    const auto begun = of_file<AssessmentBegun>(id, at);
    if (begun.empty()) return;
    EXPECT_EQ(asked, over) << "forbidden: cleared while an entity is consulted";
    std::set<ReportSection> sections;
    for (const auto& [written, by] : of_file<SectionWritten>(id, at)) {
      sections.insert(written.section);
    }
    const bool mission = begun.back().first.kind == AssessmentKind::mission;
    EXPECT_GE(sections.size(), mission ? 26U : 10U) << "forbidden: cleared without its sections";
    std::set<ChecklistItem> items;
    for (const auto& [answered, by] : of_file<ChecklistAnswered>(id, at)) {
      items.insert(answered.item);
    }
    EXPECT_EQ(items.size(), 10U) << "forbidden: cleared without the gender checklist";
    EXPECT_TRUE(std::ranges::any_of(of_file<OptionDescribed>(id, at), [](const auto& one) {
      return one.first.types.empty();
    })) << "forbidden: cleared without weighing no assistance";
    if (mission) {
      EXPECT_FALSE(of_file<InterlocutorsMet>(id, at).empty()) << "forbidden: nobody was met";
    }
  }

  bool answerable(const QuestionAnswered& answer, std::size_t before) {
    const auto same = [&](const auto& one) { return one.first.question == answer.question; };
    return std::ranges::any_of(of_file<QuestionAsked>(answer.request, before), same) &&
           std::ranges::none_of(of_file<QuestionAnswered>(answer.request, before), same) &&
           std::ranges::none_of(of_file<QuestionSettled>(answer.request, before), same);
  }

  // Proposed in these words, consented to once and last, and never dropped.
  bool consented(const RequestPublished& published, std::size_t before) {
    const auto same = [&](const auto& one) {
      return one.first.publication == published.publication;
    };
    const auto proposals = of_file<PublicationProposed>(published.request, before);
    const auto proposal = std::ranges::find_if(proposals, same);
    auto answers = of_file<PublicationAnswered>(published.request, before);
    std::erase_if(answers, [&](const auto& one) { return !same(one); });
    return proposal != proposals.end() && proposal->first.text == published.text &&
           answers.size() == 1 && answers.front().first.consent == Consent::given &&
           std::ranges::none_of(of_file<PublicationDropped>(published.request, before), same);
  }

  void judge_admission(RequestId id, std::size_t at) {
    std::set<Means> means;
    std::set<PersonId> persons;
    for (const auto& [check, by] : of_file<OriginConfirmed>(id, at)) {
      means.insert(check.means);
      persons.insert(by);
    }
    EXPECT_TRUE(means.size() >= 2 && persons.size() >= 2)
        << "forbidden: admitted without two means and two persons";
  }

  // The days on which the State had a mandate for the kind, by the acts before.
  bool mandated(const CountryCode& state, AssistanceType type, std::size_t before, Date day) {
    struct Given {
      Date from;
      std::optional<Date> to;
    };
    std::map<MandateId, Given> given;
    for (std::size_t i = 0; i < before; ++i) {
      match(
          desk_.acts[i].act,
          [&](const MandateRecorded& a) {
            const bool grants = std::ranges::find(a.types, type) != a.types.end();
            if (a.state == state && grants)
              given[a.mandate] = {a.text.adopted_on, a.text.expires_on};
          },
          [&](const MandateEnded& a) {
            if (given.contains(a.mandate)) given[a.mandate].to = a.ended_on + -1;
          });
    }
    return std::ranges::any_of(given, [&](const auto& one) {
      return one.second.from <= day && (!one.second.to || day <= *one.second.to);
    });
  }

  // Of the letter's date, by what the acts before say of the authority.
  bool authority_was_valid(RequestId id, std::size_t before) {
    const auto admitted = of_file<RequestAdmitted>(id, before);
    if (admitted.empty()) return true;  // it rests on a mandate
    const auto document_on = of_file<RequestReceived>(id, before).front().first.document_on;
    for (std::size_t i = 0; i < before; ++i) {
      const auto* ended = desk_.acts[i].act.as<AuthorityEnded>();
      const bool same = ended != nullptr && ended->authority == admitted.back().first.authority;
      if (same && ended->ended_on <= document_on) return false;
    }
    return true;
  }

  void judge_decision(const Decided& decided, const RecordedAct& act, std::size_t at) {
    const auto recommended = of_file<Recommended>(decided.request, at);
    ASSERT_FALSE(recommended.empty()) << "forbidden: decided without a recommendation";
    EXPECT_NE(recommended.back().second, act.actor.person) << "forbidden: recommender decides";
    if (decided.types.empty()) return;
    std::map<FindingKind, Met> findings;
    for (const auto& [finding, by] : of_file<FindingRecorded>(decided.request, at)) {
      findings[finding.kind] = finding.met;
    }
    for (const auto& [reused, by] : of_file<AssessmentReused>(decided.request, at)) {
      findings.emplace(FindingKind::conditions, reused.conditions);
      findings.emplace(FindingKind::reporting, reused.reporting);
    }
    EXPECT_TRUE(authority_was_valid(decided.request, at))
        << "forbidden: approved on an authority that had ended";
    EXPECT_EQ(findings.size(), 3U) << "forbidden: approved without the three findings";
    for (const auto& [kind, met] : findings) {
      EXPECT_NE(met, Met::not_met) << "forbidden: approved against a finding";
    }
    const auto& state = desk_.requests.files.at(decided.request).state;
    const bool asked = !of_file<RequestReceived>(decided.request, at).empty();
    for (const auto type : decided.types) {
      if (asked && !needs_mandate(type)) continue;
      EXPECT_TRUE(mandated(state, type, at, date_of(act.at)))
          << "forbidden: " << word_of(type) << " approved without a mandate";
    }
  }

  const DeskForTest& desk_;
};

}  // namespace acta::assistance
