#include "acta/store/replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "acta/record/checkpoint.h"
#include "acta/record/entry.h"

namespace acta::store {
namespace {

constexpr std::int64_t chunk = 1000;

struct StoredEntry {
  std::int64_t index = 0;
  std::string bytes;
};

Result<std::vector<StoredEntry>> read_chunk(Database& db, std::int64_t from, std::int64_t to) {
  std::vector<StoredEntry> entries;
  (void)ACTA_TRY(each_entry(db, from, to, [&](std::int64_t index, ByteView bytes) -> Result<bool> {
    entries.push_back({.index = index, .bytes = std::string(text_of(bytes))});
    return true;
  }));
  return entries;
}

Result<bool> make_view(Database& db, const View& view) {
  for (const auto& table : view.tables) {
    (void)ACTA_TRY(db.script("DROP TABLE IF EXISTS " + table));
  }
  (void)ACTA_TRY(db.script(view.ddl(db.dialect())));
  (void)ACTA_TRY(
      db.execute("INSERT INTO view_state (name, version) VALUES ($1, $2) "
                 "ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                 {view.name, view.version}));
  return true;
}

enum class Rebuild : std::uint8_t { stale, counting, all };

// The views that this program has and the database has not, or has of another version.
Result<std::vector<const View*>> stale_views(Database& db, const Schema& schema, Rebuild which) {
  std::unordered_map<std::string, std::int64_t> known;
  (void)ACTA_TRY(db.query("SELECT name, version FROM view_state", {}, [&](const Row& row) {
    known[std::string(row.text(0))] = row.integer(1);
  }));
  std::vector<const View*> stale;
  for (const auto& view : schema.views) {
    const auto found = known.find(view.name);
    const bool asked = which == Rebuild::all || (which == Rebuild::counting && view.counts);
    if (asked || found == known.end() || found->second != view.version) stale.push_back(&view);
  }
  return stale;
}

Result<Idempotency> idempotency_of(const std::string& digits) {
  Idempotency idempotency;
  const auto bytes = ACTA_TRY(from_hex(digits));
  if (bytes.size() == idempotency.digests.size())
    std::ranges::copy(bytes, idempotency.digests.begin());
  return idempotency;
}

Result<bool> check_head(const Head& head, const record::Tree& tree, const KeyRing& keys) {
  if (tree.root() != head.root) {
    return fault("store.corrupt", "the entries are not those that the head was computed from");
  }
  if (head.size == 0) return true;
  const std::vector log_keys{keys.log.verifier};
  const auto checkpoint =
      record::VerifiedCheckpoint::open(head.checkpoint, keys.origin(), log_keys);
  if (!checkpoint) return fault("store.corrupt", "the head: " + checkpoint.error().detail);
  if (checkpoint->size() != head.size || checkpoint->root() != head.root) {
    return fault("store.corrupt", "the signed checkpoint is not of the head");
  }
  return true;
}

Result<bool> check_acknowledged(const Acknowledged& acknowledged, const record::Tree& tree) {
  if (acknowledged.size != tree.size() || acknowledged.root == tree.root()) return true;
  return fault(
      "store.rolled_back",
      fmt::format("the first {} entries are not those that were acknowledged", acknowledged.size));
}

class Replay {
 public:
  struct Parts {
    Database& db;
    Codec& codec;
    const KeyRing& keys;
    const Schema& schema;
    Folded& folded;
    std::vector<const View*> views;
    bool index_acts = false;
  };
  explicit Replay(Parts parts) : parts_(std::move(parts)) {}

  Result<bool> add(const StoredEntry& entry, Replayed& state) {
    const auto leaf = record::leaf_hash(bytes_of(entry.bytes));
    state.tree.append(leaf);
    auto decoded = ACTA_TRY(parts_.codec.decode(entry.index, entry.bytes));
    if (!decoded) return add_erased(entry, leaf);
    const auto& act = decoded->act;
    if (act.at < state.last_at) {
      return fault("store.corrupt",
                   fmt::format("entry {} is older than the one before", entry.index));
    }
    state.last_at = act.at;
    (void)ACTA_TRY(count_in_stream(act, state.versions.edit(act.stream)));
    if (!act.act.known()) note_unknown(state.unknown, act);
    if (parts_.index_acts) (void)ACTA_TRY(index_act(act, leaf, decoded->idem));
    if (!act.act.known()) return true;
    compute(act, state);
    return views(act, state);
  }

 private:
  void compute(const RecordedAct& act, Replayed& state) {
    if (parts_.schema.erasing.subject_of) {
      if (auto subject = parts_.schema.erasing.subject_of(act.act)) state.erased.insert(*subject);
    }
    if (is_rest_of_erased(parts_.keys, state.erased, act)) return;
    parts_.folded.fold(act, state.unknown.has_value());
  }

  // What an erasure left of a stream is for views of public acts alone.
  Result<bool> views(const RecordedAct& act, const Replayed& state) {
    const bool is_rest = is_rest_of_erased(parts_.keys, state.erased, act);
    for (const auto* view : parts_.views) {
      const bool stopped = state.unknown && view->counts;
      if (stopped || (is_rest && !view->of_public_acts)) continue;
      (void)ACTA_TRY(view->apply(parts_.db, act));
    }
    return true;
  }

  Result<bool> add_erased(const StoredEntry& entry, const Hash& leaf) {
    ++unreadable_;
    if (!parts_.index_acts) return true;
    return insert_erased_act(parts_.db, entry.index, ACTA_TRY(record::view_entry(entry.bytes)),
                             leaf);
  }

  // Acts that cannot be read any more leave gaps in their streams, and no more gaps than there are
  // of them.
  Result<bool> count_in_stream(const RecordedAct& act, std::int64_t& version) {
    const auto gap = act.version - version;
    if (gap < 0 || gap > unreadable_) {
      return fault("store.corrupt", fmt::format("entry {} skips in its stream", act.index));
    }
    unreadable_ -= gap;
    version = act.version + 1;
    return true;
  }

  Result<bool> index_act(const RecordedAct& act, const Hash& leaf, const std::string& idem) {
    (void)ACTA_TRY(insert_act(parts_.db, act, leaf));
    if (idem.empty()) return true;
    return count_answer(parts_.db, ACTA_TRY(idempotency_of(idem)), act.index);
  }

  Parts parts_;
  std::int64_t unreadable_ = 0;
};

// The digests of requests whose acts were erased stand nowhere else: they are kept.
Result<bool> forget_index(Database& db, const KeyRing& keys, const ErasedSubjects& erased) {
  std::vector<std::string> streams;
  if (!erased.empty()) {
    (void)ACTA_TRY(db.query("SELECT DISTINCT stream FROM act WHERE classification <> 'public'", {},
                            [&](const Row& row) { streams.emplace_back(row.text(0)); }));
  }
  for (const auto& stream : streams) {
    if (!erased.contains(digest_of_subject(keys, stream))) continue;
    (void)ACTA_TRY(db.execute(
        "UPDATE act SET type = 'sealed.act' WHERE stream = $1 AND classification <> 'public'",
        {stream}));
  }
  return db.script(
      "DELETE FROM idempotency WHERE first NOT IN (SELECT idx FROM act WHERE type = 'sealed.act');"
      "DELETE FROM act;");
}

Result<bool> acts_are_indexed(Database& db, std::int64_t size) {
  std::int64_t count = -1;
  (void)ACTA_TRY(
      db.query("SELECT count(*) FROM act", {}, [&](const Row& row) { count = row.integer(0); }));
  return count == size;
}

// What this program could not bring to the end is stale for every program that opens it next.
Result<bool> mark_unfinished(Database& db, const Schema& schema, UnknownActs& unknown) {
  for (const auto& view : schema.views) {
    (view.counts ? unknown.views_stopped : unknown.views_skipping).push_back(view.name);
    (void)ACTA_TRY(db.execute("UPDATE view_state SET version = $1 WHERE name = $2",
                              {std::int64_t{-1}, view.name}));
  }
  return true;
}

Result<Replayed> replay_once(Database& db, Codec& codec, const KeyRing& keys, const Schema& schema,
                             Folded& folded, const ReplayOptions& options, Rebuild which) {
  Replayed state;
  state.head = ACTA_TRY(read_head(db));
  if (options.acknowledged && options.acknowledged->size > state.head.size) {
    return fault("store.rolled_back",
                 fmt::format("this database has {} acts, and {} were acknowledged: it was rolled "
                             "back; restore what is missing from a mirror or a newer backup",
                             state.head.size, options.acknowledged->size));
  }
  (void)ACTA_TRY(db.begin());
  folded = schema.folded.fresh();
  auto stale = ACTA_TRY(stale_views(db, schema, which));
  for (const auto* view : stale) (void)ACTA_TRY(make_view(db, *view));
  const bool counting_anew = std::ranges::all_of(schema.views, [&](const View& view) {
    return !view.counts || std::ranges::find(stale, &view) != stale.end();
  });
  const bool index_acts = which == Rebuild::all || !ACTA_TRY(acts_are_indexed(db, state.head.size));
  if (index_acts) (void)ACTA_TRY(forget_index(db, keys, options.erased));
  state.erased = options.erased;
  Replay pass({.db = db,
               .codec = codec,
               .keys = keys,
               .schema = schema,
               .folded = folded,
               .views = std::move(stale),
               .index_acts = index_acts});
  if (options.acknowledged) (void)ACTA_TRY(check_acknowledged(*options.acknowledged, state.tree));
  for (std::int64_t from = 0; from < state.head.size; from += chunk) {
    const auto to = std::min(from + chunk, state.head.size);
    for (const auto& entry : ACTA_TRY(read_chunk(db, from, to))) {
      (void)ACTA_TRY(pass.add(entry, state));
      if (options.acknowledged)
        (void)ACTA_TRY(check_acknowledged(*options.acknowledged, state.tree));
    }
    if (options.progress) options.progress(to, state.head.size);
  }
  (void)ACTA_TRY(check_head(state.head, state.tree, keys));
  if (state.unknown && !counting_anew) {
    // What an earlier or newer program counted to the end goes back to before the unknown act.
    (void)ACTA_TRY(db.rollback());
    return replay_once(db, codec, keys, schema, folded, options, Rebuild::counting);
  }
  if (state.unknown) (void)ACTA_TRY(mark_unfinished(db, schema, *state.unknown));
  (void)ACTA_TRY(db.commit());
  state.recent = ACTA_TRY(RecentAnswers::read(db));
  return state;
}

}  // namespace

Result<Replayed> replay(Database& db, Codec& codec, const KeyRing& keys, const Schema& schema,
                        Folded& folded, const ReplayOptions& options) {
  return replay_once(db, codec, keys, schema, folded, options,
                     options.rebuild_all ? Rebuild::all : Rebuild::stale);
}

Result<bool> replay_views(Database& from, Database& into, const ViewsAsOf& asked) {
  const auto erased = ACTA_TRY(known_erasures(from, asked.codec, asked.schema));
  (void)ACTA_TRY(create_log(into));
  (void)ACTA_TRY(into.begin());
  for (const auto& view : asked.schema.views) (void)ACTA_TRY(make_view(into, view));
  for (std::int64_t begin = 0; begin < asked.size; begin += chunk) {
    for (const auto& entry :
         ACTA_TRY(read_chunk(from, begin, std::min(begin + chunk, asked.size)))) {
      const auto decoded = ACTA_TRY(asked.codec.decode(entry.index, entry.bytes));
      if (!decoded) continue;
      if (!decoded->act.act.known()) {
        std::optional<UnknownActs> unknown;
        note_unknown(unknown, decoded->act);
        return std::unexpected(refusal_of(*unknown));
      }
      const bool is_rest = is_rest_of_erased(asked.keys, erased, decoded->act);
      (void)ACTA_TRY(insert_act(into, decoded->act, record::leaf_hash(bytes_of(entry.bytes))));
      for (const auto& view : asked.schema.views) {
        if (!is_rest || view.of_public_acts) (void)ACTA_TRY(view.apply(into, decoded->act));
      }
    }
  }
  (void)ACTA_TRY(into.commit());
  return true;
}

}  // namespace acta::store
