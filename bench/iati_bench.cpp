// A file of 50,000 activities validated by `acta iati validate`, against `xmllint --schema` with
// the official schema on the same file, a program asked in the same run: rounds alternate, the best
// of each counts. Exit 1 when xmllint does not take 1.5 times as long, when its --stream is faster,
// or when ten times as many activities take more memory than their identifiers do.
//
// Ours checks structure, codes and the ruleset, xmllint structure alone. It is measured as people
// run it (a tree of the whole file) and with --stream, which reads as ours does.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int activities = 50'000;
constexpr int rounds = 3;
constexpr double tree_bar = 1.5;
constexpr double stream_bar = 1.0;
// For 45,000 more identifiers, and what an allocator keeps.
constexpr long memory_bar_kib = 24L * 1024;

std::string transaction(int number) {
  return fmt::format(
      R"(<transaction ref="T-{0}"><transaction-type code="{1}"/>
<transaction-date iso-date="20{2:02}-0{3}-1{3}"/>
<value currency="USD" value-date="20{2:02}-0{3}-1{3}">{0}.50</value>
<description><narrative xml:lang="en">Payment {0} for the training of polling staff</narrative>
</description>
<provider-org ref="XM-DAC-41114" provider-activity-id="XM-DAC-41114-{0}">
<narrative>Agency</narrative></provider-org>
<receiver-org ref="KE-RSO-{0}"><narrative>Commission of district {0}</narrative>
</receiver-org><flow-type code="10"/><finance-type code="110"/><aid-type code="C01"/>
<tied-status code="5"/></transaction>
)",
      number, number % 4 + 1, number % 9 + 12, number % 9 + 1);
}

void write_activity(std::ofstream& out, int number) {
  out << fmt::format(
      R"(<iati-activity default-currency="USD" last-updated-datetime="2025-05-01T10:00:00Z"
xml:lang="en">
<iati-identifier>XM-DAC-41114-{0}</iati-identifier>
<reporting-org ref="XM-DAC-41114" type="40"><narrative>Agency</narrative></reporting-org>
<title><narrative>Support to elections, project {0}</narrative>
<narrative xml:lang="fr">Appui aux élections, projet {0}</narrative></title>
<description type="1"><narrative>Training of polling staff, civic education and registration
of voters in the districts that project {0} covers.</narrative></description>
<participating-org ref="XM-DAC-41114" role="3" type="40"><narrative>Agency</narrative>
</participating-org>
<participating-org ref="KE-RSO-{0}" role="4" type="10"><narrative>Commission</narrative>
</participating-org>
<activity-status code="2"/><activity-date type="2" iso-date="2013-01-01"/>
<activity-date type="3" iso-date="2026-12-31"/>
<recipient-country code="KE" percentage="60"/><recipient-country code="UG" percentage="40"/>
<sector vocabulary="1" code="15151" percentage="70.5"/>
<sector vocabulary="1" code="15150" percentage="29.5"/>
<policy-marker vocabulary="1" code="1" significance="1"/>
<default-flow-type code="10"/><default-finance-type code="110"/><default-aid-type code="C01"/>
<budget type="1" status="2"><period-start iso-date="2025-01-01"/>
<period-end iso-date="2025-12-31"/>
<value value-date="2025-01-01" currency="USD">{0}.25</value></budget>
)",
      number);
  for (int i = 0; i < 3; ++i) out << transaction(number + i);
  out << R"(<result type="2"><title><narrative>Staff trained</narrative></title>
<indicator measure="1">
<title><narrative>Number of persons</narrative></title><baseline year="2013" value="0"/>
<period><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/>
<target value="100"/><actual value="90"/></period></indicator></result>
</iati-activity>
)";
}

void write_file(const std::string& path, int count) {
  std::ofstream out(path, std::ios::binary);
  out << "<iati-activities version=\"2.03\" generated-datetime=\"2025-05-01T10:00:00Z\">\n";
  for (int i = 0; i < count; ++i) write_activity(out, i);
  out << "</iati-activities>\n";
}

struct Run {
  double seconds = 1e9;
  long memory_kib = 0;
  int status = -1;
};

Run run(std::vector<std::string> words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const auto start = Clock::now();
  const auto child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_WRONLY);
    if (nowhere < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0 || ::dup2(nowhere, STDERR_FILENO) < 0) {
      ::_exit(126);
    }
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  Run run;
  rusage usage{};
  int status = 0;
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) return run;
  run.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  run.memory_kib = usage.ru_maxrss;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return run;
}

struct Best {
  Run run;
  bool good = true;
  void take(const Run& other) {
    good = good && other.status == 0;
    run.seconds = std::min(run.seconds, other.seconds);
    run.memory_kib = std::max(run.memory_kib, other.memory_kib);
  }
  void print(std::string_view name) const {
    fmt::print("{:<32} {:6.2f} s  {:8.1f} MiB\n", name, run.seconds,
               static_cast<double>(run.memory_kib) / 1024);
  }
};

}  // namespace

int main() {
  const fs::path shared = fs::path(ACTA_SOURCE_DIR) / "../shared/data/assistance/iati";
  const auto schema = (shared / "iati-activities-schema.xsd").string();
  if (!fs::exists(schema)) {
    fmt::print("not run: the official schema does not lie beside the checkout\n");
    return 1;
  }
  fs::create_directories("bench");
  const std::string large = "bench/iati_large.xml";
  const std::string small = "bench/iati_small.xml";
  write_file(large, activities);
  write_file(small, activities / 10);
  fmt::print("{} activities, {:.0f} MB\n", activities,
             static_cast<double>(fs::file_size(large)) / 1e6);
  Best ours;
  Best tenth;
  Best tree;
  Best stream;
  for (int round = 0; round < rounds; ++round) {
    ours.take(run({"./acta", "iati", "validate", large}));
    tree.take(run({"xmllint", "--noout", "--schema", schema, large}));
    stream.take(run({"xmllint", "--noout", "--stream", "--schema", schema, large}));
    tenth.take(run({"./acta", "iati", "validate", small}));
  }
  fs::remove(large);
  fs::remove(small);
  ours.print("acta iati validate");
  tenth.print("  a tenth of the activities");
  tree.print("xmllint --schema");
  stream.print("xmllint --stream --schema");
  if (!ours.good || !tenth.good || !tree.good || !stream.good) {
    fmt::print("a program did not accept the file, or is not there (xmllint: libxml2-utils)\n");
    return 1;
  }
  const auto of_tree = tree.run.seconds / ours.run.seconds;
  const auto of_stream = stream.run.seconds / ours.run.seconds;
  const auto growth = ours.run.memory_kib - tenth.run.memory_kib;
  fmt::print(
      "xmllint --schema takes {:.2f} times as long (bar {:.1f}), --stream {:.2f} (bar {:.1f})\n",
      of_tree, tree_bar, of_stream, stream_bar);
  fmt::print("ten times as many activities take {:.1f} MiB more (bar {} MiB)\n",
             static_cast<double>(growth) / 1024, memory_bar_kib / 1024);
  const bool met = of_tree >= tree_bar && of_stream >= stream_bar && growth <= memory_bar_kib;
  return met ? 0 : 1;
}
