// Acts: what can be on the record, type-erased, and what surrounds one on its way there and back.
//
// A module's acts are small described structs in the past tense, each with a static `info`:
//   struct Decided {
//     static constexpr ActInfo info{"assistance.decided", 1, Classification::internal};
//     ...
//   };
// Decisions give Drafts; the writer turns them into RecordedActs; folds and views read those with
//   match(act, [&](const Decided& a) {...}, [&](const Withdrawn& a) {...});
// AnyAct is immutable and cheap to copy; safe to share between threads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/id.h"
#include "acta/base/instant.h"
#include "acta/base/json.h"
#include "acta/base/result.h"

namespace acta {

// Who may know of an act. `open` is written "public"; the others stand on the record as
// commitments.
enum class Classification : std::uint8_t { open, internal, confidential, strictly_confidential };
constexpr auto describe(Classification*) {
  return words<Classification>("Classification", "Who may know of it.", "public", "internal",
                               "confidential", "strictly_confidential");
}

struct ActInfo {
  std::string_view type;  // "assistance.decided"; never reused, never renamed
  int version = 1;
  Classification classification = Classification::internal;  // the least it can have
};

class AnyAct {
 public:
  template <class A>
    requires requires { A::info; }
  AnyAct(A act)  // NOLINT(google-explicit-constructor): an act is an AnyAct
      : info_(&A::info), type_(&type_of<A>()), value_(std::make_shared<const A>(std::move(act))) {}

  // An act of a type or version that this program does not know, its body as it stands in the
  // entry. No handler of `match` takes it.
  [[nodiscard]] static AnyAct unknown(std::string type, int version, std::string body);

  [[nodiscard]] bool known() const { return type_ != nullptr; }
  [[nodiscard]] const ActInfo& info() const { return *info_; }
  [[nodiscard]] std::string body() const;  // canonical JSON
  template <class A>
  [[nodiscard]] const A* as() const {
    return info_ == &A::info ? static_cast<const A*>(value_.get()) : nullptr;
  }

 private:
  AnyAct(const ActInfo* info, std::shared_ptr<const void> value)
      : info_(info), type_(nullptr), value_(std::move(value)) {}

  const ActInfo* info_;  // of an unknown act: within its value
  const Type* type_;     // of an unknown act: none
  std::shared_ptr<const void> value_;
};

struct PersonTag {
  static constexpr std::string_view name = "PersonId";
};
using PersonId = Id<PersonTag>;

// Who did it, and in which capacity ("focal_point", "registry_clerk", "system"). The person of
// system acts is all zeros.
struct Actor {
  PersonId person;
  std::string capacity;
  friend bool operator==(const Actor&, const Actor&) = default;
};

// An act decided and not yet recorded. Streams are "<kind>/<id>", e.g.
// "assistance.request/0192...".
struct Draft {
  std::string stream;
  AnyAct act;
  Classification classification;

  Draft(std::string to_stream, AnyAct decided)
      : stream(std::move(to_stream)),
        act(std::move(decided)),
        classification(act.info().classification) {}
  // Raises the classification above the type's own.
  Draft(std::string to_stream, AnyAct decided, Classification raised)
      : Draft(std::move(to_stream), std::move(decided)) {
    if (raised > classification) classification = raised;
  }
};

struct RecordedAct {
  std::int64_t index = 0;  // its place on the record, from 0
  Uuid id;
  Instant at;
  std::string stream;
  std::int64_t version = 0;  // its place in its stream, from 0
  Actor actor;
  Classification classification = Classification::open;
  AnyAct act;
};

// Calls the handler whose argument is the act's type; false when there is none.
template <class... Handlers>
bool match(const AnyAct& act, Handlers&&... handlers);

// The types of act that this program knows, by type word and version.
//
// A version that was emitted once is read for ever: strictly as it was, then made the next version,
// and so on up to today's struct, which is all that folds and views ever see.
//   acts.add<Decided>();                                       // version 2
//   acts.add_older<DecidedV1>([](const DecidedV1& old) -> Decided {...});
class ActRegistry {
 public:
  template <class... A>
  void add() {
    (add_reader({.info = A::info, .type = &type_of<A>(), .read = &read_as<A>, .upcast = {}}), ...);
  }
  // `upcast` is pure, and gives the version that follows.
  template <class Old, class Upcast>
  void add_older(Upcast upcast) {
    using New = std::invoke_result_t<Upcast, const Old&>;
    static_assert(Old::info.type == New::info.type, "a type is never renamed");
    static_assert(Old::info.version + 1 == New::info.version, "versions are made one by one");
    add_reader({.info = Old::info,
                .type = &type_of<Old>(),
                .read = &read_as<Old>,
                .upcast = [upcast](const AnyAct& old) { return AnyAct(upcast(*old.as<Old>())); }});
  }
  [[nodiscard]] bool knows(std::string_view type, int version) const;
  // As today's struct, whatever the version.
  [[nodiscard]] Result<AnyAct> read(std::string_view type, int version, const Json& body) const;

  struct Known {
    ActInfo info;
    const Type* type;
    std::function<Result<AnyAct>(const Json&)> read;
    std::function<AnyAct(const AnyAct&)> upcast;  // empty: this is today's version
  };
  [[nodiscard]] const std::map<std::pair<std::string, int>, Known>& known() const { return known_; }
  // What another registry knows.
  void add_known(const Known& known) { add_reader(known); }
  // All that is known, in words: one line for each version, with the names and types of its
  // members. Two programs that read the same acts in the same way give the same text.
  [[nodiscard]] std::string schema() const;

 private:
  template <class A>
  static Result<AnyAct> read_as(const Json& body) {
    return AnyAct(ACTA_TRY(from_json<A>(body)));
  }
  void add_reader(Known known);
  std::map<std::pair<std::string, int>, Known> known_;
};

namespace detail {
template <class F>
struct ArgumentOf : ArgumentOf<decltype(&F::operator())> {};
template <class R, class C, class A>
struct ArgumentOf<R (C::*)(const A&) const> {
  using Type = A;
};
template <class R, class C, class A>
struct ArgumentOf<R (C::*)(const A&)> {
  using Type = A;
};

template <class F>
bool match_one(const AnyAct& act, F& handler) {
  const auto* value = act.as<typename ArgumentOf<std::remove_cvref_t<F>>::Type>();
  if (value == nullptr) return false;
  handler(*value);
  return true;
}
}  // namespace detail

template <class... Handlers>
bool match(const AnyAct& act, Handlers&&... handlers) {
  return (detail::match_one(act, handlers) || ...);
}

}  // namespace acta
