// A zip archive in memory; the one file that speaks to libzip.
#include "acta/documents/zip.h"

#include <zip.h>

#include <memory>
#include <utility>

namespace acta::documents {
namespace {

// 1 January 1980, 00:00, the first moment a zip archive can bear (MS-DOS format).
constexpr zip_uint16_t fixed_time = 0;
constexpr zip_uint16_t fixed_date = (0U << 9U) | (1U << 5U) | 1U;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;
using Archive = std::unique_ptr<zip_t, DiscardZip>;

std::unexpected<Refused> zip_fault(const char* what) {
  return refuse("document.zip", 500, std::string("the archive could not be made: ") + what);
}

Result<bool> add_part(zip_t* archive, const ZipPart& part) {
  Source source(zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0));
  if (!source) return zip_fault(zip_strerror(archive));
  const auto index = zip_file_add(archive, part.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return zip_fault(zip_strerror(archive));
  (void)source.release();  // the archive owns it
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 9) != 0 ||
      zip_file_set_dostime(archive, at, fixed_time, fixed_date, 0) != 0) {
    return zip_fault(zip_strerror(archive));
  }
  return true;
}

Result<std::string> read_source(zip_source_t* source) {
  if (zip_source_open(source) != 0) return zip_fault("it cannot be read back");
  std::string out;
  std::string buffer(64UL * 1024, '\0');
  for (;;) {
    const auto got = zip_source_read(source, buffer.data(), buffer.size());
    if (got < 0) return zip_fault("it cannot be read back");
    if (got == 0) break;
    out.append(buffer, 0, static_cast<std::size_t>(got));
  }
  (void)zip_source_close(source);
  return out;
}

Result<Archive> open(std::string_view bytes, const ZipLimits& limits) {
  zip_error_t error{};
  Source memory(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (!memory) return zip_fault("no memory");
  const int flags = limits.strict ? ZIP_RDONLY | ZIP_CHECKCONS : ZIP_RDONLY;
  Archive archive(zip_open_from_source(memory.get(), flags, &error));
  if (!archive) return refuse("document.zip", 422, zip_error_strerror(&error));
  (void)memory.release();  // the archive owns it
  const auto count = zip_get_num_entries(archive.get(), 0);
  if (static_cast<std::uint64_t>(count) > limits.parts) {
    return refuse("document.zip_too_large", 422, "the archive holds more parts than are read");
  }
  return archive;
}

// Names are borrowed from the archive.
Result<std::vector<zip_stat_t>> stats_of(zip_t* archive) {
  std::vector<zip_stat_t> stats(static_cast<std::size_t>(zip_get_num_entries(archive, 0)));
  for (std::size_t i = 0; i < stats.size(); ++i) {
    if (zip_stat_index(archive, i, 0, &stats[i]) != 0) {
      return refuse("document.zip", 422, zip_strerror(archive));
    }
  }
  return stats;
}

Result<ZipPart> read_part(zip_t* archive, const zip_stat_t& stat) {
  if (stat.encryption_method != ZIP_EM_NONE) {
    return refuse("document.zip", 422, "a part of the archive is encrypted", stat.name);
  }
  ZipPart part{.name = stat.name, .bytes = std::string(stat.size, '\0')};
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, stat.index, 0));
  const auto got = file ? zip_fread(file.get(), part.bytes.data(), stat.size) : -1;
  // One more byte is asked for, so that the checksum is compared.
  char end = 0;
  if (got < 0 || static_cast<zip_uint64_t>(got) != stat.size ||
      zip_fread(file.get(), &end, 1) != 0) {
    return refuse("document.zip", 422, "the part " + part.name + " is damaged");
  }
  return part;
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZipPart>& parts) {
  zip_error_t error{};
  Source memory(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!memory) return zip_fault("no memory");
  Archive archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error));
  if (!archive) return zip_fault(zip_error_strerror(&error));
  zip_source_keep(memory.get());  // the archive owns one reference, this function the other
  for (const auto& part : parts) (void)ACTA_TRY(add_part(archive.get(), part));
  if (zip_close(archive.get()) != 0) return zip_fault(zip_strerror(archive.get()));
  (void)archive.release();  // closed
  return read_source(memory.get());
}

Result<std::vector<ZipPart>> read_zip(std::string_view bytes, const ZipLimits& limits,
                                      const std::function<bool(std::string_view)>& wanted) {
  const auto archive = ACTA_TRY(open(bytes, limits));
  std::vector<zip_stat_t> chosen;
  std::uint64_t size = 0;
  for (auto& stat : ACTA_TRY(stats_of(archive.get()))) {
    if (wanted && !wanted(stat.name)) continue;
    if (stat.size > limits.bytes - size) {
      return refuse("document.zip_too_large", 422, "the archive holds more than is read");
    }
    size += stat.size;
    chosen.push_back(stat);
  }
  std::vector<ZipPart> parts;
  parts.reserve(chosen.size());
  for (const auto& stat : chosen) parts.push_back(ACTA_TRY(read_part(archive.get(), stat)));
  return parts;
}

Result<std::vector<std::string>> zip_names(std::string_view bytes, const ZipLimits& limits) {
  const auto archive = ACTA_TRY(open(bytes, limits));
  std::vector<std::string> names;
  for (const auto& stat : ACTA_TRY(stats_of(archive.get()))) names.emplace_back(stat.name);
  return names;
}

}  // namespace acta::documents
