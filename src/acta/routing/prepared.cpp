#include "acta/routing/prepared.h"

#include <algorithm>

#include "acta/base/bytes.h"
#include "acta/record/authors.h"
#include "acta/record/entry.h"
#include "acta/record/passkey.h"

namespace acta::routing {
namespace {

constexpr std::int64_t waits_ms = 600'000;  // ten minutes
constexpr std::size_t waiting_max = 1000;
constexpr std::ptrdiff_t waiting_of_person_max = 20;

std::unexpected<Refused> gone() {
  return refuse(
      "record.prepared_gone", 404,
      "this waits for signatures no longer: it was kept for ten minutes; prepare it again");
}

}  // namespace

std::string signing_name(const store::KeyRing& keys, const WaitingAct& waiting,
                         const PersonId& person, std::string_view line) {
  const auto entry = record::view_entry(line);
  if (!entry) return {};
  if (person == waiting.command.actor.person) return std::string(entry->by);
  return store::co_signer_pseudonym(keys, person.value, entry->id);
}

PreparedInfo prepared_info(const store::KeyRing& keys, const WaitingAct& waiting,
                           const PersonId& person) {
  PreparedInfo info{.id = waiting.id,
                    .at = waiting.command.prepared->at,
                    .expires_at = waiting.expires_at,
                    .texts = {},
                    .challenge = {},
                    .signers = static_cast<std::int64_t>(waiting.signers.size()),
                    .author = person == waiting.command.actor.person};
  std::string lines;
  for (const auto& line : waiting.command.prepared->lines) {
    info.texts.push_back({.text = line, .name = signing_name(keys, waiting, person, line)});
    lines += line;
  }
  info.challenge = to_base64(record::evidence_challenge(lines));
  return info;
}

store::Command signed_command(const WaitingAct& waiting) {
  auto command = waiting.command;
  auto& prepared = *command.prepared;
  prepared.signatures.assign(prepared.lines.size(), {});
  for (const auto& signer : waiting.signers) {
    for (std::size_t i = 0; i < signer.lines.size(); ++i) prepared.signatures[i] += signer.lines[i];
  }
  command.decide = [decide = std::move(command.decide), signers = waiting.signers](
                       const store::Folded& folded, Facts& facts) -> Result<std::vector<Draft>> {
    auto drafts = ACTA_TRY(decide(folded, facts));
    for (const auto& signer : signers) (void)ACTA_TRY(signer.check(folded, facts, drafts));
    return drafts;
  };
  return command;
}

void PreparedActs::drop_expired(Instant now) {
  std::erase_if(waiting_, [&](const auto& one) { return one.second.expires_at < now; });
}

Result<WaitingAct> PreparedActs::keep(store::Command command, Right right, Instant now) {
  const std::scoped_lock lock(mutex_);
  drop_expired(now);
  const auto own = std::ranges::count_if(waiting_, [&](const auto& one) {
    return !one.second.recorded && one.second.command.actor.person == command.actor.person;
  });
  if (waiting_.size() >= waiting_max) {
    std::erase_if(waiting_, [](const auto& one) { return one.second.recorded; });
  }
  if (waiting_.size() >= waiting_max || own >= waiting_of_person_max) {
    return refuse("record.too_much_prepared", 429,
                  "too much waits for signatures; sign what was prepared, or wait ten minutes");
  }
  const auto id = to_hex(ByteView(record::random_hash()).first(16));
  WaitingAct waiting{.id = id,
                     .command = std::move(command),
                     .right = right,
                     .expires_at = {now.milliseconds + waits_ms},
                     .signers = {}};
  return waiting_.emplace(id, std::move(waiting)).first->second;
}

std::optional<WaitingAct> PreparedActs::find(const std::string& id, Instant now) {
  const std::scoped_lock lock(mutex_);
  drop_expired(now);
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) return std::nullopt;
  return found->second;
}

Result<WaitingAct> PreparedActs::sign(const std::string& id, Signed signature, Instant now) {
  const std::scoped_lock lock(mutex_);
  drop_expired(now);
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) return gone();
  auto& signers = found->second.signers;
  std::erase_if(signers, [&](const Signed& one) { return one.person == signature.person; });
  if (signers.size() >= record::authors_max) {
    return refuse("record.too_many_signers", 409, "at most eight persons sign one act");
  }
  signers.push_back(std::move(signature));
  return found->second;
}

void PreparedActs::settle(const std::string& id, const Result<store::Recorded>& answer) {
  const std::scoped_lock lock(mutex_);
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) return;
  if (answer) {
    found->second.recorded = true;
  } else if (answer.error().word == "record.prepared_stale") {
    waiting_.erase(found);
  }
}

}  // namespace acta::routing
