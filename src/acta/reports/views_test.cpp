// The status of requests of a period, as its last day saw it; on both engines.
#include "acta/reports/views.h"

#include <gtest/gtest.h>

#include "acta/store/engines_for_test.h"

namespace acta::reports {
namespace {

using assistance::RequestAnnounced;
using assistance::ResponseAnnounced;

Date on(std::string_view day) {
  return parse_date(day).value();
}

class StatusOfPeriods : public store::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    db_ = engine().record(store::Access::write).value();
    ASSERT_TRUE(db_->script(view_.ddl(db_->dialect())));
    add(RequestAnnounced{.request = request_,
                         .ref = "EA-2025-001",
                         .state = {"XCA"},
                         .received_on = on("2025-12-10"),
                         .types = {AssistanceType::ta},
                         .elections = {}});
    answer(Response::approved, "2026-03-01");
    answer(Response::terminated, "2026-11-02");
  }
  void add(AnyAct act) {
    const auto done = view_.apply(*db_, {.index = size_++, .act = std::move(act)});
    ASSERT_TRUE(done) << done.error().detail;
  }
  void answer(Response response, std::string_view day) {
    add(ResponseAnnounced{
        .request = request_, .response = response, .types = {}, .responded_on = on(day)});
  }
  std::vector<std::optional<Response>> told(std::int64_t size, std::string_view from,
                                            std::string_view to) {
    std::vector<std::optional<Response>> responses;
    const auto rows = status_rows(*db_, size, on(from), on(to)).value();
    for (const auto& row : rows) responses.push_back(row.response);
    return responses;
  }

  RequestId request_{};
  std::int64_t size_ = 0;
  store::View view_ = status_view();
  std::unique_ptr<store::Database> db_;
};

using Responses = std::vector<std::optional<Response>>;

TEST_P(StatusOfPeriods, AnAnswerIsOfThePeriodInWhichItWasGiven) {
  EXPECT_EQ(told(3, "2025-07-01", "2026-01-01"), Responses{std::nullopt}) << "not answered in it";
  EXPECT_EQ(told(3, "2026-01-01", "2026-07-01"), Responses{Response::approved});
  EXPECT_EQ(told(3, "2026-07-01", "2027-01-01"), Responses{Response::terminated});
  EXPECT_EQ(told(3, "2025-07-01", "2027-01-01"), Responses{Response::terminated});
}

TEST_P(StatusOfPeriods, AsOfFewerActsNothingOfTheLaterIsTold) {
  EXPECT_EQ(told(2, "2026-07-01", "2027-01-01"), Responses{});
  EXPECT_EQ(told(1, "2025-07-01", "2027-01-01"), Responses{std::nullopt});
  EXPECT_EQ(told(0, "2025-07-01", "2027-01-01"), Responses{});
}

ACTA_ON_BOTH_ENGINES(StatusOfPeriods);

}  // namespace
}  // namespace acta::reports
