#include "acta/store/row_block.h"

#include <fmt/format.h>

#include "acta/store/insert_statement.h"

namespace acta::store {
namespace {

std::string insert_of(const InsertStatement& insert, std::size_t rows) {
  const auto columns = insert.names.size();
  auto sql = fmt::format("INSERT INTO {} ({}) VALUES ", insert.table, insert.list);
  for (std::size_t row = 0; row < rows; ++row) {
    sql += fmt::format("{}({})", row == 0 ? "" : ", ", numbered_places(row * columns + 1, columns));
  }
  return sql.append(insert.conflict);
}

}  // namespace

std::optional<RowBlock> RowBlock::of(std::string_view sql) {
  const auto insert = InsertStatement::parse(sql);
  if (!insert) return std::nullopt;
  RowBlock block;
  block.table_ = insert->table;
  block.columns_ = insert->names.size();
  block.cells_.resize(block.columns_ * rows_max);
  for (const std::size_t rows : {rows_max, std::size_t{8}, std::size_t{1}}) {
    block.inserts_.push_back({.rows = rows, .sql = insert_of(*insert, rows)});
  }
  return block;
}

const RowBlock::Insert& RowBlock::largest_within(std::size_t rows) const {
  for (const auto& insert : inserts_) {
    if (insert.rows <= rows) return insert;
  }
  return inserts_.back();
}

bool RowBlock::add(std::span<const Param> row) {
  if (row.size() != columns_) return false;
  auto cell = cells_.begin() + static_cast<std::ptrdiff_t>(count_ * columns_);
  for (const auto& param : row) {
    const auto& value = param.value();
    cell->type = Param::Type::unknown;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      cell->type = Param::Type::integer;
      cell->number = *number;
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      cell->type = Param::Type::text;
      cell->text.assign(*text);
    } else if (const auto* bytes = std::get_if<ByteView>(&value)) {
      cell->type = Param::Type::bytes;
      cell->text.assign(text_of(*bytes));
    }
    ++cell;
  }
  ++count_;
  return true;
}

std::vector<Param> RowBlock::params() const {
  std::vector<Param> params;
  params.reserve(count_ * columns_);
  for (const auto& cell : std::span(cells_).first(count_ * columns_)) {
    switch (cell.type) {
      case Param::Type::unknown: params.emplace_back(nullptr); break;
      case Param::Type::integer: params.emplace_back(cell.number); break;
      case Param::Type::text: params.emplace_back(cell.text); break;
      case Param::Type::bytes: params.emplace_back(bytes_of(cell.text)); break;
    }
  }
  return params;
}

}  // namespace acta::store
