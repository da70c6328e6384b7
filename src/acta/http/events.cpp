#include "acta/http/events.h"

#include <utility>

namespace acta::http {
namespace {
constexpr std::size_t waiting_max = 256;
}  // namespace

std::optional<std::string> EventStream::take() {
  const std::scoped_lock lock(mutex_);
  if (waiting_.empty()) return std::nullopt;
  std::string all;
  for (const auto& event : std::exchange(waiting_, {})) all += event;
  return all;
}

bool EventStream::closed() {
  const std::scoped_lock lock(mutex_);
  return closed_;
}

void EventStream::on_change(std::function<void()> told) {
  const std::scoped_lock lock(mutex_);
  told_ = std::move(told);
}

bool EventStream::push(const std::string& event) {
  std::function<void()> told;
  {
    const std::scoped_lock lock(mutex_);
    if (closed_) return false;
    if (waiting_.size() >= waiting_max) closed_ = true;
    if (!closed_) waiting_.push_back(event);
    told = told_;
  }
  if (told) told();
  return true;
}

void EventStream::close() {
  std::function<void()> told;
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    told = told_;
  }
  if (told) told();
}

std::shared_ptr<EventStream> EventHub::subscribe() {
  auto stream = std::make_shared<EventStream>();
  const std::scoped_lock lock(mutex_);
  std::erase_if(streams_, [](const auto& weak) { return weak.expired(); });
  streams_.push_back(stream);
  return stream;
}

void EventHub::publish(const std::string& name, const std::string& data) {
  std::vector<std::shared_ptr<EventStream>> listening;
  {
    const std::scoped_lock lock(mutex_);
    for (const auto& weak : streams_) {
      if (auto stream = weak.lock()) listening.push_back(std::move(stream));
    }
  }
  const auto event = "event: " + name + "\ndata: " + data + "\n\n";
  for (const auto& stream : listening) stream->push(event);
}

void EventHub::close_all() {
  const std::scoped_lock lock(mutex_);
  for (const auto& weak : streams_) {
    if (const auto stream = weak.lock()) stream->close();
  }
}

}  // namespace acta::http
