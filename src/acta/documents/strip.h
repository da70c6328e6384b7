// The receipt strip at the foot of every printed page, the one ornament: which record the document
// was computed from, its own fingerprint, and a QR code of "origin size root".
//
// Pure; safe from any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/documents/document.h"

namespace acta::documents {

struct Strip {
  std::string computed;     // the sentence that names the record and its size
  std::string root;         // the root hash as in the checkpoint
  std::string fingerprint;  // the first six bytes of the digest: "9f3c a1e0 77b4"
  std::string digest;       // the whole of it, hexadecimal
  std::optional<std::string> act;
  std::string code;  // what the QR code holds
};

// REQUIRES: check(document).
[[nodiscard]] Strip strip_of(const Document& document, const Issued& issued);

// The dark modules of a QR code, row by row, without the quiet zone of four modules.
struct QrCode {
  int side = 0;
  std::vector<bool> dark;
  [[nodiscard]] bool at(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(x)];
  }
};

// Error correction of level M. Refuses text too long for a code.
[[nodiscard]] Result<QrCode> qr_code(const std::string& text);

}  // namespace acta::documents
