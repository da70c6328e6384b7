// The calendar as iCalendar (RFC 5545), for the calendars of those who subscribe.
//
// An event keeps its UID for ever; when its date moves, its SEQUENCE is higher (RFC 5545, 3.8.7.4:
// unread beside the domain reference), and one that will not be is CANCELLED, not left out, so that
// it goes from the calendars that have it. Days are all-day values: DTEND is the day after the
// last.
#pragma once

#include <span>
#include <string>

#include "acta/base/date.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"

namespace acta::cycles {

struct FeedEvent {
  enum class Status : std::uint8_t { tentative, confirmed, cancelled };

  std::string uid;
  std::int64_t sequence = 0;
  Instant stamp;  // when what it says was recorded
  Date from;
  Date to;  // the last day
  Status status = Status::tentative;
  std::string summary;
  std::string description;
  std::string category;
};

// Lines end with CR LF and are folded at 75 octets.
[[nodiscard]] std::string print_feed(const std::string& name, std::span<const FeedEvent> events);

}  // namespace acta::cycles
