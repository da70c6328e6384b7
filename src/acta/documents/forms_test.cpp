// Writing the forms into a folder, for those who want to look at them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

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
    std::ofstream(folder + "/" + name + suffix, std::ios::binary) << *bytes;
  };
  put(".html", write_html(document, issued));
  put(".docx", write_docx(document, issued));
  put(".pdf", write_pdf(document, issued));
}

// Not a test by itself: ACTA_FORMS=FOLDER documents_test --gtest_filter=Forms.WritesIntoAFolder
TEST(Forms, WritesIntoAFolder) {
  const char* folder = std::getenv("ACTA_FORMS");
  if (folder == nullptr) GTEST_SKIP() << "ACTA_FORMS names no folder";
  write_all(folder, "english", english_sample());
  write_all(folder, "arabic", arabic_sample());
  write_all(folder, "long", long_sample(600));
}

}  // namespace
}  // namespace acta::documents
