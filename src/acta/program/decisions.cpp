#include "acta/program/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "acta/base/bytes.h"

namespace acta::program {
namespace {

std::vector<std::string> without(const std::set<std::string>& all,
                                 const std::set<std::string>& these) {
  std::vector<std::string> left;
  std::ranges::set_difference(all, these, std::back_inserter(left));
  return left;
}

}  // namespace

void apply(Schemas& schemas, const RecordedAct& act) {
  match(act.act, [&](const SchemaRecorded& a) {
    schemas.version = a.version;
    schemas.schema = a.schema;
    schemas.types.insert(a.added.begin(), a.added.end());
    for (const auto& type : a.withheld) schemas.types.erase(type);
  });
}

RecordSchema schema_of(const ActRegistry& acts, std::string version) {
  RecordSchema request{.version = std::move(version),
                       .schema = to_hex(sha256(bytes_of(acts.schema()))),
                       .types = {}};
  for (const auto& [key, known] : acts.known()) {
    request.types.insert(fmt::format("{} v{}", key.first, key.second));
  }
  return request;
}

Result<std::vector<Draft>> record_schema(const Schemas& schemas, const RecordSchema& request) {
  if (schemas.version == request.version && schemas.schema == request.schema) {
    return std::vector<Draft>();
  }
  return std::vector{Draft(std::string(stream),
                           SchemaRecorded{.version = request.version,
                                          .schema = request.schema,
                                          .acts = static_cast<std::int64_t>(request.types.size()),
                                          .added = without(request.types, schemas.types),
                                          .withheld = without(schemas.types, request.types)})};
}

}  // namespace acta::program
