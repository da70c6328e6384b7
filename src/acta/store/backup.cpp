#include "acta/store/backup.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <vector>

#include "acta/base/files.h"
#include "acta/base/json.h"
#include "acta/store/copy.h"
#include "acta/store/durable_file.h"
#include "acta/store/engine.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t chunk = 5000;
constexpr const char* remembered = "/last_backup.json";

void tell(const Progress& progress, const std::string& step, std::int64_t done, std::int64_t of) {
  if (progress) progress(step, done, of);
}

// Removes what was written, unless it was put in place.
class Unfinished {
 public:
  explicit Unfinished(std::string path) : path_(std::move(path)) {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

// That can be opened where nothing may be written.
Result<bool> make_one_file(Database& db) {
  return db.query("PRAGMA journal_mode=DELETE", {}, [](const Row&) {});
}

// The head is read first and the entries below it never change, so no long transaction is needed,
// which would keep the server's write-ahead log from being reset.
Result<Head> copy_log(const Engine& from, const std::string& to, const Progress& progress) {
  const auto source = ACTA_TRY(from.record(Access::read));
  const auto copy = ACTA_TRY(open_sqlite(to, Access::write));
  (void)ACTA_TRY(create_log(*copy));
  auto head = ACTA_TRY(read_head(*source));
  for (std::int64_t first = 0; first < head.size; first += chunk) {
    const auto end = std::min(first + chunk, head.size);
    (void)ACTA_TRY(copy->begin());
    (void)ACTA_TRY(each_entry(*source, first, end, [&](std::int64_t index, ByteView bytes) {
      return insert_entry(*copy, index, text_of(bytes));
    }));
    (void)ACTA_TRY(copy->commit());
    tell(progress, "log", end, head.size);
  }
  if (head.size > 0) (void)ACTA_TRY(move_head(*copy, 0, head));
  (void)ACTA_TRY(make_one_file(*copy));
  return head;
}

// VACUUM INTO reads one snapshot and writes live rows alone: what was erased leaves no trace in the
// copy (https://www.sqlite.org/lang_vacuum.html#vacuuminto).
Result<bool> copy_live_rows(const std::string& from, const std::string& to) {
  const auto source = ACTA_TRY(open_sqlite(from, Access::read));
  (void)ACTA_TRY(source->script("PRAGMA query_only=OFF"));  // the file itself is open for reading
  (void)ACTA_TRY(source->execute("VACUUM INTO $1", {to}));
  return true;
}

// Out of PostgreSQL into files, each part as one snapshot of it.
Result<bool> copy_from_server(const Engine& from, const std::string& to, const KeyRing& keys,
                              const Progress& progress) {
  const Engine files(to, {});
  (void)ACTA_TRY(copy_vault(from, files, keys));
  (void)ACTA_TRY(copy_reads(from, files, keys));
  for (const auto* name : {"/vault.db", "/reads.db"}) {
    (void)ACTA_TRY(make_one_file(*ACTA_TRY(open_sqlite(to + name, Access::write))));
  }
  tell(progress, "documents", 0, 1);
  (void)ACTA_TRY(make_private_directory(to + "/blobs"));
  (void)ACTA_TRY(copy_blobs(from, files));
  return flush_directory(to + "/blobs");
}

// Relative paths of the files below a folder, sorted.
Result<std::vector<std::string>> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    paths.push_back(fs::relative(at->path(), folder, error).string());
  }
  if (error) return fault("store.io_error", "cannot list " + folder + ": " + error.message());
  std::ranges::sort(paths);
  return paths;
}

// Documents never change under their name, so one that an earlier backup holds is linked.
Result<bool> copy_documents(const BackupOptions& options, const std::string& to) {
  const auto from = options.directory + "/blobs";
  std::error_code error;
  (void)ACTA_TRY(make_private_directory(to));
  if (!ACTA_TRY(is_there(from))) return true;
  const auto files = ACTA_TRY(files_below(from));
  std::int64_t done = 0;
  for (const auto& name : files) {
    const auto earlier = options.earlier + "/blobs/" + name;
    const bool linked = !options.earlier.empty() &&
                        fs::file_size(earlier, error) == fs::file_size(from + "/" + name, error) &&
                        !error && ::link(earlier.c_str(), (to + "/" + name).c_str()) == 0;
    if (!linked) (void)ACTA_TRY(copy_durably(from + "/" + name, to + "/" + name));
    tell(options.progress, "documents", ++done, std::ssize(files));
  }
  return flush_directory(to);
}

Result<bool> copy_keys(const std::string& from, const std::string& to) {
  (void)ACTA_TRY(make_private_directory(to));
  for (const auto& name : ACTA_TRY(files_below(from))) {
    (void)ACTA_TRY(copy_durably(from + "/" + name, to + "/" + name));
  }
  return flush_directory(to);
}

// Who is asked what they have seen, when it is restored.
Result<bool> copy_policy(const std::string& from, const std::string& to) {
  for (const auto* name : {"/policy", "/record/policy"}) {
    if (!ACTA_TRY(is_there(from + name))) continue;
    (void)ACTA_TRY(copy_durably(from + name, to + "/policy"));
    return true;
  }
  return true;
}

// "<hex>  <path>\n" for each file, as sha256sum prints it.
Result<std::string> write_sums(const std::string& folder, Manifest& manifest,
                               const Progress& progress) {
  std::string sums;
  const auto files = ACTA_TRY(files_below(folder));
  for (const auto& path : files) {
    const auto sum = ACTA_TRY(sum_of_file(folder + "/" + path));
    sums += fmt::format("{}  {}\n", to_hex(sum.sha256), path);
    manifest.bytes += sum.size;
    tell(progress, "sums", ++manifest.files, std::ssize(files));
  }
  (void)ACTA_TRY(replace_file(folder + "/SHA256SUMS", bytes_of(sums), 0600));
  manifest.sums = to_hex(sha256(bytes_of(sums)));
  return sums;
}

Result<std::map<std::string, std::string>> parse_sums(std::string_view text) {
  std::map<std::string, std::string> sums;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos || end < 67 || text.substr(64, 2) != "  ") {
      return fault("backup.damaged", "SHA256SUMS is malformed");
    }
    sums.emplace(text.substr(66, end - 66), text.substr(0, 64));
    text.remove_prefix(end + 1);
  }
  return sums;
}

Result<bool> check_target(const BackupOptions& options, const std::string& partial) {
  if (options.database.empty() && !ACTA_TRY(is_there(options.directory + "/acta.db"))) {
    return refuse("backup.no_record", 422, options.directory + " holds no record");
  }
  if (ACTA_TRY(is_there(options.to))) {
    return refuse("backup.exists", 422, options.to + " is there already; name a new folder");
  }
  if (ACTA_TRY(is_there(partial))) {
    return refuse("backup.unfinished", 422,
                  partial + " is left of a backup that did not finish; remove it");
  }
  if (!options.earlier.empty() && !ACTA_TRY(is_there(options.earlier + "/manifest.json"))) {
    return refuse("backup.no_earlier", 422, options.earlier + " is no backup");
  }
  return true;
}

Manifest manifest_of(const BackupOptions& options, const KeyRing& keys, const Survey& found) {
  return {.program = options.program,
          .at = options.at,
          .origin = keys.origin(),
          .key = keys.log.verifier.text(),
          .size = found.head.size,
          .root = to_base64(found.head.root),
          .checkpoint = found.head.checkpoint,
          .sealed = found.sealed,
          .absent = std::ssize(found.absent),
          .documents = found.documents,
          .with_keys = options.with_keys};
}

}  // namespace

Result<Manifest> back_up(const BackupOptions& options, const KeyRing& keys) {
  const auto partial = options.to + ".partial";
  (void)ACTA_TRY(check_target(options, partial));
  (void)ACTA_TRY(make_private_directory(partial));
  Unfinished unfinished(partial);
  // The log first, the vault and the documents after it: the writer makes a content durable before
  // the entry that commits to it, so every entry of the copy finds its content.
  // The log of reads is copied after it too, so that it has what the log attests.
  const Engine engine(options.directory, options.database);
  const auto head = ACTA_TRY(copy_log(engine, partial + "/acta.db", options.progress));
  if (engine.is_shared() && head.size == 0) {
    return refuse("backup.no_record", 422, "the database holds no record");
  }
  tell(options.progress, "vault", 0, 1);
  if (engine.is_shared()) {
    (void)ACTA_TRY(copy_from_server(engine, partial, keys, options.progress));
  } else {
    (void)ACTA_TRY(copy_live_rows(options.directory + "/vault.db", partial + "/vault.db"));
    (void)ACTA_TRY(copy_live_rows(options.directory + "/reads.db", partial + "/reads.db"));
    (void)ACTA_TRY(copy_documents(options, partial + "/blobs"));
  }
  (void)ACTA_TRY(copy_policy(options.directory, partial));
  if (options.with_keys) {
    (void)ACTA_TRY(copy_keys(options.directory + "/keys", partial + "/keys"));
  }
  auto manifest =
      manifest_of(options, keys, ACTA_TRY(check_contents(partial, keys, options.progress)));
  (void)ACTA_TRY(write_sums(partial, manifest, options.progress));
  const auto text = to_json(manifest) + "\n";
  (void)ACTA_TRY(replace_file(partial + "/manifest.json", bytes_of(text), 0600));
  if (::rename(partial.c_str(), options.to.c_str()) != 0) {
    return fault("store.io_error", "cannot put " + options.to + " in place");
  }
  unfinished.keep();
  (void)ACTA_TRY(flush_directory(fs::path(options.to).parent_path().string()));
  (void)ACTA_TRY(replace_file(options.directory + remembered, bytes_of(text), 0600));
  return manifest;
}

Result<Manifest> read_manifest(const std::string& backup) {
  const auto text = read_whole_file(backup + "/manifest.json");
  if (!text) return refuse("backup.none", 422, backup + " is no backup: it has no manifest.json");
  auto manifest = from_json<Manifest>(std::string_view(*text));
  if (!manifest) return fault("backup.damaged", "manifest.json: " + manifest.error().detail);
  if (manifest->format != "acta-backup/1") {
    return refuse("backup.format", 422, "this program does not read " + manifest->format);
  }
  return *std::move(manifest);
}

Result<Manifest> check_sums(const std::string& backup, const Progress& progress) {
  auto manifest = ACTA_TRY(read_manifest(backup));
  const auto list = ACTA_TRY(read_whole_file(backup + "/SHA256SUMS"));
  if (to_hex(sha256(bytes_of(list))) != manifest.sums) {
    return fault("backup.damaged", "SHA256SUMS is not the list that the manifest names");
  }
  auto sums = ACTA_TRY(parse_sums(list));
  std::int64_t done = 0;
  for (const auto& path : ACTA_TRY(files_below(backup))) {
    if (path == "manifest.json" || path == "SHA256SUMS") continue;
    const auto named = sums.extract(path);
    if (!named) return fault("backup.damaged", path + " does not belong to the backup");
    if (to_hex(ACTA_TRY(sum_of_file(backup + "/" + path)).sha256) != named.mapped()) {
      return fault("backup.damaged", path + " is not as it was written");
    }
    tell(progress, "sums", ++done, manifest.files);
  }
  if (!sums.empty()) return fault("backup.damaged", sums.begin()->first + " is missing");
  return manifest;
}

Result<Survey> check_contents(const std::string& backup, const KeyRing& keys,
                              const Progress& progress) {
  const auto db = ACTA_TRY(open_sqlite(backup + "/acta.db", Access::read));
  const auto vault = ACTA_TRY(Vault::open(ACTA_TRY(open_sqlite(backup + "/vault.db", Access::read)),
                                          keys.wrapping, Access::read));
  auto found = ACTA_TRY(survey(*db, *vault, blob_files(backup + "/blobs"), keys,
                               {.progress = [&](std::int64_t done, std::int64_t of) {
                                 tell(progress, "verified", done, of);
                               }}));
  if (!found.problems.empty()) return std::unexpected(found.problems.front());
  return found;
}

Result<std::optional<Manifest>> last_backup(const std::string& directory) {
  if (!ACTA_TRY(is_there(directory + remembered))) return std::optional<Manifest>();
  const auto text = ACTA_TRY(read_whole_file(directory + remembered));
  return std::optional(ACTA_TRY(from_json<Manifest>(std::string_view(text))));
}

}  // namespace acta::store
