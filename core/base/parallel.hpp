// for_each_parallel: a loop over numbered tasks on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace veritally {

// Calls task(index, worker) once for each index below `count`, in ascending order on each worker,
// on at most `threads` workers (numbered from 0; the caller is worker 0). Returns when all are
// done. Tasks must not throw. REQUIRES: threads >= 1.
template <class Task>
void for_each_parallel(std::size_t threads, std::size_t count, const Task& task) {
  std::atomic<std::size_t> next{0};
  const auto work = [&](std::size_t worker) {
    for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) task(i, worker);
  };
  std::vector<std::jthread> others;
  for (std::size_t worker = 1; worker < threads && worker < count; ++worker) {
    others.emplace_back(work, worker);
  }
  work(0);
}

}  // namespace veritally
