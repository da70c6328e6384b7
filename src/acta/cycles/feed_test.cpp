// The feed as RFC 5545 asks for it; that calendars read it is tested with another reader
// (tests/functional/calendar_test.mjs).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "acta/cycles/calendar_feed.h"

namespace acta::cycles {
namespace {

FeedEvent event(const std::string& summary) {
  return {.uid = "0192.election_day@demo",
          .sequence = 3,
          .stamp = parse_instant("2026-11-29T12:00:00.000Z").value(),
          .from = parse_date("2027-12-31").value(),
          .to = parse_date("2027-12-31").value(),
          .status = FeedEvent::Status::confirmed,
          .summary = summary,
          .description = "declared. Gazette; page 3, column 2\nsecond line",
          .category = "general"};
}

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

TEST(Feed, SaysWholeDaysAndEscapesText) {
  const auto made = event("Kenya: General election");
  const auto text = unfolded(print_feed("Elections", std::span(&made, 1)));
  for (const auto* line :
       {"BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "UID:0192.election_day@demo\r\n",
        "SEQUENCE:3\r\n", "DTSTAMP:20261129T120000Z\r\n", "DTSTART;VALUE=DATE:20271231\r\n",
        "DTEND;VALUE=DATE:20280101\r\n", "STATUS:CONFIRMED\r\n",
        "DESCRIPTION:declared. Gazette\\; page 3\\, column 2\\nsecond line\r\n",
        "END:VEVENT\r\nEND:VCALENDAR\r\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  }
}

TEST(Feed, FoldsAtSeventyFiveOctetsAndNoLetterIsCut) {
  const std::string letters = "الانتخابات العامة في كينيا ";
  const auto made = event(letters + letters + letters + letters);
  const auto text = print_feed("Elections", std::span(&made, 1));
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 75U) << text.substr(at, end - at);
    const auto first = static_cast<unsigned char>(text[text[at] == ' ' ? at + 1 : at]);
    EXPECT_NE(first & 0xC0U, 0x80U) << "a letter of UTF-8 is cut";
    at = end + 2;
  }
  EXPECT_NE(unfolded(text).find(letters + letters), std::string::npos);
}

TEST(Feed, WithoutEventsIsACalendarAllTheSame) {
  const auto text = print_feed("Elections", {});
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(text.ends_with("END:VCALENDAR\r\n"));
}

}  // namespace
}  // namespace acta::cycles
