#include "acta/app/import_jobs.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/record/keys.h"

namespace acta::app {
namespace {

constexpr std::size_t jobs_max = 8;

bool is_working(JobState state) {
  return state == JobState::judging || state == JobState::recording;
}

}  // namespace

Result<ImportJob> ImportJobs::begin(const PersonId& person) {
  const std::scoped_lock lock(mutex_);
  if (jobs_.size() >= jobs_max) {
    const auto idle = std::ranges::find_if(
        jobs_, [](const auto& kept) { return !is_working(kept.second.job.state); });
    if (idle == jobs_.end()) {
      return refuse("import.busy", 503, "other imports are at work; try again later");
    }
    jobs_.erase(idle);
  }
  ImportJob job{.id =
                    fmt::format("{:06}-{}", ++begun_, to_hex(record::random_hash()).substr(0, 16))};
  jobs_[job.id] = {.job = job, .person = person, .file = nullptr};
  return job;
}

Result<ImportJob> ImportJobs::find(const std::string& id, const PersonId& person) const {
  const std::scoped_lock lock(mutex_);
  const auto kept = jobs_.find(id);
  if (kept == jobs_.end() || kept->second.person != person) {
    return refuse("import.unknown", 404, "there is no such import; begin it again");
  }
  return kept->second.job;
}

Result<std::shared_ptr<const ListFile>> ImportJobs::begin_recording(const std::string& id,
                                                                    const PersonId& person) {
  (void)ACTA_TRY(find(id, person));
  const std::scoped_lock lock(mutex_);
  const auto kept = jobs_.find(id);
  if (kept == jobs_.end() || kept->second.job.state != JobState::judged) {
    return refuse("import.not_judged", 409, "this import cannot be recorded now");
  }
  kept->second.job.state = JobState::recording;
  kept->second.job.done = 0;
  return kept->second.file;
}

void ImportJobs::edit(const std::string& id, const std::function<void(ImportJob&)>& change) {
  const std::scoped_lock lock(mutex_);
  const auto kept = jobs_.find(id);
  if (kept != jobs_.end()) change(kept->second.job);
}

void ImportJobs::judged(const std::string& id, std::shared_ptr<const ListFile> file,
                        ListReport report) {
  const std::scoped_lock lock(mutex_);
  const auto kept = jobs_.find(id);
  if (kept == jobs_.end()) return;
  kept->second.file = std::move(file);
  kept->second.job.state = JobState::judged;
  kept->second.job.report = std::move(report);
}

}  // namespace acta::app
