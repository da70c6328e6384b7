// Acts that wait for signatures: prepared by a request with the header "Acta-Prepare: true", signed
// by persons with their own keys, then recorded exactly as they were signed (docs/formats/keys.md).
// One that is prepared for a moment to come is not stale because others record meanwhile.
//
// They are kept in memory for ten minutes, 1,000 at most and 20 of a person that are not recorded
// yet; what is dropped is prepared again. All members may be called from any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/rights.h"
#include "acta/store/command.h"
#include "acta/store/keys.h"

namespace acta::routing {

struct PreparedText {
  std::string text;
  std::string name;
};
constexpr auto describe(PreparedText*) {
  return described<PreparedText>(
      "PreparedText", "A line to be signed.",
      field<&PreparedText::text>("text", "The line of the act, with its line feed."),
      field<&PreparedText::name>("name", "The name under which you sign it."));
}

// So far ahead an act can be prepared: it waits for its signatures ten minutes.
constexpr std::int64_t prepared_ahead_ms = 540'000;

struct PreparedInfo {
  std::string id;
  Instant at;
  Instant expires_at;
  std::vector<PreparedText> texts;
  std::string challenge;
  std::int64_t signers = 0;
  bool author = false;
};
constexpr auto describe(PreparedInfo*) {
  return described<PreparedInfo>(
      "Prepared", "Acts as they will be recorded, to be signed.",
      field<&PreparedInfo::id>("id", "Under which it waits."),
      field<&PreparedInfo::at>("at", "The moment that the lines bear, in which it is recorded."),
      field<&PreparedInfo::expires_at>("expires_at", "Until when it waits."),
      field<&PreparedInfo::texts>("texts", "The lines; each is signed."),
      field<&PreparedInfo::challenge>("challenge", "What a passkey signs, in base64."),
      field<&PreparedInfo::signers>("signers", "How many persons have signed."),
      field<&PreparedInfo::author>("author", "Whether you prepared it."));
}

// One person's signatures, judged already. `check` runs on the writer: whether the key counts now,
// and what is recorded behind the acts.
struct Signed {
  PersonId person;
  std::vector<std::string> lines;  // for each text one signature line, or none at all
  std::function<Result<bool>(const store::Folded&, Facts&, std::vector<Draft>&)> check;
};

struct WaitingAct {
  std::string id;
  store::Command command;  // with what was prepared
  Right right = Right::administer;
  Instant expires_at;
  std::vector<Signed> signers;
  bool recorded = false;
};

// The name under which a person signs the act of that line: the author's own, or a co-signer's.
[[nodiscard]] std::string signing_name(const store::KeyRing& keys, const WaitingAct& waiting,
                                       const PersonId& person, std::string_view line);
[[nodiscard]] PreparedInfo prepared_info(const store::KeyRing& keys, const WaitingAct& waiting,
                                         const PersonId& person);
// The command with its signatures, and their checks around its decision.
[[nodiscard]] store::Command signed_command(const WaitingAct& waiting);

class PreparedActs {
 public:
  Result<WaitingAct> keep(store::Command command, Right right, Instant now);
  [[nodiscard]] std::optional<WaitingAct> find(const std::string& id, Instant now);
  // A person who signs again has signed once: the later signatures count.
  Result<WaitingAct> sign(const std::string& id, Signed signature, Instant now);
  // One that was recorded stays for who asks again, as long as there is room; a stale one goes.
  void settle(const std::string& id, const Result<store::Recorded>& answer);

 private:
  void drop_expired(Instant now);

  std::mutex mutex_;
  std::map<std::string, WaitingAct> waiting_;
};

}  // namespace acta::routing
