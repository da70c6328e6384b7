// Requests, their files, steps and documents over HTTP.
#pragma once

#include <functional>

#include "acta/assistance/advisory_views.h"
#include "acta/assistance/past_views.h"
#include "acta/assistance/views.h"
#include "acta/http/routes.h"
#include "acta/routing/sight.h"

namespace acta::assistance {

// A row of the board, or a part of its file, as a viewer may or may not see it.
[[nodiscard]] routing::Thing thing_of(const RequestRow& row,
                                      std::optional<std::string> part = std::nullopt);

// The same of a request for advisory services.
[[nodiscard]] routing::Thing thing_of(const AdvisoryRow& row);

// And of a request from before the record.
[[nodiscard]] routing::Thing thing_of(const PastRow& row);
// By what a viewer's rows are chosen in the database; every row that is shown is asked for again.
[[nodiscard]] PastReach past_reach_of(const Viewer& viewer);

// Whether a State or area has that code.
using KnowsState = std::function<bool(const CountryCode&)>;

void add_routes(http::Router& router, routing::Context& context, const KnowsState& knows);
// The parts of it.
void add_reading_routes(http::Router& router, routing::Context& context);
void add_step_routes(http::Router& router, routing::Context& context);
void add_mandate_routes(http::Router& router, routing::Context& context, const KnowsState& knows);
void add_advisory_routes(http::Router& router, routing::Context& context, const KnowsState& knows);
void add_past_routes(http::Router& router, routing::Context& context);

}  // namespace acta::assistance
