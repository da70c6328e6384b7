// Power for the parties of the simulation: each has a folder below the watched directory (disk.h),
// and may lose its power at any flush, or between two events. What was not flushed may be gone.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "../disk.h"
#include "world.h"

namespace acta::simulation {

class Power {
 public:
  // `directory` is new, and gone with this.
  Power(World& world, std::string directory);
  ~Power();
  Power(const Power&) = delete;
  Power& operator=(const Power&) = delete;

  [[nodiscard]] std::string path(const std::string& who) const { return directory_ + "/" + who; }

  // While a party acts its power may go at one of the flushes that it makes. True: it went, and
  // what the party did and said after that never was.
  template <class Act>
  bool lost_while(const std::string& who, Act act) {
    begin(who);
    act();
    return end(who);
  }
  // Whether it went already, while the party still acts.
  [[nodiscard]] bool is_lost(const std::string& who) const { return images_.contains(who); }

  // Off now, at a moment when nothing is written.
  void lose(const std::string& who);
  // What the power left on the disk is put back. REQUIRES that nothing holds the party's files.
  void restore(const std::string& who);

 private:
  using Files = std::map<std::string, std::string>;
  void begin(const std::string& who);
  bool end(const std::string& who);
  void at_flush(const faults::Disk& disk, const std::string& path);
  Files image_of(const faults::Disk& disk, const std::string& who);

  World& world_;
  std::string directory_;
  std::map<std::string, std::int64_t> flushes_left_;  // of those who act
  std::map<std::string, Files> images_;               // of those whose power went
};

}  // namespace acta::simulation
