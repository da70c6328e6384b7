// A place for a record on either engine, for the tests that hold on both:
//
//   class StoreTest : public OnBothEngines {};
//   TEST_P(StoreTest, ...) { Store::open({.directory = directory(), .database = database()}, ...) }
//   ACTA_ON_BOTH_ENGINES(StoreTest);
//
// PostgreSQL is the one that ctest started for all test programs, or one that the program starts
// for itself; each test has schemas of its own there, and a database directory of its own on
// SQLite.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "acta/store/database.h"
#include "acta/store/engine.h"

namespace acta::store {

// A server that runs as long as this lives; `file` gets its connection string.
class PostgresqlServer {
 public:
  explicit PostgresqlServer(std::string file) : file_(std::move(file)) {
    run("start");
    std::ifstream in(file_);
    std::getline(in, place_);
  }
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;
  ~PostgresqlServer() { run("stop"); }

  // Empty when the package is not installed.
  [[nodiscard]] const std::string& place() const { return place_; }

 private:
  void run(std::string_view what) const {
    const auto command = fmt::format("{}/tools/postgresql.sh {} {}", ACTA_SOURCE_DIR, what, file_);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): tests that use it have one thread at that time
    if (std::system(command.c_str()) != 0) std::abort();
  }

  std::string file_;
  std::string place_;
};

// The one that ctest started, or one of this program's own.
inline const std::string& test_postgresql() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here changes the environment
  static const char* shared = std::getenv("ACTA_TEST_POSTGRESQL");
  static std::string place;
  if (shared != nullptr && std::filesystem::exists(shared)) {
    if (place.empty()) {
      std::ifstream in(shared);
      std::getline(in, place);
    }
    return place;
  }
  static const PostgresqlServer own(
      fmt::format("{}acta-postgresql-{}.url", testing::TempDir(), ::getpid()));
  return own.place();
}

class OnBothEngines : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    static int number = 0;
    name_ = fmt::format("test_{}_{}", ::getpid(), ++number);
    directory_ = testing::TempDir() + "acta_" + name_;
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    if (GetParam() == Dialect::sqlite) return;
    if (test_postgresql().empty()) {
      GTEST_SKIP() << "postgresql-15 is not installed (tools/packages.txt)";
    }
    server_ = open_postgresql(test_postgresql(), Access::write).value();
    ASSERT_TRUE(server_->script("CREATE SCHEMA " + name_));
    database_ = test_postgresql() + "&options=-csearch_path%3D" + name_;
  }
  void TearDown() override {
    std::filesystem::remove_all(directory_);
    if (!server_) return;
    EXPECT_TRUE(server_->script(
        fmt::format("DROP SCHEMA IF EXISTS {0} CASCADE; DROP SCHEMA IF EXISTS {0}_vault CASCADE; "
                    "DROP SCHEMA IF EXISTS {0}_reads CASCADE",
                    name_)));
  }

  [[nodiscard]] const std::string& directory() const { return directory_; }
  [[nodiscard]] const std::string& database() const { return database_; }
  [[nodiscard]] Engine engine() const { return {directory_, database_}; }

 private:
  std::string name_;
  std::string directory_;
  std::string database_;
  std::unique_ptr<Database> server_;
};

}  // namespace acta::store

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define ACTA_ON_BOTH_ENGINES(suite)                                                    \
  INSTANTIATE_TEST_SUITE_P(                                                            \
      BothEngines, suite,                                                              \
      testing::Values(acta::store::Dialect::sqlite, acta::store::Dialect::postgresql), \
      [](const auto& engine) {                                                         \
        return engine.param == acta::store::Dialect::sqlite ? "sqlite" : "postgresql"; \
      })
