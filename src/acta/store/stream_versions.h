// How many acts each stream has: looked up for every act that is recorded, so kept in flat memory,
// whose heavy header stays in the source.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace acta::store {

class StreamVersions {
 public:
  StreamVersions();
  StreamVersions(StreamVersions&& other) noexcept;
  StreamVersions& operator=(StreamVersions&& other) noexcept;
  ~StreamVersions();

  // The version of the stream's next act: 0 for a stream without acts.
  [[nodiscard]] std::int64_t of(const std::string& stream) const;
  // The same, to be changed; borrowed until another stream is asked for.
  std::int64_t& edit(const std::string& stream);

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace acta::store
