// Where encrypted blobs stand: files of a directory, or rows of a database. A shelf knows bytes and
// ids; what they mean is known to Blobs alone.
//
// A blob is on the shelf, durably, once finish() has returned; what was begun and not finished
// leaves nothing. Any thread may use a shelf; a slot belongs to one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/store/database.h"

namespace acta::store {

// The place of one blob while it is written.
class BlobSlot {
 public:
  virtual ~BlobSlot() = default;
  virtual Result<bool> write(ByteView bytes) = 0;
  virtual Result<bool> finish(ByteView info) = 0;
};

class BlobShelf {
 public:
  BlobShelf() = default;
  BlobShelf(const BlobShelf&) = delete;
  BlobShelf& operator=(const BlobShelf&) = delete;
  virtual ~BlobShelf() = default;

  virtual Result<std::unique_ptr<BlobSlot>> begin(const std::string& id) = 0;
  // Refuse an id that is not there.
  virtual Result<Bytes> content(const std::string& id) = 0;
  virtual Result<Bytes> info(const std::string& id) = 0;
  virtual Result<std::vector<std::string>> ids() = 0;
  // Takes it off for good; one that is not there is no error.
  virtual Result<bool> remove(const std::string& id) = 0;
};

// DIRECTORY/ID and DIRECTORY/ID.info.
std::shared_ptr<BlobShelf> blob_files(std::string directory);

using OpenDatabase = std::function<Result<std::unique_ptr<Database>>(Access)>;
// Rows of one chunk each in tables of the database that `open` connects to.
Result<std::shared_ptr<BlobShelf>> blob_rows(OpenDatabase open);

}  // namespace acta::store
