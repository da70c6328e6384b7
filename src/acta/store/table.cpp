#include "acta/store/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::store {
namespace {

const Type& inner(const Type& type) {
  return type.kind == Kind::optional ? type.element() : type;
}

bool is_number(const Type& type) {
  return type.kind == Kind::integer || type.kind == Kind::boolean;
}

// The text form of what is not a number: as is for text, words and scalars, JSON for the rest.
std::string text_of_value(const Type& type, const void* value) {
  if (type.kind == Kind::text) return *static_cast<const std::string*>(value);
  if (type.kind == Kind::scalar) return type.operations->print(value);
  if (type.kind == Kind::word) {
    return std::string(type.words[static_cast<std::size_t>(type.operations->get_integer(value))]);
  }
  std::string json;
  write_described(json, type, value);
  return json;
}

Result<bool> set_value(const Type& type, const Row& from, int column, void* value) {
  if (type.kind == Kind::boolean) {
    *static_cast<bool*>(value) = from.integer(column) != 0;
    return true;
  }
  if (type.kind == Kind::integer) return type.operations->set_integer(value, from.integer(column));
  const auto text = from.text(column);
  if (type.kind == Kind::text) {
    *static_cast<std::string*>(value) = text;
    return true;
  }
  if (type.kind == Kind::scalar) return type.operations->parse(value, text);
  if (type.kind == Kind::word) return read_described(Json(std::string(text)), type, value);
  return read_described(ACTA_TRY(parse_json(text, JsonProfile::api)), type, value);
}

std::string put_statement(const Table& table) {
  std::string places;
  std::string updates;
  int place = 0;
  for (const auto& field : table.row.fields) {
    places += fmt::format("{}${}", place == 0 ? "" : ", ", place + 1);
    ++place;
    if (std::ranges::find(table.key, field.name) != table.key.end()) continue;
    updates += fmt::format("{}\"{}\" = excluded.\"{}\"", updates.empty() ? "" : ", ", field.name,
                           field.name);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO {}", table.name,
                     columns_of(table), places, fmt::join(table.key, ", "),
                     updates.empty() ? "NOTHING" : "UPDATE SET " + updates);
}

}  // namespace

std::string ddl_of(const Table& table, Dialect dialect) {
  std::string sql = "CREATE TABLE " + table.name + " (";
  for (const auto& field : table.row.fields) {
    const auto& type = field.type();
    const auto* column = is_number(inner(type)) ? "{integer}" : "{text}";
    sql += fmt::format("\"{}\" {}{}, ", field.name, column,
                       type.kind == Kind::optional ? "" : " NOT NULL");
  }
  sql += fmt::format("PRIMARY KEY ({})){{keyed}};\n", fmt::join(table.key, ", "));
  int number = 0;
  for (const auto& index : table.indexes) {
    sql += fmt::format("CREATE INDEX {}_{} ON {} ({});\n", table.name, ++number, table.name, index);
  }
  for (const auto& index : table.sparse_indexes) {
    sql += fmt::format("CREATE INDEX {}_{} ON {} ({}) WHERE {} IS NOT NULL;\n", table.name,
                       ++number, table.name, index, index.substr(0, index.find(',')));
  }
  return in_dialect(sql, dialect);
}

std::function<std::string(Dialect)> ddl_of(const Table& table) {
  return [&table](Dialect dialect) { return ddl_of(table, dialect); };
}

std::string columns_of(const Table& table) {
  std::string columns;
  for (const auto& field : table.row.fields) {
    if (!columns.empty()) columns += ", ";
    columns += fmt::format("\"{}\"", field.name);
  }
  return columns;
}

Result<bool> put_row(Database& db, const Table& table, const void* row) {
  static thread_local std::map<std::string, std::string, std::less<>> statements;
  auto statement = statements.find(table.name);
  if (statement == statements.end()) {
    statement = statements.emplace(table.name, put_statement(table)).first;
  }
  std::vector<std::string> texts;
  texts.reserve(table.row.fields.size());  // parameters borrow from it
  std::vector<Param> params;
  params.reserve(table.row.fields.size());
  for (const auto& field : table.row.fields) {
    const auto* type = &field.type();
    const void* value = field.read(row);
    if (type->kind == Kind::optional) {
      if (type->operations->size(value) == 0) {
        params.push_back(
            Param::null(is_number(inner(*type)) ? Param::Type::integer : Param::Type::text));
        continue;
      }
      value = type->operations->at(value, 0);
      type = &type->element();
    }
    if (type->kind == Kind::boolean) {
      params.emplace_back(*static_cast<const bool*>(value));
    } else if (type->kind == Kind::integer) {
      params.emplace_back(type->operations->get_integer(value));
    } else {
      params.emplace_back(texts.emplace_back(text_of_value(*type, value)));
    }
  }
  return db.send(statement->second, std::span<const Param>(params));
}

Result<bool> read_row(const Row& from, const Type& type, void* row) {
  int column = 0;
  for (const auto& field : type.fields) {
    const auto& member = field.type();
    void* value = field.edit(row);
    if (member.kind == Kind::optional) {
      if (!from.is_null(column)) {
        (void)ACTA_TRY(set_value(member.element(), from, column, member.operations->append(value)));
      }
    } else {
      (void)ACTA_TRY(set_value(member, from, column, value));
    }
    ++column;
  }
  return true;
}

}  // namespace acta::store
