// What other organizations know of a record: asked before it is opened for writing, when a backup
// of it is restored, and by the doctor, so that a database that went back in time is noticed before
// it signs anything new.
//
//   auto views = look_outside(question);            // what do they say?
//   ACTA_TRY(judge_outside(views, ours));           // is it this record, and all of it here?
//   show_outside(views, question, {note, tiles});   // does each witness see it go on from its own?
//
// Looking and judging leave nothing behind: a witness is asked with the checkpoint of the empty
// tree, which tells it nothing (C2SP tlog-witness: "Clients learn the size by sending old 0").
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "acta/base/result.h"
#include "acta/network/witness_question.h"
#include "acta/record/policy.h"
#include "acta/record/tiles.h"
#include "acta/record/verify.h"

namespace acta::network {

// refuses: it answers, and not as a witness or mirror of this log does.
enum class Found : std::uint8_t { agrees, silent, ahead, other_history, refuses };

// What one witness or mirror said.
struct OutsideView {
  std::string who;
  bool is_witness = false;
  Found found = Found::agrees;
  std::int64_t size = 0;  // of the tree that it knows
  std::string note;       // its checkpoint, signed by the log; empty: it showed none
  std::string problem;    // in words, unless it agrees
  [[nodiscard]] bool alarm() const { return found >= Found::ahead; }
};

struct OutsideQuestion {
  const record::Policy& policy;              // its witnesses that have an address
  std::vector<record::NamedSource> mirrors;  // published files, wherever they lie
  record::VerifierKey log;
  std::string empty;                        // the checkpoint of the empty tree, signed
  const std::atomic<bool>* stop = nullptr;  // once set, clients give up within a second
};
// Asks all of them at once; each has as long as a client waits.
[[nodiscard]] std::vector<OutsideView> look_outside(const OutsideQuestion& question);

// One of them, however it is asked. `get` gives what lies at an address.
using Get = std::function<Result<Answer>(const std::string& url)>;
[[nodiscard]] OutsideView look_at(const OutsideQuestion& question,
                                  const record::PolicyWitness& witness, const Post& post,
                                  const Get& get);
[[nodiscard]] OutsideView look_at(const OutsideQuestion& question,
                                  const record::NamedSource& mirror);

// The record here.
struct Ours {
  std::int64_t size = 0;
  std::function<Result<Hash>(std::int64_t size)> root_of_first;
};
// Compares what they showed; what only says a number is compared with the number. A fault when the
// record here cannot be read.
Result<bool> judge_outside(std::vector<OutsideView>& views, const Ours& ours);

struct Shown {
  std::string note;  // the newest checkpoint of this record
  record::TileReader tiles;
};
// Asks each witness that raised no alarm to cosign what is here, with the proof that it goes on
// from what that witness cosigned before.
void show_outside(std::vector<OutsideView>& views, const OutsideQuestion& question,
                  const Shown& shown);
// One of them: into its view.
void show_to(OutsideView& view, const record::PolicyWitness& witness,
             const OutsideQuestion& question, const Shown& shown, const Post& post);

}  // namespace acta::network
