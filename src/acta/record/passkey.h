// Passkeys: what a browser hands over when a person adds one, and when a person confirms an act
// with one. Judged from bytes alone, so that an auditor judges them again without a server.
//
// Norm: W3C Web Authentication Level 2, sections 5.8.1 (client data), 6.1 (authenticator data), 7.1
// and 7.2 (the checks of a registration and of an assertion); RFC 9053 for COSE keys. After the
// specifications; texts not quoted. Taken: attestation "none", ES256 and EdDSA, with the person
// present and verified. Not taken: anything else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

// The page that a passkey is made for and used on: "https://acta.example.org".
struct PasskeySite {
  std::string origin;

  // The host, which passkeys are bound to.
  [[nodiscard]] std::string rp_id() const;
};
// Refuses what is neither a TLS origin nor http on localhost, and what is more than an origin.
[[nodiscard]] Result<PasskeySite> parse_site(std::string_view origin);

struct NewPasskey {
  Bytes credential;  // the id by which the authenticator knows it
  Bytes cose;        // its public key, as the authenticator wrote it
  std::uint32_t count = 0;
};

struct Assertion {
  Bytes client_data;  // clientDataJSON
  Bytes authenticator_data;
  Bytes signature;
};

// Judges a registration made for this challenge on this site.
[[nodiscard]] Result<NewPasskey> judge_registration(ByteView client_data, ByteView attestation,
                                                    const PasskeySite& site, ByteView challenge);
// Judges an assertion for this challenge on this site; gives the authenticator's count of
// signatures.
[[nodiscard]] Result<std::uint32_t> judge_assertion(const Assertion& assertion, ByteView cose,
                                                    const PasskeySite& site, ByteView challenge);
// What a passkey signs when a person confirms acts: SHA-256 of "acta evidence v1\n" and the lines
// of the acts, each with its line feed.
[[nodiscard]] Hash evidence_challenge(std::string_view lines);

}  // namespace acta::record
