#include "cli/progress.hpp"

#include <cstdio>
#include <string>

namespace veritally {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Progress::Progress(bool on) : on_(on), start_(steady_clock::now()), last_(start_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(std::string_view what, double part) {
  if (!on_) return;
  const std::lock_guard<std::mutex> lock(lock_);
  const auto now = steady_clock::now();
  if (now - start_ < milliseconds(1000) || (shown_ && now - last_ < milliseconds(100))) return;
  last_ = now;
  shown_ = true;
  const std::string line =
      "\r\x1b[K" + std::string(what) + ' ' + std::to_string(static_cast<int>(part * 100)) + " %";
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace veritally
