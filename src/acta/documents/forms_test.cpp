// All forms together: the same bytes wherever they are written.
#include <gtest/gtest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "acta/documents/docx.h"
#include "acta/documents/html.h"
#include "acta/documents/pdf.h"
#include "acta/documents/samples_test.h"

namespace acta::documents {
namespace {

void write_all(const std::string& folder, const std::string& name, const Document& document) {
  const Issued issued{.act = 41'208};
  const auto put = [&](const char* suffix, const Result<std::string>& bytes) {
    ASSERT_TRUE(bytes) << bytes.error().word << " " << bytes.error().detail << " "
                       << bytes.error().where;
    write_file(folder + "/" + name + suffix, *bytes);
  };
  put(".html", write_html(document, issued));
  put(".docx", write_docx(document, issued));
  put(".pdf", write_pdf(document, issued));
  write_file(folder + "/" + name + ".json", canonical(document));
}

// To look at the forms: ACTA_FORMS=FOLDER documents_test --gtest_filter=Forms.WritesIntoAFolder
TEST(Forms, WritesIntoAFolder) {
  // NOLINTBEGIN(concurrency-mt-unsafe): this test has one thread.
  const char* folder = std::getenv("ACTA_FORMS");
  if (folder == nullptr) GTEST_SKIP() << "ACTA_FORMS names no folder";
  const char* locale = std::setlocale(LC_ALL, "");
  std::printf("locale %s, decimal point \"%s\"\n", locale == nullptr ? "unknown" : locale,
              std::localeconv()->decimal_point);
  write_all(folder, "english", english_sample());
  write_all(folder, "arabic", arabic_sample());
  write_all(folder, "long", long_sample(600));
  write_all(folder, "hostile", hostile_sample());
  std::setlocale(LC_ALL, "C");
  // NOLINTEND(concurrency-mt-unsafe)
}

// Runs the test above as another process in those surroundings.
void write_elsewhere(const std::string& surroundings, const std::string& folder) {
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto command = surroundings + " ACTA_FORMS='" + folder + "' '" + self +
                       "' --gtest_filter=Forms.WritesIntoAFolder";
  const auto output = output_of(command);
  ASSERT_TRUE(output) << command;
  const auto from = output->find("locale ");
  ASSERT_NE(from, std::string::npos) << *output;
  std::printf("%s\n", output->substr(from, output->find('\n', from) - from).c_str());
}

// Settings of a user who prefers other fonts.
constexpr const char* other_fonts =
    "<?xml version=\"1.0\"?><fontconfig><match target=\"pattern\"><edit name=\"family\" "
    "mode=\"assign\" binding=\"strong\"><string>DejaVu Sans</string></edit></match></fontconfig>";

TEST(Forms, AreTheSameBytesInAnotherLocaleTimeZoneHomeAndDirectory) {
  const Folder here;
  const Folder there;
  const Folder home;
  std::filesystem::create_directories(home.file(".config/fontconfig"));
  write_file(home.file(".config/fontconfig/fonts.conf"), other_fonts);
  // A locale with a decimal comma, made for the test where the machine can.
  std::string locale = "C.UTF-8";
  if (installed("localedef") && std::filesystem::exists("/usr/share/i18n/locales/de_DE") &&
      output_of("localedef -i de_DE -f UTF-8 '" + home.file("de_DE.UTF-8") + "' 2>/dev/null")) {
    locale = "de_DE.UTF-8";
  }
  write_elsewhere("cd / && env -u LANGUAGE LC_ALL=C TZ=UTC", here.file(""));
  write_elsewhere("cd '" + home.file("") + "' && env HOME='" + home.file("") + "' LOCPATH='" +
                      home.file("") + "' LC_ALL=" + locale +
                      " LANGUAGE=ur:ja TZ=Asia/Kathmandu SOURCE_DATE_EPOCH=1",
                  there.file(""));
  int compared = 0;
  for (const auto* name : {"english", "arabic", "long", "hostile"}) {
    for (const auto* suffix : {".html", ".docx", ".pdf", ".json"}) {
      const auto file = std::string(name) + suffix;
      const auto bytes = read_file(here.file(file));
      EXPECT_GT(bytes.size(), 1000U) << file;
      EXPECT_TRUE(bytes == read_file(there.file(file))) << file << " differs";
      ++compared;
    }
  }
  std::printf("%d files compared, locale %s\n", compared, locale.c_str());
}

}  // namespace
}  // namespace acta::documents
