#include "acta/app/aside.h"

namespace acta::app {

void Aside::run(std::function<void()> task) {
  {
    const std::scoped_lock lock(mutex_);
    tasks_.push(std::move(task));
  }
  wake_.notify_one();
}

void Aside::end() {
  {
    const std::scoped_lock lock(mutex_);
    thread_.request_stop();
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  tasks_ = {};
}

void Aside::run(const std::stop_token& done) {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return done.stop_requested() || !tasks_.empty(); });
    if (done.stop_requested()) return;
    auto task = std::move(tasks_.front());
    tasks_.pop();
    lock.unlock();
    task();
    task = {};
    lock.lock();
  }
}

}  // namespace acta::app
