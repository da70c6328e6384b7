#include <gtest/gtest.h>

#include "acta/reports/decisions.h"

namespace acta::reports {
namespace {

struct Desk {
  Reports reports;
  Facts facts{{1'767'225'600'000}, Hash{1}};
  ReportId report;

  Desk() {
    auto drafts = issue_report(reports,
                               {.symbol = "AC/2026/1",
                                .from = parse_date("2026-01-01").value(),
                                .to = parse_date("2027-01-01").value()},
                               facts);
    report = drafts->front().act.as<ReportIssued>()->report;
    record(drafts->front(), 7);
  }
  void record(const Draft& draft, std::int64_t index) {
    apply(reports, {.index = index, .act = draft.act});
  }
};

const WitnessedCheckpoint seen_eight{.size = 8, .note = "origin\n8\n", .quorum = "both"};

TEST(CertifyReport, NamesTheCheckpointThatTheQuorumCosigned) {
  Desk desk;
  const auto drafts = certify_report(desk.reports, desk.report, seen_eight);
  ASSERT_TRUE(drafts);
  const auto* certified = drafts->front().act.as<ReportCertified>();
  ASSERT_NE(certified, nullptr);
  EXPECT_EQ(certified->checkpoint, seen_eight.note);
  EXPECT_EQ(certified->quorum, "both");
  EXPECT_EQ(drafts->front().stream, stream_of(desk.report));
}

TEST(CertifyReport, WaitsForTheQuorum) {
  Desk desk;
  // Act 7 stands in trees of 8 and more.
  auto seven = seen_eight;
  seven.size = 7;
  EXPECT_EQ(certify_report(desk.reports, desk.report, seven).error().word, "reports.not_witnessed");
  EXPECT_EQ(certify_report(desk.reports, desk.report, {}).error().word, "reports.no_policy");
}

TEST(CertifyReport, IsDoneOnceOfAReportThatExists) {
  Desk desk;
  EXPECT_EQ(certify_report(desk.reports, {}, seen_eight).error().word, "reports.unknown");
  const auto drafts = certify_report(desk.reports, desk.report, seen_eight);
  desk.record(drafts->front(), 8);
  EXPECT_EQ(certify_report(desk.reports, desk.report, seen_eight).error().word,
            "reports.certified_already");
}

}  // namespace
}  // namespace acta::reports
