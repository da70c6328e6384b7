#include "acta/iati/schema_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "acta/base/files.h"
#include "acta/iati/shown.h"
#include "acta/iati/text_types.h"
#include "acta/iati/xml.h"

namespace acta::iati {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view schema_space = "http://www.w3.org/2001/XMLSchema";

std::unexpected<Refused> unusable(std::string detail) {
  return refuse("iati.schema", 2, std::move(detail));
}

// What a schema asks for, and on which line.
class Asking final : public XmlEvents {
 public:
  struct Asked {
    std::string element;
    std::string address;
    std::int64_t line = 0;
  };
  void element(std::string_view space, std::string_view name,
               std::span<const XmlAttribute> attributes, std::int64_t line) override {
    constexpr auto asking =
        std::to_array<std::string_view>({"include", "import", "redefine", "override"});
    if (space != schema_space || std::ranges::find(asking, name) == asking.end()) return;
    for (const auto& attribute : attributes) {
      if (!attribute.space.empty() || attribute.name != "schemaLocation") continue;
      all.push_back({.element = std::string(name),
                     .address = std::string(trimmed(attribute.value)),
                     .line = line});
    }
  }
  void text(std::string_view /*text*/, std::int64_t /*line*/) override {}
  void end(std::int64_t /*line*/) override {}
  [[nodiscard]] bool goes_on() const override { return true; }

  std::vector<Asked> all;
};

std::optional<int> hexadecimal(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto at = digits.find(small);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

// Norm: RFC 3986, 2.1: what is written %20 is a blank.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first =
        i + 2 < text.size() && text[i] == '%' ? hexadecimal(text[i + 1]) : std::nullopt;
    const auto second = first ? hexadecimal(text[i + 2]) : std::nullopt;
    plain += second ? static_cast<char>(*first * 16 + *second) : text[i];
    if (second) i += 2;
  }
  return plain;
}

// The path that an address means; nothing when it is an address of the network, or of none.
std::optional<fs::path> path_of(std::string_view address) {
  for (const std::string_view local : {"file://localhost/", "file:///"}) {
    if (address.starts_with(local)) return "/" + unescaped(address.substr(local.size()));
  }
  const auto colon = address.find(':');
  if (colon != std::string_view::npos && colon < address.find('/')) return std::nullopt;
  if (address.starts_with("//")) return std::nullopt;  // a host, in the scheme of the base
  return unescaped(address);
}

std::optional<fs::path> real_path(const fs::path& path) {
  // A name with a NUL in it would be another name for the system.
  if (path.native().find('\0') != std::string::npos) return std::nullopt;
  std::error_code error;
  auto real = fs::canonical(path, error);
  return error ? std::nullopt : std::optional(std::move(real));
}

bool lies_within(const fs::path& path, const fs::path& directory) {
  return std::ranges::mismatch(directory, path).in1 == directory.end();
}

}  // namespace

Result<SchemaFiles> SchemaFiles::read(const std::string& path) {
  SchemaFiles files;
  const auto folder = fs::path(path).parent_path();
  const auto directory = real_path(folder.empty() ? fs::path(".") : folder);
  if (!directory) return unusable("cannot read the schema " + path);
  files.directory_ = *directory;
  (void)ACTA_TRY(files.take(*directory / fs::path(path).filename(), "the schema " + path));
  return files;
}

// `path`: absolute. `asked`: who asked for it, and how, for whoever has to mend it.
Result<bool> SchemaFiles::take(const fs::path& path, const std::string& asked) {
  const auto real = real_path(path);
  // Whether there is a file outside of the directory is nobody's business either.
  if (!lies_within(real ? *real : path.lexically_normal(), directory_)) {
    return unusable(fmt::format("{}: it lies outside of {}", asked, directory_.string()));
  }
  if (!real) return unusable(asked + ": it is not there");
  if (texts_.contains(real->native())) return true;
  std::error_code error;
  if (!fs::is_regular_file(*real, error)) return unusable(asked + ": it is no file");
  const auto size = fs::file_size(*real, error);
  if (error || size > most_bytes) return unusable(asked + ": it is too large to be a schema");
  if (texts_.size() >= most_files) return unusable(asked + ": a schema of more than 200 files");
  const auto bytes = read_file(real->native());
  if (!bytes) return unusable(fmt::format("{}: {}", asked, bytes.error().detail));
  const auto& text =
      texts_.emplace(real->native(), std::string(bytes->begin(), bytes->end())).first->second;
  return follow(*real, text);
}

// `file`: canonical. Files ask for each other in circles, and each is read once; a chain of them
// is no longer than the number of files.
Result<bool> SchemaFiles::follow(const fs::path& file, const std::string& text) {
  Asking asking;
  if (const auto fault = read_xml(source_of(text), asking)) {
    return unusable(
        fmt::format("the schema {} line {}: {}", file.string(), fault->line, fault->words));
  }
  for (const auto& asked : asking.all) {
    const auto who = fmt::format("the schema {} line {} asks for {} ({})", file.string(),
                                 asked.line, iati::quoted(asked.address), asked.element);
    const auto path = path_of(asked.address);
    if (!path) return unusable(who + ": it is no file, and nothing is fetched");
    (void)ACTA_TRY(take(file.parent_path() / *path, who));
  }
  return true;
}

const std::string* SchemaFiles::find(std::string_view address) const {
  auto real = real_path(fs::path(address));  // a path as it is, with whatever stands in it
  if (const auto path = real ? std::nullopt : path_of(address)) real = real_path(*path);
  const auto found = real ? texts_.find(real->native()) : texts_.end();
  return found == texts_.end() ? nullptr : &found->second;
}

}  // namespace acta::iati
