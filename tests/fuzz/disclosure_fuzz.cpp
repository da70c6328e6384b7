// What is shown of sealed acts: the files of disclosures, and the contents that are taken apart
// into their fields.
#include <algorithm>

#include "acta/record/disclosure.h"
#include "acta/record/entry.h"
#include "acta/record/fields.h"
#include "acta/record/seal.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using namespace acta::record;

constexpr std::string_view content =
    R"(confidential {"as":"desk","at":"2026-01-01T00:00:00.000Z",)"
    R"("body":{"name":"Ana \"{","sum":{}},)"
    R"("by":"0123456789abcdef0123456789abcdef","id":"01900000-0000-7000-8000-000000000003","n":4,)"
    R"("stream":"test.stream/1","type":"test.noted","v":1})"
    "\n";

std::string shown(int version, const std::vector<std::string>& pointers) {
  const SealedEntry entry{.at = {1'767'225'600'000}, .commitment = Hash{9}, .id = {}, .v = version};
  const Receipt receipt{
      .index = 0,
      .proof = {},
      .checkpoint = sign_checkpoint({.origin = "acta.example/log/1", .size = 1, .root = Hash{7}},
                                    make_signer("acta.example/log/1", KeyType::ed25519, Hash{1}))};
  const auto made = make_disclosure(encode_entry(entry), content, Hash{5}, "acta.example/log/1",
                                    pointers, receipt);
  ACTA_ASSERT(made);
  return print_disclosure(*made);
}

// Fields come in the order of their pointers, and every one of them can be shown.
bool read_fields(std::string_view text) {
  const auto fields = fields_of(text);
  if (!accepted(fields)) return false;
  ACTA_ASSERT(std::ranges::is_sorted(*fields, {}, &record::Field::pointer));
  const auto list = field_list(*fields, Hash{5}, "context");
  ACTA_ASSERT(list.size() % 16 == 0 && std::ranges::is_sorted(list));
  for (const auto& field : *fields) {
    const auto one = field_commitment(field_randomness(Hash{5}, field.pointer), "context",
                                      field.pointer, field.value);
    ACTA_ASSERT(std::ranges::binary_search(list, one));
  }
  return true;
}

}  // namespace

std::vector<Parser> parsers() {
  auto parse =
      identity(parse_disclosure, [](const Disclosure& one) { return print_disclosure(one); });
  return {
      {"disclosure",
       std::move(parse),
       {shown(2, {"/body/name"}), shown(2, {"/as", "/body/sum", "/type"}), shown(1, {"-"})},
       {"", "acta/disclosure/v1\n", "\n" + shown(2, {"/as"}), "acta/disclosure/v2\nentry \n\n"}},
      {"fields",
       read_fields,
       {std::string(content)},
       {"", "confidential", "confidential {}", "confidential {\"a\":1}", "{\"a\":1}\n"}},
  };
}

}  // namespace acta::fuzz
