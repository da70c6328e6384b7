#include "power.h"

#include <filesystem>

namespace acta::simulation {

Power::Power(World& world, std::string directory)
    : world_(world), directory_(std::move(directory)) {
  std::filesystem::remove_all(directory_);
  std::filesystem::create_directories(directory_);
  faults::watch(directory_, {.at_flush = [this](const faults::Disk& disk,
                                                const std::string& path) { at_flush(disk, path); },
                             .counts = {},
                             .full =
                                 [this](const std::string& path) {
                                   if (!world_.fault(60)) return false;
                                   world_.tell("no room for " + path);
                                   ++world_.counts["no room"];
                                   return true;
                                 }});
}

Power::~Power() {
  faults::unwatch();
  std::filesystem::remove_all(directory_);
}

void Power::begin(const std::string& who) {
  if (world_.fault(12)) flushes_left_[who] = world_.below(8);
}

bool Power::end(const std::string& who) {
  flushes_left_.erase(who);
  return is_lost(who);
}

void Power::at_flush(const faults::Disk& disk, const std::string& path) {
  const auto who = path.substr(0, path.find('/'));
  const auto left = flushes_left_.find(who);
  if (left == flushes_left_.end() || left->second-- > 0 || is_lost(who)) return;
  images_[who] = image_of(disk, who);
  world_.tell(who + " lost its power at the flush of " + path);
  ++world_.counts["power lost"];
}

Power::Files Power::image_of(const faults::Disk& disk, const std::string& who) {
  const auto loss = faults::losses[static_cast<std::size_t>(world_.below(4))];
  return faults::image(disk, loss, world_.random(), who + "/");
}

void Power::lose(const std::string& who) {
  if (is_lost(who)) return;
  images_[who] = image_of(faults::disk_now(), who);
  world_.tell(who + " lost its power");
  ++world_.counts["power lost"];
}

void Power::restore(const std::string& who) {
  const auto image = images_.extract(who);
  if (!image.empty()) faults::start_from(image.mapped(), who + "/");
}

}  // namespace acta::simulation
