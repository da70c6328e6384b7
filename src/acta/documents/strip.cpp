// The receipt strip at the foot of every printed page.
#include "acta/documents/strip.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "acta/documents/words.h"

namespace acta::documents {
namespace {

std::string fingerprint_of(const std::string& hex) {
  return fmt::format("{} {} {}", hex.substr(0, 4), hex.substr(4, 4), hex.substr(8, 4));
}

}  // namespace

Strip strip_of(const Document& document, const Issued& issued) {
  const auto& words = words_in(document.writing.language);
  const auto& receipt = document.receipt;
  const auto hex = to_hex(digest(document));
  // The origin keeps its own direction within the sentence (FSI and PDI of Unicode).
  Strip strip{.computed = fmt::format(fmt::runtime(words.computed),
                                      "\u2068" + receipt.origin + "\u2069", grouped(receipt.size)),
              .root = receipt.root,
              .fingerprint = fingerprint_of(hex),
              .digest = hex,
              .act = std::nullopt,
              .code = fmt::format("{} {} {}", receipt.origin, receipt.size, receipt.root)};
  if (issued.act) strip.act = fmt::format(fmt::runtime(words.act), grouped(*issued.act));
  return strip;
}

Result<QrCode> qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) {
    return refuse("document.receipt", 422, "the receipt is too long for a QR code", "$.receipt");
  }
  QrCode out{.side = code->width, .dark = {}};
  const auto modules = static_cast<std::size_t>(out.side) * static_cast<std::size_t>(out.side);
  out.dark.reserve(modules);
  for (std::size_t i = 0; i < modules; ++i) out.dark.push_back((code->data[i] & 1U) != 0);
  return out;
}

}  // namespace acta::documents
