// Which election of a State has that kind and title: no State has two of one name. Kept for every
// election, so in flat memory, whose heavy header stays in the source.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "acta/cycles/acts.h"

namespace acta::cycles {

// Names are kept as digests of 64 bits, which cost a fraction of the words. Two names of one digest
// would be taken for one: among a million, less than one time in 10^7.
class ElectionNames {
 public:
  ElectionNames();
  ElectionNames(ElectionNames&& other) noexcept;
  ElectionNames& operator=(ElectionNames&& other) noexcept;
  ~ElectionNames();

  void add(ElectionId id, const CountryCode& state, ElectionKind kind, const std::string& title);
  void remove(const CountryCode& state, ElectionKind kind, const std::string& title);
  [[nodiscard]] std::optional<ElectionId> find(const CountryCode& state, ElectionKind kind,
                                               const std::string& title) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace acta::cycles
