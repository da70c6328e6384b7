#include "acta/network/witness_question.h"

#include <fmt/format.h>

#include "acta/network/add_checkpoint.h"
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

Result<WitnessQuestion> WitnessQuestion::begin(About about, std::int64_t seen_size) {
  const auto ours = ACTA_TRY(
      record::VerifiedCheckpoint::open(about.note, about.log.name, std::vector{about.log}));
  WitnessQuestion question(about, ours.size());
  (void)ACTA_TRY(question.ask_from(seen_size));
  return question;
}

Result<bool> WitnessQuestion::ask_from(std::int64_t seen_size) {
  seen_size_ = seen_size;
  AddCheckpoint request{.old_size = std::min(seen_size, size_), .proof = {}, .note = about_.note};
  if (request.old_size > 0 && request.old_size < size_) {
    request.proof = ACTA_TRY(record::consistency_proof(request.old_size, size_,
                                                       record::subtrees_in(size_, about_.tiles)));
  }
  body_ = print_add_checkpoint(request);
  ++asked_;
  return true;
}

Result<std::optional<std::string>> WitnessQuestion::take(const Answer& answer) {
  const auto& witness = about_.witness;
  if (answer.status == 200) {
    auto line = ACTA_TRY(verified_line(witness, about_.log, about_.note, answer.body));
    seen_size_ = size_;
    return std::optional(std::move(line));
  }
  if (const auto known = size_in(answer)) return ask_again(*known);
  if (answer.status >= 500) return unreachable(witness, answer.status);
  return refused(witness, answer);
}

Result<std::optional<std::string>> WitnessQuestion::ask_again(std::int64_t known) {
  const auto& name = about_.witness.name;
  if (known > size_) {
    return refuse("witness.knows_more", 409,
                  fmt::format("{} cosigned a tree of {} entries, and this record has {}: it "
                              "was rolled back, or somebody else signs with its key",
                              name, known, size_));
  }
  if (asked_ == attempts_max) {
    return refuse("witness.refused", 422, name + " names another size each time it is asked");
  }
  (void)ACTA_TRY(ask_from(known));
  return std::optional<std::string>();
}

Post client_post(Client& client) {
  return [&client](const std::string& url, const std::string& body) {
    return client.post(url, body, answer_max);
  };
}

Result<std::int64_t> size_seen_by(const Post& post, const record::PolicyWitness& witness,
                                  const std::string& empty) {
  const AddCheckpoint request{.old_size = 0, .proof = {}, .note = empty};
  const auto answer = post(witness.url + "/add-checkpoint", print_add_checkpoint(request));
  if (!answer) return refuse("witness.unreachable", 502, answer.error().detail);
  if (answer->status == 200) return 0;
  if (const auto size = size_in(*answer)) return *size;
  if (answer->status >= 500) return unreachable(witness, answer->status);
  return refused(witness, *answer);
}

Result<std::string> ask_witness(const Post& post, WitnessQuestion::About about,
                                std::int64_t& seen_size) {
  auto question = ACTA_TRY(WitnessQuestion::begin(about, seen_size));
  for (;;) {
    const auto answer = post(about.witness.url + "/add-checkpoint", question.body());
    if (!answer) return refuse("witness.unreachable", 502, answer.error().detail);
    auto line = ACTA_TRY(question.take(*answer));
    seen_size = question.seen_size();
    if (line) return *std::move(line);
  }
}

}  // namespace acta::network
