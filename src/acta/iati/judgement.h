// Judges one rule in one context.
#pragma once

#include <optional>

#include "acta/iati/rules.h"

namespace acta::iati {

// What a judgement goes by beside the tree.
struct Bench {
  const CodeLists& codes;
  const Names& names;
  Instant now;
};

void judge_rule(const CompiledRule& rule, const Tree& tree, NodeId context, const Bench& bench,
                const std::function<void(Breach)>& tell);

// A percentage or another decimal in units of a millionth, digits behind the sixth left out;
// nothing when it is no number, or too large to be a percentage.
[[nodiscard]] std::optional<std::int64_t> millionths(std::string_view text);
[[nodiscard]] std::string millionths_text(std::int64_t value);

}  // namespace acta::iati
