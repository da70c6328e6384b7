#include "acta/store/store.h"

#include <semaphore.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "acta/base/files.h"
#include "acta/base/json.h"
#include "acta/record/entry.h"
#include "acta/store/durable_file.h"

namespace acta::store {
namespace {

Instant system_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

Result<bool> make_directory(const std::string& directory) {
  if (const auto made = keep_private(directory); !made) {
    return fault("store.cannot_open", "cannot make " + directory + ": " + made.error().detail);
  }
  return true;
}

// A record that is there already has keys; new ones would be of no use to it.
Result<bool> check_keys(const std::string& keys) {
  if (ACTA_TRY(is_there(keys + "/log.key"))) return true;
  return fault("keys.missing", keys +
                                   " holds no keys of this record; copy keys/ of the server "
                                   "that made it, over a channel that nobody else reads");
}

Result<bool> collect_orphans(Vault& vault, Database& db) {
  (void)ACTA_TRY(vault.collect_orphans([&](const Uuid& id) -> Result<bool> {
    bool found = false;
    (void)ACTA_TRY(db.query("SELECT 1 FROM act WHERE id = $1 AND classification <> 'public'",
                            {ByteView(id.bytes)}, [&](const Row&) { found = true; }));
    return found;
  }));
  return true;
}

// The lock file says what was acknowledged; a frozen log is known to have less, and says so itself.
std::optional<Acknowledged> acknowledged_of(const Store& store, const LockFile& lock) {
  return store.frozen() ? std::nullopt : lock.acknowledged();
}

Result<bool> tell_readers(const Store& store) {
  if (!store.frozen()) return true;
  return replace_file(store.path("record/frozen.json"), bytes_of(to_json(*store.frozen()) + "\n"),
                      0644);
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(StoreOptions options, Schema schema) {
  (void)ACTA_TRY(make_directory(options.directory));
  std::unique_ptr<Store> store(new Store(options, std::move(schema)));
  store->clock_ = options.clock ? options.clock : system_clock;
  store->lock_ = ACTA_TRY(LockFile::take(options.directory, options.lock_path));
  store->frozen_ = ACTA_TRY(read_frozen(options.directory));
  store->db_ = ACTA_TRY(store->engine_.record(Access::write));
  (void)ACTA_TRY(take_lead(*store->db_));
  (void)ACTA_TRY(create_log(*store->db_));
  (void)ACTA_TRY(begin_epoch(*store->db_));
  if (ACTA_TRY(read_head(*store->db_)).size > 0) (void)ACTA_TRY(check_keys(store->path("keys")));
  store->keys_ = ACTA_TRY(open_keys(store->path("keys"), options.origin, options.passphrase));
  // Makes the search for vault orphans an index look-up; acts in the open need not pay for it.
  (void)ACTA_TRY(store->db_->script(
      "DROP INDEX IF EXISTS act_id; CREATE INDEX IF NOT EXISTS act_sealed_id ON act (id) "
      "WHERE classification <> 'public'"));
  store->vault_ = ACTA_TRY(Vault::open(ACTA_TRY(store->engine_.vault(Access::write)),
                                       store->keys_.wrapping, Access::write));
  store->shelf_ = ACTA_TRY(store->engine_.blobs());
  store->reads_ = ACTA_TRY(ReadLog::open(store->engine_, store->keys_));
  auto replayed = ACTA_TRY(store->recover(options));
  store->unknown_ = replayed.unknown;
  (void)ACTA_TRY(collect_orphans(*store->vault_, *store->db_));
  if (!store->frozen_) {
    (void)ACTA_TRY(store->lock_->raise({.size = replayed.head.size, .root = replayed.head.root}));
  }
  store->publisher_ =
      ACTA_TRY(Publisher::open(store->path("record"), ACTA_TRY(store->engine_.record(Access::read)),
                               store->keys_, replayed.head, std::move(options.published)));
  (void)ACTA_TRY(tell_readers(*store));
  auto* publisher = store->publisher_.get();
  store->writer_ = std::make_unique<Writer>(
      Writer::Parts{.db = *store->db_,
                    .vault = *store->vault_,
                    .lock = *store->lock_,
                    .keys = store->keys_,
                    .schema = store->schema_,
                    .folded_mutex = store->folded_mutex_,
                    .clock = store->clock_,
                    .blobs = store->blobs(),
                    .room = Room(options.directory, std::move(options.room)),
                    .erased = [&store = *store] { store.forget_readers(); },
                    .committed = [publisher](const Head& head) { publisher->announce(head); },
                    .stopped = options.stopped ? options.stopped : [](const Refused&) {},
                    .progress = options.progress},
      std::move(replayed));
  store->writer_->start();
  return store;
}

// A backup may have brought back what was erased: it is erased again before
// anything is read from it. An erasure that is not in the open is found by the
// replay, which then begins anew.
Result<Replayed> Store::recover(const StoreOptions& options) {
  Codec codec(keys_, schema_.acts, *vault_);
  auto shelf = blobs();
  auto erased = ACTA_TRY(known_erasures(*db_, codec, schema_));
  for (bool rebuild = options.rebuild;; rebuild = true) {
    const bool again = ACTA_TRY(destroy_subjects(*vault_, shelf, keys_, erased));
    auto replayed = ACTA_TRY(replay(*db_, codec, keys_, schema_, schema_.folded,
                                    {.acknowledged = acknowledged_of(*this, *lock_),
                                     .rebuild_all = rebuild || again,
                                     .erased = erased,
                                     .progress = options.progress}));
    const bool all_known = replayed.erased == erased;
    erased = replayed.erased;
    if (!all_known) continue;
    if (!erased.empty()) {
      (void)ACTA_TRY(vault_->leave_no_trace());
      (void)ACTA_TRY(db_->leave_no_trace());
    }
    return replayed;
  }
}

Store::~Store() = default;

Result<bool> Store::counts(std::int64_t size) const {
  if (unknown_ && size > unknown_->index) return std::unexpected(refusal_of(*unknown_));
  return true;
}

void Store::submit(Command command, Done done) {
  if (unknown_) return done(std::unexpected(refusal_of(*unknown_)));
  if (frozen_) {
    return done(
        refuse("record.frozen", 409, "this log is frozen and takes no acts: " + frozen_->reason));
  }
  writer_->submit(std::move(command), std::move(done));
}

namespace {

// One call to the system for who waits and one for who answers. A promise's futex is one that
// processes could share, whose page the system looks up each time; a mutex that a condition waited
// with takes one call more to be left; std::binary_semaphore yields the processor before it waits.
class AwaitedAnswer {
 public:
  AwaitedAnswer() { ::sem_init(&semaphore_, 0, 0); }
  ~AwaitedAnswer() { ::sem_destroy(&semaphore_); }
  AwaitedAnswer(const AwaitedAnswer&) = delete;
  AwaitedAnswer& operator=(const AwaitedAnswer&) = delete;

  void give(Result<Recorded> answer) {
    answer_ = std::move(answer);
    ::sem_post(&semaphore_);  // who waits may be gone before this returns (POSIX)
  }
  Result<Recorded> wait() {
    while (::sem_wait(&semaphore_) != 0) continue;  // a signal
    return std::move(*answer_);
  }

 private:
  ::sem_t semaphore_;
  std::optional<Result<Recorded>> answer_;
};

}  // namespace

Result<Recorded> Store::append(Command command) {
  AwaitedAnswer answered;
  submit(std::move(command),
         [&answered](Result<Recorded> result) { answered.give(std::move(result)); });
  return answered.wait();
}

Result<std::unique_ptr<Store::Reader>> Store::take_reader() {
  {
    const std::scoped_lock lock(readers_mutex_);
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  auto reader = std::make_unique<Reader>();
  {
    const std::scoped_lock lock(readers_mutex_);
    reader->erasures = erasures_;
  }
  reader->db = ACTA_TRY(engine_.record(Access::read));
  reader->vault =
      ACTA_TRY(Vault::open(ACTA_TRY(engine_.vault(Access::read)), keys_.wrapping, Access::read));
  reader->codec = std::make_unique<Codec>(keys_, schema_.acts, *reader->vault);
  return reader;
}

void Store::give_back(std::unique_ptr<Reader> reader) {
  if (!reader->db->alive()) return;
  const std::scoped_lock lock(readers_mutex_);
  if (reader->erasures == erasures_) readers_.push_back(std::move(reader));
}

// Their vaults remember keys, and their connections pages.
void Store::forget_readers() {
  const std::scoped_lock lock(readers_mutex_);
  ++erasures_;
  readers_.clear();
}

Result<std::string> Store::entry(std::int64_t index) {
  return read([&](Database& db) -> Result<std::string> {
    std::optional<std::string> bytes;
    (void)ACTA_TRY(db.query("SELECT bytes FROM entry WHERE idx = $1", {index},
                            [&](const Row& row) { bytes = text_of(row.bytes(0)); }));
    if (!bytes) return refuse("record.no_such_act", 404, "there is no act with this number");
    return *bytes;
  });
}

Result<std::optional<RecordedAct>> Store::act(std::int64_t index) {
  const auto bytes = ACTA_TRY(entry(index));
  auto reader = ACTA_TRY(take_reader());
  auto decoded = reader->codec->decode(index, bytes);
  give_back(std::move(reader));
  auto found = ACTA_TRY(std::move(decoded));
  if (!found) return std::optional<RecordedAct>();
  return std::optional(std::move(found->act));
}

Result<std::optional<std::string>> Store::content(std::int64_t index) {
  const auto bytes = ACTA_TRY(entry(index));
  auto reader = ACTA_TRY(take_reader());
  auto content = reader->codec->content(bytes);
  give_back(std::move(reader));
  return content;
}

Result<std::optional<Store::OpenedEntry>> Store::opened(std::int64_t index) {
  const auto parsed = ACTA_TRY(record::parse_entry(ACTA_TRY(entry(index))));
  const auto* sealed = std::get_if<record::SealedEntry>(&parsed);
  if (sealed == nullptr) {
    return refuse("record.not_sealed", 422, "this act is public: its receipt shows all of it");
  }
  auto reader = ACTA_TRY(take_reader());
  auto found = reader->codec->open(*sealed);
  give_back(std::move(reader));
  auto opened = ACTA_TRY(std::move(found));
  if (!opened) return std::optional<OpenedEntry>();
  return std::optional(
      OpenedEntry{.version = sealed->v, .seed = opened->r, .content = std::move(opened->message)});
}

Result<std::vector<RecordedAct>> Store::acts_of_stream(const std::string& stream) {
  std::vector<std::int64_t> indexes;
  (void)ACTA_TRY(read([&](Database& db) {
    return db.query("SELECT idx FROM act WHERE stream = $1 ORDER BY version", {stream},
                    [&](const Row& row) { indexes.push_back(row.integer(0)); });
  }));
  std::vector<RecordedAct> acts;
  for (const auto index : indexes) {
    auto found = ACTA_TRY(act(index));
    if (found) acts.push_back(std::move(*found));
  }
  return acts;
}

Result<Head> Store::head() {
  return read([](Database& db) { return read_head(db); });
}

Result<std::unique_ptr<Database>> Store::views_as_of(std::int64_t size) {
  auto into = ACTA_TRY(open_sqlite(":memory:", Access::write));
  auto reader = ACTA_TRY(take_reader());
  auto done =
      replay_views(*reader->db, *into,
                   {.codec = *reader->codec, .keys = keys_, .schema = schema_, .size = size});
  give_back(std::move(reader));
  (void)ACTA_TRY(std::move(done));
  return into;
}

}  // namespace acta::store
