// The one file that speaks to libxml2.
#include "acta/tables/xml.h"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace acta::tables {
namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

struct Reading {
  XmlVisitor& visitor;
  xmlParserCtxt* parser = nullptr;
  std::optional<Refused> refused = std::nullopt;
  std::vector<XmlAttribute> attributes = {};

  void stop(Refused why) {
    if (!refused) refused = std::move(why);
    xmlStopParser(parser);
  }
  void take(Result<bool> taken) {
    if (!taken) stop(std::move(taken).error());
  }
};

Reading& reading_of(void* context) {
  return *static_cast<Reading*>(context);
}

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// Five pointers an attribute: local name, prefix, namespace, where its value begins and ends.
void begin(void* context, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/,
           int /*namespaces*/, const xmlChar** /*declared*/, int count, int /*defaulted*/,
           const xmlChar** given) {
  auto& reading = reading_of(context);
  if (reading.refused) return;
  reading.attributes.clear();
  for (int i = 0; i < count; ++i) {
    const auto* const* one = given + 5L * i;
    reading.attributes.push_back({.name = text_of(one[0]),
                                  .value = {reinterpret_cast<const char*>(one[3]),
                                            static_cast<std::size_t>(one[4] - one[3])}});
  }
  reading.take(reading.visitor.begin(text_of(name), reading.attributes));
}

void end(void* context, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
  auto& reading = reading_of(context);
  if (!reading.refused) reading.take(reading.visitor.end(text_of(name)));
}

void text(void* context, const xmlChar* piece, int size) {
  auto& reading = reading_of(context);
  if (reading.refused) return;
  reading.visitor.text({reinterpret_cast<const char*>(piece), static_cast<std::size_t>(size)});
}

// Called where a document type begins, before anything in it is read.
void document_type(void* context, const xmlChar* /*name*/, const xmlChar* /*id*/,
                   const xmlChar* /*system*/) {
  auto& reading = reading_of(context);
  reading.stop({.word = "xml.document_type",
                .status = 422,
                .detail = "it has a document type, which can define entities",
                .where = fmt::format("line {}", xmlSAX2GetLineNumber(reading.parser))});
}

xmlSAXHandler handler() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = begin;
  handler.endElementNs = end;
  handler.characters = text;
  handler.cdataBlock = text;
  handler.ignorableWhitespace = text;
  handler.internalSubset = document_type;
  return handler;
}

std::string one_line(const xmlError* error) {
  std::string text = error == nullptr || error->message == nullptr ? "" : error->message;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  // It can quote the document, in bytes of any kind.
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  return plain && !text.empty() ? text : "it is not well-formed";
}

}  // namespace

std::string_view value_of(std::span<const XmlAttribute> attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &XmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

Result<bool> read_xml(std::string_view bytes, XmlVisitor& visitor) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  (void)ready;
  if (bytes.empty()) return refuse("xml.malformed", 422, "it is empty", "line 1");
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
  if (!parser) return fault("xml.memory", "no memory to read XML");
  Reading reading{.visitor = visitor, .parser = parser.get()};
  *parser->sax = handler();
  parser->userData = &reading;
  (void)xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
  (void)xmlParseDocument(parser.get());
  if (reading.refused) return std::unexpected(*std::move(reading.refused));
  if (parser->wellFormed == 1) return true;
  const auto* error = xmlCtxtGetLastError(parser.get());
  return refuse("xml.malformed", 422, one_line(error),
                fmt::format("line {}", error == nullptr ? 1 : error->line));
}

}  // namespace acta::tables
