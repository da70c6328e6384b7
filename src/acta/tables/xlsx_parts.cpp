#include "acta/tables/xlsx_parts.h"

#include <charconv>
#include <utility>

namespace acta::tables {
namespace {

constexpr std::size_t texts_max = 4'000'000;
constexpr std::size_t texts_bytes_max = 256UL << 20U;

int number_of(std::string_view text) {
  int number = -1;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

// "../a/b.xml" seen from "xl/worksheets" is "xl/a/b.xml"; one that begins with a slash is whole.
std::string part_name(std::string_view target, std::string_view folder) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string name(folder);
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../")) {
      const auto slash = name.rfind('/');
      name.resize(slash == std::string::npos ? 0 : slash);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return name.empty() ? std::string(target) : name + '/' + std::string(target);
}

class RelationReader : public XmlVisitor {
 public:
  explicit RelationReader(std::string_view folder) : folder_(folder) {}
  Result<bool> begin(std::string_view name, std::span<const XmlAttribute> attributes) override {
    if (name != "Relationship" || value_of(attributes, "TargetMode") == "External") return true;
    const auto type = value_of(attributes, "Type");
    auto part = part_name(value_of(attributes, "Target"), folder_);
    relations.by_kind.emplace(type.substr(type.rfind('/') + 1), part);
    relations.by_id.emplace(value_of(attributes, "Id"), std::move(part));
    return true;
  }
  Result<bool> end(std::string_view) override { return true; }
  void text(std::string_view) override {}

  Relations relations;

 private:
  std::string_view folder_;
};

class SheetListReader : public XmlVisitor {
 public:
  Result<bool> begin(std::string_view name, std::span<const XmlAttribute> attributes) override {
    if (name == "workbookPr" && is_true(value_of(attributes, "date1904"))) {
      list.dates = DateSystem::from_1904;
    }
    if (name != "sheet") return true;
    const auto state = value_of(attributes, "state");
    list.sheets.push_back({.name = std::string(value_of(attributes, "name")),
                           .relation = std::string(value_of(attributes, "id")),
                           .hidden = state == "hidden" || state == "veryHidden"});
    return true;
  }
  Result<bool> end(std::string_view) override { return true; }
  void text(std::string_view) override {}

  SheetList list;
};

// The runs of a text are put together; how it is spoken is left out.
class TextReader : public XmlVisitor {
 public:
  Result<bool> begin(std::string_view name, std::span<const XmlAttribute>) override {
    if (name == "si") {
      if (in_item_) return refuse("xlsx.malformed", 422, "a text stands within a text", "texts");
      in_item_ = true;
    }
    if (name == "rPh") ++phonetic_;
    in_text_ = name == "t" && in_item_ && phonetic_ == 0;
    return true;
  }
  Result<bool> end(std::string_view name) override {
    in_text_ = false;
    if (name == "rPh") --phonetic_;
    if (name != "si") return true;
    in_item_ = false;
    bytes_ += current_.size();
    if (texts.size() == texts_max || bytes_ > texts_bytes_max) {
      return refuse("xlsx.too_large", 422, "the workbook has more texts than are read", "texts");
    }
    texts.push_back(unescaped(std::exchange(current_, {})));
    return true;
  }
  void text(std::string_view piece) override {
    if (in_text_) current_ += piece;
  }

  std::vector<std::string> texts;

 private:
  std::string current_;
  std::size_t bytes_ = 0;
  bool in_item_ = false;
  bool in_text_ = false;
  int phonetic_ = 0;
};

class StyleReader : public XmlVisitor {
 public:
  Result<bool> begin(std::string_view name, std::span<const XmlAttribute> attributes) override {
    if (name == "numFmt") {
      own_[number_of(value_of(attributes, "numFmtId"))] =
          shown_by(value_of(attributes, "formatCode"));
    }
    if (name == "cellXfs") of_cells_ = true;
    if (name != "xf" || !of_cells_) return true;
    const auto format = number_of(value_of(attributes, "numFmtId"));
    const auto own = own_.find(format);
    styles.push_back(own == own_.end() ? shown_by(format) : own->second);
    return true;
  }
  Result<bool> end(std::string_view name) override {
    if (name == "cellXfs") of_cells_ = false;
    return true;
  }
  void text(std::string_view) override {}

  std::vector<Shown> styles;

 private:
  std::map<int, Shown> own_;
  bool of_cells_ = false;
};

}  // namespace

Result<Relations> read_relations(std::string_view xml, std::string_view folder) {
  RelationReader reader(folder);
  (void)ACTA_TRY(read_xml(xml, reader));
  return std::move(reader.relations);
}

Result<SheetList> read_sheet_list(std::string_view xml) {
  SheetListReader reader;
  (void)ACTA_TRY(read_xml(xml, reader));
  return std::move(reader.list);
}

Result<std::vector<std::string>> read_shared_texts(std::string_view xml) {
  TextReader reader;
  (void)ACTA_TRY(read_xml(xml, reader));
  return std::move(reader.texts);
}

Result<std::vector<Shown>> read_styles(std::string_view xml) {
  StyleReader reader;
  (void)ACTA_TRY(read_xml(xml, reader));
  return std::move(reader.styles);
}

}  // namespace acta::tables
