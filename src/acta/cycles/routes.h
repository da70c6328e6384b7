// Electoral cycles, elections, their dates and figures over HTTP; the calendar as a feed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/language.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::cycles {

// What these routes have to know of States.
struct Atlas {
  std::function<bool(const CountryCode&)> knows;
  std::function<std::string(const CountryCode&, Language, Date)> name;
  // Those of a regional group or of a region of M49; refuses what is neither.
  std::function<Result<std::vector<CountryCode>>(std::string_view region)> states_of;
  // By any code or name, of any time; several when it is ambiguous.
  std::function<std::vector<CountryCode>(std::string_view text)> codes_for;
};

void add_routes(http::Router& router, routing::Context& context, const Atlas& atlas);

// For a body that names a State of which nothing is known.
[[nodiscard]] Refused unknown_state();

// Of routes.cpp alone.
void add_election_routes(http::Router& router, routing::Context& context, const Atlas& atlas);
void add_election_step_routes(http::Router& router, routing::Context& context, const Atlas& atlas);
void add_cycle_routes(http::Router& router, routing::Context& context, const Atlas& atlas);
void add_feed_routes(http::Router& router, routing::Context& context, const Atlas& atlas);

}  // namespace acta::cycles
