// The last pass over a PDF file; the one file that speaks to qpdf.
//
// Norm: ISO 14289-1 (PDF/UA-1): 7.1 all real content is tagged, the rest is an artifact, the title
// is shown; 7.2 natural language of every part; 7.5 header cells have a scope; 7.9 notes have an
// ID.
#include "acta/documents/pdf_tags.h"

#include <fmt/format.h>

#include <exception>
#include <memory>

#include "acta/documents/qpdf_headers.h"
#include "acta/documents/text.h"
#include "acta/documents/words.h"

namespace acta::documents {
namespace {

std::string language_code(Writing writing) {
  return writing.language == Language::other ? "und" : std::string(words_in(writing.language).code);
}

// Puts what is painted outside of every marked sequence into /Artifact sequences.
class ArtifactFilter : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    if (token.getType() != QPDFTokenizer::tt_word) {
      held_.push_back(token);
      return;
    }
    const auto& word = token.getValue();
    const bool begins = word == "BDC" || word == "BMC";
    if (depth_ == 0 && !open_ && begins_painting(word)) {
      write("\n/Artifact BMC\n");
      open_ = true;
    }
    held_.push_back(token);
    flush();
    // A sequence within a text (the letters that a joined glyph stands for) nests in the artifact.
    if (begins) ++depth_;
    if (word == "EMC") --depth_;
    if (depth_ == 0 && open_ && ends_painting(word)) close();
  }
  void handleEOF() override {
    flush();
    close();
  }

 private:
  static bool begins_painting(const std::string& word) {
    return word == "re" || word == "m" || word == "BT" || word == "Do";
  }
  static bool ends_painting(const std::string& word) {
    return word == "f" || word == "f*" || word == "S" || word == "s" || word == "B" ||
           word == "n" || word == "ET" || word == "Do";
  }
  void flush() {
    for (const auto& token : held_) writeToken(token);
    held_.clear();
  }
  void close() {
    if (open_) write("\nEMC\n");
    open_ = false;
  }

  std::vector<QPDFTokenizer::Token> held_;
  int depth_ = 0;
  bool open_ = false;
};

class PdfFinisher {
 public:
  PdfFinisher(const Paper::Finished& drawn, const Document& document, const Strip& strip)
      : drawn_(drawn), document_(document), strip_(strip) {}

  Result<std::string> finish();

 private:
  bool mark_structure(QPDFObjectHandle part);
  void describe_part(QPDFObjectHandle part, const Part& drawn);
  void set_catalog();
  void set_metadata();
  void attach_model();
  std::string write();
  [[nodiscard]] std::string pdf_date() const {
    return fmt::format("D:{:04}{:02}{:02}000000Z", document_.date.year(), document_.date.month(),
                       document_.date.day());
  }

  const Paper::Finished& drawn_;
  const Document& document_;
  const Strip& strip_;
  QPDF file_;
  std::size_t next_part_ = 0;
  std::size_t notes_ = 0;
};

void PdfFinisher::describe_part(QPDFObjectHandle part, const Part& drawn) {
  part.replaceKey("/Lang", QPDFObjectHandle::newString(language_code(drawn.writing)));
  if (drawn.scope != Scope::none) {
    auto scope = QPDFObjectHandle::newDictionary();
    scope.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
    scope.replaceKey("/Scope",
                     QPDFObjectHandle::newName(drawn.scope == Scope::column ? "/Column" : "/Row"));
    part.replaceKey("/A", scope);
  }
  if (drawn.tag == "Note") {
    part.replaceKey("/ID", QPDFObjectHandle::newString(fmt::format("note-{}", ++notes_)));
  }
}

// In the order in which the parts were begun; false when the two do not agree.
bool PdfFinisher::mark_structure(QPDFObjectHandle part) {
  if (!part.isDictionary() || !part.hasKey("/S")) return true;  // content, not structure
  if (next_part_ >= drawn_.parts.size()) return false;
  const auto& drawn = drawn_.parts[next_part_++];
  if (part.getKey("/S").getName() != "/" + drawn.tag) return false;
  describe_part(part, drawn);
  auto kids = part.getKey("/K");
  if (!kids.isArray()) return mark_structure(kids);
  for (const auto& kid : kids.getArrayAsVector()) {
    if (!mark_structure(kid)) return false;
  }
  return true;
}

void PdfFinisher::set_catalog() {
  auto root = file_.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newString(language_code(document_.writing)));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  auto preferences = QPDFObjectHandle::parse("<< /DisplayDocTitle true >>");
  if (document_.writing.direction == Direction::rtl) {
    preferences.replaceKey("/Direction", QPDFObjectHandle::newName("/R2L"));
  }
  root.replaceKey("/ViewerPreferences", preferences);
  for (auto& page : QPDFPageDocumentHelper(file_).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<ArtifactFilter>());
  }
}

void PdfFinisher::set_metadata() {
  const auto title = escape_xml(document_.title);
  const auto issuer = escape_xml(document_.issuer.value_or("Acta"));
  const auto xmp = fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>"
      "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
      "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>"
      "<dc:identifier>sha256:{}</dc:identifier><xmp:CreateDate>{}T00:00:00Z</xmp:CreateDate>"
      "<pdf:Producer>Acta</pdf:Producer><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF>"
      "</x:xmpmeta>\n<?xpacket end=\"w\"?>",
      title, issuer, language_code(document_.writing), strip_.digest, to_text(document_.date));
  auto stream = QPDFObjectHandle::newStream(&file_, xmp);
  stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  file_.getRoot().replaceKey("/Metadata", stream);

  auto info = QPDFObjectHandle::newDictionary();
  info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(document_.title));
  info.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(document_.issuer.value_or("Acta")));
  info.replaceKey("/Producer", QPDFObjectHandle::newString("Acta"));
  info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_date()));
  file_.getTrailer().replaceKey("/Info", file_.makeIndirectObject(info));
}

void PdfFinisher::attach_model() {
  auto stream = QPDFEFStreamObjectHelper::createEFStream(file_, canonical(document_));
  stream.setSubtype("application/json").setCreationDate(pdf_date()).setModDate(pdf_date());
  auto spec = QPDFFileSpecObjectHelper::createFileSpec(file_, "document.json", stream);
  spec.setDescription("The canonical model of this document, sha256:" + strip_.digest);
  spec.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Source"));
  QPDFEmbeddedFileDocumentHelper(file_).replaceEmbeddedFile("document.json", spec);
  auto files = QPDFObjectHandle::newArray();
  files.appendItem(spec.getObjectHandle());
  file_.getRoot().replaceKey("/AF", files);
}

std::string PdfFinisher::write() {
  QPDFWriter writer(file_);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Result<std::string> PdfFinisher::finish() {
  try {
    file_.setSuppressWarnings(true);
    file_.processMemoryFile("drawn", drawn_.bytes.data(), drawn_.bytes.size());
    auto kids = file_.getRoot().getKey("/StructTreeRoot").getKey("/K");
    bool agrees = true;
    if (kids.isArray()) {
      for (const auto& kid : kids.getArrayAsVector()) agrees = agrees && mark_structure(kid);
    } else {
      agrees = mark_structure(kids);
    }
    if (!agrees || next_part_ != drawn_.parts.size()) {
      return refuse("document.pdf", 500, "the structure of the file is not the one drawn");
    }
    set_catalog();
    set_metadata();
    attach_model();
    return write();
  } catch (const std::exception& error) {
    return refuse("document.pdf", 500, error.what());
  }
}

}  // namespace

Result<std::string> finish_pdf(const Paper::Finished& drawn, const Document& document,
                               const Strip& strip) {
  return PdfFinisher(drawn, document, strip).finish();
}

}  // namespace acta::documents
