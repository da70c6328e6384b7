#include "acta/record/disclosure.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/record/entry.h"
#include "acta/record/fields.h"
#include "acta/record/seal.h"

namespace acta::record {
namespace {

constexpr std::string_view first_line = "acta/disclosure/v1";
constexpr std::string_view whole = "-";

auto malformed(std::string_view what) {
  return refuse("record.disclosure_malformed", 422, "not a disclosure: " + std::string(what));
}

auto not_committed(std::string what) {
  return refuse("record.not_committed", 422, std::move(what));
}

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  Result<std::string_view> next() {
    const auto end = text_.find('\n');
    if (end == std::string_view::npos) return malformed("it ends in the middle");
    const auto line = text_.substr(0, end);
    text_.remove_prefix(end + 1);
    return line;
  }
  [[nodiscard]] std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

Result<Hash> hash_of(std::string_view base64) {
  const auto bytes = from_base64(base64);
  Hash hash{};
  if (!bytes || bytes->size() != hash.size()) return malformed("a hash is not 32 bytes of base64");
  std::ranges::copy(*bytes, hash.begin());
  return hash;
}

Result<DisclosedField> field_of(std::string_view line) {
  constexpr std::string_view word = "field ";
  if (!line.starts_with(word)) return malformed("a line with a field was expected");
  line.remove_prefix(word.size());
  const auto first = line.find(' ');
  const auto second = line.find(' ', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) return malformed("a field has three parts");
  DisclosedField field{.pointer = std::string(line.substr(0, first)), .r = {}, .value = {}};
  field.r = ACTA_TRY(hash_of(line.substr(first + 1, second - first - 1)));
  const auto value = from_base64(line.substr(second + 1));
  if (!value) return malformed("a value is not base64");
  field.value = text_of(*value);
  return field;
}

Result<bool> verify_list(const Disclosure& shown, const SealedEntry& entry,
                         const std::string& context) {
  if (!shown.r || !std::ranges::is_sorted(shown.list)) return malformed("it has no sorted list");
  if (list_commitment(*shown.r, context, shown.list) != entry.commitment) {
    return not_committed("the entry does not commit to this list");
  }
  for (const auto& field : shown.fields) {
    if (!field.pointer.starts_with('/')) return malformed("a pointer begins with /");
    const auto commitment = field_commitment(field.r, context, field.pointer, field.value);
    if (!std::ranges::binary_search(shown.list, commitment)) {
      return not_committed("the record does not commit to this value of " + field.pointer);
    }
  }
  return true;
}

Result<bool> verify_whole(const Disclosure& shown, const SealedEntry& entry,
                          const std::string& context) {
  if (shown.r || shown.fields.size() != 1 || shown.fields[0].pointer != whole) {
    return malformed("an entry of version 1 is shown whole, without a list");
  }
  if (commitment_of(shown.fields[0].r, context, shown.fields[0].value) != entry.commitment) {
    return not_committed("the entry does not commit to this content");
  }
  return true;
}

}  // namespace

Result<Disclosure> make_disclosure(std::string entry, std::string_view content, const Hash& seed,
                                   std::string_view origin,
                                   const std::vector<std::string>& pointers, Receipt receipt) {
  const auto parsed = ACTA_TRY(parse_entry(entry));
  const auto* sealed = std::get_if<SealedEntry>(&parsed);
  if (sealed == nullptr) {
    return refuse("record.not_sealed", 422, "this act is public: its receipt shows all of it");
  }
  Disclosure shown{.entry = std::move(entry), .receipt = std::move(receipt)};
  if (sealed->v == 1) {
    if (pointers.size() != 1 || pointers[0] != whole) {
      return refuse(
          "record.shown_whole", 422,
          "this act was sealed in the first version: it is shown whole (-) or not at all");
    }
    shown.fields = {{.pointer = std::string(whole), .r = seed, .value = std::string(content)}};
    return shown;
  }
  const auto context = seal_context(origin, sealed->id);
  const auto fields = ACTA_TRY(fields_of(content));
  shown.r = list_randomness(seed);
  shown.list = field_list(fields, seed, context);
  auto chosen = pointers;
  std::ranges::sort(chosen);
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  for (const auto& pointer : chosen) {
    const auto found = std::ranges::find(fields, pointer, &Field::pointer);
    if (found == fields.end()) {
      return refuse("record.no_such_field", 422, "the act has no field " + pointer);
    }
    shown.fields.push_back(
        {.pointer = pointer, .r = field_randomness(seed, pointer), .value = found->value});
  }
  if (shown.fields.empty()) return refuse("record.no_such_field", 422, "name a field to show");
  return shown;
}

std::string print_disclosure(const Disclosure& disclosure) {
  auto text = fmt::format("{}\nentry {}\n", first_line, to_base64(bytes_of(disclosure.entry)));
  if (disclosure.r) text += fmt::format("list {}\n", to_base64(*disclosure.r));
  for (const auto& commitment : disclosure.list) text += to_base64(commitment) + "\n";
  for (const auto& field : disclosure.fields) {
    text += fmt::format("field {} {} {}\n", field.pointer, to_base64(field.r),
                        to_base64(bytes_of(field.value)));
  }
  return text + "\n" + print_receipt(disclosure.receipt);
}

Result<Disclosure> parse_disclosure(std::string_view text) {
  Lines lines(text);
  if (ACTA_TRY(lines.next()) != first_line) return malformed("it starts with another line");
  auto line = ACTA_TRY(lines.next());
  if (!line.starts_with("entry ")) return malformed("no line with the entry");
  const auto entry = from_base64(line.substr(6));
  if (!entry) return malformed("the entry is not base64");
  Disclosure disclosure{.entry = std::string(text_of(*entry))};
  line = ACTA_TRY(lines.next());
  if (line.starts_with("list ")) {
    disclosure.r = ACTA_TRY(hash_of(line.substr(5)));
    for (line = ACTA_TRY(lines.next()); !line.empty() && !line.starts_with("field ");
         line = ACTA_TRY(lines.next())) {
      disclosure.list.push_back(ACTA_TRY(hash_of(line)));
    }
  }
  for (; !line.empty(); line = ACTA_TRY(lines.next())) {
    disclosure.fields.push_back(ACTA_TRY(field_of(line)));
  }
  const auto& fields = disclosure.fields;
  const bool ascending = std::ranges::adjacent_find(fields, std::ranges::greater_equal(),
                                                    &DisclosedField::pointer) == fields.end();
  if (fields.empty() || !ascending) return malformed("its fields are none, or out of order");
  disclosure.receipt = ACTA_TRY(parse_receipt(lines.rest()));
  if (print_disclosure(disclosure) != text) return malformed("it is not written as it has to be");
  return disclosure;
}

Result<VerifiedCheckpoint> verify_disclosure(const Disclosure& disclosure,
                                             const JudgeReceipt& judge) {
  const auto entry = ACTA_TRY(parse_entry(disclosure.entry));
  const auto* sealed = std::get_if<SealedEntry>(&entry);
  if (sealed == nullptr) return malformed("its entry is not sealed");
  auto checkpoint = ACTA_TRY(judge(disclosure.receipt, bytes_of(disclosure.entry)));
  const auto context = seal_context(checkpoint.checkpoint().origin, sealed->id);
  (void)ACTA_TRY(sealed->v == 1 ? verify_whole(disclosure, *sealed, context)
                                : verify_list(disclosure, *sealed, context));
  return checkpoint;
}

}  // namespace acta::record
