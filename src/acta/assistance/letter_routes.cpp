#include "acta/assistance/letter_routes.h"

#include <algorithm>

#include "acta/http/answer.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

class LetterUpload final : public http::Upload {
 public:
  explicit LetterUpload(std::unique_ptr<store::BlobWriter> writer) : writer_(std::move(writer)) {}
  Result<bool> write(ByteView chunk) override { return writer_->write(chunk); }
  void finish(const Reply& reply) override { reply(http::json_or_problem(writer_->finish(), 201)); }

 private:
  std::unique_ptr<store::BlobWriter> writer_;
};

Result<std::unique_ptr<http::Upload>> begin_upload(Context& context, const Request& request) {
  const auto title = ACTA_TRY(http::percent_decode(request.header("x-acta-name"), false));
  if (title.empty() || title.size() > 300) {
    return refuse("blob.name_needed", 422, "send the file's name in X-Acta-Name, percent-encoded");
  }
  auto type = std::string(request.header("content-type"));
  const bool plain = std::ranges::all_of(type, [](char c) { return c > ' ' && c < 0x7F; });
  if (type.empty() || type.size() > 100 || !plain) type = "application/octet-stream";
  auto writer = ACTA_TRY(context.blobs.begin(std::move(type), title));
  return std::unique_ptr<http::Upload>(std::make_unique<LetterUpload>(std::move(writer)));
}

}  // namespace

Result<Letter> letter_of(Context& context, const std::string& blob, std::string where) {
  auto info = context.blobs.info(blob);
  if (!info) {
    if (info.error().fault) return std::unexpected(info.error());
    return refuse("assistance.letter_needed", 422, "attach the written document", std::move(where));
  }
  return Letter{.blob = info->id,
                .commitment = info->commitment,
                .size = info->size,
                .media_type = info->media_type,
                .title = info->title};
}

Result<std::optional<Letter>> maybe_letter(Context& context, const std::optional<std::string>& blob,
                                           std::string where) {
  if (!blob) return std::optional<Letter>();
  return std::optional(ACTA_TRY(letter_of(context, *blob, std::move(where))));
}

Result<http::Response> letter_response(Context& context, const std::string& blob,
                                       const std::string& media_type) {
  auto response = http::text(ACTA_TRY(context.blobs.content(blob)), media_type);
  // Documents come from outside: a browser saves them and never runs them.
  response.with("content-disposition", "attachment");
  response.with("content-security-policy", "sandbox; default-src 'none'");
  return response;
}

void add_upload_route(http::Router& router, Context& context, std::string path,
                      std::string operation, Right audience) {
  router.add(
      {.method = "POST",
       .pattern = std::move(path),
       .operation = std::move(operation),
       .audience = audience,
       .summary = "Keeps a document until an act names it",
       .gives = &type_of<store::BlobInfo>(),
       .upload = [&context](const Request& request) { return begin_upload(context, request); },
       .body_max = 25UL << 20U});
}

}  // namespace acta::assistance
