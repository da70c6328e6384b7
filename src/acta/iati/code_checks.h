// Whether the codes of an activity or organisation are on their lists, and held when they were
// used.
//
// A code that was withdrawn is judged by the day on which it speaks: a transaction's by the day of
// the transaction; any other by the last day of the activity (its actual end, or else its planned
// end) if that was before the file was made, and otherwise by the day on which the file was made.
// So a file of today may say that a project of 2013 was in a sector that ended in 2020.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "acta/iati/code_lists.h"
#include "acta/iati/rules.h"
#include "acta/iati/way.h"

namespace acta::iati {

struct CodePlace {
  std::string_view id;
  RecordKind of = RecordKind::activity;
  std::string_view way;
  std::string_view list;
};

[[nodiscard]] std::span<const CodePlace> code_places();

struct CodeFault {
  std::string_view id;
  Severity severity = Severity::error;
  NodeId node = no_node;
  std::string words;
};

class CodeChecks {
 public:
  CodeChecks(const Model& model, const CodeLists& lists);

  // `made`: the day on which the file was made.
  void judge(const Tree& tree, Date made, const std::function<void(CodeFault)>& tell) const;
  // Of the outermost element.
  void judge_version(std::string_view version, bool activities,
                     const std::function<void(CodeFault)>& tell) const;

 private:
  struct Place {
    const CodePlace* place = nullptr;
    Way way;
  };
  using Tell = std::function<void(CodeFault)>;
  // The days that codes of one record are judged by.
  struct Days {
    Date made;
    Date last;  // of the activity, or `made` if that was before
    // Of the transaction that was asked about last: it may hold very many codes.
    NodeId transaction = no_node;
    Date of_transaction = {};
  };
  void judge_code(const Tree& tree, const CodePlace& place, const Hit& hit, Days& days,
                  const Tell& tell) const;
  void judge_languages(const Tree& tree, const Tell& tell) const;
  [[nodiscard]] Date day_of_use(const Tree& tree, NodeId node, Days& days) const;
  [[nodiscard]] std::optional<Date> last_day(const Tree& tree) const;

  const CodeLists& lists_;
  NameId activity_;
  NameId transaction_;
  NameId language_;
  Way transaction_date_;
  Way actual_end_;
  Way planned_end_;
  std::vector<Place> of_activities_;
  std::vector<Place> of_organisations_;
};

}  // namespace acta::iati
