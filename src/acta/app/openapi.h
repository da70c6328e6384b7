// The contract of the API, from the routes that are really registered and the described types.
#pragma once

#include <string>

#include "acta/http/routes.h"

namespace acta::app {

// OpenAPI 3.1, canonical JSON; every operation carries its audience as "x-audience".
[[nodiscard]] std::string openapi_document(const http::Router& router);
// The same types for the front-end: one TypeScript file.
[[nodiscard]] std::string typescript_document(const http::Router& router);

}  // namespace acta::app
