// Watch: over work that takes a while: it tells how far it is, and is told to stop.
//
// Made by who begins the work, asked by who does it, between one piece and the next. Stopping is
// not undone: work that was stopped gives what it has.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>

namespace veritally {

// "reading 412 of 3,000 inputs"
struct Step {
  std::string_view doing;
  std::uint64_t done = 0;
  std::uint64_t all = 0;
  std::string_view what;
};

struct Watch {
  // May be called from several threads at once.
  std::function<void(const Step&)> on_step;
  // Set when the work shall stop, by a signal handler, say; nullptr: never. Outlives the work.
  const std::atomic<bool>* stop = nullptr;

  void tell(const Step& step) const {
    if (on_step) on_step(step);
  }
  bool stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

}  // namespace veritally
