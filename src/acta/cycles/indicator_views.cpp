#include "acta/cycles/indicator_views.h"

#include <map>
#include <tuple>

namespace acta::cycles {
namespace {

const store::Table& table() {
  static const store::Table figures{
      "cycles_figure", type_of<FigureRow>(), {"act"}, {"\"election\""}};
  return figures;
}

Result<bool> record(store::Database& db, const IndicatorRecorded& a, const RecordedAct& act) {
  return store::put(db, table(),
                    FigureRow{.election = a.election,
                              .act = act.index,
                              .indicator = a.indicator,
                              .group = a.group,
                              .count = a.count,
                              .amount = a.amount,
                              .currency = a.currency,
                              .on = a.on,
                              .provisional = a.provisional,
                              .source = a.source,
                              .at = act.at});
}

}  // namespace

store::View figures_view() {
  return {.name = "cycles_figures",
          .version = 1,
          .tables = {"cycles_figure"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* a = act.act.as<IndicatorRecorded>()) return record(db, *a, act);
            if (const auto* a = act.act.as<IndicatorWithdrawn>()) {
              return db.send("UPDATE cycles_figure SET withdrawn = 1 WHERE act = $1", {a->act});
            }
            return true;
          }};
}

Result<std::vector<FigureRow>> figures_of(store::Database& db, ElectionId id) {
  auto figures = ACTA_TRY(store::select<FigureRow>(
      db, table(), R"(WHERE "election" = $1 ORDER BY "act")", {to_text(id)}));
  mark_standing(figures);
  return figures;
}

void mark_standing(std::vector<FigureRow>& figures) {
  std::map<std::pair<Indicator, Group>, FigureRow*> best;
  const auto rank = [](const FigureRow& figure) {
    return std::tuple(figure.on, !figure.provisional, figure.act);
  };
  for (auto& figure : figures) {
    figure.stands = false;
    if (figure.withdrawn) continue;
    auto& standing = best[{figure.indicator, figure.group}];
    if (standing == nullptr || rank(*standing) < rank(figure)) standing = &figure;
  }
  for (const auto& [key, figure] : best) figure->stands = true;
}

}  // namespace acta::cycles
