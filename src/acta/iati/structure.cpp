#include "acta/iati/structure.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/iati/shown.h"

namespace acta::iati {
namespace {

constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view instance_space = "http://www.w3.org/2001/XMLSchema-instance";

std::optional<std::string_view> value_of(std::span<const XmlAttribute> attributes,
                                         std::string_view name) {
  const auto found = std::ranges::find_if(attributes, [&](const XmlAttribute& attribute) {
    return attribute.space.empty() && attribute.name == name;
  });
  if (found == attributes.end()) return std::nullopt;
  return found->value;
}

}  // namespace

Structure::Structure(const Model& model, Listener& listener)
    : model_(model), listener_(listener), tree_(model.names()) {}

std::string Structure::path(std::string_view child) const {
  std::string path;
  for (const auto& frame : frames_) {
    if (!path.empty()) path += '/';
    path += frame.name;
    if (frame.repeated) path += fmt::format("[{}]", frame.ordinal);
  }
  if (!child.empty()) path += fmt::format("{}{}", path.empty() ? "" : "/", child);
  return path;
}

void Structure::tell(std::string_view rule, std::int64_t line, std::string words,
                     std::string_view child) {
  listener_.misplaced(rule, path(child), line, std::move(words));
}

bool Structure::is_record(const Frame& frame) const {
  return frames_.size() == 2 && frame.in_tree;
}

void Structure::element(std::string_view space, std::string_view name,
                        std::span<const XmlAttribute> attributes, std::int64_t line) {
  if (frames_.empty()) return open_root(space, name, attributes, line);
  switch (frames_.back().kind) {
    case Kind::skipped: return skip(name, line);
    case Kind::others: {
      const auto known = space.empty() ? model_.anywhere(name) : std::nullopt;
      if (!known) return open_others(name, attributes, line);
      return open_ours(*known, 1, false, attributes, line);
    }
    case Kind::ours: break;
  }
  if (model_.type(frames_.back().type).text != TextType::none) {
    tell("structure.element", line,
         fmt::format("<{}> stands where only text may stand", shown(name)), shown(name));
    return skip(name, line);
  }
  if (space.empty()) return take_child(name, attributes, line);
  take_other(name, attributes, line);
}

void Structure::open_root(std::string_view space, std::string_view name,
                          std::span<const XmlAttribute> attributes, std::int64_t line) {
  const auto type = space.empty() ? model_.root(name) : std::nullopt;
  if (!type) {
    tell("structure.root", line,
         fmt::format("a file of IATI is <iati-activities> or <iati-organisations>, not <{}>",
                     shown(name)),
         shown(name));
    goes_on_ = false;
    return;
  }
  listener_.begins(
      {.element = std::string(name),
       .version = std::string(value_of(attributes, "version").value_or("")),
       .generated = std::string(value_of(attributes, "generated-datetime").value_or("")),
       .line = line});
  open_ours({.name = model_.name_id(name), .type = *type}, 1, false, attributes, line);
}

void Structure::open_ours(const ChildModel& child, std::uint32_t ordinal, bool in_tree,
                          std::span<const XmlAttribute> attributes, std::int64_t line) {
  const auto& type = model_.type(child.type);
  frames_.push_back({.kind = Kind::ours,
                     .in_tree = in_tree,
                     .repeated = child.repeated,
                     .type = child.type,
                     .ordinal = ordinal,
                     .counts_begin = counts_.size(),
                     .line = line,
                     .name = std::string(model_.name(child.name))});
  counts_.resize(counts_.size() + type.children.size());
  if (type.text != TextType::none) text_.clear();
  if (in_tree) {
    tree_.open({.name = child.name, .repeated = child.repeated, .ordinal = ordinal, .line = line});
    if (tree_.nodes() > most_nodes || tree_.size() > most_letters) {
      tell("structure.too_large", line, "one activity is larger than this program reads");
      goes_on_ = false;
    }
  }
  check_attributes(type, in_tree, attributes, line);
}

void Structure::open_others(std::string_view name, std::span<const XmlAttribute> attributes,
                            std::int64_t line) {
  frames_.push_back({.kind = Kind::others, .line = line, .name = shown(name)});
  // Norm: XML Schema, part 1, 3.10: in a wildcard that is "lax", what has a global declaration is
  // held to it; of attributes these are value-date and those of the namespace xml.
  const TypeModel open;
  for (const auto& attribute : attributes) {
    if (attribute.space == xml_space) check_foreign_attribute(open, attribute, line);
    if (attribute.space.empty() && attribute.name == "value-date") {
      check_value(TextType::date, "@value-date", attribute.value, line);
    }
  }
}

void Structure::skip(std::string_view name, std::int64_t line) {
  frames_.push_back({.kind = Kind::skipped, .line = line, .name = shown(name)});
}

void Structure::take_child(std::string_view name, std::span<const XmlAttribute> attributes,
                           std::int64_t line) {
  auto& parent = frames_.back();
  const auto& children = model_.type(parent.type).children;
  // Most elements stand in their order: looked for from where the one before stood.
  const auto is_it = [&](const ChildModel& child) {
    return !child.others && model_.name(child.name) == name;
  };
  const auto from = children.begin() + static_cast<std::ptrdiff_t>(parent.position);
  auto found = std::find_if(from, children.end(), is_it);
  if (found == children.end()) found = std::find_if(children.begin(), from, is_it);
  if (found == children.end() || !is_it(*found)) {
    tell("structure.unknown", line,
         fmt::format("<{}> is no element of <{}> in version 2.03", shown(name), parent.name),
         shown(name));
    return skip(name, line);
  }
  const auto index = static_cast<std::size_t>(found - children.begin());
  check_order(parent, index, name, line);
  const auto ordinal = counts_[parent.counts_begin + index];
  const bool in_tree = parent.in_tree || frames_.size() == 1;
  open_ours(*found, ordinal, in_tree, attributes, line);
}

void Structure::check_order(Frame& parent, std::size_t index, std::string_view name,
                            std::int64_t line) {
  const auto& children = model_.type(parent.type).children;
  const auto count = ++counts_[parent.counts_begin + index];
  if (count > 1 && !children[index].repeated) {
    tell("structure.too_many", line, fmt::format("<{}> stands here more than once", name), name);
  } else if (index < parent.position) {
    const auto& before = children[parent.position];
    const auto after = before.others ? std::string("elements of other vocabularies")
                                     : fmt::format("<{}>", model_.name(before.name));
    const auto child =
        children[index].repeated ? fmt::format("{}[{}]", name, count) : std::string(name);
    tell("structure.order", line,
         fmt::format("<{}> stands behind {}; it belongs before", name, after), child);
  } else {
    parent.position = index;
  }
}

void Structure::take_other(std::string_view name, std::span<const XmlAttribute> attributes,
                           std::int64_t line) {
  auto& parent = frames_.back();
  const auto& children = model_.type(parent.type).children;
  while (!children[parent.position].others) ++parent.position;
  open_others(name, attributes, line);
}

void Structure::check_attributes(const TypeModel& type, bool in_tree,
                                 std::span<const XmlAttribute> attributes, std::int64_t line) {
  std::uint64_t seen = 0;
  for (const auto& attribute : attributes) {
    if (!attribute.space.empty()) {
      check_foreign_attribute(type, attribute, line);
      // The language of a text is the one attribute of another vocabulary that rules ask for.
      if (in_tree && attribute.space == xml_space && attribute.name == "lang") {
        tree_.attribute(model_.name_id("xml:lang"), attribute.value);
      }
      continue;
    }
    const auto known = std::ranges::find_if(type.attributes, [&](const AttributeModel& of) {
      return model_.name(of.name) == attribute.name;
    });
    if (known == type.attributes.end()) {
      tell("structure.attribute", line,
           fmt::format("@{} is no attribute of <{}> in version 2.03", shown(attribute.name),
                       frames_.back().name));
      continue;
    }
    seen |= 1ULL << static_cast<unsigned>(known - type.attributes.begin());
    if (known->type != TextType::string) {
      check_value(known->type, fmt::format("@{}", attribute.name), attribute.value, line);
    }
    if (in_tree) tree_.attribute(known->name, attribute.value);
  }
  for (std::size_t i = 0; i < type.attributes.size(); ++i) {
    if (type.attributes[i].required && ((seen >> i) & 1U) == 0) {
      tell(
          "structure.attribute_missing", line,
          fmt::format("<{}> lacks @{}", frames_.back().name, model_.name(type.attributes[i].name)));
    }
  }
}

void Structure::check_foreign_attribute(const TypeModel& type, const XmlAttribute& attribute,
                                        std::int64_t line) {
  if (attribute.space == instance_space) {
    // Where the schema lies may be said anywhere; what an element is may not be changed.
    if (attribute.name == "schemaLocation" || attribute.name == "noNamespaceSchemaLocation") return;
    if (attribute.name == "nil" || attribute.name == "type") {
      tell("structure.attribute", line,
           fmt::format("@xsi:{} may not stand in files of IATI", attribute.name));
      return;
    }
  }
  if (type.closed) {
    tell("structure.attribute", line,
         fmt::format("<{}> takes no attributes of other vocabularies, such as @{}",
                     frames_.back().name, shown(attribute.name)));
    return;
  }
  if (attribute.space != xml_space) return;
  if (attribute.name == "lang") {
    check_value(TextType::language, "@xml:lang", attribute.value, line);
  } else if (attribute.name == "base") {
    check_value(TextType::uri, "@xml:base", attribute.value, line);
  } else if (attribute.name == "space" && trimmed(attribute.value) != "default" &&
             trimmed(attribute.value) != "preserve") {
    tell("structure.value", line, "@xml:space is default or preserve");
  }
}

void Structure::check_value(TextType type, std::string_view what, std::string_view value,
                            std::int64_t line) {
  if (fits(type, value)) return;
  tell("structure.value", line,
       fmt::format("{} is {}, not {}", what, words_for(type), quoted(value)));
}

void Structure::text(std::string_view text, std::int64_t line) {
  if (frames_.empty()) return;
  auto& frame = frames_.back();
  if (frame.kind != Kind::ours) return;
  if (model_.type(frame.type).text != TextType::none) {
    text_ += text;
    if (text_.size() > most_letters) {
      tell("structure.too_large", line, "one text is larger than this program reads");
      goes_on_ = false;
    }
  } else if (!frame.text_told && !is_blank(text)) {
    frame.text_told = true;
    tell("structure.text", line, fmt::format("text may not stand in <{}> itself", frame.name));
  }
}

void Structure::end(std::int64_t line) {
  const auto& frame = frames_.back();
  if (frame.kind == Kind::ours) {
    close_ours(frame, line);
    counts_.resize(frame.counts_begin);
  }
  frames_.pop_back();
}

void Structure::close_ours(const Frame& frame, std::int64_t line) {
  const auto& type = model_.type(frame.type);
  if (type.text != TextType::none) {
    check_value(type.text, fmt::format("<{}>", frame.name), text_, line);
    if (frame.in_tree) tree_.text(text_);
    text_.clear();
  }
  for (std::size_t i = 0; i < type.children.size(); ++i) {
    if (!type.children[i].required || counts_[frame.counts_begin + i] > 0) continue;
    tell("structure.missing", frame.line,
         fmt::format("<{}> lacks <{}>", frame.name, model_.name(type.children[i].name)));
  }
  if (!frame.in_tree) return;
  tree_.close();
  if (!is_record(frame)) return;
  listener_.record(tree_, path({}));
  tree_.clear();
}

}  // namespace acta::iati
