// What a file rests on: the authority that asked, the mandates that grant.
#include <algorithm>

#include "acta/assistance/file_decisions.h"

namespace acta::assistance {

bool authority_holds(const Requests& requests, const RequestFile& file) {
  if (!file.authority) return true;
  return requests.authorities.at(*file.authority).valid_on(file.document_on);
}

bool Mandate::valid_on(Date day) const {
  return std::ranges::any_of(given, [&](const Interval& interval) {
    return interval.from <= day && (!interval.to || day <= *interval.to);
  });
}

bool Mandate::grants(AssistanceType type) const {
  return std::ranges::find(types, type) != types.end();
}

bool rests_on_mandate(const RequestFile& file, AssistanceType type) {
  return file.mandate.has_value() || needs_mandate(type);
}

std::vector<MandateId> mandates_for(const Requests& requests, const RequestFile& file,
                                    const std::vector<AssistanceType>& types, Date day) {
  std::vector<MandateId> found;
  const auto of = requests.mandates_of.find(file.state);
  if (of == requests.mandates_of.end()) return found;
  for (const auto id : of->second) {
    const auto& mandate = requests.mandates.at(id);
    const bool needed = std::ranges::any_of(types, [&](AssistanceType type) {
      return rests_on_mandate(file, type) && mandate.grants(type);
    });
    if (needed && mandate.valid_on(day)) found.push_back(id);
  }
  return found;
}

std::vector<AssistanceType> without_mandate(const Requests& requests, const RequestFile& file,
                                            const std::vector<AssistanceType>& types, Date day) {
  const auto found = mandates_for(requests, file, types, day);
  std::vector<AssistanceType> without;
  for (const auto type : types) {
    const bool granted = std::ranges::any_of(
        found, [&](MandateId id) { return requests.mandates.at(id).grants(type); });
    if (rests_on_mandate(file, type) && !granted) without.push_back(type);
  }
  return without;
}

std::vector<const Authority*> authorities_on(const Requests& requests, const CountryCode& state,
                                             Organ organ, Date day) {
  std::vector<const Authority*> valid;
  for (const auto& [id, authority] : requests.authorities) {
    if (authority.state == state && authority.organ == organ && authority.valid_on(day)) {
      valid.push_back(&authority);
    }
  }
  return valid;
}

}  // namespace acta::assistance
