#include "acta/app/commands.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "acta/app/act_commands.h"
#include "acta/app/backup_commands.h"
#include "acta/app/doctor_command.h"
#include "acta/app/door.h"
#include "acta/app/help.h"
#include "acta/app/iati_command.h"
#include "acta/app/key_commands.h"
#include "acta/app/network_commands.h"
#include "acta/app/openapi.h"
#include "acta/app/operator_commands.h"
#include "acta/app/outside.h"
#include "acta/app/passphrase.h"
#include "acta/app/schema.h"
#include "acta/app/serve.h"
#include "acta/app/vault_key_commands.h"
#include "acta/base/files.h"
#include "acta/store/copy.h"

namespace acta::app {
namespace {

Result<bool> serve_command(Options& options, bool demo) {
  const auto directory = ACTA_TRY(options.required("data"));
  ServeOptions serve{
      .directory = directory,
      .database = options.take("database").value_or(""),
      .address = options.take("address").value_or("127.0.0.1"),
      .port = static_cast<std::uint16_t>(ACTA_TRY(options.number("port")).value_or(8080)),
      .origin = options.take("origin").value_or(demo ? "demo.acta.example/record"
                                                     : "acta.example/record"),
      .lock_path = options.take("lock").value_or(""),
      .web_directory = options.take("web-dir").value_or(""),
      .certificate = options.take("tls-certificate").value_or(""),
      .private_key = options.take("tls-key").value_or(""),
      .site = options.take("web-origin").value_or(""),
      .passphrase = ACTA_TRY(passphrase_for(directory, options)),
      .undp = demo ? options.take("undp").value_or("") : "",
      .demo = demo,
      .outside = {.policy_path = options.take("policy").value_or(""),
                  .mirrors = options.take("mirrors").value_or("")}};
  (void)ACTA_TRY(options.all_taken());
  return serve_desk(serve);
}

Result<std::unique_ptr<store::Store>> open_or_make(const std::string& directory,
                                                   const std::string& database,
                                                   const std::string& origin,
                                                   const std::string& passphrase,
                                                   bool rebuild = false) {
  return store::Store::open({.directory = directory,
                             .database = database,
                             .origin = origin,
                             .lock_path = {},
                             .passphrase = passphrase,
                             .rebuild = rebuild,
                             .clock = {},
                             .published = {},
                             .stopped = {},
                             .progress = {}},
                            make_schema());
}

// Witnesses and mirrors are asked before an act is recorded where no server asked them at its
// start.
Result<Outcome> carry_out_here(store::Store& store, Order order) {
  if (records_acts(order.command)) {
    const auto policy =
        ACTA_TRY(read_policy(ACTA_TRY(policy_of(store.path("."))), store.keys().log.verifier));
    if (policy) (void)ACTA_TRY(check_outside(store, *policy, {}));
  }
  auto blobs = store.blobs();
  return carry_out(store, blobs, ACTA_TRY(places::Places::load()), std::move(order));
}

// A database is asked when it is opened.
Result<bool> holds_a_record(const std::string& directory, const std::string& database) {
  if (!database.empty()) return true;
  return is_there(directory + "/acta.db");
}

bool may_begin_a_record(const std::string& command) {
  return command == "add-person" || command == "import undp";
}

Result<bool> write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return fault("report.not_written", "cannot write " + path);
  fmt::print("written to {}\n", path);
  return true;
}

// By the server, when one holds the record.
struct RecordPlace {
  std::string directory;
  std::string database;
  std::string origin;
  std::string passphrase;
};
Result<Outcome> ask_operator(const RecordPlace& place, Order order) {
  auto store = open_or_make(place.directory, place.database, place.origin, place.passphrase);
  const bool held = !store && store.error().word == "store.in_use";
  if (!store && !held) return std::unexpected(store.error());
  return held ? ask_server(place.directory, order) : carry_out_here(**store, std::move(order));
}

// The key file stays here: the record is given the public half and a signature over its challenge.
Result<bool> prove_possession(Options& options) {
  const auto key = ACTA_TRY(read_key_file(ACTA_TRY(options.required("key"))));
  const auto directory = ACTA_TRY(options.required("data"));
  const auto database = options.take("database").value_or("");
  options.put("data", directory);
  if (!database.empty()) options.put("database", database);
  if (!ACTA_TRY(holds_a_record(directory, database))) {
    return refuse("usage", 2, directory + " holds no record");
  }
  Order order{.command = "key challenge", .options = {}, .input = {}};
  const auto login = ACTA_TRY(options.required("login"));
  options.put("login", login);
  order.options.put("login", login);
  auto not_taken = options;
  const auto passphrase = ACTA_TRY(passphrase_in_file(not_taken));
  const RecordPlace place{directory, database, {}, passphrase};
  const auto text = ACTA_TRY(ask_operator(place, std::move(order))).text;
  options.put("text", text);
  options.put("signature", ACTA_TRY(sign_possession(key, text)));
  options.put("public", to_base64(key.verifier.key));
  return true;
}

Result<bool> operator_command(std::string command, Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto database = options.take("database").value_or("");
  const auto origin = options.take("origin").value_or("acta.example/record");
  std::string out;
  const bool lists = command == "disclose" && options.take("list").has_value();
  if (lists) command = "disclose list";
  if (command == "report status" || command == "audit paper" || command == "disclose") {
    out = ACTA_TRY(options.required("out"));
  }
  if (command == "audit paper") {
    ::umask(S_IRWXG | S_IRWXO);  // a working paper is confidential
    const auto extension = std::filesystem::path(out).extension().string();
    const auto format = options.take("format");
    options.put("format", format.value_or(extension.empty() ? "pdf" : extension.substr(1)));
  }
  const auto passphrase = ACTA_TRY(passphrase_in_file(options));
  Order order{.command = command, .options = options, .input = {}};
  if (command == "add-person") order.input = read_secret_line("password");
  if (!ACTA_TRY(holds_a_record(directory, database)) && !may_begin_a_record(command)) {
    return refuse("usage", 2, directory + " holds no record");
  }
  const auto outcome =
      ACTA_TRY(ask_operator({directory, database, origin, passphrase}, std::move(order)));
  fmt::print("{}", outcome.text);
  return out.empty() ? Result<bool>(true) : write_file(out, outcome.file);
}

Result<bool> rebuild_command(Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto database = options.take("database").value_or("");
  const auto passphrase = ACTA_TRY(passphrase_for(directory, options));
  (void)ACTA_TRY(options.all_taken());
  if (!ACTA_TRY(holds_a_record(directory, database))) {
    return refuse("usage", 2, directory + " holds no record");
  }
  const auto store = ACTA_TRY(open_or_make(directory, database, {}, passphrase, true));
  fmt::print("every view was computed again from {} acts\n", ACTA_TRY(store->head()).size);
  return true;
}

Result<bool> copy_command(Options& options) {
  store::StoreOptions from{.directory = ACTA_TRY(options.required("from")),
                           .database = options.take("from-database").value_or("")};
  store::StoreOptions to{.directory = ACTA_TRY(options.required("to")),
                         .database = options.take("to-database").value_or("")};
  (void)ACTA_TRY(options.all_taken());
  if (!ACTA_TRY(holds_a_record(from.directory, from.database))) {
    return refuse("usage", 2, from.directory + " holds no record");
  }
  const auto copied = ACTA_TRY(store::copy_record(from, to, make_schema));
  fmt::print("{} acts, root {}\n{} tables and {} blobs are the same\n", copied.head.size,
             to_base64(copied.head.root), copied.tables, copied.blobs);
  return true;
}

Result<bool> gen_command(const std::string& what) {
  const auto directory =
      std::filesystem::temp_directory_path() / fmt::format("acta-gen-{}", ::getpid());
  auto opened = store::Store::open({.directory = directory.string(),
                                    .origin = "acta.example/gen",
                                    .lock_path = {},
                                    .rebuild = false,
                                    .clock = {},
                                    .published = {},
                                    .stopped = {},
                                    .progress = {}},
                                   make_schema());
  auto store = ACTA_TRY(std::move(opened));
  {
    http::EventHub events;
    Desk desk(*store, ACTA_TRY(places::Places::load()), events);
    http::Router router;
    add_all_routes(router, desk, true);
    fmt::print("{}\n",
               what == "typescript" ? typescript_document(router) : openapi_document(router));
  }
  store.reset();
  std::filesystem::remove_all(directory);
  return true;
}

Result<bool> dispatch(std::span<const char* const> arguments) {
  if (arguments.empty()) return refuse("usage", 2, "say what to do; acta --help lists it");
  std::string command = arguments[0];
  auto rest = arguments.subspan(1);
  if (command == "--help" || command == "help") {
    fmt::print("{}", help_text());
    return true;
  }
  if (command == "iati") return iati_command(rest);
  const bool has_two_words = command == "report" || command == "gen" || command == "import" ||
                             command == "reads" || command == "audit" || command == "key" ||
                             command == "keys" || command == "evidence" || command == "act";
  if (has_two_words && !rest.empty()) {
    command += " " + std::string(rest[0]);
    rest = rest.subspan(1);
  }
  const bool has_verb = !rest.empty() && !std::string_view(rest[0]).starts_with("--");
  if ((command == "erase" || command == "hold") && has_verb) {
    command += " " + std::string(rest[0]);
    rest = rest.subspan(1);
  }
  std::string source;
  const bool names_a_source = command == "import undp" || command == "import elections" ||
                              command == "import requests" || command == "mirror";
  if (names_a_source && !rest.empty() && !std::string_view(rest[0]).starts_with("--")) {
    source = rest[0];
    rest = rest.subspan(1);
  }
  std::string act;
  if (command == "disclose" && has_verb) {
    act = rest[0];
    rest = rest.subspan(1);
  }
  auto options = ACTA_TRY(Options::parse(rest));
  if (command == "mirror") {
    if (source.empty()) return refuse("usage", 2, "acta mirror URL: say which record");
    return mirror_command(source, options);
  }
  if (!act.empty()) options.put("act", act);
  if (!source.empty()) options.put("from", std::filesystem::absolute(source).string());
  if (command == "witness") return witness_command(options);
  if (command == "serve") return serve_command(options, false);
  if (command == "demo") return serve_command(options, true);
  if (command == "key new") return make_key(options);
  if (command == "sign") return sign_command(options);
  if (is_act_command(command)) return act_command(command, options);
  if (command == "key add") (void)ACTA_TRY(prove_possession(options));
  if (is_operator_command(command)) return operator_command(command, options);
  if (command == "doctor") {
    // Said already, finding by finding: only the exit code is left.
    if (ACTA_TRY(doctor_command(options))) return true;
    return refuse("doctor.broken", 1, "something is broken; what to do stands above");
  }
  if (is_backup_command(command)) return backup_command(command, options);
  if (command == "rebuild") return rebuild_command(options);
  if (command == "copy") return copy_command(options);
  if (command.starts_with("keys ")) {
    fmt::print("{}", ACTA_TRY(vault_keys_command(command.substr(5), options)));
    return true;
  }
  if (command == "gen openapi" || command == "gen typescript")
    return gen_command(command.substr(4));
  return refuse("usage", 2, "there is no command " + command + "; acta --help lists them");
}

}  // namespace

int run(std::span<const char* const> arguments) {
  if (sodium_init() < 0) {
    fmt::print(stderr, "acta: the system's randomness cannot be used\n");
    return 1;
  }
  const auto done = dispatch(arguments);
  if (done) return 0;
  const auto& why = done.error();
  fmt::print(stderr, "acta: {}{}{}\n", why.detail, why.where.empty() ? "" : " at ", why.where);
  return why.word == "usage" ? 2 : 1;
}

}  // namespace acta::app
