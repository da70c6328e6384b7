#include "acta/store/blobs.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "acta/base/json.h"
#include "acta/record/keys.h"
#include "acta/record/seal.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t chunk_size = 64UL * 1024;
constexpr std::size_t sealed_chunk_size = chunk_size + crypto_secretstream_xchacha20poly1305_ABYTES;

// What stands in ID.info, sealed: the key of the content, the opening of the commitment, the info.
struct Secret {
  std::string key;
  std::string r;
  BlobInfo info;
};
constexpr auto describe(Secret*) {
  return described<Secret>("Secret", "", field<&Secret::key>("key", ""), field<&Secret::r>("r", ""),
                           field<&Secret::info>("info", ""));
}

std::string context_of(const std::string& id) {
  return "acta/blob/v1|" + id;
}

bool is_id(const std::string& id) {
  return id.size() == 32 && std::ranges::all_of(id, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<bool> write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const auto put = ::write(file, bytes.data(), bytes.size());
    if (put <= 0) return fault("store.disk_full", "a document could not be written");
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
  return true;
}

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_, EVP_sha256(), nullptr); }
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  ~Digest() { EVP_MD_CTX_free(context_); }
  void add(ByteView bytes) { EVP_DigestUpdate(context_, bytes.data(), bytes.size()); }
  Hash finish() {
    Hash hash{};
    EVP_DigestFinal_ex(context_, hash.data(), nullptr);
    return hash;
  }

 private:
  EVP_MD_CTX* context_;
};

Hash commitment_to(const Hash& r, const std::string& id, const Hash& content) {
  return record::commitment_of(r, context_of(id), to_hex(content));
}

class Writer final : public BlobWriter {
 public:
  Writer(std::string directory, const Hash& vault_key, BlobInfo info, int file)
      : directory_(std::move(directory)),
        vault_key_(vault_key),
        key_(record::random_hash()),
        info_(std::move(info)),
        file_(file) {
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header_.data(), key_.data());
  }
  ~Writer() override {
    if (file_ >= 0) ::close(file_);
    if (!finished_) ::unlink(path().c_str());
  }

  Result<bool> write(ByteView chunk) override {
    digest_.add(chunk);
    info_.size += static_cast<std::int64_t>(chunk.size());
    while (!chunk.empty()) {
      const auto take = std::min(chunk.size(), chunk_size - waiting_.size());
      waiting_.insert(waiting_.end(), chunk.begin(),
                      chunk.begin() + static_cast<std::ptrdiff_t>(take));
      chunk = chunk.subspan(take);
      if (waiting_.size() == chunk_size && !chunk.empty()) (void)ACTA_TRY(flush(0));
    }
    if (waiting_.size() == chunk_size) return flush(0);
    return true;
  }

  Result<BlobInfo> finish() override {
    if (info_.size == 0) return refuse("blob.empty", 422, "the document is empty");
    (void)ACTA_TRY(flush(crypto_secretstream_xchacha20poly1305_TAG_FINAL));
    if (::fsync(file_) != 0) return fault("store.io_error", "a document could not be flushed");
    const auto r = record::random_hash();
    info_.commitment = to_hex(commitment_to(r, info_.id, digest_.finish()));
    const Secret secret{.key = to_hex(key_), .r = to_hex(r), .info = info_};
    (void)ACTA_TRY(write_info(to_json(secret)));
    finished_ = true;
    return info_;
  }

 private:
  [[nodiscard]] std::string path() const { return directory_ + "/" + info_.id; }

  Result<bool> flush(unsigned char tag) {
    if (!started_) (void)ACTA_TRY(write_all(file_, header_));
    started_ = true;
    Bytes sealed(waiting_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&stream_, sealed.data(), nullptr, waiting_.data(),
                                               waiting_.size(), nullptr, 0, tag);
    waiting_.clear();
    return write_all(file_, sealed);
  }

  Result<bool> write_info(const std::string& secret) {
    const auto sealed = record::seal(secret, context_of(info_.id), record::random_hash(),
                                     vault_key_, record::random_nonce());
    Bytes bytes(sealed.commitment.begin(), sealed.commitment.end());
    bytes.insert(bytes.end(), sealed.nonce.begin(), sealed.nonce.end());
    bytes.insert(bytes.end(), sealed.ciphertext.begin(), sealed.ciphertext.end());
    const auto name = path() + ".info";
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return fault("store.io_error", "a document could not be written");
    auto written = write_all(file, bytes);
    const bool synced = ::fsync(file) == 0;
    ::close(file);
    if (written && !synced) return fault("store.io_error", "a document could not be flushed");
    return written;
  }

  std::string directory_;
  Hash vault_key_;
  Hash key_;
  BlobInfo info_;
  int file_;
  bool started_ = false;
  bool finished_ = false;
  Bytes waiting_;
  Digest digest_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header_{};
};

Result<Bytes> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse("blob.unknown", 404, "there is no such document");
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

Result<Secret> read_secret(const std::string& directory, const std::string& id, const Hash& key) {
  if (!is_id(id)) return refuse("blob.unknown", 404, "there is no such document");
  const auto bytes = ACTA_TRY(read_file(directory + "/" + id + ".info"));
  record::Sealed sealed;
  if (bytes.size() < 56) return fault("vault.unreadable", "the info of a document is cut short");
  std::copy_n(bytes.begin(), 32, sealed.commitment.begin());
  std::copy_n(bytes.begin() + 32, 24, sealed.nonce.begin());
  sealed.ciphertext.assign(bytes.begin() + 56, bytes.end());
  return from_json<Secret>(ACTA_TRY(record::open_sealed(sealed, context_of(id), key)).message);
}

Result<std::string> decrypt(ByteView bytes, const Hash& key) {
  const auto damaged = [] { return fault("vault.unreadable", "a document is damaged"); };
  constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
  crypto_secretstream_xchacha20poly1305_state stream{};
  if (bytes.size() < header_size ||
      crypto_secretstream_xchacha20poly1305_init_pull(&stream, bytes.data(), key.data()) != 0) {
    return damaged();
  }
  bytes = bytes.subspan(header_size);
  std::string plain;
  unsigned char tag = 0;
  while (!bytes.empty()) {
    const auto size = std::min(bytes.size(), sealed_chunk_size);
    Bytes chunk(chunk_size);
    unsigned long long got = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&stream, chunk.data(), &got, &tag, bytes.data(),
                                                   size, nullptr, 0) != 0) {
      return damaged();
    }
    plain.append(text_of(ByteView(chunk).first(got)));
    bytes = bytes.subspan(size);
  }
  if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) return damaged();
  return plain;
}

}  // namespace

Result<std::unique_ptr<BlobWriter>> Blobs::begin(std::string media_type, std::string title) {
  std::error_code ignored;
  fs::create_directories(directory_, ignored);
  BlobInfo info{.id = to_hex(ByteView(record::random_hash()).first(16)),
                .commitment = {},
                .size = 0,
                .media_type = std::move(media_type),
                .title = std::move(title)};
  const auto path = directory_ + "/" + info.id;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return fault("store.io_error", "a document could not be written");
  return std::unique_ptr<BlobWriter>(new Writer(directory_, key_, std::move(info), file));
}

Result<BlobInfo> Blobs::info(const std::string& id) {
  return ACTA_TRY(read_secret(directory_, id, key_)).info;
}

Result<std::string> Blobs::content(const std::string& id) {
  const auto secret = ACTA_TRY(read_secret(directory_, id, key_));
  Hash key{};
  Hash r{};
  std::ranges::copy(ACTA_TRY(from_hex(secret.key)), key.begin());
  std::ranges::copy(ACTA_TRY(from_hex(secret.r)), r.begin());
  auto plain = ACTA_TRY(decrypt(ACTA_TRY(read_file(directory_ + "/" + id)), key));
  if (to_hex(commitment_to(r, id, sha256(bytes_of(plain)))) != secret.info.commitment) {
    return fault("vault.unreadable", "a document is not what the record commits to");
  }
  return plain;
}

}  // namespace acta::store
