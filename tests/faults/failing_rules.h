// Which calls fail, and how.
//
// The environment names a file, ACTA_FAILING_CALLS, whose lines are rules, and it may change while
// the server runs:
//
//   CALL PATH ERROR FIRST COUNT      e.g.  fdatasync vault.db-wal EIO 3 1
//
// The calls of that name (or *) on a file whose path holds PATH (or *) are counted from the moment
// the rules changed; from the FIRST on, COUNT of them fail with ERROR: EIO, ENOSPC, EINTR, or
// SHORT, which writes a part and says how much. While a rule with ENOSPC stands, the space that is
// free (statvfs) is none. Each failure is a line of ACTA_FAILING_CALLS.log: CALL PATH ERROR.
//
// Nothing here makes a call that is taken over (failing_calls.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace acta::faults {

// The error of this call; empty: it is made. What is no path is a socket, which never fails.
std::string error_of(std::string_view call, const std::string& path);
// Whether there is such an error; errno says it.
bool fails(const std::string& error);
std::size_t part_of(const std::string& error, std::size_t size);
std::string path_of(int file);
// Whether a rule says that there is no room at all.
bool no_room();

}  // namespace acta::faults
