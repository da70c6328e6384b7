#include "acta/auditing/decisions.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/bytes.h"

namespace acta::auditing {
namespace {

constexpr std::int64_t count_max = 200;

// The place of a file in the draw.
std::string lot_of(const std::string& root, std::int64_t number, const std::string& file) {
  const auto line = fmt::format("acta/sample/v1 {} {} {}\n", root, number, file);
  return to_hex(sha256(bytes_of(line)));
}

std::string digest_of(const std::vector<Candidate>& from) {
  std::vector<std::string> ids;
  ids.reserve(from.size());
  for (const auto& candidate : from) ids.push_back(to_text(candidate.file) + "\n");
  std::ranges::sort(ids);
  return to_hex(sha256(bytes_of(fmt::format("{}", fmt::join(ids, "")))));
}

}  // namespace

void apply(Samples& samples, const RecordedAct& act) {
  match(
      act.act,
      [&](const SampleDrawn& a) {
        samples.by_id[a.sample] = {
            .act = a, .by = act.actor.person, .at = act.at, .index = act.index, .remarks = {}};
      },
      [&](const RemarkRecorded& a) {
        samples.by_id[a.sample].remarks.push_back(
            {.act = a, .by = act.actor.person, .at = act.at, .index = act.index});
      });
}

std::vector<RequestId> draw(const std::vector<Candidate>& from, const std::string& root,
                            std::int64_t number, std::int64_t count, bool by_classification) {
  struct Lot {
    Classification stratum;
    std::string lot;
    RequestId file;
  };
  std::vector<Lot> lots;
  lots.reserve(from.size());
  for (const auto& candidate : from) {
    lots.push_back({.stratum = by_classification ? candidate.classification : Classification::open,
                    .lot = lot_of(root, number, to_text(candidate.file)),
                    .file = candidate.file});
  }
  std::ranges::sort(lots, {}, [](const Lot& one) { return std::tie(one.stratum, one.lot); });
  std::vector<RequestId> drawn;
  std::map<Classification, std::int64_t> taken;
  for (const auto& lot : lots) {
    if (taken[lot.stratum]++ < count) drawn.push_back(lot.file);
  }
  return drawn;
}

Result<std::vector<Draft>> draw_sample(const Population& from, const DrawSample& request,
                                       Facts& facts) {
  if (request.count < 1 || request.count > count_max) {
    return refuse("auditing.count", 422, fmt::format("from 1 to {} files", count_max), "$.count");
  }
  if (request.number < 0) {
    return refuse("auditing.number", 422, "a whole number, not below zero", "$.number");
  }
  if (from.files.empty()) {
    return refuse("auditing.nothing_to_draw", 409, "that record holds no file to draw from",
                  "$.size");
  }
  const bool by_classification = request.by_classification.value_or(false);
  const auto id = facts.fresh<SampleId>();
  return std::vector{
      Draft(stream_of(id), SampleDrawn{.sample = id,
                                       .size = from.size,
                                       .root = from.root,
                                       .number = request.number,
                                       .count = request.count,
                                       .by_classification = by_classification,
                                       .population = static_cast<std::int64_t>(from.files.size()),
                                       .population_digest = digest_of(from.files),
                                       .files = draw(from.files, from.root, request.number,
                                                     request.count, by_classification)})};
}

Result<std::vector<Draft>> record_remark(const Samples& samples, SampleId id,
                                         const RecordRemark& request,
                                         std::vector<std::int64_t> acts) {
  const auto sample = samples.by_id.find(id);
  if (sample == samples.by_id.end()) {
    return refuse("auditing.unknown_sample", 404, "there is no such sample");
  }
  const auto& files = sample->second.act.files;
  if (std::ranges::find(files, request.file) == files.end()) {
    return refuse("auditing.not_in_sample", 422, "this file was not drawn", "$.file");
  }
  const bool blank = std::ranges::all_of(
      request.text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
  if (blank) return refuse("text.empty", 422, "write a few words here", "$.text");
  if (request.text.size() > 8000) {
    return refuse("text.too_long", 422, "at most 8000 bytes", "$.text");
  }
  return std::vector{Draft(stream_of(id), RemarkRecorded{.sample = id,
                                                         .file = request.file,
                                                         .kind = request.kind,
                                                         .text = request.text,
                                                         .acts = std::move(acts)})};
}

}  // namespace acta::auditing
