#include "acta/record/receipt_command.h"

#include <fmt/format.h>

#include "acta/base/files.h"
#include "acta/record/policy.h"
#include "acta/record/receipt.h"

namespace acta::record {
namespace {

CommandOutcome failed(int code, const std::string& text) {
  return {.exit_code = code, .out = {}, .err = text + "\n"};
}

std::string summary(const Receipt& receipt, const VerifiedCheckpoint& checkpoint,
                    const std::string& who) {
  return fmt::format("{:<11}{}\n{:<11}{}\n{:<11}{} entries, root {}\n{:<11}{}\nholds\n", "origin",
                     checkpoint.checkpoint().origin, "index", receipt.index, "checkpoint",
                     checkpoint.size(), to_base64(checkpoint.root()), "seen by", who);
}

Result<std::string> judge(const ReceiptFiles& files, const Receipt& receipt, ByteView entry) {
  if (files.key) {
    const auto key = ACTA_TRY(parse_verifier(*files.key));
    const auto checkpoint = ACTA_TRY(verify_receipt(receipt, entry, key.name, std::vector{key}));
    return summary(receipt, checkpoint, "the log alone: no policy was given");
  }
  const auto policy = ACTA_TRY(Policy::parse(text_of(ACTA_TRY(read_file(*files.policy)))));
  const auto checkpoint = ACTA_TRY(policy.judge(receipt, entry));
  const auto standing = ACTA_TRY(policy.standing(checkpoint));
  return summary(receipt, checkpoint,
                 policy.quorum().empty()
                     ? std::string("the log alone: the policy asks for no witness")
                     : fmt::format("{} of {} witnesses; the quorum \"{}\" is reached",
                                   standing.count(), standing.cosigned.size(), policy.quorum()));
}

}  // namespace

CommandOutcome verify_receipt_files(const ReceiptFiles& files) {
  const auto text = read_file(files.receipt);
  const auto entry = read_file(files.entry);
  if (!text) return failed(2, text.error().detail);
  if (!entry) return failed(2, entry.error().detail);
  const auto receipt = parse_receipt(text_of(*text));
  if (!receipt) return failed(1, "DOES NOT HOLD: " + receipt.error().detail);
  auto judged = judge(files, *receipt, *entry);
  if (!judged && judged.error().word == "base.no_such_file")
    return failed(2, judged.error().detail);
  if (!judged) return failed(1, "DOES NOT HOLD: " + judged.error().detail);
  return {.exit_code = 0, .out = *std::move(judged), .err = {}};
}

}  // namespace acta::record
