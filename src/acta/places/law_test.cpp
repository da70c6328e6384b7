// What must hold of the data themselves, whoever edits them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "acta/places/places.h"

namespace acta::places {
namespace {

const Places& places() {
  static const auto loaded = Places::load().value();
  return loaded;
}

Date day(int year, int month, int of_month) {
  return make_date(year, month, of_month).value();
}

TEST(PlacesLaw, ThereAreAsManyOfEachKindAsTheUnitedNationsCount) {
  std::map<PlaceKind, int> kinds;
  std::map<RegionalGroup, int> groups;
  for (const auto& place : places().all()) {
    ++kinds[place.kind];
    if (place.kind == PlaceKind::member) ++groups[place.group];
  }
  EXPECT_EQ(kinds[PlaceKind::member], 193);
  EXPECT_EQ(kinds[PlaceKind::observer_state], 2);
  EXPECT_EQ(kinds[PlaceKind::area], 53);
  EXPECT_EQ(kinds[PlaceKind::fictional], 6);
  EXPECT_EQ(places().find({"VAT"})->kind, PlaceKind::observer_state);
  EXPECT_EQ(places().find({"PSE"})->kind, PlaceKind::observer_state);
  // With the United States counted in the last group and Kiribati in the second.
  EXPECT_EQ(groups[RegionalGroup::african], 54);
  EXPECT_EQ(groups[RegionalGroup::asia_pacific], 54);
  EXPECT_EQ(groups[RegionalGroup::eastern_european], 23);
  EXPECT_EQ(groups[RegionalGroup::latin_american_caribbean], 33);
  EXPECT_EQ(groups[RegionalGroup::western_european_other], 29);
}

// Norm: the growth in membership as the United Nations publishes it, at the end of each year.
TEST(PlacesLaw, MembershipGrowsAsThePublishedSeriesSays) {
  const std::map<int, std::size_t> published = {
      {1945, 51},  {1946, 55},  {1947, 57},  {1948, 58},  {1949, 59},  {1950, 60},  {1955, 76},
      {1956, 80},  {1957, 82},  {1966, 122}, {1967, 123}, {1968, 126}, {1970, 127}, {1971, 132},
      {1973, 135}, {1974, 138}, {1975, 144}, {1976, 147}, {1977, 149}, {1978, 151}, {1979, 152},
      {1980, 154}, {1981, 157}, {1983, 158}, {1984, 159}, {1990, 159}, {1991, 166}, {1992, 179},
      {1993, 184}, {1994, 185}, {1999, 188}, {2000, 189}, {2002, 191}, {2006, 192}, {2011, 193}};
  for (const auto& [year, members] : published) {
    EXPECT_EQ(places().members_on(day(year, 12, 31)).size(), members) << year;
  }
}

TEST(PlacesLaw, EveryPlaceHasANameInSixLanguagesOnEveryMonthSince1992) {
  int named = 0;
  for (const auto& place : places().all()) {
    for (int month = 0; month < 36 * 12; ++month) {
      const auto on = day(1992 + month / 12, 1 + month % 12, 1);
      for (int language = 0; language < 6; ++language) {
        const auto name = places().name(place.code, static_cast<Language>(language), on);
        ASSERT_FALSE(name.empty()) << place.code.iso3;
        ASSERT_NE(name, place.code.iso3);
        ASSERT_NE(name, place.iso2);
        ++named;
      }
    }
  }
  EXPECT_EQ(named, 254 * 432 * 6);
}

TEST(PlacesLaw, EveryNameAndCodeFindsItsPlace) {
  const auto finds = [](const std::string& text, const CountryCode& code) {
    return std::ranges::count(places().codes_for(text), code) == 1;
  };
  for (const auto& place : places().all()) {
    EXPECT_TRUE(finds(place.code.iso3, place.code)) << place.code.iso3;
    for (int language = 0; language < 6; ++language) {
      const auto name = places().name(place.code, static_cast<Language>(language), day(2026, 1, 1));
      EXPECT_TRUE(finds(name, place.code)) << name;
    }
  }
}

TEST(PlacesLaw, EveryStateThatChangedItsNameOrEndedLeadsToOneThatIsThere) {
  for (const auto& former : places().former()) {
    ASSERT_FALSE(former.successors.empty());
    for (const auto& code : former.successors) EXPECT_NE(places().find(code), nullptr);
    EXPECT_EQ(places().find(former.code), nullptr) << "cannot ask for assistance today";
    for (int language = 0; language < 6; ++language) {
      EXPECT_NE(places().name(former.code, static_cast<Language>(language), former.member_since),
                former.code.iso3);
    }
  }
}

}  // namespace
}  // namespace acta::places
