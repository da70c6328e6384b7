// One connection to a database, with the few things that Acta asks of SQLite and PostgreSQL alike.
//
// Statements are parameterized with $1, $2 ... and prepared once per connection. A connection is
// used by one thread at a time. Errors are faults: what the database has to refuse is a bug, a full
// disk or corruption, never control flow.
//
//   ACTA_TRY(db.execute("INSERT INTO election (id, state) VALUES ($1, $2)", {id, state}));
//   ACTA_TRY(db.query("SELECT state FROM election WHERE id = $1", {id},
//                     [&](const Row& row) { state = row.text(0); }));
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/store/dialect.h"

namespace acta::store {

// A parameter; text and bytes are borrowed for the length of the call.
class Param {
 public:
  Param(std::nullptr_t) {}                                            // NOLINT
  Param(std::string_view text) : value_(text) {}                      // NOLINT
  Param(const std::string& text) : value_(std::string_view(text)) {}  // NOLINT
  Param(const char* text) : value_(std::string_view(text)) {}         // NOLINT
  Param(ByteView bytes) : value_(bytes) {}                            // NOLINT
  Param(const Bytes& bytes) : value_(ByteView(bytes)) {}              // NOLINT
  Param(const Hash& hash) : value_(ByteView(hash)) {}                 // NOLINT
  template <class T>
    requires std::is_integral_v<T>
  Param(T number) : value_(static_cast<std::int64_t>(number)) {}  // NOLINT
  // One that is missing is NULL and has its type nevertheless: `$1 IS NULL` alone tells none.
  template <class T>
  Param(const std::optional<T>& maybe) : type_(Param(T{}).type_) {  // NOLINT
    if (maybe) value_ = Param(*maybe).value_;
  }

  enum class Type : std::uint8_t { unknown, integer, text, bytes };
  static Param null(Type type) {
    Param param(nullptr);
    param.type_ = type;
    return param;
  }
  using Value = std::variant<std::monostate, std::int64_t, std::string_view, ByteView>;
  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] Type type() const { return type_; }

 private:
  Value value_;
  Type type_ = static_cast<Type>(value_.index());
};
using Params = std::initializer_list<Param>;

// One row of an answer; valid inside the callback only.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;
  [[nodiscard]] virtual ByteView bytes(int column) const = 0;
};

class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  [[nodiscard]] virtual Dialect dialect() const = 0;
  // Whether the connection still stands, as far as is known without asking.
  [[nodiscard]] virtual bool alive() { return true; }

  // One transaction; begin takes the right to write where the engine gives it to one alone.
  virtual Result<bool> begin() = 0;
  virtual Result<bool> commit() = 0;
  virtual Result<bool> rollback() = 0;

  // Runs one statement; gives how many rows it changed.
  virtual Result<std::int64_t> execute(std::string_view sql, Params params = {}) = 0;
  virtual Result<std::int64_t> execute(std::string_view sql, std::span<const Param> params) = 0;
  virtual Result<bool> query(std::string_view sql, Params params,
                             const std::function<void(const Row&)>& each) = 0;
  virtual Result<bool> query(std::string_view sql, std::span<const Param> params,
                             const std::function<void(const Row&)>& each) = 0;
  // Runs a statement whose answer nobody needs now. In a transaction an engine behind a network
  // sends it with those that follow; its error then comes with a later answer, at the latest with
  // that of commit.
  virtual Result<bool> send(std::string_view sql, std::span<const Param> params) {
    (void)ACTA_TRY(execute(sql, params));
    return true;
  }
  Result<bool> send(std::string_view sql, Params params) {
    return send(sql, std::span(params.begin(), params.size()));
  }
  // Runs several statements without parameters, such as the DDL of a view.
  virtual Result<bool> script(std::string_view sql) = 0;
  // Nothing that was deleted and committed is left in files, as far as the engine can promise it:
  // SQLite overwrites it and empties its write-ahead log; PostgreSQL promises nothing of the kind
  // (docs/adr/0042). REQUIRES a writing connection outside a transaction.
  virtual Result<bool> leave_no_trace() { return true; }
};

enum class Access : std::uint8_t { write, read };

// SQLite: WAL, synchronous=FULL, foreign keys and untrusted schema off. Exactly one connection of a
// file opens for writing and checkpoints (docs/adr/0020-sqlite.md); readers never checkpoint.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, Access access);

// PostgreSQL: `place` is a connection string (libpq 34.1.1), `part` names a schema beside the first
// of its search path. Statements that are sent go in one pipeline. Refuses a server that does not
// promise durability; a warning at commit counts as an unknown outcome (docs/adr/0030).
Result<std::unique_ptr<Database>> open_postgresql(const std::string& place, Access access,
                                                  std::string_view part = {});

}  // namespace acta::store
