// The journal: who did and who read what, newest first, from the index of acts and the log of
// reads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/country_code.h"
#include "acta/base/describe.h"
#include "acta/base/rights.h"
#include "acta/store/read_log.h"
#include "acta/store/store.h"

namespace acta::auditing {

constexpr std::int64_t journal_page_max = 200;

enum class Deed : std::uint8_t { did, read };
constexpr auto describe(Deed*) {
  return words<Deed>("Deed", "Whether something was done or read.", "did", "read");
}
struct JournalLine {
  Instant at;
  Deed deed = Deed::did;
  PersonId person;
  std::string name;
  std::string role;
  std::string what;
  std::string subject;
  std::optional<std::string> ref;
  std::optional<std::string> part;
  std::optional<store::Door> door;
  std::optional<std::int64_t> index;
  Classification classification = Classification::internal;
  std::int64_t place = 0;  // in its source, the record or the log of reads; not shown
};
constexpr auto describe(JournalLine*) {
  return described<JournalLine>(
      "JournalLine", "Something that somebody did or read.", field<&JournalLine::at>("at", "When."),
      field<&JournalLine::deed>("deed", "Done or read."),
      field<&JournalLine::person>("person", "By whom."),
      field<&JournalLine::name>("name", "What they are called."),
      field<&JournalLine::role>("role", "In which capacity."),
      field<&JournalLine::what>("what", "The type of the act, or the operation."),
      field<&JournalLine::subject>("subject", "The stream."),
      field<&JournalLine::ref>("ref", "The reference of the file."),
      field<&JournalLine::part>("part", "Which part was read."),
      field<&JournalLine::door>("door", "By which door it was read."),
      field<&JournalLine::index>("index", "The act."),
      field<&JournalLine::classification>("classification", "Who may know of it."));
}
struct Journal {
  std::vector<JournalLine> lines;
  std::optional<std::int64_t> before_act;
  std::optional<std::int64_t> before_read;
};
constexpr auto describe(Journal*) {
  return described<Journal>(
      "Journal", "Who did and read what.", field<&Journal::lines>("lines", "Newest first."),
      field<&Journal::before_act>("before_act", "The next page goes on here."),
      field<&Journal::before_read>("before_read", "And here."));
}

// Which lines of it.
struct JournalFilter {
  std::optional<PersonId> person;
  std::optional<std::string> subject;
  std::optional<Instant> from;
  std::optional<Instant> to;
  std::optional<Classification> classification;
  std::optional<Deed> deed;
  std::int64_t before_act = INT64_MAX;
  std::int64_t before_read = INT64_MAX;
  std::int64_t page = journal_page_max;

  // One chain at a time: the strictly confidential one when it is asked for.
  [[nodiscard]] Classification chain() const {
    return classification == Classification::strictly_confidential
               ? Classification::strictly_confidential
               : Classification::confidential;
  }
};

// What the first act of a file says of it.
struct FileLabel {
  std::string ref;
  std::string title;
  CountryCode state;
  Classification classification = Classification::internal;
};
// Nothing when there is no such file, or it was erased.
Result<std::optional<FileLabel>> label_of(store::Store& store, const std::string& stream);

// What is of that classification or less. Reading it is a read itself, which is for the caller to
// log.
// `name_of` says what a person is called.
using NameOf = std::function<std::string(const PersonId&)>;
Result<Journal> journal_of(store::Store& store, const NameOf& name_of, Classification up_to,
                           const JournalFilter& filter);

}  // namespace acta::auditing
