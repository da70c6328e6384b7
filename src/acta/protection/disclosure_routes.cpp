#include <fmt/format.h>

#include <charconv>

#include "acta/protection/routes.h"
#include "acta/protection/views.h"
#include "acta/record/disclosure.h"
#include "acta/record/fields.h"
#include "acta/routing/sight.h"

namespace acta::protection {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct ShownField {
  std::string pointer;
  std::string value;
};
constexpr auto describe(ShownField*) {
  return described<ShownField>("ShownField", "A field of a sealed act.",
                               field<&ShownField::pointer>("pointer", "Its JSON pointer."),
                               field<&ShownField::value>("value", "Its JSON."));
}

struct FieldsOfAct {
  std::vector<ShownField> fields;
};
constexpr auto describe(FieldsOfAct*) {
  return described<FieldsOfAct>("FieldsOfAct", "The fields of a sealed act.",
                                field<&FieldsOfAct::fields>("fields", "By their pointers."));
}

auto no_such_act() {
  return refuse("record.no_such_act", 404, "there is no act with this number");
}

Result<std::int64_t> index_param(const Request& request) {
  const auto text = request.param("index");
  std::int64_t index = -1;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, index);
  if (parsed.ec != std::errc{} || parsed.ptr != end || index < 0) return no_such_act();
  return index;
}

// The sealed act, for a viewer who may read it; what may not be seen answers as what is not there.
// The digest of a password is shown to nobody, and to no party.
Result<RecordedAct> visible_act(Context& context, Sight& sight, std::int64_t index) {
  sight.through(store::Door::disclosure);
  auto act = ACTA_TRY(context.store.act(index));
  if (!act || routing::holds_secret(*act) || !sight.shows_act(*act, fmt::format("act {}", index))) {
    return no_such_act();
  }
  return std::move(*act);
}

Result<FieldsOfAct> fields_route(Context& context, const Request& request, Sight& sight) {
  const auto index = ACTA_TRY(index_param(request));
  (void)ACTA_TRY(visible_act(context, sight, index));
  const auto opened = ACTA_TRY(context.store.opened(index));
  if (!opened) return no_such_act();
  FieldsOfAct all;
  if (opened->version == 1) {
    all.fields.push_back({.pointer = "-", .value = opened->content});
    return all;
  }
  for (const auto& one : ACTA_TRY(record::fields_of(opened->content))) {
    all.fields.push_back({.pointer = one.pointer, .value = one.value});
  }
  return all;
}

void disclose_route(Context& context, const Request& request, const Reply& reply) {
  const auto index = index_param(request);
  if (!index) return reply(http::problem(index.error()));
  const auto asked = routing::body_of<Disclose>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto act = routing::seen(context, request,
                                 [&](Sight& sight) { return visible_act(context, sight, *index); });
  if (!act) return reply(http::problem(act.error()));
  // What cannot be shown is refused before anything is recorded.
  if (!asked->fields.empty()) {
    const auto file = disclosure_file(context.store, *index, asked->fields);
    if (!file) return reply(http::problem(file.error()));
  }
  routing::submit(context, request, reply, Right::disclose, {},
                  [index = *index, asked = *asked, of = act->classification](
                      const store::Folded&, const Actor&, Facts& facts) {
                    return disclose(asked, index, of, facts);
                  });
}

Result<http::Response> file_route(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<DisclosureId>(request));
  const auto row =
      ACTA_TRY(context.store.read([&](store::Database& db) { return disclosure(db, id); }));
  const auto missing = [] {
    return refuse("protection.unknown_disclosure", 404, "there is no such disclosure");
  };
  if (!row || !sees(sight.viewer(), row->classification)) return missing();
  (void)visible_act(context, sight, row->act);  // for the log; one that was erased says so below
  auto response = http::text(ACTA_TRY(disclosure_file(context.store, row->act, row->fields)),
                             "text/plain; charset=utf-8");
  response.with("content-disposition",
                fmt::format("attachment; filename=\"{}\"", disclosure_name(row->act)));
  return response;
}

}  // namespace

Result<std::string> disclosure_file(store::Store& store, std::int64_t act,
                                    const std::vector<std::string>& fields) {
  const auto opened = ACTA_TRY(store.opened(act));
  if (!opened) {
    return refuse("protection.erased", 410, "the content of this act was erased");
  }
  return record::print_disclosure(ACTA_TRY(
      record::make_disclosure(ACTA_TRY(store.entry(act)), opened->content, opened->seed,
                              store.keys().origin(), fields, ACTA_TRY(store.receipt(act)))));
}

std::string disclosure_name(std::int64_t act) {
  return fmt::format("act-{}.acta-disclosure", act);
}

void add_disclosure_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/acts/{index}/fields",
              .operation = "act_fields",
              .audience = Right::disclose,
              .summary = "The fields of a sealed act, each of which can be shown alone",
              .gives = &type_of<FieldsOfAct>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return fields_route(context, request, sight);
                })));
              }});
  router.add({.method = "POST",
              .pattern = "/api/acts/{index}/disclosures",
              .operation = "act_disclose",
              .audience = Right::disclose,
              .summary = "Records that fields of a sealed act are shown to one party",
              .takes = &type_of<Disclose>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                disclose_route(context, request, reply);
              }});
  router.add({.method = "GET",
              .pattern = "/api/protection/disclosures/{id}/file",
              .operation = "disclosure_file",
              .audience = Right::disclose,
              .summary = "The file for the party (docs/formats/disclosure.md)",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = routing::seen(context, request, [&](Sight& sight) {
                  return file_route(context, request, sight);
                });
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
}

}  // namespace acta::protection
