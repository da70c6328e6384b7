// acta key check: every signature of an author, every evidence of a passkey and every second
// signature, judged again from the bytes on the record; and that evidence is there wherever it was
// demanded.
#pragma once

#include "acta/app/operator_commands.h"

namespace acta::app {

Result<Outcome> key_check(store::Store& store, Order& order);

}  // namespace acta::app
