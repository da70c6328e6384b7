#include "acta/app/key_commands.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "acta/base/files.h"
#include "acta/base/json.h"
#include "acta/record/authors.h"
#include "acta/record/entry.h"
#include "acta/routing/prepared.h"

namespace acta::app {
namespace {

constexpr std::string_view possession_head = "acta key possession v1\n";

struct Signatures {
  std::vector<std::string> signatures;
};
constexpr auto describe(Signatures*) {
  return described<Signatures>("Signatures", "As the server takes them.",
                               field<&Signatures::signatures>("signatures", "A line for each."));
}

Result<std::string> read_file(const std::string& path) {
  const auto bytes = acta::read_file(path);
  if (!bytes) return refuse("usage", 2, "cannot read " + path);
  return std::string(text_of(*bytes));
}

// Never over another file: a key that is lost cannot be made again.
Result<bool> write_new(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return refuse("usage", 2, "cannot make " + path + "; is it there already?");
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<::ssize_t>(text.size());
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  if (!written || !synced) return fault("keys.not_written", "cannot write " + path);
  return true;
}

// What a person should know before the signature is given.
Result<std::string> told(const std::string& line) {
  const auto entry = record::view_entry(line);
  if (!entry) return refuse("record.not_to_be_signed", 422, "a text is no line of an act");
  if (entry->sealed || line.find('\n') + 1 != line.size()) {
    return refuse("record.not_to_be_signed", 422, "a text is not one open line of an act");
  }
  return fmt::format("{} as {}, on {}\n  {}\n", entry->type, entry->as, entry->stream, entry->body);
}

}  // namespace

Result<std::string> sign_prepared(const record::SignerKey& key,
                                  const routing::PreparedInfo& prepared) {
  Signatures made;
  for (const auto& [text, name] : prepared.texts) {
    fmt::print(stderr, "signing {}", ACTA_TRY(told(text)));
    if (!record::is_pseudonym(name)) {
      return refuse("record.not_to_be_signed", 422, "a name was not made for its act alone");
    }
    const auto under = record::author_key(name, key.verifier.key);
    made.signatures.push_back(record::signature_line(under, key.sign(bytes_of(text))));
  }
  return to_json(made) + "\n";
}

Result<record::SignerKey> read_key_file(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077U) != 0) {
    return refuse("keys.exposed", 422, path + " can be read by others; run chmod 600 on it");
  }
  auto text = ACTA_TRY(read_file(path));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return record::parse_signer(text);
}

Result<bool> make_key(Options& options) {
  const auto out = ACTA_TRY(options.required("out"));
  (void)ACTA_TRY(options.all_taken());
  const auto key = record::make_signer("personal", record::KeyType::ed25519, record::random_hash());
  (void)ACTA_TRY(write_new(out, key.text() + "\n"));
  fmt::print("{}\n", to_base64(key.verifier.key));
  return true;
}

Result<std::string> sign_possession(const record::SignerKey& key, const std::string& text) {
  if (!text.starts_with(possession_head)) {
    return refuse("record.not_to_be_signed", 422, "this is no text of possession");
  }
  return to_base64(key.sign(bytes_of(text)));
}

Result<bool> sign_command(Options& options) {
  const auto key = ACTA_TRY(read_key_file(ACTA_TRY(options.required("key"))));
  const auto text = ACTA_TRY(read_file(ACTA_TRY(options.required("in"))));
  const auto out = options.take("out");
  (void)ACTA_TRY(options.all_taken());
  std::string signed_text;
  if (text.starts_with(possession_head)) {
    signed_text = ACTA_TRY(sign_possession(key, text)) + "\n";
  } else {
    const auto prepared = from_json<routing::PreparedInfo>(text);
    if (!prepared) {
      return refuse(
          "record.not_to_be_signed", 422,
          "neither what a server prepared nor a text of possession: " + prepared.error().detail);
    }
    signed_text = ACTA_TRY(sign_prepared(key, *prepared));
  }
  if (!out) {
    fmt::print("{}", signed_text);
    return true;
  }
  std::ofstream file(*out, std::ios::binary);
  file << signed_text;
  file.close();
  if (!file) return fault("keys.not_written", "cannot write " + *out);
  return true;
}

}  // namespace acta::app
