#include "acta/store/gathered_rows.h"

#include <fmt/format.h>

#include <utility>

#include "acta/store/bound_params.h"
#include "acta/store/insert_statement.h"

namespace acta::store {
namespace {

constexpr std::size_t header_size = 20;

void add_number(std::string& bytes, std::uint64_t number, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
    bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

void add_element(std::string& bytes, const Param& param) {
  const auto& value = param.value();
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    add_number(bytes, 8, 4);
    return add_number(bytes, static_cast<std::uint64_t>(*number), 8);
  }
  std::string_view text;
  if (const auto* words = std::get_if<std::string_view>(&value)) {
    text = *words;
  } else if (const auto* raw = std::get_if<ByteView>(&value)) {
    text = text_of(*raw);
  } else {
    return add_number(bytes, 0xFFFFFFFF, 4);  // NULL has length -1
  }
  add_number(bytes, text.size(), 4);
  bytes += text;
}

}  // namespace

std::optional<GatheredRows> GatheredRows::of(std::string_view sql) {
  auto insert = InsertStatement::parse(sql);
  if (!insert) return std::nullopt;
  const auto columns = insert->names.size();
  GatheredRows rows;
  rows.table_ = insert->table;
  rows.key_ = std::move(insert->unique);
  rows.sql_ = fmt::format("INSERT INTO {} ({}) SELECT * FROM unnest({}){}", insert->table,
                          insert->list, numbered_places(1, columns), insert->conflict);
  rows.types_.assign(columns, Param::Type::unknown);
  rows.arrays_.assign(columns, {});
  return rows;
}

bool GatheredRows::add(std::span<const Param> row) {
  if (row.size() != types_.size()) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto type = row[i].type();
    if (type == Param::Type::unknown || (!empty() && type != types_[i])) return false;
  }
  if (!key_.empty()) {
    std::string key;
    for (const auto place : key_) add_element(key, row[place]);
    if (!keys_.insert(std::move(key)).second) return false;
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    types_[i] = row[i].type();
    add_element(arrays_[i], row[i]);
  }
  ++count_;
  return true;
}

std::vector<std::string> GatheredRows::take() {
  std::vector<std::string> whole;
  for (std::size_t i = 0; i < arrays_.size(); ++i) {
    auto& array = whole.emplace_back();
    array.reserve(header_size + arrays_[i].size());
    add_number(array, 1, 4);  // dimensions
    add_number(array, 1, 4);  // it may hold NULL
    add_number(array, oid_of(types_[i]), 4);
    add_number(array, count_, 4);
    add_number(array, 1, 4);  // the first has number 1
    array += arrays_[i];
    arrays_[i].clear();
  }
  keys_.clear();
  count_ = 0;
  return whole;
}

}  // namespace acta::store
