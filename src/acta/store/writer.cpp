#include "acta/store/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

#include "acta/base/check.h"
#include "acta/record/checkpoint.h"
#include "acta/record/keys.h"
#include "acta/store/prepare.h"

namespace acta::store {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t reactions_max = 100'000;
constexpr auto look_at_database = 2s;
constexpr auto not_noticed = 200ms;

const Actor& system_actor() {
  static const Actor actor{.person = {}, .capacity = "system"};
  return actor;
}

std::unexpected<Refused> stopped_refusal() {
  return refuse("store.stopped", 503, "the record stopped; nothing of this was acknowledged");
}

}  // namespace

Writer::Writer(Parts parts, Replayed from)
    : parts_(std::move(parts)),
      codec_(parts_.keys, parts_.schema.acts, parts_.vault),
      state_(std::move(from)),
      line_(parts_.clock),
      acknowledger_({.lock = parts_.lock,
                     .acknowledged = parts_.committed,
                     .failed = [this](const Refused& why) { stop(why); }}) {}

Writer::~Writer() {
  line_.close();
}

void Writer::start() {
  thread_ = std::jthread([this] { run(); });
  pthread_setname_np(thread_.native_handle(), "acta-writer");
}

void Writer::submit(Command command, Done done) {
  // What needs no state is made on the caller's thread, before the queue.
  const auto idempotency = digests_of(parts_.keys.idempotency, command);
  const auto seed = fresh_seed();
  Pending pending{.command = std::move(command),
                  .idempotency = idempotency,
                  .seed = seed,
                  .done = std::move(done)};
  switch (line_.put(pending)) {
    case WaitingLine::Put::taken: return;
    case WaitingLine::Put::closed:
      return pending.done(refuse("store.stopped", 503, "the record takes no acts now"));
    case WaitingLine::Put::full:
      return pending.done(refuse("store.busy", 503, "too many acts are waiting; try again"));
  }
}

// SHA-256 of the system's randomness and a number never used before: as hard to foresee as fresh
// randomness, without a call to the system for every command.
Hash Writer::fresh_seed() {
  const std::uint64_t number = seeds_.fetch_add(1, std::memory_order_relaxed);
  std::array<std::uint8_t, sizeof(number)> bytes{};
  std::memcpy(bytes.data(), &number, bytes.size());
  return sha256(secret_, bytes);
}

// With its place among those of the same millisecond in front (base/facts.h): rows whose keys grow
// are written at the end of their table.
Hash Writer::in_order(Hash seed, Instant now) {
  constexpr unsigned last = 0xFFF;
  place_ = now == place_in_ ? std::min(place_ + 1, last) : 0;
  place_in_ = now;
  seed[0] = static_cast<std::uint8_t>(place_ >> 4U);
  seed[1] = static_cast<std::uint8_t>((place_ & 0xFU) << 4U | (seed[1] & 0xFU));
  return seed;
}

bool Writer::next_batch(std::vector<Pending>& batch) {
  for (;;) {
    const auto next = line_.take(batch, look_at_database);
    if (next != WaitingLine::Next::quiet) return next == WaitingLine::Next::batch;
    if (parts_.db.alive()) continue;
    stop(fault("store.unreachable", "the database hung up while nothing was asked of it").error());
    return false;
  }
}

void Writer::run() {
  std::vector<Pending> batch;
  while (next_batch(batch)) {
    auto written = parts_.room.check();
    if (written) written = write(batch);
    if (!written && !written.error().fault) {  // no room
      for (auto& pending : batch) pending.done(std::unexpected(written.error()));
      continue;
    }
    if (written && erasing_) written = erase();
    if (!written) {
      stop(written.error());
      for (auto& pending : batch) pending.done(stopped_refusal());
      return;
    }
    acknowledger_.take({.head = state_.head, .batch = std::move(batch)}, line_.empty());
  }
  for (auto& pending : line_.end()) pending.done(stopped_refusal());
}

void Writer::stop(const Refused& why) {
  if (stopped_.exchange(true)) return;
  auto refused = line_.end();
  parts_.stopped(why);
  for (auto& pending : refused) pending.done(stopped_refusal());
}

Result<bool> Writer::write(std::vector<Pending>& batch) {
  // Readers of the folded state wait until the batch is durable, so that none sees what may be
  // undone.
  const std::unique_lock folded(parts_.folded_mutex);
  auto recorded = record(batch);
  // SQLite says "full" before anything of the transaction counts (sqlite.org/rescode.html#full). So
  // does PostgreSQL: what answers with an error has aborted, and a server that cannot write its log
  // answers nothing and restarts, which is another word.
  if (recorded || recorded.error().word != "store.disk_full") return recorded;
  const auto began = std::chrono::steady_clock::now();
  (void)ACTA_TRY(undo());
  // Readers are held up for no more than a fifth of the time, however large the record is. What
  // takes no time keeps nobody waiting: acts that need no room there go on.
  const auto took = std::chrono::steady_clock::now() - began;
  return parts_.room.gone(took < not_noticed ? 0ms : took * 4);
}

// REQUIRES that readers of the folded state wait. It holds what is undone: it is folded again.
Result<bool> Writer::undo() {
  (void)parts_.db.rollback();  // SQLite may have done so
  parts_.vault.rollback();
  erasing_ = false;
  const auto epoch = state_.head.epoch;
  state_ = ACTA_TRY(replay(parts_.db, codec_, parts_.keys, parts_.schema, parts_.schema.folded,
                           {.acknowledged = std::nullopt,
                            .rebuild_all = false,
                            .erased = ACTA_TRY(known_erasures(parts_.db, codec_, parts_.schema)),
                            .progress = {}}));
  if (state_.head.epoch == epoch) return true;
  return fault("store.superseded", "another server took the record over while its disk was full");
}

Result<bool> Writer::record(std::vector<Pending>& batch) {
  (void)ACTA_TRY(parts_.db.begin());
  (void)ACTA_TRY(hold_head(parts_.db, state_.head));
  state_.recent.trim();
  std::vector<Digest16> asked;
  for (const auto& pending : batch) {
    const auto key = pending.idempotency.key();
    if (!state_.recent.covers(key)) asked.push_back(key);
  }
  answered_ = ACTA_TRY(find_answers(parts_.db, asked));
  for (auto& pending : batch) {
    const auto& answer = pending.answer.emplace(record_command(pending));
    if (!answer && answer.error().fault) return std::unexpected(answer.error());
  }
  if (state_.tree.size() == state_.head.size) {
    (void)ACTA_TRY(parts_.db.rollback());
    return true;
  }
  (void)ACTA_TRY(finish());
  for (auto& pending : batch) {
    auto& answer = *pending.answer;
    if (!answer || answer->repeated) continue;
    answer->size = state_.head.size;
    answer->root = state_.head.root;
  }
  return true;
}

// The act stands; now it is carried out, before anybody is told that it was. A
// fault here stops the writer, and the next start carries it out. Readers are not held up: they ask
// what was folded before until all of it is computed again.
Result<bool> Writer::erase() {
  erasing_ = false;
  (void)ACTA_TRY(destroy_subjects(parts_.vault, parts_.blobs, parts_.keys, state_.erased));
  Folded folded;
  auto replayed = ACTA_TRY(replay(parts_.db, codec_, parts_.keys, parts_.schema, folded,
                                  {.acknowledged = std::nullopt,
                                   .rebuild_all = true,
                                   .erased = state_.erased,
                                   .progress = parts_.progress}));
  {
    const std::unique_lock lock(parts_.folded_mutex);
    state_ = std::move(replayed);
    parts_.schema.folded = std::move(folded);
    parts_.erased();
  }
  // Not under the lock: a reader may need the folded state to come to the end of its question.
  (void)ACTA_TRY(parts_.vault.leave_no_trace());
  return parts_.db.leave_no_trace();
}

Result<bool> Writer::finish() {
  Head head{.size = state_.tree.size(),
            .root = state_.tree.root(),
            .checkpoint = {},
            .epoch = state_.head.epoch};
  head.checkpoint = record::sign_checkpoint(
      {.origin = parts_.keys.origin(), .size = head.size, .root = head.root}, parts_.keys.log);
  (void)ACTA_TRY(move_head(parts_.db, state_.head.size, head));
  (void)ACTA_TRY(parts_.vault.commit());
  (void)ACTA_TRY(parts_.db.commit());
  state_.head = std::move(head);
  return true;
}

Result<std::optional<Recorded>> Writer::earlier_answer(const Idempotency& idempotency) {
  const auto* known = state_.recent.find(idempotency.key());
  if (known == nullptr) {
    const auto asked = answered_.find(idempotency.key());
    if (asked == answered_.end()) return std::optional<Recorded>();
    known = &asked->second;
  }
  const auto found = *known;
  if (found.request != idempotency.request()) {
    return refuse("store.idempotency_reused", 409,
                  "this idempotency key was used for another request; make a new one");
  }
  Recorded recorded{
      .receipts = {}, .size = state_.head.size, .root = state_.head.root, .repeated = true};
  for (auto index = found.first; index < found.first + found.count; ++index) {
    recorded.receipts.push_back(ACTA_TRY(read_receipt(parts_.db, index)));
  }
  return std::optional(std::move(recorded));
}

Result<bool> Writer::check_expected(const Command& command) const {
  if (!command.expected) return true;
  if (state_.versions.of(command.expected->stream) == command.expected->version) return true;
  return refuse("store.stale_version", 412,
                "somebody recorded an act here since you looked; look again, then decide");
}

Result<Recorded> Writer::record_command(Pending& pending) {
  const auto& [command, idempotency, seed, done, answer] = pending;
  if (auto earlier = ACTA_TRY(earlier_answer(idempotency))) return std::move(*earlier);
  (void)ACTA_TRY(check_expected(command));
  const auto& prepared = command.prepared;
  // The clock is asked first: what comes to wait for its moment now waits for a later one.
  const auto clock = parts_.clock();
  auto now = command.at.value_or(std::max(std::min(clock, line_.not_after()), state_.last_at));
  if (prepared) now = prepared->at;
  if (now < state_.last_at) {
    if (prepared) return prepared_stale("other acts were recorded since it was prepared");
    return refuse("store.time_reversed", 422, "an act is not older than the one before it");
  }
  Facts facts(now, prepared ? prepared->seed : in_order(seed, now));
  auto drafts = ACTA_TRY(command.decide(parts_.schema.folded, facts));
  if (!prepared && parts_.schema.check_unsigned) {
    (void)ACTA_TRY(parts_.schema.check_unsigned(parts_.schema.folded, command.actor, drafts));
  }
  Recorded recorded;
  const auto first = state_.tree.size();
  auto acts = ACTA_TRY(record_drafts(std::move(drafts), command.actor, to_hex(idempotency.digests),
                                     facts, recorded, prepared ? &*prepared : nullptr));
  if (!acts.empty()) {
    const auto count = static_cast<std::int64_t>(acts.size());
    (void)ACTA_TRY(insert_answer(parts_.db, idempotency, first, count));
    const Answered answered{.request = idempotency.request(), .first = first, .count = count};
    if (state_.recent.covers(idempotency.key())) {
      state_.recent.add(idempotency.key(), answered);
    } else {
      answered_.emplace(idempotency.key(), answered);
    }
  }
  (void)ACTA_TRY(record_reactions(std::move(acts), facts));
  return recorded;
}

Result<bool> Writer::check_not_erased(const std::vector<Draft>& drafts) const {
  if (state_.erased.empty()) return true;
  for (const auto& draft : drafts) {
    if (!state_.erased.contains(digest_of_subject(parts_.keys, draft.stream))) continue;
    return refuse("protection.erased", 410,
                  "the data of this subject were erased; nothing more is recorded of it");
  }
  return true;
}

Result<std::vector<RecordedAct>> Writer::record_drafts(std::vector<Draft> drafts,
                                                       const Actor& actor, const std::string& idem,
                                                       Facts& facts, Recorded& recorded,
                                                       const Prepared* prepared) {
  (void)ACTA_TRY(check_not_erased(drafts));
  auto acts = ACTA_TRY(place(std::move(drafts), actor, facts));
  // All lines are made before anything is kept: one that is too large refuses the whole command.
  std::vector<std::string> lines;
  lines.reserve(acts.size());
  for (const auto& act : acts) lines.push_back(ACTA_TRY(codec_.line_of(act, idem)));
  if (prepared != nullptr) (void)ACTA_TRY(put_signatures(lines, *prepared));
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto bytes = codec_.close(acts[i], std::move(lines[i]));
    if (!bytes) return fault("vault.not_written", bytes.error().detail);
    (void)ACTA_TRY(insert(acts[i], *bytes, recorded));
  }
  return acts;
}

Result<bool> Writer::insert(const RecordedAct& act, const std::string& bytes, Recorded& recorded) {
  const auto leaf = record::leaf_hash(bytes_of(bytes));
  (void)ACTA_TRY(insert_entry(parts_.db, act.index, bytes));
  (void)ACTA_TRY(insert_act(parts_.db, act, leaf));
  for (const auto& view : parts_.schema.views) {
    const auto applied = view.apply(parts_.db, act);
    if (!applied) return fault("store.view_failed", view.name + ": " + applied.error().detail);
  }
  parts_.schema.folded.fold(act);
  if (parts_.schema.erasing.subject_of) {
    if (auto subject = parts_.schema.erasing.subject_of(act.act)) {
      state_.erased.insert(*subject);
      erasing_ = true;
    }
  }
  state_.tree.append(leaf);
  state_.versions.edit(act.stream) = act.version + 1;
  state_.last_at = act.at;
  recorded.receipts.push_back({.index = act.index, .leaf = leaf, .at = act.at});
  return true;
}

Result<bool> Writer::record_reactions(std::vector<RecordedAct> causes, Facts& facts) {
  for (std::size_t next = 0; next < causes.size(); ++next) {
    ACTA_ASSERT(next < reactions_max);
    for (const auto& reaction : parts_.schema.reactions) {
      auto drafts = reaction.react(parts_.schema.folded, causes[next], facts);
      if (drafts.empty()) continue;
      Recorded ignored;
      auto acts = record_drafts(std::move(drafts), system_actor(), {}, facts, ignored);
      if (!acts) return fault("store.reaction_failed", reaction.name + ": " + acts.error().detail);
      std::ranges::move(*acts, std::back_inserter(causes));
    }
  }
  return true;
}

}  // namespace acta::store
