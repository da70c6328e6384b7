// The one place that lists all modules.
#pragma once

#include <atomic>

#include "acta/access/routes.h"
#include "acta/app/aside.h"
#include "acta/app/election_lists.h"
#include "acta/app/import_jobs.h"
#include "acta/app/outside.h"
#include "acta/cycles/routes.h"
#include "acta/http/events.h"
#include "acta/http/routes.h"
#include "acta/places/places.h"
#include "acta/reports/routes.h"
#include "acta/routing/context.h"
#include "acta/store/view.h"

namespace acta::app {

// What a person is called, as the record says.
[[nodiscard]] std::function<std::string(const PersonId&)> names_of(store::Store& store);
// In which entry a passkey confirmed an act, asked of the folded state.
[[nodiscard]] std::function<std::optional<std::int64_t>(const RecordedAct&)> confirmations_of(
    store::Store& store);

// Acts, folded states, views and reactions of every module.
[[nodiscard]] store::Schema make_schema();
// Of this program: "0.1.0".
[[nodiscard]] std::string_view version();

// What routes need to live while the server runs.
struct Desk {
  store::Store& store;
  store::Blobs blobs;
  access::Sessions sessions;
  places::Places places;
  routing::Context context;
  http::EventHub& events;
  // What the witnesses of the record have seen.
  std::function<network::WitnessedState()> witnessed;
  // What the doctor looks at beside the data directory, as the server was told.
  OutsideOptions outside;
  std::string lock_path;
  std::string certificate;
  std::atomic<bool> ending = false;  // nobody outside is waited for any more
  Aside aside;
  ImportJobs imports;  // of lists of elections
  ImportJobs register_imports;
  Aside imports_aside;  // imports wait for each other, and for nobody else
  std::string site;     // the origin that passkeys are made for: known once the server listens

  Desk(store::Store& the_store, places::Places the_places, http::EventHub& the_events);
  [[nodiscard]] reports::StateName state_name() const;
  // What the routes of cycles have to know of States.
  [[nodiscard]] cycles::Atlas atlas() const;
};

// Every route of every module.
void add_all_routes(http::Router& router, Desk& desk, bool demo);
// The record, its acts and receipts, live events; the contract of all routes, so it comes last.
void add_record_routes(http::Router& router, Desk& desk);
void add_witness_routes(http::Router& router, Desk& desk);
void add_doctor_routes(http::Router& router, Desk& desk);
void add_import_routes(http::Router& router, Desk& desk);
void add_search_routes(http::Router& router, Desk& desk);
void add_world_routes(http::Router& router, Desk& desk);

}  // namespace acta::app
