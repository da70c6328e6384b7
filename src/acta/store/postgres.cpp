#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <unordered_map>

#include "acta/store/bound_params.h"
#include "acta/store/database.h"
#include "acta/store/gathered_rows.h"

namespace acta::store {
namespace {

// So many statements are sent before their answers are looked at; it bounds memory alone.
constexpr std::size_t waiting_max = 2048;
// So many rows go in one statement.
constexpr std::size_t gathered_max = 512;

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

// What the error means to whoever has to mend it (SQLSTATE: PostgreSQL 15, appendix A).
std::string_view word_of_state(std::string_view state) {
  if (state == "AC001") return "store.superseded";  // raised by our own acta_hold_head
  if (state == "AC002") return "store.head_moved";
  if (state == "53100") return "store.disk_full";
  if (state == "58030") return "store.io_error";
  if (state == "XX001" || state == "XX002") return "store.corrupt";
  if (state == "25006") return "store.read_only";
  const auto kind = state.substr(0, 2);
  if (kind == "28" || kind == "3D" || state == "42501") return "store.cannot_open";
  if (kind == "08" || kind == "57" || state == "53300") return "store.unreachable";
  return "store.database";
}

std::string trimmed(const char* text) {
  std::string line(text == nullptr ? "" : text);
  while (!line.empty() && line.back() == '\n') line.pop_back();
  return line;
}

std::unexpected<Refused> explain(PGconn* connection, const PGresult* result,
                                 std::string_view doing) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const bool lost = PQstatus(connection) != CONNECTION_OK;
  const auto word = lost ? "store.unreachable" : word_of_state(state == nullptr ? "" : state);
  auto text = trimmed(result == nullptr ? nullptr : PQresultErrorMessage(result));
  if (text.empty()) text = trimmed(PQerrorMessage(connection));
  return fault(std::string(word), fmt::format("{}: {} (SQLSTATE {})", first_line(doing), text,
                                              state == nullptr ? "none" : state));
}

class PostgresRow final : public Row {
 public:
  PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
  [[nodiscard]] bool is_null(int column) const override {
    return PQgetisnull(result_, row_, column) != 0;
  }
  // int2, int4, int8 and boolean: their bytes, the highest first.
  [[nodiscard]] std::int64_t integer(int column) const override {
    const auto digits = bytes(column);
    if (digits.empty()) return 0;
    std::uint64_t number = digits[0] >= 0x80 ? ~std::uint64_t{0} : 0;
    for (const auto digit : digits) number = number << 8U | digit;
    return static_cast<std::int64_t>(number);
  }
  [[nodiscard]] std::string_view text(int column) const override { return text_of(bytes(column)); }
  [[nodiscard]] ByteView bytes(int column) const override {
    return {reinterpret_cast<const std::uint8_t*>(PQgetvalue(result_, row_, column)),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  const PGresult* result_;
  int row_;
};

// The connection is always in pipeline mode, but for scripts: statements are queued, and a sync
// marks where their answers are waited for (libpq 34.5). Rows that are sent for one table go in one
// statement, before the next statement that names the table or waits for an answer.
class Postgres final : public Database {
 public:
  explicit Postgres(Connection connection) : connection_(std::move(connection)) {
    PQsetNoticeReceiver(connection_.get(), notice, this);
    PQenterPipelineMode(connection_.get());
  }

  [[nodiscard]] Dialect dialect() const override { return Dialect::postgresql; }
  // The status alone is that of the last answer: a server that hung up shows when its socket is
  // read. REQUIRES that no answer is awaited.
  [[nodiscard]] bool alive() override {
    return PQstatus(connection_.get()) == CONNECTION_OK && PQconsumeInput(connection_.get()) == 1;
  }

  Result<bool> begin() override {
    (void)ACTA_TRY(queue("BEGIN", {}));
    open_ = true;
    return true;
  }

  Result<bool> commit() override {
    (void)ACTA_TRY(send_gathered());
    warning_.clear();
    open_ = false;
    (void)ACTA_TRY(queue("COMMIT", {}));
    const auto answer = ACTA_TRY(answers());
    // Norm: PostgreSQL 15, 27.2.8: a wait for the synchronous standby that was cancelled is a
    // WARNING, and COMMIT succeeds. Its words are translated, so any warning counts.
    if (!warning_.empty()) {
      return fault("store.commit_unknown",
                   "the database committed with a warning, so that a standby may lack it; see that "
                   "the standby has caught up, then start again: " +
                       warning_);
    }
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
      return fault("store.database", "the transaction was rolled back instead of committed");
    }
    return true;
  }

  Result<bool> rollback() override {
    open_ = false;
    gathered_.clear();
    (void)ACTA_TRY(queue("ROLLBACK", {}));
    (void)ACTA_TRY(answers());
    return true;
  }

  Result<std::int64_t> execute(std::string_view sql, Params params) override {
    return execute(sql, std::span(params.begin(), params.size()));
  }
  Result<std::int64_t> execute(std::string_view sql, std::span<const Param> params) override {
    (void)ACTA_TRY(send_gathered());
    (void)ACTA_TRY(queue(sql, params));
    const auto answer = ACTA_TRY(answers());
    return std::strtoll(PQcmdTuples(answer.get()), nullptr, 10);
  }

  Result<bool> query(std::string_view sql, Params params,
                     const std::function<void(const Row&)>& each) override {
    return query(sql, std::span(params.begin(), params.size()), each);
  }
  Result<bool> query(std::string_view sql, std::span<const Param> params,
                     const std::function<void(const Row&)>& each) override {
    (void)ACTA_TRY(send_gathered());
    (void)ACTA_TRY(queue(sql, params));
    const auto answer = ACTA_TRY(answers());
    const int rows = PQntuples(answer.get());
    for (int row = 0; row < rows; ++row) each(PostgresRow(answer.get(), row));
    return true;
  }

  using Database::send;
  Result<bool> send(std::string_view sql, std::span<const Param> params) override {
    if (open_ && ACTA_TRY(gather(sql, params))) return true;
    (void)ACTA_TRY(send_gathered(sql));
    (void)ACTA_TRY(queue(sql, params));
    if (open_) return flush();
    (void)ACTA_TRY(answers());
    return true;
  }

  Result<bool> script(std::string_view sql) override {
    (void)ACTA_TRY(send_gathered());
    if (!waiting_.empty()) (void)ACTA_TRY(answers());
    PQexitPipelineMode(connection_.get());
    const Answer answer(PQexec(connection_.get(), std::string(sql).c_str()));
    const auto status = PQresultStatus(answer.get());
    PQenterPipelineMode(connection_.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return true;
    return explain(connection_.get(), answer.get(), sql);
  }

 private:
  struct Waiting {
    std::string sql;
    std::string prepares;  // the key of what this statement prepares; empty: it runs
  };

  static void notice(void* self, const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity == nullptr || std::strcmp(severity, "WARNING") != 0) return;
    static_cast<Postgres*>(self)->warning_ = trimmed(PQresultErrorMessage(result));
  }

  // Whether the row was put beside others for its table, to be sent with them.
  Result<bool> gather(std::string_view sql, std::span<const Param> row) {
    auto known = gathered_.find(sql);
    if (known == gathered_.end()) {
      known = gathered_.emplace(std::string(sql), GatheredRows::of(sql)).first;
    }
    if (!known->second) return false;
    auto& rows = *known->second;
    // What other statements gathered for the same table comes first.
    if (rows.empty()) (void)ACTA_TRY(send_gathered(sql));
    if (rows.add(row)) {
      if (rows.count() >= gathered_max) (void)ACTA_TRY(send_rows(rows));
      return true;
    }
    if (rows.empty()) return false;
    (void)ACTA_TRY(send_rows(rows));
    return rows.add(row);
  }

  Result<bool> send_rows(GatheredRows& rows) {
    const auto arrays = rows.take();
    (void)ACTA_TRY(queue(rows.sql(), Bound(rows.types(), arrays)));
    return flush();
  }

  // Before a statement that says `sql`: the rows of the tables that it names; without one all rows.
  Result<bool> send_gathered(std::string_view sql = {}) {
    for (auto& [insert, rows] : gathered_) {
      if (!rows || rows->empty()) continue;
      if (!sql.empty() && sql.find(rows->table()) == std::string_view::npos) continue;
      (void)ACTA_TRY(send_rows(*rows));
    }
    return true;
  }

  // Lets the server begin, and bounds what waits.
  Result<bool> flush() {
    if (waiting_.size() >= waiting_max) (void)ACTA_TRY(answers());
    PQflush(connection_.get());
    return true;
  }

  Result<bool> queue(std::string_view sql, std::span<const Param> params) {
    return queue(sql, Bound(params));
  }

  // Statements are prepared once for each list of types, as a NULL may come without one.
  Result<bool> queue(std::string_view sql, const Bound& bound) {
    std::string key(sql);
    key += '\0';
    for (const auto type : bound.types()) key += fmt::format("{},", type);
    auto known = names_.find(key);
    if (known == names_.end()) {
      known = names_.emplace(key, fmt::format("s{}", ++prepared_)).first;
      if (PQsendPrepare(connection_.get(), known->second.c_str(), std::string(sql).c_str(),
                        bound.count(), bound.types().data()) != 1) {
        return explain(connection_.get(), nullptr, sql);
      }
      waiting_.push_back({.sql = std::string(sql), .prepares = std::move(key)});
    }
    if (PQsendQueryPrepared(connection_.get(), known->second.c_str(), bound.count(), bound.values(),
                            bound.sizes(), bound.formats(), 1) != 1) {
      return explain(connection_.get(), nullptr, sql);
    }
    waiting_.push_back({.sql = std::string(sql), .prepares = {}});
    return true;
  }

  // Waits for the answers to all that was queued; gives the last one, or the first error.
  Result<Answer> answers() {
    auto waiting = std::exchange(waiting_, {});
    auto* connection = connection_.get();
    if (PQpipelineSync(connection) != 1) return explain(connection, nullptr, waiting.back().sql);
    std::optional<Refused> failed;
    Answer last;
    std::size_t next = 0;
    for (;;) {
      Answer answer(PQgetResult(connection));
      if (!answer) {
        if (PQstatus(connection) == CONNECTION_OK) continue;  // between two statements
        if (!failed) failed = explain(connection, nullptr, "waiting for the database").error();
        break;
      }
      const auto status = PQresultStatus(answer.get());
      if (status == PGRES_PIPELINE_SYNC) break;
      const auto& statement = waiting[std::min(next++, waiting.size() - 1)];
      if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        last = std::move(answer);
        continue;
      }
      if (!statement.prepares.empty()) names_.erase(statement.prepares);
      if (!failed) failed = explain(connection, answer.get(), statement.sql).error();
    }
    if (!failed) return last;
    gathered_.clear();
    return std::unexpected(std::move(*failed));
  }

  Connection connection_;
  bool open_ = false;
  std::string warning_;
  std::uint64_t prepared_ = 0;
  std::unordered_map<std::string, std::string> names_;
  std::vector<Waiting> waiting_;
  std::map<std::string, std::optional<GatheredRows>, std::less<>> gathered_;  // by their statement
};

Result<Connection> connect(const std::string& place) {
  // The place comes last, so that what it says holds over these.
  constexpr std::array names{"application_name",
                             "client_encoding",
                             "target_session_attrs",
                             "connect_timeout",
                             "keepalives_idle",
                             "keepalives_interval",
                             "keepalives_count",
                             "tcp_user_timeout",
                             "dbname",
                             static_cast<const char*>(nullptr)};
  const std::array values{
      "acta", "UTF8", "read-write", "5",           "5",
      "2",    "3",    "10000",      place.c_str(), static_cast<const char*>(nullptr)};
  Connection connection(PQconnectdbParams(names.data(), values.data(), 1));
  if (PQstatus(connection.get()) == CONNECTION_OK) return connection;
  return explain(connection.get(), nullptr, "cannot open the database");
}

// Refuses a server that would forget what it said is durable.
Result<bool> check_promises(Database& db) {
  std::string fsync;
  std::string commit;
  std::string standbys;
  std::string encoding;
  (void)ACTA_TRY(
      db.query("SELECT current_setting('fsync'), current_setting('synchronous_commit'), "
               "current_setting('synchronous_standby_names'), current_setting('server_encoding')",
               {}, [&](const Row& row) {
                 fsync = row.text(0);
                 commit = row.text(1);
                 standbys = row.text(2);
                 encoding = row.text(3);
               }));
  if (fsync != "on" || commit == "off") {
    return fault("store.not_durable",
                 "the database acknowledges what is not on its disk: set fsync = on and "
                 "synchronous_commit = on");
  }
  // remote_write: the standby has it in memory; both machines that lose power lose it.
  if (!standbys.empty() && (commit == "local" || commit == "remote_write")) {
    return fault("store.not_durable",
                 "the database names synchronous standbys and does not wait for their disks: set "
                 "synchronous_commit = on");
  }
  if (encoding != "UTF8") {
    return fault("store.cannot_open", "the database has encoding " + encoding + ", not UTF8");
  }
  return true;
}

Result<bool> enter_part(Database& db, Access access, std::string_view part) {
  std::string schema;
  (void)ACTA_TRY(db.query("SELECT coalesce(quote_ident(current_schema() || $1), '')",
                          {part.empty() ? std::string() : "_" + std::string(part)},
                          [&](const Row& row) { schema = row.text(0); }));
  if (schema.empty()) {
    return fault("store.cannot_open", "the search path names no schema that exists");
  }
  if (part.empty()) return true;
  if (access == Access::write) {
    (void)ACTA_TRY(db.script("CREATE SCHEMA IF NOT EXISTS " + schema));
  }
  return db.script("SET search_path TO " + schema);
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgresql(const std::string& place, Access access,
                                                  std::string_view part) {
  auto db = std::make_unique<Postgres>(ACTA_TRY(connect(place)));
  (void)ACTA_TRY(enter_part(*db, access, part));
  if (access == Access::read) {
    (void)ACTA_TRY(db->script("SET default_transaction_read_only = on"));
  } else {
    (void)ACTA_TRY(check_promises(*db));
    // A leader whose machine is gone gives up its lock soon.
    (void)ACTA_TRY(
        db->script("SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; "
                   "SET tcp_keepalives_count = 3; SET tcp_user_timeout = 10000"));
  }
  return std::unique_ptr<Database>(std::move(db));
}

}  // namespace acta::store
