#include "acta/iati/fingerprint.h"

#include <algorithm>
#include <array>

namespace acta::iati {

XmlSource Fingerprint::source() {
  return [this](std::span<char> room) { return read(room); };
}

std::ptrdiff_t Fingerprint::read(std::span<char> room) {
  const auto size = source_(room);
  std::string_view text(room.data(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(size, 0)));
  while (!text.empty()) {
    const auto taken = text.substr(0, block - pending_.size());
    pending_ += taken;
    text.remove_prefix(taken.size());
    if (pending_.size() == block) mix();
  }
  return size;
}

void Fingerprint::mix() {
  hash_ = sha256(hash_, bytes_of(pending_));
  pending_.clear();
}

Hash Fingerprint::end() {
  std::array<char, 4096> rest{};
  while (read(rest) > 0) {
  }
  mix();
  return hash_;
}

}  // namespace acta::iati
