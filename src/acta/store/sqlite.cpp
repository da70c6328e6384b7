#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

#include "acta/store/database.h"
#include "acta/store/row_block.h"

// A mutant of the fault tests is built with OFF, to show that they would notice.
#ifndef ACTA_SQLITE_SYNCHRONOUS
#define ACTA_SQLITE_SYNCHRONOUS "FULL"
#endif
// Mutants of the erasure drill leave out one or the other.
#ifndef ACTA_SQLITE_SECURE_DELETE
#define ACTA_SQLITE_SECURE_DELETE "ON"
#endif
#ifndef ACTA_SQLITE_CHECKPOINT
#define ACTA_SQLITE_CHECKPOINT "TRUNCATE"
#endif

namespace acta::store {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
// Statements are found by their text without copying it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// What the error means to whoever has to mend it.
std::unexpected<Refused> explain(sqlite3* db, std::string_view doing) {
  const int code = db == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(db);
  const char* text = db == nullptr ? "out of memory" : sqlite3_errmsg(db);
  const auto detail = fmt::format("{}: {} (SQLite {})", first_line(doing), text, code);
  switch (code & 0xFF) {
    case SQLITE_FULL: return fault("store.disk_full", detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return fault("store.corrupt", detail);
    case SQLITE_IOERR: return fault("store.io_error", detail);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return fault("store.cannot_open", detail);
    default: return fault("store.database", detail);
  }
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return data == nullptr ? std::string_view{} : std::string_view(data, size(column));
  }
  [[nodiscard]] ByteView bytes(int column) const override {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? ByteView{} : ByteView(data, size(column));
  }

 private:
  [[nodiscard]] std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }
  sqlite3_stmt* statement_;
};

class Sqlite final : public Database {
 public:
  explicit Sqlite(Handle db) : db_(std::move(db)) {}

  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
  Result<bool> begin() override {
    (void)ACTA_TRY(done("BEGIN IMMEDIATE"));
    open_ = true;
    return true;
  }
  Result<bool> commit() override {
    (void)ACTA_TRY(insert_gathered());
    open_ = false;
    return done("COMMIT");
  }
  Result<bool> rollback() override {
    for (auto& [insert, block] : gathered_) {
      if (block) block->clear();
    }
    open_ = false;
    return done("ROLLBACK");
  }

  Result<std::int64_t> execute(std::string_view sql, Params params) override {
    return execute(sql, std::span(params.begin(), params.size()));
  }
  Result<std::int64_t> execute(std::string_view sql, std::span<const Param> params) override {
    (void)ACTA_TRY(query(sql, params, [](const Row&) {}));
    return sqlite3_changes64(db_.get());
  }
  Result<bool> query(std::string_view sql, Params params,
                     const std::function<void(const Row&)>& each) override {
    return query(sql, std::span(params.begin(), params.size()), each);
  }

  Result<bool> query(std::string_view sql, std::span<const Param> params,
                     const std::function<void(const Row&)>& each) override {
    (void)ACTA_TRY(insert_gathered(sql));
    return perform(sql, params, each);
  }

  using Database::send;
  Result<bool> send(std::string_view sql, std::span<const Param> params) override {
    auto* block = open_ ? block_of(sql) : nullptr;
    // What other statements gathered for the same table comes first.
    if (block != nullptr && block->empty()) (void)ACTA_TRY(insert_gathered(sql));
    if (block != nullptr && block->add(params)) return block->full() ? insert(*block) : true;
    (void)ACTA_TRY(execute(sql, params));
    return true;
  }

  // A reader that is in the middle of a question holds the log for that long.
  Result<bool> leave_no_trace() override {
    constexpr int patience = 6;  // times the busy timeout
    for (int i = 0; i < patience; ++i) {
      bool busy = true;
      (void)ACTA_TRY(query("PRAGMA wal_checkpoint(" ACTA_SQLITE_CHECKPOINT ")", Params{},
                           [&](const Row& row) { busy = row.integer(0) != 0; }));
      if (!busy) return true;
    }
    return fault("store.not_truncated", "a reader holds the write-ahead log; start again");
  }
  Result<bool> script(std::string_view sql) override {
    (void)ACTA_TRY(insert_gathered());
    if (sqlite3_exec(db_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      return explain(db_.get(), sql);
    }
    return true;
  }

 private:
  Result<bool> done(std::string_view sql) {
    return perform(sql, {}, [](const Row&) {});
  }

  Result<bool> perform(std::string_view sql, std::span<const Param> params,
                       const std::function<void(const Row&)>& each) {
    sqlite3_stmt* statement = ACTA_TRY(prepared(sql));
    auto done = bind(statement, params);
    if (done) done = run(statement, each);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return done;
  }

  // Nothing when rows of this statement are not gathered.
  RowBlock* block_of(std::string_view sql) {
    auto known = gathered_.find(sql);
    if (known == gathered_.end()) {
      known = gathered_.emplace(std::string(sql), RowBlock::of(sql)).first;
    }
    return known->second ? &*known->second : nullptr;
  }

  Result<bool> insert(RowBlock& block) {
    const auto params = block.params();
    block.clear();
    for (std::span<const Param> rest(params); !rest.empty();) {
      const auto& [rows, sql] = block.largest_within(rest.size() / block.columns());
      (void)ACTA_TRY(perform(sql, rest.first(rows * block.columns()), [](const Row&) {}));
      rest = rest.subspan(rows * block.columns());
    }
    return true;
  }

  // Before a statement that says `sql`: the rows of the tables that it names; without one all rows.
  Result<bool> insert_gathered(std::string_view sql = {}) {
    for (auto& [statement, block] : gathered_) {
      if (!block || block->empty()) continue;
      if (!sql.empty() && sql.find(block->table()) == std::string_view::npos) continue;
      (void)ACTA_TRY(insert(*block));
    }
    return true;
  }

  Result<sqlite3_stmt*> prepared(std::string_view sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second.get();
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK) return explain(db_.get(), sql);
    return statements_.emplace(std::string(sql), Statement(made)).first->second.get();
  }

  Result<bool> bind(sqlite3_stmt* statement, std::span<const Param> params) {
    int place = 0;
    for (const auto& param : params) {
      ++place;
      int code = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&param.value())) {
        code = sqlite3_bind_int64(statement, place, *number);
      } else if (const auto* text = std::get_if<std::string_view>(&param.value())) {
        const char* data = text->data() == nullptr ? "" : text->data();
        code =
            sqlite3_bind_text64(statement, place, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
      } else if (const auto* bytes = std::get_if<ByteView>(&param.value())) {
        const void* data = bytes->empty() ? static_cast<const void*>("") : bytes->data();
        code = sqlite3_bind_blob64(statement, place, data, bytes->size(), SQLITE_STATIC);
      } else {
        code = sqlite3_bind_null(statement, place);
      }
      if (code != SQLITE_OK) return explain(db_.get(), sqlite3_sql(statement));
    }
    return true;
  }

  Result<bool> run(sqlite3_stmt* statement, const std::function<void(const Row&)>& each) {
    const SqliteRow row(statement);
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) each(row);
    if (code != SQLITE_DONE) return explain(db_.get(), sqlite3_sql(statement));
    return true;
  }

  template <class Kept>
  using ByText = std::unordered_map<std::string, Kept, TextHash, std::equal_to<>>;

  Handle db_;
  bool open_ = false;  // in a transaction
  ByText<Statement> statements_;
  ByText<std::optional<RowBlock>> gathered_;  // by their statement
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, Access access) {
  // Without counting its memory SQLite needs no lock for each allocation, which all threads share.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)uncounted;
  const int flags =
      access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) return explain(raw, "cannot open " + path);
  sqlite3_busy_timeout(raw, 10'000);
  auto db = std::make_unique<Sqlite>(std::move(handle));
  (void)ACTA_TRY(db->script("PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"));
  // A file that cannot be opened for writing SQLite opens for reading, and says nothing of it.
  if (access == Access::write && sqlite3_db_readonly(raw, "main") != 0) {
    return fault("store.cannot_open", path + " can be read and not written");
  }
  if (access == Access::write) {
    // Checkpoints run on this connection only: SQLite before 3.51.3 can corrupt a database when
    // several connections write or checkpoint (WAL-reset race).
    (void)ACTA_TRY(db->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=" ACTA_SQLITE_SYNCHRONOUS
                              ";"
                              "PRAGMA secure_delete=" ACTA_SQLITE_SECURE_DELETE
                              "; PRAGMA wal_autocheckpoint=4000; "
                              "PRAGMA cache_size=-32000;"));
  } else {
    (void)ACTA_TRY(db->script("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;"));
    sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  return std::unique_ptr<Database>(std::move(db));
}

}  // namespace acta::store
