// The store on PostgreSQL against PostgreSQL itself, as ratios measured in one run: durable acts/s
// with 512 clients, through decisions, hashing, tiles and signed checkpoint, over the bare
// group-commit rate for rows of that size with as many clients, which go in the same arrays and one
// pipeline (bar: 0.4); the same with the views of the product (0.25). Exits non-zero when a bar is
// not met. Each record has a schema of its own.
//   postgres_bench CONNECTION-STRING
#include "acta/app/schema.h"
#include "bench/load.h"

namespace acta {
namespace {

std::string schema_in(const std::string& place, const std::string& name) {
  auto db = store::open_postgresql(place, store::Access::write).value();
  (void)db->script("DROP SCHEMA IF EXISTS " + name + " CASCADE; DROP SCHEMA IF EXISTS " + name +
                   "_vault CASCADE; CREATE SCHEMA " + name);
  return place + (place.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" +
         name;
}

int run(const std::string& place) {
  const auto open = [&](const std::string& name, store::Schema schema) {
    return bench::open({.directory = bench::fresh_directory(name),
                        .database = schema_in(place, name),
                        .origin = "acta.example/bench"},
                       std::move(schema));
  };
  auto record = open("bench_record", bench::without_views(app::make_schema()));
  auto with_views = open("bench_views", app::make_schema());
  if (!record || !with_views) {
    fmt::print(stderr, "{}\n", (record ? with_views : record).error().detail);
    return 1;
  }
  bench::BareWriter bare(
      store::open_postgresql(schema_in(place, "bench_bare"), store::Access::write).value());
  const auto shares = bench::shares_of(bare, *record, *with_views);
  record->store.reset();
  with_views->store.reset();
  bool good =
      bench::judge("durable acts/s over bare group commit, PostgreSQL", shares.record, 0.4, true);
  good = bench::judge("the same with views", shares.with_views, 0.25, true) && good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace acta

int main(int count, char** arguments) {
  if (sodium_init() < 0 || count != 2) return 2;
  return acta::run(arguments[1]);
}
