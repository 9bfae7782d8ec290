#include "cli/progress.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace veritally {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds before_first(1000);
constexpr milliseconds between(100);
constexpr const char* wipe = "\r\x1b[K";

}  // namespace

Progress::Progress(bool on) : on_(on), start_(steady_clock::now()), last_(start_) {}

Progress::~Progress() { clear(); }

void Progress::show(const Step& step) {
  if (!on_) return;
  const std::lock_guard<std::mutex> lock(lock_);
  const auto now = steady_clock::now();
  if (now - start_ < before_first || (shown_ && now - last_ < between)) return;
  last_ = now;
  shown_ = true;
  const std::string line =
      fmt::format("{}{} {} of {} {}", wipe, step.doing, step.done, step.all, step.what);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

void Progress::clear() {
  const std::lock_guard<std::mutex> lock(lock_);
  if (shown_) std::fputs(wipe, stderr);
  shown_ = false;
}

}  // namespace veritally
