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

// The row of a request that the viewer may see; absent and forbidden answer alike.
Result<RequestRow> visible_request(routing::Context& context, routing::Sight& sight, RequestId id,
                                   const std::optional<std::string>& part = std::nullopt);
// The acts of a file that the viewer may see: one may be of a higher classification than its file.
Result<std::vector<RecordedAct>> visible_acts(
    routing::Context& context, routing::Sight& sight, const RequestRow& row,
    const std::optional<std::string>& part = std::nullopt);

// The requests that the viewer's State follows, of those that are wanted; only these are noted.
Result<std::vector<RequestRow>> followed_requests(
    routing::Context& context, routing::Sight& sight,
    const std::function<bool(const RequestRow&)>& wanted);

// The States for which the viewer is their permanent mission.
[[nodiscard]] std::vector<CountryCode> states_of(const Viewer& viewer);
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
void add_state_routes(http::Router& router, routing::Context& context);
void add_submission_routes(http::Router& router, routing::Context& context);
void add_assessment_routes(http::Router& router, routing::Context& context);
void add_publication_routes(http::Router& router, routing::Context& context);
void add_past_routes(http::Router& router, routing::Context& context);

}  // namespace acta::assistance
