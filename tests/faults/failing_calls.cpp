// Calls of the system that fail (failing_rules.h), put in front of the C library's of a real server
// by LD_PRELOAD: no rights are needed, and no other process is stopped or watched.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>

#include "failing_rules.h"

namespace {

using namespace acta::faults;

int made(long result) {
  return static_cast<int>(result);
}

int open_file(int folder, const char* name, int flags, ::mode_t mode) {
  const auto* call = (flags & O_CREAT) != 0 ? "create" : "openat";
  if (fails(error_of(call, name))) return -1;
  return made(::syscall(SYS_openat, folder, name, flags, mode));
}

::ssize_t write_some(const void* bytes, std::size_t size, int file, long at) {
  const auto error = error_of(at < 0 ? "write" : "pwrite64", path_of(file));
  if (fails(error)) return -1;
  const auto part = part_of(error, size);
  return at < 0 ? ::syscall(SYS_write, file, bytes, part)
                : ::syscall(SYS_pwrite64, file, bytes, part, at);
}

::ssize_t read_some(void* bytes, std::size_t size, int file, long at) {
  const auto error = error_of(at < 0 ? "read" : "pread64", path_of(file));
  if (fails(error)) return -1;
  const auto part = part_of(error, size);
  return at < 0 ? ::syscall(SYS_read, file, bytes, part)
                : ::syscall(SYS_pread64, file, bytes, part, at);
}

int flush(std::string_view call, long number, int file) {
  return fails(error_of(call, path_of(file))) ? -1 : made(::syscall(number, file));
}

int cut(int file, long size) {
  return fails(error_of("ftruncate", path_of(file))) ? -1
                                                     : made(::syscall(SYS_ftruncate, file, size));
}

int look_at(const char* name, void* into, int flags) {
  return fails(error_of("stat", name))
             ? -1
             : made(::syscall(SYS_newfstatat, AT_FDCWD, name, into, flags));
}

int look_at(int file, void* into) {
  return fails(error_of("fstat", path_of(file))) ? -1 : made(::syscall(SYS_fstat, file, into));
}

int control(int file, int command, long value) {
  return fails(error_of("fcntl", path_of(file))) ? -1
                                                 : made(::syscall(SYS_fcntl, file, command, value));
}

// The C library's own.
template <class Call>
Call real(const char* name) {
  return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// The C library's names, with its declarations.
extern "C" {
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return write_some(bytes, size, file, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return write_some(bytes, size, file, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
  return write_some(bytes, size, file, -1);
}
ssize_t pread(int file, void* bytes, size_t size, off_t at) {
  return read_some(bytes, size, file, at);
}
ssize_t pread64(int file, void* bytes, size_t size, off64_t at) {
  return read_some(bytes, size, file, at);
}
ssize_t read(int file, void* bytes, size_t size) {
  return read_some(bytes, size, file, -1);
}
int ftruncate(int file, off_t size) noexcept {
  return cut(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return cut(file, size);
}
int fsync(int file) {
  return flush("fsync", SYS_fsync, file);
}
int fdatasync(int file) {
  return flush("fdatasync", SYS_fdatasync, file);
}
// It is closed whatever it says.
int close(int file) {
  const auto path = path_of(file);
  const int done = made(::syscall(SYS_close, file));
  return fails(error_of("close", path)) ? -1 : done;
}
int unlink(const char* name) noexcept {
  return fails(error_of("unlink", name)) ? -1 : made(::syscall(SYS_unlink, name));
}
int remove(const char* name) noexcept {
  static const auto call = real<int (*)(const char*)>("remove");
  return fails(error_of("unlink", name)) ? -1 : call(name);
}
int rename(const char* from, const char* to) noexcept {
  return fails(error_of("rename", to))
             ? -1
             : made(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int mkdir(const char* name, mode_t mode) noexcept {
  return fails(error_of("mkdir", name)) ? -1 : made(::syscall(SYS_mkdirat, AT_FDCWD, name, mode));
}
int statvfs(const char* path, struct statvfs* space) noexcept {
  static const auto call = real<int (*)(const char*, struct statvfs*)>("statvfs");
  if (fails(error_of("statvfs", path))) return -1;
  const int done = call(path, space);
  if (no_room()) space->f_bavail = 0;
  return done;
}
int stat(const char* name, struct stat* into) noexcept {
  return look_at(name, into, 0);
}
int stat64(const char* name, struct stat64* into) noexcept {
  return look_at(name, into, 0);
}
int lstat(const char* name, struct stat* into) noexcept {
  return look_at(name, into, AT_SYMLINK_NOFOLLOW);
}
int lstat64(const char* name, struct stat64* into) noexcept {
  return look_at(name, into, AT_SYMLINK_NOFOLLOW);
}
int fstat(int file, struct stat* into) noexcept {
  return look_at(file, into);
}
int fstat64(int file, struct stat64* into) noexcept {
  return look_at(file, into);
}
int access(const char* name, int mode) noexcept {
  return fails(error_of("access", name)) ? -1
                                         : made(::syscall(SYS_faccessat, AT_FDCWD, name, mode));
}
int flock(int file, int how) noexcept {
  return fails(error_of("flock", path_of(file))) ? -1 : made(::syscall(SYS_flock, file, how));
}
int fchmod(int file, mode_t mode) noexcept {
  return fails(error_of("fchmod", path_of(file))) ? -1 : made(::syscall(SYS_fchmod, file, mode));
}
int fcntl(int file, int command, ...) {
  va_list more;
  va_start(more, command);
  const auto value = va_arg(more, long);
  va_end(more);
  return control(file, command, value);
}
int fcntl64(int file, int command, ...) {
  va_list more;
  va_start(more, command);
  const auto value = va_arg(more, long);
  va_end(more);
  return control(file, command, value);
}
DIR* opendir(const char* name) {
  static const auto call = real<DIR* (*)(const char*)>("opendir");
  return fails(error_of("opendir", name)) ? nullptr : call(name);
}
DIR* fdopendir(int file) {
  static const auto call = real<DIR* (*)(int)>("fdopendir");
  return fails(error_of("opendir", path_of(file))) ? nullptr : call(file);
}
dirent* readdir(DIR* folder) {
  static const auto call = real<dirent* (*)(DIR*)>("readdir");
  return fails(error_of("readdir", path_of(::dirfd(folder)))) ? nullptr : call(folder);
}
void* mmap(void* at, size_t size, int protection, int flags, int file, off_t offset) noexcept {
  if (file >= 0 && fails(error_of("mmap", path_of(file)))) return MAP_FAILED;
  return reinterpret_cast<void*>(::syscall(SYS_mmap, at, size, protection, flags, file, offset));
}
void* mmap64(void* at, size_t size, int protection, int flags, int file, off64_t offset) noexcept {
  return ::mmap(at, size, protection, flags, file, offset);
}
int open(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_file(AT_FDCWD, name, flags, mode);
}
int open64(const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_file(AT_FDCWD, name, flags, mode);
}
int openat(int folder, const char* name, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const auto mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_file(folder, name, flags, mode);
}
}
