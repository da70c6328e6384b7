#include "acta/app/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "acta/app/demo.h"
#include "acta/app/doctor.h"
#include "acta/app/door.h"
#include "acta/app/outside.h"
#include "acta/app/reads.h"
#include "acta/app/schema.h"
#include "acta/app/signals.h"
#include "acta/app/standby.h"
#include "acta/assistance/reactions.h"
#include "acta/http/files.h"
#include "acta/http/server.h"
#include "acta/program/decisions.h"
#include "acta/record/passkey.h"

extern "C" {
extern const acta::http::Asset acta_assets[];
extern const std::uint64_t acta_assets_count;
}

namespace acta::app {
namespace {

// Looks for passed deadlines at start and every quarter of an hour; for reads to attest every ten
// seconds, at start and at the end for all that wait.
class Deadlines {
 public:
  explicit Deadlines(store::Store& store)
      : store_(store), thread_([this](const std::stop_token& done) { run(done); }) {}
  ~Deadlines() {
    thread_.request_stop();
    wake_.notify_all();
    thread_.join();
    attest(true);
  }
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

 private:
  void run(const std::stop_token& done) {
    using namespace std::chrono_literals;
    std::mutex mutex;
    std::unique_lock lock(mutex);
    attest(true);
    for (auto next = std::chrono::steady_clock::now(); !done.stop_requested();) {
      if (next <= std::chrono::steady_clock::now()) {
        look();
        next += 15min;
      }
      wake_.wait_for(lock, 10s, [&] { return done.stop_requested(); });
      if (!done.stop_requested()) attest(false);
    }
  }
  void look() {
    const auto now = store_.now();
    const auto looked = store_.append(
        {.actor = {.person = {}, .capacity = "system"},
         .idempotency_key = "deadlines-" + to_text(now),
         .request = "deadlines",
         .expected = std::nullopt,
         .decide = [](const store::Folded& folded, Facts& facts) -> Result<std::vector<Draft>> {
           return assistance::deadlines_passed(folded.get<assistance::Requests>(), facts.today());
         },
         .at = std::nullopt});
    if (!looked) fmt::print(stderr, "acta: deadlines: {}\n", looked.error().detail);
  }
  void attest(bool all) {
    const auto attested = attest_reads(store_, all);
    if (attested) {
      told_.clear();
    } else if (told_ != attested.error().detail) {
      told_ = attested.error().detail;
      fmt::print(stderr, "acta: log of reads: {}\n", told_);
    }
  }

  store::Store& store_;
  std::string told_;  // a complaint is said once
  std::condition_variable wake_;
  std::jthread thread_;
};

struct EndsOutside {
  Outside& outside;
  ~EndsOutside() { outside.end(); }
};

// A long record is read for a while at the start, and again when an act erases: then no act is
// taken meanwhile, and whoever runs the server sees why.
std::function<void(std::int64_t, std::int64_t)> to_log() {
  using Clock = std::chrono::steady_clock;
  return [last = Clock::now()](std::int64_t done, std::int64_t of) mutable {
    if (Clock::now() - last < std::chrono::seconds(2)) return;
    last = Clock::now();
    fmt::print(stderr, "acta: views are computed: {} of {} acts\n", done, of);
  };
}

Result<bool> fill_demonstration(store::Store& store, store::Blobs& blobs, const std::string& undp) {
  if (ACTA_TRY(store.head()).size == 0) {
    fmt::print("telling the demonstration record ...\n");
    std::fflush(stdout);
    (void)ACTA_TRY(tell_demonstration(store, blobs, 68'164));
  }
  if (undp.empty()) return true;
  const auto told = ACTA_TRY(import_undp(store, undp));
  fmt::print("{}\n", std::string_view(told).substr(0, told.find('\n')));  // defects: on the screen
  return true;
}

// Which program writes from here on, when it is another than before.
Result<bool> record_program(store::Store& store) {
  const auto request = program::schema_of(store.schema().acts, std::string(version()));
  (void)ACTA_TRY(store.append(
      {.actor = {.person = {}, .capacity = "system"},
       .idempotency_key = "schema-" + to_text(store.now()),
       .request = "schema",
       .expected = std::nullopt,
       .decide = [&](const store::Folded& folded, Facts&) -> Result<std::vector<Draft>> {
         return program::record_schema(folded.get<program::Schemas>(), request);
       },
       .at = std::nullopt}));
  return true;
}

// Browsers have passkeys on localhost and behind TLS; what else this server is called, it is told.
std::string site_of(const ServeOptions& options, std::uint16_t port) {
  if (!options.site.empty()) return options.site;
  return fmt::format("{}://localhost:{}", options.certificate.empty() ? "http" : "https", port);
}

void tell_room(bool there) {
  fmt::print(stderr, "acta: {}\n",
             there ? "there is room on the disk again: acts are taken"
                   : "the disk of the record is full: no acts are taken until there is room");
}

}  // namespace

Result<bool> serve_desk(ServeOptions options) {
  if (!options.site.empty()) (void)ACTA_TRY(record::parse_site(options.site));
  std::atomic<http::Server*> running = nullptr;
  std::atomic<bool> ended = false;
  Signals signals;
  signals.wait([&] {
    ended = true;
    if (auto* server = running.load()) server->stop();
  });
  std::mutex stopped_mutex;
  std::optional<Refused> stopped;
  http::EventHub events;
  Outside outside;
  const auto open = [&] {
    return store::Store::open({.directory = options.directory,
                               .database = options.database,
                               .origin = options.origin,
                               .lock_path = options.lock_path,
                               .passphrase = options.passphrase,
                               .rebuild = false,
                               .clock = {},
                               .published =
                                   [&](const store::Head& head) {
                                     events.publish("record", std::to_string(head.size));
                                     outside.published(head);
                                   },
                               .stopped =
                                   [&](const Refused& why) {
                                     {
                                       const std::scoped_lock lock(stopped_mutex);
                                       stopped = why;
                                     }
                                     if (auto* server = running.load()) server->stop();
                                   },
                               .room = tell_room,
                               .progress = to_log()},
                              make_schema());
  };
  auto store = ACTA_TRY(open_or_stand_by(options, open, ended));
  if (!store) return true;
  (void)ACTA_TRY(
      outside.begin(*store, options.outside, [&] { events.publish("witnessed", "{}"); }));
  const EndsOutside ends{outside};
  Desk desk(*store, ACTA_TRY(places::Places::load()), events);
  desk.witnessed = [&outside] { return outside.state(); };
  desk.outside = options.outside;
  desk.lock_path = options.lock_path;
  desk.certificate = options.certificate;
  // Advice: a database that does not tell of its standbys is served all the same.
  if (const auto standby = store->read(standby_finding); standby && *standby) {
    fmt::print(stderr, "acta: {}\n", (*standby)->what);
  }
  const bool takes_acts = !store->unknown() && !store->frozen();
  if (store->unknown()) {
    fmt::print(stderr, "acta: read only: {}\n", store::sentence_of(*store->unknown()));
  } else if (store->frozen()) {
    fmt::print(stderr, "acta: read only: the log is frozen: {}\n", store->frozen()->reason);
  } else if (options.demo) {
    auto filled = fill_demonstration(*store, desk.blobs, options.undp);
    const std::scoped_lock lock(stopped_mutex);
    if (stopped) return std::unexpected(*stopped);
    (void)ACTA_TRY(std::move(filled));
  }
  std::optional<Deadlines> deadlines;
  if (takes_acts) {
    (void)ACTA_TRY(record_program(*store));
    deadlines.emplace(*store);
  }
  const auto door = ACTA_TRY(Door::open(options.directory, [&](Order order) {
    return carry_out(*store, desk.blobs, desk.places, std::move(order));
  }));
  http::Router router;
  add_all_routes(router, desk, options.demo);
  auto server = ACTA_TRY(http::Server::create(
      {.address = options.address,
       .port = options.port,
       .threads = std::max(2, static_cast<int>(std::thread::hardware_concurrency())),
       .certificate = options.certificate,
       .private_key = options.private_key,
       .fallback = http::front_end(acta_assets, acta_assets_count, options.web_directory)},
      std::move(router), access::guard(*store, desk.sessions)));
  running = server.get();
  if (ended) return true;
  desk.site = site_of(options, server->port());
  const auto* scheme = options.certificate.empty() ? "http" : "https";
  fmt::print("{} acts on the record {}\nserving {}://{}:{}\n", ACTA_TRY(store->head()).size,
             store->keys().origin(), scheme,
             options.address == "127.0.0.1" ? "localhost" : options.address, server->port());
  std::fflush(stdout);
  server->run();
  running = nullptr;
  events.close_all();
  desk.ending = true;
  desk.aside.end();
  desk.imports_aside.end();
  deadlines.reset();
  const std::scoped_lock lock(stopped_mutex);
  if (stopped) return std::unexpected(*stopped);
  return true;
}

}  // namespace acta::app
