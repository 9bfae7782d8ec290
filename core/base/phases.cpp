#include "base/phases.hpp"

#include <cstdint>
#include <utility>

#include <spdlog/spdlog.h>
#include <sys/resource.h>

namespace veritally {
namespace {

rusage usage() {
  rusage out{};
  ::getrusage(RUSAGE_SELF, &out);
  return out;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

// Of all threads, the kernel's work for them included.
double processor_seconds(const rusage& used) {
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

void Phases::begin(std::string name) {
  end();
  name_ = std::move(name);
  cpu_ = processor_seconds(usage());
  wall_ = std::chrono::steady_clock::now();
}

void Phases::end() {
  if (name_.empty()) return;
  const rusage used = usage();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_;
  spdlog::debug("phase {}: cpu={:.3f} wall={:.3f} peak={}", name_, processor_seconds(used) - cpu_,
                wall.count(), std::int64_t{used.ru_maxrss} * 1024);
  name_.clear();
}

}  // namespace veritally
