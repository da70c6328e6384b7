// What the store reads of its own files: the slots of the lock file.
#include "acta/store/lock_file.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

bool read_slot(std::string_view text) {
  const auto slot = store::parse_lock_slot(text);
  if (!slot) return false;
  ACTA_ASSERT(store::print_lock_slot(*slot) == text && slot->value.size >= 0);
  return true;
}

// The text with the digest that it would need: what a digest alone does not keep out.
bool read_slot_with_digest(std::string_view text) {
  auto slot = std::string(text);
  slot += to_hex(sha256(bytes_of(text)));
  slot.resize(std::max<std::size_t>(slot.size(), 511), ' ');
  return read_slot(slot + "\n");
}

std::string slot_text() {
  return store::print_lock_slot({.turn = 7, .value = {.size = 300, .root = Hash{9}}});
}

}  // namespace

std::vector<Parser> parsers() {
  const auto slot = slot_text();
  const auto undigested = slot.substr(0, slot.find_last_of("0123456789abcdef") - 63);
  auto torn = slot;
  torn.resize(256);
  auto other_size = slot;
  other_size[std::string_view("acta-lock 1 7 ").size()] = '4';
  return {
      {"lock slot", read_slot, {slot}, {"", torn, other_size, slot + " "}},
      {"lock slot digested",
       read_slot_with_digest,
       {undigested},
       {"", "acta-lock 1 7 +300 " + std::string(64, '0') + " ",
        "acta-lock 1 7 -1 " + std::string(64, '0') + " ",
        "acta-lock 1 07 300 " + std::string(64, '0') + " "}},
  };
}

}  // namespace acta::fuzz
