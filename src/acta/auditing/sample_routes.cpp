// Samples that were drawn: listed, opened.
#include <algorithm>

#include "acta/auditing/routes.h"

namespace acta::auditing {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct SampleLine {
  SampleId id;
  Instant drawn_at;
  std::string by;
  std::int64_t size = 0;
  std::int64_t number = 0;
  std::int64_t files = 0;
  std::int64_t population = 0;
  std::int64_t remarked = 0;
  std::int64_t index = 0;
};
constexpr auto describe(SampleLine*) {
  return described<SampleLine>(
      "SampleLine", "A sample in the list.", field<&SampleLine::id>("id", "Its id."),
      field<&SampleLine::drawn_at>("drawn_at", "When it was drawn."),
      field<&SampleLine::by>("by", "By whom."), field<&SampleLine::size>("size", "Acts then."),
      field<&SampleLine::number>("number", "The stated number."),
      field<&SampleLine::files>("files", "How many files were drawn."),
      field<&SampleLine::population>("population", "From how many."),
      field<&SampleLine::remarked>("remarked", "How many of them have a remark."),
      field<&SampleLine::index>("index", "The act of the draw."));
}
struct SampleList {
  std::vector<SampleLine> samples;
};
constexpr auto describe(SampleList*) {
  return described<SampleList>("SampleList", "Samples that were drawn.",
                               field<&SampleList::samples>("samples", "Newest first."));
}

struct RemarkLine {
  Finding kind = Finding::remark;
  std::string text;
  std::string by;
  Instant at;
  std::int64_t index = 0;
};
constexpr auto describe(RemarkLine*) {
  return described<RemarkLine>(
      "RemarkLine", "What was found in a file.", field<&RemarkLine::kind>("kind", "What."),
      field<&RemarkLine::text>("text", "In words."), field<&RemarkLine::by>("by", "By whom."),
      field<&RemarkLine::at>("at", "When."), field<&RemarkLine::index>("index", "Its act."));
}
struct SampleFile {
  RequestId file;
  std::string ref;
  std::string title;
  CountryCode state;
  Classification classification = Classification::internal;
  std::vector<RemarkLine> remarks;
};
constexpr auto describe(SampleFile*) {
  return described<SampleFile>(
      "SampleFile", "A file of a sample.", field<&SampleFile::file>("file", "Its id."),
      field<&SampleFile::ref>("ref", "Its reference."),
      field<&SampleFile::title>("title", "What is asked."),
      field<&SampleFile::state>("state", "The State."),
      field<&SampleFile::classification>("classification", "Who may know of it."),
      field<&SampleFile::remarks>("remarks", "What was found, oldest first."));
}
struct SampleInfo {
  SampleLine sample;
  std::string root;
  std::string population_digest;
  bool by_classification = false;
  std::vector<SampleFile> files;
};
constexpr auto describe(SampleInfo*) {
  return described<SampleInfo>(
      "SampleInfo", "A sample with its files.", field<&SampleInfo::sample>("sample", "In short."),
      field<&SampleInfo::root>("root", "The root it was drawn from."),
      field<&SampleInfo::population_digest>("population_digest", "Of the list of files."),
      field<&SampleInfo::by_classification>("by_classification", "As many of each."),
      field<&SampleInfo::files>("files", "In the order of the draw."));
}

SampleLine line_of(const Sample& sample, const Context& context) {
  SampleLine line{.id = sample.act.sample,
                  .drawn_at = sample.at,
                  .by = context.name_of(sample.by),
                  .size = sample.act.size,
                  .number = sample.act.number,
                  .files = static_cast<std::int64_t>(sample.act.files.size()),
                  .population = sample.act.population,
                  .remarked = 0,
                  .index = sample.index};
  for (const auto& file : sample.act.files) {
    const bool any = std::ranges::any_of(
        sample.remarks, [&](const Remark& remark) { return remark.act.file == file; });
    if (any) ++line.remarked;
  }
  return line;
}

routing::Thing thing_of(SampleId id) {
  return {.stream = stream_of(id), .classification = Classification::confidential, .state = {}};
}

std::vector<Sample> samples_of(Context& context) {
  return context.store.folded<Samples>([](const Samples& samples) {
    std::vector<Sample> all;
    all.reserve(samples.by_id.size());
    for (const auto& [id, sample] : samples.by_id) all.push_back(sample);
    return all;
  });
}

SampleList list_of(Context& context, Sight& sight) {
  SampleList list;
  for (const auto& sample : samples_of(context)) {
    if (!sight.shows(thing_of(sample.act.sample))) continue;
    list.samples.push_back(line_of(sample, context));
  }
  std::ranges::sort(list.samples, std::ranges::greater{}, &SampleLine::index);
  return list;
}

Result<SampleInfo> sample_of(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<SampleId>(request));
  const auto found = context.store.folded<Samples>([&](const Samples& samples) {
    const auto sample = samples.by_id.find(id);
    return sample == samples.by_id.end() ? std::optional<Sample>() : std::optional(sample->second);
  });
  if (!found || !sight.shows(thing_of(id))) {
    return refuse("auditing.unknown_sample", 404, "there is no such sample");
  }
  SampleInfo info{.sample = line_of(*found, context),
                  .root = found->act.root,
                  .population_digest = found->act.population_digest,
                  .by_classification = found->act.by_classification,
                  .files = {}};
  for (const auto& file : found->act.files) {
    const auto stream = assistance::stream_of(file);
    const auto label = ACTA_TRY(label_of(context.store, stream));
    if (!label ||
        !sight.shows(
            {.stream = stream, .classification = label->classification, .state = label->state}))
      continue;
    SampleFile line{.file = file,
                    .ref = label->ref,
                    .title = label->title,
                    .state = label->state,
                    .classification = label->classification,
                    .remarks = {}};
    for (const auto& remark : found->remarks) {
      if (remark.act.file != file) continue;
      line.remarks.push_back({.kind = remark.act.kind,
                              .text = remark.act.text,
                              .by = context.name_of(remark.by),
                              .at = remark.at,
                              .index = remark.index});
    }
    info.files.push_back(std::move(line));
  }
  return info;
}

}  // namespace

void add_sample_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/audit/samples",
              .operation = "sample_list",
              .audience = Right::audit,
              .summary = "Samples that were drawn",
              .gives = &type_of<SampleList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(
                    context, request,
                    [&](Sight& sight) -> Result<SampleList> { return list_of(context, sight); })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/audit/samples/{id}",
              .operation = "sample_read",
              .audience = Right::audit,
              .summary = "A sample with its files and remarks",
              .gives = &type_of<SampleInfo>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return sample_of(context, request, sight);
                })));
              }});
}

}  // namespace acta::auditing
