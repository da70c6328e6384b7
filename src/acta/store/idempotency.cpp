#include "acta/store/idempotency.h"

#include <algorithm>

#include "acta/base/id.h"

namespace acta::store {
namespace {

constexpr std::size_t moment_size = 6;  // of a UUIDv7 (RFC 9562, 5.7): milliseconds since 1970

bool is_time_ordered(const Uuid& id) {
  return id.bytes[6] >> 4U == 7;
}

Hash keyed(const HmacKey& secret, std::string_view purpose, std::string_view who,
           std::string_view what) {
  std::string message;
  message.reserve(purpose.size() + who.size() + 1 + what.size());
  message.append(purpose).append(who).append("|").append(what);
  return secret.of(bytes_of(message));
}

}  // namespace

Idempotency digests_of(const HmacKey& secret, const Command& command) {
  const auto who = to_text(command.actor.person);
  const auto key = keyed(secret, "key|", who, command.idempotency_key);
  const auto request = keyed(secret, "request|", who, command.request);
  Idempotency idempotency;
  auto* to = idempotency.digests.begin();
  const auto id = parse_uuid(command.idempotency_key);
  if (id && is_time_ordered(*id)) to = std::copy_n(id->bytes.begin(), moment_size, to);
  std::copy_n(key.begin(), idempotency.digests.begin() + 16 - to, to);
  std::copy_n(request.begin(), 16, idempotency.digests.begin() + 16);
  return idempotency;
}

}  // namespace acta::store
