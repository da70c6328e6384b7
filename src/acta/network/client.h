// Asks other organizations' servers: only those that the administrator configured.
//
// http and https (certificates are checked); no redirects are followed, answers are bounded, and a
// server that is silent for 15 seconds is given up. One client belongs to one thread; it keeps its
// connections open.
#pragma once

#include <memory>
#include <string>

#include "acta/base/result.h"

namespace acta::network {

struct Answer {
  int status = 0;
  std::string content_type;
  std::string body;
};

class Client {
 public:
  Client();
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Result<Answer> get(const std::string& url, std::size_t body_max);
  Result<Answer> post(const std::string& url, const std::string& body, std::size_t body_max);

 private:
  struct Handle;
  Result<Answer> perform(const std::string& url, std::size_t body_max);
  std::unique_ptr<Handle> handle_;
};

}  // namespace acta::network
