// Acts to entries and back: what stands in the open, and what goes to the vault.
//
// One codec belongs to one thread, as its vault does.
#pragma once

#include <string>

#include "acta/base/act.h"
#include "acta/record/entry.h"
#include "acta/store/keys.h"
#include "acta/store/vault.h"

namespace acta::store {

class Codec {
 public:
  Codec(const KeyRing& keys, const ActRegistry& acts, Vault& vault)
      : keys_(keys), acts_(acts), vault_(vault) {}

  // The public-style line of an act. Refuses what is larger than an entry may be, or could
  // not be read again. `idem` is empty for reactions.
  [[nodiscard]] Result<std::string> line_of(const RecordedAct& act, const std::string& idem) const;
  // The bytes of the entry: the line itself, or the commitment to it, whose content the vault
  // keeps.
  Result<std::string> close(const RecordedAct& act, std::string line);

  struct Decoded {
    RecordedAct act;
    std::string idem;
  };
  // Nothing when the content was erased. An act that this program does not know is one too
  // (AnyAct::known).
  Result<std::optional<Decoded>> decode(std::int64_t index, std::string_view bytes);
  // What a sealed entry commits to, with its seed; nothing when it was erased.
  Result<std::optional<record::Opened>> open(const record::SealedEntry& entry);
  // The line that a sealed entry commits to, or the public line itself.
  Result<std::optional<std::string>> content(std::string_view bytes);

 private:
  Result<Decoded> decode_open(std::int64_t index, const record::OpenEntry& entry,
                              Classification classification);

  const KeyRing& keys_;
  const ActRegistry& acts_;
  Vault& vault_;
};

}  // namespace acta::store
