// What all routes share: who asks, how a command is submitted in their capacity, and how it is
// answered.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/rights.h"
#include "acta/http/routes.h"
#include "acta/routing/prepared.h"
#include "acta/store/blobs.h"
#include "acta/store/store.h"

namespace acta::routing {

struct Context {
  store::Store& store;
  store::Blobs& blobs;
  // What a person is called.
  std::function<std::string(const PersonId&)> name_of;
  // In which entry a passkey confirmed an act, for whoever may see the act.
  std::function<std::optional<std::int64_t>(const RecordedAct&)> confirmed_in;
  // What waits for signatures.
  std::shared_ptr<PreparedActs> prepared = std::make_shared<PreparedActs>();
};

// What the guard put into the request.
[[nodiscard]] const Viewer& viewer_of(const http::Request& request);

struct ReceiptInfo {
  std::int64_t index = 0;
  std::string leaf;
  Instant at;
  std::string origin;
  std::int64_t size = 0;
  std::string root;
};
constexpr auto describe(ReceiptInfo*) {
  return described<ReceiptInfo>("ReceiptInfo", "An act on the record.",
                                field<&ReceiptInfo::index>("index", "Its number."),
                                field<&ReceiptInfo::leaf>("leaf", "Its leaf hash."),
                                field<&ReceiptInfo::at>("at", "When it was recorded."),
                                field<&ReceiptInfo::origin>("origin", "On which log."),
                                field<&ReceiptInfo::size>("size", "Acts on the record then."),
                                field<&ReceiptInfo::root>("root", "The root of the tree then."));
}

struct Written {
  std::string id;
  std::int64_t version = 0;
  std::vector<ReceiptInfo> receipts;
};
constexpr auto describe(Written*) {
  return described<Written>("Written", "What a request recorded.",
                            field<&Written::id>("id", "The id of the thing it concerns."),
                            field<&Written::version>("version", "How many acts its stream has."),
                            field<&Written::receipts>("receipts", "One for each act."));
}

// Decides in the capacity by which the viewer holds `right`; knows the actor.
using ActorDecision =
    std::function<Result<std::vector<Draft>>(const store::Folded&, const Actor&, Facts&)>;

// Submits what a request asks for. Needs an Idempotency-Key; with If-Match the version of `stream`
// has to be the one that the asker saw. With "Acta-Prepare: true", or a number of milliseconds,
// nothing is recorded: the answer is what would be now or then, to be signed (prepared.h).
void submit(Context& context, const http::Request& request, const http::Reply& reply, Right right,
            const std::string& stream, ActorDecision decide);

// Records a command as it stands, and answers with its receipts. `known` is told first how it went.
void submit_command(Context& context, store::Command command, const http::Reply& reply,
                    const store::Done& known = nullptr);

// The body as a described struct.
template <class T>
Result<T> body_of(const http::Request& request) {
  return from_json<T>(request.body.empty() ? std::string_view("{}")
                                           : std::string_view(request.body));
}

// The id in the route's pattern.
template <class Id>
Result<Id> id_param(const http::Request& request, const std::string& name = "id") {
  auto id = Scalar<Id>::parse(request.param(name));
  if (!id) return refuse("http.not_found", 404, "there is nothing here");
  return id;
}

}  // namespace acta::routing
