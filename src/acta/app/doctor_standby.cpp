// Whether a fail-over of PostgreSQL can lose acts: what its own views say of standbys.
#include <fmt/format.h>

#include "acta/app/doctor.h"

namespace acta::app {
namespace {

constexpr std::int64_t behind_max = 64;  // MiB of the log that a standby has not flushed

struct Standbys {
  std::string named;        // synchronous_standby_names
  bool is_standby = false;  // this server itself
  std::int64_t waited_for = 0;
  std::int64_t unknown = 0;  // whose state this user may not see
  std::int64_t behind = 0;   // MiB, of the one that is furthest behind
};

// Norm: PostgreSQL 15, 28.2.4 (pg_stat_replication): state and positions of each standby; NULL for
// who may not see them.
Result<Standbys> standbys_of(store::Database& db) {
  Standbys found;
  (void)ACTA_TRY(db.query(
      "SELECT current_setting('synchronous_standby_names'), pg_is_in_recovery()::int::bigint", {},
      [&](const store::Row& row) {
        found.named = row.text(0);
        found.is_standby = row.integer(1) != 0;
      }));
  if (found.is_standby) return found;
  (void)ACTA_TRY(db.query(
      R"(SELECT count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')),
                count(*) FILTER (WHERE sync_state IS NULL),
                coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)) / 1048576, 0)::bigint
         FROM pg_stat_replication)",
      {}, [&](const store::Row& row) {
        found.waited_for = row.integer(0);
        found.unknown = row.integer(1);
        found.behind = row.integer(2);
      }));
  return found;
}

}  // namespace

Result<std::optional<Finding>> standby_finding(store::Database& db) {
  if (db.dialect() != store::Dialect::postgresql) return std::optional<Finding>();
  const auto found = ACTA_TRY(standbys_of(db));
  if (found.is_standby) return std::optional<Finding>();
  if (found.named.empty()) {
    return std::optional(Finding{"standby.none", Severity::advice,
                                 "no standby of the database is waited for: a fail-over can lose "
                                 "acts that were acknowledged",
                                 "name one in synchronous_standby_names "
                                 "(docs/operate-postgresql.md)"});
  }
  if (found.waited_for == 0 && found.unknown == 0) {
    return std::optional(Finding{"standby.away", Severity::broken,
                                 fmt::format("the database waits for the standby {}, and none is "
                                             "connected: acts are not answered",
                                             found.named),
                                 "bring the standby back, or name another one; see "
                                 "pg_stat_replication"});
  }
  if (found.behind < behind_max) return std::optional<Finding>();
  return std::optional(
      Finding{"standby.behind", Severity::warning,
              fmt::format("a standby of the database is {} MiB behind", found.behind),
              "look at its disk and at the network between the two: see pg_stat_replication"});
}

}  // namespace acta::app
