// A record of whispers about subjects, and the act that erases one: for the tests of erasure.
#pragma once

#include <string>
#include <utility>

#include "acta/store/store.h"
#include "acta/store/table.h"

namespace acta::store {

struct Whispered {
  static constexpr ActInfo info{"test.whispered", 1, Classification::confidential};
  std::string secret;
  std::string blob;
};
constexpr auto describe(Whispered*) {
  return described<Whispered>("Whispered", "A secret.", field<&Whispered::secret>("secret", ""),
                              field<&Whispered::blob>("blob", ""));
}
struct Announced {
  static constexpr ActInfo info{"test.announced", 1, Classification::open};
  std::int64_t number = 0;
};
constexpr auto describe(Announced*) {
  return described<Announced>("Announced", "A number.", field<&Announced::number>("number", ""));
}
struct Erased {
  static constexpr ActInfo info{"test.erased", 1, Classification::open};
  std::string subject;
};
constexpr auto describe(Erased*) {
  return described<Erased>("Erased", "An erasure.", field<&Erased::subject>("subject", ""));
}

struct Whispers {
  std::string all;
};
inline void apply(Whispers& whispers, const RecordedAct& act) {
  match(act.act, [&](const Whispered& one) { whispers.all += one.secret + "\n"; });
}

struct WhisperRow {
  std::int64_t index = 0;
  std::string stream;
  std::string secret;
};
constexpr auto describe(WhisperRow*) {
  return described<WhisperRow>("WhisperRow", "", field<&WhisperRow::index>("index", ""),
                               field<&WhisperRow::stream>("stream", ""),
                               field<&WhisperRow::secret>("secret", ""));
}
inline const Table& whisper_table() {
  static const Table table{"test_whisper", type_of<WhisperRow>(), {"\"index\""}, {"secret"}};
  return table;
}
struct NumberRow {
  std::int64_t index = 0;
  std::int64_t number = 0;
};
constexpr auto describe(NumberRow*) {
  return described<NumberRow>("NumberRow", "", field<&NumberRow::index>("index", ""),
                              field<&NumberRow::number>("number", ""));
}
inline const Table& number_table() {
  static const Table table{"test_number", type_of<NumberRow>(), {"\"index\""}, {}};
  return table;
}

inline Schema erasing_schema() {
  Schema schema;
  schema.acts.add<Whispered, Announced, Erased>();
  schema.folded.add<Whispers>();
  schema.views.push_back(
      {.name = "test_whispers",
       .version = 1,
       .tables = {"test_whisper"},
       .ddl = ddl_of(whisper_table()),
       .apply = [](Database& db, const RecordedAct& act) -> Result<bool> {
         const auto* one = act.act.as<Whispered>();
         if (one == nullptr) return true;
         return put(db, whisper_table(),
                    WhisperRow{.index = act.index, .stream = act.stream, .secret = one->secret});
       }});
  schema.views.push_back({.name = "test_numbers",
                          .version = 1,
                          .tables = {"test_number"},
                          .ddl = ddl_of(number_table()),
                          .apply = [](Database& db, const RecordedAct& act) -> Result<bool> {
                            const auto* one = act.act.as<Announced>();
                            if (one == nullptr) return true;
                            return put(db, number_table(),
                                       NumberRow{.index = act.index, .number = one->number});
                          },
                          .of_public_acts = true});
  schema.erasing = {.type = std::string(Erased::info.type),
                    .subject_of = [](const AnyAct& act) -> std::optional<std::string> {
                      const auto* one = act.as<Erased>();
                      if (one == nullptr) return std::nullopt;
                      return one->subject;
                    }};
  return schema;
}

// Records one act under a fresh key.
inline Result<Recorded> record(Store& store, const std::string& stream, AnyAct act) {
  static int number = 0;
  return store.append({.actor = {.person = {}, .capacity = "tester"},
                       .idempotency_key = "key-" + std::to_string(++number),
                       .request = "record",
                       .expected = std::nullopt,
                       .decide = [&](const Folded&, Facts&) -> Result<std::vector<Draft>> {
                         return std::vector{Draft(stream, act)};
                       },
                       .at = std::nullopt});
}

inline Result<Recorded> erase(Store& store, const std::string& subject) {
  return record(store, "test.erasure/1",
                Erased{.subject = digest_of_subject(store.keys(), subject)});
}

inline std::string keep_blob(Store& store, const std::string& text) {
  auto blobs = store.blobs();
  auto writer = blobs.begin("text/plain", "title of " + text).value();
  (void)writer->write(bytes_of(text)).value();
  return writer->finish().value().id;
}

}  // namespace acta::store
