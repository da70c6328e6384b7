#include "golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "acta/record/entry.h"
#include "acta/record/keys.h"
#include "acta/store/keys.h"
#include "acta/store/log.h"

namespace acta::golden {
namespace {

namespace fs = std::filesystem;

std::string digest_of(const std::string& text) {
  return to_hex(sha256(bytes_of(text)));
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// "cycles.election_added.v1" -> "cycles.election_added v1"
std::string act_of_file(std::string stem) {
  const auto dot = stem.rfind(".v");
  if (dot != std::string::npos) stem[dot] = ' ';
  return stem;
}

Manifest parse_manifest(const std::string& text) {
  Manifest manifest;
  for (const auto& line : lines_of(text)) {
    const auto colon = std::min(line.find(": "), line.size());
    manifest[line.substr(0, colon)] = line.substr(std::min(colon + 2, line.size()));
  }
  return manifest;
}

// Persons of the corpus are whoever these keys make of their pseudonyms: always the same.
const store::KeyRing& keys() {
  static const store::KeyRing ring{
      .log = record::make_signer("golden.example", record::KeyType::ed25519, Hash{1})};
  return ring;
}

Result<std::string> read_as(const ActRegistry& acts, const std::string& file) {
  std::string read;
  std::int64_t number = 0;
  for (const auto& line : lines_of(file)) {
    const auto act = read_line(acts, number++, line + "\n");
    if (!act)
      return fault("golden.unreadable", fmt::format("line {}: {}", number, act.error().detail));
    const auto& info = act->act.info();
    read += fmt::format("{} v{} {} {}\n", info.type, info.version, act->stream, act->act.body());
  }
  return read;
}

int newest_version(const ActRegistry& acts, const std::string& type) {
  int newest = 0;
  for (const auto& [key, known] : acts.known()) {
    if (key.first == type) newest = std::max(newest, key.second);
  }
  return newest;
}

// Every column of every row, in order of the text they make.
Result<std::string> rows_of(store::Database& db, const std::string& table) {
  std::string columns;
  (void)ACTA_TRY(db.query(
      "SELECT name FROM pragma_table_info($1) ORDER BY cid", {table}, [&](const store::Row& row) {
        columns +=
            fmt::format("{}quote(\"{}\")", columns.empty() ? "" : " || '|' || ", row.text(0));
      }));
  std::vector<std::string> rows;
  (void)ACTA_TRY(db.query("SELECT " + columns + " FROM " + table, {},
                          [&](const store::Row& row) { rows.emplace_back(row.text(0)); }));
  std::ranges::sort(rows);
  std::string all = table + "\n";
  for (const auto& row : rows) all += row + "\n";
  return all;
}

}  // namespace

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  std::istringstream text(file);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::string print_manifest(const Manifest& manifest) {
  std::string text;
  for (const auto& [key, digests] : manifest) text += key + ": " + digests + "\n";
  return text;
}

Result<Corpus> read_corpus(const std::string& folder) {
  Corpus corpus;
  for (const auto* kind : {"acts", "records"}) {
    if (!fs::exists(fs::path(folder) / kind)) continue;
    for (const auto& file : fs::directory_iterator(fs::path(folder) / kind)) {
      if (file.path().extension() != ".jsonl") {
        return fault("golden.unreadable", file.path().string() + " is no file of lines");
      }
      const auto stem = file.path().stem().string();
      if (kind == std::string("acts")) corpus.acts[act_of_file(stem)] = read_file(file.path());
      if (kind == std::string("records")) corpus.records[stem] = read_file(file.path());
    }
  }
  corpus.manifest = parse_manifest(read_file(fs::path(folder) / "MANIFEST"));
  return corpus;
}

Result<RecordedAct> read_line(const ActRegistry& acts, std::int64_t index,
                              const std::string& line) {
  const auto entry = ACTA_TRY(record::parse_entry(line));
  const auto* open = std::get_if<record::OpenEntry>(&entry);
  if (open == nullptr) return fault("golden.unreadable", "a sealed entry says nothing");
  const auto body = ACTA_TRY(parse_json(open->body, JsonProfile::record));
  return RecordedAct{.index = index,
                     .id = open->id,
                     .at = open->at,
                     .stream = open->stream,
                     .version = open->n,
                     .actor = {.person = {ACTA_TRY(store::person_of(keys(), open->by, open->id))},
                               .capacity = open->as},
                     .classification = Classification::internal,
                     .act = ACTA_TRY(acts.read(open->type, open->v, body))};
}

Result<bool> replay(const std::string& file, const ActRegistry& acts,
                    const std::vector<store::View>& views, store::Database& db) {
  (void)ACTA_TRY(store::create_log(db));
  for (const auto& view : views) (void)ACTA_TRY(db.script(view.ddl(db.dialect())));
  std::int64_t index = 0;
  for (const auto& line : lines_of(file)) {
    const auto act = ACTA_TRY(read_line(acts, index++, line + "\n"));
    for (const auto& view : views) (void)ACTA_TRY(view.apply(db, act));
  }
  return true;
}

Result<Manifest> manifest_of(const Corpus& corpus, const ActRegistry& acts,
                             const std::vector<store::View>& views) {
  Manifest manifest;
  for (const auto& [name, file] : corpus.acts) {
    const auto read = read_as(acts, file);
    if (!read) return fault("golden.unreadable", name + ": " + read.error().detail);
    manifest["file " + name] = digest_of(file);
    // As what it is read is frozen for each version that is today's: the next version is another.
    const auto type = name.substr(0, name.rfind(' '));
    manifest[fmt::format("act {} as v{}", name, newest_version(acts, type))] = digest_of(*read);
  }
  for (const auto& [name, file] : corpus.records) {
    manifest["record " + name] = digest_of(file);
    const auto db = ACTA_TRY(store::open_sqlite(":memory:", store::Access::write));
    if (const auto done = replay(file, acts, views, *db); !done) {
      return fault("golden.unreadable", name + ": " + done.error().detail);
    }
    for (const auto& view : views) {
      std::string rows;
      for (const auto& table : view.tables) rows += ACTA_TRY(rows_of(*db, table));
      manifest[fmt::format("view {} {} v{}", name, view.name, view.version)] = digest_of(rows);
    }
  }
  return manifest;
}

std::vector<std::string> differences(const Corpus& corpus, const ActRegistry& acts,
                                     const std::vector<store::View>& views) {
  std::vector<std::string> found;
  for (const auto& [key, known] : acts.known()) {
    const auto name = fmt::format("{} v{}", key.first, key.second);
    if (!corpus.acts.contains(name)) found.push_back(name + " has no file in tests/golden/acts");
  }
  const auto today = manifest_of(corpus, acts, views);
  if (!today) {
    found.push_back(today.error().detail);
    return found;
  }
  for (const auto& [key, digests] : *today) {
    const auto frozen = corpus.manifest.find(key);
    if (frozen == corpus.manifest.end()) {
      found.push_back(key + " is not in tests/golden/MANIFEST");
    } else if (frozen->second != digests) {
      found.push_back(key + " is not what it was when it was frozen");
    }
  }
  for (const auto& [key, digests] : corpus.manifest) {
    if (!today->contains(key)) found.push_back(key + " is frozen, and is not there any more");
  }
  return found;
}

}  // namespace acta::golden
