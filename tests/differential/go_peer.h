// The Go program tlog_peer.go as a child process: a line asked, a line answered.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "acta/base/bytes.h"

namespace acta::differential {

class GoPeer {
 public:
  // Ends the test program when it cannot be started: what is compared with nothing agrees.
  explicit GoPeer(const std::string& program);
  ~GoPeer();
  GoPeer(const GoPeer&) = delete;
  GoPeer& operator=(const GoPeer&) = delete;

  std::string ask(const std::string& line);
  // Asks many at once, so that neither waits for the other.
  std::vector<std::string> ask_all(const std::vector<std::string>& lines);

 private:
  int child_ = -1;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

[[nodiscard]] std::vector<std::string> words_of(const std::string& line);
[[nodiscard]] Hash hash_of(const std::string& digits);
[[nodiscard]] std::vector<Hash> hashes_of(const std::string& line);
[[nodiscard]] std::string text_of_hashes(const std::vector<Hash>& hashes);

}  // namespace acta::differential
