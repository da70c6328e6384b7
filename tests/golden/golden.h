// The golden corpus: at least one entry of every version of every act that Acta ever emitted, and
// whole short records, frozen. What today's program makes of them is compared with the manifest.
//
//   acts/<type>.v<N>.jsonl   lines of entries, as the record or its vault has them
//   records/<name>.jsonl     the lines of a record, in its order
//   MANIFEST                 act <type> v<N>: <SHA-256 of the file> <SHA-256 of what is read>
//                            record <name>: <SHA-256 of the file>
//                            view <record> <view> v<N>: <SHA-256 of its rows>
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/store/view.h"

namespace acta::golden {

// The lines of the manifest: what stands before the colon, and the digests.
using Manifest = std::map<std::string, std::string>;

struct Corpus {
  std::map<std::string, std::string> acts;     // "cycles.election_added v1" -> the file
  std::map<std::string, std::string> records;  // "first" -> the file
  Manifest manifest;
};
Result<Corpus> read_corpus(const std::string& folder);
[[nodiscard]] std::string print_manifest(const Manifest& manifest);

// What the manifest has to say of this corpus when this program reads it. Refuses what cannot be
// read: with the file, the line, and the reason.
Result<Manifest> manifest_of(const Corpus& corpus, const ActRegistry& acts,
                             const std::vector<store::View>& views);
// One sentence for each thing that is not as the manifest has it.
std::vector<std::string> differences(const Corpus& corpus, const ActRegistry& acts,
                                     const std::vector<store::View>& views);

// The acts of a record's file, put through the views of an empty database.
Result<bool> replay(const std::string& file, const ActRegistry& acts,
                    const std::vector<store::View>& views, store::Database& db);
// The act of a line, as today's struct.
Result<RecordedAct> read_line(const ActRegistry& acts, std::int64_t index, const std::string& line);
std::vector<std::string> lines_of(const std::string& file);

}  // namespace acta::golden
