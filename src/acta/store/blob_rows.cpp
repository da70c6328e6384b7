#include "acta/store/blob_shelf.h"

namespace acta::store {
namespace {

constexpr std::string_view tables = R"sql(
CREATE TABLE IF NOT EXISTS blob_chunk (id {text} NOT NULL, number {integer} NOT NULL,
  bytes {bytes} NOT NULL, PRIMARY KEY (id, number)){strict};
CREATE TABLE IF NOT EXISTS blob_info (id {text} PRIMARY KEY, bytes {bytes} NOT NULL){strict};
)sql";

// On a connection of its own, so that a slow upload holds up nobody.
class RowSlot final : public BlobSlot {
 public:
  RowSlot(std::string id, std::unique_ptr<Database> db) : id_(std::move(id)), db_(std::move(db)) {}

  Result<bool> write(ByteView bytes) override {
    if (bytes.empty()) return true;
    (void)ACTA_TRY(db_->execute("INSERT INTO blob_chunk (id, number, bytes) VALUES ($1, $2, $3)",
                                {id_, number_++, bytes}));
    return true;
  }
  Result<bool> finish(ByteView info) override {
    (void)ACTA_TRY(db_->execute("INSERT INTO blob_info (id, bytes) VALUES ($1, $2)", {id_, info}));
    return db_->commit();
  }

 private:
  std::string id_;
  std::int64_t number_ = 0;
  std::unique_ptr<Database> db_;
};

class Rows final : public BlobShelf {
 public:
  explicit Rows(OpenDatabase open) : open_(std::move(open)) {}

  Result<std::unique_ptr<BlobSlot>> begin(const std::string& id) override {
    auto db = ACTA_TRY(open_(Access::write));
    (void)ACTA_TRY(db->begin());
    return std::unique_ptr<BlobSlot>(new RowSlot(id, std::move(db)));
  }
  Result<Bytes> content(const std::string& id) override {
    return read("SELECT bytes FROM blob_chunk WHERE id = $1 ORDER BY number", id);
  }
  Result<Bytes> info(const std::string& id) override {
    return read("SELECT bytes FROM blob_info WHERE id = $1", id);
  }
  Result<bool> remove(const std::string& id) override {
    auto db = ACTA_TRY(open_(Access::write));
    (void)ACTA_TRY(db->begin());
    (void)ACTA_TRY(db->execute("DELETE FROM blob_info WHERE id = $1", {id}));
    (void)ACTA_TRY(db->execute("DELETE FROM blob_chunk WHERE id = $1", {id}));
    return db->commit();
  }
  Result<std::vector<std::string>> ids() override {
    std::vector<std::string> found;
    auto db = ACTA_TRY(open_(Access::read));
    (void)ACTA_TRY(db->query("SELECT id FROM blob_info ORDER BY id", {},
                             [&](const Row& row) { found.emplace_back(row.text(0)); }));
    return found;
  }

 private:
  Result<Bytes> read(std::string_view sql, const std::string& id) {
    Bytes bytes;
    bool found = false;
    auto db = ACTA_TRY(open_(Access::read));
    (void)ACTA_TRY(db->query(sql, {id}, [&](const Row& row) {
      found = true;
      const auto chunk = row.bytes(0);
      bytes.insert(bytes.end(), chunk.begin(), chunk.end());
    }));
    if (!found) return refuse("blob.unknown", 404, "there is no such document");
    return bytes;
  }

  OpenDatabase open_;
};

}  // namespace

Result<std::shared_ptr<BlobShelf>> blob_rows(OpenDatabase open) {
  auto db = ACTA_TRY(open(Access::write));
  (void)ACTA_TRY(db->script(in_dialect(tables, db->dialect())));
  return std::shared_ptr<BlobShelf>(std::make_shared<Rows>(std::move(open)));
}

}  // namespace acta::store
