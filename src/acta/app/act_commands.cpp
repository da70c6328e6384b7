#include "acta/app/act_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "acta/app/key_commands.h"
#include "acta/app/passphrase.h"
#include "acta/app/person_at_server.h"
#include "acta/base/files.h"
#include "acta/base/id.h"
#include "acta/base/json.h"
#include "acta/record/keys.h"
#include "acta/routing/context.h"

namespace acta::app {
namespace {

// A line of an act bears its moment (docs/formats/keys.md): ahead by what signing takes, so that
// the acts of others do not come between.
constexpr std::int64_t ahead_alone = 1;       // seconds
constexpr std::int64_t ahead_together = 120;  // seconds, for others to sign
constexpr std::int64_t ahead_max = routing::prepared_ahead_ms / 1000;
constexpr std::int64_t early_ms = 5'000;  // before it, as a server answers in it

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// A key under which a server records once: time and randomness (RFC 9562).
std::string fresh_key() {
  std::array<std::uint8_t, 10> random{};
  std::ranges::copy_n(record::random_hash().begin(), random.size(), random.begin());
  return to_text(uuid_v7({.milliseconds = now_ms()}, random));
}

Result<std::string> file_option(Options& options, const std::string& name) {
  const auto path = ACTA_TRY(options.required(name));
  const auto bytes = read_file(path);
  if (!bytes) return refuse("usage", 2, "--" + name + ": cannot read " + path);
  return std::string(text_of(*bytes));
}

// How the person signs, if at all: with a key at hand, or with what `acta sign` made.
struct Hand {
  std::optional<record::SignerKey> key;
  std::optional<std::string> made;

  [[nodiscard]] bool empty() const { return !key && !made; }
  [[nodiscard]] Result<std::string> sign(const routing::PreparedInfo& prepared) const {
    return key ? sign_prepared(*key, prepared) : Result<std::string>(made.value_or(""));
  }
};

Result<Hand> hand_of(Options& options) {
  Hand hand;
  if (const auto path = options.take("key")) hand.key = ACTA_TRY(read_key_file(*path));
  if (!options.left().contains("signed")) return hand;
  if (hand.key) return refuse("usage", 2, "give --key, or --signed that was made with one");
  hand.made = ACTA_TRY(file_option(options, "signed"));
  return hand;
}

// What is asked: a path of the API with a body, and for when it is prepared.
struct Asked {
  std::string path;
  std::string body;
  std::int64_t ahead = 0;  // milliseconds
};

Result<Asked> asked_of(Options& options, std::int64_t ahead) {
  Asked asked{.path = ACTA_TRY(options.required("path")), .body = "{}", .ahead = 0};
  if (!asked.path.starts_with("/api/")) {
    return refuse("usage", 2, "--path begins with /api/; acta gen openapi lists them");
  }
  if (options.left().contains("body")) asked.body = ACTA_TRY(file_option(options, "body"));
  if (const auto json = parse_json(asked.body, JsonProfile::api); !json) {
    return refuse("usage", 2, "--body: " + json.error().detail);
  }
  ahead = ACTA_TRY(options.number("ahead")).value_or(ahead);
  if (ahead < 0 || ahead > ahead_max) {
    return refuse("usage", 2, fmt::format("--ahead is 0 to {} seconds", ahead_max));
  }
  asked.ahead = ahead * 1000;
  return asked;
}

Result<std::string> id_option(Options& options) {
  auto id = ACTA_TRY(options.required("prepared"));
  const bool whole = !id.empty() && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  });
  if (!whole) return refuse("usage", 2, "--prepared is the id that act prepare printed");
  return id;
}

Result<std::unique_ptr<PersonAtServer>> sign_in(Options& options) {
  const auto server = ACTA_TRY(options.required("server"));
  const auto login = ACTA_TRY(options.required("login"));
  (void)ACTA_TRY(options.all_taken());
  const auto password = read_secret_line(("password of " + login).c_str());
  if (password.empty()) return refuse("usage", 2, "give the password on standard input");
  return PersonAtServer::sign_in(server, login, password);
}

Result<routing::PreparedInfo> waiting(PersonAtServer& person, const std::string& id) {
  return from_json<routing::PreparedInfo>(ACTA_TRY(person.get("/api/prepared/" + id)));
}

Result<std::string> prepare(PersonAtServer& person, const Asked& asked) {
  return person.post(asked.path, asked.body, fresh_key(), asked.ahead);
}

// Asks again once where the answer got lost: under the same key it is recorded once. `how` says
// what to do when that one got lost too.
Result<std::string> post_once(PersonAtServer& person, const std::string& path,
                              const std::string& body, const std::string& key,
                              const std::string& how) {
  auto answer = person.post(path, body, key);
  if (answer || answer.error().word != "network.unreachable") return answer;
  answer = person.post(path, body, key);
  if (answer || answer.error().word != "network.unreachable") return answer;
  return refuse("network.unreachable", 502,
                fmt::format("{}; whether it was recorded is not known: ask again with {}",
                            answer.error().detail, how));
}

Result<bool> tell(const std::string& text, const std::optional<std::string>& out) {
  if (!out) {
    fmt::print("{}\n", text);
    return true;
  }
  return replace_file(*out, bytes_of(text + "\n"), 0600);
}

// Signs what waits, and has it recorded in its moment.
Result<std::string> record_signed(PersonAtServer& person, const routing::PreparedInfo& prepared,
                                  const Hand& hand) {
  const auto body = ACTA_TRY(hand.sign(prepared));
  const auto wait = prepared.at.milliseconds - early_ms - now_ms();
  if (wait > 0) {
    fmt::print(stderr, "its moment is {}; waiting for it\n", to_text(prepared.at));
    std::this_thread::sleep_for(std::chrono::milliseconds(wait));
  }
  // What was prepared is recorded once, whoever asks how often.
  return post_once(person, "/api/prepared/" + prepared.id + "/record", body, fresh_key(),
                   "--prepared " + prepared.id + " in place of --path");
}

Result<bool> record_prepared(Options& options) {
  const auto id = ACTA_TRY(id_option(options));
  const auto hand = ACTA_TRY(hand_of(options));
  const auto out = options.take("out");
  if (hand.empty()) return refuse("usage", 2, "--key is needed, or --signed: you sign it too");
  const auto person = ACTA_TRY(sign_in(options));
  return tell(ACTA_TRY(record_signed(*person, ACTA_TRY(waiting(*person, id)), hand)), out);
}

Result<bool> record_asked(Options& options) {
  const auto asked = ACTA_TRY(asked_of(options, ahead_alone));
  const auto hand = ACTA_TRY(hand_of(options));
  const auto out = options.take("out");
  const auto again = options.take("again");
  if (hand.made) return refuse("usage", 2, "--signed is of what was prepared: give --prepared");
  // Prepared anew it would be another act.
  if (again && hand.key) return refuse("usage", 2, "with --key ask again by --prepared");
  const auto person = ACTA_TRY(sign_in(options));
  if (hand.empty()) {
    const auto key = again.value_or(fresh_key());
    return tell(ACTA_TRY(post_once(*person, asked.path, asked.body, key, "--again " + key)), out);
  }
  const auto prepared =
      ACTA_TRY(from_json<routing::PreparedInfo>(ACTA_TRY(prepare(*person, asked))));
  return tell(ACTA_TRY(record_signed(*person, prepared, hand)), out);
}

Result<bool> prepare_command(Options& options) {
  const auto asked = ACTA_TRY(asked_of(options, ahead_together));
  const auto out = options.take("out");
  const auto person = ACTA_TRY(sign_in(options));
  return tell(ACTA_TRY(prepare(*person, asked)), out);
}

Result<bool> show_command(Options& options) {
  const auto id = ACTA_TRY(id_option(options));
  const auto out = options.take("out");
  const auto person = ACTA_TRY(sign_in(options));
  return tell(to_json(ACTA_TRY(waiting(*person, id))), out);
}

Result<bool> sign_too(Options& options) {
  const auto id = ACTA_TRY(id_option(options));
  const auto hand = ACTA_TRY(hand_of(options));
  if (hand.empty()) return refuse("usage", 2, "--key is needed, or --signed");
  const auto person = ACTA_TRY(sign_in(options));
  const auto body = ACTA_TRY(hand.sign(ACTA_TRY(waiting(*person, id))));
  const auto after = ACTA_TRY(from_json<routing::PreparedInfo>(
      ACTA_TRY(person->post("/api/prepared/" + id + "/sign", body, fresh_key()))));
  fmt::print("signed, as one of {}; it waits until {} for who prepared it to have it recorded\n",
             after.signers, to_text(after.expires_at));
  return true;
}

}  // namespace

bool is_act_command(const std::string& command) {
  return command.starts_with("act ");
}

Result<bool> act_command(const std::string& command, Options& options) {
  if (command == "act record") {
    return options.left().contains("prepared") ? record_prepared(options) : record_asked(options);
  }
  if (command == "act prepare") return prepare_command(options);
  if (command == "act show") return show_command(options);
  if (command == "act sign") return sign_too(options);
  return refuse("usage", 2, "acta act record, prepare, show or sign");
}

}  // namespace acta::app
