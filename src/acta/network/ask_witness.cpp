// One question to one witness, after C2SP tlog-witness v1.0.0.
#include <fmt/format.h>

#include <optional>

#include "acta/network/add_checkpoint.h"
#include "acta/network/client.h"
#include "acta/network/submitter.h"
#include "acta/record/tree.h"

namespace acta::network {
namespace {

constexpr std::size_t answer_max = 64UL * 1024;
constexpr int attempts_max = 3;

// "The response body MUST be a sequence of one or more note signature lines"; those of this
// witness's key have to be good.
Result<std::string> verified_line(const record::PolicyWitness& witness,
                                  const record::VerifierKey& log, const std::string& note,
                                  const std::string& body) {
  const auto wrong = [&](std::string_view what) {
    return refuse("witness.answer_wrong", 502, fmt::format("{} {}", witness.name, what));
  };
  const std::vector keys{witness.key};
  const auto opened = record::VerifiedCheckpoint::open(note + body, log.name, std::vector{log});
  if (!opened) return wrong("answered something that is no signature line");
  const auto cosigned = opened->cosignatures(keys);
  if (!cosigned) return wrong("answered a cosignature that is not valid");
  if (cosigned->empty()) return wrong("answered without its own cosignature: another key?");
  const auto parsed = ACTA_TRY(record::parse_note(body.starts_with("\n") ? body : note + body));
  for (const auto& line : parsed.signatures) {
    if (line.name == witness.key.name && line.id == witness.key.id()) {
      return record::signature_line(witness.key, line.signature);
    }
  }
  return wrong("answered without its own cosignature");
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, std::min<std::size_t>(text.find('\n'), 200)));
}

std::unexpected<Refused> unreachable(const record::PolicyWitness& witness, int status) {
  return refuse("witness.unreachable", 502, fmt::format("{} answered {}", witness.name, status));
}

std::unexpected<Refused> refused(const record::PolicyWitness& witness, const Answer& answer) {
  return refuse(
      "witness.refused", 422,
      fmt::format("{} refused with {}: {}", witness.name, answer.status, first_line(answer.body)));
}

std::optional<std::int64_t> size_in(const Answer& answer) {
  const auto size =
      parse_tree_size(std::string_view(answer.body).substr(0, answer.body.find('\n')));
  return answer.status == 409 && size ? std::optional(*size) : std::nullopt;
}

}  // namespace

Result<std::int64_t> size_seen_by(Client& client, const record::PolicyWitness& witness,
                                  const std::string& empty) {
  const AddCheckpoint request{.old_size = 0, .proof = {}, .note = empty};
  const auto answer =
      client.post(witness.url + "/add-checkpoint", print_add_checkpoint(request), answer_max);
  if (!answer) return refuse("witness.unreachable", 502, answer.error().detail);
  if (answer->status == 200) return 0;
  if (const auto size = size_in(*answer)) return *size;
  if (answer->status >= 500) return unreachable(witness, answer->status);
  return refused(witness, *answer);
}

Result<std::string> ask_witness(Client& client, const record::PolicyWitness& witness,
                                const record::VerifierKey& log, const std::string& note,
                                const record::TileReader& tiles, std::int64_t& seen_size) {
  const auto ours = ACTA_TRY(record::VerifiedCheckpoint::open(note, log.name, std::vector{log}));
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    AddCheckpoint request{.old_size = std::min(seen_size, ours.size()), .proof = {}, .note = note};
    if (request.old_size > 0 && request.old_size < ours.size()) {
      request.proof = ACTA_TRY(record::consistency_proof(request.old_size, ours.size(),
                                                         record::subtrees_in(ours.size(), tiles)));
    }
    const auto answer =
        client.post(witness.url + "/add-checkpoint", print_add_checkpoint(request), answer_max);
    if (!answer) return refuse("witness.unreachable", 502, answer.error().detail);
    if (answer->status == 200) {
      auto line = ACTA_TRY(verified_line(witness, log, note, answer->body));
      seen_size = ours.size();
      return line;
    }
    if (const auto known = size_in(*answer)) {
      if (*known > ours.size()) {
        return refuse("witness.knows_more", 409,
                      fmt::format("{} cosigned a tree of {} entries, and this record has {}: it "
                                  "was rolled back, or somebody else signs with its key",
                                  witness.name, *known, ours.size()));
      }
      seen_size = *known;
      continue;
    }
    if (answer->status >= 500) return unreachable(witness, answer->status);
    return refused(witness, *answer);
  }
  return refuse("witness.refused", 422, witness.name + " names another size each time it is asked");
}

}  // namespace acta::network
