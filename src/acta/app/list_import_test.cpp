// Lists recorded in parts: what becomes of one that meets a bad row while it is recorded.
#include "acta/app/list_import.h"

#include "acta/app/world_for_test.h"

namespace acta::app {
namespace {

// Ten entries in parts of two, of which the seventh is good when it is judged and bad afterwards,
// as if another had recorded something meanwhile.
struct TurningList {
  std::vector<std::size_t> decided;
  ListReport told;

  ListFile file() {
    return {.name = "list.csv",
            .request = "import requests",
            .rows = 10,
            .bad = {},
            .left_out = {},
            .entries = 10,
            .part = 2,
            .decide = [this](const store::Folded&, std::size_t from, std::size_t count,
                             Facts&) { return part(from, count); },
            .source =
                [this](const ListReport& report) {
                  told = report;
                  return Draft("test.filler/source", Filler{.nothing = "source"});
                }};
  }
  PartDecided part(std::size_t from, std::size_t count) {
    constexpr std::size_t parts = 5;
    const bool judged = decided.size() >= parts;
    decided.push_back(from);
    PartDecided made{.drafts = {}, .bad = {}};
    for (auto i = from; i < from + count; ++i) {
      if (judged && i == 6) {
        made.bad.push_back({.line = 8, .column = "state", .reason = "is known now"});
        continue;
      }
      made.drafts.emplace_back("test.filler/entries", Filler{.nothing = "entry"});
      ++made.added;
    }
    return made;
  }
};

TEST(ListImport, StopsAtTheFirstRowThatTurnedBadAndSaysWhatWasRecorded) {
  World world("list_import");
  TurningList list;
  const auto before = world.size();
  const auto recorded = record_list(world.store(), {.person = {}, .capacity = "system"},
                                    list.file(), BadRows::refuse_all, {}, {});
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().word, "import.bad_rows");
  EXPECT_EQ(recorded.error().status, 409);
  EXPECT_TRUE(recorded.error().detail.starts_with(
      "line 8, is known now: the record changed while the list was recorded; 6 new, 0 statements"))
      << recorded.error().detail;
  EXPECT_EQ(world.size(), before + 6 + 1) << "three parts, and the act that names the file";
  EXPECT_EQ(list.decided, (std::vector<std::size_t>{0, 2, 4, 6, 8, 0, 2, 4, 6}));
  EXPECT_EQ(list.told.added, 6);
  EXPECT_EQ(list.told.bad.size(), 1U);
}

TEST(ListImport, KeepsTheGoodRowsOfSuchAPartWhenItIsToKeepThem) {
  World world("list_import_kept");
  TurningList list;
  list.decided.resize(5);  // judged before
  const auto before = world.size();
  const auto recorded = record_list(world.store(), {.person = {}, .capacity = "system"},
                                    list.file(), BadRows::keep_good, {}, {});
  ASSERT_TRUE(recorded);
  EXPECT_EQ(recorded->added, 9);
  EXPECT_EQ(recorded->bad.size(), 1U);
  EXPECT_EQ(world.size(), before + 9 + 1);
}

}  // namespace
}  // namespace acta::app
