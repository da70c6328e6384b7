// What was published about requests with the consent of their States: for everybody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::assistance {

struct PublicationRow {
  PublicationId id;
  RequestId request;
  std::string ref;
  CountryCode state;
  std::string title;
  std::string text;
  std::optional<Letter> document;
  Date published_on;
  std::int64_t index = 0;
};
constexpr auto describe(PublicationRow*) {
  return described<PublicationRow>(
      "PublicationRow", "Something published about a request.",
      field<&PublicationRow::id>("id", "Its id."),
      field<&PublicationRow::request>("request", "The request."),
      field<&PublicationRow::ref>("ref", "Its reference."),
      field<&PublicationRow::state>("state", "The State that consented."),
      field<&PublicationRow::title>("title", "Its title."),
      field<&PublicationRow::text>("text", "What is published."),
      field<&PublicationRow::document>("document", "A document published with it."),
      field<&PublicationRow::published_on>("published_on", "When."),
      field<&PublicationRow::index>("index", "Its act."));
}

[[nodiscard]] store::View publications_view();
// Newest first.
Result<std::vector<PublicationRow>> publications(store::Database& db,
                                                 const std::optional<CountryCode>& state);
Result<std::optional<PublicationRow>> publication(store::Database& db, PublicationId id);

}  // namespace acta::assistance
