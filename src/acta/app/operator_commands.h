// What an operator can ask of a record: by the process that has opened it, be that the command line
// itself or, when a server holds the lock, the server behind its door (door.h).
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/act.h"
#include "acta/base/result.h"
#include "acta/base/rights.h"
#include "acta/places/places.h"
#include "acta/store/blobs.h"
#include "acta/store/store.h"

namespace acta::app {

struct Order {
  std::string command;  // "report status"
  Options options;      // paths are absolute; without --data and --out
  std::string input;    // what the command reads from standard input
};

struct Outcome {
  std::string text;  // for standard output
  std::string file;  // for --out
};

// Whether the command is one of these.
[[nodiscard]] bool is_operator_command(const std::string& command);
// Whether it is for recording acts, and not for reading alone.
[[nodiscard]] bool records_acts(const std::string& command);

Result<Outcome> carry_out(store::Store& store, store::Blobs& blobs, const places::Places& places,
                          Order order);

// Who that is today; nobody of that login: the public.
[[nodiscard]] Viewer viewer_by_login(store::Store& store, const std::string& login);
// Who gives an order in their own name, by login; refuses who has not the right.
Result<Actor> actor_by_login(store::Store& store, const std::string& login, Right right);
// An order given again is another order: it is decided again, and refused where it has to be.
[[nodiscard]] std::string order_key(std::string_view command, store::Store& store);

// Puts on the record what the files in the directory say, and tells what was found in them.
Result<std::string> import_undp(store::Store& store, const std::string& directory);

}  // namespace acta::app
