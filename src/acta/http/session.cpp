#include "acta/http/session.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstring>
#include <mutex>
#include <vector>

#include "acta/http/answer.h"
#include "acta/http/events.h"

namespace acta::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast::http;
using namespace std::chrono_literals;
using Parser = beast::request_parser<beast::buffer_body>;

constexpr std::size_t buffer_size = 64UL * 1024;
constexpr std::uint32_t header_max = 16U * 1024;
constexpr std::size_t drain_max = 1U << 20U;
// A body has its time, and more for what has come: a thousand bytes a second keep it open.
constexpr int body_byte_microseconds = 1000;

// Waits on a coroutine for something that happens on any thread.
class Signal {
 public:
  explicit Signal(const asio::any_io_executor& executor)
      : executor_(executor), timer_(executor, asio::steady_timer::time_point::max()) {}

  void raise(const std::shared_ptr<Signal>& self) {
    asio::post(executor_, [self] { self->timer_.cancel(); });
  }
  // Until raised; or false after that time.
  Task<bool> wait(std::chrono::steady_clock::duration time) {
    timer_.expires_after(time);
    const auto [error] = co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return static_cast<bool>(error);
  }

 private:
  asio::any_io_executor executor_;
  asio::steady_timer timer_;
};

// What copies of one Reply share; the last one dropped unanswered answers 500.
class Answer {
 public:
  explicit Answer(std::shared_ptr<Signal> signal) : signal_(std::move(signal)) {}

  void set(Response response) {
    {
      const std::scoped_lock lock(mutex_);
      if (response_) return;
      response_ = std::move(response);
    }
    signal_->raise(signal_);
  }
  std::optional<Response> take() {
    const std::scoped_lock lock(mutex_);
    return std::move(response_);
  }
  bool ready() {
    const std::scoped_lock lock(mutex_);
    return response_.has_value();
  }

 private:
  std::shared_ptr<Signal> signal_;
  std::mutex mutex_;
  std::optional<Response> response_;
};

// Answers 500 when the last copy of a Reply goes unused.
class LastCopy {
 public:
  explicit LastCopy(std::shared_ptr<Answer> answer) : answer_(std::move(answer)) {}
  LastCopy(const LastCopy&) = delete;
  LastCopy& operator=(const LastCopy&) = delete;
  ~LastCopy() {
    answer_->set(
        problem({.word = "http.unanswered", .status = 500, .detail = "no answer was made"}));
  }
  void set(Response response) { answer_->set(std::move(response)); }

 private:
  std::shared_ptr<Answer> answer_;
};

Reply reply_to(const std::shared_ptr<Answer>& answer) {
  return [last = std::make_shared<LastCopy>(answer)](Response response) {
    last->set(std::move(response));
  };
}

class Session {
 public:
  Session(std::shared_ptr<Stream> stream, const SessionSettings& settings, std::string peer)
      : stream_(std::move(stream)),
        settings_(settings),
        peer_(std::move(peer)),
        buffer_(buffer_size) {}

  Task<> run() {
    bool open = true;
    while (open) {
      Parser parser;
      parser.header_limit(header_max);
      parser.body_limit(boost::none);
      parser.eager(false);
      stream_->expires_after(settings_.head_time);
      if (!co_await read_head(parser)) co_return;
      body_until_ = std::chrono::steady_clock::now() + settings_.body_time;
      open = co_await answer_one(parser);
    }
    stream_->close();
  }

 private:
  Task<bool> fill() {
    if (used_ == buffer_.size()) co_return false;
    const auto count = co_await stream_->read(buffer_.data() + used_, buffer_.size() - used_);
    used_ += count;
    co_return count > 0;
  }

  void consume(std::size_t count) {
    std::memmove(buffer_.data(), buffer_.data() + count, used_ - count);
    used_ -= count;
  }

  Task<bool> read_head(Parser& parser) {
    while (!parser.is_header_done()) {
      if (used_ > 0) {
        boost::system::error_code error;
        consume(parser.put(asio::buffer(buffer_.data(), used_), error));
        if (parser.is_header_done()) break;
        if (error && error != beast::error::need_more) {
          const bool large = error == beast::error::header_limit;
          co_await refuse_head(large ? 431 : 400, large ? "the head of the request is too large"
                                                        : "this is no proper HTTP request");
          co_return false;
        }
      }
      if (!co_await fill()) co_return false;
    }
    co_return true;
  }

  Task<> refuse_head(int status, std::string why) {
    auto response = problem({.word = "http.malformed", .status = status, .detail = std::move(why)});
    finish_response(Request{}, response);
    co_await stream_->write(print_head(response, false, false), response.body);
    stream_->close();
  }

  // The next chunk of the body; empty at its end; nothing when the connection broke.
  Task<std::optional<ByteView>> next_chunk(Parser& parser) {
    while (!parser.is_done()) {
      auto& body = parser.get().body();
      body.data = chunk_.data();
      body.size = chunk_.size();
      body.more = true;
      boost::system::error_code error;
      if (used_ > 0) {
        consume(parser.put(asio::buffer(buffer_.data(), used_), error));
      } else {
        error = beast::error::need_more;
      }
      const auto got = chunk_.size() - body.size;
      if (got > 0) {
        body_until_ += std::chrono::microseconds(got) * body_byte_microseconds;
        co_return ByteView(reinterpret_cast<const std::uint8_t*>(chunk_.data()), got);
      }
      if (error && error != beast::error::need_more && error != beast::error::need_buffer) {
        co_return std::nullopt;
      }
      if (parser.is_done()) break;
      if (!error && used_ > 0) continue;  // the head of a chunk was read: its bytes come next
      const auto left = body_until_ - std::chrono::steady_clock::now();
      if (left <= 0s) co_return std::nullopt;
      stream_->expires_after(std::chrono::duration_cast<std::chrono::milliseconds>(left));
      if (!co_await fill()) co_return std::nullopt;
    }
    co_return ByteView{};
  }

  Result<Request> request_of(const Parser& parser) {
    const auto& message = parser.get();
    Request request;
    request.method = message.method_string();
    request.peer = peer_;
    request.secure = settings_.secure;
    const std::string_view target(message.target().data(), message.target().size());
    (void)ACTA_TRY(read_target(target, request));
    for (const auto& field : message) {
      request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    }
    return request;
  }

  Task<bool> answer_one(Parser& parser) {
    const bool asked_to_keep = parser.get().keep_alive();
    auto made = request_of(parser);
    Request request = made ? std::move(*made) : Request{};
    Response response;
    if (made) {
      expecting_ = request.header("expect") == "100-continue";
      response = co_await respond_or_500(parser, request);
    } else {
      response = problem(made.error());
    }
    const bool drained = co_await drain(parser);
    const bool keep = asked_to_keep && drained;
    finish_response(request, response);
    co_return co_await send(request, response, keep) && keep;
  }

  // What a handler throws (the standard library does) ends its request, and nothing else.
  Task<Response> respond_or_500(Parser& parser, Request& request) {
    try {
      co_return co_await respond(parser, request);
    } catch (const std::exception& thrown) {
      fmt::print(stderr, "acta: a request was not answered: {}\n", thrown.what());
    }
    co_return problem({.word = "http.failed", .status = 500, .detail = "this went wrong here"});
  }

  Task<Response> respond(Parser& parser, Request& request) {
    auto match = settings_.router.find(request.method, request.path);
    if (match.route == nullptr) co_return not_routed(request, match);
    request.params = std::move(match.params);
    request.operation = match.route->operation;
    if (const auto same = check_origin(request); !same) co_return problem(same.error());
    auto who = settings_.guard(*match.route, request);
    if (!who) co_return problem(who.error());
    request.who = std::move(*who);
    if (parser.content_length().value_or(0) > match.route->body_max) {
      co_return too_large(*match.route);
    }
    if (expecting_) {
      expecting_ = false;
      co_await stream_->write("HTTP/1.1 100 Continue\r\n\r\n", {});
    }
    if (match.route->upload) co_return co_await receive_upload(parser, request, *match.route);
    if (auto refused = co_await read_body(parser, request, *match.route))
      co_return problem(*refused);
    co_return co_await handled([&](const Reply& reply) { match.route->handler(request, reply); });
  }

  Response not_routed(const Request& request, const Router::Match& match) {
    if (!match.allowed.empty()) {
      auto response = problem(
          {.word = "http.method", .status = 405, .detail = "this address takes other methods"});
      response.with("allow", fmt::format("{}", fmt::join(match.allowed, ", ")));
      return response;
    }
    const bool page = request.method == "GET" || request.method == "HEAD";
    if (page && settings_.fallback) return settings_.fallback(request);
    return problem({.word = "http.not_found", .status = 404, .detail = "there is nothing here"});
  }

  template <class Start>
  Task<Response> handled(Start start) {
    auto signal = std::make_shared<Signal>(co_await asio::this_coro::executor);
    auto answer = std::make_shared<Answer>(signal);
    start(reply_to(answer));
    while (!answer->ready()) {
      stream_->expires_after(120s);
      if (!co_await signal->wait(100s) && !answer->ready()) {
        co_return problem(
            {.word = "http.slow", .status = 503, .detail = "no answer was ready in time"});
      }
    }
    co_return std::move(*answer->take());
  }

  Task<std::optional<Refused>> read_body(Parser& parser, Request& request, const Route& route) {
    for (;;) {
      const auto chunk = co_await next_chunk(parser);
      if (!chunk)
        co_return Refused{.word = "http.malformed", .status = 400, .detail = "the body broke off"};
      if (chunk->empty()) break;
      request.body.append(text_of(*chunk));
      if (request.body.size() > route.body_max) co_return too_large_refusal(route);
    }
    const auto type = request.header("content-type");
    if (route.takes != nullptr && !type.starts_with("application/json")) {
      co_return Refused{.word = "http.not_json", .status = 415, .detail = "send application/json"};
    }
    co_return std::nullopt;
  }

  Task<Response> receive_upload(Parser& parser, const Request& request, const Route& route) {
    auto upload = route.upload(request);
    if (!upload) co_return problem(upload.error());
    std::size_t size = 0;
    for (;;) {
      const auto chunk = co_await next_chunk(parser);
      if (!chunk) {
        co_return problem(
            {.word = "http.malformed", .status = 400, .detail = "the body broke off"});
      }
      if (chunk->empty()) break;
      size += chunk->size();
      if (size > route.body_max) co_return too_large(route);
      if (const auto written = (*upload)->write(*chunk); !written)
        co_return problem(written.error());
    }
    co_return co_await handled([&](const Reply& reply) { (*upload)->finish(reply); });
  }

  static Refused too_large_refusal(const Route& route) {
    return {.word = "http.too_large",
            .status = 413,
            .detail = route.upload
                          ? fmt::format("a document has at most {} MB", route.body_max >> 20U)
                          : fmt::format("at most {} bytes are taken here", route.body_max)};
  }
  static Response too_large(const Route& route) { return problem(too_large_refusal(route)); }

  // Reads what is left of a small body, so that the connection can go on; large ones end it.
  Task<bool> drain(Parser& parser) {
    if (expecting_) co_return parser.is_done();
    std::size_t size = 0;
    while (!parser.is_done()) {
      const auto chunk = co_await next_chunk(parser);
      if (!chunk) co_return false;
      size += chunk->size();
      if (size > drain_max) co_return false;
    }
    co_return true;
  }

  Task<bool> send(const Request& request, const Response& response, bool keep) {
    stream_->expires_after(60s);
    if (response.events) co_return co_await send_events(response);
    const auto head = print_head(response, keep, false);
    const auto content = response.view.data() != nullptr ? response.view : response.body;
    co_return co_await stream_->write(head,
                                      request.method == "HEAD" ? std::string_view{} : content);
  }

  Task<bool> send_events(const Response& response) {
    auto signal = std::make_shared<Signal>(co_await asio::this_coro::executor);
    const auto events = response.events;
    events->on_change([signal] { signal->raise(signal); });
    bool good = co_await stream_->write(print_head(response, false, true), {});
    while (good && !events->closed()) {
      auto waiting = events->take();
      if (!waiting) {
        const bool raised = co_await signal->wait(20s);
        if (!raised) waiting = ": still here\n\n";
      }
      if (!waiting) continue;
      stream_->expires_after(60s);
      const auto head = fmt::format("{:x}\r\n", waiting->size());
      good = co_await stream_->write(head, *waiting + "\r\n");
    }
    events->on_change({});
    co_return false;
  }

  std::shared_ptr<Stream> stream_;
  const SessionSettings& settings_;
  std::string peer_;
  std::vector<char> buffer_;
  std::size_t used_ = 0;
  std::vector<char> chunk_ = std::vector<char>(buffer_size);
  bool expecting_ = false;
  std::chrono::steady_clock::time_point body_until_;
};

}  // namespace

Task<> serve_session(std::shared_ptr<Stream> stream, const SessionSettings& settings,
                     std::string peer) {
  Session session(std::move(stream), settings, std::move(peer));
  co_await session.run();
}

}  // namespace acta::http
