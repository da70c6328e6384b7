// Personal keys on the command line: made and used where their person is, with no server asked.
//
// A key file holds one signer key (C2SP signed-note) and is readable by its owner alone. What is
// signed is what a server prepared: the lines of acts, or the text by which possession of a key is
// shown.
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/result.h"
#include "acta/record/keys.h"

namespace acta::routing {
struct PreparedInfo;
}

namespace acta::app {

// acta key new --out FILE
Result<bool> make_key(Options& options);
// What `sign` writes and a server takes: a signature under each line; tells on standard error what
// is signed.
[[nodiscard]] Result<std::string> sign_prepared(const record::SignerKey& key,
                                                const routing::PreparedInfo& prepared);
// acta sign --key FILE --in FILE [--out FILE]: FILE as the server prepared it.
Result<bool> sign_command(Options& options);

[[nodiscard]] Result<record::SignerKey> read_key_file(const std::string& path);
// A signature over a text of possession; refuses any other text.
[[nodiscard]] Result<std::string> sign_possession(const record::SignerKey& key,
                                                  const std::string& text);

}  // namespace acta::app
