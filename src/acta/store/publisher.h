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
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "acta/record/receipt.h"
#include "acta/record/tile_writer.h"
#include "acta/record/tiles.h"
#include "acta/store/database.h"
#include "acta/store/keys.h"
#include "acta/store/log.h"

namespace acta::store {

// The tiles of a published tree; a partial one may have been replaced by the full one that starts
// with it. May be used by several threads.
[[nodiscard]] record::TileReader published_tiles(std::string directory);

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
  // Any thread: other organizations cosigned this published checkpoint. It is shown with their
  // lines while it is the newest, and receipts are made at it.
  void witnessed(const std::string& note);
  // Any thread: the receipt of an act, once it is published (waits for at most two seconds): at the
  // newest witnessed checkpoint that covers it, else at the newest.
  Result<record::Receipt> receipt(std::int64_t index);
  [[nodiscard]] Head published();

 private:
  Publisher(std::string directory, std::unique_ptr<Database> reader);
  void run();
  Result<bool> publish(const Head& head);
  record::TileWriter go_on_from(std::int64_t size, const Hash& root);
  Result<bool> write_tiles(std::int64_t size);
  Result<bool> write(const std::vector<record::TileBytes>& tiles);
  Result<bool> show_checkpoint(const Head& head);

  std::string directory_;
  std::unique_ptr<Database> reader_;
  // At the published size between publications; nothing at start, and after one that failed.
  std::optional<record::TileWriter> tiles_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable rest_;
  std::condition_variable done_;
  std::mutex checkpoint_mutex_;  // taken before mutex_: the file and published_ go together
  Head wanted_;
  Head published_;
  Head witnessed_;
  std::function<void(const Head&)> told_;
  bool closing_ = false;
  std::jthread thread_;
};

}  // namespace acta::store
