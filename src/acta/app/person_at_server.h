// A person at a server, on the command line: signs in with a password and speaks the API that the
// screens speak, so that the same rules hold.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "acta/base/result.h"
#include "acta/network/client.h"

namespace acta::app {

class PersonAtServer {
 public:
  // `server` is an address such as https://acta.example; refuses to send a password in the open.
  static Result<std::unique_ptr<PersonAtServer>> sign_in(std::string server,
                                                         const std::string& login,
                                                         const std::string& password);
  // Signs out.
  ~PersonAtServer();
  PersonAtServer(const PersonAtServer&) = delete;
  PersonAtServer& operator=(const PersonAtServer&) = delete;

  // The JSON of the answer; a refusal of the server as it stands there. `path` begins with /api/.
  Result<std::string> get(const std::string& path);
  // `key`: under which it is recorded once however often it is asked (Idempotency-Key). With
  // `prepare_ahead`, in milliseconds, nothing is recorded: it is prepared for that moment.
  Result<std::string> post(const std::string& path, const std::string& body, const std::string& key,
                           std::optional<std::int64_t> prepare_ahead = std::nullopt);

 private:
  explicit PersonAtServer(std::string server);

  std::string server_;
  network::Client client_;
  bool signed_in_ = false;
};

}  // namespace acta::app
