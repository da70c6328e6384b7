#include "acta/places/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace acta::places {
namespace {

constexpr std::array<std::string_view, 9> states_head = {
    "iso3",        "iso2", "m49", "kind", "group", "region", "subregion", "intermediate_region",
    "member_since"};
constexpr std::array<std::string_view, 7> former_head = {
    "iso3", "iso2", "m49", "group", "member_since", "member_until", "successors"};
constexpr std::array<std::string_view, 4> statuses_head = {"iso3", "status", "valid_from",
                                                           "valid_to"};
constexpr std::array<std::string_view, 6> names_head = {"iso3",     "language", "valid_from",
                                                        "valid_to", "name",     "source"};
constexpr std::array<std::string_view, 9> fictional_head = {"iso3", "iso2", "group", "ar", "en",
                                                            "es",   "fr",   "ru",    "zh"};

// The files are part of the program: one that cannot be right is a fault.
auto malformed(const CsvFile& file, std::size_t line, std::string_view what) {
  return fault("places.malformed", fmt::format("{} line {}: {}", file.name, line, what));
}

Result<std::vector<CsvRow>> rows_of(const CsvFile& file, std::span<const std::string_view> head) {
  auto rows = read_csv(file, head);
  if (!rows) return fault("places.malformed", rows.error().detail);
  return rows;
}

// Reads the cells of one row; every refusal names the file and the line.
class RowReader {
 public:
  RowReader(const CsvFile& file, const CsvRow& row) : file_(file), row_(row) {}

  [[nodiscard]] const std::string& text(std::size_t cell) const { return row_.cells.at(cell); }
  [[nodiscard]] std::unexpected<Refused> refuse(std::string_view what) const {
    return malformed(file_, row_.line, what);
  }
  [[nodiscard]] Result<std::string> letters(std::size_t cell, std::size_t count) const {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text(cell).size() != count || !std::ranges::all_of(text(cell), is_capital)) {
      return refuse("a code is not of capital letters: " + text(cell));
    }
    return text(cell);
  }
  [[nodiscard]] Result<std::string> digits(std::size_t cell, bool may_be_empty) const {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool empty = may_be_empty && text(cell).empty();
    if (!empty && (text(cell).size() != 3 || !std::ranges::all_of(text(cell), is_digit))) {
      return refuse("an M49 code is not of three digits: " + text(cell));
    }
    return text(cell);
  }
  template <class E>
  [[nodiscard]] Result<E> word(std::size_t cell) const {
    const auto value = from_word<E>(text(cell));
    if (!value) return refuse("an unknown word: " + text(cell));
    return *value;
  }
  [[nodiscard]] Result<Date> date(std::size_t cell) const {
    auto read = parse_date(text(cell));
    if (!read) return refuse("no such day: " + text(cell));
    return read;
  }
  [[nodiscard]] Result<std::optional<Date>> maybe_date(std::size_t cell) const {
    if (text(cell).empty()) return std::optional<Date>();
    return std::optional(ACTA_TRY(date(cell)));
  }
  [[nodiscard]] Result<Validity> validity(std::size_t cell) const {
    const Validity valid{.from = ACTA_TRY(maybe_date(cell)), .to = ACTA_TRY(maybe_date(cell + 1))};
    if (valid.from && valid.to && *valid.to <= *valid.from) return refuse("ends before it begins");
    return valid;
  }

 private:
  const CsvFile& file_;
  const CsvRow& row_;
};

Result<Place> place_of(const RowReader& row) {
  Place place{.code = {ACTA_TRY(row.letters(0, 3))},
              .iso2 = ACTA_TRY(row.letters(1, 2)),
              .m49 = ACTA_TRY(row.digits(2, false)),
              .kind = ACTA_TRY(row.word<PlaceKind>(3)),
              .group = ACTA_TRY(row.word<RegionalGroup>(4)),
              .region = ACTA_TRY(row.digits(5, true)),
              .subregion = ACTA_TRY(row.digits(6, true)),
              .intermediate_region = ACTA_TRY(row.digits(7, true)),
              .member_since = ACTA_TRY(row.maybe_date(8))};
  const bool member = place.kind == PlaceKind::member;
  if (member != place.member_since.has_value() || member == (place.group == RegionalGroup::none)) {
    return row.refuse("members have a group and a day of admission, others have neither");
  }
  if (place.kind == PlaceKind::fictional) return row.refuse("a fictional State among real ones");
  return place;
}

Result<FormerMember> former_of(const RowReader& row) {
  FormerMember former{.code = {ACTA_TRY(row.letters(0, 3))},
                      .iso2 = ACTA_TRY(row.letters(1, 2)),
                      .m49 = ACTA_TRY(row.digits(2, false)),
                      .group = ACTA_TRY(row.word<RegionalGroup>(3)),
                      .member_since = ACTA_TRY(row.date(4)),
                      .member_until = ACTA_TRY(row.date(5)),
                      .successors = {}};
  for (std::size_t at = 0; at < row.text(6).size(); at += 4) {
    former.successors.push_back({row.text(6).substr(at, 3)});
  }
  return former;
}

// The fictional State's own row carries its names.
Result<Place> fictional_of(const RowReader& row, std::vector<DatedName>& names) {
  Place place{.code = {ACTA_TRY(row.letters(0, 3))},
              .iso2 = ACTA_TRY(row.letters(1, 2)),
              .kind = PlaceKind::fictional,
              .group = ACTA_TRY(row.word<RegionalGroup>(2))};
  // ISO 3166-1 leaves XAA to XZZ and XA to XZ to its users.
  if (place.code.iso3.front() != 'X' || place.iso2.front() != 'X') {
    return row.refuse("a fictional State outside the codes left to users");
  }
  for (std::size_t i = 0; i < 6; ++i) {
    if (row.text(i + 3).empty()) return row.refuse("a language without a name");
    names.push_back({place.code, static_cast<Language>(i), {}, row.text(i + 3)});
  }
  return place;
}

Result<DatedName> name_of(const RowReader& row) {
  DatedName name{.code = {ACTA_TRY(row.letters(0, 3))},
                 .language = ACTA_TRY(row.word<Language>(1)),
                 .valid = ACTA_TRY(row.validity(2)),
                 .name = row.text(4)};
  if (name.language == Language::other) return row.refuse("a name in no official language");
  if (name.name.empty() || row.text(5).empty()) return row.refuse("no name, or no source");
  return name;
}

// Every code once; every name, status and successor of a place that is there; one name a day.
Result<bool> check_whole(const DataFiles& files, const Tables& tables) {
  std::set<std::string> seen;
  std::set<CountryCode> known;
  const auto once = [&](const auto& place) {
    known.insert(place.code);
    return seen.insert(place.code.iso3).second && seen.insert(place.iso2).second &&
           (place.m49.empty() || seen.insert(place.m49).second);
  };
  if (!std::ranges::all_of(tables.places, once) || !std::ranges::all_of(tables.former, once)) {
    return malformed(files.states, 1, "a code stands twice");
  }
  for (const auto& former : tables.former) {
    for (const auto& code : former.successors) {
      if (!known.contains(code)) return malformed(files.former, 1, "successor " + code.iso3);
    }
  }
  for (const auto& status : tables.statuses) {
    if (!known.contains(status.code)) {
      return malformed(files.statuses, 1, "status of no place: " + status.code.iso3);
    }
  }
  for (std::size_t i = 0; i < tables.names.size(); ++i) {
    const auto& name = tables.names[i];
    if (!known.contains(name.code)) {
      return malformed(files.names, 1, "name of no place: " + name.code.iso3);
    }
    if (i == 0) continue;
    const auto& before = tables.names[i - 1];
    const bool same = std::tie(before.code, before.language) == std::tie(name.code, name.language);
    if (same && (!before.valid.to || !name.valid.from || *name.valid.from < *before.valid.to)) {
      return malformed(files.names, 1, "two names on one day: " + name.code.iso3);
    }
  }
  return true;
}

}  // namespace

Result<Tables> read_tables(const DataFiles& files) {
  Tables tables;
  for (const auto& row : ACTA_TRY(rows_of(files.states, states_head))) {
    tables.places.push_back(ACTA_TRY(place_of({files.states, row})));
  }
  for (const auto& row : ACTA_TRY(rows_of(files.former, former_head))) {
    tables.former.push_back(ACTA_TRY(former_of({files.former, row})));
  }
  for (const auto& row : ACTA_TRY(rows_of(files.names, names_head))) {
    tables.names.push_back(ACTA_TRY(name_of({files.names, row})));
  }
  for (const auto& row : ACTA_TRY(rows_of(files.fictional, fictional_head))) {
    tables.places.push_back(ACTA_TRY(fictional_of({files.fictional, row}, tables.names)));
  }
  for (const auto& row : ACTA_TRY(rows_of(files.statuses, statuses_head))) {
    const RowReader reader(files.statuses, row);
    tables.statuses.push_back({.code = {ACTA_TRY(reader.letters(0, 3))},
                               .status = ACTA_TRY(reader.word<Status>(1)),
                               .valid = ACTA_TRY(reader.validity(2))});
  }
  std::ranges::sort(tables.places, {}, &Place::code);
  std::ranges::sort(tables.names, {}, [](const DatedName& name) {
    return std::tuple(name.code, name.language, name.valid.from);
  });
  (void)ACTA_TRY(check_whole(files, tables));
  return tables;
}

}  // namespace acta::places
