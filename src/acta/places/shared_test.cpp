// Compares our facts with tables that others publish, read where they lie beside the checkout and
// never copied in. Skipped when they are absent; a folder without rows is a failure.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "acta/places/language_rules.h"
#include "acta/places/places.h"

namespace acta::places {
namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

fs::path folder() {
  return fs::path(ACTA_SOURCE_DIR) / ".." / "shared" / "data" / "assistance";
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Lenient where csv.h is strict: these files are not ours.
std::vector<Row> rows_of(const fs::path& path) {
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (const char c : text_of(path)) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      lines.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      lines.emplace_back(1);
    } else if (c != '\r') {
      lines.back().back() += c;
    }
  }
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].size() != lines[0].size()) continue;
    Row row;
    for (std::size_t cell = 0; cell < lines[i].size(); ++cell) row[lines[0][cell]] = lines[i][cell];
    rows.push_back(std::move(row));
  }
  return rows;
}

const Places& places() {
  static const auto loaded = Places::load().value();
  return loaded;
}

class SharedTables : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(folder())) GTEST_SKIP() << "no shared data beside the checkout";
  }
};

TEST_F(SharedTables, RegionalGroupsAgree) {
  const std::map<std::string, RegionalGroup> groups = {
      {"African Group", RegionalGroup::african},
      {"Asia and the Pacific Group", RegionalGroup::asia_pacific},
      {"Eastern European Group", RegionalGroup::eastern_european}};
  int compared = 0;
  for (const auto& row : rows_of(folder() / "countries" / "un-regional-groups.ODbL.csv")) {
    const auto* place = places().find({row.at("iso3")});
    ASSERT_NE(place, nullptr) << row.at("iso3");
    EXPECT_EQ(place->m49, row.at("m49"));
    EXPECT_EQ(place->iso2, row.at("iso2"));
    EXPECT_EQ(place->kind, PlaceKind::member);
    const auto group = groups.find(row.at("un_regional_group"));
    const bool other = place->group == RegionalGroup::latin_american_caribbean ||
                       place->group == RegionalGroup::western_european_other;
    EXPECT_TRUE(group == groups.end() ? other : place->group == group->second) << row.at("iso3");
    ++compared;
  }
  EXPECT_EQ(compared, 193);
  fmt::print("[ vectors  ] groups and codes of Member States: {} executed\n", compared);
}

TEST_F(SharedTables, CodesAndRegionsAgreeWhereTheyHaveNotLostTheirZeros) {
  int compared = 0;
  int lost_zeros = 0;
  for (const auto& row : rows_of(folder() / "countries" / "country-codes.csv")) {
    const auto* place = places().find({row.at("ISO3166-1-Alpha-3")});
    if (place == nullptr) continue;
    const auto same = [&](const std::string& ours, const char* column) {
      const auto& theirs = row.at(column);
      lost_zeros += static_cast<int>(!theirs.empty() && theirs.size() < 3);
      const auto padded = theirs.empty() ? theirs : fmt::format("{:0>3}", theirs);
      EXPECT_EQ(ours, padded) << place->code.iso3 << " " << column;
      ++compared;
    };
    same(place->m49, "M49");
    same(place->region, "Region Code");
    same(place->subregion, "Sub-region Code");
    same(place->intermediate_region, "Intermediate Region Code");
    EXPECT_EQ(place->iso2, row.at("ISO3166-1-Alpha-2"));
  }
  EXPECT_EQ(compared, 4 * 248);
  EXPECT_GT(lost_zeros, 0);
  fmt::print("{} M49 codes compared; theirs have lost zeros in {}\n", compared, lost_zeros);
}

TEST_F(SharedTables, NamesAgreeWithUnterm) {
  const std::array<const char*, 6> columns = {"UNTERM Arabic Short",  "UNTERM English Short",
                                              "UNTERM Spanish Short", "UNTERM French Short",
                                              "UNTERM Russian Short", "UNTERM Chinese Short"};
  int compared = 0;
  std::set<std::string> missing;
  std::set<std::string> differ;
  for (const auto& row : rows_of(folder() / "countries" / "country-codes.csv")) {
    const auto* place = places().find({row.at("ISO3166-1-Alpha-3")});
    if (place == nullptr || place->kind == PlaceKind::area) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& theirs = row.at(columns.at(i));
      if (theirs.empty()) {
        missing.insert(place->code.iso3);
        continue;
      }
      const auto ours =
          places().name(place->code, static_cast<Language>(i), parse_date("2026-01-01").value());
      ++compared;
      if (folded(ours) != folded(theirs)) differ.insert(fmt::format("{} | {}", theirs, ours));
    }
  }
  EXPECT_EQ(compared, 193 * 6);
  EXPECT_EQ(missing, (std::set<std::string>{"CIV", "TUR"}));
  for (const auto& pair : differ) ADD_FAILURE() << pair;
  fmt::print("{} names compared; theirs lack Côte d’Ivoire and Türkiye, ours do not\n", compared);
}

TEST_F(SharedTables, ListsAgreeExceptWhereTheySinceChanged) {
  const std::map<std::string, Status> lists = {
      {"Least Developed Countries (LDC)", Status::least_developed},
      {"Land Locked Developing Countries (LLDC)", Status::landlocked_developing},
      {"Small Island Developing States (SIDS)", Status::small_island_developing}};
  int compared = 0;
  for (const auto& row : rows_of(folder() / "countries" / "country-codes.csv")) {
    const CountryCode code{row.at("ISO3166-1-Alpha-3")};
    for (const auto& [column, status] : lists) {
      // On the last day before São Tomé and Príncipe left the list of the least developed.
      EXPECT_EQ(places().has_status(code, status, parse_date("2024-12-12").value()),
                row.at(column) == "x")
          << code.iso3 << " " << column;
      ++compared;
    }
  }
  EXPECT_GT(compared, 700);
  fmt::print("[ vectors  ] entries of lists: {} executed\n", compared);
}

// Operating units of UNDP that are no country stay unmatched: they are for a person to settle.
TEST_F(SharedTables, OperatingUnitsThatAreNoCountryAreNotGuessed) {
  const auto text =
      text_of(folder() / "undp-elections" / "undp-crs15161-project-summary-2010-2013.json");
  std::set<std::string> units;
  const std::string key = "\"operating_unit\"";
  for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
    const auto opens = text.find('"', at + key.size());
    units.insert(text.substr(opens + 1, text.find('"', opens + 1) - opens - 1));
  }
  std::set<std::string> unmatched;
  for (const auto& unit : units) {
    if (places().find({unit}) == nullptr) unmatched.insert(unit);
  }
  EXPECT_EQ(units.size(), 36U);
  EXPECT_EQ(unmatched, (std::set<std::string>{"H21", "RJB"}));
  fmt::print("{} operating units, no country:", units.size());
  for (const auto& unit : unmatched) fmt::print(" {}", unit);
  fmt::print("\n");
}

}  // namespace
}  // namespace acta::places
