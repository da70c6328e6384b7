#include "acta/base/act.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "acta/base/check.h"

namespace acta {
namespace {

struct Unknown {
  std::string type;
  std::string body;
  ActInfo info;
};

// "text", "[text]", "{a:integer,b?:Outcome(approved|declined)}"
void print_type(std::string& out, const Type& type) {
  switch (type.kind) {
    case Kind::text: out += "text"; break;
    case Kind::boolean: out += "boolean"; break;
    case Kind::integer: out += "integer"; break;
    case Kind::word: out += fmt::format("({})", fmt::join(type.words, "|")); break;
    case Kind::scalar: out += type.format; break;
    case Kind::optional: print_type(out, type.element()); break;
    case Kind::list:
      out += '[';
      print_type(out, type.element());
      out += ']';
      break;
    case Kind::map:
      out += "[text:";
      print_type(out, type.element());
      out += ']';
      break;
    case Kind::record:
      out += '{';
      for (const auto& field : type.fields) {
        if (out.back() != '{') out += ',';
        out += field.name;
        out += field.type().kind == Kind::optional ? "?:" : ":";
        print_type(out, field.type());
      }
      out += '}';
      break;
  }
}

}  // namespace

AnyAct AnyAct::unknown(std::string type, int version, std::string body) {
  auto value = std::make_shared<Unknown>(
      Unknown{.type = std::move(type), .body = std::move(body), .info = {}});
  value->info = {.type = value->type, .version = version};
  const auto* info = &value->info;
  return {info, std::move(value)};
}

std::string AnyAct::body() const {
  if (!known()) return static_cast<const Unknown*>(value_.get())->body;
  std::string out;
  write_described(out, *type_, value_.get());
  return out;
}

void ActRegistry::add_reader(Known known) {
  auto key = std::pair(std::string(known.info.type), known.info.version);
  const auto [place, added] = known_.try_emplace(std::move(key), std::move(known));
  ACTA_ASSERT(added);
}

bool ActRegistry::knows(std::string_view type, int version) const {
  return known_.contains(std::pair(std::string(type), version));
}

Result<AnyAct> ActRegistry::read(std::string_view type, int version, const Json& body) const {
  auto found = known_.find(std::pair(std::string(type), version));
  if (found == known_.end()) {
    return fault("record.unknown_act",
                 fmt::format("this program does not know {} version {}", type, version));
  }
  auto act = ACTA_TRY(found->second.read(body));
  for (; found->second.upcast; ++version) {
    act = found->second.upcast(act);
    found = known_.find(std::pair(std::string(type), version + 1));
    ACTA_ASSERT(found != known_.end());  // an older version leads to today's
  }
  return act;
}

std::string ActRegistry::schema() const {
  std::string out;
  for (const auto& [key, known] : known_) {
    out += fmt::format("{} v{} {} ", key.first, key.second, word_of(known.info.classification));
    print_type(out, *known.type);
    out += '\n';
  }
  return out;
}

}  // namespace acta
