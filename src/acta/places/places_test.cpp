// What Places answers: names of the day, look-up of typed names, order, membership.
#include "acta/places/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "acta/places/language_rules.h"

namespace acta::places {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Date day(const char* text) {
  return parse_date(text).value();
}

const Places& places() {
  static const auto loaded = Places::load().value();
  return loaded;
}

TEST(Places, KeepsLeadingZerosAndNamibia) {
  EXPECT_EQ(places().find({"AFG"})->m49, "004");
  EXPECT_EQ(places().find({"NAM"})->iso2, "NA");
  EXPECT_THAT(places().codes_for("NA"), ElementsAre(CountryCode{"NAM"}));
  EXPECT_EQ(places().find({"ZZZ"}), nullptr);
}

TEST(Places, CallsStatesAsTheyWereCalledOnTheDay) {
  const auto in_english = [](const char* code, const char* on) {
    return places().name({code}, Language::en, day(on));
  };
  EXPECT_EQ(in_english("TUR", "2022-05-31"), "Turkey");
  EXPECT_EQ(in_english("TUR", "2022-06-01"), "Türkiye");
  EXPECT_EQ(in_english("SWZ", "2018-04-18"), "Swaziland");
  EXPECT_EQ(in_english("SWZ", "2018-04-19"), "Eswatini");
  EXPECT_EQ(in_english("MKD", "2019-02-11"), "The former Yugoslav Republic of Macedonia");
  EXPECT_EQ(in_english("MKD", "2019-02-12"), "North Macedonia");
  EXPECT_EQ(in_english("SRB", "2005-01-01"), "Serbia and Montenegro");
  EXPECT_EQ(in_english("CIV", "2013-01-01"), "Côte d’Ivoire");
  EXPECT_EQ(in_english("CSK", "1992-06-01"), "Czechoslovakia");
  EXPECT_EQ(places().name({"XCA"}, Language::ar, day("2026-01-01")), "كارانا");
  EXPECT_EQ(places().name({"XCA"}, Language::other, day("2026-01-01")), "Carana");
  EXPECT_EQ(places().name({"ZZZ"}, Language::en, day("2026-01-01")), "ZZZ");
}

TEST(Places, FindsWhatPeopleType) {
  const auto only = [](const char* text) {
    const auto codes = places().codes_for(text);
    return codes.size() == 1 ? codes[0].iso3 : std::string();
  };
  for (const auto* text : {"Turkey", "TÜRKIYE", "turkiye", "Turquie", "Турция", "792", "tr"}) {
    EXPECT_EQ(only(text), "TUR") << text;
  }
  for (const auto* text : {"Côte d'Ivoire", "Cote d’Ivoire", "COTE D IVOIRE", "Кот-д'Ивуар"}) {
    EXPECT_EQ(only(text), "CIV") << text;
  }
  EXPECT_EQ(only("Gambia (the)"), "GMB");
  EXPECT_EQ(only("The Gambia"), "GMB");
  EXPECT_EQ(only("Afghanistan (l')"), "AFG");
  EXPECT_EQ(only("Iran, Islamic Republic of"), "IRN");
  EXPECT_EQ(only("Zaire"), "COD");
  EXPECT_EQ(only("004"), "AFG");
}

TEST(Places, GivesEveryBearerOfANameAndNoneForNonsense) {
  EXPECT_THAT(places().codes_for("Yugoslavia"),
              ElementsAre(CountryCode{"SRB"}, CountryCode{"YUG"}));
  EXPECT_THAT(places().codes_for("H21"), IsEmpty());
  EXPECT_THAT(places().codes_for("4"), IsEmpty());
  EXPECT_THAT(places().codes_for(""), IsEmpty());
  EXPECT_THAT(places().codes_for("-"), IsEmpty());
}

TEST(Places, ListsInTheOrderOfEachLanguage) {
  for (int i = 0; i < 6; ++i) {
    const auto listed = places().sorted(static_cast<Language>(i), day("2026-01-01"));
    EXPECT_EQ(listed.size(), places().all().size());
  }
  const auto position = [](const char* code, Language language) {
    const auto listed = places().sorted(language, day("2026-01-01"));
    return std::ranges::find(listed, CountryCode{code}, &Place::code) - listed.begin();
  };
  // É sorts with E in French, and not after Z.
  EXPECT_LT(position("EGY", Language::fr), position("ESP", Language::fr));
  EXPECT_LT(position("USA", Language::fr), position("FIN", Language::fr));
  EXPECT_NE(position("DEU", Language::en), position("DEU", Language::fr));
  RecordProperty("collation", collation_version());
}

TEST(Places, KnowsListsThatChange) {
  EXPECT_TRUE(places().has_status({"VUT"}, Status::least_developed, day("2020-12-03")));
  EXPECT_FALSE(places().has_status({"VUT"}, Status::least_developed, day("2020-12-04")));
  EXPECT_FALSE(places().has_status({"PYF"}, Status::non_self_governing, day("2013-05-16")));
  EXPECT_TRUE(places().has_status({"PYF"}, Status::non_self_governing, day("2013-05-17")));
  EXPECT_FALSE(places().has_status({"FRA"}, Status::landlocked_developing, day("2020-01-01")));
}

struct Broken {
  const char* what;
  CsvFile DataFiles::* file;
  const char* from;
  const char* to;
};

TEST(Places, RefusesDataThatCannotBeRight) {
  for (const auto& [what, file, from, to] : {
           Broken{"a lost zero", &DataFiles::states, "AFG,AF,004,", "AFG,AF,4,"},
           Broken{"a code twice", &DataFiles::states, "AFG,AF,004,", "AFG,AL,004,"},
           Broken{"an unknown kind", &DataFiles::states, ",member,", ",state,"},
           Broken{"a member never admitted", &DataFiles::states, "1946-11-19", ""},
           Broken{"another head", &DataFiles::states, "iso3,iso2", "iso2,iso3"},
           Broken{"no such day", &DataFiles::names, "2022-06-01", "2022-06-31"},
           Broken{"two names a day", &DataFiles::names, "2022-06-01,,T", "2022-05-01,,T"},
           Broken{"no such language", &DataFiles::names, "TUR,en", "TUR,tr"},
           Broken{"a quote left open", &DataFiles::names, "\"China", "\"\"China"},
           Broken{"a lost cell", &DataFiles::statuses, "AFG,least_developed,", "AFG,"},
           Broken{"a fiction in use", &DataFiles::fictional, "XCA,XC", "CAR,CA"},
       }) {
    auto files = embedded_data();
    std::string text((files.*file).text);
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, std::string_view(from).size(), to);
    (files.*file).text = text;
    const auto read = Places::read(files);
    ASSERT_FALSE(read) << what;
    EXPECT_EQ(read.error().word, "places.malformed") << what;
    EXPECT_TRUE(read.error().fault) << what;
  }
}

}  // namespace
}  // namespace acta::places
