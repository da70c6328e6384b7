#include "acta/network/add_checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace acta::network {
namespace {

constexpr std::size_t proof_max = 63;

std::unexpected<Refused> malformed(std::string_view what) {
  return refuse("witness.malformed", 400, fmt::format("the request: {}", what));
}

// The next line without its end, taken from the text.
Result<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return malformed("a line does not end");
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

Result<std::int64_t> parse_tree_size(std::string_view text) {
  std::int64_t size = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, size);
  const bool plain = !text.empty() && text.front() >= '0' && text.front() <= '9' &&
                     (text.front() != '0' || text.size() == 1);
  if (!plain || read.ec != std::errc{} || read.ptr != end) return malformed("a size is no number");
  return size;
}

std::string print_add_checkpoint(const AddCheckpoint& request) {
  auto text = fmt::format("old {}\n", request.old_size);
  for (const auto& hash : request.proof) text += to_base64(hash) + "\n";
  return text + "\n" + request.note;
}

Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
  constexpr std::string_view old = "old ";
  if (body.size() > add_checkpoint_max) return malformed("too long");
  const auto first = ACTA_TRY(take_line(body));
  if (!first.starts_with(old)) return malformed("it does not begin with the old size");
  AddCheckpoint request{
      .old_size = ACTA_TRY(parse_tree_size(first.substr(old.size()))), .proof = {}, .note = {}};
  for (;;) {
    const auto line = ACTA_TRY(take_line(body));
    if (line.empty()) break;
    const auto bytes = from_base64(line);
    if (!bytes || bytes->size() != 32) return malformed("a hash is not 32 bytes in base64");
    if (request.proof.size() == proof_max) return malformed("more than 63 hashes");
    std::ranges::copy(*bytes, request.proof.emplace_back().begin());
  }
  request.note = body;
  return request;
}

}  // namespace acta::network
