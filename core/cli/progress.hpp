// Progress: one line on a terminal's standard error once the work has taken a second.
#pragma once

#include "base/watch.hpp"

#include <chrono>
#include <mutex>

namespace veritally {

class Progress {
 public:
  // `on`: whether standard error is a terminal.
  explicit Progress(bool on);
  // Wipes the line, as clear() does.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Any thread.
  void show(const Step& step);
  // Wipes the line, before anything else is printed. Any thread.
  void clear();

 private:
  bool on_;
  bool shown_ = false;
  std::mutex lock_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace veritally
