// A mirror: fetches another organization's record, verifies it, keeps it, and serves it on.
//
// Nothing is kept as the record before the root that its entries make is the one that the log
// signed; what comes in lies apart until then (incoming/). A log that shrinks or shows another
// history is refused, and what it signed is kept as evidence. The checkpoint is kept with the
// mirror's own cosignature: "I hold the data" (C2SP tlog-mirror, draft, section on serving).
//
//   auto mirror = ACTA_TRY(Mirror::open("mirror", log_key, own_key));
//   const auto grown = mirror->sync(source, seconds_now);
//
// Layout below the directory: HEX/checkpoint, HEX/key, HEX/tile/..., with HEX the SHA-256 of the
// origin; incoming/, refused, lock. One thread calls sync and recheck; the rest may be called from
// any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "acta/base/result.h"
#include "acta/record/checkpoint.h"
#include "acta/record/keys.h"
#include "acta/record/tile_writer.h"
#include "acta/record/verify.h"

namespace acta::network {

class Mirror {
 public:
  struct Standing {
    std::int64_t size = 0;
    Hash root{};
    std::string damage;  // what the last check of the kept files found wrong; empty: nothing
  };
  // Entries fetched so far, and how many there will be.
  using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

  // Refuses a directory that another process holds, or whose checkpoint is not of that log.
  static Result<std::unique_ptr<Mirror>> open(std::string directory, record::VerifierKey log,
                                              record::SignerKey own);
  ~Mirror();
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  // Fetches what is new; gives how many entries that was. `at`: seconds, for the cosignature.
  Result<std::int64_t> sync(const record::Source& source, std::uint64_t at,
                            const Progress& progress = {});
  // Verifies every file that is kept. What is found wrong is not served until it is mended.
  Result<bool> recheck();
  // Fetches everything again; the log must still show the history that was kept.
  Result<bool> mend(const record::Source& source, std::uint64_t at, const Progress& progress = {});

  [[nodiscard]] const record::VerifierKey& log() const { return log_; }
  [[nodiscard]] const record::VerifierKey& own() const { return own_.verifier; }
  [[nodiscard]] const std::string& origin_hash() const { return origin_hash_; }
  // Where the files of the record lie.
  [[nodiscard]] std::string folder() const { return directory_ + "/" + origin_hash_; }
  [[nodiscard]] Standing standing();

 private:
  Mirror(std::string directory, record::VerifierKey log, record::SignerKey own);
  Result<bool> load();
  Result<bool> fetch(const record::Source& source, const record::Checkpoint& to, bool from_nothing,
                     const Progress& progress);
  Result<bool> fetch_entries(const record::Source& source, const record::Checkpoint& to,
                             bool from_nothing, const Progress& progress);
  Result<record::TileWriter> begin_fetch(bool from_nothing);
  Result<bool> fetch_bundle(const record::Source& source, const record::Checkpoint& to,
                            record::TileWriter& writer);
  Result<bool> check_partial_tiles(const record::Source& source, std::int64_t size);
  Result<bool> keep_incoming(const record::Source& source, record::TileWriter& writer);
  Result<bool> put_tile(const record::TileId& id);
  // The files that a tree of `from` entries had not.
  Result<bool> put_in_place(std::string_view note, const record::Checkpoint& to, std::int64_t from,
                            std::uint64_t at);
  Result<record::VerifiedCheckpoint> newest(const record::Source& source, std::string& note);
  void found_damage(const std::string& what);

  std::string directory_;
  record::VerifierKey log_;
  record::SignerKey own_;
  std::string origin_hash_;
  int lock_ = -1;
  std::mutex mutex_;
  Standing standing_;
};

}  // namespace acta::network
