#include "acta/http/files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>

#include "acta/base/files.h"

namespace acta::http {
namespace {

Response not_found() {
  return problem({.word = "http.not_found", .status = 404, .detail = "there is nothing here"});
}

bool is_plain_name(std::string_view name) {
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '/' || c == '-' || c == '_';
  });
  return !name.empty() && plain && name.front() != '/' &&
         name.find("..") == std::string_view::npos && name.find("//") == std::string_view::npos &&
         !name.ends_with(".new");
}

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const auto bytes = acta::read_file(path);
  if (!bytes) return std::nullopt;
  return std::string(text_of(*bytes));
}

std::string type_of_file(std::string_view name) {
  const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  if (ends(".html")) return "text/html; charset=utf-8";
  if (ends(".js") || ends(".mjs")) return "text/javascript; charset=utf-8";
  if (ends(".css")) return "text/css; charset=utf-8";
  if (ends(".svg")) return "image/svg+xml";
  if (ends(".json")) return "application/json";
  if (ends(".woff2")) return "font/woff2";
  if (ends(".png")) return "image/png";
  return "application/octet-stream";
}

// Does the asker take that encoding? "br;q=0" is a no.
bool takes(const Request& request, std::string_view encoding) {
  const auto header = request.header("accept-encoding");
  const auto at = header.find(encoding);
  if (at == std::string_view::npos) return false;
  const auto rest = header.substr(at + encoding.size(), 4);
  return rest != ";q=0";
}

Response answer_asset(const Asset& asset, const Request& request) {
  const std::string_view path = asset.path;
  Response response;
  response.with("content-type", asset.type).with("vary", "accept-encoding");
  response.with("etag", asset.etag);
  response.with("cache-control",
                path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  response.view = {asset.raw, asset.raw_size};
  if (takes(request, "br") && asset.brotli_size < asset.raw_size) {
    response.view = {asset.brotli, asset.brotli_size};
    response.with("content-encoding", "br");
  } else if (takes(request, "gzip") && asset.gzip_size < asset.raw_size) {
    response.view = {asset.gzip, asset.gzip_size};
    response.with("content-encoding", "gzip");
  }
  return response;
}

Response answer_directory(const std::string& directory, const Request& request) {
  const auto name = request.path.substr(1);
  auto bytes = is_plain_name(name) ? read_file(directory + "/" + name) : std::nullopt;
  const bool page = !bytes && !request.path.starts_with("/assets/");
  if (page) bytes = read_file(directory + "/index.html");
  if (!bytes) return not_found();
  return text(std::move(*bytes), page ? "text/html; charset=utf-8" : type_of_file(name))
      .with("cache-control", "no-cache");
}

}  // namespace

Response record_file(const std::string& directory, const std::string& name) {
  if (!is_plain_name(name)) return not_found();
  auto bytes = read_file(directory + "/" + name);
  if (!bytes) return not_found();
  const bool tile = name.starts_with("tile/");
  auto response =
      text(std::move(*bytes), tile ? "application/octet-stream" : "text/plain; charset=utf-8");
  response.with("cache-control",
                tile ? "public, max-age=31536000, immutable" : "public, max-age=2");
  return response.with("access-control-allow-origin", "*")
      .with("cross-origin-resource-policy", "cross-origin");
}

std::function<Response(const Request&)> front_end(const Asset* assets, std::size_t count,
                                                  std::string directory) {
  return
      [all = std::span(assets, count), directory = std::move(directory)](const Request& request) {
        if (request.path.starts_with("/api/") || request.path.starts_with("/record/"))
          return not_found();
        if (!directory.empty()) return answer_directory(directory, request);
        const auto find = [&](std::string_view path) {
          return std::ranges::find_if(all, [&](const Asset& asset) { return path == asset.path; });
        };
        auto found = find(request.path);
        if (found == all.end() && !request.path.starts_with("/assets/"))
          found = find("/index.html");
        if (found != all.end()) return answer_asset(*found, request);
        if (!all.empty()) return not_found();
        return text(
            "Acta serves its API under /api/ and its record under /record/.\n"
            "The screens are not part of this build: run make build.\n",
            "text/plain; charset=utf-8");
      };
}

}  // namespace acta::http
