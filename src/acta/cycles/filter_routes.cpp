#include "acta/cycles/filter_routes.h"

#include <algorithm>

namespace acta::cycles {
namespace {

template <class T>
Result<T> parsed(std::string_view name, std::string_view text) {
  auto value = Scalar<T>::parse(text);
  if (value) return value;
  return refuse("cycles.filter", 422, std::string(name) + ": " + value.error().detail,
                std::string(name));
}

Result<std::vector<CountryCode>> states_of(const http::Request& request, const Atlas& atlas) {
  std::vector<CountryCode> states;
  if (const auto list = request.query("state")) {
    for (std::size_t at = 0; at <= list->size();) {
      const auto end = std::min(list->find(',', at), list->size());
      states.push_back(ACTA_TRY(parsed<CountryCode>("state", list->substr(at, end - at))));
      at = end + 1;
    }
  }
  const auto region = request.query("region");
  if (!region) return states;
  auto within = ACTA_TRY(atlas.states_of(*region));
  if (states.empty()) return within;
  std::erase_if(
      states, [&](const auto& state) { return std::ranges::find(within, state) == within.end(); });
  // Nothing is in both: no State has this code.
  if (states.empty()) states.push_back({"---"});
  return states;
}

}  // namespace

Result<ElectionFilter> filter_of(const http::Request& request, const Atlas& atlas) {
  ElectionFilter filter;
  filter.states = ACTA_TRY(states_of(request, atlas));
  if (const auto kind = request.query("kind")) {
    filter.kind = from_word<ElectionKind>(*kind);
    if (!filter.kind) return refuse("cycles.filter", 422, "kind: no such kind", "kind");
  }
  if (const auto cycle = request.query("cycle")) {
    filter.cycle = ACTA_TRY(parsed<CycleId>("cycle", *cycle));
  }
  if (const auto from = request.query("from")) {
    filter.from = ACTA_TRY(parsed<Date>("from", *from));
  }
  if (const auto to = request.query("to")) filter.to = ACTA_TRY(parsed<Date>("to", *to));
  filter.undated = request.query("undated").value_or("yes") != "no";
  return filter;
}

}  // namespace acta::cycles
