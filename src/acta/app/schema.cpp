#include "acta/app/schema.h"

#include "acta/access/evidence_decisions.h"
#include "acta/access/key_decisions.h"
#include "acta/access/read_decisions.h"
#include "acta/activities/decisions.h"
#include "acta/activities/routes.h"
#include "acta/activities/views.h"
#include "acta/app/outside.h"
#include "acta/assistance/advisory_views.h"
#include "acta/assistance/decisions.h"
#include "acta/assistance/mandate_views.h"
#include "acta/assistance/past_views.h"
#include "acta/assistance/publication_views.h"
#include "acta/assistance/reactions.h"
#include "acta/assistance/routes.h"
#include "acta/assistance/views.h"
#include "acta/auditing/routes.h"
#include "acta/continuity/decisions.h"
#include "acta/cycles/cycle_views.h"
#include "acta/cycles/decisions.h"
#include "acta/cycles/indicator_views.h"
#include "acta/cycles/routes.h"
#include "acta/cycles/views.h"
#include "acta/program/decisions.h"
#include "acta/protection/routes.h"
#include "acta/protection/views.h"
#include "acta/reports/decisions.h"

namespace acta::app {

store::Schema make_schema() {
  store::Schema schema;
  access::add_acts(schema.acts);
  cycles::add_acts(schema.acts);
  assistance::add_acts(schema.acts);
  activities::add_acts(schema.acts);
  continuity::add_acts(schema.acts);
  reports::add_acts(schema.acts);
  auditing::add_acts(schema.acts);
  program::add_acts(schema.acts);
  protection::add_acts(schema.acts);
  schema.folded.add<access::People>(store::AtUnknown::goes_on);
  schema.folded.add<access::Keys>(store::AtUnknown::goes_on);
  schema.folded.add<access::EvidenceRules>(store::AtUnknown::goes_on);
  schema.folded.add<access::Reads>();
  schema.folded.add<cycles::Elections>();
  schema.folded.add<assistance::Requests>();
  schema.folded.add<assistance::Advisories>();
  schema.folded.add<assistance::PastRequests>();
  schema.folded.add<activities::Activities>();
  schema.folded.add<continuity::Beginning>();
  schema.folded.add<reports::Reports>();
  schema.folded.add<program::Schemas>();
  schema.folded.add<auditing::Samples>();
  schema.folded.add<protection::Protection>();
  schema.views = {cycles::elections_view(),        cycles::cycles_view(),
                  cycles::figures_view(),          assistance::requests_view(),
                  assistance::mandates_view(),     assistance::advisories_view(),
                  assistance::publications_view(), assistance::past_requests_view(),
                  activities::activities_view(),   reports::status_view(),
                  reports::issued_view(),          protection::register_view()};
  schema.erasing = {.type = std::string(protection::DataErased::info.type),
                    .subject_of = [](const AnyAct& act) -> std::optional<std::string> {
                      const auto* erased = act.as<protection::DataErased>();
                      if (erased == nullptr) return std::nullopt;
                      return erased->subject;
                    }};
  schema.check_unsigned = [](const store::Folded& folded, const Actor& actor,
                             const std::vector<Draft>& drafts) {
    return access::check_unsigned(folded.get<access::EvidenceRules>(), actor, drafts);
  };
  schema.reactions.push_back(
      {.name = "assistance.test_time_again",
       .react = [](const store::Folded& folded, const RecordedAct& cause, Facts&) {
         return assistance::test_time_again(folded.get<assistance::Requests>(), cause);
       }});
  schema.reactions.push_back(
      {.name = "assistance.test_authority_again",
       .react = [](const store::Folded& folded, const RecordedAct& cause, Facts&) {
         return assistance::test_authority_again(folded.get<assistance::Requests>(), cause);
       }});
  schema.reactions.push_back(
      {.name = "assistance.mandate_ended",
       .react = [](const store::Folded& folded, const RecordedAct& cause, Facts& facts) {
         return assistance::mandate_ended(folded.get<assistance::Requests>(), cause, facts.today());
       }});
  schema.reactions.push_back(
      {.name = "access.confirm_co_signed",
       .react = [](const store::Folded& folded, const RecordedAct& cause, Facts&) {
         return access::confirm_co_signed(folded.get<access::EvidenceRules>(), cause);
       }});
  return schema;
}

std::string_view version() {
  return ACTA_VERSION;
}

std::function<std::string(const PersonId&)> names_of(store::Store& store) {
  return [&store](const PersonId& person) {
    return store.folded<access::People>([&](const access::People& people) {
      const auto found = people.by_id.find(person);
      return found == people.by_id.end() ? std::string("erased") : found->second.name;
    });
  };
}

std::function<std::optional<std::int64_t>(const RecordedAct&)> confirmations_of(
    store::Store& store) {
  return [&store](const RecordedAct& act) {
    return store.folded<access::Keys>(
        [&](const access::Keys& keys) { return access::confirmation_of(keys, act); });
  };
}

Desk::Desk(store::Store& the_store, places::Places the_places, http::EventHub& the_events)
    : store(the_store),
      blobs(the_store.blobs()),
      sessions([&the_store] { return the_store.now(); }),
      places(std::move(the_places)),
      context{.store = the_store,
              .blobs = blobs,
              .name_of = names_of(the_store),
              .confirmed_in = confirmations_of(the_store)},
      events(the_events),
      witnessed([] { return network::WitnessedState{}; }) {}

reports::StateName Desk::state_name() const {
  return [this](const CountryCode& code, Date on) { return places.name(code, Language::en, on); };
}

cycles::Atlas Desk::atlas() const {
  return {.knows = [this](const CountryCode& code) { return places.find(code) != nullptr; },
          .name = [this](const CountryCode& code, Language language,
                         Date on) { return places.name(code, language, on); },
          .states_of = [this](std::string_view region) { return places.states_of(region); },
          .codes_for = codes_for(places)};
}

void add_all_routes(http::Router& router, Desk& desk, bool demo) {
  access::add_routes(router, desk.context, desk.sessions,
                     {.demo = demo, .site = [&desk] { return desk.site; }});
  cycles::add_routes(router, desk.context, desk.atlas());
  assistance::add_routes(router, desk.context, desk.atlas().knows);
  activities::add_routes(router, desk.context);
  reports::add_routes(router, desk.context, desk.state_name(),
                      [&desk] { return witnessed_checkpoint(desk.store); });
  auditing::add_routes(router, desk.context);
  protection::add_routes(router, desk.context);
  add_doctor_routes(router, desk);
  add_import_routes(router, desk);
  add_search_routes(router, desk);
  add_world_routes(router, desk);
  add_witness_routes(router, desk);
  add_record_routes(router, desk);
}

}  // namespace acta::app
