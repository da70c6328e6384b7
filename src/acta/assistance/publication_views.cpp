#include "acta/assistance/publication_views.h"

namespace acta::assistance {
namespace {

const store::Table& table() {
  static const store::Table publications{
      "assistance_publication", type_of<PublicationRow>(), {"id"}, {R"("state")"}};
  return publications;
}

}  // namespace

store::View publications_view() {
  return {.name = "assistance_publications",
          .version = 1,
          .tables = {"assistance_publication"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            const auto* a = act.act.as<RequestPublished>();
            if (a == nullptr) return true;
            return store::put(db, table(),
                              PublicationRow{.id = a->publication,
                                             .request = a->request,
                                             .ref = a->ref,
                                             .state = a->state,
                                             .title = a->title,
                                             .text = a->text,
                                             .document = a->document,
                                             .published_on = date_of(act.at),
                                             .index = act.index});
          }};
}

Result<std::vector<PublicationRow>> publications(store::Database& db,
                                                 const std::optional<CountryCode>& state) {
  const auto code = state ? std::optional(state->iso3) : std::nullopt;
  return store::select<PublicationRow>(
      db, table(), R"(WHERE ($1 IS NULL OR "state" = $1) ORDER BY "index" DESC)", {code});
}

Result<std::optional<PublicationRow>> publication(store::Database& db, PublicationId id) {
  auto rows =
      ACTA_TRY(store::select<PublicationRow>(db, table(), R"(WHERE "id" = $1)", {to_text(id)}));
  if (rows.empty()) return std::optional<PublicationRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::assistance
