// Views: tables computed from acts, disposable and rebuilt by replay, and folds: the state that
// decisions run on, kept in memory by the writer.
//
// A module gives its view as a value:
//   View requests_view() {
//     return {.name = "assistance_requests", .version = 1,
//             .tables = {"assistance_request"}, .ddl = store::ddl_of(request_table()),
//             .apply = [](Database& db, const RecordedAct& act) -> Result<bool> {...}};
//   }
// apply is total: an act that it does not know leaves it as it is. Tables are named after their
// module, text is compared bytewise (COLLATE BINARY is the default), no clock, no randomness. Rows
// of report views carry from_index and to_index: they hold for records of size in [from+1, to].
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/check.h"
#include "acta/base/facts.h"
#include "acta/store/database.h"

namespace acta::store {

struct View {
  std::string name;
  int version = 1;  // raise it when apply or ddl changes: the view is rebuilt at start
  std::vector<std::string> tables;
  std::function<std::string(Dialect)> ddl;
  std::function<Result<bool>(Database&, const RecordedAct&)> apply;
  // Whether a row is wrong when one act is missing, as every figure is: it stops before an act that
  // this program does not know. A view that only lists things leaves that act out.
  bool counts = true;
  // Made of public acts alone: keeps those of a stream of which the rest was erased.
  bool of_public_acts = false;
};

// What a fold does from an act on that this program does not know. Nothing is decided then; what
// says who may read goes on, so that a capacity that ended stays ended.
enum class AtUnknown : std::uint8_t { stops, goes_on };

// The folded state of all modules. Folding is: `void apply(State&, const RecordedAct&)`.
class Folded {
 public:
  template <class State>
  void add(AtUnknown at_unknown = AtUnknown::stops) {
    ACTA_ASSERT(find(&kind<State>) == nullptr);
    slots_.push_back(
        {.kind = &kind<State>,
         .at_unknown = at_unknown,
         .value = std::make_shared<State>(),
         .make = [] { return std::shared_ptr<void>(std::make_shared<State>()); },
         .apply = [](void* state,
                     const RecordedAct& act) { apply(*static_cast<State*>(state), act); }});
  }
  template <class State>
  [[nodiscard]] const State& get() const {
    const auto* slot = find(&kind<State>);
    ACTA_ASSERT(slot != nullptr);
    return *static_cast<const State*>(slot->value.get());
  }
  void fold(const RecordedAct& act, bool behind_unknown = false) {
    for (auto& slot : slots_) {
      if (behind_unknown && slot.at_unknown == AtUnknown::stops) continue;
      slot.apply(slot.value.get(), act);
    }
  }
  // The same states, of no acts.
  [[nodiscard]] Folded fresh() const {
    Folded empty = *this;
    for (auto& slot : empty.slots_) slot.value = slot.make();
    return empty;
  }

 private:
  // By its address a state is found: asked several times for every act, of few states.
  template <class State>
  static constexpr char kind = 0;

  struct Slot {
    const char* kind = nullptr;
    AtUnknown at_unknown = AtUnknown::stops;
    std::shared_ptr<void> value;
    std::shared_ptr<void> (*make)() = nullptr;
    void (*apply)(void*, const RecordedAct&) = nullptr;
  };
  [[nodiscard]] const Slot* find(const char* wanted) const {
    for (const auto& slot : slots_) {
      if (slot.kind == wanted) return &slot;
    }
    return nullptr;
  }
  std::vector<Slot> slots_;
};

using Decision = std::function<Result<std::vector<Draft>>(const Folded&, Facts&)>;

// What an act sets in motion, decided and recorded right behind it in the same transaction by the
// actor "system". Pure; gives no drafts when the act means nothing to it.
struct Reaction {
  std::string name;
  std::function<std::vector<Draft>(const Folded&, const RecordedAct& cause, Facts&)> react;
};

// The type of act that erases, and the subject of one as digest_of_subject names it.
struct Erasing {
  std::string type;
  std::function<std::optional<std::string>(const AnyAct&)> subject_of;
};

// Everything that the store must know of the modules; filled by app/.
struct Schema {
  ActRegistry acts;
  std::vector<View> views;
  std::vector<Reaction> reactions;
  Folded folded;
  Erasing erasing;
  // Asked of each command that its author did not sign, behind its decision; may be empty.
  std::function<Result<bool>(const Folded&, const Actor&, const std::vector<Draft>&)>
      check_unsigned;
};

}  // namespace acta::store
