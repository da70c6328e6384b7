// Small files of IATI that are right in every way, and edits that make them wrong in one.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "acta/iati/validator.h"

namespace acta::iati {

// Each is found, wherever it stands, and replaced.
using Edits = std::vector<std::pair<std::string, std::string>>;

inline std::string edited(std::string text, const Edits& edits) {
  for (const auto& [from, to] : edits) {
    auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "nothing to edit: " << from;
    for (; at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

// The marks stand where an edit may put more.
inline std::string activity_document() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2026-01-15T00:00:00Z">
<iati-activity xml:lang="en" default-currency="USD"
  last-updated-datetime="2026-01-10T00:00:00Z">
<iati-identifier>XM-DAC-41114-ELECT</iati-identifier>
<reporting-org ref="XM-DAC-41114" type="40"><narrative>Agency</narrative></reporting-org>
<title><narrative>Support to the electoral cycle</narrative></title>
<description type="1"><narrative>Training of polling staff.</narrative></description>
<participating-org role="4" type="10" ref="KE-RSO-12"><narrative>Commission</narrative>
</participating-org>
<!--other-->
<activity-status code="2"/>
<activity-date type="2" iso-date="2024-01-01"/>
<!--dates-->
<recipient-country code="KE"/>
<!--regions-->
<sector code="15151"/>
<!--sectors-->
<!--types-->
<!--money-->
<!--end-->
</iati-activity>
</iati-activities>
)";
}

inline std::string organisation_document() {
  return R"(<iati-organisations version="2.03" generated-datetime="2026-01-15T00:00:00Z">
<iati-organisation xml:lang="en" default-currency="USD"
  last-updated-datetime="2026-01-10T00:00:00Z">
<organisation-identifier>XM-DAC-41304</organisation-identifier>
<name><narrative>Agency</narrative></name>
<reporting-org ref="XM-DAC-41114" type="40"><narrative>Agency</narrative></reporting-org>
<!--budgets-->
</iati-organisation>
</iati-organisations>
)";
}

inline Instant test_now() {
  return *parse_instant("2026-02-01T12:00:00.000Z");
}

inline std::vector<Finding> findings_in(const std::string& text, Settings settings = {}) {
  std::vector<Finding> findings;
  settings.now = test_now();
  auto validator =
      Validator::create(settings, [&](const Finding& finding) { findings.push_back(finding); });
  EXPECT_TRUE(validator) << validator.error().detail;
  if (validator) (void)(*validator)->validate("a.xml", [&] { return source_of(text); });
  return findings;
}

inline std::set<std::string> rules_in(const std::string& text, Settings settings = {}) {
  std::set<std::string> rules;
  for (const auto& finding : findings_in(text, std::move(settings))) rules.insert(finding.rule);
  return rules;
}

}  // namespace acta::iati
