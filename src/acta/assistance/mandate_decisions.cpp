#include "acta/assistance/mandate_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::assistance {
namespace {

// Symbols of documents of the United Nations, and the numbers that resolutions of the Assembly had
// before 1976: S/RES/2626 (2022), A/RES/66/163, 46/137.
Result<bool> check_symbol(const std::string& symbol, MandatingOrgan organ) {
  const auto plain = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '(' ||
           c == ')' || c == ' ' || c == '-';
  };
  const bool council = symbol.starts_with("S/");
  const bool assembly = symbol.starts_with("A/") ||
                        (!symbol.empty() && symbol.front() >= '0' && symbol.front() <= '9');
  const bool of_organ = organ == MandatingOrgan::security_council ? council : assembly;
  if (of_organ && symbol.size() <= 60 && symbol.contains('/') &&
      std::ranges::all_of(symbol, plain)) {
    return true;
  }
  return refuse("assistance.symbol_malformed", 422,
                organ == MandatingOrgan::security_council
                    ? "the symbol of a resolution of the Council: S/RES/2626 (2022)"
                    : "the symbol of a resolution of the Assembly: A/RES/66/163",
                "$.text.symbol");
}

Result<bool> check_text(const MandateText& text, MandatingOrgan organ, const Facts& facts) {
  (void)ACTA_TRY(check_symbol(text.symbol, organ));
  (void)ACTA_TRY(check_words(text.paragraph, "$.text.paragraph", 300));
  (void)ACTA_TRY(check_words(text.excerpt, "$.text.excerpt"));
  if (text.adopted_on > facts.today()) {
    return refuse("assistance.adopted_in_future", 422, "that day has not come",
                  "$.text.adopted_on");
  }
  if (text.expires_on && *text.expires_on < text.adopted_on) {
    return refuse("assistance.period_reversed", 422, "it expires before it was adopted",
                  "$.text.expires_on");
  }
  return true;
}

Result<const Mandate*> find_mandate(const Requests& requests, MandateId id) {
  const auto found = requests.mandates.find(id);
  if (found == requests.mandates.end()) {
    return refuse("assistance.unknown_mandate", 404, "there is no such mandate");
  }
  return &found->second;
}

Result<bool> check_granted(const Mandate& mandate, const std::vector<AssistanceType>& types) {
  (void)ACTA_TRY(check_types(types));
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (mandate.grants(types[i])) continue;
    return refuse("assistance.type_not_granted", 422, "the mandate does not grant it",
                  fmt::format("$.types[{}]", i));
  }
  return true;
}

}  // namespace

Drafts record_mandate(const Requests& requests, const RecordMandate& request, Facts& facts) {
  (void)ACTA_TRY(check_text(request.text, request.organ, facts));
  if (const auto of = requests.mandates_of.find(request.state); of != requests.mandates_of.end()) {
    for (const auto known : of->second) {
      if (!requests.mandates.at(known).texts.contains(
              {request.text.symbol, request.text.paragraph})) {
        continue;
      }
      return refuse("assistance.mandate_known", 409, "this paragraph is recorded for this State",
                    "$.text.symbol");
    }
  }
  (void)ACTA_TRY(check_types(request.types));
  if (request.mission) (void)ACTA_TRY(check_words(*request.mission, "$.mission", 300));
  const auto id = facts.fresh<MandateId>();
  return std::vector{Draft(stream_of(id), MandateRecorded{.mandate = id,
                                                          .state = request.state,
                                                          .organ = request.organ,
                                                          .text = request.text,
                                                          .types = request.types,
                                                          .mission = request.mission})};
}

Drafts renew_mandate(const Requests& requests, MandateId id, const RenewMandate& request,
                     const Facts& facts) {
  const auto* mandate = ACTA_TRY(find_mandate(requests, id));
  (void)ACTA_TRY(check_text(request.text, mandate->organ, facts));
  const auto& last = mandate->given.back();
  const bool longer = last.to && (!request.text.expires_on || *request.text.expires_on > *last.to);
  if (!longer) {
    return refuse(
        "assistance.not_longer", 409,
        last.to ? "it lasts until " + to_text(*last.to) + " already" : "it has no last day already",
        "$.text.expires_on");
  }
  return std::vector{Draft(stream_of(id), MandateRenewed{.mandate = id, .text = request.text})};
}

Drafts end_mandate(const Requests& requests, MandateId id, const EndMandate& request) {
  const auto* mandate = ACTA_TRY(find_mandate(requests, id));
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  (void)ACTA_TRY(check_words(request.source, "$.source", 2000));
  if (request.ended_on <= mandate->given.front().from) {
    return refuse("assistance.ended_before_begun", 422, "it ended before it began", "$.ended_on");
  }
  const auto& last = mandate->given.back();
  if (last.to && *last.to < request.ended_on) {
    return refuse("assistance.mandate_ended", 409, "it ends on " + to_text(*last.to) + " already",
                  "$.ended_on");
  }
  return std::vector{Draft(stream_of(id), MandateEnded{.mandate = id,
                                                       .ended_on = request.ended_on,
                                                       .reason = request.reason,
                                                       .source = request.source})};
}

Drafts open_mandate_file(const Requests& requests, MandateId id, const OpenMandateFile& request,
                         Facts& facts) {
  const auto* mandate = ACTA_TRY(find_mandate(requests, id));
  if (!mandate->valid_on(facts.today())) {
    return refuse("assistance.mandate_expired", 409, "this mandate is not valid today");
  }
  (void)ACTA_TRY(check_granted(*mandate, request.types));
  (void)ACTA_TRY(check_words(request.title, "$.title", 300));
  (void)ACTA_TRY(check_words(request.summary, "$.summary"));
  (void)ACTA_TRY(check_areas(request.areas));
  (void)ACTA_TRY(check_elections(requests, mandate->state, request.elections));
  (void)ACTA_TRY(check_period(request.period_from, request.period_to));
  if (request.classification == Classification::open) {
    return refuse("assistance.letters_are_not_public", 422, "a file is internal or more",
                  "$.classification");
  }
  const auto file = facts.fresh<RequestId>();
  const auto today = facts.today();
  const auto used = requests.mandate_refs_of_year.find(today.year());
  const auto number = used == requests.mandate_refs_of_year.end() ? 1 : used->second + 1;
  // As of requests, confidential ones have references of another series.
  auto ref = request.classification == Classification::internal
                 ? fmt::format("AM-{}-{:03}", today.year(), number)
                 : fmt::format("AM-C-{}", to_text(file).substr(24));
  return std::vector{Draft(stream_of(file),
                           MandateFileOpened{.request = file,
                                             .ref = std::move(ref),
                                             .state = mandate->state,
                                             .mandate = id,
                                             .opened_on = today,
                                             .title = request.title,
                                             .summary = request.summary,
                                             .types = request.types,
                                             .areas = request.areas,
                                             .elections = request.elections,
                                             .period_from = request.period_from,
                                             .period_to = request.period_to},
                           request.classification)};
}

}  // namespace acta::assistance
