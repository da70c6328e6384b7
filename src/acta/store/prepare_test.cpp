#include "acta/store/prepare.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "acta/record/authors.h"
#include "acta/record/entry.h"
#include "acta/store/engines_for_test.h"
#include "acta/store/store.h"

namespace acta::store {
namespace {

struct Said {
  static constexpr ActInfo info{"test.said", 1, Classification::open};
  std::string text;
};
constexpr auto describe(Said*) {
  return described<Said>("Said", "Something was said.", field<&Said::text>("text", ""));
}
struct Spoken {
  std::vector<std::string> texts;
};
void apply(Spoken& spoken, const RecordedAct& act) {
  match(act.act, [&](const Said& said) { spoken.texts.push_back(said.text); });
}

class Preparing : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    Schema schema;
    schema.acts.add<Said>();
    schema.folded.add<Spoken>();
    auto store = Store::open({.directory = directory(),
                              .database = database(),
                              .origin = "acta.example/test",
                              .clock = [this] { return now_; }},
                             std::move(schema));
    ASSERT_TRUE(store) << store.error().detail;
    store_ = std::move(*store);
  }
  void TearDown() override {
    store_.reset();
    OnBothEngines::TearDown();
  }

  static Command say(std::string text, Classification classification = Classification::open) {
    return {.actor = {.person = {.value = {.bytes = {9}}}, .capacity = "tester"},
            .idempotency_key = "say-" + text,
            .request = "say " + text,
            .expected = std::nullopt,
            .decide = [=](const Folded&, Facts& facts) -> Result<std::vector<Draft>> {
              const auto id = to_text(facts.fresh_uuid());
              return std::vector{Draft("test.said/" + id, Said{text}, classification),
                                 Draft("test.all/1", Said{text + "!"}, classification)};
            },
            .at = std::nullopt};
  }
  Command prepared(Command command) {
    auto made = store_->prepare(command);
    EXPECT_TRUE(made) << made.error().detail;
    command.prepared = std::move(*made);
    return command;
  }
  static void sign(Command& command) {
    for (const auto& line : command.prepared->lines) {
      const auto name = std::string(record::view_entry(line)->by);
      const auto key = record::make_signer(name, record::KeyType::ed25519, seed());
      command.prepared->signatures.push_back(
          record::signature_line(key.verifier, key.sign(bytes_of(line))));
    }
  }
  static Hash seed() {
    Hash bytes{};
    bytes.fill(4);
    return bytes;
  }

  Instant now_{.milliseconds = 1'800'000'000'000};
  std::unique_ptr<Store> store_;
};

TEST_P(Preparing, RecordsExactlyTheLinesThatWereSigned) {
  auto command = prepared(say("good morning"));
  EXPECT_EQ(store_->head()->size, 0) << "preparing records nothing";
  now_.milliseconds += 60'000;
  sign(command);
  const auto recorded = store_->append(command);
  ASSERT_TRUE(recorded) << recorded.error().detail;
  ASSERT_EQ(recorded->receipts.size(), 2);
  const std::vector<record::RegisteredKey> keys{
      {.person = "ruth",
       .added = -1,
       .revoked = std::nullopt,
       .key = record::make_signer("n", record::KeyType::ed25519, seed()).verifier.key}};
  for (std::int64_t index = 0; index < 2; ++index) {
    const auto& at = static_cast<std::size_t>(index);
    const auto entry = store_->entry(index).value();
    EXPECT_EQ(entry, command.prepared->lines[at] + "\n" + command.prepared->signatures[at]);
    EXPECT_EQ(record::judge_authors(entry, index, keys)->persons.size(), 1);
    EXPECT_EQ(store_->act(index).value()->actor.person, command.actor.person);
  }
  EXPECT_TRUE(store_->append(command)->repeated) << "the answer is given again, nothing recorded";
}

TEST_P(Preparing, SealsTheSignaturesWithTheLine) {
  auto command = prepared(say("in confidence", Classification::confidential));
  sign(command);
  ASSERT_TRUE(store_->append(command));
  const auto entry = store_->entry(0).value();
  EXPECT_EQ(entry.find("\xE2\x80\x94"), std::string::npos) << "nothing of it in the open";
  EXPECT_EQ(store_->content(0).value(),
            command.prepared->lines[0] + "\n" + command.prepared->signatures[0]);
  EXPECT_EQ(store_->act(0).value()->act.as<Said>()->text, "in confidence");
}

TEST_P(Preparing, IsStaleWhenTimeWentOn) {
  const auto command = prepared(say("late"));
  now_.milliseconds += 1;
  ASSERT_TRUE(store_->append(say("meanwhile")));
  const auto refused = store_->append(command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "record.prepared_stale");
  EXPECT_EQ(store_->head()->size, 2);
}

TEST_P(Preparing, IsStaleWhenAStreamWentOnInTheSameMillisecond) {
  const auto command = prepared(say("late"));
  ASSERT_TRUE(store_->append(say("meanwhile")));
  const auto refused = store_->append(command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "record.prepared_stale");
}

TEST_P(Preparing, RefusesSignaturesThatAreNoSignatureLines) {
  auto command = prepared(say("good morning"));
  command.prepared->signatures = {"by hand\n"};
  const auto refused = store_->append(command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "record.signature_malformed");
  EXPECT_EQ(store_->head()->size, 0);
}

// With the system's clock, on a record that others write to without pause.
class PreparingAhead : public Preparing {
 protected:
  void SetUp() override {
    Preparing::SetUp();
    if (IsSkipped()) return;
    store_.reset();
    Schema schema;
    schema.acts.add<Said>();
    schema.folded.add<Spoken>();
    store_ = std::move(*Store::open(
        {.directory = directory(), .database = database(), .origin = "acta.example/test"},
        std::move(schema)));
    other_ = std::thread([this] {
      while (!done_) EXPECT_TRUE(store_->append(say("other " + std::to_string(++others_))));
    });
  }
  void TearDown() override {
    done_ = true;
    if (other_.joinable()) other_.join();
    Preparing::TearDown();
  }
  // Signs what is prepared for so many milliseconds from now.
  Command signed_ahead(const std::string& text, std::int64_t ahead_ms) {
    auto command = say(text);
    // Of other streams than those that others write to meanwhile.
    command.decide = [=](const Folded&, Facts& facts) -> Result<std::vector<Draft>> {
      return std::vector{Draft("test.signed/" + to_text(facts.fresh_uuid()), Said{text})};
    };
    command.prepared = store_->prepare(command, ahead_ms).value();
    sign(command);
    return command;
  }

  std::atomic<bool> done_ = false;
  std::atomic<int> others_ = 0;
  std::thread other_;
};

TEST_P(PreparingAhead, IsRecordedInItsMomentThoughOthersRecordMeanwhile) {
  for (int round = 0; round < 20; ++round) {
    const auto command = signed_ahead("signed " + std::to_string(round), 60);
    const auto recorded = store_->append(command);
    ASSERT_TRUE(recorded) << recorded.error().word << ": " << recorded.error().detail;
    EXPECT_EQ(recorded->receipts.front().at, command.prepared->at);
    EXPECT_LE(command.prepared->at, store_->now());
  }
  EXPECT_GT(others_.load(), 20);
  Instant last;
  for (std::int64_t index = 0; index < store_->head()->size; ++index) {
    const auto at = store_->act(index).value()->at;
    EXPECT_LE(last, at) << "time went back at entry " << index;
    last = at;
  }
}

TEST_P(PreparingAhead, IsStaleWhenItsMomentHasPassed) {
  const auto command = signed_ahead("late", 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto refused = store_->append(command);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "record.prepared_stale");
}

TEST_P(PreparingAhead, IsDecidedAgainInItsMoment) {
  auto command = signed_ahead("once", 150);
  command.decide = [](const Folded&, Facts&) -> Result<std::vector<Draft>> {
    return refuse("test.not_any_more", 409, "");
  };
  EXPECT_EQ(store_->append(command).error().word, "test.not_any_more");
}

TEST_P(PreparingAhead, IsRefusedWhenTheServerStopsBeforeItsMoment) {
  std::promise<std::string> word;
  store_->submit(signed_ahead("never", 60'000), [&](const Result<Recorded>& answer) {
    word.set_value(answer ? "recorded" : answer.error().word);
  });
  done_ = true;
  other_.join();
  store_.reset();
  EXPECT_EQ(word.get_future().get(), "store.stopped");
}

ACTA_ON_BOTH_ENGINES(Preparing);
ACTA_ON_BOTH_ENGINES(PreparingAhead);

}  // namespace
}  // namespace acta::store
