// XML as it is read here: element by element, names without their prefixes.
//
// Refuses (xml.malformed, with the line) what is not well-formed, and (xml.document_type) a
// document type: entities of a document's own are never made, nothing from outside is ever loaded.
#pragma once

#include <span>
#include <string_view>

#include "acta/base/result.h"

namespace acta::tables {

struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};
// The value of that name; empty when there is none.
[[nodiscard]] std::string_view value_of(std::span<const XmlAttribute> attributes,
                                        std::string_view name);

// What refuses ends the reading.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual Result<bool> begin(std::string_view name, std::span<const XmlAttribute> attributes) = 0;
  virtual Result<bool> end(std::string_view name) = 0;
  // A piece of text: one text may come in several.
  virtual void text(std::string_view piece) = 0;
};

// REQUIRES less than 2 GiB.
[[nodiscard]] Result<bool> read_xml(std::string_view bytes, XmlVisitor& visitor);

}  // namespace acta::tables
