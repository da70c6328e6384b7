// Verifies a whole published record from its files alone: the checkpoint's signature, every entry,
// every tile, the root, the order of time, and consistency with a checkpoint remembered from
// before.
//
// Memory is flat: one bundle and one tile of each level are held. The first thing that is wrong
// ends it and is named with its file and index.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/authors.h"
#include "acta/record/checkpoint.h"

namespace acta::record {

// Gives the bytes of a published file, e.g. "checkpoint" or "tile/entries/000.p/7"; a refusal with
// the word "record.no_such_file" when there is none.
using Source = std::function<Result<Bytes>(const std::string& path)>;

// One of several places where the files lie.
struct NamedSource {
  std::string name;
  Source source;
};

struct Verification {
  Checkpoint checkpoint;
  std::string note;  // the checkpoint as published
  std::int64_t entries_open = 0;
  std::int64_t entries_sealed = 0;
  std::int64_t bytes = 0;  // of entries
  std::optional<std::int64_t> remembered_size;
  std::int64_t signatures = 0;          // of authors that hold, when a register was given
  std::int64_t signatures_unknown = 0;  // of keys that the register does not name
};

struct VerifyOptions {
  VerifierKey key;
  std::optional<std::string> remembered;  // a checkpoint note seen before
  bool parse_entries = true;              // false: hashes alone (the benchmark's hash pass)
  // The register of keys by which authors' signatures on entries are judged (authors.h).
  std::optional<std::vector<RegisteredKey>> authors = std::nullopt;
};

Result<Verification> verify_record(const Source& source, const VerifyOptions& options);

// The same of the files in a directory, and of what nobody reads there at this checkpoint: narrower
// tiles of earlier sizes (narrow_tiles.h).
Result<Verification> verify_directory(const std::string& directory, const VerifyOptions& options);

// A full bundle of the longest entries: no published file is larger.
inline constexpr std::int64_t published_size_max = std::int64_t{256} * (2 + 65'535);

// Files below a directory.
[[nodiscard]] Source directory_source(std::string directory);

}  // namespace acta::record
