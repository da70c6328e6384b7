// Which entries of registers stand on which exact day of which State, found without looking at
// those of the asker's own register, however many they are.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"

namespace acta::assistance {

template <class Id>
class PastDays {
 public:
  struct Place {
    CountryCode state;
    Date day;
    Classification classification = Classification::open;
    std::string reg;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  void put(Place place, Id id) { all_.emplace(std::move(place), std::move(id)); }
  void take_away(const Place& place, const Id& id) { all_.erase({place, id}); }

  // The first of another register that is no more closed than the place, and of which `is` holds.
  template <class Is>
  [[nodiscard]] std::optional<std::pair<std::string, Id>> other(const Place& place, Is is) const {
    auto one = all_.lower_bound({Place{.state = place.state, .day = place.day, .reg = {}}, Id{}});
    while (one != all_.end()) {
      const auto& [at, id] = *one;
      if (at.state != place.state || at.day != place.day ||
          at.classification > place.classification) {
        return std::nullopt;
      }
      if (at.reg == place.reg) {
        auto behind = at;
        behind.reg += '\0';  // no word sorts between the two
        one = all_.lower_bound({behind, Id{}});
        continue;
      }
      if (is(at.reg, id)) return std::pair(at.reg, id);
      ++one;
    }
    return std::nullopt;
  }

 private:
  std::set<std::pair<Place, Id>> all_;
};

}  // namespace acta::assistance
