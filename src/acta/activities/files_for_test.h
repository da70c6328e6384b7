// A publisher's four files in a directory of their own, with invented projects or altered ones.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "acta/base/check.h"

namespace acta::activities {

class Files {
 public:
  static constexpr auto projects = "undp-crs15161-projects-full.json";
  static constexpr auto years = "undp-crs15161-project-summary-2010-2013.json";
  static constexpr auto donors = "undp-crs15161-project-donor-year-2010-2013.csv";
  static constexpr auto names = "donor-index.json";

  Files() : directory_(testing::TempDir() + "acta_activities_" + std::to_string(::getpid())) {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  ~Files() { std::filesystem::remove_all(directory_); }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  [[nodiscard]] const std::string& directory() const { return directory_; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(directory_ + "/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ + "/" + name, std::ios::binary) << text;
  }
  // Replaces the first `from` at or behind `behind`; it has to be there.
  void alter(const std::string& name, const std::string& from, const std::string& to,
             const std::string& behind = "") const {
    auto text = read(name);
    const auto start = text.find(behind);
    const auto at = start == std::string::npos ? start : text.find(from, start);
    ACTA_ASSERT(at != std::string::npos);
    write(name, text.replace(at, from.size(), to));
  }

  // One project of the Republic of Carana with two years and two donors.
  void invent() const {
    write(projects, R"([{"project_id": "00000001", "project_title": "Voter lists",
 "project_descr": "Registration of voters.", "operating_unit_id": "XCA",
 "operating_unit": "Carana", "iati_op_id": "XC", "region_id": "RBA", "start": "2011-01-01",
 "end": "2012-12-31", "inst_descr": "UNDP", "document_name": [],
 "outputs": [{"output_id": "1", "output_title": "Lists", "output_descr": null,
              "crs": "15161", "crs_descr": "Elections"}]}])");
    write(years, R"([{"id": "00000001", "fiscal_year": "2011", "budget": 100.0,
 "expenditure": 50.0, "donors": ["A", "B"], "donor_budget": [60.0, 40.0],
 "donor_expend": [30.0, 20.0], "crs": ["15161"]}])");
    write(donors,
          "project_id,name,operating_unit_iso3,region,fiscal_year,donor_id,donor_country,"
          "donor_type,donor_budget_usd,donor_expend_usd,crs\r\n"
          "00000001,Voter lists,XCA,RBA,2011,A,XKA,PROG_CTY,60.0,30.0,15161\r\n"
          "00000001,\"Voter lists\",XCA,RBA,2011,B,XSU,PROG_CTY,40.0,20.0,15161\r\n");
    write(names, R"([{"id": "A", "name": "Katasi"}])");
  }

 private:
  std::string directory_;
};

}  // namespace acta::activities
