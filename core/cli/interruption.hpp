// Interruption: Ctrl-C and SIGTERM as a flag, so that work in progress can end with what it has.
//
// While one is alive, the first signal sets the flag and the second ends the program at once. There
// is one at a time, on the main thread.
#pragma once

#include <atomic>
#include <csignal>

namespace veritally {

class Interruption {
 public:
  Interruption();
  // Gives the signals back to who had them.
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  // For Watch::stop.
  static const std::atomic<bool>& flag();

 private:
  struct sigaction interrupt_before_{};
  struct sigaction terminate_before_{};
};

}  // namespace veritally
