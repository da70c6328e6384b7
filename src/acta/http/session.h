// One connection's life: requests read, routed, guarded, answered, in order. Internal to http.
#pragma once

#include "acta/http/server.h"
#include "acta/http/stream.h"

namespace acta::http {

struct SessionSettings {
  const Router& router;
  const Guard& guard;
  const std::function<Response(const Request&)>& fallback;
  bool secure = false;
  std::chrono::milliseconds head_time{};
  std::chrono::milliseconds body_time{};
};

Task<> serve_session(std::shared_ptr<Stream> stream, const SessionSettings& settings,
                     std::string peer);

}  // namespace acta::http
