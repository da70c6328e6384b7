// Server-sent events: what happens is told to browsers that listen.
//
// Each listener has a queue of bounded length; one that does not keep up is dropped and reconnects.
// All members may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace acta::http {

class EventStream {
 public:
  // The next event's bytes, if one waits.
  std::optional<std::string> take();
  [[nodiscard]] bool closed();
  // Told (once set) whenever something waits or the stream closes.
  void on_change(std::function<void()> told);

 private:
  friend class EventHub;
  bool push(const std::string& event);
  void close();

  std::mutex mutex_;
  std::vector<std::string> waiting_;
  std::function<void()> told_;
  bool closed_ = false;
};

class EventHub {
 public:
  std::shared_ptr<EventStream> subscribe();
  // "event: name" with one line of data.
  void publish(const std::string& name, const std::string& data);
  void close_all();

 private:
  std::mutex mutex_;
  std::vector<std::weak_ptr<EventStream>> streams_;
};

}  // namespace acta::http
