#include "acta/base/act.h"

#include <fmt/format.h>

#include "acta/base/check.h"

namespace acta {

std::string AnyAct::body() const {
  std::string out;
  write_described(out, *type_, value_.get());
  return out;
}

void ActRegistry::add_reader(const ActInfo& info, const Type& type,
                             std::function<Result<AnyAct>(const Json&)> read) {
  const auto [place, added] =
      known_.try_emplace(std::pair(std::string(info.type), info.version),
                         Known{.info = info, .type = &type, .read = std::move(read)});
  ACTA_ASSERT(added);
}

Result<AnyAct> ActRegistry::read(std::string_view type, int version, const Json& body) const {
  const auto found = known_.find(std::pair(std::string(type), version));
  if (found == known_.end()) {
    return fault("record.unknown_act",
                 fmt::format("this program does not know {} version {}", type, version));
  }
  return found->second.read(body);
}

}  // namespace acta
