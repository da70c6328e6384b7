#include "acta/app/passphrase.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

#include "acta/base/files.h"
#include "acta/store/vault_keys.h"

namespace acta::app {
namespace {

// A terminal that shows nothing until it is destroyed.
class Unshown {
 public:
  Unshown() : terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  Unshown(const Unshown&) = delete;
  Unshown& operator=(const Unshown&) = delete;
  ~Unshown() {
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool terminal_;
};

std::string first_line(std::string text) {
  text.resize(std::min(text.find('\n'), text.size()));
  return text;
}

}  // namespace

std::string read_secret_line(const char* prompt) {
  const bool asked = ::isatty(STDIN_FILENO) == 1;
  if (asked) fmt::print(stderr, "{}: ", prompt);
  const Unshown unshown;
  std::string line;
  for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar()) {
    line += static_cast<char>(c);
  }
  if (asked) fmt::print(stderr, "\n");
  return line;
}

Result<std::string> passphrase_in_file(Options& options) {
  const auto path = options.take("passphrase-file");
  if (!path) return std::string();
  auto line = first_line(std::string(text_of(ACTA_TRY(read_file(*path)))));
  if (line.empty()) return refuse("usage", 2, *path + " holds no passphrase in its first line");
  return line;
}

Result<std::string> passphrase_for(const std::string& directory, Options& options) {
  auto given = ACTA_TRY(passphrase_in_file(options));
  if (!given.empty() || !store::vault_keys_are_sealed(directory + "/keys")) return given;
  return read_secret_line("passphrase of the vault");
}

}  // namespace acta::app
