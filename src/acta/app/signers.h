// Who signed an act, as its screen shows it: judged again from the stored bytes, by the register of
// keys as of its index.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/app/schema.h"
#include "acta/base/describe.h"

namespace acta::app {

struct Signer {
  std::optional<std::string> name;  // for those who may know it
  std::string fingerprint;
  bool holds = false;
};
constexpr auto describe(Signer*) {
  return described<Signer>(
      "Signer", "A signature on an act.", field<&Signer::name>("name", "Whose."),
      field<&Signer::fingerprint>("fingerprint", "Of the key; empty: unknown."),
      field<&Signer::holds>("holds", "Whether it holds, and the key counts."));
}

// Of an entry, or of the content that it commits to.
[[nodiscard]] std::vector<Signer> signers_of(Desk& desk, const Viewer& viewer,
                                             std::string_view entry, std::int64_t index);

}  // namespace acta::app
