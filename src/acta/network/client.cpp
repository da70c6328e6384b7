#include "acta/network/client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include "acta/base/check.h"

namespace acta::network {
namespace {

struct Received {
  Answer answer;
  std::size_t body_max = 0;
  bool too_long = false;
};

std::size_t take(char* data, std::size_t, std::size_t size, void* to) {
  auto& received = *static_cast<Received*>(to);
  if (received.answer.body.size() + size > received.body_max) {
    received.too_long = true;
    return 0;
  }
  received.answer.body.append(data, size);
  return size;
}

int is_stopped(const void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0;
}

}  // namespace

struct Client::Handle {
  Handle() {
    static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
    ACTA_ASSERT(started == CURLE_OK);
    curl = curl_easy_init();
    ACTA_ASSERT(curl != nullptr);
    headers = curl_slist_append(nullptr, "content-type: text/plain; charset=utf-8");
    headers = curl_slist_append(headers, "expect:");
  }
  ~Handle() {
    curl_easy_cleanup(curl);
    curl_slist_free_all(headers);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  CURL* curl = nullptr;
  curl_slist* headers = nullptr;
};

Client::Client(const std::atomic<bool>* stop) : handle_(std::make_unique<Handle>()) {
  if (stop == nullptr) return;
  curl_easy_setopt(handle_->curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle_->curl, CURLOPT_XFERINFOFUNCTION, is_stopped);
  curl_easy_setopt(handle_->curl, CURLOPT_XFERINFODATA, stop);
}
Client::~Client() = default;

Result<Answer> Client::get(const std::string& url, std::size_t body_max) {
  curl_easy_setopt(handle_->curl, CURLOPT_HTTPGET, 1L);
  return perform(url, body_max);
}

Result<Answer> Client::post(const std::string& url, const std::string& body, std::size_t body_max,
                            const std::vector<std::string>& headers) {
  curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(handle_->curl, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(body.size()));
  if (headers.empty()) return perform(url, body_max);
  curl_slist* given = nullptr;
  for (const auto& header : headers) given = curl_slist_append(given, header.c_str());
  auto answer = perform(url, body_max, given);
  curl_slist_free_all(given);
  return answer;
}

Result<Answer> Client::remove(const std::string& url, std::size_t body_max) {
  curl_easy_setopt(handle_->curl, CURLOPT_HTTPGET, 1L);
  curl_easy_setopt(handle_->curl, CURLOPT_CUSTOMREQUEST, "DELETE");
  auto answer = perform(url, body_max);
  curl_easy_setopt(handle_->curl, CURLOPT_CUSTOMREQUEST, nullptr);
  return answer;
}

void Client::keep_cookies() {
  curl_easy_setopt(handle_->curl, CURLOPT_COOKIEFILE, "");
}

Result<Answer> Client::perform(const std::string& url, std::size_t body_max, curl_slist* headers) {
  auto* curl = handle_->curl;
  Received received{.answer = {}, .body_max = body_max};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 5L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 15L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "acta");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers == nullptr ? handle_->headers : headers);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
  const auto code = curl_easy_perform(curl);
  if (received.too_long) return refuse("network.answer_too_long", 502, url + " answers too much");
  if (code != CURLE_OK) {
    return refuse("network.unreachable", 502, url + ": " + curl_easy_strerror(code));
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  const char* type = nullptr;
  curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
  received.answer.status = static_cast<int>(status);
  received.answer.content_type = type == nullptr ? "" : type;
  return std::move(received.answer);
}

bool keeps_secrets(const std::string& url) {
  auto* parts = curl_url();
  if (parts == nullptr) return false;
  char* scheme = nullptr;
  char* host = nullptr;
  const bool read = curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK &&
                    curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                    curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK;
  const std::string name = read ? host : "";
  const bool keeps = read && (std::string_view(scheme) == "https" || name == "localhost" ||
                              name == "127.0.0.1" || name == "[::1]");
  curl_free(scheme);
  curl_free(host);
  curl_url_cleanup(parts);
  return keeps;
}

record::Source client_source(const std::string& url, const std::atomic<bool>* stop) {
  auto client = std::make_shared<Client>(stop);
  return [client, url](const std::string& path) -> Result<Bytes> {
    const auto from = url + "/" + path;
    auto answer = ACTA_TRY(client->get(from, record::published_size_max));
    if (answer.status == 404) {
      return refuse("record.no_such_file", 404, from + ": the server has no such file");
    }
    if (answer.status != 200) {
      return refuse("record.refused", 502,
                    fmt::format("{}: the server answered {}", from, answer.status));
    }
    return Bytes(answer.body.begin(), answer.body.end());
  };
}

}  // namespace acta::network
