#include "acta/app/mirrors.h"

#include <filesystem>
#include <memory>

#include "acta/network/client.h"

namespace acta::app {
namespace {

// The files themselves, or, where there is no checkpoint, below the hash of the origin.
record::Source either(record::Source first, record::Source second) {
  auto chosen = std::make_shared<record::Source>();
  return [=](const std::string& path) -> Result<Bytes> {
    if (!*chosen) {
      const auto here = first("checkpoint");
      const bool other = !here && here.error().word == "record.no_such_file";
      *chosen = other ? second : first;
    }
    return (*chosen)(path);
  };
}

}  // namespace

Result<std::vector<record::NamedSource>> mirrors_at(const std::string& list,
                                                    const std::string& origin,
                                                    const std::atomic<bool>* stop) {
  const auto below = "/" + to_hex(sha256(bytes_of(origin)));
  std::vector<record::NamedSource> mirrors;
  for (std::size_t from = 0; from <= list.size();) {
    const auto end = std::min(list.find(',', from), list.size());
    auto name = list.substr(from, end - from);
    from = end + 1;
    while (name.ends_with('/')) name.pop_back();
    if (name.starts_with("http://") || name.starts_with("https://")) {
      mirrors.push_back({name, either(network::client_source(name, stop),
                                      network::client_source(name + below, stop))});
      continue;
    }
    std::error_code error;
    if (name.empty() || !std::filesystem::is_directory(name, error)) {
      return refuse("usage", 2, "\"" + name + "\" is neither a folder nor an address of a mirror");
    }
    mirrors.push_back(
        {name, either(record::directory_source(name), record::directory_source(name + below))});
  }
  return mirrors;
}

}  // namespace acta::app
