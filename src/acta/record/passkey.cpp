#include "acta/record/passkey.h"

#include <algorithm>

#include "acta/base/json.h"
#include "acta/record/cbor.h"
#include "acta/record/cose.h"

namespace acta::record {
namespace {

constexpr std::uint8_t user_present = 0x01;
constexpr std::uint8_t user_verified = 0x04;
constexpr std::uint8_t has_credential = 0x40;
constexpr std::uint8_t has_extensions = 0x80;
constexpr std::size_t head_size = 37;  // rpIdHash, flags, signCount
constexpr std::size_t credential_max = 1023;

auto refused(std::string_view what) {
  return refuse("access.passkey_refused", 422, "the passkey's answer: " + std::string(what));
}

std::string base64url(ByteView bytes) {
  auto text = to_base64(bytes);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  text.erase(std::ranges::find(text, '='), text.end());
  return text;
}

bool is_text(const Json* value, std::string_view expected) {
  return value != nullptr && value->text() != nullptr && *value->text() == expected;
}

Result<bool> judge_client_data(ByteView client_data, std::string_view type, const PasskeySite& site,
                               ByteView challenge) {
  if (client_data.size() > 4096) return refused("its client data are too long");
  const auto json = parse_json(text_of(client_data), JsonProfile::api);
  if (!json) return refused("its client data are no JSON");
  if (!is_text(json->find("type"), type)) return refused("it is of another kind");
  if (!is_text(json->find("challenge"), base64url(challenge))) {
    return refused("it answers another challenge");
  }
  if (!is_text(json->find("origin"), site.origin)) {
    return refused("it was given on another site than " + site.origin);
  }
  const auto* crossing = json->find("crossOrigin");
  if (crossing != nullptr && (crossing->boolean() == nullptr || *crossing->boolean())) {
    return refused("it was given within another site's page");
  }
  return true;
}

std::uint32_t signature_count(ByteView data) {
  std::uint32_t count = 0;
  for (const auto byte : data.subspan(33, 4)) count = count << 8U | byte;
  return count;
}

struct AuthenticatorData {
  std::uint32_t count = 0;
  NewPasskey passkey;  // of a registration
};

Result<NewPasskey> read_credential(ByteView& rest) {
  constexpr std::size_t before = 18;  // AAGUID, length of the credential id
  if (rest.size() < before) return refused("its data are cut short");
  const auto size = static_cast<std::size_t>(rest[16] << 8 | rest[17]);
  rest = rest.subspan(before);
  if (size == 0 || size > credential_max || rest.size() < size) {
    return refused("its credential has no proper length");
  }
  NewPasskey made;
  made.credential.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size));
  rest = rest.subspan(size);
  const auto from = rest;
  (void)ACTA_TRY(read_cbor(rest));
  const auto key = from.first(from.size() - rest.size());
  (void)ACTA_TRY(parse_cose(key));
  made.cose.assign(key.begin(), key.end());
  return made;
}

Result<AuthenticatorData> read_data(ByteView data, const PasskeySite& site, bool registration) {
  if (data.size() < head_size) return refused("its data are cut short");
  if (!std::ranges::equal(data.first(32), sha256(bytes_of(site.rp_id())))) {
    return refused("it belongs to another site than " + site.rp_id());
  }
  const auto flags = data[32];
  if ((flags & user_present) == 0) return refused("nobody was present");
  if ((flags & user_verified) == 0) {
    return refused("the person was not verified: by PIN, finger or face");
  }
  if (((flags & has_credential) != 0) != registration)
    return refused("its data are of another kind");
  AuthenticatorData read{.count = signature_count(data), .passkey = {}};
  auto rest = data.subspan(head_size);
  if (registration) read.passkey = ACTA_TRY(read_credential(rest));
  if ((flags & has_extensions) != 0) (void)ACTA_TRY(read_cbor(rest));
  if (!rest.empty()) return refused("something stands behind its data");
  read.passkey.count = read.count;
  return read;
}

bool is_localhost(std::string_view authority) {
  return authority == "localhost" || authority.starts_with("localhost:");
}

}  // namespace

std::string PasskeySite::rp_id() const {
  auto host = std::string_view(origin);
  host.remove_prefix(host.find("://") + 3);
  return std::string(host.substr(0, host.find(':')));
}

Result<PasskeySite> parse_site(std::string_view origin) {
  const auto start = origin.find("://");
  const auto authority = start == std::string_view::npos ? "" : origin.substr(start + 3);
  const bool plain = !authority.empty() && std::ranges::all_of(authority, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  });
  const auto scheme = origin.substr(0, start == std::string_view::npos ? 0 : start);
  if (!plain || std::ranges::count(authority, ':') > 1 ||
      (scheme != "https" && !(scheme == "http" && is_localhost(authority)))) {
    return refuse(
        "usage", 2,
        "--web-origin is https://HOST[:PORT] as browsers show it, or http://localhost:PORT: "
        "browsers have passkeys nowhere else");
  }
  return PasskeySite{.origin = std::string(origin)};
}

Hash evidence_challenge(std::string_view lines) {
  return sha256(bytes_of("acta evidence v1\n"), bytes_of(lines));
}

Result<NewPasskey> judge_registration(ByteView client_data, ByteView attestation,
                                      const PasskeySite& site, ByteView challenge) {
  (void)ACTA_TRY(judge_client_data(client_data, "webauthn.create", site, challenge));
  const auto object = ACTA_TRY(parse_cbor(attestation));
  const auto* format = object.find("fmt");
  const auto* statement = object.find("attStmt");
  const auto* data = object.find("authData");
  // Section 8.7: the "none" statement is an empty map.
  if (format == nullptr || format->text() == nullptr || *format->text() != "none" ||
      statement == nullptr || statement->map() == nullptr || !statement->map()->empty()) {
    return refused("an attestation other than \"none\" is not taken");
  }
  if (data == nullptr || data->bytes() == nullptr) return refused("it has no authenticator data");
  return std::move(ACTA_TRY(read_data(*data->bytes(), site, true)).passkey);
}

Result<std::uint32_t> judge_assertion(const Assertion& assertion, ByteView cose,
                                      const PasskeySite& site, ByteView challenge) {
  (void)ACTA_TRY(judge_client_data(assertion.client_data, "webauthn.get", site, challenge));
  const auto data = ACTA_TRY(read_data(assertion.authenticator_data, site, false));
  const auto key = ACTA_TRY(parse_cose(cose));
  // Section 7.2: over the authenticator data and the hash of the client data.
  auto message = assertion.authenticator_data;
  const auto hash = sha256(assertion.client_data);
  message.insert(message.end(), hash.begin(), hash.end());
  if (!key.verify(message, assertion.signature)) return refused("its signature does not hold");
  return data.count;
}

}  // namespace acta::record
