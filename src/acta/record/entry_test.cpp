#include "acta/record/entry.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "acta/record/checkpoint.h"
#include "acta/record/note.h"
#include "acta/record/seal.h"
#include "acta/record/tiles.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

OpenEntry open_entry() {
  return {.as = "focal_point",
          .at = parse_instant("2026-01-01T00:00:00.000Z").value(),
          .body = R"({"reasons":"It is \"complete\".","year":2026})",
          .by = "0123456789abcdef0123456789abcdef",
          .id = parse_uuid("01900000-0000-7000-8000-000000000001").value(),
          .idem = std::string(64, 'a'),
          .n = 3,
          .stream = "assistance.request/01900000-0000-7000-8000-000000000002",
          .type = "assistance.decided",
          .v = 1};
}

constexpr std::string_view open_line =
    R"({"as":"focal_point","at":"2026-01-01T00:00:00.000Z",)"
    R"("body":{"reasons":"It is \"complete\".","year":2026},)"
    R"("by":"0123456789abcdef0123456789abcdef","id":"01900000-0000-7000-8000-000000000001",)"
    R"("idem":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","n":3,)"
    R"("stream":"assistance.request/01900000-0000-7000-8000-000000000002",)"
    R"("type":"assistance.decided","v":1})"
    "\n";

constexpr std::string_view sealed_line =
    R"({"at":"2026-01-01T00:00:00.000Z",)"
    R"("c":"0700000000000000000000000000000000000000000000000000000000000000",)"
    R"("id":"01900000-0000-7000-8000-000000000001","type":"sealed.act","v":1})"
    "\n";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  const auto at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return out.replace(at, from.size(), to);
}

TEST(Entry, IsWrittenByteForByteAsTheFormatSays) {
  EXPECT_EQ(encode_entry(open_entry()), open_line);
  const SealedEntry sealed{.at = open_entry().at, .commitment = Hash{7}, .id = open_entry().id};
  EXPECT_EQ(encode_entry(sealed), sealed_line);
}

TEST(Entry, IsReadAsItWasWritten) {
  auto parsed = parse_entry(open_line);
  ASSERT_TRUE(parsed) << parsed.error().detail;
  ASSERT_TRUE(std::holds_alternative<OpenEntry>(*parsed));
  EXPECT_EQ(encode_entry(std::get<OpenEntry>(*parsed)), open_line);
  auto without = open_entry();
  without.idem.reset();
  EXPECT_TRUE(parse_entry(encode_entry(without)));
  parsed = parse_entry(sealed_line);
  ASSERT_TRUE(parsed) << parsed.error().detail;
  EXPECT_EQ(encode_entry(std::get<SealedEntry>(*parsed)), sealed_line);
  EXPECT_EQ(at_of(*parsed), open_entry().at);
}

TEST(Entry, WithTheSignaturesOfAuthorsIsASignedNote) {
  const auto author = make_signer("acta.example/actor/7f3c", KeyType::ed25519, Hash{1});
  const auto signed_entry = sign_note(open_line, author);
  const auto parsed = parse_entry(signed_entry);
  ASSERT_TRUE(parsed) << parsed.error().detail;
  EXPECT_EQ(std::get<OpenEntry>(*parsed).n, 3);
  EXPECT_FALSE(parse_entry(std::string(open_line) + "\n"));
  EXPECT_FALSE(parse_entry(std::string(open_line) + "more\n"));
  EXPECT_FALSE(parse_entry(sign_note(std::string(open_line) + "more\n", author)));
  EXPECT_FALSE(parse_checkpoint(open_line)) << "an entry is no checkpoint";
  EXPECT_FALSE(parse_checkpoint(parse_note(signed_entry)->text));
}

TEST(Entry, RefusesWhatIsMissingUnknownOrOfAnotherForm) {
  const std::string bad[] = {
      replaced(open_line, R"("as":"focal_point",)", ""),
      replaced(open_line, R"("as")", R"("aa":1,"as")"),
      replaced(open_line, R"("v":1)", R"("v":1,"w":2)"),
      replaced(open_line, R"("v":1)", R"("v":0)"),
      replaced(open_line, R"("v":1)", R"("v":"1")"),
      replaced(open_line, R"("v":1)", R"("v":4294967297)"),
      replaced(open_line, R"("n":3)", R"("n":-3)"),
      replaced(open_line, R"("body":{)", R"("body": {)"),
      replaced(open_line, R"({"reasons":"It is \"complete\".","year":2026})", "[]"),
      replaced(open_line, "0123456789abcdef", "0123456789ABCDEF"),
      replaced(open_line, "0123456789abcdef", "123456789abcdef"),
      replaced(open_line, "00.000Z", "00Z"),
      replaced(open_line, "2026-01-01", "2026-02-30"),
      replaced(open_line, "01900000-0000", "01900000000"),
      replaced(open_line, "assistance.decided", ""),
      replaced(open_line, "assistance.decided", "sealed.act"),
      replaced(open_line, "aaaa", "aaa"),
      replaced(sealed_line, "0700", "070"),
      replaced(sealed_line, R"("v":1)", R"("v":3)"),
      replaced(sealed_line, R"("at")", R"("as":"x","at")"),
      replaced(open_line, "\n", "\r\n"),
      std::string(open_line.substr(0, open_line.size() - 1)),
      "",
      "\n",
      "[]\n",
      "{}\n",
  };
  for (const auto& text : bad) {
    const auto parsed = parse_entry(text);
    EXPECT_FALSE(parsed) << text;
  }
}

TEST(Entry, MayBeNoLongerThanABundleCanHold) {
  auto entry = open_entry();
  const auto rest = encode_entry(entry).size() - entry.body.size();
  const auto body = [&](std::size_t total) {
    return R"({"x":")" + std::string(total - rest - 8, 'x') + R"("})";
  };
  entry.body = body(entry_size_max);
  ASSERT_EQ(encode_entry(entry).size(), entry_size_max);
  EXPECT_TRUE(parse_entry(encode_entry(entry)));
  entry.body = body(entry_size_max + 1);
  EXPECT_FALSE(parse_entry(encode_entry(entry)));
}

// What the writer asks before it writes is what every reader asks afterwards.
TEST(Entry, IsCheckedBeforeItIsWrittenAsItIsReadAgain) {
  const auto nested = [](int depth) {
    std::string body;
    for (int i = 0; i < depth; ++i) body += R"({"x":)";
    body += "1";
    return body.append(static_cast<std::size_t>(depth), '}');
  };
  std::vector<OpenEntry> entries(1, open_entry());
  const auto with = [&](auto change) { change(entries.emplace_back(open_entry())); };
  for (const auto* text : {"", "a", "A", "a.b_c-d/e9", "a.b_c9", "\xC3\xA9", "sealed.act", "a\n"}) {
    with([&](OpenEntry& entry) { entry.as = text; });
    with([&](OpenEntry& entry) { entry.stream = text; });
    with([&](OpenEntry& entry) { entry.type = text; });
    with([&](OpenEntry& entry) { entry.by = text; });
    with([&](OpenEntry& entry) { entry.idem = text; });
  }
  for (const auto& body :
       {std::string("{}"), std::string("[]"), std::string("{} "), std::string(R"({"b":1,"a":2})"),
        std::string(R"({"a":1.5})"), std::string("{\"a\":\"e\xCC\x81\"}"), std::string(),
        std::string("{\"a\":\"\xFF\"}"), std::string(R"({"a":1},"aa":{})"), nested(15), nested(16),
        nested(14)}) {
    with([&](OpenEntry& entry) { entry.body = body; });
  }
  for (const std::int64_t number : {-1, 0, 1, 1'000'000, 1'000'001}) {
    with([&](OpenEntry& entry) { entry.n = number; });
    with([&](OpenEntry& entry) { entry.v = static_cast<int>(number); });
  }
  with([&](OpenEntry& entry) { entry.n = (std::int64_t{1} << 53) - 1; });
  with([&](OpenEntry& entry) { entry.n = std::int64_t{1} << 53; });
  for (const std::int64_t at : {INT64_C(-62'135'596'800'001), INT64_C(-62'135'596'800'000),
                                INT64_C(253'402'300'799'999), INT64_C(253'402'300'800'000)}) {
    with([&](OpenEntry& entry) { entry.at = {at}; });
  }
  int good = 0;
  for (const auto& entry : entries) {
    const auto line = encode_entry(entry);
    EXPECT_EQ(check_entry(entry).has_value(), parse_entry(line).has_value()) << line;
    good += check_entry(entry).has_value() ? 1 : 0;
  }
  EXPECT_EQ(good, 21);
}

TEST(Entry, SealedOneCommitsToTheLineThatLiesInTheVault) {
  const auto inner = encode_entry(open_entry());
  const auto context = seal_context("acta.example/log/1", open_entry().id);
  EXPECT_EQ(context, "acta.example/log/1|01900000-0000-7000-8000-000000000001|");
  const Hash r{5};
  const SealedEntry sealed{
      .at = open_entry().at, .commitment = commitment_of(r, context, inner), .id = open_entry().id};
  const auto parsed = parse_entry(encode_entry(sealed));
  EXPECT_EQ(std::get<SealedEntry>(parsed.value()).commitment, commitment_of(r, context, inner));
}

// Whatever a byte becomes, the entry is refused or is another one, never the same.
TEST(Entry, HasOneByteFormOnly) {
  for (std::size_t i = 0; i < open_line.size(); ++i) {
    for (int value = 0; value < 256; ++value) {
      std::string mutant(open_line);
      mutant[i] = static_cast<char>(value);
      if (mutant == open_line) continue;
      const auto parsed = parse_entry(mutant);
      ASSERT_TRUE(!parsed || encode_entry(std::get<OpenEntry>(*parsed)) == mutant) << mutant;
    }
  }
}

TEST(Vectors, TheJsonProfileAcceptsAndRefusesWhatTheReferenceDoes) {
  ACTA_NEEDS_VECTORS();
  const auto& profile = section("jcs_profile");
  std::size_t count = 0;
  for (const auto& item : *profile.find("accept")->array()) {
    const auto& bytes = text_in(item, "bytes");
    const auto parsed = parse_json(bytes, JsonProfile::record);
    ASSERT_TRUE(parsed) << bytes << parsed.error().detail;
    EXPECT_EQ(write_json(*parsed), bytes);
    EXPECT_EQ(write_json(*item.find("value")), bytes);
    ++count;
  }
  executed("jcs_profile.accept", count);
  count = 0;
  for (const auto& item : *profile.find("refuse_bytes")->array()) {
    EXPECT_FALSE(parse_json(*item.text(), JsonProfile::record)) << *item.text();
    ++count;
  }
  executed("jcs_profile.refuse_bytes", count);
}

}  // namespace
}  // namespace acta::record
