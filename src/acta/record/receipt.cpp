#include "acta/record/receipt.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/record/tree.h"

namespace acta::record {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1\n";
constexpr std::size_t proof_max = 63;

auto malformed(std::string_view what) {
  return refuse("record.receipt_malformed", 422, "not a receipt: " + std::string(what));
}

// Takes one line off the front of the text.
Result<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return malformed("it ends in the middle");
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

Result<std::int64_t> parse_index(std::string_view line) {
  constexpr std::string_view word = "index ";
  if (!line.starts_with(word)) return malformed("no line with the index");
  line.remove_prefix(word.size());
  std::int64_t index = -1;
  const auto end = line.data() + line.size();
  const auto parsed = std::from_chars(line.data(), end, index);
  const bool plain = parsed.ec == std::errc{} && parsed.ptr == end && index >= 0 &&
                     (line.size() == 1 || line.front() != '0');
  if (!plain) return malformed("the index is not a plain decimal number");
  return index;
}

}  // namespace

std::string print_receipt(const Receipt& receipt) {
  auto text = fmt::format("{}index {}\n", first_line, receipt.index);
  for (const auto& hash : receipt.proof) text += to_base64(hash) + "\n";
  return text + "\n" + receipt.checkpoint;
}

Result<Receipt> parse_receipt(std::string_view text) {
  if (!text.starts_with(first_line)) return malformed("it starts with another line");
  text.remove_prefix(first_line.size());
  auto line = ACTA_TRY(take_line(text));
  if (line.starts_with("extra ")) {
    if (!from_base64(line.substr(6))) return malformed("the extra line is not base64");
    line = ACTA_TRY(take_line(text));
  }
  Receipt receipt;
  receipt.index = ACTA_TRY(parse_index(line));
  for (line = ACTA_TRY(take_line(text)); !line.empty(); line = ACTA_TRY(take_line(text))) {
    const auto hash = from_base64(line);
    if (!hash || hash->size() != 32) return malformed("a hash is not 32 bytes of base64");
    if (receipt.proof.size() == proof_max) return malformed("more than 63 hashes");
    receipt.proof.emplace_back();
    std::ranges::copy(*hash, receipt.proof.back().begin());
  }
  receipt.checkpoint = text;
  return receipt;
}

Result<VerifiedCheckpoint> verify_receipt(const Receipt& receipt, ByteView entry,
                                          std::string_view origin,
                                          std::span<const VerifierKey> log_keys) {
  auto verified = ACTA_TRY(VerifiedCheckpoint::open(receipt.checkpoint, origin, log_keys));
  if (!verify_inclusion(receipt.index, verified.size(), leaf_hash(entry), receipt.proof,
                        verified.root())) {
    return refuse("record.not_included", 422,
                  fmt::format("the entry does not stand at index {} of this tree", receipt.index));
  }
  return verified;
}

}  // namespace acta::record
