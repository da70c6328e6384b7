#include "acta/places/places.h"

#include <gtest/gtest.h>

namespace acta::places {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

TEST(Places, HasTheMembersAndObserversOfTheUnitedNations) {
  const auto places = Places::load();
  ASSERT_TRUE(places) << places.error().detail;
  int members = 0;
  int observers = 0;
  int fictional = 0;
  for (const auto& place : places->all()) {
    members += place.kind == PlaceKind::member;
    observers += place.kind == PlaceKind::observer_state;
    fictional += place.kind == PlaceKind::fictional;
  }
  EXPECT_EQ(members, 193);
  EXPECT_EQ(observers, 2);
  EXPECT_EQ(fictional, 6);
}

TEST(Places, KeepsLeadingZerosAndNamibia) {
  const auto places = Places::load();
  EXPECT_EQ(places->find({"AFG"})->m49, "004");
  EXPECT_EQ(places->find({"NAM"})->iso2, "NA");
  EXPECT_EQ(places->find({"ZZZ"}), nullptr);
}

TEST(Places, CallsStatesAsTheyWereCalledOnTheDay) {
  const auto places = Places::load();
  EXPECT_EQ(places->name({"TUR"}, Language::en, day("2013-12-18")), "Turkey");
  EXPECT_EQ(places->name({"TUR"}, Language::en, day("2022-06-01")), "Türkiye");
  EXPECT_EQ(places->name({"SWZ"}, Language::en, day("2018-04-18")), "Swaziland");
  EXPECT_EQ(places->name({"SWZ"}, Language::en, day("2018-04-19")), "Eswatini");
  EXPECT_EQ(places->name({"MKD"}, Language::en, day("2020-01-01")), "North Macedonia");
  EXPECT_EQ(places->name({"CIV"}, Language::en, day("2013-01-01")), "Côte d’Ivoire");
  EXPECT_EQ(places->name({"XCA"}, Language::ar, day("2026-01-01")), "كارانا");
}

TEST(Places, NamesEveryPlaceInSixLanguagesOnEveryYearSince1992) {
  const auto places = Places::load();
  int named = 0;
  for (const auto& place : places->all()) {
    for (int language = 0; language < 6; ++language) {
      for (int year = 1992; year <= 2027; ++year) {
        const auto name = places->name(place.code, static_cast<Language>(language),
                                       make_date(year, 7, 1).value());
        ASSERT_FALSE(name.empty());
        ASSERT_NE(name, place.code.iso3);
        ++named;
      }
    }
  }
  EXPECT_GT(named, 40'000);
}

}  // namespace
}  // namespace acta::places
