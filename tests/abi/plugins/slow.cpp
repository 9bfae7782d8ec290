// A rule that takes its time, for tests of what is done meanwhile.
#include <veritally/plugin.hpp>

#include <chrono>
#include <string>
#include <thread>

using namespace veritally::plugin;

namespace {

class Slow {
 public:
  static constexpr Option options[] = {{"milliseconds", "how long it takes over a document", "20"}};
  static constexpr Info info{.id = "abi/slow",
                             .summary = "sleeps over every document",
                             .documentation = "Sleeps over every document.",
                             .scope = Scope::document,
                             .options = options};

  explicit Slow(const Host& host) : time_(std::stol(std::string(host.option("milliseconds")))) {}

  void check(const Host&, const Document&) const { std::this_thread::sleep_for(time_); }

 private:
  std::chrono::milliseconds time_;
};

}  // namespace

VERITALLY_PLUGIN("slow", "1.0.0", Slow);
