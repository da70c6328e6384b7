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
       .summary = "What is wrong with the data directory, and what to do; witnesses and mirrors "
                  "are asked; nothing that takes longer on a long record",
       .gives = &type_of<Diagnosis>(),
       .handler = [&desk](const http::Request&, const http::Reply& reply) {
         desk.aside.run([&desk, reply] {
           reply(
               http::json_or_problem(Result<Diagnosis>(examine({.directory = desk.store.path("."),
                                                                .database = {},
                                                                .lock_path = desk.lock_path,
                                                                .policy = desk.outside.policy_path,
                                                                .mirrors = desk.outside.mirrors,
                                                                .certificate = desk.certificate,
                                                                .now = desk.store.now(),
                                                                .thorough = false,
                                                                .engine = &desk.store.engine(),
                                                                .keys = &desk.store.keys(),
                                                                .progress = {},
                                                                .stop = &desk.ending}))));
         });
       }});
}

}  // namespace acta::app
