#include "acta/routing/context.h"

#include <charconv>

#include "acta/base/check.h"

namespace acta::routing {
namespace {

Result<std::string> idempotency_key(const http::Request& request) {
  const auto key = request.header("idempotency-key");
  if (key.empty() || key.size() > 200) {
    return refuse("http.idempotency_key_needed", 400,
                  "send an Idempotency-Key made for this request, so that a repeat is recognized");
  }
  return std::string(key);
}

Result<std::optional<store::Expected>> expected_version(const http::Request& request,
                                                        const std::string& stream) {
  auto match = request.header("if-match");
  if (match.empty() || match == "*" || stream.empty()) return std::optional<store::Expected>();
  if (match.starts_with('"') && match.ends_with('"') && match.size() >= 2) {
    match = match.substr(1, match.size() - 2);
  }
  std::int64_t version = -1;
  const auto end = match.data() + match.size();
  const auto parsed = std::from_chars(match.data(), end, version);
  if (parsed.ec != std::errc{} || parsed.ptr != end || version < 0) {
    return refuse("http.if_match_malformed", 400,
                  "If-Match holds the version of the file, as \"7\"");
  }
  return std::optional(store::Expected{.stream = stream, .version = version});
}

Result<Written> written_of(store::Store& store, const store::Recorded& recorded) {
  Written written;
  for (const auto& receipt : recorded.receipts) {
    written.receipts.push_back({.index = receipt.index,
                                .leaf = to_hex(receipt.leaf),
                                .at = receipt.at,
                                .origin = store.keys().origin(),
                                .size = recorded.size,
                                .root = to_hex(recorded.root)});
  }
  if (recorded.receipts.empty()) return written;
  std::string stream;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT stream FROM act WHERE idx = $1", {recorded.receipts.front().index},
                    [&](const store::Row& row) { stream = row.text(0); });
  }));
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT max(version) + 1 FROM act WHERE stream = $1", {stream},
                    [&](const store::Row& row) { written.version = row.integer(0); });
  }));
  written.id = stream.substr(std::min(stream.find('/') + 1, stream.size()));
  return written;
}

// "true": as of now. A number: so many milliseconds from now, when the act will be recorded.
Result<std::optional<std::int64_t>> ahead_of(const http::Request& request) {
  const auto asked = request.header("acta-prepare");
  if (asked.empty() || asked == "false") return std::optional<std::int64_t>();
  if (asked == "true") return std::optional<std::int64_t>(0);
  std::int64_t ahead = -1;
  const auto end = asked.data() + asked.size();
  const auto parsed = std::from_chars(asked.data(), end, ahead);
  if (parsed.ec == std::errc{} && parsed.ptr == end && ahead >= 0 && ahead <= prepared_ahead_ms) {
    return std::optional(ahead);
  }
  return refuse("http.prepare_malformed", 400,
                "Acta-Prepare is true, or for how many milliseconds from now, 540000 at most");
}

void prepare(Context& context, store::Command command, Right right, std::int64_t ahead,
             const http::Reply& reply) {
  auto prepared = context.store.prepare(command, ahead);
  if (!prepared) return reply(http::problem(prepared.error()));
  if (prepared->lines.empty()) {
    return reply(http::problem(
        {.word = "record.nothing_to_sign", .status = 409, .detail = "this would record nothing"}));
  }
  command.prepared = std::move(*prepared);
  const auto person = command.actor.person;
  const auto kept = context.prepared->keep(std::move(command), right, context.store.now());
  if (!kept) return reply(http::problem(kept.error()));
  reply(http::json(prepared_info(context.store.keys(), *kept, person)));
}

}  // namespace

const Viewer& viewer_of(const http::Request& request) {
  ACTA_ASSERT(request.who != nullptr);
  return *static_cast<const Viewer*>(request.who.get());
}

void submit(Context& context, const http::Request& request, const http::Reply& reply, Right right,
            const std::string& stream, ActorDecision decide) {
  const auto& viewer = viewer_of(request);
  const auto* capacity = capacity_for(viewer, right);
  const auto key = idempotency_key(request);
  const auto expected = expected_version(request, stream);
  if (capacity == nullptr) {
    return reply(http::problem({.word = "access.not_allowed", .status = 403, .detail = ""}));
  }
  if (!key) return reply(http::problem(key.error()));
  if (!expected) return reply(http::problem(expected.error()));
  const Actor actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
  store::Command command{.actor = actor,
                         .idempotency_key = *key,
                         .request = request.method + " " + request.path + "\n" + request.body,
                         .expected = *expected,
                         .decide = [decide = std::move(decide), actor](
                                       const store::Folded& folded,
                                       Facts& facts) { return decide(folded, actor, facts); },
                         .at = std::nullopt};
  const auto ahead = ahead_of(request);
  if (!ahead) return reply(http::problem(ahead.error()));
  if (*ahead) return prepare(context, std::move(command), right, **ahead, reply);
  submit_command(context, std::move(command), reply);
}

void submit_command(Context& context, store::Command command, const http::Reply& reply,
                    const store::Done& known) {
  auto& store = context.store;
  store.submit(std::move(command), [&store, reply, known](Result<store::Recorded> recorded) {
    if (known) known(recorded);
    if (!recorded) return reply(http::problem(recorded.error()));
    reply(http::json_or_problem(written_of(store, *recorded), 201));
  });
}

}  // namespace acta::routing
