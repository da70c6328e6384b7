// What the two worlds are asked (forbidden_test.cpp).
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "acta/app/forbidden_days_for_test.h"

namespace acta::app {

// What is asked of a world: every route that reads, with what it can be asked for, and the steps of
// the file that is hidden or is not there.
class Questions {
 public:
  Questions(http::Router& router, const Ids& ids, Classification hidden)
      : ids_(ids), hidden_(hidden) {
    router.for_each([&](const http::Route& route) {
      if (route.method == "GET") add_reads(route.pattern);
      if (route.method == "POST" && route.handler) add_writes(route.pattern);
    });
    questions_.push_back(
        {.method = "POST",
         .target = "/api/requests",
         .body = letter_body(ids, "Taken from elsewhere", "internal", ids.hidden_blob),
         .headers = {{"idempotency-key", "taken-from-elsewhere"}}});
    // Nor is it named beside what is asked of OHCHR.
    questions_.push_back(
        {.method = "POST",
         .target = "/api/advisory",
         .body = fmt::format(
             R"({{"state":"XCA","title":"Beside it","summary":"Beside it","door":"office",)"
             R"("asked_on":"2026-02-20","request":"{}","classification":"internal"}})",
             ids.hidden),
         .headers = {{"idempotency-key", "named-beside"}}});
  }
  [[nodiscard]] const std::vector<Asked>& all() const { return questions_; }

 private:
  [[nodiscard]] std::vector<std::string> values_of(const std::string& name) const {
    if (name == "index") {
      std::vector<std::string> indexes{"999999"};
      for (auto i = ids_.hidden_index - 2; i < ids_.hidden_index + 4; ++i)
        indexes.push_back(fmt::format("{}", i));
      return indexes;
    }
    if (name == "blob") return {ids_.hidden_blob, ids_.visible_blob};
    if (name == "path*") return {"checkpoint", "key", "tile/0/000", "nothing"};
    std::vector<std::string> ids{ids_.hidden, ids_.hidden_advisory, ids_.hidden_past,
                                 ids_.election};
    ids.insert(ids.end(), ids_.visible.begin(), ids_.visible.end());
    ids.insert(ids.end(), ids_.hidden_protection.begin(), ids_.hidden_protection.end());
    return ids;
  }
  [[nodiscard]] std::vector<std::string> paths_of(const std::string& pattern) const {
    const auto open = pattern.find('{');
    if (open == std::string::npos) return {pattern};
    const auto close = pattern.find('}', open);
    std::vector<std::string> paths;
    for (const auto& value : values_of(pattern.substr(open + 1, close - open - 1))) {
      for (auto& rest : paths_of(pattern.substr(close + 1)))
        paths.push_back(fmt::format("{}{}{}", pattern.substr(0, open), value, rest));
    }
    return paths;
  }
  void add_reads(const std::string& pattern) {
    static const std::vector<std::string> queries{
        "",
        "?q=Zanzibarite",
        "?q=XCA&state=XCA&limit=200&language=en",
        "?from=2026-01-01&to=2027-01-01&status=admissible",
        "?before=30&limit=7&type=TA",
        "?from=2026-01-01&to=2027-01-01&as_of=25",
        "?register=zanzibarite&from=0&limit=200"};
    for (const auto& path : paths_of(pattern)) {
      for (const auto& query : queries) questions_.push_back({.target = path + query});
    }
  }
  // Only what the hidden file is asked: a step on another would change the world.
  void add_writes(const std::string& pattern) {
    if (pattern.starts_with("/api/requests/") || pattern.starts_with("/api/state/requests/")) {
      add_step(pattern, ids_.hidden, body_of_exchange(pattern));
    }
    if (pattern.starts_with("/api/advisory/")) {
      add_step(pattern, ids_.hidden_advisory, body_of_step(pattern));
    }
    if (pattern.starts_with("/api/past-requests/")) {
      add_step(pattern, ids_.hidden_past, R"({"reason":"Asked."})");
    }
    if (hidden_ != Classification::strictly_confidential) return;
    if (!pattern.starts_with("/api/protection/")) return;
    for (const auto& id : ids_.hidden_protection) add_step(pattern, id, R"({"reason":"Asked."})");
    if (pattern.ends_with("}")) return;
    add_step(pattern, "",
             fmt::format(R"({{"subject":"assistance.request/{}","reason":"Asked.")"
                         R"(,"basis":"objection","requester":"data_subject"}})",
                         ids_.hidden));
    add_step(
        pattern, "",
        fmt::format(R"({{"subject":"assistance.request/{}","reason":"Asked."}})", ids_.hidden));
  }
  // What passes between the desk and the State, and what an assessment is made of: asked as it
  // would be of a file that is there. Other steps are asked with nothing.
  std::string body_of_exchange(const std::string& pattern) const {
    const auto id = [&](std::string_view name, std::string_view more) {
      return fmt::format(R"({{"{}":"{}",{}}})", name, ids_.hidden_question, more);
    };
    const auto with_letter = [&](std::string_view more) {
      return fmt::format(R"({{{},"letter":"{}"}})", more, ids_.visible_blob);
    };
    const std::string team =
        R"([{"name":"A","entity":"B","role":"C","no_conflict_declared":true}])";
    const std::map<std::string, std::string> bodies{
        {"ask_question", R"({"text":"Asked."})"},
        {"answer_question", id("question", R"("text":"Asked.")")},
        {"settle_question", id("question", R"("note":"Asked.")")},
        {"send_letter", with_letter(R"("subject":"Asked.")")},
        {"acknowledge_letter", id("sent", R"("note":"Asked.")")},
        {"propose_publication", R"({"title":"Asked.","text":"Asked."})"},
        {"answer_publication", id("publication", R"("consent":"given","note":"Asked.")")},
        {"drop_publication", id("publication", R"("reason":"Asked.")")},
        {"resubmit", R"({"note":"Asked."})"},
        {"withdraw", R"({"reason":"Asked."})"},
        {"begin_assessment", R"({"kind":"mission","scope":"Asked.","team":)" + team + "}"},
        {"change_team", R"({"reason":"Asked.","team":)" + team + "}"},
        {"agree_terms", R"({"terms":"Asked."})"},
        {"consent_mission", R"({"agreed":1,"note":"Asked."})"},
        {"fund_mission", R"({"source":"Asked."})"},
        {"plan_itinerary",
         R"({"stops":[{"from":"2026-03-01","to":"2026-03-02","place":"A","purpose":"B"}]})"},
        {"record_meeting",
         R"({"category":"media","on":"2026-02-28","who":"A","women":1,"men":1,"said":"B"})"},
        {"write_section", R"({"section":"needs","text":"Asked.","base":0})"},
        {"answer_checklist", R"({"item":"women_as_voters","answer":"good","evidence":"Asked."})"},
        {"rate_capacity", R"({"dimension":"staff","level":"weak","evidence":"Asked."})"},
        {"describe_option", R"({"title":"Asked.","types":[],"text":"Asked."})"},
        {"consult", R"({"entity":"UNDP","about":"Asked.","due":"2027-01-01"})"},
        {"answer_consultation", id("consultation", R"("position":"objects","text":"Asked.")")},
        {"share_summary", R"({"text":"Asked."})"}};
    const auto found = bodies.find(pattern.substr(pattern.rfind('/') + 1));
    return found == bodies.end() ? "{}" : found->second;
  }
  static std::string body_of_step(const std::string& pattern) {
    if (pattern.ends_with("/coordination")) return R"({"position":"overlap","note":"Asked."})";
    if (pattern.ends_with("/answer")) {
      return R"({"answer":"declined","reason":"Asked.","answered_on":"2026-02-28"})";
    }
    if (pattern.ends_with("/completion")) {
      return R"({"summary":"Asked.","completed_on":"2026-02-28"})";
    }
    return R"({"reason":"Asked.","withdrawn_on":"2026-02-28"})";
  }
  // Also with a version that the file has not, and with some that what is said of it may have.
  void add_step(const std::string& pattern, const std::string& id, const std::string& body) {
    const auto at = pattern.find("{id}");
    if ((at == std::string::npos) != id.empty()) return;
    const auto path = id.empty() ? pattern : pattern.substr(0, at) + id + pattern.substr(at + 4);
    const http::Headers key{{"idempotency-key", "a step of what is hidden"}};
    questions_.push_back({.method = "POST", .target = path, .body = body, .headers = key});
    questions_.push_back({.method = "POST", .target = path, .body = body});
    for (const auto* version : {"\"1\"", "\"2\"", "\"99\""}) {
      auto stale = key;
      stale.emplace_back("if-match", version);
      questions_.push_back({.method = "POST", .target = path, .body = body, .headers = stale});
    }
  }

  const Ids& ids_;
  Classification hidden_;
  std::vector<Asked> questions_;
};

}  // namespace acta::app
