// Bodies of described types made up from the description alone.
#pragma once

#include <fmt/format.h>

#include <string>

#include "acta/base/check.h"
#include "acta/base/describe.h"

namespace acta::fuzz {

// A body of that type: with everything that may be absent, or with nothing of it.
inline std::string sample(const Type& type, bool full) {
  switch (type.kind) {
    case Kind::text: return "\"é\"";
    case Kind::boolean: return full ? "true" : "false";
    case Kind::integer: return "1";
    case Kind::word: return fmt::format("\"{}\"", full ? type.words.back() : type.words.front());
    case Kind::scalar:
      if (type.format == "date") return "\"2013-12-18\"";
      if (type.format == "partial-date") return full ? "\"2013-12-18\"" : "\"1992\"";
      if (type.format == "date-time") return "\"2026-11-24T07:00:00.000Z\"";
      if (type.format == "iso3") return "\"CIV\"";
      if (type.format == "decimal") return "\"-1556796.3599999999\"";
      ACTA_ASSERT(type.format == "uuid");
      return "\"0192f5c2-7d1e-7abc-9def-0123456789ab\"";
    case Kind::optional: return sample(type.element(), full);
    case Kind::list: return full ? fmt::format("[{}]", sample(type.element(), full)) : "[]";
    case Kind::map: return full ? fmt::format("{{\"a\":{}}}", sample(type.element(), full)) : "{}";
    case Kind::record: break;
  }
  std::string members;
  for (const auto& field : type.fields) {
    if (!full && field.type().kind == Kind::optional) continue;
    members += fmt::format("{}\"{}\":{}", members.empty() ? "" : ",", field.name,
                           sample(field.type(), full));
  }
  return "{" + members + "}";
}

}  // namespace acta::fuzz
