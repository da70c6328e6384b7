// Documents that acts name: kept as blobs when they are uploaded, and named by their ids.
#pragma once

#include <optional>
#include <string>

#include "acta/assistance/intake_acts.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::assistance {

// Refuses an id of no blob at all ("assistance.letter_needed").
Result<Letter> letter_of(routing::Context& context, const std::string& blob,
                         std::string where = "$.letter");
Result<std::optional<Letter>> maybe_letter(routing::Context& context,
                                           const std::optional<std::string>& blob,
                                           std::string where = "$.letter");
// The bytes of one of a file's documents, to be saved and never run by a browser.
Result<http::Response> letter_response(routing::Context& context, const std::string& blob,
                                       const std::string& media_type);
void add_upload_route(http::Router& router, routing::Context& context, std::string path,
                      std::string operation, Right audience);

}  // namespace acta::assistance
