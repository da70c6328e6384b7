#include "acta/activities/words.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>

namespace acta::activities {
namespace {

// Unaccented, in byte order: en, fr, es, pt.
constexpr std::array<std::string_view, 46> whole_words = {
    "ballot",      "ballots",    "eleccion",   "elecciones",  "eleicao",     "eleicoes",
    "eleitor",     "eleitorais", "eleitoral",  "eleitores",   "election",    "elections",
    "elector",     "electoral",  "electorale", "electorales", "electorally", "electorate",
    "electorates", "electoraux", "electores",  "electors",    "electeur",    "electeurs",
    "electrice",   "electrices", "referenda",  "referendo",   "referendum",  "referendums",
    "scrutin",     "scrutins",   "suffrage",   "suffrages",   "sufragio",    "sufragios",
    "votacao",     "votacion",   "votaciones", "votante",     "votantes",    "vote",
    "voter",       "voters",     "votes",      "voting"};
constexpr std::array<std::string_view, 7> letters = {"elect", "elecc", "eleic", "eleit",
                                                     "vote",  "voti",  "votac"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
}

}  // namespace

bool speaks_of_elections(std::string_view unaccented_text) {
  for (std::size_t i = 0; i < unaccented_text.size();) {
    std::size_t end = i;
    while (end < unaccented_text.size() && is_letter(unaccented_text[end])) ++end;
    if (std::ranges::find(whole_words, unaccented_text.substr(i, end - i)) != whole_words.end()) {
      return true;
    }
    i = end + 1;
  }
  return false;
}

bool has_letters_of_elections(std::string_view unaccented_text) {
  return std::ranges::any_of(letters, [&](std::string_view part) {
    return unaccented_text.find(part) != std::string_view::npos;
  });
}

std::string iso2_of(std::string_view iso3) {
  static const auto codes = [] {
    std::map<std::string, std::string, std::less<>> all;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      all.emplace(uloc_getISO3Country((std::string("und_") + *code).c_str()), *code);
    }
    return all;
  }();
  const auto found = codes.find(iso3);
  return found == codes.end() ? std::string() : found->second;
}

}  // namespace acta::activities
