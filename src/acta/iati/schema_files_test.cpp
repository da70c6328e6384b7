// What a schema may read, and that a schema that was not applied is never taken for satisfied.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "acta/iati/documents_for_test.h"

namespace acta::iati {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string schema_of(std::string_view inside) {
  return fmt::format(R"(<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{}</xsd:schema>)",
                     inside);
}
std::string include_of(std::string_view address) {
  return fmt::format("<xsd:include schemaLocation=\"{}\"/>", address);
}
const std::string any_activities =
    R"(<xsd:element name="iati-activities"><xsd:complexType><xsd:sequence>
<xsd:any processContents="skip" maxOccurs="unbounded"/></xsd:sequence>
<xsd:anyAttribute processContents="skip"/></xsd:complexType></xsd:element>)";

class SchemaFolder : public testing::Test {
 protected:
  SchemaFolder() {
    fs::create_directories(place_ / "schemas");
    write("secret.xsd", schema_of(any_activities));
  }
  ~SchemaFolder() override { fs::remove_all(place_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(place_ / name, std::ios::binary) << text;
  }
  // Why a schema with this text is refused; empty when it is not.
  [[nodiscard]] std::string refusal_of(const std::string& text) const {
    write("schemas/first.xsd", text);
    const auto schema = Schema::load((place_ / "schemas/first.xsd").string());
    if (schema) return {};
    EXPECT_EQ(schema.error().word, "iati.schema");
    return schema.error().detail;
  }

  fs::path place_ =
      fs::canonical(fs::temp_directory_path()) / fmt::format("acta schemas %20 {}", ::getpid());
};

TEST_F(SchemaFolder, ReadsWhatLiesWithinIt) {
  fs::create_directories(place_ / "schemas/more");
  write("schemas/more/common types.xsd", schema_of(include_of("../first.xsd") + any_activities));
  EXPECT_EQ(refusal_of(schema_of(include_of("more/common%20types.xsd"))), "");
  EXPECT_EQ(refusal_of(schema_of(include_of("../schemas/more/common%20types.xsd"))), "");
}

TEST_F(SchemaFolder, RefusesWhatLiesOutsideAndSaysWhoAskedForIt) {
  const auto outside = (place_ / "secret.xsd").string();
  for (const auto& address : {std::string("../secret.xsd"), outside, "file://" + outside,
                              std::string("%2e%2e/secret.xsd"), std::string("../none.xsd")}) {
    const auto why = refusal_of(schema_of("\n" + include_of(address)));
    EXPECT_THAT(why, HasSubstr("first.xsd line 2 asks for \"")) << address;
    EXPECT_THAT(why, HasSubstr("it lies outside of " + (place_ / "schemas").string())) << address;
  }
  fs::create_symlink(place_ / "secret.xsd", place_ / "schemas/link.xsd");
  EXPECT_THAT(refusal_of(schema_of(include_of("link.xsd"))), HasSubstr("it lies outside of"));
  EXPECT_FALSE(Schema::load((place_ / "schemas/link.xsd").string()));
  // A neighbour whose name begins alike is not within.
  fs::create_directories(place_ / "schemas-b");
  write("schemas-b/a.xsd", schema_of(any_activities));
  EXPECT_THAT(refusal_of(schema_of(include_of("../schemas-b/a.xsd"))),
              HasSubstr("it lies outside of"));
}

TEST_F(SchemaFolder, RefusesWhatIsAskedForByAFileThatWasIncluded) {
  write("schemas/second.xsd",
        schema_of("\n\n<xsd:import namespace='urn:a' schemaLocation='../secret.xsd'/>"));
  EXPECT_THAT(refusal_of(schema_of(include_of("second.xsd"))),
              HasSubstr("second.xsd line 3 asks for \"../secret.xsd\" (import)"));
  // The library goes by xml:base, we do not: what was not read beforehand is not there for it.
  EXPECT_NE(refusal_of(schema_of(fmt::format(
                R"(<xsd:include xml:base="{}/" schemaLocation="secret.xsd"/>)", place_.string()))),
            "");
}

TEST_F(SchemaFolder, FetchesNothing) {
  for (const auto* address :
       {"http://127.0.0.1:9/a.xsd", "ftp://127.0.0.1/a.xsd", "//host/a.xsd"}) {
    EXPECT_THAT(refusal_of(schema_of(include_of(address))), HasSubstr("nothing is fetched"));
  }
  EXPECT_THAT(refusal_of(schema_of(include_of("none.xsd"))), HasSubstr("it is not there"));
  EXPECT_THAT(refusal_of(schema_of(include_of("."))), HasSubstr("it is no file"));
}

TEST_F(SchemaFolder, RefusesADocumentTypeInAnyFile) {
  write("words.txt", "<xsd:annotation xmlns:xsd='http://www.w3.org/2001/XMLSchema'/>");
  const auto text = fmt::format("<!DOCTYPE a [<!ENTITY words SYSTEM \"file://{}/words.txt\">]>\n{}",
                                place_.string(), schema_of("&words;" + any_activities));
  EXPECT_THAT(refusal_of(text), HasSubstr("first.xsd line 1: a document type"));
  write("schemas/second.xsd", text);
  EXPECT_THAT(refusal_of(schema_of(include_of("second.xsd"))),
              HasSubstr("second.xsd line 1: a document type"));
}

class WithASchema : public SchemaFolder {
 protected:
  WithASchema() { write("schemas/iati-activities-schema.xsd", schema_of(any_activities)); }

  // Every reading gives the next of the texts.
  Outcome outcome(const std::vector<std::string>& readings, const std::string& name = "a.xml") {
    auto validator =
        Validator::create({.schema_directory = (place_ / "schemas").string(), .now = test_now()},
                          [this](const Finding& finding) { findings_.push_back(finding); });
    EXPECT_TRUE(validator) << validator.error().detail;
    if (!validator) return {};
    std::size_t at = 0;
    return (*validator)->validate(name, [&] { return source_of(readings.at(at++)); });
  }
  std::vector<Finding> findings_;
};

TEST_F(WithASchema, TheSameTextTwiceIsValid) {
  EXPECT_TRUE(outcome({activity_document(), activity_document()}).valid());
  EXPECT_THAT(findings_, testing::IsEmpty());
}

TEST_F(WithASchema, ASecondReadingThatIsEmptyOrAnotherIsNoReading) {
  const auto text = activity_document();
  for (const auto& second : {std::string(), text + "\n", text.substr(0, text.size() / 2),
                             edited(text, {{"Agency", "Agencx"}})}) {
    findings_.clear();
    const auto came = outcome({text, second});
    EXPECT_FALSE(came.readable);
    EXPECT_FALSE(came.valid());
    ASSERT_FALSE(findings_.empty());
    EXPECT_TRUE(std::ranges::any_of(
        findings_, [](const Finding& one) { return one.rule == "xml.unreadable"; }));
  }
}

TEST_F(WithASchema, ASecondReadingThatFailsIsNoReading) {
  auto validator =
      Validator::create({.schema_directory = (place_ / "schemas").string(), .now = test_now()},
                        [](const Finding&) {});
  ASSERT_TRUE(validator);
  const auto text = activity_document();
  bool first = true;
  const auto came = (*validator)->validate("a.xml", [&]() -> XmlSource {
    if (std::exchange(first, false)) return source_of(text);
    return [](std::span<char>) -> std::ptrdiff_t { return -1; };
  });
  EXPECT_FALSE(came.readable);
}

TEST_F(WithASchema, ATextThatTheSchemaDoesNotReachIsNotValid) {
  const auto schema = Schema::load((place_ / "schemas/iati-activities-schema.xsd").string());
  ASSERT_TRUE(schema) << schema.error().detail;
  // Not well-formed, which the library says with its status alone.
  int complaints = 0;
  const auto text = activity_document();
  const auto fault = schema->validate(source_of(std::string_view(text).substr(0, text.size() / 2)),
                                      [&](const Schema::Complaint&) { ++complaints; });
  EXPECT_TRUE(fault || complaints > 0);
  EXPECT_TRUE(schema->validate(source_of(""), [](const Schema::Complaint&) {}));
}

TEST_F(WithASchema, APipeIsRefusedAndSaysWhatToDo) {
  const auto pipe = (place_ / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto came = outcome({activity_document(), activity_document()}, pipe);
  EXPECT_FALSE(came.readable);
  ASSERT_EQ(findings_.size(), 1U);
  EXPECT_EQ(findings_[0].rule, "xml.unreadable");
  EXPECT_THAT(findings_[0].words, HasSubstr("save it as a file first"));
}

}  // namespace
}  // namespace acta::iati
