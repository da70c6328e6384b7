#include "acta/cycles/calendar_feed.h"

#include <libical/ical.h>

#include <memory>

namespace acta::cycles {
namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype day(Date date) {
  icaltimetype time = icaltime_null_date();
  time.year = date.year();
  time.month = date.month();
  time.day = date.day();
  return time;
}

icaltimetype moment(Instant at) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(at.milliseconds / 1000), 0,
                                       icaltimezone_get_utc_timezone());
}

icalproperty_status status_of(FeedEvent::Status status) {
  switch (status) {
    case FeedEvent::Status::tentative: return ICAL_STATUS_TENTATIVE;
    case FeedEvent::Status::confirmed: return ICAL_STATUS_CONFIRMED;
    case FeedEvent::Status::cancelled: return ICAL_STATUS_CANCELLED;
  }
  std::unreachable();
}

std::string text_of(icalcomponent* component) {
  const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(component),
                                                    &icalmemory_free_buffer);
  return text == nullptr ? std::string() : std::string(text.get());
}

std::string text_of(const FeedEvent& event) {
  const Component made(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  const auto add = [&](icalproperty* property) {
    icalcomponent_add_property(made.get(), property);
  };
  add(icalproperty_new_uid(event.uid.c_str()));
  add(icalproperty_new_dtstamp(moment(event.stamp)));
  add(icalproperty_new_lastmodified(moment(event.stamp)));
  add(icalproperty_new_sequence(static_cast<int>(event.sequence)));
  add(icalproperty_new_dtstart(day(event.from)));
  add(icalproperty_new_dtend(day(event.to + 1)));
  add(icalproperty_new_status(status_of(event.status)));
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  add(icalproperty_new_summary(event.summary.c_str()));
  add(icalproperty_new_description(event.description.c_str()));
  add(icalproperty_new_categories(event.category.c_str()));
  return text_of(made.get());
}

}  // namespace

std::string print_feed(const std::string& name, std::span<const FeedEvent> events) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  const auto add = [&](icalproperty* property) {
    icalcomponent_add_property(calendar.get(), property);
  };
  add(icalproperty_new_version("2.0"));
  add(icalproperty_new_prodid("-//Acta//Calendar of elections//EN"));
  add(icalproperty_new_calscale("GREGORIAN"));
  for (const auto& [key, value] :
       {std::pair("X-WR-CALNAME", name.c_str()), std::pair("X-PUBLISHED-TTL", "PT12H")}) {
    auto* property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, key);
    add(property);
  }
  auto text = text_of(calendar.get());
  // The events one after another, without a tree of all of them in memory.
  const auto end = text.find("END:VCALENDAR");
  const auto tail = text.substr(end);
  text.resize(end);
  for (const auto& event : events) text += text_of(event);
  return text + tail;
}

}  // namespace acta::cycles
