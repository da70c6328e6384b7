// Every act version ever emitted is read as it was, and every view says the same of frozen records.
// When this fails: do not change the corpus. A new act, a new version or a raised view is added by
// `build/release/golden_write tests/golden`; anything else is a mistake in the program.
#include "golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "acta/app/schema.h"
#include "acta/cycles/acts.h"
#include "acta/store/catalog.h"
#include "acta/store/engines_for_test.h"

namespace acta::golden {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Corpus corpus() {
  return read_corpus(std::string(ACTA_SOURCE_DIR) + "/tests/golden").value();
}

std::vector<std::string> differences_with(const ActRegistry& acts, const Corpus& from = corpus()) {
  return differences(from, acts, app::make_schema().views);
}

// Everything that the program knows but `without`, which the mutant adds in its own way.
ActRegistry all_without(std::string_view without) {
  const auto all = app::make_schema().acts;
  ActRegistry acts;
  for (const auto& [key, known] : all.known()) {
    if (key.first != without) acts.add_known(known);
  }
  return acts;
}

TEST(Golden, EveryActVersionIsReadAsItWasAndEveryViewSaysTheSame) {
  const auto schema = app::make_schema();
  const auto from = corpus();
  EXPECT_GE(from.acts.size(), schema.acts.known().size());
  EXPECT_FALSE(from.records.empty());
  EXPECT_THAT(differences(from, schema.acts, schema.views), IsEmpty());
}

// What a view makes of a record is the same on either engine, row by row.
class GoldenRecord : public store::OnBothEngines {};
ACTA_ON_BOTH_ENGINES(GoldenRecord);

TEST_P(GoldenRecord, MakesTheSameRowsOnBothEngines) {
  const auto schema = app::make_schema();
  const auto from = corpus();
  ASSERT_FALSE(from.records.empty());
  for (const auto& [name, file] : from.records) {
    const auto sqlite = store::open_sqlite(":memory:", store::Access::write).value();
    ASSERT_TRUE(replay(file, schema.acts, schema.views, *sqlite));
    const auto here = engine().record(store::Access::write).value();
    ASSERT_TRUE(replay(file, schema.acts, schema.views, *here));
    // The head is of the server that leads, and no view.
    const auto expected = store::digests_of(*sqlite, {"head"}).value();
    EXPECT_GT(expected.size(), schema.views.size());
    const auto found = store::digests_of(*here, {"head"}).value();
    EXPECT_EQ(found.size(), expected.size());
    for (const auto& [table, digest] : expected) {
      EXPECT_TRUE(found.contains(table) && found.at(table) == digest) << name << ": " << table;
    }
  }
}

struct Renamed {
  static constexpr ActInfo info{"cycles.cycle_opened", 1, Classification::open};
  cycles::CycleId cycle;
  CountryCode state;
  std::string title;
};
constexpr auto describe(Renamed*) {
  return described<Renamed>("CycleOpened", "", field<&Renamed::cycle>("cycle", ""),
                            field<&Renamed::state>("country", ""),  // the wire name was "state"
                            field<&Renamed::title>("title", ""));
}

TEST(GoldenMutant, ARenamedWireNameIsFound) {
  auto acts = all_without(Renamed::info.type);
  acts.add<Renamed>();
  EXPECT_THAT(differences_with(acts), Contains(HasSubstr("cycles.cycle_opened v1: line 1")));
}

// A second version whose upcaster fills in another default than what was meant when it was frozen.
struct Second {
  static constexpr ActInfo info{"cycles.cycle_opened", 2, Classification::open};
  cycles::CycleId cycle;
  std::string title;
};
constexpr auto describe(Second*) {
  return described<Second>("CycleOpened", "", field<&Second::cycle>("cycle", ""),
                           field<&Second::title>("title", ""));
}

ActRegistry with_default(const char* title) {
  auto acts = all_without(Second::info.type);
  acts.add<Second>();
  acts.add_older<cycles::CycleOpened>([title](const cycles::CycleOpened& old) -> Second {
    return {.cycle = old.cycle, .title = title + old.title};
  });
  return acts;
}

TEST(GoldenMutant, AChangedDefaultOfAnUpcasterIsFound) {
  auto from = corpus();
  from.acts["cycles.cycle_opened v2"] = "";
  from.records.clear();
  from.manifest = manifest_of(from, with_default(""), {}).value();
  EXPECT_THAT(differences(from, with_default(""), {}), IsEmpty());
  EXPECT_THAT(differences(from, with_default("untitled "), {}),
              Contains(HasSubstr("act cycles.cycle_opened v1 as v2 is not what it was")));
}

TEST(GoldenMutant, AnActWithoutAFileIsFound) {
  auto acts = app::make_schema().acts;
  acts.add<Second>();
  EXPECT_THAT(differences_with(acts), Contains("cycles.cycle_opened v2 has no file in "
                                               "tests/golden/acts"));
}

TEST(GoldenMutant, AnEditedFileIsFoundThoughItIsReadAsBefore) {
  auto from = corpus();
  auto& file = from.acts["cycles.election_added v1"];
  const auto by = file.find("\"by\":\"") + 6;
  file[by] = file[by] == '0' ? '1' : '0';
  EXPECT_THAT(differences_with(app::make_schema().acts, from),
              Contains(HasSubstr("file cycles.election_added v1 is not what it was")));
}

TEST(GoldenMutant, AFileThatIsGoneIsFound) {
  auto from = corpus();
  from.acts.erase("cycles.election_dated v1");
  EXPECT_THAT(differences_with(app::make_schema().acts, from),
              Contains(HasSubstr("file cycles.election_dated v1 is frozen")));
}

TEST(GoldenMutant, AViewThatCountsOtherwiseUnderTheSameVersionIsFound) {
  auto schema = app::make_schema();
  auto& view = schema.views.front();
  const auto apply = view.apply;
  view.apply = [apply](store::Database& db, const RecordedAct& act) -> Result<bool> {
    if (act.index % 7 == 3 && act.act.as<cycles::ElectionDated>()) return true;  // overlooks some
    return apply(db, act);
  };
  EXPECT_THAT(
      differences(corpus(), schema.acts, schema.views),
      Contains(HasSubstr(view.name + " v" + std::to_string(view.version) + " is not what it was")));
}

}  // namespace
}  // namespace acta::golden
