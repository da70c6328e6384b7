#include "acta/store/store.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "acta/base/files.h"
#include "acta/record/receipt.h"
#include "acta/record/tree.h"
#include "acta/record/verify.h"
#include "acta/store/engines_for_test.h"
#include "acta/store/table.h"

namespace acta::store {
namespace {

struct Counted {
  static constexpr ActInfo info{"test.counted", 1, Classification::open};
  std::int64_t number = 0;
  std::string text;
};
constexpr auto describe(Counted*) {
  return described<Counted>("Counted", "A number was counted.",
                            field<&Counted::number>("number", ""),
                            field<&Counted::text>("text", ""));
}

struct Whispered {
  static constexpr ActInfo info{"test.whispered", 1, Classification::confidential};
  std::string secret;
};
constexpr auto describe(Whispered*) {
  return described<Whispered>("Whispered", "A secret.", field<&Whispered::secret>("secret", ""));
}

struct Sum {
  std::int64_t total = 0;
};
void apply(Sum& sum, const RecordedAct& act) {
  match(act.act, [&](const Counted& counted) { sum.total += counted.number; });
}

struct TotalRow {
  std::string stream;
  std::int64_t total = 0;
};
constexpr auto describe(TotalRow*) {
  return described<TotalRow>("TotalRow", "", field<&TotalRow::stream>("stream", ""),
                             field<&TotalRow::total>("total", ""));
}
const Table& totals() {
  static const Table table{"test_total", type_of<TotalRow>(), {"stream"}, {}};
  return table;
}

Schema test_schema() {
  Schema schema;
  schema.acts.add<Counted, Whispered>();
  schema.folded.add<Sum>();
  schema.views.push_back(
      {.name = "test_totals",
       .version = 1,
       .tables = {"test_total"},
       .ddl = ddl_of(totals()),
       .apply = [](Database& db, const RecordedAct& act) -> Result<bool> {
         const auto* counted = act.act.as<Counted>();
         if (counted == nullptr) return true;
         auto rows = ACTA_TRY(select<TotalRow>(db, totals(), "WHERE stream = $1", {act.stream}));
         TotalRow row{.stream = act.stream, .total = rows.empty() ? 0 : rows[0].total};
         row.total += counted->number;
         return put(db, totals(), row);
       }});
  return schema;
}

class StoreTest : public OnBothEngines {
 protected:
  StoreOptions options() {
    return {.directory = directory(), .database = database(), .origin = "acta.example/test"};
  }
  std::unique_ptr<Store> open() {
    auto store = Store::open(options(), test_schema());
    EXPECT_TRUE(store) << (store ? "" : store.error().word + ": " + store.error().detail);
    return store ? std::move(*store) : nullptr;
  }

  static std::string drop_guards() {
    return GetParam() == Dialect::sqlite
               ? "DROP TRIGGER entry_is_never_edited; DROP TRIGGER entry_is_never_deleted"
               : "DROP TRIGGER entry_is_kept ON entry";
  }

  static Command count(std::string key, std::int64_t number, std::string stream = "test.sum/1") {
    return {.actor = {.person = {}, .capacity = "tester"},
            .idempotency_key = std::move(key),
            .request = "count " + std::to_string(number),
            .expected = std::nullopt,
            .decide = [=](const Folded& folded, Facts&) -> Result<std::vector<Draft>> {
              if (folded.get<Sum>().total + number > 1'000'000) {
                return refuse("test.too_much", 409, "too much");
              }
              return std::vector{Draft(stream, Counted{.number = number, .text = "né"})};
            },
            .at = std::nullopt};
  }

  static std::int64_t total(Store& store) {
    return store
        .read([](Database& db) {
          return select<TotalRow>(db, totals(), "WHERE stream = 'test.sum/1'");
        })
        .value()
        .at(0)
        .total;
  }
};

TEST_P(StoreTest, RecordsFoldsAndComputesViews) {
  auto store = open();
  for (int i = 1; i <= 10; ++i) {
    const auto recorded = store->append(count("k" + std::to_string(i), i));
    ASSERT_TRUE(recorded) << recorded.error().detail;
    EXPECT_EQ(recorded->receipts.at(0).index, i - 1);
    EXPECT_EQ(recorded->size, i);
  }
  EXPECT_EQ(total(*store), 55);
  EXPECT_EQ(store->folded<Sum>([](const Sum& sum) { return sum.total; }), 55);
}

TEST_P(StoreTest, AnswersARepeatedRequestAsBefore) {
  auto store = open();
  const auto first = store->append(count("same", 5));
  const auto second = store->append(count("same", 5));
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(second->repeated);
  EXPECT_EQ(first->receipts[0].leaf, second->receipts[0].leaf);
  EXPECT_EQ(store->append(count("same", 6)).error().word, "store.idempotency_reused");
  store.reset();
  store = open();
  EXPECT_TRUE(store->append(count("same", 5))->repeated);
  EXPECT_EQ(total(*store), 5);
}

// Keys that are older than all that are remembered are asked for.
TEST_P(StoreTest, AnswersARepeatedRequestHoweverManyCameSince) {
  auto store = open();
  const auto first = store->append(count("same", 5));
  ASSERT_TRUE(first);
  store.reset();
  {
    auto db = engine().record(Access::write).value();
    ASSERT_TRUE(db->begin());
    for (std::size_t i = 0; i <= RecentAnswers::kept_max; ++i) {
      Idempotency later;
      later.digests.fill(0xFF);
      std::memcpy(&later.digests[8], &i, sizeof(i));
      ASSERT_TRUE(insert_answer(*db, later, 0, 1));
    }
    ASSERT_TRUE(db->commit());
  }
  store = open();
  const auto again = store->append(count("same", 5));
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->receipts[0].leaf, first->receipts[0].leaf);
  EXPECT_EQ(store->append(count("same", 6)).error().word, "store.idempotency_reused");
  const auto fresh = store->append(count("new", 1));
  ASSERT_TRUE(fresh);
  EXPECT_FALSE(fresh->repeated);
  EXPECT_TRUE(store->append(count("new", 1))->repeated);
}

TEST_P(StoreTest, RefusesAStaleVersion) {
  auto store = open();
  auto command = count("a", 1);
  command.expected = Expected{.stream = "test.sum/1", .version = 0};
  ASSERT_TRUE(store->append(command));
  command = count("b", 1);
  command.expected = Expected{.stream = "test.sum/1", .version = 0};
  EXPECT_EQ(store->append(command).error().word, "store.stale_version");
}

TEST_P(StoreTest, RefusalsLeaveNoTrace) {
  auto store = open();
  ASSERT_TRUE(store->append(count("a", 999'999)));
  EXPECT_EQ(store->append(count("b", 2)).error().word, "test.too_much");
  auto big = count("c", 1);
  big.decide = [](const Folded&, Facts&) -> Result<std::vector<Draft>> {
    return std::vector{Draft("test.sum/1", Counted{.number = 1, .text = ""}),
                       Draft("test.sum/1", Counted{.number = 1, .text = std::string(70'000, 'x')})};
  };
  EXPECT_EQ(store->append(big).error().word, "record.act_too_large");
  EXPECT_EQ(store->head()->size, 1);
  EXPECT_TRUE(store->append(count("d", 1)));
}

// A name with a decomposed accent, given on the command line, was written and never read again: the
// data directory did not open any more.
TEST_P(StoreTest, NeverWritesWhatItCouldNotReadAgain) {
  auto store = open();
  const std::pair<std::int64_t, std::string> bad[] = {
      {1, "e\xcc\x81"}, {1, "\xff"}, {1, std::string("a\0b", 3)}, {std::int64_t{1} << 53, ""}};
  for (const auto& [number, text] : bad) {
    auto command = count("bad", 1);
    command.decide = [&](const Folded&, Facts&) -> Result<std::vector<Draft>> {
      return std::vector{Draft("test.sum/1", Counted{.number = number, .text = text})};
    };
    EXPECT_EQ(store->append(command).error().word, "record.act_unreadable");
  }
  ASSERT_TRUE(store->append(count("good", 7)));
  auto letters = count("letters", 0);
  letters.decide = [](const Folded&, Facts&) -> Result<std::vector<Draft>> {
    return std::vector{Draft("test.sum/1", Counted{.number = 0, .text = "\\u0000"})};
  };
  ASSERT_TRUE(store->append(letters)) << "six letters, not the character";
  store.reset();
  store = open();
  ASSERT_TRUE(store);
  EXPECT_EQ(total(*store), 7);
}

TEST_P(StoreTest, SealsWhatIsNotPublicAndOpensItAgain) {
  auto store = open();
  Command command = count("s", 1);
  command.decide = [](const Folded&, Facts&) -> Result<std::vector<Draft>> {
    return std::vector{Draft("test.secret/1", Whispered{.secret = "Amina Example"})};
  };
  ASSERT_TRUE(store->append(command));
  const auto entry = store->entry(0);
  EXPECT_EQ(entry->find("Amina"), std::string::npos);
  EXPECT_EQ(entry->find("secret"), std::string::npos);
  EXPECT_NE(entry->find("\"type\":\"sealed.act\""), std::string::npos);
  for (int reopened = 0; reopened < 2; ++reopened) {
    const auto act = store->act(0);
    ASSERT_TRUE(act && *act);
    EXPECT_EQ((*act)->act.as<Whispered>()->secret, "Amina Example");
    EXPECT_EQ((*act)->actor.capacity, "tester");
    EXPECT_EQ((*act)->classification, Classification::confidential);
    store.reset();
    store = open();
  }
}

TEST_P(StoreTest, PublishesARecordThatVerifiesAndReceiptsThatProve) {
  auto store = open();
  for (int i = 0; i < 700; ++i) ASSERT_TRUE(store->append(count("k" + std::to_string(i), 1)));
  for (const std::int64_t index : {0, 255, 256, 511, 699}) {
    const auto receipt = store->receipt(index);
    ASSERT_TRUE(receipt) << receipt.error().detail;
    const std::vector keys{store->keys().log.verifier};
    const auto entry = *store->entry(index);
    EXPECT_TRUE(record::verify_receipt(*receipt, bytes_of(entry), "acta.example/test", keys));
    EXPECT_FALSE(
        record::verify_receipt(*receipt, bytes_of(entry + "x"), "acta.example/test", keys));
  }
  const auto key = store->keys().log.verifier;
  store.reset();
  store = open();  // publishes what was pending
  const auto verified =
      record::verify_record(record::directory_source(directory() + "/record"), {.key = key});
  ASSERT_TRUE(verified) << verified.error().detail;
  EXPECT_EQ(verified->checkpoint.size, 700);
}

TEST_P(StoreTest, PublishesAgainWhatIsMissingOrWrong) {
  auto store = open();
  for (int i = 0; i < 700; ++i) ASSERT_TRUE(store->append(count("k" + std::to_string(i), 1)));
  (void)store->receipt(699);  // waits until it is published
  store.reset();
  store = open();
  const auto tiles = directory() + "/record/tile";
  const auto key = store->keys().log.verifier;
  for (const auto* file : {"/entries/001", "/0/000", "/0/002.p/188", "/1/000.p/2"}) {
    store.reset();
    ASSERT_TRUE(std::filesystem::remove(tiles + file)) << file;
    store = open();
    EXPECT_TRUE(std::filesystem::exists(tiles + file)) << file;
  }
  store.reset();
  ASSERT_TRUE(replace_file(tiles + "/1/000.p/2", Bytes(64)));
  store = open();
  const auto verified =
      record::verify_record(record::directory_source(directory() + "/record"), {.key = key});
  ASSERT_TRUE(verified) << verified.error().detail;
  EXPECT_EQ(verified->checkpoint.size, 700);
}

// What a restored backup is: the database knows less than its server acknowledged.
TEST_P(StoreTest, RefusesToStartOnARolledBackDatabase) {
  auto store = open();
  ASSERT_TRUE(store->append(count("a", 1)));
  const auto before = *store->head();
  ASSERT_TRUE(store->append(count("b", 1)));
  store.reset();
  {
    auto db = engine().record(Access::write).value();
    ASSERT_TRUE(db->script(drop_guards()));
    ASSERT_TRUE(db->script("DELETE FROM entry WHERE idx = 1; DELETE FROM act WHERE idx = 1"));
    ASSERT_TRUE(db->execute("UPDATE head SET size = $1, root = $2, checkpoint = $3",
                            {before.size, before.root, before.checkpoint}));
  }
  EXPECT_EQ(Store::open(options(), test_schema()).error().word, "store.rolled_back");
}

TEST_P(StoreTest, RefusesToStartOnAnEditedDatabase) {
  auto store = open();
  ASSERT_TRUE(store->append(count("a", 1)));
  auto entry = *store->entry(0);
  store.reset();
  entry.replace(entry.find("\"number\":1"), 10, "\"number\":2");
  {
    auto db = engine().record(Access::write).value();
    EXPECT_FALSE(db->execute("UPDATE entry SET bytes = $1", {bytes_of(entry)}));
    EXPECT_FALSE(db->execute("DELETE FROM entry"));
    ASSERT_TRUE(db->script(drop_guards()));
    ASSERT_TRUE(db->execute("UPDATE entry SET bytes = $1", {bytes_of(entry)}));
  }
  EXPECT_EQ(Store::open(options(), test_schema()).error().word, "store.rolled_back");
}

TEST_P(StoreTest, IsHeldByOneProcess) {
  auto store = open();
  const auto second = Store::open(options(), test_schema());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().word, "store.in_use");
}

TEST_P(StoreTest, RebuildsViewsAndComputesThemAsOf) {
  auto store = open();
  for (int i = 1; i <= 20; ++i) ASSERT_TRUE(store->append(count("k" + std::to_string(i), i)));
  auto old = store->views_as_of(10);
  ASSERT_TRUE(old) << old.error().detail;
  EXPECT_EQ(select<TotalRow>(**old, totals(), "")->at(0).total, 55);
  store.reset();
  {
    auto db = engine().record(Access::write).value();
    ASSERT_TRUE(db->script("DELETE FROM test_total; DELETE FROM idempotency; DELETE FROM act;"));
  }
  auto again = options();
  again.rebuild = true;
  store = Store::open(again, test_schema()).value();
  EXPECT_EQ(total(*store), 210);
  EXPECT_TRUE(store->append(count("k3", 3))->repeated);
}

TEST_P(StoreTest, ManyClientsLoseAndDoubleNothing) {
  auto store = open();
  std::vector<std::thread> clients;
  clients.reserve(16);
  for (int c = 0; c < 16; ++c) {
    clients.emplace_back([&, c] {
      for (int i = 0; i < 50; ++i) {
        const auto key = std::to_string(c) + "-" + std::to_string(i);
        EXPECT_TRUE(store->append(count(key, 1)));
        EXPECT_TRUE(store->append(count(key, 1))->repeated);
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(total(*store), 800);
  EXPECT_EQ(store->head()->size, 800);
}

ACTA_ON_BOTH_ENGINES(StoreTest);

}  // namespace
}  // namespace acta::store
