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

Result<Bytes> Publisher::make_tile(int level, std::int64_t number, int width) {
  const auto first = number * record::tile_width;
  if (level == -1) {
    std::vector<Bytes> entries;
    (void)ACTA_TRY(each_entry(*reader_, first, first + width,
                              [&](std::int64_t, ByteView bytes) -> Result<bool> {
                                entries.emplace_back(bytes.begin(), bytes.end());
                                return true;
                              }));
    return record::encode_bundle(entries);
  }
  if (level == 0) {
    Bytes tile;
    (void)ACTA_TRY(each_entry(*reader_, first, first + width,
                              [&](std::int64_t, ByteView bytes) -> Result<bool> {
                                const auto leaf = record::leaf_hash(bytes);
                                tile.insert(tile.end(), leaf.begin(), leaf.end());
                                return true;
                              }));
    return tile;
  }
  // Each hash of a level is the root of a full tile of the level below. Those of the tile that
  // still grows are kept: a full tile below never changes.
  auto& edge = edges_[level];
  if (edge.number != number) edge = {.number = number, .hashes = {}};
  const auto below = published_tiles(directory_);
  for (auto i = static_cast<std::int64_t>(edge.hashes.size()) / 32; i < width; ++i) {
    const auto full = ACTA_TRY(below({.level = level - 1, .number = first + i, .width = 256}));
    record::Tree subtree;
    for (std::size_t at = 0; at < full.size(); at += 32) {
      Hash hash;
      std::copy_n(full.begin() + static_cast<std::ptrdiff_t>(at), hash.size(), hash.begin());
      subtree.append(hash);
    }
    const auto root = subtree.root();
    edge.hashes.insert(edge.hashes.end(), root.begin(), root.end());
  }
  return edge.hashes;
}

Result<bool> Publisher::write_tile(int level, std::int64_t number, int width) {
  const record::TileId id{.level = level, .number = number, .width = width};
  const auto path = directory_ + "/" + record::tile_path(id);
  (void)ACTA_TRY(replace_file(path, ACTA_TRY(make_tile(level, number, width))));
  if (width != record::tile_width) return true;
  std::error_code ignored;
  fs::remove_all(path + ".p", ignored);
  return true;
}

Result<bool> Publisher::publish(const Head& head) {
  std::int64_t from = 0;
  {
    const std::scoped_lock lock(mutex_);
    from = published_.size;
  }
  for (const auto& tile : record::new_tiles(from, head.size)) {
    // At start everything counts as new; what is there already stays.
    std::error_code error;
    const auto path = directory_ + "/" + record::tile_path(tile);
    if (from == 0 && fs::file_size(path, error) > 0 && !error) continue;
    (void)ACTA_TRY(write_tile(tile.level, tile.number, tile.width));
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
