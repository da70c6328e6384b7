// The files of a schema, all read before the schema is made of them: the first, and whatever they
// include, import, redefine or override. A schema may come from anyone, and what it names is read
// by whoever runs the program: so each lies in the directory of the first, links followed to their
// end, nothing is fetched, and a document type, whose entities are other files, is refused.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta::iati {

class SchemaFiles {
 public:
  // Refuses "iati.schema" with the file that asked, the line, and for what.
  static Result<SchemaFiles> read(const std::string& path);

  // The text of a file that was read, by any of its names; nothing of any other.
  [[nodiscard]] const std::string* find(std::string_view address) const;

 private:
  static constexpr std::size_t most_files = 200;
  static constexpr std::uintmax_t most_bytes = 16 << 20;  // of one

  Result<bool> take(const std::filesystem::path& path, const std::string& asked);
  Result<bool> follow(const std::filesystem::path& file, const std::string& text);

  std::filesystem::path directory_;           // canonical
  std::map<std::string, std::string> texts_;  // by canonical path
};

}  // namespace acta::iati
