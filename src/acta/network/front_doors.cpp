#include "acta/network/front_doors.h"

#include <fmt/format.h>

#include "acta/http/files.h"
#include "acta/network/add_checkpoint.h"

namespace acta::network {
namespace {

using http::Reply;
using http::Request;

constexpr std::string_view plain = "text/plain; charset=utf-8";

http::Response words(std::string text, int status = 200) {
  auto response = http::text(std::move(text), std::string(plain), status);
  return response.with("cache-control", "no-cache");
}

http::Response answer_of(Witness::Answer answer) {
  auto response = http::text(std::move(answer.body), answer.content_type, answer.status);
  return response.with("cache-control", "no-cache").with("access-control-allow-origin", "*");
}

std::string describe_witness(Witness& witness) {
  auto text = fmt::format("This is a witness (C2SP tlog-witness). Its key:\n\n{}\n\nIt cosigned:\n",
                          witness.verifier().text());
  for (const auto& [origin, seen] : witness.seen()) {
    text += seen.note.empty() ? fmt::format("\n{}\n  nothing yet\n", origin)
                              : fmt::format("\n{}\n  {} entries, root {}\n", origin, seen.size,
                                            to_base64(seen.root));
  }
  return text;
}

std::string describe_mirror(Mirror& mirror) {
  const auto standing = mirror.standing();
  return fmt::format(
      "This is a mirror of {}.\nIts own key:\n\n{}\n\n{} entries, root {}\n{}\nTo check it: "
      "acta-verify http://THIS-SERVER/{} --key {}\n",
      mirror.log().name, mirror.own().text(), standing.size, to_base64(standing.root),
      standing.damage.empty() ? "Every file was found whole when last checked."
                              : "DAMAGED, and not served: " + standing.damage,
      mirror.origin_hash(), mirror.log().text());
}

void add_page(http::Router& router, std::string pattern, std::string operation, std::string summary,
              std::function<http::Response(const Request&)> answer) {
  router.add({.method = "GET",
              .pattern = std::move(pattern),
              .operation = std::move(operation),
              .audience = Right::open,
              .summary = std::move(summary),
              .handler = [answer = std::move(answer)](const Request& request, const Reply& reply) {
                reply(answer(request));
              }});
}

}  // namespace

http::Guard open_to_all() {
  return [](const http::Route& route, const Request&) -> Result<std::shared_ptr<const void>> {
    if (route.audience == Right::open) return std::shared_ptr<const void>();
    return refuse("http.not_allowed", 403, "this is not public");
  };
}

void add_witness_routes(http::Router& router, Witness& witness,
                        std::function<std::uint64_t()> now) {
  router.add({.method = "POST",
              .pattern = "/add-checkpoint",
              .operation = "checkpoint_add",
              .audience = Right::open,
              .summary = "Cosigns a checkpoint (C2SP tlog-witness)",
              .handler =
                  [&witness, now = std::move(now)](const Request& request, const Reply& reply) {
                    reply(answer_of(witness.add_checkpoint(request.body, now())));
                  },
              .body_max = add_checkpoint_max});
  add_page(router, "/{origin}/checkpoint", "checkpoint_read", "The newest cosigned checkpoint",
           [&witness](const Request& request) {
             return answer_of(witness.checkpoint(request.param("origin")));
           });
  add_page(router, "/", "witness_read", "This witness in words",
           [&witness](const Request&) { return words(describe_witness(witness)); });
  add_page(router, "/healthz", "health", "200 when ready",
           [](const Request&) { return words("ready\n"); });
}

void add_mirror_routes(http::Router& router, Mirror& mirror) {
  add_page(router, "/{origin}/{path*}", "record_file", "A file of the mirrored record",
           [&mirror](const Request& request) {
             const auto standing = mirror.standing();
             if (request.param("origin") != mirror.origin_hash()) {
               return words("this mirror has no record of such an origin\n", 404);
             }
             if (!standing.damage.empty()) {
               return words("the files kept here were found damaged and are being fetched again\n",
                            503);
             }
             return http::record_file(mirror.folder(), request.param("path"));
           });
  add_page(router, "/", "mirror_read", "This mirror in words",
           [&mirror](const Request&) { return words(describe_mirror(mirror)); });
  add_page(router, "/healthz", "health", "200 when the files kept are whole",
           [&mirror](const Request&) {
             const auto damage = mirror.standing().damage;
             return damage.empty() ? words("ready\n") : words(damage + "\n", 503);
           });
}

}  // namespace acta::network
