// Imports of lists of elections: the file is judged first, then recorded; both are long work.
#include "acta/app/import_jobs.h"
#include "acta/app/schema.h"

namespace acta::app {
namespace {

using http::Reply;
using http::Request;

struct RecordImport {
  BadRows bad_rows = BadRows::keep_good;
};
constexpr auto describe(RecordImport*) {
  return described<RecordImport>(
      "RecordImport", "Records an import that was judged.",
      field<&RecordImport::bad_rows>("bad_rows", "What becomes of it when rows are wrong."));
}

Progress progress_of(Desk& desk, const std::string& id) {
  return [&desk, id](std::int64_t done, std::int64_t of) {
    desk.imports.edit(id, [&](ImportJob& job) {
      job.done = done;
      job.of = of;
    });
  };
}

void fail(Desk& desk, const std::string& id, const Refused& refused) {
  desk.imports.edit(id, [&](ImportJob& job) {
    job.state = JobState::failed;
    job.problem = refused.word;
    job.detail = refused.fault ? std::string() : refused.detail;
    if (!refused.where.empty() && !refused.fault) *job.detail += " (" + refused.where + ")";
  });
}

void judge(Desk& desk, const std::string& id, cycles::ListShape shape, const std::string& name,
           const std::string& text) {
  auto file = read_list(shape, name, text, desk.places);
  if (!file) return fail(desk, id, file.error());
  auto kept = std::make_shared<const ListFile>(std::move(*file));
  auto report = judge_list(desk.store, *kept, progress_of(desk, id));
  desk.imports.judged(id, std::move(kept), std::move(report));
}

Result<ImportJob> begin(Desk& desk, const Request& request) {
  const auto shape = from_word<cycles::ListShape>(request.query("shape").value_or(""));
  if (!shape) return refuse("import.shape", 422, "shape is reign or electionguide", "shape");
  auto name = request.query("name").value_or("list.csv");
  if (name.size() > 300) return refuse("text.too_long", 422, "at most 300 bytes", "name");
  auto job = ACTA_TRY(desk.imports.begin(routing::viewer_of(request).person));
  desk.imports_aside.run([&desk, id = job.id, shape = *shape, name = std::move(name),
                          text = request.body] { judge(desk, id, shape, name, text); });
  return job;
}

Result<ImportJob> record(Desk& desk, const Request& request) {
  const auto asked = ACTA_TRY(routing::body_of<RecordImport>(request));
  const auto& viewer = routing::viewer_of(request);
  const auto* capacity = capacity_for(viewer, Right::election_edit);
  if (capacity == nullptr) return refuse("access.not_allowed", 403, "");
  const auto& id = request.param("id");
  const Actor actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
  auto file = ACTA_TRY(desk.imports.begin_recording(id, viewer.person));
  desk.imports_aside.run([&desk, id, actor, file, bad_rows = asked.bad_rows] {
    auto report = record_list(desk.store, actor, *file, bad_rows, progress_of(desk, id),
                              [&desk] { return desk.ending.load(); });
    if (!report) return fail(desk, id, report.error());
    desk.imports.edit(id, [&](ImportJob& job) {
      job.state = JobState::recorded;
      job.report = std::move(*report);
    });
  });
  return desk.imports.find(id, viewer.person);
}

}  // namespace

void add_import_routes(http::Router& router, Desk& desk) {
  router.add({.method = "POST",
              .pattern = "/api/imports",
              .operation = "import_begin",
              .audience = Right::election_edit,
              .summary = "Judges a list of elections, as CSV: shape=reign|electionguide&name=...",
              .gives = &type_of<ImportJob>(),
              .handler =
                  [&desk](const Request& request, const Reply& reply) {
                    reply(http::json_or_problem(begin(desk, request), 202));
                  },
              .body_max = 64UL << 20U});
  router.add({.method = "GET",
              .pattern = "/api/imports/{id}",
              .operation = "import_read",
              .audience = Right::election_edit,
              .summary = "How far an import is, and what it does",
              .gives = &type_of<ImportJob>(),
              .handler = [&desk](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(
                    desk.imports.find(request.param("id"), routing::viewer_of(request).person)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/imports/{id}/recording",
              .operation = "import_record",
              .audience = Right::election_edit,
              .summary = "Records an import that was judged",
              .takes = &type_of<RecordImport>(),
              .gives = &type_of<ImportJob>(),
              .handler = [&desk](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(record(desk, request), 202));
              }});
}

}  // namespace acta::app
