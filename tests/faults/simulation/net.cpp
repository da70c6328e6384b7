#include "net.h"

namespace acta::simulation {
namespace {

constexpr std::int64_t patience_ms = 15'000;  // of the client

auto unreachable(std::string_view why) {
  return refuse("network.unreachable", 502, std::string(why));
}

}  // namespace

std::int64_t Net::delay() {
  return world_.fault(10) ? world_.between(1000, 20'000) : world_.between(1, 150);
}

void Net::ask(WitnessNode& to, const std::string& body, Reply reply) {
  // The first of them counts, answer or patience.
  const auto once =
      [reply = std::make_shared<Reply>(std::move(reply))](const Result<network::Answer>& answer) {
        if (const auto call = std::exchange(*reply, nullptr)) call(answer);
      };
  world_.after(patience_ms, [once] { once(unreachable("silent for 15 seconds")); });
  for (int copies = world_.fault(15) ? 2 : 1; copies > 0; --copies) {
    if (world_.fault(8)) continue;
    world_.after(delay(), [this, once, &to, body] {
      const auto answer = to.ask(body);
      if (!answer && world_.below(2) == 0) {
        return world_.after(1, [once] { once(unreachable("connection refused")); });
      }
      if (!answer || world_.fault(8)) return;
      world_.after(delay(), [once, answer] { once(*answer); });
    });
  }
}

Result<network::Answer> Net::ask_now(WitnessNode& to, const std::string& body) {
  if (world_.fault(6)) return unreachable("lost");
  const auto answer = to.ask(body);
  if (!answer || world_.fault(6)) return unreachable("no answer");
  return *answer;
}

}  // namespace acta::simulation
