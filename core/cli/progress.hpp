// Progress: one line on a terminal's standard error once the work has taken a second.
#pragma once

#include <chrono>
#include <mutex>
#include <string_view>

namespace veritally {

class Progress {
 public:
  // `on`: whether standard error is a terminal.
  explicit Progress(bool on);
  // Wipes the line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `part`: 0 to 1, of what is being done. Any thread.
  void show(std::string_view what, double part);

 private:
  bool on_;
  bool shown_ = false;
  std::mutex lock_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace veritally
