// The two engines' words for the same thing: DDL is written once, with the words that differ in
// braces.
//
//   in_dialect("CREATE TABLE head (size {integer} NOT NULL, root {bytes} NOT NULL){strict};",
//              Dialect::postgresql)
// {integer} 64 bits, {text} compared bytewise, {bytes}; {strict} and {keyed} end a table, the
// second one is stored in the order of its primary key where the engine can do so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace acta::store {

enum class Dialect : std::uint8_t { sqlite, postgresql };

[[nodiscard]] std::string in_dialect(std::string_view ddl, Dialect dialect);
// The first line of a statement or script, as an error names it.
[[nodiscard]] std::string_view first_line(std::string_view sql);

}  // namespace acta::store
