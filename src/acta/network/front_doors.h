// The HTTP front doors of a witness and of a mirror: what others ask of them, all of it public.
#pragma once

#include <functional>
#include <string>

#include "acta/http/routes.h"
#include "acta/network/mirror.h"
#include "acta/network/witness.h"

namespace acta::network {

// Lets everybody through: these servers have nothing that is not public.
[[nodiscard]] http::Guard open_to_all();

// POST /add-checkpoint, GET /{origin hash}/checkpoint, GET / in words, GET /healthz.
// `now` gives seconds since 1970.
void add_witness_routes(http::Router& router, Witness& witness, std::function<std::uint64_t()> now);

// GET /{origin hash}/{file}, GET / in words, GET /healthz. Files found damaged are not served.
void add_mirror_routes(http::Router& router, Mirror& mirror);

}  // namespace acta::network
