// The values of base under random text: JSON in both profiles, dates, moments, ids, money, bytes.
#include <algorithm>

#include "acta/base/bytes.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/id.h"
#include "acta/base/instant.h"
#include "acta/base/json.h"
#include "acta/base/money.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

// What the record refuses of an API's JSON is the names of its members, and nothing else.
bool read_api_json(std::string_view text) {
  const auto value = parse_json(text, JsonProfile::api);
  if (!accepted(value)) return false;
  const auto printed = write_json(*value);
  const auto again = parse_json(printed, JsonProfile::record);
  ACTA_ASSERT(again ? write_json(*again) == printed : again.error().word == "json.member_name");
  return true;
}

bool read_date(std::string_view text) {
  const auto date = parse_date(text);
  if (!accepted(date)) return false;
  ACTA_ASSERT(to_text(*date) == text && !long_text(*date).empty());
  const auto made = make_date(date->year(), date->month(), date->day());
  ACTA_ASSERT(made && *made == *date && date_of(start_of(*date)) == *date);
  return true;
}

// The text: a currency, a space, an amount.
bool read_money(std::string_view text) {
  const auto space = std::min(text.find(' '), text.size());
  const auto currency = parse_currency(text.substr(0, space));
  if (!accepted(currency)) return false;
  const auto amount = text.substr(std::min(space + 1, text.size()));
  const auto money = parse_money(amount, *currency);
  if (!accepted(money)) return false;
  const auto again = parse_money(amount_text(*money), *currency);
  ACTA_ASSERT(again && *again == *money);
  const auto twice = add(*money, *money);
  ACTA_ASSERT(!accepted(twice) || twice->minor_units == 2 * money->minor_units);
  return true;
}

}  // namespace

std::vector<Parser> parsers() {
  const auto print_json = [](const Json& json) { return write_json(json); };
  const auto record_json = [](std::string_view text) {
    return parse_json(text, JsonProfile::record);
  };
  const auto print_bytes = [](const Bytes& bytes) { return to_hex(bytes); };
  return {
      {"api json",
       read_api_json,
       {R"({ "b" : [ 1, -2, true, "\u00e9\n\ud83d\ude00" ], "a" : {} })", "\"text\"", "-0"},
       {"null", "1.5", R"({"a":1,"a":2})", R"("\ud800")", "01",
        "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", R"("e\u0301")", R"({"e\u0301":1})"}},
      {"record json",
       identity(record_json, print_json),
       {R"({"a":[1,-2,0,"é\t"],"b":{"c":false}})", "9007199254740991"},
       {R"({"b":1,"a":2})", "9007199254740992", R"("\u00e9")", "\"e\u0301\""}},
      {"date", read_date, {"2013-12-18", "0001-01-01", "9999-12-31"}, {"2013-02-29", "0000-01-01"}},
      {"instant",
       identity(parse_instant, [](Instant at) { return to_text(at); }),
       {"2026-11-24T07:00:00.000Z", "1970-01-01T00:00:00.000Z"},
       {"2026-11-24T24:00:00.000Z", "1969-12-31T23:59:59.999Z"}},
      {"id",
       identity(parse_uuid, [](const Uuid& id) { return to_text(id); }),
       {"0192f5c2-7d1e-7abc-9def-0123456789ab"},
       {"0192F5C2-7D1E-7ABC-9DEF-0123456789AB"}},
      {"country",
       identity(Scalar<CountryCode>::parse, Scalar<CountryCode>::print),
       {"CIV", "XAA"},
       {"civ", "CI"}},
      {"money",
       read_money,
       {"USD -1250.00", "JPY 7", "TND 0.001", "USD 92233720368547758.07"},
       {"USD 1.005", "USD 92233720368547758.08", "XXXX 1", "EUR .5"}},
      {"hexadecimal", identity(from_hex, print_bytes), {"00ff"}, {"0", "FF"}},
      {"base64",
       identity(from_base64, [](const Bytes& bytes) { return to_base64(bytes); }),
       {"AAECAw==", ""},
       {"AAECAx==", "A==="}},
  };
}

}  // namespace acta::fuzz
