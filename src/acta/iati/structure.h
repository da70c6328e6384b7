// Reads a file of IATI as it comes, holds it to the model of version 2.03, and hands over each
// activity or organisation as a tree when it has ended.
//
//   Structure structure(Model::of_version_2_03(), listener);
//   const auto fault = read_xml(source, structure);
//
// Faults of structure have words, not numbers: "structure.missing", "structure.order",
// "structure.too_many", "structure.unknown", "structure.element", "structure.text",
// "structure.attribute", "structure.attribute_missing", "structure.value", "structure.root",
// "structure.too_large".
#pragma once

#include <string>
#include <vector>

#include "acta/iati/finding.h"
#include "acta/iati/model.h"
#include "acta/iati/tree.h"
#include "acta/iati/xml.h"

namespace acta::iati {

// What the outermost element says.
struct Head {
  std::string element;
  std::string version;
  std::string generated;  // a moment, or empty
  std::int64_t line = 0;
};

class Listener {
 public:
  virtual ~Listener() = default;
  virtual void begins(const Head& head) = 0;
  virtual void misplaced(std::string_view rule, std::string path, std::int64_t line,
                         std::string words) = 0;
  // `path`: of the tree's root. The tree holds until this returns.
  virtual void record(const Tree& tree, const std::string& path) = 0;
};

class Structure final : public XmlEvents {
 public:
  // One activity has at most so many letters of text and attributes, and so many elements: what is
  // larger is refused, so that memory stays bounded.
  static constexpr std::size_t most_letters = 64 << 20;
  static constexpr NodeId most_nodes = 4'000'000;

  Structure(const Model& model, Listener& listener);

  void element(std::string_view space, std::string_view name,
               std::span<const XmlAttribute> attributes, std::int64_t line) override;
  void text(std::string_view text, std::int64_t line) override;
  void end(std::int64_t line) override;
  [[nodiscard]] bool goes_on() const override { return goes_on_; }

 private:
  enum class Kind : std::uint8_t {
    ours,     // held to its type
    others,   // of another vocabulary, or within one
    skipped,  // what should not be where it is: told once, and not looked into
  };
  struct Frame {
    Kind kind = Kind::skipped;
    bool in_tree = false;
    bool text_told = false;
    bool repeated = false;
    TypeId type = 0;
    std::uint32_t ordinal = 1;
    std::size_t position = 0;      // among the children of the type: none before it may come
    std::size_t counts_begin = 0;  // in counts_
    std::int64_t line = 0;
    std::string name;
  };

  void open_root(std::string_view space, std::string_view name,
                 std::span<const XmlAttribute> attributes, std::int64_t line);
  void open_ours(const ChildModel& child, std::uint32_t ordinal, bool in_tree,
                 std::span<const XmlAttribute> attributes, std::int64_t line);
  void open_others(std::string_view name, std::span<const XmlAttribute> attributes,
                   std::int64_t line);
  void skip(std::string_view name, std::int64_t line);
  void take_child(std::string_view name, std::span<const XmlAttribute> attributes,
                  std::int64_t line);
  void take_other(std::string_view name, std::span<const XmlAttribute> attributes,
                  std::int64_t line);
  void check_order(Frame& parent, std::size_t index, std::string_view name, std::int64_t line);
  void check_attributes(const TypeModel& type, bool in_tree,
                        std::span<const XmlAttribute> attributes, std::int64_t line);
  void check_foreign_attribute(const TypeModel& type, const XmlAttribute& attribute,
                               std::int64_t line);
  void check_value(TextType type, std::string_view what, std::string_view value, std::int64_t line);
  void close_ours(const Frame& frame, std::int64_t line);
  void tell(std::string_view rule, std::int64_t line, std::string words,
            std::string_view child = {});
  [[nodiscard]] std::string path(std::string_view child) const;
  [[nodiscard]] bool is_record(const Frame& frame) const;

  const Model& model_;
  Listener& listener_;
  Tree tree_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> counts_;  // of each child of each open element of ours
  std::string text_;                   // of the innermost element that has text
  bool goes_on_ = true;
};

}  // namespace acta::iati
