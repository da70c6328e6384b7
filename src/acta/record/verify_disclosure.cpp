#include "acta/record/verify_disclosure.h"

#include <fmt/format.h>

#include <vector>

#include "acta/base/files.h"
#include "acta/record/disclosure.h"
#include "acta/record/entry.h"
#include "acta/record/policy.h"

namespace acta::record {
namespace {

constexpr std::size_t file_max = 4UL << 20U;

CommandOutcome failed(int code, std::string text) {
  return {.exit_code = code, .out = {}, .err = std::move(text) + "\n"};
}

Result<JudgeReceipt> judge_of(const DisclosureToVerify& asked) {
  if (asked.key) {
    const auto key = ACTA_TRY(parse_verifier(*asked.key));
    return JudgeReceipt([key](const Receipt& receipt, ByteView entry) {
      return verify_receipt(receipt, entry, key.name, std::vector{key});
    });
  }
  const auto bytes = ACTA_TRY(read_file(asked.policy.value_or("")));
  auto policy = ACTA_TRY(Policy::parse(text_of(bytes)));
  return JudgeReceipt([policy = std::move(policy)](const Receipt& receipt, ByteView entry) {
    return policy.judge(receipt, entry);
  });
}

// Of what was verified alone: terminals are shown no control characters, which JSON escapes.
std::string summary(const Disclosure& disclosure, const VerifiedCheckpoint& checkpoint) {
  const auto entry = parse_entry(disclosure.entry);
  auto text = fmt::format("{:<11}{}\n{:<11}{} of {} entries\n{:<11}{}\n{:<11}{}\n", "origin",
                          checkpoint.checkpoint().origin, "act", disclosure.receipt.index,
                          checkpoint.size(), "root", to_base64(checkpoint.root()), "recorded",
                          entry ? to_text(at_of(*entry)) : "");
  for (const auto& field : disclosure.fields) {
    const bool line_ends = field.value.ends_with('\n');
    text += fmt::format("{} {}{}", field.pointer, field.value, line_ends ? "" : "\n");
  }
  return text + "holds\n";
}

}  // namespace

CommandOutcome run_verify_disclosure(const DisclosureToVerify& asked) {
  const auto judge = judge_of(asked);
  if (!judge) {
    return failed(2, (asked.key ? "--key: " : "--policy: ") + judge.error().detail);
  }
  const auto bytes = read_file(asked.file);
  if (!bytes) return failed(2, "--disclosure: " + bytes.error().detail);
  if (bytes->size() > file_max) return failed(1, "DOES NOT HOLD: the file is too large");
  const auto disclosure = parse_disclosure(text_of(*bytes));
  if (!disclosure) return failed(1, "DOES NOT HOLD: " + disclosure.error().detail);
  const auto verified = verify_disclosure(*disclosure, *judge);
  if (!verified) return failed(1, "DOES NOT HOLD: " + verified.error().detail);
  return {.exit_code = 0, .out = summary(*disclosure, *verified), .err = {}};
}

}  // namespace acta::record
