// What the doctor sees without reading the record: modes, space, the certificate, backups.
#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "acta/app/doctor.h"
#include "acta/store/backup.h"
#include "acta/store/frozen.h"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t megabyte = 1'048'576;
constexpr std::int64_t day = 86'400'000;  // milliseconds

std::int64_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

void examine_modes(const std::string& directory, Findings& findings) {
  for (const auto* name : {"", "/keys", "/acta.db", "/vault.db"}) {
    struct stat info{};
    const auto path = directory + name;
    if (::stat(path.c_str(), &info) != 0) continue;
    // Below a directory that is closed, the mode of a database file does no harm.
    const bool is_file = S_ISREG(info.st_mode);
    if ((info.st_mode & 077U) == 0 || is_file) continue;
    findings.push_back(
        {"directory.exposed", Severity::broken,
         fmt::format("{} is open to other users (mode {:o})", path, info.st_mode & 0777U),
         "chmod 700 " + path});
  }
}

void examine_space(const std::string& directory, Findings& findings) {
  std::error_code error;
  const auto space = fs::space(directory, error);
  if (error) return;
  const auto free = static_cast<std::int64_t>(space.available) / megabyte;
  constexpr std::int64_t little = 64;
  if (free < little) {
    findings.push_back({"disk.nearly_full", Severity::broken,
                        fmt::format("{} MB are free on the disk of the record", free),
                        "make room now: a full disk takes no acts"});
  } else if (free < 4 * little || free * megabyte < size_of(directory + "/acta.db")) {
    findings.push_back({"disk.nearly_full", Severity::warning,
                        fmt::format("{} MB are free on the disk of the record", free),
                        "make room before it stops the record"});
  }
  const auto log = size_of(directory + "/acta.db-wal") / megabyte;
  if (log < 256) return;
  findings.push_back({"wal.large", Severity::warning,
                      fmt::format("the write-ahead log has {} MB", log),
                      "a reader holds it back; end long reads, or restart the server"});
}

void examine_frozen(const std::string& directory, Findings& findings) {
  const auto frozen = store::read_frozen(directory);
  if (!frozen) {
    findings.push_back({"log.frozen", Severity::broken, frozen.error().detail,
                        "bring frozen.json back from a backup of it"});
  } else if (*frozen) {
    findings.push_back(
        {"log.frozen", Severity::warning,
         fmt::format("the log is frozen since {}: {}", to_text((*frozen)->at), (*frozen)->reason),
         (*frozen)->successor ? "read it; " + (*frozen)->successor->origin + " goes on"
                              : std::string("acta continue begins the next log")});
  }
}

}  // namespace

void examine_files(const Examination& examination, Diagnosis& diagnosis) {
  examine_modes(examination.directory, diagnosis.findings);
  examine_space(examination.directory, diagnosis.findings);
  examine_frozen(examination.directory, diagnosis.findings);
}

void examine_certificate(const Examination& examination, Findings& findings) {
  if (examination.certificate.empty()) return;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen(examination.certificate.c_str(), "re"), std::fclose);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr, X509_free);
  if (!certificate) {
    findings.push_back({"certificate.unreadable", Severity::broken,
                        examination.certificate + " is no certificate in PEM",
                        "name the file that acta serve --tls-certificate takes"});
    return;
  }
  const std::unique_ptr<ASN1_TIME, decltype(&ASN1_TIME_free)> now(
      ASN1_TIME_set(nullptr, static_cast<std::time_t>(examination.now.milliseconds / 1000)),
      ASN1_TIME_free);
  int days = 0;
  int seconds = 0;
  ASN1_TIME_diff(&days, &seconds, now.get(), X509_get0_notAfter(certificate.get()));
  constexpr int soon = 21;
  if (days < 0 || seconds < 0) {
    findings.push_back({"certificate.expired", Severity::broken,
                        fmt::format("the certificate expired {} days ago", -days),
                        "renew it and restart the server"});
  } else if (days < soon) {
    findings.push_back({"certificate.expires", Severity::warning,
                        fmt::format("the certificate expires in {} days", days),
                        "renew it and restart the server"});
  }
}

void examine_backups(const Examination& examination, Findings& findings) {
  const auto last = store::last_backup(examination.directory);
  const auto* command = "acta backup --data DIR --to FOLDER, every day, and keep it elsewhere";
  if (!last || !*last) {
    findings.push_back(
        {"backup.none", Severity::warning, "no backup of this directory is known", command});
    return;
  }
  const auto age = (examination.now.milliseconds - (*last)->at.milliseconds) / day;
  constexpr std::int64_t week = 7;
  if (age <= week) return;
  findings.push_back({"backup.old", Severity::warning,
                      fmt::format("the last backup is {} days old", age), command});
}

}  // namespace acta::app
