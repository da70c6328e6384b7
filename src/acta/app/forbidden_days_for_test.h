// The days of two worlds, of which one has a file that the other has not (forbidden_test.cpp).
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "acta/app/world_for_test.h"

namespace acta::app {

constexpr std::string_view mark = "Zanzibarite";  // stands in everything that the hidden file says

struct Ids {
  std::string election;
  std::vector<std::string> visible;
  std::string visible_blob;
  std::string hidden = "0195f5c2-7d1e-7abc-9def-0123456789ab";  // of no file, where there is none
  std::string hidden_blob = "0123456789abcdef0123456789abcdef";
  std::string hidden_advisory = "0195f5c2-7d1e-7abc-9def-5123456789ab";  // beside that file
  std::string hidden_question = "0195f5c2-7d1e-7abc-9def-6123456789ab";  // to its State
  std::string hidden_past = "0195f5c2-7d1e-7abc-9def-7123456789ab";      // from before the record
  std::int64_t hidden_index = -1;
  // Of what data protection says about it: a hold, an erasure that was declined, one that waits, a
  // disclosure.
  std::vector<std::string> hidden_protection{
      "0195f5c2-7d1e-7abc-9def-1123456789ab", "0195f5c2-7d1e-7abc-9def-2123456789ab",
      "0195f5c2-7d1e-7abc-9def-3123456789ab", "0195f5c2-7d1e-7abc-9def-4123456789ab"};
};

inline std::string letter_body(const Ids& ids, std::string_view title,
                               std::string_view classification, const std::string& blob) {
  return fmt::format(
      R"({{"state":"XCA","organ":"foreign_ministry","office":"Ministry","signatory":"Minister",)"
      R"("addressee":"focal_point","channel":"letter","document_on":"2026-02-20",)"
      R"("received_on":"2026-02-25","language":"en","title":"{}","summary":"{}","types":["TA"],)"
      R"("areas":[],"elections":["{}"],"classification":"{}","letter":"{}"}})",
      title, title, ids.election, classification, blob);
}

// One world and what has happened in it.
struct Told {
  std::unique_ptr<World> world;
  Ids ids;

  void step(const std::string& who, const std::string& id, const std::string& verb,
            const std::string& body = "{}") {
    world->write(who, "/api/requests/" + id + "/" + verb, body);
  }
  void admit(const std::string& id) {
    step("registry_clerk", id, "begin_authentication");
    step("registry_clerk", id, "confirm_origin", R"({"means":"call_back","note":"Called."})");
    step("desk_officer", id, "confirm_origin",
         R"({"means":"specimen_signature","note":"Compared."})");
    step("desk_officer", id, "admit", R"({"note":"Admissible."})");
  }
  // The question that its State was asked.
  [[nodiscard]] std::string question_of(const std::string& id) {
    return world->store().folded<assistance::Requests>([&](const assistance::Requests& all) {
      const auto file = World::value(Scalar<assistance::RequestId>::parse(id));
      return to_text(all.files.at(file).questions.begin()->first);
    });
  }
  void screen(const std::string& id) {
    step("ead_director", id, "screen",
         R"({"types":["TA"],"duplicates_note":"Searched: see related."})");
  }
  void move_date(const std::string& status, int days) {
    world->write("desk_officer", "/api/elections/" + ids.election + "/dates",
                 fmt::format(R"({{"status":"{}","on":"{}","source":"Commission",)"
                             R"("reason":"It moved."}})",
                             status, to_text(*make_date(2026, 11, 1) + days)));
  }
};

using Step = std::function<void(Told&)>;

// The days of both worlds: what everybody may see, and what happens to the hidden file, in an order
// that the seed makes.
class Days {
 public:
  Days(std::uint64_t seed, std::string classification)
      : random_(seed), classification_(std::move(classification)) {}

  void live(Told& with, Told& without) {
    both(with, without, [](Told& told) {
      told.ids.election =
          told.world->write("desk_officer", "/api/elections",
                            R"({"state":"XCA","kind":"general","title":"General elections"})");
      told.world->write("desk_officer", "/api/elections/" + told.ids.election + "/dates",
                        R"({"status":"announced","on":"2026-11-01","source":"Commission"})");
      told.world->write("registry_clerk", "/api/authorities",
                        R"({"state":"XCA","organ":"foreign_ministry","holder":"The Minister",)"
                        R"("office":"Ministry","valid_from":"2020-01-01","source":"Yearbook"})");
    });
    std::vector<int> order{0, 0, 1, 1, 2, 2, 3};
    std::ranges::shuffle(order, random_);
    hide(with, without);
    for (const auto what : order) happen(what, with, without);
    if (classification_ == "strictly_confidential") protect(with, without);
    both(with, without, [](Told& told) { told.move_date("delayed", -30); });
  }

 private:
  void happen(int what, Told& with, Told& without) {
    if (what == 0) return both(with, without, receive);
    if (what == 1) return advance(with, without);
    if (what == 2) return advance_hidden(with, without);
    both(with, without, [](Told& told) { told.move_date("advanced", -150); });
  }
  static void receive(Told& told) {
    const auto blob = told.world->blob("a letter");
    told.ids.visible_blob = blob;
    told.ids.visible.push_back(
        told.world->write("registry_clerk", "/api/requests",
                          letter_body(told.ids, "Help with registration", "internal", blob)));
  }
  // Takes the last visible file one stage on.
  void advance(Told& with, Told& without) {
    if (with.ids.visible.empty()) both(with, without, receive);
    const bool first = admitted_.insert(with.ids.visible.size()).second;
    both(with, without, [&](Told& told) {
      if (first) return told.admit(told.ids.visible.back());
      if (screened_.contains(told.ids.visible.size())) return;
      told.screen(told.ids.visible.back());
    });
    if (!first) screened_.insert(with.ids.visible.size());
  }
  void hide(Told& with, Told& without) {
    with.ids.hidden_index = with.world->size();
    with.ids.hidden_blob = with.world->blob(std::string(mark));
    with.ids.hidden =
        with.world->write("registry_clerk", "/api/requests",
                          letter_body(with.ids, mark, classification_, with.ids.hidden_blob));
    without.ids.hidden_index = with.ids.hidden_index;
    with.ids.hidden_advisory = with.world->write(
        "ead_director", "/api/advisory",
        fmt::format(R"({{"state":"XCA","title":"{0}","summary":"{0}","door":"office",)"
                    R"("asked_on":"2026-02-20","request":"{1}","classification":"{2}"}})",
                    mark, with.ids.hidden, classification_));
    with.world->write("ead_director", "/api/advisory/" + with.ids.hidden_advisory + "/coordination",
                      R"({"position":"comments","note":"Zanzibarite."})");
    with.step("ead_director", with.ids.hidden, "ask_question", R"({"text":"Zanzibarite?"})");
    with.ids.hidden_question = with.question_of(with.ids.hidden);
    if (classification_ == "confidential") hide_past(with);
    level(with, without);
  }
  // Of what a register tells nothing is strictly confidential.
  static void hide_past(Told& with) {
    auto& store = with.world->store();
    const assistance::PastEntry entry{.reg = "zanzibarite",
                                      .identifier = std::string(mark),
                                      .state = {"XCA"},
                                      .received_on = parse_partial_date("1994").value(),
                                      .title = std::string(mark),
                                      .source = std::string(mark)};
    const auto recorded = World::value(store.append(
        {.actor = {.person = {}, .capacity = "operator"},
         .idempotency_key = with.world->next_key(),
         .request = "import requests",
         .expected = std::nullopt,
         .decide =
             [&](const store::Folded& folded, Facts& facts) {
               return assistance::record_past(
                   folded.get<assistance::PastRequests>(), {},
                   {.entry = entry, .classification = Classification::confidential}, facts);
             },
         .at = std::nullopt}));
    const auto act = World::value(store.act(recorded.receipts.front().index));
    with.ids.hidden_past = to_text(act->act.as<assistance::PastRequestRecorded>()->past);
  }
  void advance_hidden(Told& with, Told& without) {
    if (hidden_stage_++ == 0) {
      for (const auto& [verb, body] :
           {std::pair("begin_authentication", "{}"),
            std::pair("confirm_origin", R"({"means":"call_back","note":"Zanzibarite."})")}) {
        with.step("ead_director", with.ids.hidden, verb, body);
      }
      with.step("second director", with.ids.hidden, "confirm_origin",
                R"({"means":"specimen_signature","note":"Zanzibarite."})");
      with.step("second director", with.ids.hidden, "admit", R"({"note":"Zanzibarite."})");
    } else if (hidden_stage_ == 2) {
      with.screen(with.ids.hidden);
    }
    level(with, without);
  }
  // What the focal point says of the hidden file in the register of data protection. Of
  // confidential files those who keep the register know (docs/access.md).
  static void protect(Told& with, Told& without) {
    const auto subject = fmt::format(R"("subject":"assistance.request/{}")", with.ids.hidden);
    const auto write = [&](const std::string& path, const std::string& body) {
      return with.world->write("focal_point", "/api/" + path, "{" + body + "}");
    };
    const std::string reason = R"("reason":"Zanzibarite.")";
    const auto ask = [&] {
      return write("protection/erasures",
                   subject + R"(,"basis":"objection","requester":"data_subject",)" + reason);
    };
    const auto declined = ask();
    write("protection/erasures/" + declined + "/decline", reason);
    const auto waits = ask();
    const auto lifted = write("protection/holds", subject + "," + reason);
    write("protection/holds/" + lifted + "/lift", reason);
    const auto hold = write("protection/holds", subject + "," + reason);
    const auto shown = write(fmt::format("acts/{}/disclosures", with.ids.hidden_index),
                             R"("fields":["/type"],"to":"Zanzibarite","why":"A court asks.")");
    with.ids.hidden_protection = {hold, declined, waits, shown};
    level(with, without);
  }
  static void both(Told& with, Told& without, const Step& step) {
    step(with);
    with.world->tick();
    step(without);
    level(with, without);
    without.world->tick();
  }
  static void level(Told& with, Told& without) { without.world->fill(with.world->size()); }

  std::mt19937_64 random_;
  std::string classification_;
  std::set<std::size_t> admitted_;
  std::set<std::size_t> screened_;
  int hidden_stage_ = 0;
};

}  // namespace acta::app
