// A route that anyone may read, answered from a function of the request.
#pragma once

#include <string>
#include <utility>

#include "acta/http/routes.h"

namespace acta::app {

template <class T, class Answer>
void add_open(http::Router& router, std::string pattern, std::string operation, std::string summary,
              Answer answer) {
  router.add({.method = "GET",
              .pattern = std::move(pattern),
              .operation = std::move(operation),
              .audience = Right::open,
              .summary = std::move(summary),
              .gives = &type_of<T>(),
              .handler = [answer](const http::Request& request, const http::Reply& reply) {
                reply(http::json_or_problem(Result<T>(answer(request))));
              }});
}

}  // namespace acta::app
