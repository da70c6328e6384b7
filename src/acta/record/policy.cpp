#include "acta/record/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "acta/record/tree.h"

namespace acta::record {
namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view line) {
  Words words;
  constexpr std::string_view space = " \t";
  while (true) {
    const auto begin = line.find_first_not_of(space);
    if (begin == std::string_view::npos) return words;
    const auto end = std::min(line.find_first_of(space, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    line.remove_prefix(end);
  }
}

bool allowed(char c) {
  const auto octet = static_cast<unsigned char>(c);
  return octet == '\t' || octet == '\n' || (octet >= 0x20 && octet != 0x7F);
}

}  // namespace

// Reads the lines one after another into a policy.
class Policy::Parser {
 public:
  Result<Policy> run(std::string_view text) {
    if (!std::ranges::all_of(text, allowed)) return malformed("it has control characters");
    while (!text.empty()) {
      ++line_;
      const auto end = text.find('\n');
      if (end == std::string_view::npos) return malformed("the last line does not end");
      const auto words = words_of(text.substr(0, end));
      text.remove_prefix(end + 1);
      if (words.empty() || words[0].starts_with('#')) continue;
      (void)ACTA_TRY(read(words));
    }
    if (!quorum_read_) return malformed("no quorum line");
    return std::move(policy_);
  }

 private:
  Result<bool> read(const Words& words) {
    if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) return read_log(words);
    if (words[0] == "witness" && (words.size() == 3 || words.size() == 4)) {
      return read_witness(words);
    }
    if (words[0] == "group" && words.size() >= 4) return read_group(words);
    if (words[0] == "quorum" && words.size() == 2) return read_quorum(words[1]);
    return malformed("expected a log, witness, group or quorum with its words");
  }

  Result<bool> read_log(const Words& words) {
    auto key = ACTA_TRY(read_key(words[1], KeyType::ed25519, policy_.logs_));
    policy_.logs_.push_back(std::move(key));
    return true;
  }

  Result<bool> read_witness(const Words& words) {
    (void)ACTA_TRY(check_free(words[1]));
    auto key = ACTA_TRY(read_key(words[2], KeyType::cosigner, witness_keys_));
    policy_.parties_.push_back(
        {.name = std::string(words[1]), .witness = policy_.witnesses_.size()});
    witness_keys_.push_back(key);
    policy_.witnesses_.push_back({.name = std::string(words[1]),
                                  .key = std::move(key),
                                  .url = words.size() == 4 ? std::string(words[3]) : ""});
    return true;
  }

  Result<bool> read_group(const Words& words) {
    (void)ACTA_TRY(check_free(words[1]));
    Party group{.name = std::string(words[1]), .is_group = true};
    for (const auto name : std::span(words).subspan(3)) {
      const auto member = ACTA_TRY(find(name));
      auto& party = policy_.parties_[member];
      if (std::exchange(party.taken, true)) {
        return malformed(fmt::format("\"{}\" is a member twice", name));
      }
      group.members.push_back(member);
    }
    group.threshold = ACTA_TRY(read_threshold(words[2], group.members.size()));
    policy_.parties_.push_back(std::move(group));
    return true;
  }

  Result<bool> read_quorum(std::string_view name) {
    if (std::exchange(quorum_read_, true)) return malformed("a second quorum line");
    if (name != "none") policy_.quorum_ = ACTA_TRY(find(name));
    return true;
  }

  Result<std::size_t> read_threshold(std::string_view word, std::size_t members) {
    if (word == "any") return std::size_t{1};
    if (word == "all") return members;
    std::size_t threshold = 0;
    const auto end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, threshold);
    const bool plain = read.ec == std::errc{} && read.ptr == end && word.front() != '0';
    if (!plain || threshold > members) {
      return malformed("the threshold is all, any, or a number from 1 to that of the members");
    }
    return threshold;
  }

  Result<VerifierKey> read_key(std::string_view text, KeyType type,
                               const std::vector<VerifierKey>& others) {
    auto key = parse_verifier(text);
    if (!key) return malformed(key.error().detail);
    if (key->type != type) return malformed("the key is of another type than its line needs");
    if (std::ranges::find(others, key->key, &VerifierKey::key) != others.end()) {
      return malformed("the same key stands twice");
    }
    return *std::move(key);
  }

  Result<bool> check_free(std::string_view name) {
    const bool used = name == "none" || std::ranges::find(policy_.parties_, name, &Party::name) !=
                                            policy_.parties_.end();
    if (used) return malformed(fmt::format("the name \"{}\" is taken", name));
    return true;
  }

  Result<std::size_t> find(std::string_view name) {
    const auto found = std::ranges::find(policy_.parties_, name, &Party::name);
    if (found == policy_.parties_.end()) {
      return malformed(fmt::format("\"{}\" is not defined above", name));
    }
    return static_cast<std::size_t>(found - policy_.parties_.begin());
  }

  [[nodiscard]] std::unexpected<Refused> malformed(std::string_view what) const {
    return refuse("record.policy_malformed", 422,
                  fmt::format("the policy, line {}: {}", line_, what));
  }

  Policy policy_;
  std::vector<VerifierKey> witness_keys_;
  int line_ = 0;
  bool quorum_read_ = false;
};

Result<Policy> Policy::parse(std::string_view text) {
  return Parser().run(text);
}

std::int64_t Standing::count() const {
  return std::ranges::count_if(cosigned, [](const auto& at) { return at.has_value(); });
}

bool Policy::seen(std::size_t place, const Standing& standing) const {
  const auto& party = parties_[place];
  if (!party.is_group) return standing.cosigned[party.witness].has_value();
  const auto count = std::ranges::count_if(
      party.members, [&](std::size_t member) { return seen(member, standing); });
  return static_cast<std::size_t>(count) >= party.threshold;
}

std::string_view Policy::quorum() const {
  return quorum_ == no_quorum ? std::string_view() : std::string_view(parties_[quorum_].name);
}

Result<Standing> Policy::standing(const VerifiedCheckpoint& checkpoint) const {
  std::vector<VerifierKey> keys;
  keys.reserve(witnesses_.size());
  for (const auto& witness : witnesses_) keys.push_back(witness.key);
  Standing standing{.cosigned = {}, .quorum = false};
  standing.cosigned.resize(witnesses_.size());
  for (const auto& cosignature : ACTA_TRY(checkpoint.cosignatures(keys))) {
    const auto witness = std::ranges::find(keys, cosignature.key, &VerifierKey::key);
    standing.cosigned[static_cast<std::size_t>(witness - keys.begin())] = cosignature.at;
  }
  standing.quorum = quorum_ == no_quorum || seen(quorum_, standing);
  return standing;
}

Result<VerifiedCheckpoint> Policy::judge(std::string_view note) const {
  const auto origin = note.substr(0, note.find('\n'));
  auto verified = ACTA_TRY(VerifiedCheckpoint::open(note, origin, logs_));
  if (quorum_ == no_quorum) return verified;
  const auto seen_by = ACTA_TRY(standing(verified));
  if (!seen_by.quorum) {
    return refuse("record.no_quorum", 422,
                  fmt::format("{} of {} witnesses cosigned it; the quorum \"{}\" is not reached",
                              seen_by.count(), seen_by.cosigned.size(), quorum()));
  }
  return verified;
}

Result<VerifiedCheckpoint> Policy::judge(const Receipt& receipt, ByteView entry) const {
  auto verified = ACTA_TRY(judge(receipt.checkpoint));
  const auto& origin = verified.checkpoint().origin;
  (void)ACTA_TRY(verify_receipt(receipt, entry, origin, logs_));
  return verified;
}

}  // namespace acta::record
