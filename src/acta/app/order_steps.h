// What families of orders share: keys, data protection, evidence. Each gives its orders by name.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "acta/app/operator_commands.h"
#include "acta/base/describe.h"

namespace acta::app {

struct OrderOfFamily {
  Result<Outcome> (*run)(store::Store&, Order&);
  bool records;  // acts
};
using Orders = std::map<std::string, OrderOfFamily>;

// Keys added for a person with a reason, listed, revoked; every author's signature and evidence on
// the record judged again, what is sealed too.
[[nodiscard]] const Orders& key_orders();
// Erasures by two persons, legal holds, disclosures to one party.
[[nodiscard]] const Orders& protection_orders();
// The auditor's journal, samples and remarks.
[[nodiscard]] const Orders& audit_orders();
// What witnesses have cosigned.
[[nodiscard]] const Orders& witness_orders();
// For which acts personal evidence is demanded.
[[nodiscard]] const Orders& evidence_orders();

// A list of elections that others keep; a register of requests from before the record.
Result<Outcome> import_elections(store::Store& store, const places::Places& places, Order& order);
Result<Outcome> import_requests(store::Store& store, const places::Places& places, Order& order);

// Whoever owns the machine, in no person's name.
[[nodiscard]] const Actor& operating();

// Records what `decide` says in the operator's name.
Result<store::Recorded> record_as_operator(store::Store& store, const std::string& request,
                                           store::Decision decide);
// Takes --login, the last of the order's options: records in the name of that person, who holds the
// right.
using NamedDecision =
    std::function<Result<std::vector<Draft>>(const store::Folded&, const Actor&, Facts&)>;
Result<store::Recorded> record_in_name(store::Store& store, Order& order, Right right,
                                       const NamedDecision& decide);
// The id of what the first act is about.
[[nodiscard]] std::string id_of(store::Store& store, const store::Recorded& recorded);

template <class Word>
Result<Word> word_option(Options& options, const std::string& name) {
  const auto text = ACTA_TRY(options.required(name));
  const auto word = from_word<Word>(text);
  if (word) return *word;
  std::string known;
  for (const auto one : type_of<Word>().words) known += fmt::format(" {}", one);
  return refuse("usage", 2, fmt::format("--{} is one of:{}", name, known));
}

template <class Id>
Result<Id> id_option(Options& options, const std::string& name) {
  auto id = Scalar<Id>::parse(ACTA_TRY(options.required(name)));
  if (!id) return refuse("usage", 2, "--" + name + " is an id, as `acta` printed it");
  return id;
}

}  // namespace acta::app
