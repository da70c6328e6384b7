#include "acta/record/receipt.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "acta/record/policy.h"
#include "acta/record/tree.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

SignerKey log_key() {
  return make_signer("acta.example/log/1", KeyType::ed25519, Hash{1});
}

struct Proven {
  Bytes entry;
  Receipt receipt;
};

// The receipt of entry 1 of two.
Proven proven() {
  const Bytes entry{'b'};
  const auto left = leaf_hash(bytes_of("a"));
  const Checkpoint checkpoint{
      .origin = "acta.example/log/1", .size = 2, .root = node_hash(left, leaf_hash(entry))};
  return {.entry = entry,
          .receipt = {
              .index = 1, .proof = {left}, .checkpoint = sign_checkpoint(checkpoint, log_key())}};
}

Result<VerifiedCheckpoint> verify(const Receipt& receipt, ByteView entry) {
  const std::vector keys{log_key().verifier};
  return verify_receipt(receipt, entry, "acta.example/log/1", keys);
}

TEST(Receipt, ProvesItsEntryAndNoOther) {
  const auto [entry, receipt] = proven();
  const auto parsed = parse_receipt(print_receipt(receipt));
  ASSERT_TRUE(parsed) << parsed.error().detail;
  EXPECT_TRUE(verify(*parsed, entry));
  EXPECT_FALSE(verify(*parsed, bytes_of("c")));
  auto other = *parsed;
  other.index = 0;
  EXPECT_FALSE(verify(other, entry));
}

TEST(Receipt, WithAnyByteChangedIsRefused) {
  const auto [entry, receipt] = proven();
  const auto text = print_receipt(receipt);
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto mutant = text;
    mutant[i] = static_cast<char>(static_cast<unsigned char>(mutant[i]) ^ 1U);
    const auto parsed = parse_receipt(mutant);
    EXPECT_FALSE(parsed && verify(*parsed, entry)) << i;
  }
}

TEST(Receipt, IgnoresTheExtraLineButReadsIt) {
  const auto [entry, receipt] = proven();
  auto text = print_receipt(receipt);
  text.insert(text.find('\n') + 1, "extra AAAA\n");
  const auto parsed = parse_receipt(text);
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(verify(*parsed, entry));
  text.insert(text.find("AAAA"), "!");
  EXPECT_FALSE(parse_receipt(text));
}

TEST(Receipt, RefusesMalformedTexts) {
  const std::string start = "c2sp.org/tlog-proof@v1\n";
  EXPECT_TRUE(parse_receipt(start + "index 0\n\nx"));
  for (const auto* rest :
       {"", "index 0", "index 0\n", "index 00\n\n", "index -1\n\n", "index +1\n\n",
        "index 9223372036854775808\n\n", "index\n\n", "0\n\n", "index 0\nAAAA\n\n"}) {
    EXPECT_FALSE(parse_receipt(start + rest)) << rest;
  }
  EXPECT_FALSE(parse_receipt("c2sp.org/tlog-proof@v2\nindex 0\n\nx"));
  std::string long_one = start + "index 0\n";
  for (int i = 0; i < 64; ++i) long_one += to_base64(Hash{}) + "\n";
  EXPECT_FALSE(parse_receipt(long_one + "\nx"));
}

std::string witness_text(int i) {
  return make_signer("w.example/" + std::to_string(i), KeyType::cosigner,
                     Hash{static_cast<std::uint8_t>(i + 10)})
      .verifier.text();
}

TEST(Policy, JudgesGroupsOfGroups) {
  std::string text = "# who must have seen it\n\n log " + log_key().verifier.text() + "\n";
  for (int i = 0; i < 5; ++i) {
    text += "witness\tw" + std::to_string(i) + " " + witness_text(i) + " https://w.example\n";
  }
  text += "group x 2 w0 w1 w2\ngroup y any w3 w4\ngroup both all x y\nquorum both\n";
  const auto policy = Policy::parse(text);
  ASSERT_TRUE(policy) << policy.error().detail;
  const Checkpoint checkpoint{.origin = "acta.example/log/1", .size = 1, .root = Hash{5}};
  for (unsigned seen = 0; seen < 32; ++seen) {
    auto note = sign_checkpoint(checkpoint, log_key());
    for (unsigned i = 0; i < 5; ++i) {
      if ((seen >> i & 1U) == 0) continue;
      const auto signer = make_signer("w.example/" + std::to_string(i), KeyType::cosigner,
                                      Hash{static_cast<std::uint8_t>(i + 10)});
      note += cosign(print_checkpoint(checkpoint), 1 + i, signer);
    }
    const auto x = (seen & 1U) + (seen >> 1U & 1U) + (seen >> 2U & 1U);
    EXPECT_EQ(policy->judge(note).has_value(), x >= 2 && (seen >> 3U) != 0) << seen;
  }
}

TEST(Policy, WithoutAQuorumAsksForTheLogsSignatureOnly) {
  const auto policy = Policy::parse("log " + log_key().verifier.text() + "\nquorum none\n");
  ASSERT_TRUE(policy);
  const auto [entry, receipt] = proven();
  EXPECT_TRUE(policy->judge(receipt, entry));
  EXPECT_FALSE(policy->judge(receipt, bytes_of("c")));
  EXPECT_FALSE(Policy::parse("quorum none\n")->judge(receipt.checkpoint)) << "no log is known";
}

TEST(Policy, RefusesMalformedTextsAndNamesTheLine) {
  const auto log = "log " + log_key().verifier.text() + "\n";
  const auto a = "witness a " + witness_text(0) + "\n";
  const auto b = "witness b " + witness_text(1) + "\n";
  ASSERT_TRUE(Policy::parse(log + a + b + "group g 2 a b\nquorum g\n"));
  const std::string bad[] = {
      log,                                                  // no quorum
      log + "quorum none\nquorum none\n",                   // two
      log + "quorum a\n",                                   // not defined
      log + a + "quorum a",                                 // the line does not end
      log + log + "quorum none\n",                          // a key twice
      a + "witness b " + witness_text(0) + "\nquorum a\n",  // a key twice
      a + "witness a " + witness_text(1) + "\nquorum a\n",  // a name twice
      "witness none " + witness_text(0) + "\nquorum none\n",
      a + "group a any a\nquorum a\n",
      "group g any a\n" + a + "quorum g\n",  // used above its definition
      a + "group g any a a\nquorum g\n",
      a + "group g any a\ngroup h any a\nquorum h\n",
      a + b + "group g 0 a b\nquorum g\n",
      a + b + "group g 3 a b\nquorum g\n",
      a + b + "group g 02 a b\nquorum g\n",
      a + b + "group g 2\nquorum g\n",
      a + "group g any none\nquorum g\n",
      "log " + witness_text(0) + "\nquorum none\n",  // a witness's key
      "witness a " + log_key().verifier.text() + "\nquorum a\n",
      log + "quorum none\r\n",
      log + "mirror x\nquorum none\n",
  };
  for (const auto& text : bad) {
    const auto policy = Policy::parse(text);
    ASSERT_FALSE(policy) << text;
    EXPECT_NE(policy.error().detail.find("line "), std::string::npos);
  }
}

TEST(Vectors, TheReceiptOfTheReferenceHoldsUnderItsPolicy) {
  ACTA_NEEDS_VECTORS();
  const auto& vector = section("tlog_proof");
  const auto entry = bytes_of(text_in(vector, "entry_ascii"));
  const auto receipt = parse_receipt(text_in(vector, "text"));
  ASSERT_TRUE(receipt) << receipt.error().detail;
  EXPECT_EQ(print_receipt(*receipt), text_in(vector, "text"));
  const auto policy = Policy::parse(text_in(vector, "policy"));
  ASSERT_TRUE(policy) << policy.error().detail;
  const auto judged = policy->judge(*receipt, entry);
  ASSERT_TRUE(judged) << judged.error().detail;
  EXPECT_EQ(judged->size(), 300);
  auto fewer = *receipt;
  fewer.checkpoint.resize(fewer.checkpoint.rfind("\xE2\x80\x94"));
  EXPECT_FALSE(policy->judge(fewer, entry)) << "one witness of the two that the quorum needs";
  executed("tlog_proof", 1);
}

}  // namespace
}  // namespace acta::record
