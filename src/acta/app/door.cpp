#include "acta/app/door.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <vector>

namespace acta::app {
namespace {

using Fields = std::vector<std::string>;
constexpr std::size_t message_max = 64U << 20U;
constexpr timeval patience{.tv_sec = 10, .tv_usec = 0};

class File {
 public:
  explicit File(int file) : file_(file) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  [[nodiscard]] int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

 private:
  int file_;
};

// A path of any length: sun_path holds 107 bytes, so the directory goes by its descriptor.
struct Address {
  File directory;
  sockaddr_un address{};

  explicit Address(const std::string& path)
      : directory(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    address.sun_family = AF_UNIX;
    const auto text = fmt::format("/proc/self/fd/{}/acta.door", directory.get());
    std::memcpy(address.sun_path, text.data(), text.size());
  }
  [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address); }
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto wrote = ::send(file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

bool read_all(int file, char* to, std::size_t size) {
  while (size > 0) {
    const auto got = ::recv(file, to, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

std::string number_text(std::size_t number) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((number >> shift) & 0xFFU);
  }
  return bytes;
}

std::optional<std::size_t> read_number(int file) {
  std::array<char, 4> bytes{};
  if (!read_all(file, bytes.data(), bytes.size())) return std::nullopt;
  std::size_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes.at(i));
  }
  if (number > message_max) return std::nullopt;
  return number;
}

bool send_fields(int file, const Fields& fields) {
  auto bytes = number_text(fields.size());
  for (const auto& field : fields) bytes += number_text(field.size()) + field;
  return write_all(file, bytes);
}

std::optional<Fields> receive_fields(int file) {
  auto count = read_number(file);
  std::size_t total = 0;
  Fields fields;
  for (std::size_t i = 0; count && i < *count; ++i) {
    const auto size = read_number(file);
    if (!size) return std::nullopt;
    total += *size + sizeof(std::uint32_t);
    if (total > message_max) return std::nullopt;
    auto& field = fields.emplace_back(*size, '\0');
    if (!read_all(file, field.data(), *size)) return std::nullopt;
  }
  if (!count) return std::nullopt;
  return fields;
}

Fields fields_of(const Order& order) {
  Fields fields{order.command, order.input};
  for (const auto& [name, value] : order.options.left()) {
    fields.push_back(name);
    fields.push_back(value);
  }
  return fields;
}

std::optional<Order> order_of(const std::optional<Fields>& fields) {
  if (!fields || fields->size() < 2 || fields->size() % 2 != 0) return std::nullopt;
  Order order{.command = fields->at(0), .options = {}, .input = fields->at(1)};
  for (std::size_t i = 2; i < fields->size(); i += 2) {
    order.options.put(fields->at(i), fields->at(i + 1));
  }
  return order;
}

bool is_heard(int connection) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return ::getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
         (peer.uid == 0 || peer.uid == ::geteuid());
}

auto no_answer() {
  return fault("door.no_answer", "the server that holds the record gave no answer");
}

}  // namespace

Result<std::unique_ptr<Door>> Door::open(const std::string& directory, Carry carry) {
  const auto path = directory + "/acta.door";
  const auto failed = [&] {
    return fault("door.closed", fmt::format("cannot listen at {}: {}", path,
                                            std::generic_category().message(errno)));
  };
  const Address address(directory);
  File listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (listening.get() < 0) return failed();
  ::unlink(path.c_str());  // left by a server that was killed; the lock is ours
  // A socket has the mode of its descriptor until it is bound: nobody else ever sees it open.
  if (::fchmod(listening.get(), 0600) != 0) return failed();
  if (::bind(listening.get(), address.get(), sizeof address.address) != 0) return failed();
  if (::listen(listening.get(), 8) != 0) return failed();
  return std::unique_ptr<Door>(new Door(listening.release(), path, std::move(carry)));
}

Door::Door(int listening, std::string path, Carry carry)
    : listening_(listening),
      path_(std::move(path)),
      carry_(std::move(carry)),
      thread_([this](const std::stop_token& done) { run(done); }) {}

Door::~Door() {
  thread_.request_stop();
  thread_.join();
  ::unlink(path_.c_str());
  ::close(listening_);
}

void Door::run(const std::stop_token& done) {
  while (!done.stop_requested()) {
    pollfd waiting{.fd = listening_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 200) <= 0) continue;
    const File connection(::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC));
    if (connection.get() < 0 || !is_heard(connection.get())) continue;
    ::setsockopt(connection.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(connection.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    answer(connection.get());
  }
}

void Door::answer(int connection) {
  auto order = order_of(receive_fields(connection));
  if (!order) return;
  const auto outcome = carry_(std::move(*order));
  if (outcome) {
    send_fields(connection, {"done", outcome->text, outcome->file});
  } else {
    const auto& why = outcome.error();
    send_fields(connection, {"refused", why.word, why.detail, why.where});
  }
}

Result<Outcome> ask_server(const std::string& directory, const Order& order) {
  const Address address(directory);
  const File connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (connection.get() < 0 ||
      ::connect(connection.get(), address.get(), sizeof address.address) != 0) {
    return fault("door.closed",
                 "another process holds the record and does not answer orders: it is starting or "
                 "stopping, or is no server; try again, or stop it");
  }
  if (!send_fields(connection.get(), fields_of(order))) return no_answer();
  const auto fields = receive_fields(connection.get());
  if (!fields || fields->size() < 3) return no_answer();
  if (fields->at(0) == "done") return Outcome{.text = fields->at(1), .file = fields->at(2)};
  if (fields->size() != 4) return no_answer();
  return refuse(fields->at(1), 422, fields->at(2), fields->at(3));
}

}  // namespace acta::app
