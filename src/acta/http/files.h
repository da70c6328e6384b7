// Files that may be served to anyone: the published record, and the embedded front-end.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "acta/http/message.h"

namespace acta::http {

// A file of the published record ("checkpoint", "key", "tile/..."): tiles are immutable for a year,
// the checkpoint for two seconds. Names are of a-z 0-9 . / alone and never climb.
[[nodiscard]] Response record_file(const std::string& directory, const std::string& name);

// One embedded file, as tools/embed.mjs makes it.
struct Asset {
  const char* path;  // "/index.html"
  const char* type;
  const char* etag;
  const char* raw;
  std::size_t raw_size;
  const char* brotli;
  std::size_t brotli_size;
  const char* gzip;
  std::size_t gzip_size;
};

// The front-end: its files with their encodings, and index.html for every page address. Addresses
// below /api and /record are never pages. With `directory`, files are read from there
// (development).
[[nodiscard]] std::function<Response(const Request&)> front_end(const Asset* assets,
                                                                std::size_t count,
                                                                std::string directory);

}  // namespace acta::http
