#include "acta/app/signers.h"

#include <algorithm>

#include "acta/access/key_decisions.h"
#include "acta/record/authors.h"

namespace acta::app {
namespace {

Hash key_bytes(const access::PersonalKey& key) {
  Hash hash{};
  const auto bytes = from_base64(key.material);
  if (bytes && bytes->size() == hash.size()) std::ranges::copy(*bytes, hash.begin());
  return hash;
}

bool counts_at(const access::PersonalKey& key, std::int64_t index) {
  return key.added < index && (!key.revoked || index < *key.revoked);
}

}  // namespace

std::vector<Signer> signers_of(Desk& desk, const Viewer& viewer, std::string_view entry,
                               std::int64_t index) {
  std::vector<Signer> signers;
  const auto end = entry.find('\n');
  if (end == std::string_view::npos || end + 1 == entry.size()) return signers;
  const auto note = record::parse_note(entry);
  if (!note) return signers;
  const bool named = may(viewer, Right::request_read);
  for (const auto& line : note->signatures) {
    Signer signer;
    const auto key = desk.store.folded<access::Keys>([&](const access::Keys& keys) {
      const auto found = std::ranges::find_if(keys.by_id, [&](const auto& one) {
        return one.second.kind == access::KeyKind::personal_ed25519 &&
               record::author_key(line.name, key_bytes(one.second)).id() == line.id;
      });
      return found == keys.by_id.end() ? std::optional<access::PersonalKey>()
                                       : std::optional(found->second);
    });
    if (key) {
      const auto bytes = key_bytes(*key);
      signer.holds = counts_at(*key, index) && record::signed_by(note->text, line, bytes);
      if (named) {
        signer.name = desk.context.name_of(key->person);
        signer.fingerprint = to_hex(ByteView(sha256(bytes)).first(8));
      }
    }
    signers.push_back(std::move(signer));
  }
  return signers;
}

}  // namespace acta::app
