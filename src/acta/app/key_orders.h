// Orders of the operator about personal keys: added for a person with a reason, listed, revoked,
// and every author's signature and evidence on the record judged again, what is sealed too.
#pragma once

#include "acta/app/operator_commands.h"

namespace acta::app {

// key challenge --login LOGIN: what a key signs to show that it is there.
Result<Outcome> key_challenge(store::Store& store, Order& order);
Result<Outcome> key_add(store::Store& store, Order& order);
Result<Outcome> key_list(store::Store& store, Order& order);
Result<Outcome> key_register(store::Store& store, Order& order);
Result<Outcome> key_revoke(store::Store& store, Order& order);
Result<Outcome> key_check(store::Store& store, Order& order);

}  // namespace acta::app
