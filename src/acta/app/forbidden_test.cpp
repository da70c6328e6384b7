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

#include "acta/app/forbidden_days_for_test.h"
#include "acta/app/forbidden_questions_for_test.h"

namespace acta::app {
namespace {

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
    const Questions asked_with(with.world->router(), with.ids, hidden);
    const Questions asked_without(without.world->router(), without.ids, hidden);
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

// The file itself, or a hold, an erasure or a disclosure of it.
bool is_about(const Ids& ids, const std::string& stream) {
  const auto id = stream.substr(stream.find('/') + 1);
  return id == ids.hidden ||
         (stream.starts_with("protection.") &&
          std::ranges::find(ids.hidden_protection, id) != ids.hidden_protection.end());
}

// Who may see the file sees it, and every answer that shows something of it is in the log of reads.
TEST(Forbidden, EveryAnswerThatShowsTheFileIsLogged) {
  for (const auto classification :
       {Classification::confidential, Classification::strictly_confidential}) {
    Pair worlds(7, classification);
    auto& world = *worlds.with.world;
    const Questions questions(world.router(), worlds.with.ids, classification);
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
        EXPECT_TRUE(is_about(worlds.with.ids, lines.front().line.subject))
            << lines.front().line.subject;
      }
    }
    EXPECT_GT(shown, 20);
  }
}

}  // namespace
}  // namespace acta::app
