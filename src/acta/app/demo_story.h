// A story for the demonstration: events put down in any order, told in the order of their days.
//
// Every event is an ordinary command, decided by the ordinary decisions at its moment; one that is
// refused is a bug of the story and ends it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "acta/assistance/decisions.h"
#include "acta/base/rights.h"
#include "acta/cycles/acts.h"
#include "acta/store/blobs.h"
#include "acta/store/store.h"

namespace acta::app {

struct ElectionOfStory {
  std::string id;
  CountryCode state;
  Date day;
};

struct CycleOfStory {
  std::string id;
  CountryCode state;
};

struct RequestOfStory {
  CountryCode state;
  std::string office;
  std::string title;
  std::string summary;
  std::vector<assistance::AssistanceType> types;
  ElectionOfStory* election = nullptr;
  Date document_on;
  std::string id;
};

class Story {
 public:
  Story(store::Store& store, store::Blobs& blobs) : store_(store), blobs_(blobs) {}

  void add_people(Date on);
  void name_state(const CountryCode& state, std::string name);
  [[nodiscard]] std::string name_of(const CountryCode& state) const;
  void record_authority(const CountryCode& state, const std::string& office, Date on);
  ElectionOfStory& add_election(const CountryCode& state, std::string title, std::string source,
                                Date known_on, Date day);
  void delay(ElectionOfStory& election, Date known_on, Date to);
  void hold(ElectionOfStory& election);
  CycleOfStory& open_cycle(const CountryCode& state, std::string title, Date on);
  // Without a last day the end is open.
  void date_phase(CycleOfStory& cycle, Date known_on, cycles::Phase phase, Date from,
                  std::optional<Date> to);
  void place(ElectionOfStory& election, CycleOfStory& cycle, Date on);
  void date_milestone(ElectionOfStory& election, Date known_on, cycles::Milestone milestone,
                      Date from, Date to);
  void confirm(ElectionOfStory& election, Date on);
  void count(ElectionOfStory& election, Date on, cycles::Indicator indicator, std::int64_t count,
             std::optional<cycles::Sex> sex = std::nullopt);
  void budget(ElectionOfStory& election, Date on, cycles::Indicator indicator, std::int64_t amount);

  RequestOfStory& add_request(RequestOfStory request);
  void begin_authentication(RequestOfStory& file, Date on);
  void authenticate(RequestOfStory& file, Date on);  // until it is admissible
  void screen(RequestOfStory& file, Date on);
  void waive_short_time(RequestOfStory& file, Date on);
  void begin_assessment(RequestOfStory& file, Date on);
  void assess(RequestOfStory& file, Date on, assistance::Met conditions);  // until it is cleared
  void recommend(RequestOfStory& file, Date on, assistance::Outcome outcome);
  void decide(RequestOfStory& file, Date on, assistance::Outcome outcome);
  void withdraw(RequestOfStory& file, Date on);
  // Its sections, checklist and options, and what an entity says of it.
  void write_report(RequestOfStory& file, Date on);
  // A letter, a question that was answered, one that waits, and a publication to consent to.
  void exchange(RequestOfStory& file, Date on);

  // Tells everything that lies before the end of that day.
  Result<bool> tell(Date today);

 private:
  using Decide =
      std::function<Result<std::vector<Draft>>(const store::Folded&, const Actor&, Facts&)>;
  struct Event {
    Date on;
    Role role;
    bool second;           // the second person of that role
    std::string* id_into;  // where the id of what was made goes
    Decide decide;
  };
  void at(Date on, Role role, Decide decide, std::string* id_into = nullptr, bool second = false);
  Result<std::string> submit(const Event& event, Instant at);
  struct LetterOfStory {
    std::string title;
    std::string issuer;
    Date date;
    std::string text;
    std::string file_name;
  };
  Result<assistance::Letter> write_letter(const LetterOfStory& letter);
  [[nodiscard]] Actor actor(Role role, bool second) const;
  // A step on an election whose id is known only when it is told.
  template <class Body, class Decision>
  void of_election(ElectionOfStory& election, Date on, Body body, Decision decision);
  // A step on a file whose id is known only when it is told.
  template <class Body, class Decision>
  void step(RequestOfStory& file, Date on, Role role, Body body, Decision decision,
            bool second = false);

  store::Store& store_;
  store::Blobs& blobs_;
  std::deque<ElectionOfStory> elections_;
  std::deque<CycleOfStory> cycles_;
  std::deque<RequestOfStory> requests_;
  std::map<std::string, std::string> names_;
  std::deque<std::string> person_ids_;
  std::map<Role, std::vector<const std::string*>> people_;
  std::vector<Event> events_;
  int told_ = 0;
};

}  // namespace acta::app
