#include "acta/network/mirror.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "acta/base/files.h"
#include "acta/network/add_checkpoint.h"
#include "acta/record/narrow_tiles.h"
#include "acta/record/note.h"
#include "acta/record/tree.h"

namespace acta::network {
namespace {

namespace fs = std::filesystem;
using record::TileId;

// A multiple of a bundle: what comes in is written so often, and fetching goes on from there.
constexpr std::int64_t entries_between_files = 2048;

// The file, or the front of the full one that took its place.
Result<Bytes> read_published(const record::Source& source, const TileId& id) {
  auto bytes = source(record::tile_path(id));
  const bool gone =
      !bytes && id.width < record::tile_width && bytes.error().word == "record.no_such_file";
  if (!gone) return bytes;
  auto full = ACTA_TRY(source(
      record::tile_path({.level = id.level, .number = id.number, .width = record::tile_width})));
  if (id.level >= 0) {
    full.resize(std::min(full.size(), static_cast<std::size_t>(id.width) * 32));
  } else if (const auto entries = record::decode_bundle(full, record::tile_width)) {
    const auto& next = (*entries)[static_cast<std::size_t>(id.width)];
    full.resize(static_cast<std::size_t>(next.data() - full.data()) - 2);  // its length
  }
  return full;
}

record::TileReader tiles_of_folders(std::vector<std::string> folders) {
  return [folders = std::move(folders)](const TileId& id) -> Result<Bytes> {
    Result<Bytes> bytes = refuse("record.no_such_file", 404, record::tile_path(id));
    for (const auto& folder : folders) {
      bytes = read_published(record::directory_source(folder), id);
      if (bytes) return bytes;
    }
    return bytes;
  };
}

auto wrong(std::string_view path, std::string_view what) {
  return refuse("mirror.does_not_hold", 422, fmt::format("{}: {}", path, what));
}

}  // namespace

Mirror::Mirror(std::string directory, record::VerifierKey log, record::SignerKey own)
    : directory_(std::move(directory)),
      log_(std::move(log)),
      own_(std::move(own)),
      origin_hash_(to_hex(sha256(bytes_of(log_.name)))) {
  standing_.root = record::empty_root();
}

Result<std::unique_ptr<Mirror>> Mirror::open(std::string directory, record::VerifierKey log,
                                             record::SignerKey own) {
  std::unique_ptr<Mirror> mirror(new Mirror(std::move(directory), std::move(log), std::move(own)));
  (void)ACTA_TRY(mirror->load());
  return mirror;
}

Mirror::~Mirror() {
  if (lock_ >= 0) ::close(lock_);
}

Result<bool> Mirror::load() {
  (void)ACTA_TRY(make_folders(folder()));
  lock_ = ::open((directory_ + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return fault("mirror.cannot_open", "cannot write in " + directory_);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    return fault("mirror.in_use", "another process holds " + directory_ + "; stop it first");
  }
  (void)ACTA_TRY(replace_file(folder() + "/key", bytes_of(log_.text() + "\n")));
  const auto note = ACTA_TRY(read_if_there(folder() + "/checkpoint"));
  if (!note) return true;
  const auto kept = record::VerifiedCheckpoint::open(text_of(*note), log_.name, std::vector{log_});
  if (!kept) {
    return fault("mirror.memory_unreadable",
                 fmt::format("{}/checkpoint: {}; it is not of the log that was named, or damaged: "
                             "begin again in an empty directory",
                             folder(), kept.error().detail));
  }
  standing_.size = kept->size();
  standing_.root = kept->root();
  return true;
}

Mirror::Standing Mirror::standing() {
  const std::scoped_lock lock(mutex_);
  return standing_;
}

void Mirror::found_damage(const std::string& what) {
  const std::scoped_lock lock(mutex_);
  standing_.damage = what;
}

// "A log MUST NOT sign any checkpoint inconsistent with one it signed before" (C2SP
// tlog-checkpoint): one that did is not followed.
Result<record::VerifiedCheckpoint> Mirror::newest(const record::Source& source, std::string& note) {
  note = text_of(ACTA_TRY(source("checkpoint")));
  auto opened = record::VerifiedCheckpoint::open(note, log_.name, std::vector{log_});
  if (!opened) return wrong("checkpoint", opened.error().detail);
  const auto own = standing();
  const bool forked = opened->size() == own.size && opened->root() != own.root;
  if (opened->size() >= own.size && !forked) return std::move(*opened);
  (void)ACTA_TRY(replace_file(directory_ + "/refused", bytes_of(note)));
  if (forked) {
    return refuse("mirror.forked", 422,
                  fmt::format("the log shows another history of {} entries than the one kept here; "
                              "what it signed lies in {}/refused",
                              own.size, directory_));
  }
  return refuse("mirror.shrank", 422,
                fmt::format("the log shows {} entries, and {} are kept here: it was rolled back, "
                            "or its answer is old; what it signed lies in {}/refused",
                            opened->size(), own.size, directory_));
}

Result<std::int64_t> Mirror::sync(const record::Source& source, std::uint64_t at,
                                  const Progress& progress) {
  std::string note;
  const auto to = ACTA_TRY(newest(source, note));
  const auto before = standing().size;
  if (to.size() > before) (void)ACTA_TRY(fetch(source, to.checkpoint(), false, progress));
  // The same size again: a cosignature of today.
  (void)ACTA_TRY(put_in_place(note, to.checkpoint(), before, at));
  return to.size() - before;
}

Result<bool> Mirror::mend(const record::Source& source, std::uint64_t at,
                          const Progress& progress) {
  std::string note;
  const auto to = ACTA_TRY(newest(source, note));
  (void)ACTA_TRY(fetch(source, to.checkpoint(), true, progress));
  (void)ACTA_TRY(put_in_place(note, to.checkpoint(), 0, at));
  record::remove_narrow_tiles(folder(), to.size());
  return recheck();
}

Result<bool> Mirror::recheck() {
  if (standing().size == 0) return true;
  const auto verified =
      record::verify_directory(folder(), {.key = log_, .remembered = std::nullopt});
  found_damage(verified ? "" : verified.error().detail);
  if (!verified) return std::unexpected(verified.error());
  return true;
}

// Where to go on: what an interrupted fetch left, or what is kept.
Result<record::TileWriter> Mirror::begin_fetch(bool from_nothing) {
  const auto incoming = directory_ + "/incoming";
  std::error_code error;
  const auto own = standing();
  const auto left = read_file(incoming + "/size");
  const auto size = left ? parse_tree_size(text_of(*left)) : std::unexpected(left.error());
  if (!from_nothing && size && *size > own.size) {
    auto writer = record::TileWriter::resume(*size, tiles_of_folders({incoming, folder()}));
    if (writer) return writer;
  }
  fs::remove_all(incoming, error);
  auto writer =
      record::TileWriter::resume(from_nothing ? 0 : own.size, tiles_of_folders({folder()}));
  if (from_nothing || (writer && writer->root() == own.root)) return writer;
  found_damage("the tiles kept here do not make the root that was kept");
  return refuse("mirror.damaged", 422, "the files kept here are damaged; they are fetched again");
}

// What the line broke off is gone on with; when something does not hold, all that came in is
// fetched anew, for it may be what was false.
Result<bool> Mirror::fetch(const record::Source& source, const record::Checkpoint& to,
                           bool from_nothing, const Progress& progress) {
  auto fetched = fetch_entries(source, to, from_nothing, progress);
  if (!fetched && fetched.error().status == 422) {
    std::error_code error;
    fs::remove_all(directory_ + "/incoming", error);
  }
  return fetched;
}

Result<bool> Mirror::fetch_entries(const record::Source& source, const record::Checkpoint& to,
                                   bool from_nothing, const Progress& progress) {
  auto writer = ACTA_TRY(begin_fetch(from_nothing));
  if (writer.size() > to.size) {
    std::error_code error;
    fs::remove_all(directory_ + "/incoming", error);
    writer = ACTA_TRY(begin_fetch(from_nothing));
  }
  while (writer.size() < to.size) {
    (void)ACTA_TRY(fetch_bundle(source, to, writer));
    const bool last = writer.size() == to.size;
    if (!last && writer.size() % entries_between_files == 0) {
      (void)ACTA_TRY(keep_incoming(source, writer));
    }
    if (progress) progress(writer.size(), to.size);
  }
  (void)ACTA_TRY(keep_incoming(source, writer));
  if (writer.root() != to.root) return wrong("checkpoint", "its root is not that of the entries");
  return check_partial_tiles(source, to.size);
}

Result<bool> Mirror::fetch_bundle(const record::Source& source, const record::Checkpoint& to,
                                  record::TileWriter& writer) {
  const auto number = writer.size() / record::tile_width;
  const auto first = number * record::tile_width;
  const auto width = static_cast<int>(std::min(record::tile_width, to.size - first));
  const TileId id{.level = -1, .number = number, .width = width};
  const auto bytes = ACTA_TRY(read_published(source, id));
  const auto entries = record::decode_bundle(bytes, width);
  if (!entries) return wrong(record::tile_path(id), entries.error().detail);
  const auto own = standing();
  for (auto place = static_cast<std::size_t>(writer.size() - first);
       place < static_cast<std::size_t>(width); ++place) {
    writer.append((*entries)[place]);
    // What was kept before must be the beginning of it, also when all of it is fetched again.
    if (writer.size() == own.size && writer.root() != own.root) {
      return refuse("mirror.forked", 422, "the log's entries are no longer those kept here");
    }
  }
  return true;
}

// Writes the files that the entries so far make; the log's own full tiles must be the same.
Result<bool> Mirror::keep_incoming(const record::Source& source, record::TileWriter& writer) {
  for (const auto& file : writer.take()) {
    const auto path = record::tile_path(file.id);
    const bool full = file.id.width == record::tile_width;
    if (full && file.id.level >= 0 && ACTA_TRY(source(path)) != file.bytes) {
      return wrong(path, "the log's tile is not that of its entries");
    }
    (void)ACTA_TRY(replace_file(directory_ + "/incoming/" + path, file.bytes));
  }
  return replace_file(directory_ + "/incoming/size", bytes_of(fmt::format("{}", writer.size())));
}

Result<bool> Mirror::check_partial_tiles(const record::Source& source, std::int64_t size) {
  const auto ours = tiles_of_folders({directory_ + "/incoming", folder()});
  for (const auto& id : record::tiles_of(size)) {
    if (id.level < 0 || id.width == record::tile_width) continue;
    if (ACTA_TRY(read_published(source, id)) != ACTA_TRY(ours(id))) {
      return wrong(record::tile_path(id), "the log's tile is not that of its entries");
    }
  }
  return true;
}

// What a putting or a fetch that broke off left may be of another history, when the log has two: it
// goes first, and nothing but the files of the tree is taken.
Result<bool> Mirror::put_tile(const TileId& id) {
  const auto path = record::tile_path(id);
  const fs::path from = directory_ + "/incoming/" + path;
  const fs::path place = folder() + "/" + path;
  (void)ACTA_TRY(record::remove_wider_tiles(folder(), id, standing().size));
  if (!ACTA_TRY(is_there(from)) && ACTA_TRY(is_there(place))) return true;  // put there before
  (void)ACTA_TRY(make_folders(place.parent_path()));
  std::error_code error;
  fs::rename(from, place, error);
  if (error) return fault("store.io_error", "cannot put " + place.string() + " in place");
  (void)ACTA_TRY(flush_folder_of(place));
  if (id.width == record::tile_width) fs::remove_all(place.string() + ".p", error);
  return true;
}

// Tiles first, the checkpoint last: whoever reads finds everything that a checkpoint covers.
Result<bool> Mirror::put_in_place(std::string_view note, const record::Checkpoint& to,
                                  std::int64_t from, std::uint64_t at) {
  std::error_code error;
  fs::remove(directory_ + "/incoming/size", error);
  for (const auto& id : record::new_tiles(from, to.size)) (void)ACTA_TRY(put_tile(id));
  fs::remove_all(directory_ + "/incoming", error);
  const auto parsed = ACTA_TRY(record::parse_note(note));
  // The log's line and this mirror's: what others signed is theirs to hand out.
  std::string kept = parsed.text + "\n";
  for (const auto& line : parsed.signatures) {
    if (line.name == log_.name && line.id == log_.id()) {
      kept += record::signature_line(log_, line.signature);
    }
  }
  kept += record::cosign(parsed.text, at, own_);
  (void)ACTA_TRY(replace_file(folder() + "/checkpoint", bytes_of(kept)));
  const std::scoped_lock lock(mutex_);
  standing_.size = to.size;
  standing_.root = to.root;
  return true;
}

}  // namespace acta::network
