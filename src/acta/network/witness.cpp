#include "acta/network/witness.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

#include "acta/base/files.h"
#include "acta/record/note.h"
#include "acta/record/tree.h"

namespace acta::network {
namespace {

std::string hash_of(std::string_view origin) {
  return to_hex(sha256(bytes_of(origin)));
}

// "If the old size and the checkpoint's size are equal, the roots must be too"; a new tree has to
// go on from the one that was cosigned before.
Result<bool> check_history(const AddCheckpoint& request, const Witness::Seen& before,
                           const record::VerifiedCheckpoint& after) {
  const auto refused = [](std::string_view why) {
    return refuse("witness.inconsistent", 422, std::string(why));
  };
  if (request.old_size == 0 && !request.proof.empty()) {
    return refused("there is nothing to prove from size 0");
  }
  if (before.size == after.size() && before.size > 0 && before.root != after.root()) {
    return refused("another root was cosigned for this size");
  }
  if (!record::verify_consistency(before.size, after.size(), request.proof, before.root,
                                  after.root())) {
    return refused("the proof does not show that the tree goes on from the one cosigned before");
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<Witness>> Witness::open(std::string directory, record::SignerKey key,
                                               std::vector<record::VerifierKey> logs) {
  std::unique_ptr<Witness> witness(
      new Witness(std::move(directory), std::move(key), std::move(logs)));
  (void)ACTA_TRY(witness->load());
  return witness;
}

Witness::~Witness() {
  if (lock_ >= 0) ::close(lock_);
}

std::string Witness::path_of(const std::string& origin) const {
  return directory_ + "/" + hash_of(origin) + "/checkpoint";
}

Result<bool> Witness::load() {
  (void)ACTA_TRY(make_folders(directory_));
  lock_ = ::open((directory_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return fault("witness.cannot_open", "cannot write in " + directory_);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    return fault("witness.in_use", "another process holds " + directory_ + "; stop it first");
  }
  const std::vector own{key_.verifier};
  for (const auto& log : logs_) {
    auto& seen = seen_[log.name];
    seen.root = record::empty_root();
    const auto bytes = ACTA_TRY(read_if_there(path_of(log.name)));
    if (!bytes) continue;
    seen.note = text_of(*bytes);
    const auto opened = record::VerifiedCheckpoint::open(seen.note, log.name, logs_);
    const auto cosigned = opened ? opened->cosignatures(own) : std::unexpected(opened.error());
    if (!cosigned || cosigned->empty()) {
      return fault("witness.memory_unreadable",
                   path_of(log.name) + " is not what this witness cosigned" +
                       (cosigned ? "" : ": " + cosigned.error().detail) +
                       "; a witness that forgot must begin anew under another key");
    }
    seen.size = opened->size();
    seen.root = opened->root();
  }
  return true;
}

Witness::Answer Witness::add_checkpoint(std::string_view body, std::uint64_t at) {
  auto cosigned = cosign(body, at);
  if (cosigned) return {.status = 200, .body = std::move(*cosigned)};
  const auto& why = cosigned.error();
  if (why.word == "witness.other_size") {
    return {.status = 409, .content_type = std::string(size_media_type), .body = why.detail};
  }
  const bool ours = why.fault;  // never say "cosigned" of what could not be kept
  return {.status = ours ? 500 : why.status, .body = why.detail + "\n"};
}

Result<std::string> Witness::cosign(std::string_view body, std::uint64_t at) {
  const auto request = ACTA_TRY(parse_add_checkpoint(body));
  const auto note = record::parse_note(request.note);
  if (!note) return refuse("witness.malformed", 400, note.error().detail);
  const auto claimed = record::parse_checkpoint(note->text);
  if (!claimed && claimed.error().word == record::empty_tree_with_root)
    return false_start(request, *note);
  if (!claimed) return refuse("witness.malformed", 400, claimed.error().detail);
  if (request.old_size > claimed->size) {
    return refuse("witness.malformed", 400, "the old size is larger than the checkpoint's");
  }
  const auto known = seen_.find(claimed->origin);  // the keys of seen_ never change
  if (known == seen_.end()) return refuse("witness.unknown_log", 404, "this log is not known here");
  const auto opened = record::VerifiedCheckpoint::open(request.note, claimed->origin, logs_);
  if (!opened) return refuse("witness.not_signed", 403, opened.error().detail);

  // From the comparison to the answer nothing else comes between: a smaller tree never follows a
  // larger one.
  const std::scoped_lock lock(mutex_);
  auto& before = known->second;
  if (request.old_size != before.size) {
    return refuse("witness.other_size", 409, fmt::format("{}\n", before.size));
  }
  if (const auto consistent = check_history(request, before, *opened); !consistent) {
    (void)ACTA_TRY(keep_evidence(claimed->origin, request.note));
    return std::unexpected(consistent.error());
  }
  auto line = record::cosign(note->text, at, key_);
  // The log's line alone: what others signed is theirs to hand out.
  std::string kept = note->text + "\n";
  for (const auto& signature : note->signatures) {
    const auto log = std::ranges::find_if(logs_, [&](const auto& key) {
      return key.name == signature.name && key.id() == signature.id;
    });
    if (log != logs_.end()) kept += record::signature_line(*log, signature.signature);
  }
  kept += line;
  (void)ACTA_TRY(replace_file(path_of(claimed->origin), bytes_of(kept)));
  before = {.size = opened->size(), .root = opened->root(), .note = std::move(kept)};
  return line;
}

// "If the checkpoint's size is zero, the root hash must be that of the empty tree" (422), behind
// the questions of who (404), by whom signed (403) and what is known (409).
std::unexpected<Refused> Witness::false_start(const AddCheckpoint& request,
                                              const record::Note& note) {
  if (request.old_size > 0) {
    return refuse("witness.malformed", 400, "the old size is larger than the checkpoint's");
  }
  const auto origin = note.text.substr(0, note.text.find('\n'));
  if (!seen_.contains(origin)) return refuse("witness.unknown_log", 404, "not known here");
  const auto signed_by = record::verify_note(note, logs_);
  if (!signed_by || std::ranges::find(*signed_by, origin) == signed_by->end()) {
    return refuse("witness.not_signed", 403, "no good signature of that log");
  }
  const std::scoped_lock lock(mutex_);
  if (const auto size = seen_.at(origin).size; size > 0) {
    return refuse("witness.other_size", 409, fmt::format("{}\n", size));
  }
  return refuse("witness.inconsistent", 422, "the root of an empty tree is another");
}

// What a log signed and should not have: the last of it, for people to look at.
Result<bool> Witness::keep_evidence(const std::string& origin, const std::string& note) {
  return replace_file(directory_ + "/" + hash_of(origin) + "/refused", bytes_of(note));
}

Witness::Answer Witness::checkpoint(std::string_view origin_hash) {
  const std::scoped_lock lock(mutex_);
  for (const auto& [origin, seen] : seen_) {
    if (!seen.note.empty() && hash_of(origin) == origin_hash) return {.body = seen.note};
  }
  return {.status = 404, .body = "no checkpoint of such a log was cosigned here\n"};
}

std::map<std::string, Witness::Seen> Witness::seen() {
  const std::scoped_lock lock(mutex_);
  return seen_;
}

}  // namespace acta::network
