// TLS with a certificate made here.
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

#include "acta/http/server_for_test.h"

namespace acta::http {
namespace {

// A key of P-256 and a certificate of its own for one day, as PEM files.
class Certificate {
 public:
  Certificate() : directory_(testing::TempDir() + "acta_tls_" + std::to_string(::getpid())) {
    std::filesystem::create_directories(directory_);
    auto* key = EVP_EC_gen("P-256");
    auto* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
    X509_set_pubkey(certificate, key);
    const auto* name = "localhost";
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, key, EVP_sha256());
    write(path(), [&](FILE* file) { PEM_write_X509(file, certificate); });
    write(key_path(), [&](FILE* file) {
      PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~Certificate() { std::filesystem::remove_all(directory_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  [[nodiscard]] std::string path() const { return directory_ + "/certificate.pem"; }
  [[nodiscard]] std::string key_path() const { return directory_ + "/key.pem"; }

 private:
  template <class Write>
  static void write(const std::string& path, Write how) {
    auto* file = std::fopen(path.c_str(), "w");
    ACTA_ASSERT(file != nullptr);
    how(file);
    std::fclose(file);
  }
  std::string directory_;
};

// What a TLS client of these versions reads of GET /hello; empty when there was no handshake.
std::string hello_over_tls(std::uint16_t port, int least, int most) {
  auto* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, least);
  SSL_CTX_set_max_proto_version(context, most);
  Client client(port);
  auto* tls = SSL_new(context);
  SSL_set_fd(tls, client.socket());
  std::string read;
  if (SSL_connect(tls) == 1) {
    const std::string_view sent = "GET /hello?name=tls HTTP/1.1\r\nconnection: close\r\n\r\n";
    SSL_write(tls, sent.data(), static_cast<int>(sent.size()));
    char bytes[4096];
    for (int got = 0; (got = SSL_read(tls, bytes, sizeof bytes)) > 0;) {
      read.append(bytes, static_cast<std::size_t>(got));
    }
  }
  SSL_free(tls);
  SSL_CTX_free(context);
  return read;
}

TEST(HttpTls, AnswersOverModernVersionsAlone) {
  const Certificate certificate;
  const Running server({.certificate = certificate.path(), .private_key = certificate.key_path()},
                       routes_for_test(), open_guard());
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    const auto answer = hello_over_tls(server.port(), version, version);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
    EXPECT_TRUE(answer.ends_with("hello tls"));
    EXPECT_NE(answer.find("strict-transport-security"), std::string::npos);
  }
  EXPECT_EQ(hello_over_tls(server.port(), TLS1_1_VERSION, TLS1_1_VERSION), "");
}

TEST(HttpTls, SurvivesWhoSpeaksNoTls) {
  const Certificate certificate;
  const Running server({.certificate = certificate.path(), .private_key = certificate.key_path()},
                       routes_for_test(), open_guard());
  for (const auto* bytes : {"GET /hello HTTP/1.1\r\nhost: a\r\n\r\n", "\x16\x03\x01\xff\xff", ""}) {
    Client client(server.port());
    client.send(bytes);
    ::shutdown(client.socket(), SHUT_WR);
    EXPECT_EQ(client.rest().find("HTTP/1.1 200"), std::string::npos);
  }
  EXPECT_NE(hello_over_tls(server.port(), TLS1_3_VERSION, TLS1_3_VERSION), "");
}

TEST(HttpTls, RefusesAKeyOfAnotherCertificate) {
  const Certificate certificate;
  const auto server = Server::create(
      {.port = 0, .certificate = certificate.path(), .private_key = certificate.path()},
      routes_for_test(), open_guard());
  ASSERT_FALSE(server);
  EXPECT_NE(server.error().detail.find("certificate.pem"), std::string::npos)
      << server.error().detail;
}

}  // namespace
}  // namespace acta::http
