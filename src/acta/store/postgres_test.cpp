// What PostgreSQL does otherwise than SQLite. What holds on both stands in store_test.cpp.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "acta/store/engines_for_test.h"
#include "acta/store/store.h"

namespace acta::store {
namespace {

struct Noted {
  static constexpr ActInfo info{"test.noted", 1, Classification::open};
  std::string text;
};
constexpr auto describe(Noted*) {
  return described<Noted>("Noted", "A note.", field<&Noted::text>("text", ""));
}

Schema note_schema() {
  Schema schema;
  schema.acts.add<Noted>();
  return schema;
}

Command note(const std::string& key) {
  return {.actor = {.person = {}, .capacity = "tester"},
          .idempotency_key = key,
          .request = key,
          .expected = std::nullopt,
          .decide = [key](const Folded&, Facts&) -> Result<std::vector<Draft>> {
            return std::vector{Draft("test.notes/1", Noted{.text = key})};
          },
          .at = std::nullopt};
}

class PostgresqlTest : public OnBothEngines {
 protected:
  // Opens the store of this test; why its writer stopped is kept.
  std::unique_ptr<Store> open(const std::string& place, const std::string& name = "one") {
    auto store = Store::open({.directory = directory() + "/" + name,
                              .database = place,
                              .origin = "acta.example/test",
                              .stopped = [this](const Refused& why) { why_ = why.word; }},
                             note_schema());
    EXPECT_TRUE(store) << (store ? "" : store.error().word + ": " + store.error().detail);
    return store ? std::move(*store) : nullptr;
  }
  std::unique_ptr<Database> connect() { return engine().record(Access::write).value(); }

  std::string why_;
};

TEST_P(PostgresqlTest, ReadsBackWhatItWasGiven) {
  auto db = connect();
  ASSERT_TRUE(db->script("CREATE TABLE given (number BIGINT, words TEXT, bytes BYTEA)"));
  const std::string words = "né \"quoted\" \\ $1";
  const Bytes bytes{0, 255, 10};
  ASSERT_TRUE(db->execute("INSERT INTO given VALUES ($1, $2, $3)", {-5, words, bytes}));
  ASSERT_TRUE(db->execute("INSERT INTO given VALUES ($1, $2, $3)", {nullptr, nullptr, nullptr}));
  int rows = 0;
  const std::optional<std::string> any;
  ASSERT_TRUE(
      db->query("SELECT number, words, bytes FROM given WHERE $1 IS NULL OR words = $1 "
                "ORDER BY number NULLS LAST",
                {any}, [&](const Row& row) {
                  if (rows++ > 0) {
                    EXPECT_TRUE(row.is_null(0) && row.is_null(2));
                    return;
                  }
                  EXPECT_EQ(row.integer(0), -5);
                  EXPECT_EQ(row.text(1), words);
                  EXPECT_EQ(text_of(row.bytes(2)), text_of(bytes));
                }));
  EXPECT_EQ(rows, 2);
}

TEST_P(PostgresqlTest, AnErrorOfWhatWasSentReachesCommitAndUndoesAll) {
  auto db = connect();
  ASSERT_TRUE(db->script("CREATE TABLE one (number BIGINT PRIMARY KEY)"));
  ASSERT_TRUE(db->begin());
  for (const int number : {1, 2, 1, 3}) {
    ASSERT_TRUE(db->send("INSERT INTO one VALUES ($1)", {number})) << "it is not waited for";
  }
  EXPECT_EQ(db->commit().error().word, "store.database");
  ASSERT_TRUE(db->rollback());
  std::int64_t count = -1;
  ASSERT_TRUE(
      db->query("SELECT count(*) FROM one", {}, [&](const Row& row) { count = row.integer(0); }));
  EXPECT_EQ(count, 0);
}

TEST_P(PostgresqlTest, OneServerLeadsAndTheNextOneWaits) {
  auto first = open(database());
  ASSERT_TRUE(first->append(note("a")));
  std::filesystem::copy(directory() + "/one", directory() + "/two",
                        std::filesystem::copy_options::recursive);
  const StoreOptions second{.directory = directory() + "/two", .database = database()};
  EXPECT_EQ(Store::open(second, note_schema()).error().word, "store.led");
  first.reset();
  EXPECT_EQ(open(database(), "two")->head()->epoch, 2);
}

TEST_P(PostgresqlTest, AWriterWhoseEpochPassedIsRefused) {
  auto store = open(database());
  ASSERT_TRUE(store->append(note("a")));
  ASSERT_TRUE(begin_epoch(*connect()));  // another server that took over, the lock notwithstanding
  EXPECT_EQ(store->append(note("b")).error().word, "store.stopped");
  EXPECT_EQ(why_, "store.superseded");
  store.reset();
  store = open(database());
  EXPECT_EQ(store->head()->size, 1);
}

// As PostgreSQL says it of a table that cannot grow (SQLSTATE 53100).
TEST_P(PostgresqlTest, AFullDiskRefusesWhatNeedsRoomAndItGoesOnAfterwards) {
  auto store = open(database());
  ASSERT_TRUE(store->append(note("a")));
  auto db = connect();
  ASSERT_TRUE(db->script(
      "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$; "
      "CREATE TRIGGER no_room BEFORE INSERT ON act FOR EACH STATEMENT EXECUTE FUNCTION no_room()"));
  for (const auto* key : {"b", "c"}) {
    const auto refused = store->append(note(key));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().word, "store.disk_full");
    EXPECT_FALSE(refused.error().fault);
  }
  EXPECT_EQ(why_, "");
  EXPECT_EQ(store->head()->size, 1);
  ASSERT_TRUE(db->script("DROP FUNCTION no_room CASCADE"));
  Result<Recorded> later = store->append(note("b"));
  while (!later && later.error().word == "store.disk_full") later = store->append(note("b"));
  ASSERT_TRUE(later) << later.error().detail;
  EXPECT_FALSE(later->repeated);
  EXPECT_EQ(later->receipts[0].index, 1);
  EXPECT_TRUE(store->append(note("a"))->repeated);
}

TEST_P(PostgresqlTest, AWriterWhoseEpochPassedWhileTheDiskWasFullStops) {
  auto store = open(database());
  ASSERT_TRUE(store->append(note("a")));
  auto db = connect();
  ASSERT_TRUE(db->script(
      "CREATE OR REPLACE FUNCTION acta_hold_head(at_size BIGINT, in_epoch BIGINT) RETURNS VOID "
      "LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = "
      "'53100'; END $$"));
  ASSERT_TRUE(begin_epoch(*db));
  EXPECT_EQ(store->append(note("b")).error().word, "store.stopped");
  EXPECT_EQ(why_, "store.superseded");
}

TEST_P(PostgresqlTest, ARecordNeedsItsOwnKeys) {
  ASSERT_TRUE(open(database())->append(note("a")));
  const StoreOptions elsewhere{.directory = directory() + "/two", .database = database()};
  EXPECT_EQ(Store::open(elsewhere, note_schema()).error().word, "keys.missing");
}

TEST_P(PostgresqlTest, RefusesAServerThatPromisesNothing) {
  const auto place = database() + "%20-csynchronous_commit%3Doff";
  EXPECT_EQ(open_postgresql(place, Access::write).error().word, "store.not_durable");
}

// The wait for a standby that never comes is cancelled: PostgreSQL says COMMIT with a warning.
TEST_P(PostgresqlTest, AnUnknownOutcomeIsNotAcknowledgedAndFoundAtTheNextStart) {
  const PostgresqlServer server(directory() + "/server.url");
  auto store = open(server.place());
  ASSERT_TRUE(store->append(note("a")));
  auto other = open_postgresql(server.place(), Access::write).value();
  ASSERT_TRUE(other->execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'"));
  ASSERT_TRUE(other->execute("SELECT pg_reload_conf()"));
  const auto is_set = [&] {
    std::string names;
    auto fresh = open_postgresql(server.place(), Access::read).value();
    (void)fresh->query("SHOW synchronous_standby_names", {},
                       [&](const Row& row) { names = row.text(0); });
    return names == "nobody";
  };
  while (!is_set()) std::this_thread::yield();
  std::atomic<bool> answered = false;
  std::thread canceller([&] {
    while (!answered) {
      (void)other->execute(
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }
  });
  const auto answer = store->append(note("b"));
  answered = true;
  canceller.join();
  EXPECT_EQ(answer.error().word, "store.stopped");
  EXPECT_EQ(why_, "store.commit_unknown");
  store.reset();
  ASSERT_TRUE(other->execute("ALTER SYSTEM RESET synchronous_standby_names"));
  ASSERT_TRUE(other->execute("SELECT pg_reload_conf()"));
  while (is_set()) std::this_thread::yield();
  store = open(server.place());
  EXPECT_EQ(store->head()->size, 2);
  EXPECT_TRUE(store->append(note("b"))->repeated);
}

INSTANTIATE_TEST_SUITE_P(Engine, PostgresqlTest, testing::Values(Dialect::postgresql),
                         [](const auto&) { return "postgresql"; });

}  // namespace
}  // namespace acta::store
