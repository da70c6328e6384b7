// Reads XML in pieces, with memory that does not grow with the text: elements, attributes and text
// are told as they come. The one place that knows libxml2 is xml.cpp (docs/adr/0108).
//
// Refused, beside what is not well-formed: document types, and with them entities of any kind
// ("xml.document_type"); elements within more than 100 others ("xml.too_deep"); names with a prefix
// that nobody declared. Nothing is ever fetched: no file beside the one that is read, no network.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta::iati {

inline constexpr int most_levels = 100;

// Puts the next bytes into the room given, and says how many; 0 at the end, below 0 when the text
// cannot be read.
using XmlSource = std::function<std::ptrdiff_t(std::span<char> room)>;
[[nodiscard]] XmlSource source_of(std::string_view text);

struct XmlAttribute {
  std::string_view space;  // the namespace; empty for names of IATI
  std::string_view name;
  std::string_view value;
};

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  // `line`: on which the start tag ends. What the views show holds during the call.
  virtual void element(std::string_view space, std::string_view name,
                       std::span<const XmlAttribute> attributes, std::int64_t line) = 0;
  virtual void text(std::string_view text, std::int64_t line) = 0;  // often in several pieces
  virtual void end(std::int64_t line) = 0;
  // Asked after each event: false stops the reading.
  [[nodiscard]] virtual bool goes_on() const = 0;
};

struct XmlFault {
  std::string word;  // "xml.malformed", "xml.document_type", "xml.too_deep", "xml.unreadable"
  std::string words;
  std::int64_t line = 0;
};

// Nothing when the text was read to its end, or the events stopped it.
[[nodiscard]] std::optional<XmlFault> read_xml(const XmlSource& source, XmlEvents& events);

// A schema of W3C XML Schema with all that it includes, from files of one directory.
class Schema {
 public:
  // Refuses "iati.schema" with what is wrong with the schema: schema_files.h says which files of
  // the directory of `path` are read.
  static Result<Schema> load(const std::string& path);

  struct Complaint {
    std::int64_t line = 0;
    std::string words;  // the library's
  };
  // REQUIRES a text that read_xml() has read without fault. Without a fault and a complaint it was
  // read to its end and is valid; the fault is "xml.unreadable".
  [[nodiscard]] std::optional<XmlFault> validate(
      const XmlSource& source, const std::function<void(Complaint)>& complain) const;

 private:
  explicit Schema(std::shared_ptr<void> schema) : schema_(std::move(schema)) {}
  std::shared_ptr<void> schema_;
};

}  // namespace acta::iati
