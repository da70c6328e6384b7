#include "acta/cycles/name_decisions.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>

namespace acta::cycles {
namespace {

std::uint64_t digest_of(const CountryCode& state, ElectionKind kind, const std::string& title) {
  constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;  // the golden ratio, so that bits spread
  const auto title_digest = std::hash<std::string>{}(title);
  const auto state_digest = std::hash<std::string>{}(state.iso3);
  return (title_digest * odd) ^ (state_digest + static_cast<std::uint64_t>(kind)) * odd;
}

}  // namespace

struct ElectionNames::Table {
  boost::unordered_flat_map<std::uint64_t, ElectionId> elections;
};

ElectionNames::ElectionNames() : table_(std::make_unique<Table>()) {}
ElectionNames::ElectionNames(ElectionNames&& other) noexcept = default;
ElectionNames& ElectionNames::operator=(ElectionNames&& other) noexcept = default;
ElectionNames::~ElectionNames() = default;

void ElectionNames::add(ElectionId id, const CountryCode& state, ElectionKind kind,
                        const std::string& title) {
  table_->elections.insert_or_assign(digest_of(state, kind, title), id);
}

void ElectionNames::remove(const CountryCode& state, ElectionKind kind, const std::string& title) {
  table_->elections.erase(digest_of(state, kind, title));
}

std::optional<ElectionId> ElectionNames::find(const CountryCode& state, ElectionKind kind,
                                              const std::string& title) const {
  const auto known = table_->elections.find(digest_of(state, kind, title));
  if (known == table_->elections.end()) return std::nullopt;
  return known->second;
}

}  // namespace acta::cycles
