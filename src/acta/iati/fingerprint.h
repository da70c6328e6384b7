// Whether two readings gave the same text: SHA-256 over it, in whatever pieces it came.
#pragma once

#include <string>

#include "acta/base/bytes.h"
#include "acta/iati/xml.h"

namespace acta::iati {

class Fingerprint {
 public:
  explicit Fingerprint(XmlSource source) : source_(std::move(source)) {}
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;

  // Gives what the source gives. REQUIRES that this outlives it.
  [[nodiscard]] XmlSource source();
  // Of the whole text: reads what was not read yet.
  [[nodiscard]] Hash end();

 private:
  static constexpr std::size_t block = 64 << 10;

  std::ptrdiff_t read(std::span<char> room);
  void mix();

  XmlSource source_;
  std::string pending_;  // less than a block
  Hash hash_ = {};       // of the hash before and the block behind it
};

}  // namespace acta::iati
