// What other organizations have seen of the record, over HTTP: live, and for everybody.
#include "acta/app/open_route.h"
#include "acta/app/schema.h"

namespace acta::app {
namespace {

struct WitnessLine {
  std::string name;
  std::string url;
  std::string key;
  std::int64_t size = 0;
  std::optional<Instant> at;
  std::string problem;
  bool alarm = false;
};
constexpr auto describe(WitnessLine*) {
  return described<WitnessLine>(
      "WitnessLine", "What one witness has seen.",
      field<&WitnessLine::name>("name", "Its name in the policy."),
      field<&WitnessLine::url>("url", "Where it is asked; empty: nowhere."),
      field<&WitnessLine::key>("key", "Its verifier key."),
      field<&WitnessLine::size>("size", "Acts in the largest tree that it cosigned."),
      field<&WitnessLine::at>("at", "When it last cosigned."),
      field<&WitnessLine::problem>("problem", "Why its last answer was none."),
      field<&WitnessLine::alarm>("alarm", "Whether somebody has to look into it."));
}

struct WitnessList {
  std::vector<WitnessLine> witnesses;
  std::string quorum;
  std::int64_t witnessed_size = 0;
  std::optional<std::string> checkpoint;
};
constexpr auto describe(WitnessList*) {
  return described<WitnessList>(
      "WitnessList", "What the witnesses of the record have seen.",
      field<&WitnessList::witnesses>("witnesses", "In the order of the policy."),
      field<&WitnessList::quorum>("quorum", "Who has to have seen it; empty: nobody."),
      field<&WitnessList::witnessed_size>("witnessed_size", "Acts that the quorum has seen."),
      field<&WitnessList::checkpoint>("checkpoint", "The checkpoint with their cosignatures."));
}

WitnessList witness_list(const network::WitnessedState& state) {
  WitnessList list{.witnesses = {},
                   .quorum = state.quorum,
                   .witnessed_size = state.witnessed_size,
                   .checkpoint = std::nullopt};
  if (!state.note.empty()) list.checkpoint = state.note;
  for (const auto& witness : state.witnesses) {
    auto& line = list.witnesses.emplace_back(WitnessLine{.name = witness.name,
                                                         .url = witness.url,
                                                         .key = witness.key,
                                                         .size = witness.size,
                                                         .at = std::nullopt,
                                                         .problem = witness.problem,
                                                         .alarm = witness.alarm});
    if (witness.at > 0) line.at = Instant{static_cast<std::int64_t>(witness.at) * 1000};
  }
  return list;
}

}  // namespace

void add_witness_routes(http::Router& router, Desk& desk) {
  add_open<WitnessList>(router, "/api/record/witnesses", "witness_list",
                        "What the witnesses of the record have seen",
                        [&desk](const http::Request&) -> Result<WitnessList> {
                          return witness_list(desk.witnessed());
                        });
}

}  // namespace acta::app
