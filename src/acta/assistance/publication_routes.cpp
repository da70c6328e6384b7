// What was published with the consent of States, for everybody.
#include "acta/assistance/letter_routes.h"
#include "acta/assistance/publication_views.h"
#include "acta/assistance/routes.h"
#include "acta/http/answer.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct PublicationList {
  std::vector<PublicationRow> publications;
};
constexpr auto describe(PublicationList*) {
  return described<PublicationList>(
      "PublicationList", "What was published with the consent of States.",
      field<&PublicationList::publications>("publications", "Newest first."));
}

Result<PublicationList> list_of(Context& context, const Request& request) {
  std::optional<CountryCode> state;
  if (const auto code = request.query("state")) state = ACTA_TRY(Scalar<CountryCode>::parse(*code));
  return PublicationList{.publications = ACTA_TRY(context.store.read(
                             [&](store::Database& db) { return publications(db, state); }))};
}

Result<http::Response> document_of(Context& context, const Request& request) {
  const auto id = ACTA_TRY(routing::id_param<PublicationId>(request));
  const auto row =
      ACTA_TRY(context.store.read([&](store::Database& db) { return publication(db, id); }));
  if (!row || !row->document) {
    return refuse("assistance.unknown_publication", 404, "no document was published under this id");
  }
  return letter_response(context, row->document->blob, row->document->media_type);
}

}  // namespace

void add_publication_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/publications",
              .operation = "publication_list",
              .audience = Right::open,
              .summary = "What was published about requests with the consent of their States",
              .gives = &type_of<PublicationList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(list_of(context, request)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/publications/{id}/document",
              .operation = "publication_document",
              .audience = Right::open,
              .summary = "The document published with it",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = document_of(context, request);
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
}

}  // namespace acta::assistance
