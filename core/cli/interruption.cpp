#include "cli/interruption.hpp"

namespace veritally {
namespace {

// A signal handler reaches nothing but globals, and of those only what needs no lock.
std::atomic<bool> requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

// A program that runs in the background may have been told to ignore Ctrl-C.
void take(int signal, const struct sigaction& action, struct sigaction& before) {
  ::sigaction(signal, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

void on_signal(int) {
  requested.store(true, std::memory_order_relaxed);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

}  // namespace

Interruption::Interruption() {
  requested.store(false, std::memory_order_relaxed);
  struct sigaction action{};
  action.sa_handler = on_signal;
  // Reading and writing go on: it is the work that stops, between one piece and the next.
  action.sa_flags = SA_RESTART;
  take(SIGINT, action, interrupt_before_);
  take(SIGTERM, action, terminate_before_);
}

Interruption::~Interruption() {
  ::sigaction(SIGINT, &interrupt_before_, nullptr);
  ::sigaction(SIGTERM, &terminate_before_, nullptr);
}

const std::atomic<bool>& Interruption::flag() { return requested; }

}  // namespace veritally
