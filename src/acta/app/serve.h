// Serves one data directory over HTTP until it is told to stop.
#pragma once

#include <cstdint>
#include <string>

#include "acta/app/outside.h"
#include "acta/base/result.h"

namespace acta::app {

struct ServeOptions {
  std::string directory;
  std::string database;  // of PostgreSQL; empty: SQLite in the directory
  std::string address;
  std::uint16_t port = 8080;
  std::string origin;
  std::string lock_path;
  std::string web_directory;
  std::string certificate;
  std::string private_key;
  std::string site;        // as browsers see it; empty: localhost
  std::string passphrase;  // of keys/vault.key, when it is sealed
  std::string undp;        // of the demonstration: a directory with the files of `acta import undp`
  bool demo = false;
  OutsideOptions outside;
};

// Returns after SIGINT or SIGTERM; a fault when the record stopped. While another server leads the
// record, it stands by.
Result<bool> serve_desk(ServeOptions options);

}  // namespace acta::app
