// One act as lists and timelines show it, cut to what the viewer may see.
#pragma once

#include <optional>
#include <string>

#include "acta/routing/context.h"

namespace acta::routing {

struct ActLine {
  std::int64_t index = 0;
  Instant at;
  std::string type;
  Classification classification = Classification::open;
  std::optional<std::string> role;
  std::optional<std::string> name;
  std::optional<std::string> stream;
  std::optional<std::string> body;  // canonical JSON, as it stands in the entry
  std::string leaf;
  // The version, of an act that this program does not know; the body is as a newer one wrote it.
  std::optional<std::int64_t> unknown_version;
  std::optional<std::int64_t> confirmed;
};
constexpr auto describe(ActLine*) {
  return described<ActLine>(
      "ActLine", "An act as lists show it.", field<&ActLine::index>("index", "Its number."),
      field<&ActLine::at>("at", "When."), field<&ActLine::type>("type", "What was done."),
      field<&ActLine::classification>("classification", "Who may know of it."),
      field<&ActLine::role>("role", "In which capacity."),
      field<&ActLine::name>("name", "By whom."),
      field<&ActLine::stream>("stream", "Of which stream."),
      field<&ActLine::body>("body", "What it says: JSON as it stands in the entry."),
      field<&ActLine::leaf>("leaf", "Its leaf hash."),
      field<&ActLine::unknown_version>("unknown_version",
                                       "Its version, when the program does not know the act."),
      field<&ActLine::confirmed>("confirmed", "The act by which a passkey confirmed it."));
}

// For a viewer who may see the act; names of persons are for those who may read files.
Result<ActLine> act_line(Context& context, const Viewer& viewer, const RecordedAct& act);
// For one who may not: that there is an act, and nothing more.
[[nodiscard]] ActLine sealed_line(std::int64_t index, Instant at, std::string leaf);

}  // namespace acta::routing
