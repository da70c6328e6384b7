#include "world.h"

#include <fmt/format.h>

#include <cstdio>

namespace acta::simulation {
namespace {

constexpr std::size_t lines_kept = 60;

}  // namespace

void World::after(std::int64_t ms, std::function<void()> event) {
  events_.emplace(std::pair(now_ms_ + ms, planned_++), std::move(event));
}

void World::step() {
  if (events_.empty()) return;
  auto next = events_.extract(events_.begin());
  now_ms_ = std::max(now_ms_, next.key().first);
  next.mapped()();
}

void World::run_until(std::int64_t ms) {
  while (!events_.empty() && events_.begin()->first.first <= ms && failure_.empty()) step();
  now_ms_ = std::max(now_ms_, ms);
}

void World::meanwhile() {
  if (waiting_ || !faulty) return;
  waiting_ = true;
  for (auto i = below(4); i > 0; --i) step();
  waiting_ = false;
}

void World::tell(const std::string& line) {
  auto whole = fmt::format("{:>7} {}", now_ms_, line);
  for (const auto c : whole) trace_ = (trace_ ^ static_cast<std::uint8_t>(c)) * 1'099'511'628'211U;
  if (aloud_) std::printf("%s\n", whole.c_str());
  if (last_.size() == lines_kept) last_.erase(last_.begin());
  last_.push_back(std::move(whole));
}

void World::wrong(const std::string& what) {
  if (!failure_.empty()) return;
  tell("WRONG: " + what);
  failure_ = what + "\nthe last of what happened:\n";
  for (const auto& line : last_) failure_ += line + "\n";
}

}  // namespace acta::simulation
