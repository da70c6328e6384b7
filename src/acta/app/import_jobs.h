// Imports at the running server: long work that shows how far it is, and can be left and found
// again by whoever began it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "acta/app/list_import.h"
#include "acta/base/act.h"

namespace acta::app {

enum class JobState : std::uint8_t { judging, judged, recording, recorded, failed };
constexpr auto describe(JobState*) {
  return words<JobState>("JobState", "How far an import is.", "judging", "judged", "recording",
                         "recorded", "failed");
}

struct ImportJob {
  std::string id;
  JobState state = JobState::judging;
  std::int64_t done = 0;
  std::int64_t of = 0;
  std::optional<ListReport> report;
  std::optional<std::string> problem;
  std::optional<std::string> detail;
};
constexpr auto describe(ImportJob*) {
  return described<ImportJob>(
      "ImportJob", "An import and how far it is.", field<&ImportJob::id>("id", "Its id."),
      field<&ImportJob::state>("state", "How far it is."),
      field<&ImportJob::done>("done", "Entries that were looked at or recorded."),
      field<&ImportJob::of>("of", "How many there are."),
      field<&ImportJob::report>("report", "What recording it would do, or did."),
      field<&ImportJob::problem>("problem", "The word of what failed."),
      field<&ImportJob::detail>("detail", "What failed, in words."));
}

// Eight at most, of which the oldest goes when another begins; any thread may ask.
class ImportJobs {
 public:
  // Refuses while eight are being worked on.
  Result<ImportJob> begin(const PersonId& person);
  // Refuses what that person did not begin, or what is gone.
  Result<ImportJob> find(const std::string& id, const PersonId& person) const;
  // From judged to recording: the file that was judged. Refuses in any other state.
  Result<std::shared_ptr<const ListFile>> begin_recording(const std::string& id,
                                                          const PersonId& person);
  // Of work in another thread: does nothing when the job is gone.
  void edit(const std::string& id, const std::function<void(ImportJob&)>& change);
  void judged(const std::string& id, std::shared_ptr<const ListFile> file, ListReport report);

 private:
  struct Kept {
    ImportJob job;
    PersonId person;
    std::shared_ptr<const ListFile> file;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Kept> jobs_;  // ids grow with time
  std::uint64_t begun_ = 0;
};

}  // namespace acta::app
