// Every act of every module: a body that the program accepts can be written to the record and read
// again as the same act.
#include <fmt/format.h>

#include "acta/app/schema.h"
#include "acta/base/json.h"
#include "fuzz.h"
#include "sample.h"

namespace acta::fuzz {
namespace {

// A text that is in Form C as it is sent, and no longer once its escapes are read.
std::string decomposed(const Type& type) {
  const auto text = sample(type, true);
  const auto at = text.find("é");
  if (at == std::string::npos) return "";
  return text.substr(0, at) + "e\\u0301" + text.substr(at + std::string_view("é").size());
}

// REQUIRES that `known` lives as long as the function.
std::function<bool(std::string_view)> reader(const ActRegistry::Known& known) {
  return [&known](std::string_view text) {
    const auto body = parse_json(text, JsonProfile::api);
    if (!accepted(body)) return false;
    const auto act = known.read(*body);
    if (!accepted(act)) return false;
    const auto printed = act->body();
    const auto stored = parse_json(printed, JsonProfile::record);
    ACTA_ASSERT(stored);
    const auto again = known.read(*stored);
    ACTA_ASSERT(again && again->body() == printed);
    return true;
  };
}

}  // namespace

std::vector<Parser> parsers() {
  static const auto acts = app::make_schema().acts;
  std::vector<Parser> all;
  for (const auto& [name, known] : acts.known()) {
    all.push_back({.name = name.first,
                   .read = reader(known),
                   .accepted = {sample(*known.type, true), sample(*known.type, false)},
                   .refused = {"[]", R"({"no such member":1})", decomposed(*known.type)}});
  }
  return all;
}

}  // namespace acta::fuzz
