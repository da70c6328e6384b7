// Blobs: letters and other documents, encrypted on a shelf of their own (blob_shelf.h), named on
// the record by a commitment and never by a bare hash.
//
// A blob is written chunk by chunk with flat memory and is there only when finish() has returned;
// one that no act comes to name is an orphan without effect. Any thread may write and read blobs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "acta/base/bytes.h"
#include "acta/base/describe.h"
#include "acta/base/result.h"
#include "acta/store/blob_shelf.h"

namespace acta::store {

struct BlobInfo {
  std::string id;  // 32 hexadecimal digits, random
  std::string commitment;
  std::int64_t size = 0;
  std::string media_type;
  std::string title;
};
constexpr auto describe(BlobInfo*) {
  return described<BlobInfo>("BlobInfo", "A document kept as a blob.",
                             field<&BlobInfo::id>("id", "Its id."),
                             field<&BlobInfo::commitment>("commitment", "64 hexadecimal digits."),
                             field<&BlobInfo::size>("size", "In bytes."),
                             field<&BlobInfo::media_type>("media_type", "As uploaded."),
                             field<&BlobInfo::title>("title", "Its file name."));
}

class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  virtual Result<bool> write(ByteView chunk) = 0;
  virtual Result<BlobInfo> finish() = 0;
};

class Blobs {
 public:
  Blobs(std::shared_ptr<BlobShelf> shelf, const Hash& key) : shelf_(std::move(shelf)), key_(key) {}

  Result<std::unique_ptr<BlobWriter>> begin(std::string media_type, std::string title);
  Result<BlobInfo> info(const std::string& id);
  // The whole content; refuses what is not what its commitment says.
  Result<std::string> content(const std::string& id);
  // For good; ids that are none are left alone.
  Result<bool> remove(const std::string& id);

 private:
  std::shared_ptr<BlobShelf> shelf_;
  Hash key_;
};

}  // namespace acta::store
