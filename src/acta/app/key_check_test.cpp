#include "acta/app/key_check.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "acta/access/evidence_decisions.h"
#include "acta/app/schema.h"

namespace acta::app {
namespace {

// Another program than Acta wrote this record: one that does not ask for what is demanded.
class KeyCheck : public testing::Test {
 public:
  ~KeyCheck() override {
    store_.reset();
    std::filesystem::remove_all(directory_);
  }

 protected:
  KeyCheck() : directory_(testing::TempDir() + "acta_key_check_" + std::to_string(::getpid())) {
    std::filesystem::remove_all(directory_);
    auto schema = make_schema();
    schema.check_unsigned = nullptr;
    store_ = std::move(*store::Store::open(
        {.directory = directory_, .database = {}, .origin = "acta.example/test"},
        std::move(schema)));
  }
  void record(const AnyAct& act, const Actor& actor) {
    static int number = 0;
    const Draft draft("test/1", act);
    ASSERT_TRUE(
        store_->append({.actor = actor,
                        .idempotency_key = std::to_string(++number),
                        .request = "test",
                        .expected = std::nullopt,
                        .decide = [&](const store::Folded&, Facts&) -> Result<std::vector<Draft>> {
                          return std::vector{draft};
                        },
                        .at = std::nullopt}));
  }
  Result<Outcome> check() {
    Order order{.command = "key check", .options = {}, .input = {}};
    return key_check(*store_, order);
  }

  std::string directory_;
  std::unique_ptr<store::Store> store_;
  const Actor registry_{.person = {.value = {.bytes = {7}}}, .capacity = "registry_clerk"};
};

TEST_F(KeyCheck, FindsAnActThatNeededEvidenceAndHasNone) {
  const assistance::RequestAdmitted admitted{};
  record(admitted, registry_);
  const access::EvidenceRuleProposed proposed{.rule = {.value = {.bytes = {1}}},
                                              .kind = access::EvidenceKind::origin_checks,
                                              .demanded = true,
                                              .reason = "Four eyes."};
  record(proposed, {.person = {.value = {.bytes = {1}}}, .capacity = "administrator"});
  record(
      access::EvidenceRuleConfirmed{
          .rule = proposed.rule, .kind = access::EvidenceKind::origin_checks, .demanded = true},
      {.person = {.value = {.bytes = {2}}}, .capacity = "administrator"});
  EXPECT_TRUE(check()) << "what was recorded before it was demanded needed none";
  record(admitted, {.person = {}, .capacity = "operator"});
  EXPECT_TRUE(check()) << "the operator signs nothing";
  record(admitted, registry_);
  const auto found = check();
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().detail,
            "entry 4: it needed its author's signature or passkey, and has neither");
}

}  // namespace
}  // namespace acta::app
