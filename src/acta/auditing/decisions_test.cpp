#include "acta/auditing/decisions.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "acta/base/bytes.h"

namespace acta::auditing {
namespace {

const std::string root(64, 'a');

std::vector<Candidate> files(int count) {
  std::vector<Candidate> list;
  for (int i = 0; i < count; ++i) {
    RequestId id;
    id.value.bytes[14] = static_cast<std::uint8_t>(i / 256);
    id.value.bytes[15] = static_cast<std::uint8_t>(i % 256);
    list.push_back(
        {.file = id,
         .classification = i % 10 == 0 ? Classification::confidential : Classification::internal});
  }
  return list;
}

// As docs/formats/audit-sample.md says it, apart from the code that draws.
std::vector<std::string> drawn_again(const std::vector<Candidate>& from, int number, int count) {
  std::set<std::string> lines;
  for (const auto& one : from) {
    const auto id = to_text(one.file);
    const auto line = "acta/sample/v1 " + root + " " + std::to_string(number) + " " + id + "\n";
    lines.insert(to_hex(sha256(bytes_of(line))) + " " + id);
  }
  std::vector<std::string> ids;
  for (const auto& line : lines) {
    if (std::cmp_less(ids.size(), count)) ids.push_back(line.substr(65));
  }
  return ids;
}

TEST(Draw, GivesWhatTheDocumentSays) {
  const auto from = files(500);
  std::vector<std::string> ids;
  for (const auto& id : draw(from, root, 1964, 20, false)) ids.push_back(to_text(id));
  EXPECT_EQ(ids, drawn_again(from, 1964, 20));
}

TEST(Draw, DoesNotDependOnTheOrderOfTheList) {
  auto from = files(300);
  const auto drawn = draw(from, root, 7, 15, false);
  std::ranges::reverse(from);
  EXPECT_EQ(draw(from, root, 7, 15, false), drawn);
  EXPECT_NE(draw(from, root, 8, 15, false), drawn);
  EXPECT_NE(draw(from, std::string(64, 'b'), 7, 15, false), drawn);
}

TEST(Draw, TakesAsManyOfEachClassification) {
  const auto from = files(300);
  const auto drawn = draw(from, root, 7, 5, true);
  ASSERT_EQ(drawn.size(), 10);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto found = std::ranges::find(from, drawn[i], &Candidate::file);
    EXPECT_EQ(found->classification,
              i < 5 ? Classification::internal : Classification::confidential);
  }
}

TEST(Draw, TakesEveryFileAboutAsOften) {
  const auto from = files(20);
  std::map<RequestId, int> taken;
  for (int number = 0; number < 2000; ++number) {
    for (const auto& id : draw(from, root, number, 5, false)) ++taken[id];
  }
  // 500 expected, standard deviation below 20; the numbers are always the same.
  for (const auto& [id, times] : taken) {
    EXPECT_GT(times, 400);
    EXPECT_LT(times, 600);
  }
  EXPECT_EQ(taken.size(), 20);
}

TEST(DrawSample, RefusesWhatCannotBeDrawn) {
  Facts facts(Instant{1'772'452'800'000}, Hash{});
  const Population some{.size = 9, .root = root, .files = files(3)};
  const auto ask = [&](const Population& from, std::int64_t number, std::int64_t count) {
    const DrawSample request{.number = number, .count = count, .size = {}, .by_classification = {}};
    const auto drafts = draw_sample(from, request, facts);
    return drafts ? "drawn" : drafts.error().word;
  };
  EXPECT_EQ(ask(some, 1, 2), "drawn");
  EXPECT_EQ(ask(some, 1, 0), "auditing.count");
  EXPECT_EQ(ask(some, 1, 201), "auditing.count");
  EXPECT_EQ(ask(some, -1, 2), "auditing.number");
  EXPECT_EQ(ask({.size = 9, .root = root, .files = {}}, 1, 2), "auditing.nothing_to_draw");
}

TEST(RecordRemark, IsOfAFileOfTheSampleAndSaysSomething) {
  Samples samples;
  const auto from = files(3);
  const SampleId id;
  samples.by_id[id].act.files = {from[0].file};
  const auto ask = [&](RequestId file, const std::string& text) {
    const auto drafts =
        record_remark(samples, id, {.file = file, .kind = Finding::finding, .text = text}, {4, 5});
    return drafts ? "recorded" : drafts.error().word;
  };
  EXPECT_EQ(ask(from[0].file, "No second means."), "recorded");
  EXPECT_EQ(ask(from[0].file, " \n"), "text.empty");
  EXPECT_EQ(ask(from[1].file, "No second means."), "auditing.not_in_sample");
}

}  // namespace
}  // namespace acta::auditing
