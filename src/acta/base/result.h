// A Result carries either a value or the reason why there is none.
//
// Three grades of "no" (docs/adr/0003-errors.md):
//   refusal  the domain says no; users read it, routes turn it into RFC 9457 problem details;
//   fault    disk, corruption, lost lock; reaches the writer, which stops and says why;
//   bug      ACTA_ASSERT (check.h); stays in release builds.
//
// Example:
//   Result<Date> read(std::string_view text);
//   Result<int>  year_of(std::string_view text) { return ACTA_TRY(read(text)).year(); }
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace acta {

// Why there is no value. `word` is stable: it is the problem type of the HTTP answer and the key of
// the translated message. `where` is a JSON path ("$.period.from") when one member is to blame.
struct Refused {
  std::string word;
  int status = 422;
  std::string detail;
  std::string where;
  bool fault = false;

  friend bool operator==(const Refused&, const Refused&) = default;
};

template <class T>
class [[nodiscard]] Result : public std::expected<T, Refused> {
 public:
  using std::expected<T, Refused>::expected;
};

[[nodiscard]] inline std::unexpected<Refused> refuse(std::string_view word, int status,
                                                     std::string detail, std::string where = {}) {
  return std::unexpected(Refused{.word = std::string(word),
                                 .status = status,
                                 .detail = std::move(detail),
                                 .where = std::move(where)});
}

[[nodiscard]] inline std::unexpected<Refused> fault(std::string_view word, std::string detail) {
  return std::unexpected(Refused{.word = std::string(word),
                                 .status = 503,
                                 .detail = std::move(detail),
                                 .where = {},
                                 .fault = true});
}

}  // namespace acta

// Yields the value, or returns the refusal from the enclosing function.
#define ACTA_TRY(...)                                                                     \
  (__extension__({                                                                        \
    _Pragma("GCC diagnostic push")                                                        \
        _Pragma("GCC diagnostic ignored \"-Wshadow\"") auto acta_result_ = (__VA_ARGS__); \
    _Pragma("GCC diagnostic pop") if (!acta_result_)                                      \
        [[unlikely]] return std::unexpected(std::move(acta_result_).error());             \
    std::move(acta_result_).value();                                                      \
  }))
