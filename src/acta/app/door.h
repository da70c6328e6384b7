// The operator's door of a running server: a socket in the data directory, for whoever may write
// there. The command line asks through it when a server holds the lock.
//
// A message is a row of fields, each behind its length (u32, little-endian), the row behind its
// number of fields; at most 64 MB. Only the server's own user and root are heard.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "acta/app/operator_commands.h"

namespace acta::app {

class Door {
 public:
  using Carry = std::function<Result<Outcome>(Order)>;
  // Listens at DIRECTORY/acta.door until it is destroyed.
  static Result<std::unique_ptr<Door>> open(const std::string& directory, Carry carry);
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;
  ~Door();

 private:
  Door(int listening, std::string path, Carry carry);
  void run(const std::stop_token& done);
  void answer(int connection);

  int listening_;
  std::string path_;
  Carry carry_;
  std::jthread thread_;
};

// Has the server that holds the directory carry the order out.
Result<Outcome> ask_server(const std::string& directory, const Order& order);

}  // namespace acta::app
