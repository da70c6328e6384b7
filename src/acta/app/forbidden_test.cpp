// Absent and forbidden answer alike, over every route that the router has.
//
// Two worlds live through the same days. In one there is a file that a viewer may not see; in the
// other there never was, and acts about nothing stand in its place on the record: that there are
// acts, how many and when, is public by design (docs/access.md). Whatever the viewer asks, both
// worlds have to answer with the same bytes, once names made at random are called the same.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "acta/app/forbidden_days_for_test.h"
#include "acta/app/forbidden_questions_for_test.h"

namespace acta::app {
namespace {

// A report bears the root of the record as a picture, whose size comes with the root.
std::string without_picture(const std::string& bytes) {
  const std::string_view picture = "<path fill=\"#000\" d=\"";
  const std::string_view length = "content-length: ";
  std::string text;
  std::size_t from = 0;
  for (auto at = bytes.find(picture); at != std::string::npos; at = bytes.find(picture, from)) {
    text.append(bytes, from, at - from);
    from = std::min(bytes.find('"', at + picture.size()), bytes.size());
  }
  if (from == 0) return bytes;
  text.append(bytes, from);
  if (const auto at = text.find(length); at != std::string::npos)
    text.erase(at, std::min(text.find('\r', at), text.size()) - at);
  return text;
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}
bool is_base64(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
         c == '/';
}

// Whether a text begins as the form has it: h stands for a hexadecimal digit, all else for itself.
bool begins(std::string_view text, std::string_view form) {
  return text.size() >= form.size() &&
         std::ranges::equal(text.substr(0, form.size()), form,
                            [](char c, char f) { return f == 'h' ? is_hex(c) : c == f; });
}

struct Random {
  std::size_t size = 0;  // characters; 0: what begins here is not random
  char kind = ' ';       // i: an id, h: a hash, b: what is in base64
};

Random random_at(std::string_view text) {
  const auto run = [&](auto is) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is) - text.begin());
  };
  const std::string_view id = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
  if (begins(text, id)) return {.size = id.size(), .kind = 'i'};
  if (const auto size = run(is_hex); size >= 32) return {.size = size, .kind = 'h'};
  if (begins(text, "hhhh hhhh hhhh")) return {.size = 14, .kind = 'h'};
  auto size = run(is_base64);
  if (size < 40) return {};
  for (int i = 0; i < 2 && size < text.size() && text[size] == '='; ++i) ++size;
  return {.size = size, .kind = 'b'};
}

// Calls what is random the same in both worlds, length by length: ids by the order in which they
// stand in the answer, hashes, commitments and signatures by their kind.
std::string plain(const std::string& answer) {
  const auto bytes = without_picture(answer);
  std::map<std::string_view, std::string> names;
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto rest = std::string_view(bytes).substr(at);
    const auto random = is_base64(rest.front()) ? random_at(rest) : Random{};
    if (random.size == 0) {
      text += rest.front();
    } else if (random.kind == 'i') {
      auto& name = names[rest.substr(0, random.size)];
      if (name.empty()) name = fmt::format("<{:x>{}}>", names.size(), random.size - 2);
      text += name;
    } else {
      text += std::string(random.size, random.kind);
    }
    at += std::max<std::size_t>(random.size, 1);
  }
  return text;
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
      if (sees(with.world->viewer(who), hidden)) continue;
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

// The file itself, what is asked of OHCHR beside it, a request from before the record, or a hold,
// an erasure or a disclosure of it.
bool is_about(const Ids& ids, const std::string& stream) {
  const auto id = stream.substr(stream.find('/') + 1);
  return id == ids.hidden || id == ids.hidden_advisory || id == ids.hidden_past ||
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
      if (!sees(viewer, classification)) continue;
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
