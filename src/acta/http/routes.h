// Routes, each with its declared audience, and the router that finds them.
//
// A route without an audience cannot be registered, and the server does not serve without a guard:
// closed by default. for_each walks what is really registered; the OpenAPI document and the tests
// of access are made from that walk.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/describe.h"
#include "acta/base/rights.h"
#include "acta/http/message.h"

namespace acta::http {

// Takes a body as it arrives, chunk by chunk. Destroyed unfinished when the connection breaks.
class Upload {
 public:
  virtual ~Upload() = default;
  virtual Result<bool> write(ByteView chunk) = 0;
  virtual void finish(const Reply& reply) = 0;
};
using UploadFactory = std::function<Result<std::unique_ptr<Upload>>(const Request&)>;

struct Route {
  std::string method;     // GET, POST, DELETE
  std::string pattern;    // "/api/requests/{id}"; a last "{rest*}" takes what is left
  std::string operation;  // "request_read"
  Right audience = Right::administer;
  std::string summary;
  const Type* takes = nullptr;  // the body
  const Type* gives = nullptr;  // the body of the answer
  Handler handler;
  UploadFactory upload;
  std::size_t body_max = 1U << 20U;
};

class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // A second route of the same method and pattern, or operation, is a bug.
  void add(Route route);

  struct Match {
    const Route* route = nullptr;  // null: 404, or 405 when `allowed` is not empty
    std::map<std::string, std::string> params;
    std::vector<std::string> allowed;
  };
  // HEAD finds the GET route.
  [[nodiscard]] Match find(std::string_view method, std::string_view path) const;
  void for_each(const std::function<void(const Route&)>& visit) const;

 private:
  struct Node;
  static const Node* walk(const Node& node, std::span<const std::string_view> segments,
                          std::map<std::string, std::string>& params);
  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
};

// Says whether the request may go on, and as whom; its refusal is answered.
using Guard = std::function<Result<std::shared_ptr<const void>>(const Route&, const Request&)>;

}  // namespace acta::http
