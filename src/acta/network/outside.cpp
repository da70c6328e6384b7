#include "acta/network/outside.h"

#include <fmt/format.h>

#include <future>

#include "acta/network/client.h"
#include "acta/network/submitter.h"
#include "acta/record/tree.h"

namespace acta::network {
namespace {

OutsideView view_of(std::string who, const Result<std::int64_t>& known) {
  OutsideView view{.who = std::move(who)};
  view.reached = known.has_value();
  if (known) {
    view.size = *known;
    return view;
  }
  view.problem = known.error().detail;
  view.alarm =
      known.error().word != "witness.unreachable" && known.error().word != "network.unreachable" &&
      known.error().word != "record.refused" && known.error().word != "record.no_such_file";
  view.reached = view.alarm;
  return view;
}

// Asking for a cosignature of what is here tells what the witness has seen.
OutsideView ask_one(const OutsideQuestion& question, const record::PolicyWitness& witness,
                    std::int64_t size) {
  Client client;
  std::int64_t seen_size = size;
  const auto line =
      ask_witness(client, witness, question.log, question.note, question.tiles, seen_size);
  return view_of(witness.name, line ? Result<std::int64_t>(size) : std::unexpected(line.error()));
}

Result<std::int64_t> mirrored_size(const OutsideQuestion& question, const std::string& address,
                                   const record::VerifiedCheckpoint& ours) {
  const auto source = client_source(address + "/" + to_hex(sha256(bytes_of(question.log.name))));
  const auto note = ACTA_TRY(source("checkpoint"));
  const auto theirs = ACTA_TRY(record::VerifiedCheckpoint::open(text_of(note), question.log.name,
                                                                std::vector{question.log}));
  const auto wrong = [&](std::string_view what) {
    return refuse("mirror.knows_other", 409,
                  fmt::format("{} has {} entries of this record, and there are {} here: {}",
                              address, theirs.size(), ours.size(), what));
  };
  if (theirs.size() > ours.size()) return wrong("this record was rolled back");
  const auto here =
      record::root_of(theirs.size(), record::subtrees_in(ours.size(), question.tiles));
  if (here && *here != theirs.root()) return wrong("they are not the same entries");
  return theirs.size();
}

}  // namespace

std::vector<OutsideView> ask_outside(const OutsideQuestion& question) {
  std::vector<OutsideView> views;
  const auto ours =
      record::VerifiedCheckpoint::open(question.note, question.log.name, std::vector{question.log});
  if (!ours) return {{.who = question.log.name, .problem = ours.error().detail, .alarm = true}};
  std::vector<std::future<OutsideView>> asked;
  for (const auto& witness : question.policy.witnesses()) {
    if (witness.url.empty()) continue;
    asked.push_back(std::async(std::launch::async, [&question, &witness, size = ours->size()] {
      return ask_one(question, witness, size);
    }));
  }
  for (const auto& mirror : question.mirrors) {
    asked.push_back(std::async(std::launch::async, [&question, &mirror, &ours] {
      return view_of(mirror, mirrored_size(question, mirror, *ours));
    }));
  }
  for (auto& one : asked) views.push_back(one.get());
  return views;
}

}  // namespace acta::network
