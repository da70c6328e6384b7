// One thread for what waits on others, such as questions to witnesses, so that it holds up no
// thread of the server.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>

namespace acta::app {

class Aside {
 public:
  Aside() : thread_([this](const std::stop_token& done) { run(done); }) {}
  ~Aside() { end(); }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  // One after the other; dropped when it ends.
  void run(std::function<void()> task);
  // Waits for the task at hand.
  void end();

 private:
  void run(const std::stop_token& done);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<std::function<void()>> tasks_;
  std::jthread thread_;
};

}  // namespace acta::app
