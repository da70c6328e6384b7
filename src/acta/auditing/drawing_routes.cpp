// Samples are drawn, and what was found in their files is recorded.
#include "acta/auditing/routes.h"
#include "acta/record/tree.h"

namespace acta::auditing {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

constexpr std::string_view file_kind = "assistance.request/";

// The root of the first `size` entries, from their bytes: also when some were erased.
Result<std::string> root_at(store::Store& store, std::int64_t size) {
  record::Tree tree;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT bytes FROM entry WHERE idx < $1 ORDER BY idx", {size},
                    [&](const store::Row& row) { tree.append(record::leaf_hash(row.bytes(0))); });
  }));
  return to_hex(tree.root());
}

void draw_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<DrawSample>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto population = population_at(context.store, routing::viewer_of(request), asked->size);
  if (!population) return reply(http::problem(population.error()));
  routing::submit(
      context, request, reply, Right::audit, {},
      [asked = *asked, population = *population](const store::Folded&, const Actor&, Facts& facts) {
        return draw_sample(population, asked, facts);
      });
}

void remark_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<SampleId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<RecordRemark>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto acts = acts_of_file(context.store, asked->file);
  if (!acts) return reply(http::problem(acts.error()));
  routing::submit(
      context, request, reply, Right::audit, stream_of(*id),
      [id = *id, asked = *asked, acts = *acts](const store::Folded& folded, const Actor&, Facts&) {
        return record_remark(folded.get<Samples>(), id, asked, acts);
      });
}

}  // namespace

Result<Population> population_at(store::Store& store, const Viewer& viewer,
                                 std::optional<std::int64_t> asked) {
  const auto head = ACTA_TRY(store.head());
  const auto size = asked.value_or(head.size);
  if (size < 1 || size > head.size) {
    return refuse("auditing.size_unknown", 422, "no more acts than the record has", "$.size");
  }
  Population population{.size = size, .root = ACTA_TRY(root_at(store, size)), .files = {}};
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query(
        "SELECT stream, classification FROM act WHERE version = 0 AND idx < $1 "
        "AND stream >= 'assistance.request/' AND stream < 'assistance.request0' ORDER BY stream",
        {size}, [&](const store::Row& row) {
          const auto file = Scalar<RequestId>::parse(row.text(0).substr(file_kind.size()));
          const auto classification = from_word<Classification>(row.text(1));
          if (!file || !classification || !sees(viewer, *classification)) return;
          population.files.push_back({.file = *file, .classification = *classification});
        });
  }));
  return population;
}

Result<std::vector<std::int64_t>> acts_of_file(store::Store& store, RequestId file) {
  std::vector<std::int64_t> acts;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT idx FROM act WHERE stream = $1 ORDER BY idx",
                    {assistance::stream_of(file)},
                    [&](const store::Row& row) { acts.push_back(row.integer(0)); });
  }));
  return acts;
}

void add_drawing_routes(http::Router& router, Context& context) {
  router.add({.method = "POST",
              .pattern = "/api/audit/samples",
              .operation = "sample_draw",
              .audience = Right::audit,
              .summary = "Draws a sample of files that anyone can draw again",
              .takes = &type_of<DrawSample>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                draw_route(context, request, reply);
              }});
  router.add({.method = "POST",
              .pattern = "/api/audit/samples/{id}/remarks",
              .operation = "remark_record",
              .audience = Right::audit,
              .summary = "Records what was found in a file of a sample",
              .takes = &type_of<RecordRemark>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                remark_route(context, request, reply);
              }});
}

}  // namespace acta::auditing
