#include "acta/store/backup.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "acta/store/catch_up.h"
#include "acta/store/durable_file.h"
#include "acta/store/frozen.h"
#include "acta/store/restore.h"
#include "acta/store/store.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

struct Noted {
  static constexpr ActInfo info{"test.noted", 1, Classification::open};
  std::int64_t number = 0;
};
constexpr auto describe(Noted*) {
  return described<Noted>("Noted", "", field<&Noted::number>("number", ""));
}
struct Confided {
  static constexpr ActInfo info{"test.confided", 1, Classification::confidential};
  std::string blob;
  std::string commitment;
};
constexpr auto describe(Confided*) {
  return described<Confided>("Confided", "", field<&Confided::blob>("blob", ""),
                             field<&Confided::commitment>("commitment", ""));
}

Schema schema() {
  Schema made;
  made.acts.add<Noted, Confided>();
  return made;
}

class Backups : public testing::Test {
 protected:
  void SetUp() override {
    root_ = testing::TempDir() + "acta_backup_test_" + std::to_string(::getpid());
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  [[nodiscard]] std::string at(const std::string& name) const { return root_ + "/" + name; }

  std::unique_ptr<Store> open(const std::string& name = "data") {
    auto store = Store::open({.directory = at(name), .origin = "acta.example/backup"}, schema());
    EXPECT_TRUE(store) << (store ? "" : store.error().word + ": " + store.error().detail);
    return store ? std::move(*store) : nullptr;
  }
  static Result<Recorded> record(Store& store, std::vector<Draft> drafts) {
    static int key = 0;
    return store.append(
        {.actor = {.person = {}, .capacity = "tester"},
         .idempotency_key = "key-" + std::to_string(++key),
         .request = "test",
         .expected = std::nullopt,
         .decide = [=](const Folded&, Facts&) -> Result<std::vector<Draft>> { return drafts; },
         .at = std::nullopt});
  }
  static void note(Store& store, int count) {
    for (int i = 0; i < count; ++i) {
      ASSERT_TRUE(record(store, {Draft("test.note/1", Noted{.number = i})}));
    }
  }
  // A sealed act that names a document.
  static std::string confide(Store& store, const std::string& stream = "test.secret/1") {
    auto blobs = store.blobs();
    auto writer = blobs.begin("text/plain", "letter.txt").value();
    EXPECT_TRUE(writer->write(bytes_of("the letter")));
    const auto info = writer->finish().value();
    EXPECT_TRUE(record(store, {Draft(stream, Confided{info.id, info.commitment})}));
    return info.id;
  }
  Result<Manifest> back_up(Store& store, const std::string& to, bool with_keys = true,
                           const std::string& earlier = {}) {
    return store::back_up({.directory = at("data"),
                           .to = at(to),
                           .earlier = earlier.empty() ? "" : at(earlier),
                           .with_keys = with_keys,
                           .program = "test",
                           .at = {1'700'000'000'000},
                           .progress = {}},
                          store.keys());
  }
  RestoreOptions from(const std::string& backup, const std::string& to = "restored") {
    return {.backup = at(backup), .directory = at(to)};
  }
  static std::string word(const auto& result) { return result ? "" : result.error().word; }
  // What was recorded last is published at the next start at the latest.
  void close(std::unique_ptr<Store>& store, const std::string& name = "data") {
    store.reset();
    open(name);
  }
  record::NamedSource mirror_of(const std::string& name) {
    return {name, record::directory_source(at(name + "/record"))};
  }

  std::string root_;
};

TEST_F(Backups, AreTakenBesideTheWriterAndRestoreToTheSameRecord) {
  auto store = open();
  note(*store, 3);
  const auto blob = confide(*store);
  ASSERT_TRUE(store->reads().add({{.person = {},
                                   .capacity = "auditor",
                                   .operation = "request_read",
                                   .subject = "test.secret/1",
                                   .part = std::nullopt}},
                                 {1'700'000'000'000}));
  const auto made = back_up(*store, "backup");
  ASSERT_TRUE(made) << made.error().detail;
  EXPECT_EQ(made->size, 4);
  EXPECT_EQ(made->documents, 1);
  EXPECT_FALSE(fs::exists(at("backup/acta.lock")));
  EXPECT_FALSE(fs::exists(at("backup.partial")));
  EXPECT_EQ(last_backup(at("data")).value()->root, made->root);
  const auto root = store->head()->root;
  store.reset();

  const auto restored = restore(from("backup"), schema);
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_TRUE(restored->absent.empty());
  auto again = open("restored");
  EXPECT_EQ(again->head()->root, root);
  EXPECT_EQ(again->act(3)->value().act.as<Confided>()->blob, blob);
  EXPECT_EQ(again->reads().lines({})->size(), 1);
  note(*again, 1);
}

TEST_F(Backups, HoldNothingThatIsSealedInTheClear) {
  auto store = open();
  confide(*store, "test.secret/unmistakable");
  ASSERT_TRUE(back_up(*store, "backup", false));
  for (const auto* name : {"backup/acta.db", "backup/vault.db"}) {
    const auto bytes = read_whole_file(at(name)).value();
    EXPECT_EQ(bytes.find("test.confided"), std::string::npos) << name;
  }
  EXPECT_NE(read_whole_file(at("data/acta.db-wal")).value().find("unmistakable"), std::string::npos)
      << "the search finds what is there";
  EXPECT_FALSE(fs::exists(at("backup/keys")));
  struct stat info{};
  ASSERT_EQ(::stat(at("backup").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
}

TEST_F(Backups, LinkTheDocumentsOfAnEarlierOne) {
  auto store = open();
  const auto blob = confide(*store);
  ASSERT_TRUE(back_up(*store, "first"));
  note(*store, 1);
  ASSERT_TRUE(back_up(*store, "second", true, "first"));
  EXPECT_EQ(fs::hard_link_count(at("second/blobs/" + blob)), 2U);
  EXPECT_EQ(check_sums(at("second"), {})->size, 2);
}

TEST_F(Backups, AreRefusedOverWhatIsThere) {
  auto store = open();
  note(*store, 1);
  ASSERT_TRUE(back_up(*store, "backup"));
  EXPECT_EQ(word(back_up(*store, "backup")), "backup.exists");
  fs::create_directories(at("other.partial"));
  EXPECT_EQ(word(back_up(*store, "other")), "backup.unfinished");
}

TEST_F(Backups, OfADamagedDirectoryLeaveNothingBehind) {
  auto store = open();
  const auto blob = confide(*store);
  fs::remove(at("data/blobs/" + blob));
  EXPECT_EQ(word(back_up(*store, "backup")), "blob.missing");
  EXPECT_FALSE(fs::exists(at("backup")));
  EXPECT_FALSE(fs::exists(at("backup.partial")));
}

TEST_F(Backups, WithOneFlippedBitAreNotRestored) {
  auto store = open();
  note(*store, 40);
  const auto blob = confide(*store);
  ASSERT_TRUE(back_up(*store, "backup"));
  for (const auto& name :
       {std::string("acta.db"), std::string("vault.db"), std::string("reads.db"), "blobs/" + blob,
        std::string("SHA256SUMS"), std::string("keys/log.key")}) {
    auto bytes = read_whole_file(at("backup/" + name)).value();
    bytes[bytes.size() / 2] ^= 1;
    std::ofstream(at("backup/" + name), std::ios::binary) << bytes;
    EXPECT_EQ(word(restore(from("backup"), schema)), "backup.damaged") << name;
    bytes[bytes.size() / 2] ^= 1;
    std::ofstream(at("backup/" + name), std::ios::binary) << bytes;
  }
  EXPECT_FALSE(fs::exists(at("restored")));
  EXPECT_FALSE(fs::exists(at("restored.restoring")));
  EXPECT_TRUE(restore(from("backup"), schema));
}

TEST_F(Backups, WithoutKeysAreRestoredWithTheCopyKeptApart) {
  auto store = open();
  confide(*store);
  ASSERT_TRUE(back_up(*store, "backup", false));
  EXPECT_EQ(word(restore(from("backup"), schema)), "restore.keys_missing");
  auto options = from("backup");
  options.keys = at("data/keys");
  EXPECT_TRUE(restore(options, schema));
  auto other = open("other");
  options = from("backup", "twice");
  options.keys = at("other/keys");
  EXPECT_EQ(word(restore(options, schema)), "restore.other_keys");
}

TEST_F(Backups, GoOnlyIntoAnEmptyDirectory) {
  auto store = open();
  note(*store, 1);
  ASSERT_TRUE(back_up(*store, "backup"));
  EXPECT_EQ(word(restore(from("backup", "data"), schema)), "restore.not_empty");
}

TEST_F(Backups, OlderThanAMirrorAreBroughtUpToIt) {
  auto store = open();
  note(*store, 300);
  ASSERT_TRUE(back_up(*store, "backup"));
  note(*store, 20);
  confide(*store, "test.lost/1");
  note(*store, 1);
  const auto head = store->head().value();
  close(store);

  auto options = from("backup");
  options.lock_path = at("data/acta.lock");
  EXPECT_EQ(word(restore(options, schema)), "restore.incomplete");
  EXPECT_FALSE(fs::exists(at("restored")));
  options.mirrors = {mirror_of("data")};
  const auto restored = restore(options, schema);
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(restored->head.root, head.root);
  EXPECT_EQ(restored->fetched, 22);
  EXPECT_EQ(restored->absent, std::vector<std::int64_t>{320}) << "its content was in no backup";
  auto again = open("restored");
  EXPECT_EQ(again->head()->checkpoint, head.checkpoint);
  note(*again, 1);
  EXPECT_EQ(again->head()->size, 323);
}

TEST_F(Backups, AreNotMixedWithAnotherHistory) {
  auto store = open();
  note(*store, 2);
  ASSERT_TRUE(back_up(*store, "backup"));
  store.reset();
  fs::copy(at("data"), at("fork"), fs::copy_options::recursive);
  store = open();
  note(*store, 3);
  const auto acknowledged = Acknowledged{store->head()->size, store->head()->root};
  store.reset();
  auto fork = open("fork");
  note(*fork, 4);
  ASSERT_TRUE(back_up(*fork, "newer"));  // of data, which has 5 acts
  close(fork, "fork");

  auto options = from("newer");
  options.mirrors = {mirror_of("fork")};
  EXPECT_EQ(word(restore(options, schema)), "record.fork");
  options = from("backup");
  options.mirrors = {mirror_of("fork")};
  options.known = {{"a witness", acknowledged}};
  EXPECT_EQ(word(restore(options, schema)), "record.fork");
}

TEST_F(Backups, ThatNobodyCanCompleteAreFrozenAndStillRead) {
  auto store = open();
  note(*store, 2);
  ASSERT_TRUE(back_up(*store, "backup"));
  note(*store, 3);
  const auto known = store->head()->checkpoint;
  store.reset();

  auto options = from("backup");
  options.lock_path = at("data/acta.lock");
  options.incomplete = true;
  const auto restored = restore(options, schema);
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(restored->ahead->tree.size, 5);
  EXPECT_EQ(word(Store::open({.directory = at("restored")}, schema())), "store.rolled_back");

  const auto keys = open_keys(at("restored/keys"), {}).value();
  Freeze request{.directory = at("restored"), .reason = "the disk burned", .known = known};
  ASSERT_TRUE(freeze(request, keys));
  EXPECT_EQ(word(freeze(request, keys)), "freeze.frozen");
  auto frozen = open("restored");
  EXPECT_EQ(frozen->frozen()->known, 5);
  EXPECT_TRUE(frozen->act(1)->has_value());
  EXPECT_EQ(word(record(*frozen, {Draft("test.note/1", Noted{})})), "record.frozen");
  EXPECT_TRUE(fs::exists(at("restored/record/frozen.json")));
}

TEST_F(Backups, OfALogThatHasEverythingAreNotFrozen) {
  auto store = open();
  note(*store, 2);
  const auto known = store->head()->checkpoint;
  const auto keys = store->keys();
  Freeze request{.directory = at("data"), .reason = "a whim", .known = known};
  EXPECT_EQ(word(freeze(request, keys)), "store.in_use");
  store.reset();
  EXPECT_EQ(word(freeze(request, keys)), "freeze.nothing_lost");
  request.known = known.substr(0, 10);
  EXPECT_NE(word(freeze(request, keys)), "");
}

TEST_F(Backups, PutBackByHandAreCaughtUpFromThePublishedFiles) {
  auto store = open();
  note(*store, 2);
  store.reset();
  fs::copy(at("data/acta.db"), at("last_week.db"));
  store = open();
  note(*store, 3);
  const auto head = store->head().value();
  close(store);
  fs::copy(at("last_week.db"), at("data/acta.db"), fs::copy_options::overwrite_existing);
  EXPECT_EQ(word(Store::open({.directory = at("data")}, schema())), "store.rolled_back");
  const auto keys = open_keys(at("data/keys"), {}).value();
  const Freeze hasty{.directory = at("data"), .reason = "hasty", .known = head.checkpoint};
  EXPECT_EQ(word(freeze(hasty, keys)), "freeze.not_lost");
  {
    const auto db = open_sqlite(at("data/acta.db"), Access::write).value();
    const auto caught =
        catch_up(*db, keys.log.verifier, record::directory_source(at("data/record")), {});
    ASSERT_TRUE(caught) << caught.error().detail;
    EXPECT_EQ(caught->appended.size(), 3U);
  }
  store = open();
  EXPECT_EQ(store->head()->root, head.root);
}

}  // namespace
}  // namespace acta::store
