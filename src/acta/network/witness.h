// A witness, after C2SP tlog-witness v1.0.0: cosigns, for each log it knows, the one history that
// it has seen, and remembers it before it answers.
//
// Its memory is a folder with one file for each log: the newest cosigned checkpoint, which is also
// what it serves. That folder must never go back in time: it is not restored from a backup.
// Members may be called from any thread.
//
//   auto witness = ACTA_TRY(Witness::open("state", key, logs));
//   const auto answer = witness->add_checkpoint(body, seconds_now);
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"
#include "acta/network/add_checkpoint.h"
#include "acta/record/checkpoint.h"
#include "acta/record/keys.h"

namespace acta::network {

class Witness {
 public:
  struct Answer {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
  };
  struct Seen {
    std::int64_t size = 0;
    Hash root{};
    std::string note;  // with the lines of the log and of this witness; empty: nothing yet
  };

  // Refuses a memory that it cannot read, or that another process holds.
  static Result<std::unique_ptr<Witness>> open(std::string directory, record::SignerKey key,
                                               std::vector<record::VerifierKey> logs);
  ~Witness();
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;

  // `at`: seconds since 1970, for the cosignature.
  Answer add_checkpoint(std::string_view body, std::uint64_t at);
  // The newest cosigned checkpoint of the log whose origin has that SHA-256 (64 digits).
  Answer checkpoint(std::string_view origin_hash);

  [[nodiscard]] const record::VerifierKey& verifier() const { return key_.verifier; }
  // What was seen of each log, by origin.
  std::map<std::string, Seen> seen();

 private:
  Witness(std::string directory, record::SignerKey key, std::vector<record::VerifierKey> logs)
      : directory_(std::move(directory)), key_(std::move(key)), logs_(std::move(logs)) {}
  Result<bool> load();
  [[nodiscard]] std::string path_of(const std::string& origin) const;
  Result<std::string> cosign(std::string_view body, std::uint64_t at);
  std::unexpected<Refused> false_start(const AddCheckpoint& request, const record::Note& note);
  Result<bool> keep_evidence(const std::string& origin, const std::string& note);

  std::string directory_;
  record::SignerKey key_;
  std::vector<record::VerifierKey> logs_;
  int lock_ = -1;
  std::mutex mutex_;
  std::map<std::string, Seen> seen_;  // by origin
};

}  // namespace acta::network
