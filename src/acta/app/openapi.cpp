#include "acta/app/openapi.h"

#include <fmt/format.h>

#include <map>

#include "acta/app/schema.h"
#include "acta/base/json.h"

namespace acta::app {
namespace {

using Members = Json::Object;

Json text(std::string_view value) {
  return Json(std::string(value));
}
Json object(Members members) {
  return Json(std::move(members));
}

// Schemas of records and words by name, gathered on the way.
class Schemas {
 public:
  Json of(const Type& type) {
    switch (type.kind) {
      case Kind::text: return object({{"type", text("string")}});
      case Kind::boolean: return object({{"type", text("boolean")}});
      case Kind::integer: return object({{"type", text("integer")}});
      case Kind::scalar: return object({{"type", text("string")}, {"format", text(type.format)}});
      case Kind::optional: return of(type.element());
      case Kind::list: return object({{"type", text("array")}, {"items", of(type.element())}});
      case Kind::map:
        return object({{"type", text("object")}, {"additionalProperties", of(type.element())}});
      case Kind::word:
      case Kind::record: break;
    }
    const std::string name(type.name);
    if (!named_.contains(name)) {
      named_[name] = object({});  // ends recursion
      named_[name] = type.kind == Kind::word ? words_of(type) : record_of(type);
    }
    return object({{"$ref", text("#/components/schemas/" + name)}});
  }
  [[nodiscard]] Json all() const {
    Members members;
    for (const auto& [name, schema] : named_) members.emplace_back(name, schema);
    return object(std::move(members));
  }

 private:
  static Json words_of(const Type& type) {
    Json::Array list;
    for (const auto word : type.words) list.push_back(text(word));
    return object({{"type", text("string")},
                   {"enum", Json(std::move(list))},
                   {"description", text(type.note)}});
  }
  Json record_of(const Type& type) {
    Members properties;
    Json::Array required;
    for (const auto& field : type.fields) {
      properties.emplace_back(std::string(field.name), of(field.type()));
      if (field.type().kind != Kind::optional) required.push_back(text(field.name));
    }
    return object({{"type", text("object")},
                   {"description", text(type.note)},
                   {"properties", object(std::move(properties))},
                   {"required", Json(std::move(required))},
                   {"additionalProperties", Json(false)}});
  }
  std::map<std::string, Json> named_;
};

Json content_of(Schemas& schemas, const Type& type) {
  return object({{"application/json", object({{"schema", schemas.of(type)}})}});
}

Json operation_of(Schemas& schemas, const http::Route& route) {
  Members answer{
      {"description", text(route.gives == nullptr ? "As described." : route.gives->note)}};
  if (route.gives != nullptr) answer.emplace_back("content", content_of(schemas, *route.gives));
  Members operation{{"operationId", text(route.operation)},
                    {"summary", text(route.summary)},
                    {"x-audience", text(word_of(route.audience))}};
  if (route.takes != nullptr) {
    operation.emplace_back("requestBody", object({{"required", Json(true)},
                                                  {"content", content_of(schemas, *route.takes)}}));
  }
  Json::Array parameters;
  for (std::size_t at = route.pattern.find('{'); at != std::string::npos;
       at = route.pattern.find('{', at + 1)) {
    auto name = route.pattern.substr(at + 1, route.pattern.find('}', at) - at - 1);
    if (name.ends_with('*')) name.pop_back();
    parameters.push_back(object({{"name", text(name)},
                                 {"in", text("path")},
                                 {"required", Json(true)},
                                 {"schema", object({{"type", text("string")}})}}));
  }
  if (!parameters.empty()) operation.emplace_back("parameters", Json(std::move(parameters)));
  const auto* good = route.method == "POST" && route.operation != "session_open" ? "201" : "200";
  operation.emplace_back(
      "responses",
      object({{good, object(std::move(answer))},
              {"default", object({{"description", text("Problem details (RFC 9457).")}})}}));
  return object(std::move(operation));
}

std::string typescript_of(const Type& type) {
  switch (type.kind) {
    case Kind::text:
    case Kind::scalar: return "string";
    case Kind::boolean: return "boolean";
    case Kind::integer: return "number";
    case Kind::optional: return typescript_of(type.element());
    case Kind::list: return "ReadonlyArray<" + typescript_of(type.element()) + ">";
    case Kind::map: return "Readonly<Record<string, " + typescript_of(type.element()) + ">>";
    case Kind::word:
    case Kind::record: return std::string(type.name);
  }
  return {};
}

void gather(const Type& type, std::map<std::string, const Type*>& named) {
  if (type.element != nullptr) return gather(type.element(), named);
  if (type.kind != Kind::word && type.kind != Kind::record) return;
  if (!named.emplace(type.name, &type).second) return;
  for (const auto& field : type.fields) gather(field.type(), named);
}

}  // namespace

std::string openapi_document(const http::Router& router) {
  Schemas schemas;
  std::map<std::string, Members> paths;
  router.for_each([&](const http::Route& route) {
    auto method = route.method;
    for (auto& c : method) c = static_cast<char>(c + 32);
    auto pattern = route.pattern;
    if (const auto star = pattern.find("*}"); star != std::string::npos) pattern.erase(star, 1);
    paths[pattern].emplace_back(method, operation_of(schemas, route));
  });
  Members path_members;
  for (auto& [pattern, members] : paths)
    path_members.emplace_back(pattern, object(std::move(members)));
  return write_json(object(
      {{"openapi", text("3.1.0")},
       {"info", object({{"title", text("Acta")}, {"version", text(std::string(version()))}})},
       {"paths", object(std::move(path_members))},
       {"components", object({{"schemas", schemas.all()}})}}));
}

std::string typescript_document(const http::Router& router) {
  std::map<std::string, const Type*> named;
  router.for_each([&](const http::Route& route) {
    if (route.takes != nullptr) gather(*route.takes, named);
    if (route.gives != nullptr) gather(*route.gives, named);
  });
  std::string out =
      "// Made by `acta gen typescript` from the described types. Not edited by hand.\n";
  for (const auto& [name, type] : named) {
    out += fmt::format("\n/** {} */\n", type->note);
    if (type->kind == Kind::word) {
      out += fmt::format("export type {} =", name);
      for (const auto word : type->words) out += fmt::format("\n  | '{}'", word);
      out += ";\n";
      continue;
    }
    out += fmt::format("export interface {} {{\n", name);
    for (const auto& field : type->fields) {
      out +=
          fmt::format("  /** {} */\n  readonly {}{}: {};\n", field.note, field.name,
                      field.type().kind == Kind::optional ? "?" : "", typescript_of(field.type()));
    }
    out += "}\n";
  }
  return out;
}

}  // namespace acta::app
