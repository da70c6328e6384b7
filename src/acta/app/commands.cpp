#include "acta/app/commands.h"

#include <fmt/format.h>
#include <sodium.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

#include "acta/app/openapi.h"
#include "acta/app/schema.h"
#include "acta/app/serve.h"
#include "acta/reports/decisions.h"

namespace acta::app {
namespace {

constexpr std::string_view help = R"(acta: the electoral cycle on one append-only, signed record

  acta demo   --data DIR [--port 8080]           serve the demonstration; made when DIR is empty
  acta serve  --data DIR [--port 8080]           serve a record; a new one is made when DIR is empty
              [--address 127.0.0.1] [--origin NAME] [--lock FILE] [--web-dir DIR]
              [--tls-certificate FILE --tls-key FILE]
  acta add-person --data DIR --name NAME --login LOGIN --role ROLE [--state ISO3] [--origin NAME]
                                                 give a person an account, the first one too; the
                                                 password is read from standard input
  acta report status --data DIR --from DATE --to DATE [--as-of N] --format html|pdf|docx --out FILE
                                                 compute the status of requests; reads only
  acta report issue  --data DIR --from DATE --to DATE [--as-of N] --symbol SYMBOL --login LOGIN
                                                 issue it: attested on the record, its files kept
  acta rebuild --data DIR                        compute every view again from the record
  acta gen openapi|typescript                    print the contract of the API
  acta --help

  The period is from DATE up to and without DATE. To check a record: acta-verify DIR|URL.
)";

// "--name value" pairs.
class Options {
 public:
  static Result<Options> parse(std::span<const char* const> arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
      const std::string_view name = arguments[i];
      if (!name.starts_with("--") || i + 1 == arguments.size()) {
        return refuse("usage", 2, "expected --name value at: " + std::string(name));
      }
      if (!options.values_.emplace(name.substr(2), arguments[i + 1]).second) {
        return refuse("usage", 2, std::string(name) + " stands twice");
      }
    }
    return options;
  }
  Result<std::string> required(const std::string& name) {
    const auto value = take(name);
    if (!value) return refuse("usage", 2, "--" + name + " is needed");
    return *value;
  }
  std::optional<std::string> take(const std::string& name) {
    const auto found = values_.find(name);
    if (found == values_.end()) return std::nullopt;
    auto value = std::move(found->second);
    values_.erase(found);
    return value;
  }
  Result<std::optional<std::int64_t>> number(const std::string& name) {
    const auto text = take(name);
    if (!text) return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const auto end = text->data() + text->size();
    const auto parsed = std::from_chars(text->data(), end, number);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
      return refuse("usage", 2, "--" + name + " is a number");
    }
    return std::optional(number);
  }
  Result<bool> all_taken() const {
    if (values_.empty()) return true;
    return refuse("usage", 2, "there is no option --" + values_.begin()->first);
  }

 private:
  std::map<std::string, std::string> values_;
};

Result<bool> serve_command(Options& options, bool demo) {
  ServeOptions serve{
      .directory = ACTA_TRY(options.required("data")),
      .address = options.take("address").value_or("127.0.0.1"),
      .port = static_cast<std::uint16_t>(ACTA_TRY(options.number("port")).value_or(8080)),
      .origin = options.take("origin").value_or(demo ? "demo.acta.example/record"
                                                     : "acta.example/record"),
      .lock_path = options.take("lock").value_or(""),
      .web_directory = options.take("web-dir").value_or(""),
      .certificate = options.take("tls-certificate").value_or(""),
      .private_key = options.take("tls-key").value_or(""),
      .demo = demo};
  (void)ACTA_TRY(options.all_taken());
  return serve_desk(serve);
}

Result<std::unique_ptr<store::Store>> open_or_make(const std::string& directory,
                                                   const std::string& origin,
                                                   bool rebuild = false) {
  return store::Store::open({.directory = directory,
                             .origin = origin,
                             .lock_path = {},
                             .rebuild = rebuild,
                             .clock = {},
                             .published = {},
                             .stopped = {},
                             .progress = {}},
                            make_schema());
}

Result<std::unique_ptr<store::Store>> open_store(const std::string& directory,
                                                 bool rebuild = false) {
  if (!std::filesystem::exists(directory + "/acta.db")) {
    return refuse("usage", 2, directory + " holds no record");
  }
  return open_or_make(directory, {}, rebuild);
}

Result<reports::StatusAsked> status_asked(Options& options) {
  reports::StatusAsked asked;
  asked.from = ACTA_TRY(parse_date(ACTA_TRY(options.required("from"))));
  asked.to = ACTA_TRY(parse_date(ACTA_TRY(options.required("to"))));
  asked.as_of = ACTA_TRY(options.number("as-of"));
  asked.symbol = options.take("symbol").value_or("");
  asked.title = options.take("title").value_or("Status of requests for electoral assistance");
  return asked;
}

Result<bool> report_status(Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto asked = ACTA_TRY(status_asked(options));
  const auto format = options.take("format").value_or("html");
  const auto out = ACTA_TRY(options.required("out"));
  (void)ACTA_TRY(options.all_taken());
  const auto store = ACTA_TRY(open_store(directory));
  const auto places = ACTA_TRY(places::Places::load());
  const auto name = [&](const CountryCode& code, Date on) {
    return places.name(code, Language::en, on);
  };
  const auto answer = ACTA_TRY(reports::compute_status(*store, name, asked));
  const auto bytes = ACTA_TRY(reports::print_document(answer.document, format));
  std::ofstream file(out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return fault("report.not_written", "cannot write " + out);
  fmt::print("{} requests, as of {} acts\ndigest {}\nwritten to {}\n", answer.report.rows.size(),
             answer.report.as_of, answer.report.digest, out);
  return true;
}

Result<Actor> actor_by_login(store::Store& store, const std::string& login, Right right) {
  const auto viewer = store.folded<access::People>([&](const access::People& people) {
    const auto found = people.by_login.find(login);
    return found == people.by_login.end()
               ? Viewer{}
               : access::viewer_of(people, found->second, date_of(store.now()));
  });
  const auto* capacity = capacity_for(viewer, right);
  if (capacity == nullptr) {
    return refuse("access.not_allowed", 403, login + " may not do this, or is not known");
  }
  return Actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
}

Result<bool> report_issue(Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto asked = ACTA_TRY(status_asked(options));
  const auto login = ACTA_TRY(options.required("login"));
  (void)ACTA_TRY(options.all_taken());
  const auto store = ACTA_TRY(open_store(directory));
  const auto places = ACTA_TRY(places::Places::load());
  const auto name = [&](const CountryCode& code, Date on) {
    return places.name(code, Language::en, on);
  };
  store::Blobs blobs(store->path("blobs"), store->keys().vault);
  const auto answer = ACTA_TRY(reports::compute_status(*store, name, asked));
  const auto issued = ACTA_TRY(reports::prepare_issue(blobs, answer, asked));
  const auto recorded = ACTA_TRY(store->append(
      {.actor = ACTA_TRY(actor_by_login(*store, login, Right::report_issue)),
       .idempotency_key = "report-" + asked.symbol + "-" + answer.report.digest,
       .request = "report issue " + asked.symbol,
       .expected = std::nullopt,
       .decide =
           [&](const store::Folded& folded, Facts& facts) {
             return reports::issue_report(folded.get<reports::Reports>(), issued, facts);
           },
       .at = std::nullopt}));
  fmt::print("issued as act {}, digest {}\n", recorded.receipts.front().index, issued.digest);
  return true;
}

Result<std::string> read_line_of_input() {
  std::string line;
  for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
    line += static_cast<char>(c);
  if (line.empty()) return refuse("usage", 2, "give the password on standard input");
  return line;
}

Result<bool> add_person_command(Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto role = from_word<Role>(ACTA_TRY(options.required("role")));
  if (!role) return refuse("usage", 2, "no such role");
  access::AddPerson person{.name = ACTA_TRY(options.required("name")),
                           .login = ACTA_TRY(options.required("login")),
                           .password = {},
                           .role = *role,
                           .organization = options.take("organization"),
                           .state = std::nullopt};
  const auto origin = options.take("origin").value_or("acta.example/record");
  if (const auto state = options.take("state"))
    person.state = ACTA_TRY(Scalar<CountryCode>::parse(*state));
  (void)ACTA_TRY(options.all_taken());
  const auto password = ACTA_TRY(read_line_of_input());
  (void)ACTA_TRY(access::check_password(password, "the password"));
  person.password = ACTA_TRY(access::hash_password(password));
  const auto store = ACTA_TRY(open_or_make(directory, origin));
  (void)ACTA_TRY(store->append({.actor = {.person = {}, .capacity = "operator"},
                                .idempotency_key = "add-person-" + person.login,
                                .request = "add-person " + person.login,
                                .expected = std::nullopt,
                                .decide =
                                    [&](const store::Folded& folded, Facts& facts) {
                                      return access::add_person(folded.get<access::People>(),
                                                                person, facts);
                                    },
                                .at = std::nullopt}));
  fmt::print("{} can sign in as {}\n", person.name, person.login);
  return true;
}

Result<bool> rebuild_command(Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  (void)ACTA_TRY(options.all_taken());
  const auto store = ACTA_TRY(open_store(directory, true));
  fmt::print("every view was computed again from {} acts\n", ACTA_TRY(store->head()).size);
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
    fmt::print("{}", help);
    return true;
  }
  if ((command == "report" || command == "gen") && !rest.empty()) {
    command += " " + std::string(rest[0]);
    rest = rest.subspan(1);
  }
  auto options = ACTA_TRY(Options::parse(rest));
  if (command == "serve") return serve_command(options, false);
  if (command == "demo") return serve_command(options, true);
  if (command == "report status") return report_status(options);
  if (command == "report issue") return report_issue(options);
  if (command == "add-person") return add_person_command(options);
  if (command == "rebuild") return rebuild_command(options);
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
