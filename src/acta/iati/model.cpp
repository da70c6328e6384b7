#include "acta/iati/model.h"

#include "acta/base/check.h"

namespace acta::iati {
namespace {

// The paragraphs of the table, each in one line.
std::vector<std::string> paragraphs(std::string_view table) {
  std::vector<std::string> all;
  while (!table.empty()) {
    const auto end = std::min(table.find('\n'), table.size());
    const auto line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty()) continue;
    if (line.starts_with(' ')) {
      ACTA_ASSERT(!all.empty());
      all.back() += line;
    } else {
      all.emplace_back(line);
    }
  }
  return all;
}

std::string_view take_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const auto word = line.substr(0, line.find(' '));
  line.remove_prefix(word.size());
  return word;
}

TextType text_type(std::string_view word) {
  static const std::map<std::string_view, TextType> types{{"string", TextType::string},
                                                          {"decimal", TextType::decimal},
                                                          {"date", TextType::date},
                                                          {"date_time", TextType::date_time},
                                                          {"boolean", TextType::boolean},
                                                          {"integer", TextType::integer},
                                                          {"not_negative", TextType::not_negative},
                                                          {"positive", TextType::positive},
                                                          {"uri", TextType::uri},
                                                          {"name_token", TextType::name_token}};
  const auto found = types.find(word);
  ACTA_ASSERT(found != types.end());
  return found->second;
}

}  // namespace

const Model& Model::of_version_2_03() {
  static const Model model;
  return model;
}

Model::Model() {
  (void)intern(
      "xml:lang");  // of the namespace xml, and the one of its attributes that rules ask for
  const auto lines = paragraphs(model_table());
  // Types are known by name before any is read: they name each other.
  for (std::string_view line : lines) {
    const auto name = take_word(line);
    const bool added = type_ids_.emplace(name, static_cast<TypeId>(type_ids_.size())).second;
    ACTA_ASSERT(added);
  }
  types_.resize(type_ids_.size());
  for (const auto& line : lines) read(line);
}

NameId Model::intern(std::string_view name) {
  const auto found = ids_.find(name);
  if (found != ids_.end()) return found->second;
  const auto id = static_cast<NameId>(names_.size());
  names_.emplace_back(name);
  ids_.emplace(name, id);
  return id;
}

TypeId Model::type_id(std::string_view name) {
  const auto found = type_ids_.find(name);
  ACTA_ASSERT(found != type_ids_.end());
  return found->second;
}

void Model::read_attribute(TypeModel& type, std::string_view word) {
  AttributeModel attribute{.name = 0, .type = TextType::string, .required = !word.ends_with('?')};
  if (!attribute.required) word.remove_suffix(1);
  const auto colon = word.find(':');
  attribute.name = intern(word.substr(0, colon));
  if (colon != std::string_view::npos) attribute.type = text_type(word.substr(colon + 1));
  type.attributes.push_back(attribute);
}

ChildModel Model::read_child(std::string_view word) {
  ChildModel child{.required = true};
  if (word == "...") return {.others = true};
  const char last = word.back();
  if (last == '?' || last == '*' || last == '+') {
    child.required = last == '+';
    child.repeated = last != '?';
    word.remove_suffix(1);
  }
  const auto colon = word.find(':');
  child.name = intern(word.substr(0, colon));
  child.type = type_id(colon == std::string_view::npos ? word : word.substr(colon + 1));
  return child;
}

void Model::read(std::string_view line) {
  const auto name = take_word(line);
  auto& type = types_[type_id(name)];
  const bool anywhere = name == "anywhere";
  (void)intern(name);
  for (auto word = take_word(line); !word.empty(); word = take_word(line)) {
    if (word == "!") {
      type.closed = true;
    } else if (word.starts_with('@')) {
      read_attribute(type, word.substr(1));
    } else if (word.starts_with('#')) {
      type.text = text_type(word.substr(1));
    } else if (anywhere) {
      const auto child = read_child(word);
      anywhere_.emplace(names_[child.name], child);
    } else {
      type.children.push_back(read_child(word));
    }
  }
  if (type.text == TextType::none) type.children.push_back({.others = true});
}

std::optional<NameId> Model::find_name(std::string_view name) const {
  const auto found = ids_.find(name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

NameId Model::name_id(std::string_view name) const {
  const auto found = find_name(name);
  ACTA_ASSERT(found);
  return *found;
}

std::optional<TypeId> Model::root(std::string_view name) const {
  if (name != "iati-activities" && name != "iati-organisations") return std::nullopt;
  return type_ids_.find(name)->second;
}

std::optional<ChildModel> Model::anywhere(std::string_view name) const {
  const auto found = anywhere_.find(name);
  if (found == anywhere_.end()) return std::nullopt;
  return found->second;
}

}  // namespace acta::iati
