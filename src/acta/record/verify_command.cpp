#include "acta/record/verify_command.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "acta/record/http_source.h"
#include "acta/record/receipt_command.h"
#include "acta/record/tiles.h"
#include "acta/record/verify.h"
#include "acta/record/verify_disclosure.h"

namespace acta::record {
namespace {

constexpr std::string_view usage =
    "Usage: acta-verify DIR|URL [--key VKEY] [--remember FILE] [--keys FILE]\n"
    "       acta-verify DIR|URL --paths\n"
    "       acta-verify --receipt FILE --entry FILE --policy FILE|--key VKEY\n"
    "       acta-verify --disclosure FILE --key VKEY|--policy FILE\n"
    "\n"
    "Verifies a published record from its files alone: every entry, every tile, the root, the\n"
    "signature of the log, and the order of time.\n"
    "\n"
    "  DIR|URL          where the file \"checkpoint\" lies, e.g. build/demo/record or\n"
    "                   http://localhost:8080/record\n"
    "  --key VKEY       the log's verifier key, from a source you trust\n"
    "  --remember FILE  also checks that the record goes on from the checkpoint in FILE, then\n"
    "                   keeps the one just verified there\n"
    "  --keys FILE      also judges the signatures of authors on public entries, by the register\n"
    "                   of keys in FILE (acta key register)\n"
    "  --disclosure FILE  verifies the fields that a disclosure shows of one act, and prints "
    "them;\n"
    "                   with --key or --policy\n"
    "  --paths          prints the paths of all files of the record, for a download\n"
    "  --receipt FILE   verifies without any server that the entry in --entry stands on the "
    "record:\n"
    "  --entry FILE     a receipt (.tlog-proof) and the entry as its bytes; with --policy, that\n"
    "  --policy FILE    the witnesses whom the policy asks for have cosigned it\n"
    "\n"
    "Exit 0: it holds. 1: it does not hold, or cannot be read. 2: the request is not understood.\n";

constexpr std::string_view https_refused =
    "https is not spoken by this program, which links nothing but the record's own code.\n"
    "Download the record first, then verify the directory:\n"
    "  wget -P mirror https://.../record/key https://.../record/checkpoint\n"
    "  acta-verify mirror --paths > paths\n"
    "  wget -x -nH --cut-dirs=1 -P mirror -B https://.../record/ -i paths\n"
    "  acta-verify mirror --key VKEY\n";

struct Request {
  std::string where;
  std::optional<std::string> key;
  std::optional<std::string> remember;
  std::optional<std::string> keys;
  std::optional<std::string> receipt;
  std::optional<std::string> entry;
  std::optional<std::string> disclosure;
  std::optional<std::string> policy;
  bool paths = false;
  bool help = false;

  // Where the value of that option goes; null when there is no such option.
  std::optional<std::string>* option(std::string_view name) {
    if (name == "--key") return &key;
    if (name == "--remember") return &remember;
    if (name == "--keys") return &keys;
    if (name == "--receipt") return &receipt;
    if (name == "--entry") return &entry;
    if (name == "--disclosure") return &disclosure;
    if (name == "--policy") return &policy;
    return nullptr;
  }
};

Result<Request> parse_arguments(std::span<const std::string_view> arguments) {
  const auto misused = [](std::string what) { return refuse("usage", 400, std::move(what)); };
  Request request;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      request.help = true;
    } else if (argument == "--paths") {
      request.paths = true;
    } else if (auto* value = request.option(argument)) {
      if (++i == arguments.size()) return misused(fmt::format("{} needs a value", argument));
      if (*value) return misused(fmt::format("{} stands twice", argument));
      *value = arguments[i];
    } else if (argument.starts_with('-') || !request.where.empty()) {
      return misused(fmt::format("\"{}\" is not understood", argument));
    } else {
      request.where = argument;
    }
  }
  if (request.help) return request;
  if (request.receipt) {
    if (!request.where.empty() || !request.entry ||
        request.policy.has_value() == request.key.has_value()) {
      return misused("a receipt goes with --entry, and with --policy or --key");
    }
    return request;
  }
  if (request.disclosure) {
    if (!request.where.empty() || request.entry || request.remember || request.paths) {
      return misused("--disclosure stands with --key or --policy alone");
    }
    if (request.key.has_value() == request.policy.has_value()) {
      return misused("--disclosure needs --key or --policy, from a source you trust");
    }
    return request;
  }
  if (request.entry || request.policy) {
    return misused("--entry and --policy go with --receipt or --disclosure");
  }
  if (request.where.empty()) return misused("no record is named");
  if (request.where.starts_with("https://")) return misused(std::string(https_refused));
  return request;
}

std::string grouped(std::int64_t number) {
  auto text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  return text;
}

struct KeyFound {
  VerifierKey key;
  bool from_record = false;
};

Result<KeyFound> find_key(const Source& source, const Request& request) {
  if (request.key) {
    return KeyFound{.key = ACTA_TRY(parse_verifier(*request.key)), .from_record = false};
  }
  const auto bytes = ACTA_TRY(source("key"));
  auto text = text_of(bytes);
  if (text.ends_with('\n')) text.remove_suffix(1);
  return KeyFound{.key = ACTA_TRY(parse_verifier(text)), .from_record = true};
}

std::string last_error() {
  return std::generic_category().message(errno);
}

// The note kept in the file, or nothing when there is no such file.
Result<std::optional<std::string>> read_remembered(const std::string& path) {
  std::error_code ec;
  if (!std::filesystem::exists(path, ec) && !ec) return std::optional<std::string>();
  const std::filesystem::path file(path);
  const auto directory = file.has_parent_path() ? file.parent_path() : ".";
  auto bytes = directory_source(directory.string())(file.filename().string());
  if (!bytes) return refuse("remember", 500, path + ": it cannot be read");
  return std::optional(std::string(text_of(*bytes)));
}

Result<std::vector<RegisteredKey>> read_register(const std::string& path) {
  const auto text = ACTA_TRY(read_remembered(path));
  if (!text) return refuse("keys", 500, path + ": there is no such file");
  return parse_key_register(*text);
}

// Into a file beside it, flushed, then renamed: a crash leaves the old or the new one.
Result<bool> keep_remembered(const std::string& path, std::string_view note) {
  const auto beside = fmt::format("{}.{}.tmp", path, ::getpid());
  const auto failed = [&](std::string_view what) {
    const auto why = last_error();
    ::unlink(beside.c_str());
    return refuse("remember", 500, fmt::format("{}: it cannot be {}: {}", path, what, why));
  };
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return failed("written");
  const bool written =
      ::write(file, note.data(), note.size()) == std::ssize(note) && ::fsync(file) == 0;
  if (::close(file) != 0 || !written) return failed("written");
  if (::rename(beside.c_str(), path.c_str()) != 0) return failed("replaced");
  const auto parent = std::filesystem::path(path).parent_path();
  const int directory =
      ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = directory >= 0 && ::fsync(directory) == 0;
  if (directory >= 0) ::close(directory);
  if (!flushed) return failed("flushed");
  return true;
}

std::string summary(const Verification& verified, const KeyFound& key, double seconds,
                    bool authors_judged) {
  const auto entries = verified.checkpoint.size;
  std::string text;
  const auto line = [&text](std::string_view name, const std::string& value) {
    text += fmt::format("{:<11}{}\n", name, value);
  };
  line("origin", verified.checkpoint.origin);
  line("entries", fmt::format("{}: {} public, {} sealed", grouped(entries),
                              grouped(verified.entries_open), grouped(verified.entries_sealed)));
  line("root", to_base64(verified.checkpoint.root));
  line("key", key.key.text());
  if (verified.remembered_size) {
    line("remembered", fmt::format("{} entries, of which this record is the continuation",
                                   grouped(*verified.remembered_size)));
  }
  if (authors_judged) {
    line("authors",
         fmt::format("{} signatures hold, {} are of keys not in the register",
                     grouped(verified.signatures), grouped(verified.signatures_unknown)));
  }
  line("time", fmt::format("{:.2f} s, {} entries/s", seconds,
                           grouped(static_cast<std::int64_t>(static_cast<double>(entries) /
                                                             std::max(seconds, 1e-6)))));
  return text + "holds\n";
}

CommandOutcome failed(int code, std::string_view text) {
  std::string err(text);
  if (!err.ends_with('\n')) err += '\n';
  return {.exit_code = code, .out = {}, .err = std::move(err)};
}

Result<std::string> list_paths(const Source& source, const KeyFound& key) {
  const auto note = ACTA_TRY(source("checkpoint"));
  const auto opened =
      ACTA_TRY(VerifiedCheckpoint::open(text_of(note), key.key.name, std::vector{key.key}));
  std::string text;
  for (const auto& tile : tiles_of(opened.size())) text += tile_path(tile) + "\n";
  return text;
}

constexpr std::string_view key_caution =
    "CAUTION: no --key was given; the key was taken from the record itself. What follows shows\n"
    "that the record is whole, not whose it is. Compare the key with one from another source.\n";

bool is_address(const Request& request) {
  return request.where.find("://") != std::string::npos;
}

CommandOutcome verify_with(const Source& source, const KeyFound& key, const Request& request) {
  const std::string caution(key.from_record ? key_caution : "");
  std::optional<std::string> remembered;
  if (request.remember) {
    auto kept = read_remembered(*request.remember);
    if (!kept) return failed(2, kept.error().detail);
    remembered = *std::move(kept);
  }
  VerifyOptions options{.key = key.key, .remembered = std::move(remembered)};
  if (request.keys) {
    auto authors = read_register(*request.keys);
    if (!authors) return failed(2, authors.error().detail);
    options.authors = *std::move(authors);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto verified = is_address(request) ? verify_record(source, options)
                                            : verify_directory(request.where, options);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (!verified) return failed(1, caution + "DOES NOT HOLD: " + verified.error().detail);
  if (request.remember) {
    const auto kept = keep_remembered(*request.remember, verified->note);
    if (!kept) return failed(2, caution + kept.error().detail);
  }
  return {.exit_code = 0,
          .out = summary(*verified, key, taken.count(), request.keys.has_value()),
          .err = caution};
}

}  // namespace

CommandOutcome run_verify(std::span<const std::string_view> arguments) {
  const auto request = parse_arguments(arguments);
  if (!request) return failed(2, request.error().detail + "\n\n" + std::string(usage));
  if (request->help) return {.exit_code = 0, .out = std::string(usage), .err = {}};
  if (request->receipt) {
    return verify_receipt_files({.receipt = *request->receipt,
                                 .entry = *request->entry,
                                 .policy = request->policy,
                                 .key = request->key});
  }
  if (request->disclosure) {
    return run_verify_disclosure(
        {.file = *request->disclosure, .key = request->key, .policy = request->policy});
  }
  Source source = directory_source(request->where);
  if (is_address(*request)) {
    auto remote = http_source(request->where);
    if (!remote) return failed(2, remote.error().detail);
    source = *std::move(remote);
  }
  const auto key = find_key(source, *request);
  if (!key && request->key) return failed(2, "--key: " + key.error().detail);
  if (!key) return failed(1, "DOES NOT HOLD: the record's own key: " + key.error().detail);
  if (!request->paths) return verify_with(source, *key, *request);
  auto paths = list_paths(source, *key);
  if (!paths) return failed(1, "DOES NOT HOLD: checkpoint: " + paths.error().detail);
  return {.exit_code = 0, .out = *std::move(paths), .err = {}};
}

}  // namespace acta::record
