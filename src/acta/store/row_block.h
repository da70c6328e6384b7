// Rows for one table, gathered until SQLite takes them in one statement: 64 rows of the record's
// tables in one INSERT cost two thirds of what they cost in 64.
//
//   "INSERT INTO t (a, b) VALUES ($1, $2)" becomes
//   "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ..."
// Rows are taken in their order, so that a key which comes twice meets itself as it would in
// statements of their own. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/store/database.h"

namespace acta::store {

class RowBlock {
 public:
  static constexpr std::size_t rows_max = 64;

  // Nothing when the statement is no INSERT of one row of parameters.
  static std::optional<RowBlock> of(std::string_view sql);

  // Keeps a copy, unless it has not as many parameters as the statement. REQUIRES that it is not
  // full.
  bool add(std::span<const Param> row);
  [[nodiscard]] bool full() const { return count_ == rows_max; }
  [[nodiscard]] bool empty() const { return count_ == 0; }

  [[nodiscard]] const std::string& table() const { return table_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  // The statement that takes the most rows of so many; and how many it takes.
  struct Insert {
    std::size_t rows = 0;
    std::string sql;
  };
  [[nodiscard]] const Insert& largest_within(std::size_t rows) const;
  // All of the rows, one after another; borrowed until the next one is added.
  [[nodiscard]] std::vector<Param> params() const;
  void clear() { count_ = 0; }

 private:
  // A value of its own; its text keeps its memory for the next block.
  struct Cell {
    Param::Type type = Param::Type::unknown;
    std::int64_t number = 0;
    std::string text;
  };

  RowBlock() = default;

  std::string table_;
  std::vector<Insert> inserts_;  // the largest first
  std::size_t columns_ = 0;
  std::size_t count_ = 0;
  std::vector<Cell> cells_;
};

}  // namespace acta::store
