// The code lists of IATI: which codes there are, from when they hold, and what took their place.
//
//   const auto lists = CodeLists::load();
//   if (const Code* code = lists->find("Sector", "15161")) ... code->successor == "15151"
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/csv.h"
#include "acta/base/date.h"
#include "acta/base/result.h"

namespace acta::iati {

struct Code {
  std::string code;
  std::optional<Date> valid_from = {};
  bool withdrawn = false;
  std::optional<Date> withdrawn_on = {};  // absent where the day is not known
  std::string successor = {};             // empty where none is known
};

class CodeLists {
 public:
  static Result<CodeLists> load();
  // Refuses "iati.codes" with the line that cannot be right: an order, a day, a successor that is
  // not on the list or withdrawn itself.
  static Result<CodeLists> read(const CsvFile& file);

  [[nodiscard]] bool has_list(std::string_view list) const { return lists_.contains(list); }
  [[nodiscard]] const Code* find(std::string_view list, std::string_view code) const;
  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] const std::vector<Code>& codes(std::string_view list) const;

 private:
  std::map<std::string, std::vector<Code>, std::less<>> lists_;  // in the order of their codes
};

}  // namespace acta::iati
