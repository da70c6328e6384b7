// A server that waits beside the one that leads a shared record, and takes over when that one is
// gone. While it waits it answers everything with 503 and says "standby" at /healthz, so that a
// balancer sends nobody to it.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "acta/app/serve.h"
#include "acta/http/server.h"
#include "acta/store/store.h"

namespace acta::app {

using OpenStore = std::function<Result<std::unique_ptr<store::Store>>()>;

// Opens the store, waiting as long as another server leads it; null when `ended` was set before.
// The port that it waited at is kept in `options`.
Result<std::unique_ptr<store::Store>> open_or_stand_by(ServeOptions& options, const OpenStore& open,
                                                       const std::atomic<bool>& ended);

}  // namespace acta::app
