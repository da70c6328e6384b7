#include "power_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <new>

namespace acta::faults {
namespace {

namespace fs = std::filesystem;

std::mutex mutex;
std::map<std::string, std::string> durable;  // path -> content as last synced

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct File {
  sqlite3_file base;
  std::string* path;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return of(file)->real();
}

int close(sqlite3_file* file) {
  const int code = real(file)->pMethods->xClose(real(file));
  delete of(file)->path;
  return code;
}
int sync(sqlite3_file* file, int flags) {
  const int code = real(file)->pMethods->xSync(real(file), flags);
  const std::scoped_lock lock(mutex);
  durable[*of(file)->path] = read_file(*of(file)->path);
  return code;
}

const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close,
    .xRead = [](sqlite3_file* f, void* to, int size,
                sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, size, at); },
    .xWrite = [](sqlite3_file* f, const void* from, int size,
                 sqlite3_int64 at) { return real(f)->pMethods->xWrite(real(f), from, size, at); },
    .xTruncate = [](sqlite3_file* f,
                    sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); },
    .xSync = sync,
    .xFileSize = [](sqlite3_file* f,
                    sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    .xLock = [](sqlite3_file* f, int level) { return real(f)->pMethods->xLock(real(f), level); },
    .xUnlock = [](sqlite3_file* f,
                  int level) { return real(f)->pMethods->xUnlock(real(f), level); },
    .xCheckReservedLock =
        [](sqlite3_file* f, int* out) {
          return real(f)->pMethods->xCheckReservedLock(real(f), out);
        },
    .xFileControl = [](sqlite3_file* f, int op,
                       void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
    .xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    .xShmMap =
        [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
          return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
        },
    .xShmLock = [](sqlite3_file* f, int offset, int n,
                   int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    .xShmUnmap = [](sqlite3_file* f,
                    int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs* system_vfs = nullptr;
sqlite3_vfs power_vfs;

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* made = of(file);
  made->base.pMethods = nullptr;
  const int code = system_vfs->xOpen(system_vfs, name, made->real(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  made->path = new std::string(name == nullptr ? "" : name);
  made->base.pMethods = &methods;
  return SQLITE_OK;
}

// SQLite asks for deletions of journals to be durable too.
int remove(sqlite3_vfs*, const char* name, int sync_directory) {
  {
    const std::scoped_lock lock(mutex);
    durable.erase(name);
  }
  return system_vfs->xDelete(system_vfs, name, sync_directory);
}

}  // namespace

void install_power_vfs() {
  system_vfs = sqlite3_vfs_find(nullptr);
  power_vfs = *system_vfs;
  power_vfs.zName = "power";
  power_vfs.szOsFile = static_cast<int>(sizeof(File)) + system_vfs->szOsFile;
  power_vfs.pNext = nullptr;
  power_vfs.xOpen = open;
  power_vfs.xDelete = remove;
  sqlite3_vfs_register(&power_vfs, 1);
}

void new_disk() {
  const std::scoped_lock lock(mutex);
  durable.clear();
}

void power_loss(const std::string& directory, const std::string& into) {
  fs::remove_all(into);
  fs::create_directories(into);
  fs::copy(directory + "/keys", into + "/keys", fs::copy_options::recursive);
  // The lock file first: it never says more than the databases hold.
  fs::copy_file(directory + "/acta.lock", into + "/acta.lock");
  const std::scoped_lock lock(mutex);
  for (const auto& [path, content] : durable) {
    const auto name = fs::path(path).filename().string();
    if (!path.starts_with(directory + "/")) continue;
    std::ofstream(into + "/" + name, std::ios::binary) << content;
  }
}

}  // namespace acta::faults
