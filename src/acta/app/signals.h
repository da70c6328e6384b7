// Waits for SIGINT and SIGTERM on a thread of its own; both are blocked everywhere else.
#pragma once

#include <pthread.h>

#include <csignal>
#include <thread>

namespace acta::app {

// Made before any other thread is.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  template <class Stop>
  void wait(Stop stop) {
    thread_ = std::jthread([this, stop](const std::stop_token& done) {
      while (!done.stop_requested()) {
        const timespec wait{.tv_sec = 0, .tv_nsec = 200'000'000};
        if (sigtimedwait(&set_, nullptr, &wait) > 0) return stop();
      }
    });
  }

 private:
  sigset_t set_{};
  std::jthread thread_;
};

}  // namespace acta::app
