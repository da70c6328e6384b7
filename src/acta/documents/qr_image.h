// A QR code as a PNG picture, one bit of meaning a module: eight pixels each, with the quiet zone.
// The bytes depend on nothing but the code. Safe from any thread.
#pragma once

#include <string>

#include "acta/documents/strip.h"

namespace acta::documents {

[[nodiscard]] Result<std::string> qr_png(const QrCode& code);

}  // namespace acta::documents
