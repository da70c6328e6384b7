#include "acta/tables/xlsx.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/documents/zip.h"
#include "acta/tables/xlsx_parts.h"

namespace acta::tables {
namespace {

// What a compound file begins with: workbooks of before 2007, and encrypted ones of today.
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view zip_file = "PK\x03\x04";
constexpr documents::ZipLimits limits{.parts = 10'000, .bytes = 256UL << 20U, .strict = false};

class Package {
 public:
  static Result<Package> open(std::string_view bytes) {
    if (bytes.starts_with(compound_file)) {
      return refuse("xlsx.encrypted", 422,
                    "this is protected by a password, or a workbook of the old format; save it as "
                    ".xlsx without a password",
                    "file");
    }
    Package package(bytes, ACTA_TRY(documents::zip_names(bytes, limits)));
    const bool macros = std::ranges::any_of(package.names_, [](const std::string& name) {
      return name.ends_with("vbaProject.bin") || name.starts_with("xl/macrosheets/");
    });
    if (!macros) return package;
    return refuse("xlsx.macros", 422, "the workbook has macros; save it as .xlsx without them",
                  "file");
  }

  [[nodiscard]] bool has(std::string_view name) const {
    return std::ranges::find(names_, name) != names_.end();
  }
  [[nodiscard]] Result<std::string> part(const std::string& name) const {
    if (!has(name)) {
      return refuse("xlsx.no_workbook", 422,
                    "the archive is no workbook of spreadsheets: it lacks a part", name);
    }
    auto parts = ACTA_TRY(
        documents::read_zip(bytes_, limits, [&](std::string_view one) { return one == name; }));
    return std::move(parts.front().bytes);
  }
  // What that part relates to; nothing when it says nothing.
  [[nodiscard]] Result<Relations> relations_of(const std::string& name) const {
    const auto slash = name.rfind('/');
    const auto folder = slash == std::string::npos ? std::string() : name.substr(0, slash);
    const auto file = slash == std::string::npos ? name : name.substr(slash + 1);
    const auto relations =
        fmt::format("{}{}_rels/{}.rels", folder, folder.empty() ? "" : "/", file);
    if (!has(relations)) return Relations{};
    const auto xml = ACTA_TRY(part(relations));
    return told_of(relations, read_relations(xml, folder));
  }
  // A refusal names the part that it is about.
  template <class T>
  static Result<T> told_of(const std::string& name, Result<T> result) {
    if (!result && !result.error().fault) {
      result.error().where = fmt::format("{}, {}", name, result.error().where);
    }
    return result;
  }

 private:
  Package(std::string_view bytes, std::vector<std::string> names)
      : bytes_(bytes), names_(std::move(names)) {}

  std::string_view bytes_;
  std::vector<std::string> names_;
};

Result<std::string> sheet_part(const SheetList& list, const Relations& relations,
                               const std::string& wanted) {
  const auto fits = [&](const SheetNamed& sheet) {
    return wanted.empty() ? !sheet.hidden : sheet.name == wanted;
  };
  const auto sheet = std::ranges::find_if(list.sheets, fits);
  if (sheet == list.sheets.end()) {
    std::string names;
    for (const auto& one : list.sheets) names += (names.empty() ? "" : ", ") + one.name;
    return refuse("xlsx.no_sheet", 422,
                  fmt::format("there is no sheet \"{}\"; the workbook has: {}", wanted, names),
                  "sheet");
  }
  const auto part = relations.by_id.find(sheet->relation);
  if (part != relations.by_id.end()) return part->second;
  return refuse("xlsx.malformed", 422, "the workbook does not say where the sheet stands",
                "sheet " + sheet->name);
}

}  // namespace

bool looks_like_workbook(std::string_view bytes) {
  return bytes.starts_with(zip_file) || bytes.starts_with(compound_file);
}

Result<TextTable> read_xlsx(std::string_view bytes, const std::string& sheet,
                            std::span<const std::string_view> needed) {
  const auto package = ACTA_TRY(Package::open(bytes));
  const auto roots = ACTA_TRY(package.relations_of(""));
  const auto root = roots.by_kind.find("officeDocument");
  const auto name = root == roots.by_kind.end() ? std::string("xl/workbook.xml") : root->second;
  const auto xml = ACTA_TRY(package.part(name));
  const auto list = ACTA_TRY(Package::told_of(name, read_sheet_list(xml)));
  const auto relations = ACTA_TRY(package.relations_of(name));
  Workbook workbook{.dates = list.dates};
  if (const auto texts = relations.by_kind.find("sharedStrings");
      texts != relations.by_kind.end()) {
    const auto part = ACTA_TRY(package.part(texts->second));
    workbook.texts = ACTA_TRY(Package::told_of(texts->second, read_shared_texts(part)));
  }
  if (const auto styles = relations.by_kind.find("styles"); styles != relations.by_kind.end()) {
    const auto part = ACTA_TRY(package.part(styles->second));
    workbook.styles = ACTA_TRY(Package::told_of(styles->second, read_styles(part)));
  }
  const auto place = ACTA_TRY(sheet_part(list, relations, sheet));
  const auto part = ACTA_TRY(package.part(place));
  SheetReader reader(workbook);
  (void)ACTA_TRY(Package::told_of(place, read_xml(part, reader)));
  return std::move(reader).table(needed);
}

}  // namespace acta::tables
