#include "acta/store/engine.h"

namespace acta::store {

Result<std::unique_ptr<Database>> Engine::record(Access access) const {
  if (is_shared()) return open_postgresql(database_, access);
  return open_sqlite(directory_ + "/acta.db", access);
}

Result<std::unique_ptr<Database>> Engine::vault(Access access) const {
  if (is_shared()) return open_postgresql(database_, access, "vault");
  return open_sqlite(directory_ + "/vault.db", access);
}

Result<std::unique_ptr<Database>> Engine::reads(Access access) const {
  if (is_shared()) return open_postgresql(database_, access, "reads");
  return open_sqlite(directory_ + "/reads.db", access);
}

Result<std::shared_ptr<BlobShelf>> Engine::blobs() const {
  if (is_shared())
    return blob_rows([engine = *this](Access access) { return engine.vault(access); });
  return blob_files(directory_ + "/blobs");
}

}  // namespace acta::store
