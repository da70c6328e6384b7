// Imports of lists: the file is judged first, then recorded; both are long work. Each kind of list
// has a door of its own, with the right that it takes.
#include "acta/app/import_jobs.h"
#include "acta/app/register_lists.h"
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

using ReadFile = std::function<Result<ListFile>(const std::string& bytes)>;

struct Kind {
  std::string path;
  std::string operation;  // "import": import_begin, import_read, import_record
  Right right = Right::election_edit;
  std::string summary;
  ImportJobs Desk::* jobs;
  // What the query says, before any of the file is looked at.
  std::function<Result<ReadFile>(Desk&, const Request&)> asked;
};

Result<std::string> name_of(const Request& request) {
  auto name = request.query("name").value_or("list.csv");
  if (name.size() <= 300) return name;
  return refuse("text.too_long", 422, "at most 300 bytes", "name");
}

Result<ReadFile> asked_election_list(Desk& desk, const Request& request) {
  const auto shape = from_word<cycles::ListShape>(request.query("shape").value_or(""));
  if (!shape) return refuse("import.shape", 422, "shape is reign or electionguide", "shape");
  auto name = ACTA_TRY(name_of(request));
  return ReadFile([&desk, shape = *shape, name = std::move(name)](const std::string& bytes) {
    return read_election_list(shape, name, bytes, desk.places);
  });
}

Result<ReadFile> asked_register(Desk& desk, const Request& request) {
  RegisterFile file{.name = ACTA_TRY(name_of(request)),
                    .word = request.query("register").value_or(""),
                    .sheet = request.query("sheet").value_or("")};
  return ReadFile([&desk, file = std::move(file)](const std::string& bytes) {
    return read_register(file, bytes, desk.places);
  });
}

Progress progress_of(ImportJobs& jobs, const std::string& id) {
  return [&jobs, id](std::int64_t done, std::int64_t of) {
    jobs.edit(id, [&](ImportJob& job) {
      job.done = done;
      job.of = of;
    });
  };
}

void fail(ImportJobs& jobs, const std::string& id, const Refused& refused) {
  jobs.edit(id, [&](ImportJob& job) {
    job.state = JobState::failed;
    job.problem = refused.word;
    job.detail = refused.fault ? std::string() : refused.detail;
    if (!refused.where.empty() && !refused.fault) *job.detail += " (" + refused.where + ")";
  });
}

void judge(Desk& desk, ImportJobs& jobs, const std::string& id, Result<ListFile> file) {
  if (!file) return fail(jobs, id, file.error());
  auto kept = std::make_shared<const ListFile>(std::move(*file));
  auto report = judge_list(desk.store, *kept, progress_of(jobs, id));
  jobs.judged(id, std::move(kept), std::move(report));
}

Result<ImportJob> begin(Desk& desk, const Kind& kind, const Request& request) {
  auto read = ACTA_TRY(kind.asked(desk, request));
  auto& jobs = desk.*kind.jobs;
  auto job = ACTA_TRY(jobs.begin(routing::viewer_of(request).person));
  desk.imports_aside.run([&desk, &jobs, id = job.id, read = std::move(read), bytes = request.body] {
    judge(desk, jobs, id, read(bytes));
  });
  return job;
}

Result<ImportJob> record(Desk& desk, const Kind& kind, const Request& request) {
  const auto asked = ACTA_TRY(routing::body_of<RecordImport>(request));
  const auto& viewer = routing::viewer_of(request);
  const auto* capacity = capacity_for(viewer, kind.right);
  if (capacity == nullptr) return refuse("access.not_allowed", 403, "");
  const auto& id = request.param("id");
  const Actor actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
  auto& jobs = desk.*kind.jobs;
  auto file = ACTA_TRY(jobs.begin_recording(id, viewer.person));
  desk.imports_aside.run([&desk, &jobs, id, actor, file, bad_rows = asked.bad_rows] {
    auto report = record_list(desk.store, actor, *file, bad_rows, progress_of(jobs, id),
                              [&desk] { return desk.ending.load(); });
    if (!report) return fail(jobs, id, report.error());
    jobs.edit(id, [&](ImportJob& job) {
      job.state = JobState::recorded;
      job.report = std::move(*report);
    });
  });
  return jobs.find(id, viewer.person);
}

void add_door(http::Router& router, Desk& desk, const Kind& kind) {
  router.add({.method = "POST",
              .pattern = kind.path,
              .operation = kind.operation + "_begin",
              .audience = kind.right,
              .summary = kind.summary,
              .gives = &type_of<ImportJob>(),
              .handler =
                  [&desk, kind](const Request& request, const Reply& reply) {
                    reply(http::json_or_problem(begin(desk, kind, request), 202));
                  },
              .body_max = 64UL << 20U});
  router.add({.method = "GET",
              .pattern = kind.path + "/{id}",
              .operation = kind.operation + "_read",
              .audience = kind.right,
              .summary = "How far an import is, and what it does",
              .gives = &type_of<ImportJob>(),
              .handler = [&jobs = desk.*kind.jobs](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(
                    jobs.find(request.param("id"), routing::viewer_of(request).person)));
              }});
  router.add({.method = "POST",
              .pattern = kind.path + "/{id}/recording",
              .operation = kind.operation + "_record",
              .audience = kind.right,
              .summary = "Records an import that was judged",
              .takes = &type_of<RecordImport>(),
              .gives = &type_of<ImportJob>(),
              .handler = [&desk, kind](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(record(desk, kind, request), 202));
              }});
}

}  // namespace

void add_import_routes(http::Router& router, Desk& desk) {
  add_door(router, desk,
           {.path = "/api/imports",
            .operation = "import",
            .right = Right::election_edit,
            .summary = "Judges a list of elections, as CSV: shape=reign|electionguide&name=...",
            .jobs = &Desk::imports,
            .asked = asked_election_list});
  add_door(router, desk,
           {.path = "/api/past-request-imports",
            .operation = "past_request_import",
            .right = Right::request_import,
            .summary = "Judges a register of past requests, as CSV or XLSX: "
                       "register=WORD&sheet=NAME&name=...",
            .jobs = &Desk::register_imports,
            .asked = asked_register});
}

}  // namespace acta::app
