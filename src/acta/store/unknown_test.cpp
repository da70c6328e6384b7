// A record that a newer Acta wrote, opened by one that does not know all of its acts.
#include "acta/store/unknown.h"

#include <gtest/gtest.h>

#include "acta/record/receipt.h"
#include "acta/store/engines_for_test.h"
#include "acta/store/store.h"
#include "acta/store/table.h"

namespace acta::store {
namespace {

struct Counted {
  static constexpr ActInfo info{"test.counted", 1, Classification::open};
  std::int64_t number = 0;
};
constexpr auto describe(Counted*) {
  return described<Counted>("Counted", "", field<&Counted::number>("number", ""));
}

struct Halved {  // the newer program's
  static constexpr ActInfo info{"test.halved", 2, Classification::confidential};
  std::string why;
};
constexpr auto describe(Halved*) {
  return described<Halved>("Halved", "", field<&Halved::why>("why", ""));
}

struct Sum {
  std::int64_t total = 0;
};
void apply(Sum& sum, const RecordedAct& act) {
  match(
      act.act, [&](const Counted& counted) { sum.total += counted.number; },
      [&](const Halved&) { sum.total /= 2; });
}
struct Seen {
  std::int64_t acts = 0;
};
void apply(Seen& seen, const RecordedAct&) {
  ++seen.acts;
}

struct NumberRow {
  std::int64_t index = 0;
  std::int64_t number = 0;
};
constexpr auto describe(NumberRow*) {
  return described<NumberRow>("NumberRow", "", field<&NumberRow::index>("act", ""),
                              field<&NumberRow::number>("number", ""));
}

View numbers(const Table& table, const std::string& name, bool counts) {
  return {.name = name,
          .version = 1,
          .tables = {std::string(table.name)},
          .ddl = ddl_of(table),
          .apply = [&table](Database& db, const RecordedAct& act) -> Result<bool> {
            const auto* counted = act.act.as<Counted>();
            if (counted == nullptr) return true;
            return put(db, table, NumberRow{.index = act.index, .number = counted->number});
          },
          .counts = counts};
}
const Table& figures() {
  static const Table table{"test_figure", type_of<NumberRow>(), {"number"}, {}};
  return table;
}
const Table& listing() {
  static const Table table{"test_listing", type_of<NumberRow>(), {"number"}, {}};
  return table;
}

Schema schema(bool newer) {
  Schema schema;
  schema.acts.add<Counted>();
  if (newer) schema.acts.add<Halved>();
  schema.folded.add<Sum>();
  schema.folded.add<Seen>(AtUnknown::goes_on);
  schema.views = {numbers(figures(), "test_figures", true),
                  numbers(listing(), "test_listing", false)};
  return schema;
}

class UnknownActTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    auto newer = open(true);
    (void)record(*newer, Counted{.number = 10});
    (void)record(*newer, Counted{.number = 20});
    (void)record(*newer, Halved{.why = "twice"});
    (void)record(*newer, Counted{.number = 40});
  }

  std::unique_ptr<Store> open(bool newer) {
    auto store = Store::open(
        {.directory = directory(), .database = database(), .origin = "acta.example/test"},
        schema(newer));
    EXPECT_TRUE(store) << (store ? "" : store.error().detail);
    return store ? std::move(*store) : nullptr;
  }
  Result<Recorded> record(Store& store, AnyAct act) {
    return store.append({.actor = {.person = {}, .capacity = "tester"},
                         .idempotency_key = "k" + std::to_string(++keys_),
                         .request = "r",
                         .expected = std::nullopt,
                         .decide = [act](const Folded&, Facts&) -> Result<std::vector<Draft>> {
                           return std::vector{Draft("test.sum/1", act)};
                         },
                         .at = std::nullopt});
  }
  static std::size_t rows(Store& store, const Table& table) {
    return store.read([&](Database& db) { return select<NumberRow>(db, table, ""); })->size();
  }
  static std::int64_t total(Store& store) {
    return store.folded<Sum>([](const Sum& sum) { return sum.total; });
  }

  int keys_ = 0;
};
ACTA_ON_BOTH_ENGINES(UnknownActTest);

TEST_P(UnknownActTest, IsHashedProvenAndShownAsItStands) {
  const auto older = open(false);
  const auto act = older->act(2);
  ASSERT_TRUE(act && *act);
  EXPECT_FALSE((*act)->act.known());
  EXPECT_EQ((*act)->act.info().type, "test.halved");
  EXPECT_EQ((*act)->act.info().version, 2);
  EXPECT_EQ((*act)->act.body(), R"({"why":"twice"})");
  EXPECT_EQ((*act)->classification, Classification::confidential);
  const auto receipt = older->receipt(2);
  ASSERT_TRUE(receipt) << receipt.error().detail;
  const std::vector keys{older->keys().log.verifier};
  const auto entry = older->entry(2).value();
  EXPECT_TRUE(record::verify_receipt(*receipt, bytes_of(entry), older->keys().origin(), keys));
}

TEST_P(UnknownActTest, StopsWhatCountsBeforeItAndListsTheRest) {
  const auto older = open(false);
  EXPECT_EQ(rows(*older, figures()), 2U);
  EXPECT_EQ(rows(*older, listing()), 3U);
  EXPECT_EQ(total(*older), 30);
  EXPECT_EQ(older->folded<Seen>([](const Seen& seen) { return seen.acts; }), 3);
  ASSERT_TRUE(older->unknown());
  EXPECT_EQ(older->unknown()->index, 2);
  EXPECT_EQ(older->unknown()->count, 1);
  EXPECT_EQ(older->unknown()->views_stopped, std::vector<std::string>{"test_figures"});
  EXPECT_EQ(older->unknown()->views_skipping, std::vector<std::string>{"test_listing"});
}

TEST_P(UnknownActTest, IsNamedWhenNothingCanBeRecordedOrCounted) {
  const auto older = open(false);
  const auto refused = record(*older, Counted{.number = 1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "store.unknown_act");
  EXPECT_NE(refused.error().detail.find("act 2 is test.halved version 2"), std::string::npos);
  EXPECT_NE(refused.error().detail.find("test_figures"), std::string::npos);
  EXPECT_EQ(older->head()->size, 4);
  EXPECT_TRUE(older->counts(2));
  EXPECT_EQ(older->counts(3).error().word, "store.unknown_act");
  EXPECT_TRUE(older->views_as_of(2));
  EXPECT_EQ(older->views_as_of(3).error().word, "store.unknown_act");
}

TEST_P(UnknownActTest, LeavesNothingBehindForTheProgramThatKnowsIt) {
  open(false).reset();
  open(false).reset();
  const auto newer = open(true);
  EXPECT_FALSE(newer->unknown());
  EXPECT_EQ(rows(*newer, figures()), 3U);
  EXPECT_EQ(rows(*newer, listing()), 3U);
  EXPECT_EQ(total(*newer), 55);
  EXPECT_TRUE(record(*newer, Counted{.number = 1}));
}

}  // namespace
}  // namespace acta::store
