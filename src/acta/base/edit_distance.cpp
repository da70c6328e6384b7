#include "acta/base/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace acta {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);  // from the first letters of a to those of b
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto before = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto change = before + (a[i] == b[j] ? 0 : 1);
      before = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, before + 1});
    }
  }
  return row.back();
}

}  // namespace acta
