// Publishes the record as files: tiles and entry bundles (immutable), then the checkpoint that
// needs them. A checkpoint is never visible before everything it covers is on the disk.
//
// Runs on its own thread behind the writer; a burst of commits is published once. What is published
// is derived: at start, whatever is missing is made again from the database.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "acta/record/receipt.h"
#include "acta/store/database.h"
#include "acta/store/keys.h"
#include "acta/store/log.h"

namespace acta::store {

class Publisher {
 public:
  // Publishes up to `head` before it returns; refuses when more was published than the head knows.
  // `published` is called after each later publication, on the publisher's thread; it may be empty.
  static Result<std::unique_ptr<Publisher>> open(std::string directory,
                                                 std::unique_ptr<Database> reader,
                                                 const KeyRing& keys, const Head& head,
                                                 std::function<void(const Head&)> published);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // Any thread: there is a newer head.
  void announce(const Head& head);
  // Any thread: the receipt of an act, once it is published (waits for at most two seconds).
  Result<record::Receipt> receipt(std::int64_t index);
  [[nodiscard]] Head published();

 private:
  Publisher(std::string directory, std::unique_ptr<Database> reader);
  void run();
  Result<bool> publish(const Head& head);
  Result<bool> write_tile(int level, std::int64_t number, int width);
  Result<Bytes> make_tile(int level, std::int64_t number, int width);

  std::string directory_;
  std::unique_ptr<Database> reader_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable done_;
  Head wanted_;
  Head published_;
  std::function<void(const Head&)> told_;
  bool closing_ = false;
  std::jthread thread_;
};

}  // namespace acta::store
