#include "acta/record/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/record/tree.h"

namespace acta::record {
namespace {

auto malformed(std::string_view what) {
  return refuse("record.checkpoint_malformed", 422, "not a checkpoint: " + std::string(what));
}

Result<std::int64_t> parse_size(std::string_view text) {
  const bool digits =
      std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) && !text.empty();
  if (!digits || (text.size() > 1 && text.front() == '0')) {
    return malformed("the size is not a plain decimal number");
  }
  std::int64_t size = 0;
  const auto end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, size);
  if (parsed.ec != std::errc{} || parsed.ptr != end) return malformed("the size is too large");
  return size;
}

Result<Cosignature> verify_cosignature(const SignatureLine& line, const VerifierKey& witness,
                                       std::string_view text) {
  const auto invalid = [&] {
    return refuse("record.cosignature_invalid", 422,
                  "the cosignature of " + line.name + " is not valid");
  };
  if (line.signature.size() != 72) return invalid();
  std::uint64_t at = 0;
  for (std::size_t i = 0; i < 8; ++i) at = (at << 8U) | line.signature[i];
  if (at == 0 || at > static_cast<std::uint64_t>(INT64_MAX)) return invalid();
  Signature signature;
  std::copy(line.signature.begin() + 8, line.signature.end(), signature.begin());
  if (!witness.verify(bytes_of(cosigned_message(text, at)), signature)) return invalid();
  return Cosignature{.name = line.name, .at = at, .key = witness.key};
}

}  // namespace

std::string print_checkpoint(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size,
                     to_base64(checkpoint.root));
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return malformed("a line does not end");
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (lines.size() < 3) return malformed("it has fewer than three lines");
  if (std::ranges::find(lines, std::string_view()) != lines.end())
    return malformed("a line is empty");
  Checkpoint checkpoint;
  checkpoint.origin = lines[0];
  checkpoint.size = ACTA_TRY(parse_size(lines[1]));
  const auto root = from_base64(lines[2]);
  if (!root || root->size() != 32) return malformed("the root is not 32 bytes of base64");
  std::ranges::copy(*root, checkpoint.root.begin());
  if (checkpoint.size == 0 && checkpoint.root != empty_root()) {
    return refuse(empty_tree_with_root, 422, "not a checkpoint: the empty tree has another root");
  }
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const SignerKey& key) {
  return sign_note(print_checkpoint(checkpoint), key);
}

Result<VerifiedCheckpoint> VerifiedCheckpoint::open(std::string_view note, std::string_view origin,
                                                    std::span<const VerifierKey> log_keys) {
  auto parsed = ACTA_TRY(parse_note(note));
  auto checkpoint = ACTA_TRY(parse_checkpoint(parsed.text));
  if (checkpoint.origin != origin) {
    return refuse("record.other_origin", 422, "it is of the log " + checkpoint.origin);
  }
  std::vector<VerifierKey> keys;
  std::ranges::copy_if(log_keys, std::back_inserter(keys),
                       [&](const VerifierKey& key) { return key.name == origin; });
  (void)ACTA_TRY(verify_note(parsed, keys));
  return VerifiedCheckpoint(std::move(checkpoint), std::move(parsed));
}

Result<std::vector<Cosignature>> VerifiedCheckpoint::cosignatures(
    std::span<const VerifierKey> witnesses) const {
  std::vector<Cosignature> verified;
  for (const auto& line : note_.signatures) {
    const auto witness = std::ranges::find_if(witnesses, [&](const VerifierKey& key) {
      return key.type == KeyType::cosigner && key.name == line.name && key.id() == line.id;
    });
    if (witness == witnesses.end()) continue;
    verified.push_back(ACTA_TRY(verify_cosignature(line, *witness, note_.text)));
  }
  return verified;
}

std::string cosigned_message(std::string_view checkpoint_text, std::uint64_t at) {
  return fmt::format("cosignature/v1\ntime {}\n{}", at, checkpoint_text);
}

std::string cosign(std::string_view checkpoint_text, std::uint64_t at, const SignerKey& witness) {
  Bytes blob;
  for (int shift = 56; shift >= 0; shift -= 8) {
    blob.push_back(static_cast<std::uint8_t>((at >> static_cast<unsigned>(shift)) & 0xFFU));
  }
  const auto signature = witness.sign(bytes_of(cosigned_message(checkpoint_text, at)));
  blob.insert(blob.end(), signature.begin(), signature.end());
  return signature_line(witness.verifier, blob);
}

}  // namespace acta::record
