// Which database engine keeps a record, and how to connect to its parts: SQLite files in the data
// directory, or one PostgreSQL database that several servers can reach (docs/adr/0030).
//
// Keys, lock file and what is published stand in the data directory of each server in any case.
// Any thread may open connections.
#pragma once

#include <memory>
#include <string>

#include "acta/store/blob_shelf.h"
#include "acta/store/database.h"

namespace acta::store {

class Engine {
 public:
  // `database` is a connection string of PostgreSQL; empty: SQLite.
  Engine(std::string directory, std::string database)
      : directory_(std::move(directory)), database_(std::move(database)) {}

  // Entries, head, index of acts, idempotency and views.
  [[nodiscard]] Result<std::unique_ptr<Database>> record(Access access) const;
  // A database of its own, so that ciphertext is durable before what commits to it.
  [[nodiscard]] Result<std::unique_ptr<Database>> vault(Access access) const;
  // The log of reads: its own connection, so that a read never waits for the writer.
  [[nodiscard]] Result<std::unique_ptr<Database>> reads(Access access) const;
  [[nodiscard]] Result<std::shared_ptr<BlobShelf>> blobs() const;

  // Whether several servers can reach it, of which one leads.
  [[nodiscard]] bool is_shared() const { return !database_.empty(); }

 private:
  std::string directory_;
  std::string database_;
};

}  // namespace acta::store
