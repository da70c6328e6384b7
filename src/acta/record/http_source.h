// Reads a published record over plain http: one connection kept open, GET requests one after
// another. It speaks no TLS, follows no redirect and undoes no compression; each is refused with a
// sentence. One thread; a request that is silent for 30 seconds fails.
//
//   const auto source = ACTA_TRY(http_source("http://localhost:8080/record"));
//   const auto checkpoint = source("checkpoint");
#pragma once

#include <string>
#include <string_view>

#include "acta/base/result.h"
#include "acta/record/verify.h"

namespace acta::record {

struct HttpAddress {
  std::string host;
  std::string port = "80";
  std::string path;  // without a slash at its end
};

// "http://host[:port][/path]"
[[nodiscard]] Result<HttpAddress> parse_http_address(std::string_view url);
[[nodiscard]] Result<Source> http_source(std::string_view url);

}  // namespace acta::record
