#include "acta/network/outside.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>

#include "acta/network/client.h"

namespace acta::network {
namespace {

bool is_silence(const Refused& why) {
  return why.word == "witness.unreachable" || why.word == "network.unreachable" ||
         why.word == "record.refused" || why.word == "record.no_such_file";
}

void set_problem(OutsideView& view, const Refused& why) {
  view.found = is_silence(why)                    ? Found::silent
               : why.word == "witness.knows_more" ? Found::ahead
                                                  : Found::refuses;
  view.problem = why.detail;
}

Result<record::VerifiedCheckpoint> checkpoint_of(std::string_view note,
                                                 const record::VerifierKey& log) {
  return record::VerifiedCheckpoint::open(note, log.name, std::vector{log});
}

}  // namespace

// Which of its checkpoints it shows may be older than what it says that it cosigned.
OutsideView look_at(const OutsideQuestion& question, const record::PolicyWitness& witness,
                    const Post& post, const Get& get) {
  OutsideView view{.who = witness.name, .is_witness = true};
  const auto size = size_seen_by(post, witness, question.empty);
  if (size) {
    view.size = *size;
  } else {
    set_problem(view, size.error());
  }
  if (view.found == Found::refuses || (size && *size == 0)) return view;
  const auto folder = to_hex(sha256(bytes_of(question.log.name)));
  const auto answer = get(witness.url + "/" + folder + "/checkpoint");
  if (!answer || answer->status != 200) return view;
  const auto seen = checkpoint_of(answer->body, question.log);
  if (!seen) return view;
  view.note = answer->body;
  if (view.found == Found::silent) view = {.who = view.who, .is_witness = true, .note = view.note};
  view.size = std::max(view.size, seen->size());
  return view;
}

OutsideView look_at(const OutsideQuestion& question, const record::NamedSource& mirror) {
  OutsideView view{.who = mirror.name};
  const auto note = mirror.source("checkpoint");
  const auto seen =
      note ? checkpoint_of(text_of(*note), question.log) : std::unexpected(note.error());
  if (!seen) {
    set_problem(view, seen.error());
    return view;
  }
  view.note = text_of(*note);
  view.size = seen->size();
  return view;
}

std::vector<OutsideView> look_outside(const OutsideQuestion& question) {
  std::vector<std::future<OutsideView>> asked;
  for (const auto& witness : question.policy.witnesses()) {
    if (witness.url.empty()) continue;
    asked.push_back(std::async(std::launch::async, [&question, &witness] {
      Client client(question.stop);
      const Get get = [&client](const std::string& url) { return client.get(url, 64UL * 1024); };
      return look_at(question, witness, client_post(client), get);
    }));
  }
  for (const auto& mirror : question.mirrors) {
    asked.push_back(
        std::async(std::launch::async, [&question, &mirror] { return look_at(question, mirror); }));
  }
  std::vector<OutsideView> views;
  views.reserve(asked.size());
  for (auto& one : asked) views.push_back(one.get());
  return views;
}

Result<bool> judge_outside(std::vector<OutsideView>& views, const Ours& ours) {
  std::map<std::int64_t, Hash> roots;  // asked for once each
  for (auto& view : views) {
    if (view.found != Found::agrees) continue;
    const auto knows = fmt::format("{} {} a tree of {} acts, and there are {} here", view.who,
                                   view.is_witness ? "cosigned" : "has", view.size, ours.size);
    if (view.size > ours.size) {
      view.found = Found::ahead;
      view.problem = knows + ": this record was rolled back, or somebody else signs with its key";
      continue;
    }
    if (view.note.empty()) continue;
    // Signed by the log: it was opened when it was shown.
    const auto theirs =
        ACTA_TRY(record::parse_checkpoint(ACTA_TRY(record::parse_note(view.note)).text));
    if (!roots.contains(theirs.size)) {
      roots[theirs.size] = ACTA_TRY(ours.root_of_first(theirs.size));
    }
    if (roots[theirs.size] == theirs.root) continue;
    view.found = Found::other_history;
    view.problem = knows + ": they are not the same acts, and this log signed both";
  }
  return true;
}

void show_to(OutsideView& view, const record::PolicyWitness& witness,
             const OutsideQuestion& question, const Shown& shown, const Post& post) {
  auto seen = view.size;
  const auto line = ask_witness(
      post, {.witness = witness, .log = question.log, .note = shown.note, .tiles = shown.tiles},
      seen);
  if (!line) set_problem(view, line.error());
}

void show_outside(std::vector<OutsideView>& views, const OutsideQuestion& question,
                  const Shown& shown) {
  std::vector<std::future<void>> asked;
  for (const auto& witness : question.policy.witnesses()) {
    const auto view = std::ranges::find_if(views, [&](const OutsideView& each) {
      return each.is_witness && each.who == witness.name && each.found == Found::agrees;
    });
    if (view == views.end()) continue;
    asked.push_back(std::async(std::launch::async, [&question, &shown, &witness, &view = *view] {
      Client client(question.stop);
      show_to(view, witness, question, shown, client_post(client));
    }));
  }
  for (auto& one : asked) one.get();
}

}  // namespace acta::network
