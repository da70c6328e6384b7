#include "acta/store/erasure.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>

#include "acta/record/receipt.h"
#include "acta/record/verify.h"
#include "acta/store/engines_for_test.h"
#include "acta/store/erasure_for_test.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

class ErasureTest : public OnBothEngines {
 protected:
  std::unique_ptr<Store> open(bool rebuild = false) {
    auto store = Store::open({.directory = directory(),
                              .database = database(),
                              .origin = "acta.example/test",
                              .rebuild = rebuild,
                              .progress =
                                  [this](auto, auto) {
                                    if (meanwhile_) meanwhile_();
                                  }},
                             erasing_schema());
    EXPECT_TRUE(store) << (store ? "" : store.error().word + ": " + store.error().detail);
    return store ? std::move(*store) : nullptr;
  }
  std::function<void()> meanwhile_;  // while views are computed
  static void tell(Store& store) {
    const auto blob = keep_blob(store, "letter");
    ASSERT_TRUE(record(store, "test.person/1", Whispered{.secret = "Ana", .blob = blob}));
    ASSERT_TRUE(record(store, "test.person/2", Whispered{.secret = "Bea", .blob = {}}));
    ASSERT_TRUE(record(store, "test.person/1", Announced{.number = 7}));
    ASSERT_TRUE(record(store, "test.person/1", Whispered{.secret = "Ana again", .blob = {}}));
  }
  static std::string whispers(Store& store) {
    std::string all;
    const auto rows = store
                          .read([](Database& db) {
                            return select<WhisperRow>(db, whisper_table(), "ORDER BY \"index\"");
                          })
                          .value();
    for (const auto& row : rows) {
      all += row.secret + "\n";
    }
    EXPECT_EQ(all, store.folded<Whispers>([](const Whispers& one) { return one.all; }))
        << "views and folded state say the same";
    return all;
  }
  static std::size_t numbers(Store& store) {
    return store.read([](Database& db) { return select<NumberRow>(db, number_table(), ""); })
        .value()
        .size();
  }
};

TEST_P(ErasureTest, HoldsUpNobodyWhoAsksWhatIsFolded) {
  auto store = open();
  tell(*store);
  std::future<std::string> asked;  // one that is held up is waited for at the end
  bool in_time = false;
  meanwhile_ = [&] {
    asked = std::async(std::launch::async, [&] {
      return store->folded<Whispers>([](const Whispers& one) { return one.all; });
    });
    in_time = asked.wait_for(std::chrono::seconds(5)) == std::future_status::ready;
  };
  ASSERT_TRUE(erase(*store, "test.person/1"));
  EXPECT_TRUE(in_time);
  EXPECT_EQ(asked.get(), "Ana\nBea\nAna again\n") << "as before, until all is computed again";
  meanwhile_ = {};
  EXPECT_EQ(whispers(*store), "Bea\n");
}

TEST_P(ErasureTest, TakesContentsViewsStateAndBlobsAndLeavesTheRecord) {
  auto store = open();
  tell(*store);
  const auto blob = store->act(0).value()->act.as<Whispered>()->blob;
  const auto entry = store->entry(0).value();
  ASSERT_TRUE(erase(*store, "test.person/1"));
  EXPECT_FALSE(store->act(0).value());
  EXPECT_FALSE(store->act(3).value());
  EXPECT_FALSE(store->opened(0).value());
  EXPECT_EQ(whispers(*store), "Bea\n");
  EXPECT_EQ(numbers(*store), 1U) << "what is public of it still counts";
  EXPECT_EQ(store->blobs().content(blob).error().word, "blob.unknown");
  EXPECT_TRUE(store->acts_of_stream("test.person/1")->size() == 1U);
  // The entry, its place and its proof are as they were.
  EXPECT_EQ(store->entry(0).value(), entry);
  const auto receipt = store->receipt(0).value();
  EXPECT_TRUE(record::verify_receipt(receipt, bytes_of(entry), store->keys().origin(),
                                     std::vector{store->keys().log.verifier}));
  store.reset();
  const auto source = record::directory_source(directory() + "/record");
  const auto keys = open_keys(directory() + "/keys", "acta.example/test").value();
  const auto verified =
      record::verify_record(source, {.key = keys.log.verifier, .remembered = std::nullopt});
  EXPECT_TRUE(verified) << (verified ? "" : verified.error().detail);
}

TEST_P(ErasureTest, AReplayAfterItGivesTheSameAsTheErasureItself) {
  auto store = open();
  tell(*store);
  ASSERT_TRUE(erase(*store, "test.person/1"));
  ASSERT_TRUE(record(*store, "test.person/2", Whispered{.secret = "Bea later", .blob = {}}));
  const auto before = whispers(*store);
  for (const bool rebuild : {false, true, false}) {
    store.reset();
    store = open(rebuild);
    ASSERT_TRUE(store);
    EXPECT_EQ(whispers(*store), before);
    EXPECT_EQ(numbers(*store), 1U);
    std::int64_t acts = 0;
    (void)store->read([&](Database& db) {
      return db.query("SELECT count(*) FROM act", {},
                      [&](const Row& row) { acts = row.integer(0); });
    });
    EXPECT_EQ(acts, 6) << "the index of acts is complete";
  }
  const auto then = store->views_as_of(4).value();
  EXPECT_EQ(select<WhisperRow>(*then, whisper_table(), "")->size(), 1U) << "nor as of earlier";
}

TEST_P(ErasureTest, NothingMoreIsRecordedOfAnErasedSubject) {
  auto store = open();
  tell(*store);
  ASSERT_TRUE(erase(*store, "test.person/1"));
  const Whispered more{.secret = "more", .blob = {}};
  EXPECT_EQ(record(*store, "test.person/1", more).error().word, "protection.erased");
  EXPECT_EQ(record(*store, "test.person/1", Announced{.number = 1}).error().word,
            "protection.erased");
  store.reset();
  store = open();
  EXPECT_EQ(record(*store, "test.person/1", more).error().word, "protection.erased");
  EXPECT_TRUE(record(*store, "test.person/2", more));
}

TEST_P(ErasureTest, ARequestWhoseActsWereErasedIsStillKnown) {
  auto store = open();
  Command command{
      .actor = {.person = {}, .capacity = "tester"},
      .idempotency_key = "once",
      .request = "whisper",
      .expected = std::nullopt,
      .decide = [](const Folded&, Facts&) -> Result<std::vector<Draft>> {
        return std::vector{Draft("test.person/1", Whispered{.secret = "Ana", .blob = {}})};
      },
      .at = std::nullopt};
  ASSERT_TRUE(store->append(command));
  ASSERT_TRUE(erase(*store, "test.person/1"));
  for (const bool rebuild : {false, true, true}) {
    EXPECT_TRUE(store->append(command).value().repeated);
    store.reset();
    store = open(rebuild);
  }
}

TEST_P(ErasureTest, IsCarriedOutAgainWhenABackupBringsTheDataBack) {
  if (GetParam() != Dialect::sqlite) GTEST_SKIP() << "copies files";
  auto store = open();
  tell(*store);
  const auto blob = store->act(0).value()->act.as<Whispered>()->blob;
  store.reset();
  const auto backup = directory() + "-backup";
  fs::remove_all(backup);
  fs::copy(directory(), backup, fs::copy_options::recursive);
  store = open();
  ASSERT_TRUE(erase(*store, "test.person/1"));
  // Contents put after the backup are lost by restoring it; the record says that they were there.
  ASSERT_TRUE(record(*store, "test.person/2", Whispered{.secret = "Bea later", .blob = {}}));
  store.reset();
  const auto restore = [&](const std::string& name) {
    for (const auto* ending : {"-wal", "-shm"}) fs::remove(directory() + "/" + name + ending);
    fs::copy(backup + "/" + name, directory() + "/" + name,
             fs::copy_options::overwrite_existing | fs::copy_options::recursive);
  };
  restore("vault.db");
  restore("blobs");
  ASSERT_TRUE(fs::exists(directory() + "/blobs/" + blob));
  store = open();
  ASSERT_TRUE(store);
  EXPECT_FALSE(store->act(0).value());
  EXPECT_EQ(whispers(*store), "Bea\n");
  EXPECT_FALSE(fs::exists(directory() + "/blobs/" + blob));
  store.reset();
  restore("blobs");  // the vault is of today this time
  store = open();
  EXPECT_FALSE(fs::exists(directory() + "/blobs/" + blob));
  store.reset();
  fs::remove_all(backup);
}

ACTA_ON_BOTH_ENGINES(ErasureTest);

TEST(Erasure, FindsTheBlobsThatAnActNames) {
  const auto ids = blobs_named_in(
      "internal {\"body\":{\"files\":[{\"blob\":\"a\"},{\"blob\":\"b\"}],\"letter\":{\"blob\":"
      "\"c\",\"title\":\"d\"}}}\n");
  EXPECT_EQ(ids, (std::set<std::string>{"a", "b", "c"}));
  EXPECT_TRUE(blobs_named_in("").empty());
  EXPECT_TRUE(blobs_named_in("internal nonsense").empty());
}

}  // namespace
}  // namespace acta::store
