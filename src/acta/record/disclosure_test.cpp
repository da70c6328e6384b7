#include "acta/record/disclosure.h"

#include <gtest/gtest.h>

#include <set>

#include "acta/record/entry.h"
#include "acta/record/fields.h"
#include "acta/record/seal.h"
#include "acta/record/tile_writer.h"
#include "acta/record/tree.h"

namespace acta::record {
namespace {

const std::string origin = "acta.example/log/1";
const std::string content =
    R"(confidential {"as":"desk","at":"2026-01-01T00:00:00.000Z","body":{"list":[{"a":"},\""},2],)"
    R"("name":"Ana, \"{Solis\"","paid":true,"sum":{"a":1,"b":{"c":2}},"weight":-4},)"
    R"("by":"0123456789abcdef0123456789abcdef","id":"01900000-0000-7000-8000-000000000003","n":4,)"
    R"("stream":"test.stream/1","type":"test.noted","v":1})"
    "\n";

Hash filled(std::uint8_t byte) {
  Hash hash;
  hash.fill(byte);
  return hash;
}

// A log of two entries; the second is the sealed one, and its disclosure shows those fields.
struct Shown {
  SignerKey key = make_signer(origin, KeyType::ed25519, filled(9));
  Disclosure disclosure;

  [[nodiscard]] JudgeReceipt judge() const {
    return [this](const Receipt& receipt, ByteView entry) {
      return verify_receipt(receipt, entry, origin, std::vector{key.verifier});
    };
  }
};

Shown shown(const std::vector<std::string>& pointers, int version = 2) {
  Shown made;
  const auto id = parse_uuid("01900000-0000-7000-8000-000000000003").value();
  const auto context = seal_context(origin, id);
  const auto seed = filled(5);
  const auto c = version == 1 ? commitment_of(seed, context, content)
                              : commitment_to_fields(content, seed, context).value();
  const auto entry =
      encode_entry(SealedEntry{.at = {1'767'225'600'000}, .commitment = c, .id = id, .v = version});
  TileWriter log;
  const auto first = log.append(bytes_of("first"));
  log.append(bytes_of(entry));
  Receipt receipt{.index = 1, .proof = {first}, .checkpoint = {}};
  receipt.checkpoint =
      sign_checkpoint({.origin = origin, .size = log.size(), .root = log.root()}, made.key);
  made.disclosure = make_disclosure(entry, content, seed, origin, pointers, receipt).value();
  return made;
}

TEST(Fields, AreTheMembersOfTheLineAndOfItsBody) {
  std::string all;
  const auto fields = fields_of(content).value();
  for (const auto& [pointer, value] : fields) {
    all += pointer + " " + value + "\n";
  }
  EXPECT_EQ(all, R"(/as "desk"
/at "2026-01-01T00:00:00.000Z"
/body/list [{"a":"},\""},2]
/body/name "Ana, \"{Solis\""
/body/paid true
/body/sum {"a":1,"b":{"c":2}}
/body/weight -4
/by "0123456789abcdef0123456789abcdef"
/classification "confidential"
/id "01900000-0000-7000-8000-000000000003"
/n 4
/stream "test.stream/1"
/type "test.noted"
/v 1
)");
  EXPECT_EQ(fields_of("internal {\"body\":{}}\n")->size(), 1U);
  for (const std::string wrong :
       {"", "internal", "internal {}", "nobody {}\n", "internal {\"a\": 1}\n", "internal []\n",
        "internal {\"b\":1,\"a\":1}\n"}) {
    EXPECT_FALSE(fields_of(wrong)) << wrong;
  }
}

TEST(Fields, TheSignaturesOfAuthorsAreOne) {
  const auto fields = fields_of("internal {\"type\":\"a\"}\n\n\u2014 key AAAA\n").value();
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[1].pointer, "/signatures");
  EXPECT_EQ(fields[1].value, "\"\\n\u2014 key AAAA\\n\"");
}

TEST(Fields, TheirNumberDoesNotShow) {
  const auto few = fields_of("internal {\"body\":{}}\n").value();
  const auto many = fields_of(content).value();
  const auto seed = filled(1);
  EXPECT_EQ(field_list(few, seed, "c|").size(), 16U);
  EXPECT_EQ(field_list(many, seed, "c|").size(), 16U);
  const auto list = field_list(many, seed, "c|");
  EXPECT_EQ(std::set(list.begin(), list.end()).size(), 16U);
  EXPECT_TRUE(std::ranges::is_sorted(list)) << "the order of fields does not show";
}

TEST(Fields, ACommitmentHoldsForItsValuePointerActAndSeed) {
  const auto r = field_randomness(filled(1), "/body/paid");
  const auto of = [&](auto context, auto pointer, auto value) {
    return field_commitment(r, context, pointer, value);
  };
  const std::set<Hash> all{of("a|", "/body/paid", "true"), of("a|", "/body/paid", "false"),
                           of("a|", "/body/sent", "true"), of("b|", "/body/paid", "true")};
  EXPECT_EQ(all.size(), 4U);
  EXPECT_NE(r, field_randomness(filled(2), "/body/paid"));
  EXPECT_NE(r, field_randomness(filled(1), "/body/sent"));
}

TEST(Disclosure, ShowsChosenFieldsAndNothingElse) {
  const auto made = shown({"/type", "/body/name", "/type"});
  const auto text = print_disclosure(made.disclosure);
  const auto read = parse_disclosure(text).value();
  ASSERT_TRUE(verify_disclosure(read, made.judge()));
  ASSERT_EQ(read.fields.size(), 2U);
  EXPECT_EQ(read.fields[0].pointer, "/body/name");
  EXPECT_EQ(read.fields[0].value, R"("Ana, \"{Solis\"")");
  EXPECT_EQ(read.fields[1].value, R"("test.noted")");
  // Neither seed nor what opens another field can be found in it.
  EXPECT_EQ(text.find(to_base64(filled(5))), std::string::npos);
  EXPECT_EQ(text.find(to_base64(field_randomness(filled(5), "/body/paid"))), std::string::npos);
  EXPECT_EQ(text.find("weight"), std::string::npos);
}

TEST(Disclosure, RefusesEveryFlippedBit) {
  for (const int version : {1, 2}) {
    const auto made = version == 2 ? shown({"/body/name", "/type"}) : shown({"-"}, 1);
    const auto text = print_disclosure(made.disclosure);
    ASSERT_TRUE(verify_disclosure(parse_disclosure(text).value(), made.judge()));
    for (std::size_t i = 0; i < text.size() * 8; ++i) {
      auto mutant = text;
      mutant[i / 8] =
          static_cast<char>(static_cast<unsigned char>(mutant[i / 8]) ^ (1U << (i % 8)));
      const auto read = parse_disclosure(mutant);
      EXPECT_FALSE(read && verify_disclosure(*read, made.judge()))
          << "version " << version << ", bit " << i;
    }
    for (std::size_t size = 0; size < text.size(); ++size) {
      const auto read = parse_disclosure(std::string_view(text).substr(0, size));
      EXPECT_FALSE(read && verify_disclosure(*read, made.judge())) << "cut to " << size;
    }
  }
}

TEST(Disclosure, RefusesAnotherValueAFieldOfAnotherNameAndAnotherList) {
  const auto made = shown({"/body/paid"});
  auto lie = made.disclosure;
  lie.fields[0].value = "false";
  const auto refused = verify_disclosure(lie, made.judge());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "record.not_committed");
  lie = made.disclosure;
  lie.fields[0].pointer = "/body/sent";
  EXPECT_FALSE(verify_disclosure(lie, made.judge()));
  lie = made.disclosure;
  lie.fields[0].value = "false";
  lie.list[0] = field_commitment(
      lie.fields[0].r,
      seal_context(origin, parse_uuid("01900000-0000-7000-8000-000000000003").value()),
      "/body/paid", "false");
  std::ranges::sort(lie.list);
  EXPECT_FALSE(verify_disclosure(lie, made.judge())) << "a list that holds the lie";
}

TEST(Disclosure, RefusesWhatCannotBeShown) {
  const auto made = shown({"/type"});
  const auto entry = made.disclosure.entry;
  const auto word = [&](const std::string& of, const std::vector<std::string>& pointers) {
    const auto refused =
        make_disclosure(of, content, filled(5), origin, pointers, made.disclosure.receipt);
    return refused ? std::string() : refused.error().word;
  };
  EXPECT_EQ(word(entry, {"/body/nobody"}), "record.no_such_field");
  EXPECT_EQ(word(entry, {}), "record.no_such_field");
  EXPECT_EQ(word(shown({"-"}, 1).disclosure.entry, {"/type"}), "record.shown_whole");
  EXPECT_EQ(word(content.substr(content.find('{')), {"/type"}), "record.not_sealed");
}

}  // namespace
}  // namespace acta::record
