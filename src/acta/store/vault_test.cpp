#include "acta/store/vault.h"

#include <gtest/gtest.h>

#include "acta/record/keys.h"
#include "acta/store/engines_for_test.h"

namespace acta::store {
namespace {

constexpr std::string_view context = "acta.example/log/1|0190|";
const std::string subject = "test.stream/1";
const std::string passphrase = "correct horse battery staple";

Uuid uuid(std::uint8_t last) {
  Uuid id;
  id.bytes[15] = last;
  return id;
}

std::string content_of(Classification of, const std::string& text) {
  return std::string(word_of(of)) + " {\"body\":{\"text\":\"" + text + "\"}}\n";
}

class VaultTest : public OnBothEngines {
 protected:
  [[nodiscard]] std::unique_ptr<Vault> open(const VaultKeys& keys) const {
    auto vault = Vault::open(engine().vault(Access::write).value(), keys, Access::write);
    EXPECT_TRUE(vault) << vault.error().detail;
    return std::move(vault).value();
  }
  // Gives the entry that commits to it.
  static record::SealedEntry put(Vault& vault, std::uint8_t entry, Classification of,
                                 const std::string& text) {
    const auto sealed = vault.put({.entry = uuid(entry),
                                   .subject = subject,
                                   .of = of,
                                   .content = content_of(of, text),
                                   .context = context});
    EXPECT_TRUE(sealed);
    EXPECT_TRUE(vault.commit());
    return {.at = {}, .commitment = sealed->commitment, .id = uuid(entry), .v = 2};
  }
  static std::string read(Vault& vault, const record::SealedEntry& entry) {
    const auto opened = vault.open(entry, context);
    if (!opened) return opened.error().word;
    return *opened ? (**opened).message : "erased";
  }
};
ACTA_ON_BOTH_ENGINES(VaultTest);

TEST_P(VaultTest, KeepsAContentOfEachClassUnderAKeyOfItsOwn) {
  const auto keys = make_vault_keys();
  auto vault = open(keys);
  const auto minutes = put(*vault, 1, Classification::internal, "minutes");
  const auto name = put(*vault, 2, Classification::confidential, "a name");
  vault.reset();
  // Whoever holds the key of one class alone reads that class and no other.
  VaultKeys one{.root = {}, .wrapping = {*keys.newest_of(Classification::internal)}};
  vault = open(one);
  EXPECT_EQ(read(*vault, minutes), content_of(Classification::internal, "minutes"));
  EXPECT_EQ(read(*vault, name), "vault.unreadable");
}

TEST_P(VaultTest, OpensAVaultOfTheFirstVersionAndGoesOnWithIt) {
  if (GetParam() == Dialect::postgresql) GTEST_SKIP() << "there was none on PostgreSQL";
  const auto root = record::random_hash();
  const auto key = record::random_hash();
  const auto nonce = record::random_nonce();
  const auto wrapped = record::wrap_key(key, root, nonce, subject + "|1");
  const auto sealed = record::seal("old", context, record::random_hash(), key, nonce);
  auto db = engine().vault(Access::write).value();
  ASSERT_TRUE(db->script(
      "CREATE TABLE subject_key (subject TEXT PRIMARY KEY, nonce BLOB NOT NULL, "
      "wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE content (entry BLOB PRIMARY KEY, subject TEXT NOT NULL, "
      "commitment BLOB NOT NULL, nonce BLOB NOT NULL, ciphertext BLOB NOT NULL) STRICT;"));
  ASSERT_TRUE(db->execute("INSERT INTO subject_key VALUES ($1, $2, $3)",
                          {subject, ByteView(nonce), wrapped}));
  ASSERT_TRUE(db->execute("INSERT INTO content VALUES ($1, $2, $3, $4, $5)",
                          {ByteView(uuid(1).bytes), subject, sealed.commitment,
                           ByteView(sealed.nonce), sealed.ciphertext}));
  db.reset();
  const auto keys = parse_vault_keys(to_hex(root) + "\n").value();
  EXPECT_EQ(print_vault_keys(keys), to_hex(root) + "\n");
  open(keys)->commit().value();
  auto vault = open(keys);
  const record::SealedEntry old{.at = {}, .commitment = sealed.commitment, .id = uuid(1), .v = 1};
  EXPECT_EQ(read(*vault, old), "old");
  const auto recent = put(*vault, 2, Classification::confidential, "new");
  vault.reset();
  // A rotation gives it a key for each class, and its old contents stay readable.
  const auto both = with_newer_keys(keys);
  EXPECT_EQ(open(both)->rewrap().value(), 1);
  const auto newest = without_older_keys(both);
  vault = open(newest);
  EXPECT_EQ(read(*vault, old), "old");
  EXPECT_EQ(read(*vault, recent), content_of(Classification::confidential, "new"));
  const auto newer = put(*vault, 3, Classification::internal, "newer");
  EXPECT_EQ(read(*vault, newer), content_of(Classification::internal, "newer"));
}

TEST_P(VaultTest, ARotationWrapsKeysAnewAndLeavesContentsAsTheyAre) {
  const auto keys = make_vault_keys();
  auto vault = open(keys);
  const auto minutes = put(*vault, 1, Classification::internal, "minutes");
  const auto witness = put(*vault, 2, Classification::strictly_confidential, "a witness");
  vault.reset();
  const auto both = with_newer_keys(keys);
  EXPECT_EQ(open(both)->rewrap().value(), 2);
  EXPECT_EQ(open(both)->rewrap().value(), 0) << "nothing is left to do";
  const auto newest = without_older_keys(both);
  EXPECT_EQ(newest.wrapping.size(), 3U);
  vault = open(newest);
  EXPECT_EQ(read(*vault, witness), content_of(Classification::strictly_confidential, "a witness"));
  vault = open(keys);
  EXPECT_EQ(read(*vault, minutes), "vault.unreadable")
      << "the older key-encryption key opens nothing any more";
}

TEST_P(VaultTest, RefusesAContentThatTheEntryDoesNotCommitTo) {
  const auto keys = make_vault_keys();
  auto vault = open(keys);
  auto entry = put(*vault, 1, Classification::internal, "minutes");
  entry.commitment[0] ^= 1U;
  EXPECT_EQ(read(*vault, entry), "vault.unreadable");
}

TEST(VaultKeys, ReadsWhatItPrintsAndRefusesTheRest) {
  const auto keys = with_newer_keys(make_vault_keys());
  const auto text = print_vault_keys(keys);
  const auto read = parse_vault_keys(text).value();
  EXPECT_EQ(print_vault_keys(read), text);
  EXPECT_EQ(read.newest(Classification::confidential).version, 2);
  const auto first = text.substr(0, text.find("kek"));
  for (const auto& wrong :
       {std::string(), std::string("\n"), first, text + "kek internal 3 00\n",
        text + "kek nobody 3 " + to_hex(Hash{}) + "\n", text + text.substr(first.size(), 90) + "\n",
        first + "kek internal 0 " + to_hex(Hash{}) + "\n", text + "more\n"}) {
    const auto refused = parse_vault_keys(wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().word, "keys.malformed");
  }
}

TEST(VaultKeys, OpenForTheirPassphraseAlone) {
  const auto text = print_vault_keys(make_vault_keys());
  const auto sealed = seal_keys(text, passphrase).value();
  EXPECT_TRUE(is_sealed_keys(sealed));
  EXPECT_EQ(sealed.find(text.substr(25, 40)), std::string::npos);
  EXPECT_EQ(unseal_keys(sealed, passphrase).value(), text);
  EXPECT_EQ(unseal_keys(sealed, passphrase + " ").error().word, "keys.wrong_passphrase");
  EXPECT_EQ(seal_keys(text, "short").error().word, "keys.passphrase_short");
  auto changed = sealed;
  changed[sealed.size() / 2] = changed[sealed.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_EQ(unseal_keys(changed, passphrase).error().word, "keys.wrong_passphrase");
  auto fewer_passes = sealed;
  fewer_passes[sealed.find("argon2id 3") + 9] = '2';
  EXPECT_FALSE(unseal_keys(fewer_passes, passphrase)) << "the header is bound to what it opens";
}

TEST(VaultKeys, AForgedHeaderIsRefusedBeforeItCostsMemory) {
  const std::string salt(32, '0');
  for (const auto& header : std::vector<std::string>{
           "argon2id 3 99999999999 " + salt, "argon2id 99 268435456 " + salt,
           "argon2id 3 268435456 00", "argon2id 3", "scrypt 3 268435456 " + salt, std::string()}) {
    const auto refused = unseal_keys("acta/sealed-keys/v1\n" + header + "\nAAAA\n", passphrase);
    ASSERT_FALSE(refused) << header;
    EXPECT_EQ(refused.error().word, "keys.malformed");
  }
  EXPECT_EQ(unseal_keys("acta/sealed-keys/v1\n", passphrase).error().word, "keys.malformed");
}

}  // namespace
}  // namespace acta::store
