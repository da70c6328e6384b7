// Invented documents that the tests of this module print.
#pragma once

#include "acta/documents/document.h"

namespace acta::documents {

inline const Writing in_english = writing_of(Language::en);
inline const Writing in_arabic = writing_of(Language::ar);

// The status of requests of a few fictional States, four pages or so.
[[nodiscard]] Document english_sample();
// The same kind of report in Arabic, with Latin names in its table.
[[nodiscard]] Document arabic_sample();
// A table of that many rows.
[[nodiscard]] Document long_sample(int rows);

// Hostile texts in every place where a text may stand.
[[nodiscard]] Document hostile_sample();

// Why it is not well-formed XML, with the place; empty when it is. Knows elements, attributes and
// the five entities, which is all that our writers use; a document type before the root is skipped.
[[nodiscard]] std::string ill_formed(std::string_view xml);

// The output of a program, or nothing when it is not installed or fails.
[[nodiscard]] std::optional<std::string> output_of(const std::string& command);
[[nodiscard]] bool installed(const std::string& program);

// A fresh folder that goes with its owner.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void write_file(const std::string& path, const std::string& bytes);
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace acta::documents
