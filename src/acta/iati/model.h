// What an element of IATI 2.03 holds: its attributes, its elements in their order, its text.
//
//   const auto& model = Model::of_version_2_03();
//   const auto* type = model.root("iati-activities");
//
// The facts stand in model_tables.cpp, one line for a type; sources in data/SOURCES.md. A value
// that is the same in every process, never written to after it was made.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/iati/text_types.h"

namespace acta::iati {

// A name of elements or attributes, as its place in the model's list.
using NameId = std::uint16_t;
using TypeId = std::uint16_t;

struct AttributeModel {
  NameId name = 0;
  TextType type = TextType::string;
  bool required = false;
};

struct ChildModel {
  NameId name = 0;
  TypeId type = 0;
  bool required = false;
  bool repeated = false;
  bool others = false;  // no child of IATI: elements of other vocabularies may stand here
};

struct TypeModel {
  TextType text = TextType::none;
  bool closed = false;  // no attributes of other vocabularies
  std::vector<AttributeModel> attributes;
  std::vector<ChildModel> children;  // in their order
};

class Model {
 public:
  [[nodiscard]] static const Model& of_version_2_03();

  [[nodiscard]] const TypeModel& type(TypeId id) const { return types_[id]; }
  [[nodiscard]] std::string_view name(NameId id) const { return names_[id]; }
  [[nodiscard]] std::size_t names() const { return names_.size(); }
  [[nodiscard]] std::optional<NameId> find_name(std::string_view name) const;
  // REQUIRES a name that the model has.
  [[nodiscard]] NameId name_id(std::string_view name) const;
  // What the document as a whole may be: "iati-activities", "iati-organisations".
  [[nodiscard]] std::optional<TypeId> root(std::string_view name) const;
  // The elements that may stand anywhere within elements of other vocabularies, and are then held
  // to their model (XML Schema's "lax" wildcard with a global declaration).
  [[nodiscard]] std::optional<ChildModel> anywhere(std::string_view name) const;

 private:
  Model();
  NameId intern(std::string_view name);
  TypeId type_id(std::string_view name);
  void read(std::string_view line);
  void read_attribute(TypeModel& type, std::string_view word);
  ChildModel read_child(std::string_view word);

  std::vector<std::string> names_;
  std::map<std::string, NameId, std::less<>> ids_;
  std::vector<TypeModel> types_;
  std::map<std::string, TypeId, std::less<>> type_ids_;
  std::map<std::string, ChildModel, std::less<>> anywhere_;
};

// One type in a paragraph (model.cpp says how it is read).
[[nodiscard]] std::string_view model_table();

}  // namespace acta::iati
