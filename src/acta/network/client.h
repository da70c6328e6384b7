// Asks other organizations' servers: only those that the administrator configured, or the one that
// a person named on the command line.
//
// http and https (certificates are checked); no redirects are followed, answers are bounded, and a
// server that is silent for 15 seconds is given up. One client belongs to one thread; it keeps its
// connections open.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "acta/base/result.h"
#include "acta/record/verify.h"

struct curl_slist;

namespace acta::network {

struct Answer {
  int status = 0;
  std::string content_type;
  std::string body;
};

class Client {
 public:
  Client() : Client(nullptr) {}
  // Gives up within a second once `stop` is set.
  explicit Client(const std::atomic<bool>* stop);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Result<Answer> get(const std::string& url, std::size_t body_max);
  // Sent as text, or with these headers ("name: value") instead.
  Result<Answer> post(const std::string& url, const std::string& body, std::size_t body_max,
                      const std::vector<std::string>& headers = {});
  Result<Answer> remove(const std::string& url, std::size_t body_max);
  // What a server sets is sent back to it from now on, in memory alone.
  void keep_cookies();

 private:
  struct Handle;
  Result<Answer> perform(const std::string& url, std::size_t body_max,
                         curl_slist* headers = nullptr);
  std::unique_ptr<Handle> handle_;
};

// Whether a secret may be sent there: over https, or to this machine.
[[nodiscard]] bool keeps_secrets(const std::string& url);

// The files below an address, e.g. "https://acta.example/record". One thread.
[[nodiscard]] record::Source client_source(const std::string& url,
                                           const std::atomic<bool>* stop = nullptr);

}  // namespace acta::network
