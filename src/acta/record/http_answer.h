// Reads one answer of HTTP/1.1 (RFC 9112) from what comes over a connection: with a length or in
// chunks, without trailers, and no larger than any published file.
#pragma once

#include <functional>
#include <string>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

struct HttpAnswer {
  int status = 0;
  bool closes = false;   // the connection, afterwards
  std::string encoding;  // of the content; empty: none
  Bytes body;
};

// Appends what has come to the text; false at the end.
using Receive = std::function<Result<bool>(std::string& received)>;

// Takes the answer off `received`; what comes behind it stays there. Refuses with
// "record.unreadable" what is no whole answer, with "record.file_too_large" one that is too large.
Result<HttpAnswer> read_http_answer(std::string& received, const Receive& receive);

}  // namespace acta::record
