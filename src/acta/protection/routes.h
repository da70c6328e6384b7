// The register of data protection, erasures, holds and disclosures over HTTP.
#pragma once

#include <string>
#include <vector>

#include "acta/protection/decisions.h"
#include "acta/routing/context.h"

namespace acta::protection {

void add_routes(http::Router& router, routing::Context& context);
// The register, for who keeps it.
void add_register_route(http::Router& router, routing::Context& context);
// Those of one act's fields: listing them, showing them, and the file for the party.
void add_disclosure_routes(http::Router& router, routing::Context& context);

// What the store knows of a subject, for its decisions.
Result<Subject> subject_of(store::Store& store, const std::string& stream);
// The same for the subject of an erasure that was asked for.
Result<Subject> subject_of(store::Store& store, ErasureId id);

// The file that shows these fields of an act. Refuses what is public, was erased, or has no such
// field.
Result<std::string> disclosure_file(store::Store& store, std::int64_t act,
                                    const std::vector<std::string>& fields);
[[nodiscard]] std::string disclosure_name(std::int64_t act);

}  // namespace acta::protection
