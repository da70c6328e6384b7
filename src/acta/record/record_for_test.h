// A whole published record in memory, for the tests of this folder and for bench/verify_bench.cpp.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

#include "acta/record/checkpoint.h"
#include "acta/record/entry.h"
#include "acta/record/tile_writer.h"
#include "acta/record/verify.h"

namespace acta::record {

using RecordFiles = std::map<std::string, Bytes>;

inline SignerKey test_log_key() {
  return make_signer("acta.example/log/1", KeyType::ed25519, Hash{1});
}

// Every fifth entry is sealed; a second passes with each.
inline std::string test_entry(std::int64_t i, std::string_view story = "one") {
  const Instant at{1'767'225'600'000 + i * 1000};
  const auto id = parse_uuid(fmt::format("01900000-0000-7000-8000-{:012x}", i)).value();
  if (i % 5 == 4) {
    return encode_entry(SealedEntry{
        .at = at, .commitment = sha256(bytes_of(fmt::format("{} {}", i, story))), .id = id});
  }
  return encode_entry(OpenEntry{.as = "focal_point",
                                .at = at,
                                .body = fmt::format(R"({{"note":"{} é {}"}})", story, i),
                                .by = fmt::format("{:032x}", i),
                                .id = id,
                                .idem = std::nullopt,
                                .n = i,
                                .stream = "test.stream/1",
                                .type = "test.noted",
                                .v = 1});
}

// A log whose files grow in `files`; each publish() signs a checkpoint.
class TestLog {
 public:
  explicit TestLog(SignerKey key = test_log_key()) : key_(std::move(key)) {
    const auto text = key_.verifier.text() + "\n";
    files["key"] = Bytes(text.begin(), text.end());
  }

  void append(std::string_view entry) { writer_.append(bytes_of(entry)); }
  void grow_to(std::int64_t size, std::string_view story = "one") {
    while (writer_.size() < size) append(test_entry(writer_.size(), story));
  }
  void publish() {
    for (auto& file : writer_.take()) files[tile_path(file.id)] = std::move(file.bytes);
    const auto note = sign_checkpoint(
        {.origin = key_.verifier.name, .size = writer_.size(), .root = writer_.root()}, key_);
    files["checkpoint"] = Bytes(note.begin(), note.end());
  }
  [[nodiscard]] std::string checkpoint() const {
    const auto& note = files.at("checkpoint");
    return {note.begin(), note.end()};
  }
  [[nodiscard]] Source source() const {
    return [this](const std::string& path) -> Result<Bytes> {
      const auto found = files.find(path);
      if (found == files.end()) return refuse("record.no_such_file", 404, path);
      return found->second;
    };
  }
  [[nodiscard]] const VerifierKey& key() const { return key_.verifier; }

  RecordFiles files;

 private:
  SignerKey key_;
  TileWriter writer_;
};

inline TestLog published(std::int64_t size, std::string_view story = "one") {
  TestLog log;
  log.grow_to(size, story);
  log.publish();
  return log;
}

}  // namespace acta::record
