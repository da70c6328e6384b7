// What other organizations' servers send: the request of add-checkpoint, the size of a refusal.
#include <algorithm>

#include "acta/network/add_checkpoint.h"
#include "fuzz.h"
#include "shared_seeds.h"

namespace acta::fuzz {
namespace {

using namespace acta::network;

std::string request(std::size_t hashes) {
  return print_add_checkpoint({.old_size = 7,
                               .proof = std::vector<Hash>(hashes, Hash{3}),
                               .note = "acta.example/log/1\n8\n" + to_base64(Hash{4}) +
                                       "\n\n— acta.example/log/1 AAAAAAAAAAAA\n"});
}

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"add checkpoint",
       identity(parse_add_checkpoint,
                [](const AddCheckpoint& asked) { return print_add_checkpoint(asked); }),
       {request(0), request(2), request(63)},
       {"", "old 7\n", "old 07\n\n", "old -1\n\n", "new 7\n\n", request(64),
        "old 9223372036854775808\n\n", "old 7\nAAAA\n\n"},
       shared_seeds([](std::string_view text) { return text.starts_with("old "); })},
      {"tree size",
       identity(parse_tree_size, [](std::int64_t size) { return std::to_string(size); }),
       {"0", "300", "9223372036854775807"},
       {"", "00", "+1", "-1", " 1", "1 ", "9223372036854775808"}},
  };
}

}  // namespace acta::fuzz
