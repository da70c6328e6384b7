// The store: the record, its vault, its views and blobs in a database, and one data directory with
// its keys, its lock file and the published files; one writer, many readers.
//
//   auto store = ACTA_TRY(Store::open({.directory = "data", .origin = "acta.example/1"}, schema));
//   store->submit(command, [](Result<Recorded> answer) {...});
//   auto rows = store->read([&](Database& db) { return open_requests(db, viewer); });
//
// Layout: acta.lock (or lock.path: where it is), keys/, record/ (what may be served to anyone), and
// with SQLite acta.db, vault.db, reads.db and blobs/. All members may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "acta/store/blobs.h"
#include "acta/store/engine.h"
#include "acta/store/frozen.h"
#include "acta/store/publisher.h"
#include "acta/store/read_log.h"
#include "acta/store/replay.h"
#include "acta/store/writer.h"

namespace acta::store {

struct StoreOptions {
  std::string directory;
  std::string database;                         // of PostgreSQL; empty: SQLite in the directory
  std::string origin;                           // of a new record; an existing one keeps its own
  std::string lock_path;                        // empty: the one it remembers
  std::string passphrase = {};                  // of keys/vault.key, when it is sealed
  bool rebuild = false;                         // every view, not only those that are stale
  std::function<Instant()> clock;               // empty: the system's
  std::function<void(const Head&)> published;   // after each publication, on its thread
  std::function<void(const Refused&)> stopped;  // a fault stopped the writer
  std::function<void(bool there)> room = {};    // acts stop for want of it, or are taken again
  // Of reading the record: at the start, and again when an act erases. Acts done, and of how many.
  std::function<void(std::int64_t, std::int64_t)> progress;
};

class Store {
 public:
  static Result<std::unique_ptr<Store>> open(StoreOptions options, Schema schema);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  void submit(Command command, Done done);
  // What the command would record so many milliseconds from now: to be signed, then submitted as
  // Command::prepared. It is recorded in that moment: submitted before, it waits; after, it is
  // stale once anything was recorded behind that moment.
  Result<Prepared> prepare(const Command& command, std::int64_t ahead_ms = 0) {
    return writer_->prepare(command, ahead_ms);
  }
  // Waits for the answer; not for the threads that serve requests.
  Result<Recorded> append(Command command);

  // Calls question(Database&) on a connection that only reads.
  template <class Question>
  auto read(Question&& question) -> decltype(question(std::declval<Database&>())) {
    auto reader = ACTA_TRY(take_reader());
    auto answer = question(*reader->db);
    give_back(std::move(reader));
    return answer;
  }
  // Calls question(const State&) on the folded state as of the last durable batch.
  template <class State, class Question>
  auto folded(Question&& question) {
    const std::shared_lock lock(folded_mutex_);
    return question(schema_.folded.get<State>());
  }
  // The same of all of it: calls question(const Folded&).
  template <class Question>
  auto all_folded(Question&& question) {
    const std::shared_lock lock(folded_mutex_);
    return question(std::as_const(schema_.folded));
  }

  // One act with its content; a refusal when there is none, nothing when it was erased.
  Result<std::optional<RecordedAct>> act(std::int64_t index);
  Result<std::vector<RecordedAct>> acts_of_stream(const std::string& stream);
  // The bytes of an entry as stored, and the line that it commits to.
  Result<std::string> entry(std::int64_t index);
  Result<std::optional<std::string>> content(std::int64_t index);
  // What a sealed entry commits to with what opens it; refuses a public one,
  // nothing when erased.
  struct OpenedEntry {
    int version = 1;
    Hash seed{};
    std::string content;
  };
  Result<std::optional<OpenedEntry>> opened(std::int64_t index);
  Result<record::Receipt> receipt(std::int64_t index) { return publisher_->receipt(index); }
  // Other organizations cosigned this published checkpoint.
  void witnessed(const std::string& note) { publisher_->witnessed(note); }
  Result<Head> head();

  // Acts of a newer Acta: then the store only reads, and append refuses.
  [[nodiscard]] const std::optional<UnknownActs>& unknown() const { return unknown_; }
  // Refuses a figure over the first `size` acts when one of them is unknown.
  [[nodiscard]] Result<bool> counts(std::int64_t size) const;

  // The views of the first `size` acts, computed again in memory: the oracle of "as of".
  Result<std::unique_ptr<Database>> views_as_of(std::int64_t size);

  // Who read what of what is confidential or more.
  [[nodiscard]] ReadLog& reads() { return *reads_; }

  [[nodiscard]] const KeyRing& keys() const { return keys_; }
  // Set when the log is frozen: it is read, and every command is refused with "record.frozen".
  [[nodiscard]] const std::optional<Frozen>& frozen() const { return frozen_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }
  [[nodiscard]] const Engine& engine() const { return engine_; }
  [[nodiscard]] Blobs blobs() const { return {shelf_, keys_.vault}; }
  [[nodiscard]] std::string path(const std::string& name) const { return directory_ + "/" + name; }
  [[nodiscard]] Instant now() const { return clock_(); }

 private:
  struct Reader {
    std::int64_t erasures = 0;  // how many there had been when it was made
    std::unique_ptr<Database> db;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Codec> codec;
  };
  Store(const StoreOptions& options, Schema schema)
      : directory_(options.directory),
        engine_(options.directory, options.database),
        schema_(std::move(schema)) {}
  Result<Replayed> recover(const StoreOptions& options);
  void forget_readers();
  Result<std::unique_ptr<Reader>> take_reader();
  void give_back(std::unique_ptr<Reader> reader);

  std::string directory_;
  Engine engine_;
  std::shared_ptr<BlobShelf> shelf_;
  std::function<Instant()> clock_;
  Schema schema_;
  KeyRing keys_;
  std::optional<UnknownActs> unknown_;
  std::optional<Frozen> frozen_;
  std::unique_ptr<LockFile> lock_;
  std::unique_ptr<Database> db_;
  std::unique_ptr<Vault> vault_;
  std::unique_ptr<ReadLog> reads_;
  std::shared_mutex folded_mutex_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Reader>> readers_;
  std::int64_t erasures_ = 0;
  std::unique_ptr<Publisher> publisher_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace acta::store
