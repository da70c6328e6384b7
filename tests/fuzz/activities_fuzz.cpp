// What reads the files of publishers: amounts, and JSON whose numbers keep their text.

#include "acta/activities/amount.h"
#include "acta/activities/source_json.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using activities::Amount;

// The text once printed is the amount again, and so are its cents.
bool read_amount(std::string_view text) {
  const auto amount = activities::parse_amount(text);
  if (!accepted(amount)) return false;
  ACTA_ASSERT(activities::parse_amount(activities::to_text(*amount)).value() == *amount);
  ACTA_ASSERT(activities::parse_amount(activities::cents_text(amount->cents))->cents ==
              amount->cents);
  return true;
}

// Every number is asked for as an amount, every other value as a text; all places have a name.
void walk(const activities::Place& place, const activities::SourceValue& value) {
  using Kind = activities::SourceValue::Kind;
  ACTA_ASSERT(!place.where().empty());
  if (value.kind == Kind::number) {
    if (const auto amount = place.amount(); accepted(amount)) {
      ACTA_ASSERT(activities::parse_amount(value.text).value() == *amount);
    }
  } else {
    ACTA_ASSERT(!place.amount());
  }
  if (const auto text = place.text(); accepted(text)) ACTA_ASSERT(value.kind == Kind::text);
  const auto items = place.items();
  ACTA_ASSERT(items.has_value() == (value.kind == Kind::list));
  for (std::size_t i = 0; i < value.items.size(); ++i) walk(items->at(i), value.items[i]);
  for (const auto& [name, member] : value.members) walk(place.at(name).value(), member);
}

bool read_source_json(std::string_view text) {
  const auto value = activities::parse_source_json(text, "any.json");
  if (!accepted(value)) return false;
  walk(activities::Place(*value, "any.json: $"), *value);
  return true;
}

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"amount",
       read_amount,
       {"0", "-0.0", "1250.5", "1556796.3599999999", "-20.300000000000001"},
       {"", "-", "1e5", "0.005", "01", "99999999999999999"}},
      {"source json",
       read_source_json,
       {R"([{"budget":[1.50,-2e3,null,true],"title":"\u00c9lection"}])", "1.5", "null"},
       {R"({"a":1,"a":2})", "[1,]", "nan", "{}x", "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]"}},
  };
}

}  // namespace acta::fuzz
