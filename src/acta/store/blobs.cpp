#include "acta/store/blobs.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>

#include "acta/base/json.h"
#include "acta/record/keys.h"
#include "acta/record/seal.h"

namespace acta::store {
namespace {

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
  Writer(std::unique_ptr<BlobSlot> slot, const Hash& vault_key, BlobInfo info)
      : slot_(std::move(slot)),
        vault_key_(vault_key),
        key_(record::random_hash()),
        info_(std::move(info)) {
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header_.data(), key_.data());
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
    const auto r = record::random_hash();
    info_.commitment = to_hex(commitment_to(r, info_.id, digest_.finish()));
    const Secret secret{.key = to_hex(key_), .r = to_hex(r), .info = info_};
    (void)ACTA_TRY(slot_->finish(sealed_info(to_json(secret))));
    return info_;
  }

 private:
  Result<bool> flush(unsigned char tag) {
    if (!started_) (void)ACTA_TRY(slot_->write(header_));
    started_ = true;
    Bytes sealed(waiting_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&stream_, sealed.data(), nullptr, waiting_.data(),
                                               waiting_.size(), nullptr, 0, tag);
    waiting_.clear();
    return slot_->write(sealed);
  }

  Bytes sealed_info(const std::string& secret) {
    const auto sealed = record::seal(secret, context_of(info_.id), record::random_hash(),
                                     vault_key_, record::random_nonce());
    Bytes bytes(sealed.commitment.begin(), sealed.commitment.end());
    bytes.insert(bytes.end(), sealed.nonce.begin(), sealed.nonce.end());
    bytes.insert(bytes.end(), sealed.ciphertext.begin(), sealed.ciphertext.end());
    return bytes;
  }

  std::unique_ptr<BlobSlot> slot_;
  Hash vault_key_;
  Hash key_;
  BlobInfo info_;
  bool started_ = false;
  Bytes waiting_;
  Digest digest_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header_{};
};

Result<Secret> read_secret(BlobShelf& shelf, const std::string& id, const Hash& key) {
  if (!is_id(id)) return refuse("blob.unknown", 404, "there is no such document");
  const auto bytes = ACTA_TRY(shelf.info(id));
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
  BlobInfo info{.id = to_hex(ByteView(record::random_hash()).first(16)),
                .commitment = {},
                .size = 0,
                .media_type = std::move(media_type),
                .title = std::move(title)};
  auto slot = ACTA_TRY(shelf_->begin(info.id));
  return std::unique_ptr<BlobWriter>(new Writer(std::move(slot), key_, std::move(info)));
}

Result<BlobInfo> Blobs::info(const std::string& id) {
  return ACTA_TRY(read_secret(*shelf_, id, key_)).info;
}

Result<std::string> Blobs::content(const std::string& id) {
  const auto secret = ACTA_TRY(read_secret(*shelf_, id, key_));
  Hash key{};
  Hash r{};
  std::ranges::copy(ACTA_TRY(from_hex(secret.key)), key.begin());
  std::ranges::copy(ACTA_TRY(from_hex(secret.r)), r.begin());
  auto plain = ACTA_TRY(decrypt(ACTA_TRY(shelf_->content(id)), key));
  if (to_hex(commitment_to(r, id, sha256(bytes_of(plain)))) != secret.info.commitment) {
    return fault("vault.unreadable", "a document is not what the record commits to");
  }
  return plain;
}

Result<bool> Blobs::remove(const std::string& id) {
  if (!is_id(id)) return true;
  return shelf_->remove(id);
}

}  // namespace acta::store
