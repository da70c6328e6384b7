// Absent and forbidden answer alike, over every route that the router has.
//
// Two worlds live through the same days. In one there is a file that a viewer may not see; in the
// other there never was, and acts about nothing stand in its place on the record: that there are
// acts, how many and when, is public by design (docs/access.md). Whatever the viewer asks, both
// worlds have to answer with the same bytes, once names made at random are called the same.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <regex>

#include "acta/app/world_for_test.h"

namespace acta::app {
namespace {

constexpr std::string_view mark = "Zanzibarite";  // stands in everything that the hidden file says

// Calls what is random the same in both worlds, length by length: ids by the order in which they
// stand in the answer, hashes, commitments and signatures by their kind.
std::string without_picture(const std::string& bytes) {
  // A report bears the root of the record as a picture, whose size comes with the root.
  static const std::regex picture("<path fill=\"#000\" d=\"[^\"]*");
  if (!std::regex_search(bytes, picture)) return bytes;
  return std::regex_replace(std::regex_replace(bytes, picture, ""),
                            std::regex("content-length: [0-9]+"), "");
}

std::string plain(const std::string& answer) {
  const auto bytes = without_picture(answer);
  static const std::regex random(
      "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|([0-9a-f]{32,}|[0-9a-f]{4} "
      "[0-9a-f]{4} [0-9a-f]{4})|"
      "([A-Za-z0-9+/]{40,}={0,2})");
  std::map<std::string, std::string> names;
  std::string text;
  auto from = bytes.begin();
  for (std::sregex_iterator hit(bytes.begin(), bytes.end(), random), end; hit != end; ++hit) {
    text.append(from, hit->prefix().second);
    const auto size = static_cast<std::size_t>(hit->length());
    auto& name = names[hit->str()];
    if (name.empty()) name = fmt::format("<{:x>{}}>", names.size(), size - 2);
    text += (*hit)[1].matched ? name : std::string(size, (*hit)[2].matched ? 'h' : 'b');
    from = (*hit)[0].second;
  }
  return text.append(from, bytes.end());
}

// Where two texts part, with what stands around it.
std::string parting(const std::string& hidden, const std::string& absent) {
  const auto at =
      static_cast<std::size_t>(std::ranges::mismatch(hidden, absent).in1 - hidden.begin());
  const auto from = at < 200 ? 0 : at - 200;
  return fmt::format("--- hidden\n{}\n--- absent\n{}\n", hidden.substr(from, 500),
                     absent.substr(std::min(from, absent.size()), 500));
}

struct Ids {
  std::string election;
  std::vector<std::string> visible;
  std::string visible_blob;
  std::string hidden = "0195f5c2-7d1e-7abc-9def-0123456789ab";  // of no file, where there is none
  std::string hidden_blob = "0123456789abcdef0123456789abcdef";
  std::int64_t hidden_index = -1;
};

std::string letter_body(const Ids& ids, std::string_view title, std::string_view classification,
                        const std::string& blob) {
  return fmt::format(
      R"({{"state":"XCA","organ":"foreign_ministry","office":"Ministry","signatory":"Minister",)"
      R"("addressee":"focal_point","channel":"letter","document_on":"2026-02-20",)"
      R"("received_on":"2026-02-25","language":"en","title":"{}","summary":"{}","types":["TA"],)"
      R"("areas":[],"elections":["{}"],"classification":"{}","letter":"{}"}})",
      title, title, ids.election, classification, blob);
}

// One world and what has happened in it.
struct Told {
  std::unique_ptr<World> world;
  Ids ids;

  void step(const std::string& who, const std::string& id, const std::string& verb,
            const std::string& body = "{}") {
    world->write(who, "/api/requests/" + id + "/" + verb, body);
  }
  void admit(const std::string& id) {
    step("registry_clerk", id, "begin_authentication");
    step("registry_clerk", id, "confirm_origin", R"({"means":"call_back","note":"Called."})");
    step("desk_officer", id, "confirm_origin",
         R"({"means":"specimen_signature","note":"Compared."})");
    step("desk_officer", id, "admit", R"({"note":"Admissible."})");
  }
  void screen(const std::string& id) {
    step("ead_director", id, "screen",
         R"({"types":["TA"],"duplicates_note":"Searched: see related."})");
  }
  void move_date(const std::string& status, int days) {
    world->write("desk_officer", "/api/elections/" + ids.election + "/dates",
                 fmt::format(R"({{"status":"{}","on":"{}","source":"Commission",)"
                             R"("reason":"It moved."}})",
                             status, to_text(*make_date(2026, 11, 1) + days)));
  }
};

using Step = std::function<void(Told&)>;

// The days of both worlds: what everybody may see, and what happens to the hidden file, in an order
// that the seed makes.
class Days {
 public:
  Days(std::uint64_t seed, std::string classification)
      : random_(seed), classification_(std::move(classification)) {}

  void live(Told& with, Told& without) {
    both(with, without, [](Told& told) {
      told.ids.election =
          told.world->write("desk_officer", "/api/elections",
                            R"({"state":"XCA","kind":"general","title":"General elections"})");
      told.world->write("desk_officer", "/api/elections/" + told.ids.election + "/dates",
                        R"({"status":"announced","on":"2026-11-01","source":"Commission"})");
      told.world->write("registry_clerk", "/api/authorities",
                        R"({"state":"XCA","organ":"foreign_ministry","holder":"The Minister",)"
                        R"("office":"Ministry","valid_from":"2020-01-01","source":"Yearbook"})");
    });
    std::vector<int> order{0, 0, 1, 1, 2, 2, 3};
    std::ranges::shuffle(order, random_);
    hide(with, without);
    for (const auto what : order) happen(what, with, without);
    both(with, without, [](Told& told) { told.move_date("delayed", -30); });
  }

 private:
  void happen(int what, Told& with, Told& without) {
    if (what == 0) return both(with, without, receive);
    if (what == 1) return advance(with, without);
    if (what == 2) return advance_hidden(with, without);
    both(with, without, [](Told& told) { told.move_date("advanced", -150); });
  }
  static void receive(Told& told) {
    const auto blob = told.world->blob("a letter");
    told.ids.visible_blob = blob;
    told.ids.visible.push_back(
        told.world->write("registry_clerk", "/api/requests",
                          letter_body(told.ids, "Help with registration", "internal", blob)));
  }
  // Takes the last visible file one stage on.
  void advance(Told& with, Told& without) {
    if (with.ids.visible.empty()) both(with, without, receive);
    const bool first = admitted_.insert(with.ids.visible.size()).second;
    both(with, without, [&](Told& told) {
      if (first) return told.admit(told.ids.visible.back());
      if (screened_.contains(told.ids.visible.size())) return;
      told.screen(told.ids.visible.back());
    });
    if (!first) screened_.insert(with.ids.visible.size());
  }
  void hide(Told& with, Told& without) {
    with.ids.hidden_index = with.world->size();
    with.ids.hidden_blob = with.world->blob(std::string(mark));
    with.ids.hidden =
        with.world->write("registry_clerk", "/api/requests",
                          letter_body(with.ids, mark, classification_, with.ids.hidden_blob));
    without.ids.hidden_index = with.ids.hidden_index;
    level(with, without);
  }
  void advance_hidden(Told& with, Told& without) {
    if (hidden_stage_++ == 0) {
      for (const auto& [verb, body] :
           {std::pair("begin_authentication", "{}"),
            std::pair("confirm_origin", R"({"means":"call_back","note":"Zanzibarite."})")}) {
        with.step("ead_director", with.ids.hidden, verb, body);
      }
      with.step("second director", with.ids.hidden, "confirm_origin",
                R"({"means":"specimen_signature","note":"Zanzibarite."})");
      with.step("second director", with.ids.hidden, "admit", R"({"note":"Zanzibarite."})");
    } else if (hidden_stage_ == 2) {
      with.screen(with.ids.hidden);
    }
    level(with, without);
  }
  static void both(Told& with, Told& without, const Step& step) {
    step(with);
    with.world->tick();
    step(without);
    level(with, without);
    without.world->tick();
  }
  static void level(Told& with, Told& without) { without.world->fill(with.world->size()); }

  std::mt19937_64 random_;
  std::string classification_;
  std::set<std::size_t> admitted_;
  std::set<std::size_t> screened_;
  int hidden_stage_ = 0;
};

// What is asked of a world: every route that reads, with what it can be asked for, and the steps of
// the file that is hidden or is not there.
class Questions {
 public:
  Questions(http::Router& router, const Ids& ids) : ids_(ids) {
    router.for_each([&](const http::Route& route) {
      if (route.method == "GET") add_reads(route.pattern);
      if (route.method == "POST" && route.handler) add_writes(route.pattern);
    });
    questions_.push_back(
        {.method = "POST",
         .target = "/api/requests",
         .body = letter_body(ids, "Taken from elsewhere", "internal", ids.hidden_blob),
         .headers = {{"idempotency-key", "taken-from-elsewhere"}}});
  }
  [[nodiscard]] const std::vector<Asked>& all() const { return questions_; }

 private:
  [[nodiscard]] std::vector<std::string> values_of(const std::string& name) const {
    if (name == "index") {
      std::vector<std::string> indexes{"999999"};
      for (auto i = ids_.hidden_index - 2; i < ids_.hidden_index + 4; ++i)
        indexes.push_back(fmt::format("{}", i));
      return indexes;
    }
    if (name == "blob") return {ids_.hidden_blob, ids_.visible_blob};
    if (name == "path*") return {"checkpoint", "key", "tile/0/000", "nothing"};
    std::vector<std::string> ids{ids_.hidden, ids_.election};
    ids.insert(ids.end(), ids_.visible.begin(), ids_.visible.end());
    return ids;
  }
  [[nodiscard]] std::vector<std::string> paths_of(const std::string& pattern) const {
    const auto open = pattern.find('{');
    if (open == std::string::npos) return {pattern};
    const auto close = pattern.find('}', open);
    std::vector<std::string> paths;
    for (const auto& value : values_of(pattern.substr(open + 1, close - open - 1))) {
      for (auto& rest : paths_of(pattern.substr(close + 1)))
        paths.push_back(fmt::format("{}{}{}", pattern.substr(0, open), value, rest));
    }
    return paths;
  }
  void add_reads(const std::string& pattern) {
    static const std::vector<std::string> queries{
        "",
        "?q=Zanzibarite",
        "?q=XCA&state=XCA&limit=200&language=en",
        "?from=2026-01-01&to=2027-01-01&status=admissible",
        "?before=30&limit=7&type=TA",
        "?from=2026-01-01&to=2027-01-01&as_of=25"};
    for (const auto& path : paths_of(pattern)) {
      for (const auto& query : queries) questions_.push_back({.target = path + query});
    }
  }
  // Only what the hidden file is asked: a step on another would change the world.
  void add_writes(const std::string& pattern) {
    const auto at = pattern.find("{id}");
    if (at == std::string::npos || !pattern.starts_with("/api/requests/")) return;
    const auto path = pattern.substr(0, at) + ids_.hidden + pattern.substr(at + 4);
    const http::Headers key{{"idempotency-key", "a step of what is hidden"}};
    auto stale = key;
    stale.emplace_back("if-match", "\"99\"");
    questions_.push_back({.method = "POST", .target = path, .body = "{}", .headers = key});
    questions_.push_back({.method = "POST", .target = path, .body = "{}", .headers = stale});
    questions_.push_back({.method = "POST", .target = path, .body = "{}"});
  }

  const Ids& ids_;
  std::vector<Asked> questions_;
};

struct Pair {
  Told with{.world = std::make_unique<World>("with"), .ids = {}};
  Told without{.world = std::make_unique<World>("without"), .ids = {}};
  Classification hidden;

  Pair(std::uint64_t seed, Classification classification) : hidden(classification) {
    Days(seed, std::string(word_of(classification))).live(with, without);
    // The record is published behind the writer: the receipt of the last act waits for it.
    for (auto* told : {&with, &without}) {
      (void)World::value(told->world->store().receipt(told->world->size() - 1));
    }
  }
  // What a viewer who may not see the file can tell the worlds apart by.
  std::vector<std::string> differences() {
    const Questions asked_with(with.world->router(), with.ids);
    const Questions asked_without(without.world->router(), without.ids);
    EXPECT_EQ(asked_with.all().size(), asked_without.all().size());
    std::vector<std::string> found;
    for (const auto& [who, cookie] : with.world->people()) {
      if (sees(with.world->viewer(who), hidden, {"XCA"})) continue;
      for (std::size_t i = 0; i < asked_with.all().size(); ++i) {
        const auto& question = asked_with.all()[i];
        const auto here = with.world->ask(who, question);
        const auto there = without.world->ask(who, asked_without.all()[i]);
        ++asked;
        if (plain(here.bytes) == plain(there.bytes) && !here.contains(mark)) continue;
        found.push_back(fmt::format("{}: {} {}\n{}", who, question.method, question.target,
                                    parting(plain(here.bytes), plain(there.bytes))));
      }
    }
    return found;
  }
  int asked = 0;
};

std::uint64_t seed() {
  const auto* given = std::getenv("ACTA_SEED");  // NOLINT(concurrency-mt-unsafe): one thread
  return given != nullptr ? std::stoull(given) : std::random_device{}();
}

void nothing_tells(Classification classification) {
  const auto from = seed();
  SCOPED_TRACE(fmt::format("ACTA_SEED={}", from));
  std::printf("ACTA_SEED=%llu\n", static_cast<unsigned long long>(from));
  Pair worlds(from, classification);
  const auto found = worlds.differences();
  std::printf("%d questions\n", worlds.asked);
  EXPECT_GT(worlds.asked, 1000);
  EXPECT_TRUE(found.empty()) << found.size() << " answers tell";
  for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 12); ++i)
    ADD_FAILURE() << found[i];
}

TEST(Forbidden, NothingTellsAConfidentialFileFromOneThatIsNotThere) {
  nothing_tells(Classification::confidential);
}

TEST(Forbidden, NothingTellsAStrictlyConfidentialFileFromOneThatIsNotThere) {
  nothing_tells(Classification::strictly_confidential);
}

// The planted violation: a route that counts before it looks at who asks.
TEST(Forbidden, ARouteThatCountsWhatItHidesIsFound) {
  Pair worlds(1, Classification::strictly_confidential);
  for (auto* told : {&worlds.with, &worlds.without}) {
    auto& desk = told->world->desk();
    told->world->router().add(
        {.method = "GET",
         .pattern = "/api/planted",
         .operation = "planted",
         .audience = Right::open,
         .summary = "How many files there are",
         .handler = [&desk](const http::Request&, const http::Reply& reply) {
           const auto files = desk.store.folded<assistance::Requests>(
               [](const assistance::Requests& requests) { return requests.files.size(); });
           reply(http::text(fmt::format("{}", files), "text/plain"));
         }});
  }
  const auto found = worlds.differences();
  ASSERT_FALSE(found.empty());
  for (const auto& one : found) EXPECT_NE(one.find("/api/planted"), std::string::npos) << one;
}

// Who may see the file sees it, and every answer that shows something of it is in the log of reads.
TEST(Forbidden, EveryAnswerThatShowsTheFileIsLogged) {
  for (const auto classification :
       {Classification::confidential, Classification::strictly_confidential}) {
    Pair worlds(7, classification);
    auto& world = *worlds.with.world;
    const Questions questions(world.router(), worlds.with.ids);
    int shown = 0;
    for (const auto& [who, cookie] : world.people()) {
      const auto viewer = world.viewer(who);
      if (!sees(viewer, classification, {"XCA"})) continue;
      for (const auto& question : questions.all()) {
        if (question.method != "GET") continue;
        const auto before = World::value(world.store().reads().head(classification)).lines;
        const auto answered = world.ask(who, question);
        if (!answered.contains(mark)) continue;
        ++shown;
        const auto lines = World::value(world.store().reads().lines({.chain = classification,
                                                                     .subject = {},
                                                                     .from = {},
                                                                     .to = {},
                                                                     .before = INT64_MAX,
                                                                     .limit = 1}));
        ASSERT_GT(World::value(world.store().reads().head(classification)).lines, before)
            << who << ": " << question.target << " is not in the log of reads";
        EXPECT_EQ(lines.front().person, viewer.person);
        EXPECT_NE(lines.front().line.by, to_text(viewer.person));
        EXPECT_EQ(lines.front().line.subject, "assistance.request/" + worlds.with.ids.hidden);
      }
    }
    EXPECT_GT(shown, 20);
  }
}

}  // namespace
}  // namespace acta::app
