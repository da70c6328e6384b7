#include <algorithm>
#include <unordered_map>

#include "acta/base/check.h"
#include "acta/http/routes.h"

namespace acta::http {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
  std::unique_ptr<Node> variable;
  std::string variable_name;
  bool takes_rest = false;
  std::map<std::string, const Route*, std::less<>> by_method;
};

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route) {
  ACTA_ASSERT(route.pattern.starts_with('/') && !route.operation.empty());
  ACTA_ASSERT(route.handler || route.upload);
  for (const auto& other : routes_) ACTA_ASSERT(other->operation != route.operation);
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  const auto* added = routes_.back().get();
  auto* node = root_.get();
  for (const auto segment : segments_of(added->pattern)) {
    if (!segment.starts_with('{')) {
      auto& child = node->children[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
      continue;
    }
    if (!node->variable) node->variable = std::make_unique<Node>();
    auto name = segment.substr(1, segment.size() - 2);
    if (name.ends_with('*')) {
      name.remove_suffix(1);
      node->takes_rest = true;
    }
    ACTA_ASSERT(node->variable_name.empty() || node->variable_name == name);
    node->variable_name = name;
    node = node->variable.get();
  }
  ACTA_ASSERT(node->by_method.emplace(added->method, added).second);
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const auto* node = root_.get();
  const auto segments = segments_of(path);
  for (const auto segment : segments) {
    const auto child = node->children.find(segment);
    if (child != node->children.end()) {
      node = child->second.get();
    } else if (node->takes_rest) {
      const auto from = static_cast<std::size_t>(segment.data() - path.data());
      match.params[node->variable_name] = path.substr(from);
      node = node->variable.get();
      break;
    } else if (node->variable && !segment.empty()) {
      match.params[node->variable_name] = segment;
      node = node->variable.get();
    } else {
      return match;
    }
  }
  const auto found = node->by_method.find(method == "HEAD" ? "GET" : method);
  if (found != node->by_method.end()) {
    match.route = found->second;
  } else {
    for (const auto& [allowed, route] : node->by_method) match.allowed.push_back(allowed);
  }
  return match;
}

void Router::for_each(const std::function<void(const Route&)>& visit) const {
  for (const auto& route : routes_) visit(*route);
}

}  // namespace acta::http
