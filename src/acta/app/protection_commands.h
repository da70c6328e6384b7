// Orders of data protection, given in a person's name (--login): erasures by two persons, legal
// holds, disclosures to one party.
#pragma once

#include "acta/app/operator_commands.h"

namespace acta::app {

Result<Outcome> order_erasure(store::Store& store, Order& order);
Result<Outcome> order_confirmation(store::Store& store, Order& order);
Result<Outcome> order_decline(store::Store& store, Order& order);
Result<Outcome> order_hold(store::Store& store, Order& order);
Result<Outcome> order_lift(store::Store& store, Order& order);
// Gives the file for the party.
Result<Outcome> order_disclosure(store::Store& store, Order& order);

}  // namespace acta::app
