#include "go_peer.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <iterator>
#include <sstream>

#include "acta/base/check.h"

namespace acta::differential {

GoPeer::GoPeer(const std::string& program) {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> asked{};
  std::array<int, 2> answered{};
  ACTA_ASSERT(::pipe(asked.data()) == 0 && ::pipe(answered.data()) == 0);
  child_ = ::fork();
  ACTA_ASSERT(child_ >= 0);
  if (child_ == 0) {
    ::dup2(asked[0], STDIN_FILENO);
    ::dup2(answered[1], STDOUT_FILENO);
    for (const int end : {asked[0], asked[1], answered[0], answered[1]}) ::close(end);
    ::execl(program.c_str(), program.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(asked[0]);
  ::close(answered[1]);
  to_ = ::fdopen(asked[1], "w");
  from_ = ::fdopen(answered[0], "r");
}

GoPeer::~GoPeer() {
  std::fclose(to_);
  std::fclose(from_);
  int status = 0;
  ::waitpid(child_, &status, 0);
}

std::string GoPeer::ask(const std::string& line) {
  return ask_all({line}).front();
}

std::vector<std::string> GoPeer::ask_all(const std::vector<std::string>& lines) {
  constexpr std::size_t at_once = 32;  // of some kilobytes: fewer than a pipe holds
  std::vector<std::string> answers;
  for (std::size_t begin = 0; begin < lines.size(); begin += at_once) {
    const auto end = std::min(begin + at_once, lines.size());
    for (auto i = begin; i < end; ++i) {
      std::fwrite(lines[i].data(), 1, lines[i].size(), to_);
      std::fputc('\n', to_);
    }
    std::fflush(to_);
    for (auto i = begin; i < end; ++i) {
      std::string answer;
      int c = 0;
      while ((c = std::fgetc(from_)) != EOF && c != '\n') answer += static_cast<char>(c);
      ACTA_ASSERT(c == '\n');  // the Go program ended
      answers.push_back(std::move(answer));
    }
  }
  return answers;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream text(line);
  return {std::istream_iterator<std::string>(text), {}};
}

Hash hash_of(const std::string& digits) {
  const auto bytes = from_hex(digits).value();
  Hash hash{};
  ACTA_ASSERT(bytes.size() == hash.size());
  std::ranges::copy(bytes, hash.begin());
  return hash;
}

std::vector<Hash> hashes_of(const std::string& line) {
  std::vector<Hash> hashes;
  for (const auto& word : words_of(line)) hashes.push_back(hash_of(word));
  return hashes;
}

std::string text_of_hashes(const std::vector<Hash>& hashes) {
  std::string text;
  for (const auto& hash : hashes) text += " " + to_hex(hash);
  return text;
}

}  // namespace acta::differential
