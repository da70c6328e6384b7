// What is true of every answer: security headers, ETag, the bytes of its head. Internal to http.
#pragma once

#include <string>

#include "acta/http/message.h"

namespace acta::http {

// Adds the security headers, the ETag, and turns it into 304 when the asker has it already.
void finish_response(const Request& request, Response& response);
[[nodiscard]] std::string print_head(const Response& response, bool keep_alive, bool streaming);
// Refuses state-changing requests that a page of another origin sent.
[[nodiscard]] Result<bool> check_origin(const Request& request);

}  // namespace acta::http
