// What the doctor finds at the running server, for administrators.
#include "acta/app/doctor.h"
#include "acta/app/schema.h"

namespace acta::app {

void add_doctor_routes(http::Router& router, Desk& desk) {
  router.add(
      {.method = "GET",
       .pattern = "/api/record/doctor",
       .operation = "doctor_read",
       .audience = Right::administer,
       .summary = "What is wrong with the data directory, and what to do; nothing that "
                  "takes longer on a long record",
       .gives = &type_of<Diagnosis>(),
       .handler = [&desk](const http::Request&, const http::Reply& reply) {
         reply(http::json_or_problem(Result<Diagnosis>(examine({.directory = desk.store.path("."),
                                                                .database = {},
                                                                .lock_path = {},
                                                                .mirrors = {},
                                                                .certificate = {},
                                                                .now = desk.store.now(),
                                                                .thorough = false,
                                                                .engine = &desk.store.engine(),
                                                                .keys = &desk.store.keys()}))));
       }});
}

}  // namespace acta::app
