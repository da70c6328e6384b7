// States of the past by what they were called then.
#include "acta/places/state_in.h"

#include <gtest/gtest.h>

namespace acta::places {
namespace {

std::string state(std::string_view text, std::string_view from, std::string_view to = "") {
  static const auto places = Places::load().value();
  const auto found =
      state_in(places, text, parse_date(from).value(), parse_date(to.empty() ? from : to).value());
  return found ? found->iso3 : found.error().word + ": " + found.error().detail;
}

TEST(StateIn, NamesOfThePastAreFoundWheneverTheyWereBorne) {
  EXPECT_EQ(state("Zaire", "1992-01-01"), "COD");
  EXPECT_EQ(state("Côte d’Ivoire", "1994-05-01"), "CIV");
  EXPECT_EQ(state("ke", "1992-01-01"), "KEN");
  EXPECT_EQ(state("404", "1992-01-01"), "KEN");
  EXPECT_EQ(state("Czechoslovakia", "1992-05-01"), "CSK");
}

TEST(StateIn, OneNameIsOfTheStateThatBoreItThen) {
  EXPECT_EQ(state("Yugoslavia", "1991-05-01"), "YUG");
  EXPECT_EQ(state("Yugoslavia", "2001-05-01"), "SRB");
  EXPECT_EQ(state("Yugoslavia", "2000-01-01", "2000-12-31"),
            "state.several: \"Yugoslavia\" can be SRB, YUG: write the code");
  EXPECT_EQ(state("YUG", "2000-01-01", "2000-12-31"), "YUG");
}

TEST(StateIn, RefusesWhatWasNoStateThen) {
  EXPECT_EQ(state("Czechoslovakia", "1993-01-01"),
            "state.not_then: CSK had ended on 1993-01-01; name the State that came after it: CZE, "
            "SVK");
  EXPECT_EQ(state("CSK", "1992-01-01", "1993-12-31"), "CSK")
      << "it was one for a part of that time";
  EXPECT_EQ(state("HRV", "1990-05-01"), "state.not_then: HRV was part of YUG then");
  EXPECT_EQ(state("HRV", "1992-06-01"), "HRV");
  EXPECT_EQ(state("Tokelau", "2006-02-01"),
            "state.not_then: TKL is an area and no State; name the State that asked");
  EXPECT_EQ(state("Atlantis", "2006-02-01"),
            "state.unknown: no State or area is known as \"Atlantis\"");
}

TEST(StateIn, AskedBeforeItBecameAMemberAStateIsOne) {
  EXPECT_EQ(state("Eritrea", "1992-05-01"), "ERI");
  EXPECT_EQ(state("Namibia", "1989-02-01"), "NAM");
}

}  // namespace
}  // namespace acta::places
