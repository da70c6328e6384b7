#include "acta/store/publisher.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "acta/base/files.h"
#include "acta/record/checkpoint.h"
#include "acta/record/tiles.h"
#include "acta/record/tree.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

Result<Bytes> read_published(const std::string& path) {
  auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return refuse("record.no_such_file", 404, path + ": there is no such file");
  return *std::move(bytes);
}

// So many entries are read between two writings.
constexpr std::int64_t piece = 4096;

// A partial tile may have become the full one that starts with it.
bool is_there(const std::string& directory, record::TileId tile) {
  std::error_code error;
  const auto size = fs::file_size(directory + "/" + record::tile_path(tile), error);
  if (!error && size > 0) return true;
  return tile.width != record::tile_width &&
         is_there(directory, {.level = tile.level, .number = tile.number});
}

}  // namespace

record::TileReader published_tiles(std::string directory) {
  return [directory = std::move(directory)](const record::TileId& id) -> Result<Bytes> {
    auto bytes = read_published(directory + "/" + record::tile_path(id));
    if (bytes || id.width == record::tile_width) return bytes;
    auto full = ACTA_TRY(
        read_published(directory + "/" +
                       record::tile_path({.level = id.level, .number = id.number, .width = 256})));
    full.resize(static_cast<std::size_t>(id.width) * 32);
    return full;
  };
}

Publisher::Publisher(std::string directory, std::unique_ptr<Database> reader)
    : directory_(std::move(directory)), reader_(std::move(reader)) {
  published_.root = record::empty_root();
}

Result<std::unique_ptr<Publisher>> Publisher::open(std::string directory,
                                                   std::unique_ptr<Database> reader,
                                                   const KeyRing& keys, const Head& head,
                                                   std::function<void(const Head&)> published) {
  std::unique_ptr<Publisher> publisher(new Publisher(std::move(directory), std::move(reader)));
  (void)ACTA_TRY(
      replace_file(publisher->directory_ + "/key", bytes_of(keys.log.verifier.text() + "\n")));
  if (const auto note = ACTA_TRY(read_if_there(publisher->directory_ + "/checkpoint"))) {
    const std::vector log_keys{keys.log.verifier};
    const auto before = record::VerifiedCheckpoint::open(text_of(*note), keys.origin(), log_keys);
    if (!before)
      return fault("store.corrupt", "the published checkpoint: " + before.error().detail);
    if (before->size() > head.size) {
      return fault("store.rolled_back",
                   fmt::format("a checkpoint of {} acts was published, the database has {}",
                               before->size(), head.size));
    }
    publisher->tiles_ = publisher->go_on_from(before->size(), before->root());
  }
  if (head.size > 0) (void)ACTA_TRY(publisher->publish(head));
  publisher->wanted_ = publisher->published_;
  publisher->told_ = std::move(published);
  auto* raw = publisher.get();
  publisher->thread_ = std::jthread([raw] { raw->run(); });
  return publisher;
}

Publisher::~Publisher() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  rest_.notify_all();
  done_.notify_all();
}

void Publisher::announce(const Head& head) {
  {
    const std::scoped_lock lock(mutex_);
    wanted_ = head;
  }
  wake_.notify_one();
}

Head Publisher::published() {
  const std::scoped_lock lock(mutex_);
  return published_;
}

void Publisher::run() {
  using namespace std::chrono_literals;
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return closing_ || wanted_.size > published_.size; });
    if (wanted_.size <= published_.size) return;
    const auto head = wanted_;
    lock.unlock();
    const auto good = publish(head);
    if (good && told_) told_(head);
    // A failure (a full disk) is tried again; acts are safe in the database meanwhile.
    if (!good) std::this_thread::sleep_for(1s);
    lock.lock();
    if (closing_) return;
    // Bursts are published four times a second. Waiting apart from announce, which the writer's
    // batches call: it wakes nobody in the meantime.
    rest_.wait_for(lock, 250ms, [this] { return closing_; });
  }
}

// Where a file of that size is missing or wrong, all are made again; full ones that are there stay.
record::TileWriter Publisher::go_on_from(std::int64_t size, const Hash& root) {
  for (const auto& tile : record::new_tiles(0, size)) {
    if (!is_there(directory_, tile)) return {};
  }
  auto resumed = record::TileWriter::resume(size, published_tiles(directory_));
  return resumed && resumed->root() == root ? std::move(*resumed) : record::TileWriter();
}

Result<bool> Publisher::write(const std::vector<record::TileBytes>& tiles) {
  std::vector<NewFile> files;
  for (const auto& [id, bytes] : tiles) {
    if (id.width == record::tile_width && is_there(directory_, id)) continue;
    files.push_back({.path = directory_ + "/" + record::tile_path(id), .bytes = bytes});
  }
  (void)ACTA_TRY(replace_files(files));
  for (const auto& tile : tiles) {
    std::error_code ignored;
    if (tile.id.width != record::tile_width) continue;
    fs::remove_all(directory_ + "/" + record::tile_path(tile.id) + ".p", ignored);
  }
  return true;
}

Result<bool> Publisher::write_tiles(std::int64_t size) {
  (void)ACTA_TRY(each_entry(*reader_, tiles_->size(), size,
                            [&](std::int64_t index, ByteView bytes) -> Result<bool> {
                              tiles_->append(bytes);
                              if ((index + 1) % piece != 0) return true;
                              return write(tiles_->take_full());
                            }));
  return write(tiles_->take());
}

Result<bool> Publisher::publish(const Head& head) {
  if (!tiles_) {
    const auto before = published();
    tiles_ = go_on_from(before.size, before.root);
  }
  auto written = write_tiles(head.size);
  if (!written) {
    tiles_.reset();  // what it gave is not on the disk
    return written;
  }
  return show_checkpoint(head);
}

Result<bool> Publisher::show_checkpoint(const Head& head) {
  const std::scoped_lock shown(checkpoint_mutex_);
  (void)ACTA_TRY(replace_file(directory_ + "/checkpoint", bytes_of(head.checkpoint)));
  {
    const std::scoped_lock lock(mutex_);
    published_ = head;
  }
  done_.notify_all();
  return true;
}

void Publisher::witnessed(const std::string& note) {
  const auto parsed = record::parse_note(note);
  const auto checkpoint =
      parsed ? record::parse_checkpoint(parsed->text) : std::unexpected(parsed.error());
  if (!checkpoint) return;
  const std::scoped_lock shown(checkpoint_mutex_);
  bool newest = false;
  {
    const std::scoped_lock lock(mutex_);
    witnessed_ = {.size = checkpoint->size, .root = checkpoint->root, .checkpoint = note};
    newest = published_.size == checkpoint->size && published_.root == checkpoint->root;
  }
  // Without its cosignatures it stays as it is: they lie in the file of the witnessed one too.
  if (newest) (void)replace_file(directory_ + "/checkpoint", bytes_of(note));
}

Result<record::Receipt> Publisher::receipt(std::int64_t index) {
  Head head;
  {
    std::unique_lock lock(mutex_);
    if (index < 0 || index >= std::max(wanted_.size, published_.size)) {
      return refuse("record.no_such_act", 404, "there is no act with this number");
    }
    const bool there = done_.wait_for(lock, std::chrono::seconds(2),
                                      [&] { return closing_ || published_.size > index; });
    if (!there || published_.size <= index) {
      return refuse("record.not_published", 503,
                    "the act is recorded and not yet published; try again");
    }
    head = witnessed_.size > index ? witnessed_ : published_;
  }
  const auto read = record::subtrees_in(head.size, published_tiles(directory_));
  return record::Receipt{.index = index,
                         .proof = ACTA_TRY(record::inclusion_proof(index, head.size, read)),
                         .checkpoint = head.checkpoint};
}

}  // namespace acta::store
