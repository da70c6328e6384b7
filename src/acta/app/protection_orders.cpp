#include <fmt/format.h>

#include "acta/app/order_steps.h"
#include "acta/protection/routes.h"
#include "acta/record/fields.h"
#include "acta/routing/sight.h"

namespace acta::app {
namespace {

using protection::Protection;

// Whoever owns the machine knows of everything on it.
constexpr auto reach = Classification::strictly_confidential;

template <class Decide>
Result<store::Recorded> record_as(store::Store& store, Order& order, Right right, Decide decide) {
  return record_in_name(store, order, right,
                        [&](const store::Folded& folded, const Actor& actor, Facts& facts) {
                          return decide(folded.get<Protection>(), actor, facts);
                        });
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

Result<Outcome> order_erasure(store::Store& store, Order& order) {
  auto& options = order.options;
  const protection::RequestErasure asked{
      .subject = ACTA_TRY(options.required("subject")),
      .basis = ACTA_TRY(word_option<protection::Basis>(options, "basis")),
      .requester = ACTA_TRY(word_option<protection::Requester>(options, "requester")),
      .reason = ACTA_TRY(options.required("reason"))};
  const auto subject = ACTA_TRY(protection::subject_of(store, asked.subject));
  const auto recorded = ACTA_TRY(record_as(
      store, order, Right::erase, [&](const Protection& state, const Actor&, Facts& facts) {
        return protection::request_erasure(state, asked, subject, reach, facts);
      }));
  return Outcome{.text = fmt::format("erasure {} is asked for; another person confirms it with\n"
                                     "acta erase confirm --erasure {} --login LOGIN --data DIR\n",
                                     id_of(store, recorded), id_of(store, recorded)),
                 .file = {}};
}

Result<Outcome> order_confirmation(store::Store& store, Order& order) {
  const auto id = ACTA_TRY(id_option<protection::ErasureId>(order.options, "erasure"));
  const auto subject = ACTA_TRY(protection::subject_of(store, id));
  const auto recorded = ACTA_TRY(record_as(
      store, order, Right::erase, [&](const Protection& state, const Actor& actor, Facts&) {
        return protection::confirm_erasure(state, id, subject, reach, actor.person);
      }));
  return Outcome{
      .text = fmt::format("erased, by act {}: its keys, contents and documents are gone\n",
                          recorded.receipts.front().index),
      .file = {}};
}

Result<Outcome> order_decline(store::Store& store, Order& order) {
  const auto id = ACTA_TRY(id_option<protection::ErasureId>(order.options, "erasure"));
  const protection::GiveReason asked{.reason = ACTA_TRY(order.options.required("reason"))};
  (void)ACTA_TRY(
      record_as(store, order, Right::erase, [&](const Protection& state, const Actor&, Facts&) {
        return protection::decline_erasure(state, id, asked, reach);
      }));
  return Outcome{.text = "declined\n", .file = {}};
}

Result<Outcome> order_hold(store::Store& store, Order& order) {
  const protection::PlaceHold asked{.subject = ACTA_TRY(order.options.required("subject")),
                                    .reason = ACTA_TRY(order.options.required("reason"))};
  const auto subject = ACTA_TRY(protection::subject_of(store, asked.subject));
  const auto recorded = ACTA_TRY(record_as(
      store, order, Right::hold, [&](const Protection& state, const Actor&, Facts& facts) {
        return protection::place_hold(state, asked, subject, reach, facts);
      }));
  return Outcome{.text = fmt::format("hold {} is placed\n", id_of(store, recorded)), .file = {}};
}

Result<Outcome> order_lift(store::Store& store, Order& order) {
  const auto id = ACTA_TRY(id_option<protection::HoldId>(order.options, "hold"));
  const protection::GiveReason asked{.reason = ACTA_TRY(order.options.required("reason"))};
  (void)ACTA_TRY(
      record_as(store, order, Right::hold, [&](const Protection& state, const Actor&, Facts&) {
        return protection::lift_hold(state, id, asked, reach);
      }));
  return Outcome{.text = "lifted\n", .file = {}};
}

// The digest of a password is shown to nobody.
Result<RecordedAct> named_act(store::Store& store, Options& options) {
  const auto index = ACTA_TRY(options.number("act"));
  if (!index) return refuse("usage", 2, "name the act by its number");
  auto act = ACTA_TRY(store.act(*index));
  if (!act || routing::holds_secret(*act)) {
    return refuse("record.no_such_act", 404, "there is no act with this number");
  }
  return *std::move(act);
}

// What was shown here is in the log of reads, as the operator's.
Result<bool> note_read(store::Store& store, const RecordedAct& act, std::string operation) {
  return store.reads().add({{.person = {},
                             .capacity = "operator",
                             .door = store::Door::cli,
                             .operation = std::move(operation),
                             .subject = act.stream,
                             .part = fmt::format("act {}", act.index),
                             .classification = act.classification}},
                           store.now());
}

Result<Outcome> order_disclosure(store::Store& store, Order& order) {
  auto& options = order.options;
  const auto act = ACTA_TRY(named_act(store, options));
  const protection::Disclose asked{.fields = split(ACTA_TRY(options.required("fields"))),
                                   .to = ACTA_TRY(options.required("to")),
                                   .why = ACTA_TRY(options.required("why"))};
  auto file = ACTA_TRY(protection::disclosure_file(store, act.index, asked.fields));
  (void)ACTA_TRY(
      record_as(store, order, Right::disclose, [&](const Protection&, const Actor&, Facts& facts) {
        return protection::disclose(asked, act.index, act.classification, facts);
      }));
  (void)ACTA_TRY(note_read(store, act, "disclose"));
  return Outcome{.text = fmt::format("{} of act {} shown to {}: on the record\n",
                                     fmt::join(asked.fields, ", "), act.index, asked.to),
                 .file = std::move(file)};
}

Result<Outcome> list_fields(store::Store& store, Order& order) {
  const auto act = ACTA_TRY(named_act(store, order.options));
  (void)ACTA_TRY(order.options.all_taken());
  const auto opened = ACTA_TRY(store.opened(act.index));
  if (!opened) return refuse("protection.erased", 410, "the content of this act was erased");
  (void)ACTA_TRY(note_read(store, act, "disclose list"));
  if (opened->version == 1) {
    return Outcome{.text = fmt::format("-  {}\n", opened->content), .file = {}};
  }
  Outcome outcome;
  for (const auto& one : ACTA_TRY(record::fields_of(opened->content))) {
    outcome.text += fmt::format("{}  {}\n", one.pointer, one.value);
  }
  return outcome;
}

}  // namespace

const Orders& protection_orders() {
  static const Orders orders{
      {"erase", {order_erasure, true}},         {"erase confirm", {order_confirmation, true}},
      {"erase decline", {order_decline, true}}, {"hold place", {order_hold, true}},
      {"hold lift", {order_lift, true}},        {"disclose", {order_disclosure, true}},
      {"disclose list", {list_fields, false}}};
  return orders;
}

}  // namespace acta::app
