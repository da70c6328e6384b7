// Every word that the doctor can say: docs/operate.md lists the same, and the catalogue of the
// screen has a title for each (held by tests/functional/doctor_test.mjs).
#pragma once

#include <array>
#include <string_view>

namespace acta::app {

inline constexpr std::array doctor_words = std::to_array<std::string_view>({
    "backup.none",
    "backup.old",
    "blob.damaged",
    "blob.missing",
    "certificate.expired",
    "certificate.expires",
    "certificate.unreadable",
    "clock.behind",
    "directory.exposed",
    "disk.nearly_full",
    "erasure.unapplied",
    "keys.exposed",
    "keys.malformed",
    "keys.missing",
    "keys.unreadable",  // for what else keeps them from being opened
    "keys.wrong_passphrase",
    "lock.ahead",
    "lock.missing",
    "lock.other_history",
    "lock.unreadable",
    "log.frozen",
    "mirror.ahead",
    "mirror.behind",
    "mirror.other_history",
    "mirror.other_log",
    "mirror.unreachable",
    "policy.unreadable",
    "published.ahead",
    "published.behind",
    "published.damaged",
    "published.missing",
    "record.missing",
    "standby.away",
    "standby.behind",
    "standby.none",
    "store.corrupt",
    "store.unreachable",
    "store.unreadable",  // for what else keeps it from being read
    "vault.contents_missing",
    "vault.unreadable",
    "views.stale",
    "wal.large",
    "witness.ahead",
    "witness.other_history",
    "witness.refuses",
    "witness.silent",
});

}  // namespace acta::app
