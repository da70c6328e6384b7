#include "acta/iati/xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "acta/base/check.h"
#include "acta/iati/schema_files.h"
#include "acta/iati/shown.h"
#include "acta/iati/text_types.h"

namespace acta::iati {
namespace {

std::string_view view(const xmlChar* text) {
  // libxml2's bytes are unsigned; they are the same bytes.
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

std::string words_of(const xmlError& error) {
  constexpr std::size_t most = 500;  // the library repeats names and values whole
  return shown(trimmed(error.message == nullptr ? "not well-formed" : error.message), most);
}

// The library prints what has no receiver; nothing of ours is printed by others.
void say_nothing(void* /*context*/, const char* /*format*/, ...) {}

// Set while a schema is made of its files; nothing else is ever opened by the library.
thread_local const SchemaFiles* files_of_schema = nullptr;

xmlParserInputPtr load_of_schema(const char* url, const char* /*id*/, xmlParserCtxtPtr context) {
  const auto* text =
      files_of_schema == nullptr || url == nullptr ? nullptr : files_of_schema->find(url);
  if (text == nullptr) return nullptr;
  auto* buffer = xmlParserInputBufferCreateMem(text->data(), static_cast<int>(text->size()),
                                               XML_CHAR_ENCODING_NONE);
  if (buffer == nullptr) return nullptr;
  auto* input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
  if (input == nullptr) {
    xmlFreeParserInputBuffer(buffer);
    return nullptr;
  }
  // What it includes is named from here. The library frees it.
  input->filename = reinterpret_cast<char*>(xmlCanonicPath(reinterpret_cast<const xmlChar*>(url)));
  return input;
}

void prepare_library() {
  static const bool prepared = [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(load_of_schema);
    return true;
  }();
  ACTA_ASSERT(prepared);
  xmlSetGenericErrorFunc(nullptr, say_nothing);
}

struct Reading {
  XmlEvents* events = nullptr;
  xmlParserCtxtPtr parser = nullptr;
  std::optional<XmlFault> fault = {};
  std::vector<XmlAttribute> attributes = {};
  int level = 0;
  bool ended = false;

  [[nodiscard]] std::int64_t line() const { return xmlSAX2GetLineNumber(parser); }
  void stop(std::string_view word, std::string words) {
    if (!fault) fault = XmlFault{std::string(word), std::move(words), line()};
    stop();
  }
  void stop() {
    ended = true;
    xmlStopParser(parser);
  }
};

Reading& reading_of(void* context) {
  return *static_cast<Reading*>(context);
}

int read_piece(void* context, char* buffer, int size) {
  const auto& source = *static_cast<const XmlSource*>(context);
  return static_cast<int>(source({buffer, static_cast<std::size_t>(size)}));
}

int close_nothing(void* /*context*/) {
  return 0;
}

// `raw`: name, prefix, namespace, and where the value begins and ends, for each attribute.
void on_element(void* context, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space,
                int /*namespaces*/, const xmlChar** /*declared*/, int count, int /*defaulted*/,
                const xmlChar** raw) {
  auto& reading = reading_of(context);
  if (reading.ended) return;
  if (++reading.level > most_levels) {
    reading.stop("xml.too_deep", "elements stand within each other more than 100 deep");
    return;
  }
  reading.attributes.clear();
  for (int i = 0; i < count; ++i, raw += 5) {
    reading.attributes.push_back(
        {.space = view(raw[2]), .name = view(raw[0]), .value = view(raw[3], raw[4])});
  }
  reading.events->element(view(space), view(name), reading.attributes, reading.line());
  if (!reading.events->goes_on()) reading.stop();
}

void on_end(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/,
            const xmlChar* /*space*/) {
  auto& reading = reading_of(context);
  if (reading.ended) return;
  --reading.level;
  reading.events->end(reading.line());
  if (!reading.events->goes_on()) reading.stop();
}

void on_text(void* context, const xmlChar* text, int size) {
  auto& reading = reading_of(context);
  if (reading.ended) return;
  reading.events->text(view(text, text + size), reading.line());
  if (!reading.events->goes_on()) reading.stop();
}

void on_document_type(void* context, const xmlChar* /*name*/, const xmlChar* /*id*/,
                      const xmlChar* /*system*/) {
  reading_of(context).stop(
      "xml.document_type",
      "a document type (<!DOCTYPE) is not read: take it out, with the entities it declares");
}

void on_error(void* context, xmlErrorPtr error) {
  auto& reading = reading_of(context);
  if (error == nullptr || error->level < XML_ERR_ERROR || reading.ended) return;
  reading.stop("xml.malformed", "not well-formed XML: " + words_of(*error));
}

struct Complaining {
  const std::function<void(Schema::Complaint)>* tell = nullptr;
  bool told = false;
};

// To the library a text that cannot be read any further is at its end; here it is not.
struct NotedSource {
  explicit NotedSource(XmlSource of) : source(std::move(of)) {}
  std::ptrdiff_t read(std::span<char> room) {
    const auto size = unreadable ? -1 : source(room);
    unreadable = size < 0;
    any = any || size > 0;
    return std::max<std::ptrdiff_t>(size, 0);
  }
  XmlSource source;
  bool unreadable = false;
  bool any = false;
};

XmlFault unreadable_text() {
  return {"xml.unreadable", "the text cannot be read to its end", 0};
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_element;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.cdataBlock = on_text;
  sax.ignorableWhitespace = on_text;
  sax.internalSubset = on_document_type;
  sax.serror = on_error;
  return sax;
}

}  // namespace

XmlSource source_of(std::string_view text) {
  return [text](std::span<char> room) mutable {
    const auto size = std::min(room.size(), text.size());
    std::copy_n(text.begin(), size, room.begin());
    text.remove_prefix(size);
    return static_cast<std::ptrdiff_t>(size);
  };
}

std::optional<XmlFault> read_xml(const XmlSource& source, XmlEvents& events) {
  prepare_library();
  NotedSource noted(source);
  XmlSource read = [&noted](std::span<char> room) { return noted.read(room); };
  Reading reading{.events = &events};
  auto sax = handler();
  reading.parser = xmlCreateIOParserCtxt(&sax, &reading, read_piece, close_nothing, &read,
                                         XML_CHAR_ENCODING_NONE);
  if (reading.parser == nullptr) return XmlFault{"xml.unreadable", "the text cannot be read", 0};
  xmlCtxtUseOptions(reading.parser, XML_PARSE_NONET);
  xmlParseDocument(reading.parser);
  const bool well_formed = reading.parser->wellFormed == 1;
  xmlFreeParserCtxt(reading.parser);
  if (noted.unreadable) return unreadable_text();
  if (!noted.any) return XmlFault{"xml.malformed", "the file is empty", 1};
  if (!reading.fault && !reading.ended && !well_formed) {
    return XmlFault{"xml.malformed", "not well-formed XML", 0};
  }
  return reading.fault;
}

Result<Schema> Schema::load(const std::string& path) {
  prepare_library();
  const auto files = ACTA_TRY(SchemaFiles::read(path));
  std::string first;
  auto* parser = xmlSchemaNewParserCtxt(path.c_str());
  if (parser == nullptr) return refuse("iati.schema", 2, "cannot read the schema " + path);
  xmlSchemaSetParserStructuredErrors(
      parser,
      [](void* context, xmlErrorPtr error) {
        auto& words = *static_cast<std::string*>(context);
        if (words.empty() && error != nullptr) words = words_of(*error);
      },
      &first);
  files_of_schema = &files;
  auto* parsed = xmlSchemaParse(parser);
  files_of_schema = nullptr;
  std::shared_ptr<void> schema(parsed,
                               [](void* made) { xmlSchemaFree(static_cast<xmlSchemaPtr>(made)); });
  xmlSchemaFreeParserCtxt(parser);
  if (!schema) return refuse("iati.schema", 2, "cannot use the schema " + path + ": " + first);
  return Schema(std::move(schema));
}

std::optional<XmlFault> Schema::validate(const XmlSource& source,
                                         const std::function<void(Complaint)>& complain) const {
  prepare_library();
  auto* validity = xmlSchemaNewValidCtxt(static_cast<xmlSchemaPtr>(schema_.get()));
  ACTA_ASSERT(validity != nullptr);
  Complaining complaining{&complain};
  xmlSchemaSetValidStructuredErrors(
      validity,
      [](void* context, xmlErrorPtr error) {
        if (error == nullptr || error->level < XML_ERR_ERROR) return;
        auto& to = *static_cast<Complaining*>(context);
        to.told = true;
        (*to.tell)({.line = error->line, .words = words_of(*error)});
      },
      &complaining);
  NotedSource noted(source);
  XmlSource read = [&noted](std::span<char> room) { return noted.read(room); };
  auto* input =
      xmlParserInputBufferCreateIO(read_piece, close_nothing, &read, XML_CHAR_ENCODING_NONE);
  ACTA_ASSERT(input != nullptr);
  // The library frees the input.
  const int status =
      xmlSchemaValidateStream(validity, input, XML_CHAR_ENCODING_NONE, nullptr, nullptr);
  xmlSchemaFreeValidCtxt(validity);
  if (noted.unreadable || !noted.any) return unreadable_text();
  // What it did not find wrong in words it did not find right either.
  if (status != 0 && !complaining.told) {
    complain({.line = 0, .words = "the schema could not be applied to the whole file"});
  }
  return std::nullopt;
}

}  // namespace acta::iati
