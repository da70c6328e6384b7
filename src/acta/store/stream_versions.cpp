#include "acta/store/stream_versions.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>

namespace acta::store {

// Hashed as libstdc++ does, which reads eight letters at a time.
struct StreamVersions::Table {
  boost::unordered_flat_map<std::string, std::int64_t, std::hash<std::string>> versions;
};

StreamVersions::StreamVersions() : table_(std::make_unique<Table>()) {}
StreamVersions::StreamVersions(StreamVersions&& other) noexcept = default;
StreamVersions& StreamVersions::operator=(StreamVersions&& other) noexcept = default;
StreamVersions::~StreamVersions() = default;

std::int64_t StreamVersions::of(const std::string& stream) const {
  const auto known = table_->versions.find(stream);
  return known == table_->versions.end() ? 0 : known->second;
}

std::int64_t& StreamVersions::edit(const std::string& stream) {
  return table_->versions[stream];
}

}  // namespace acta::store
