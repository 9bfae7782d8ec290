#include "config/config.hpp"

#include "targets.hpp"

#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace veritally::fuzz {

// Any bytes are settings in their bounds, or an error with its place.
void config(std::string_view bytes) {
  const int file = memfd_create("veritally.toml", 0);
  const auto written = ::write(file, bytes.data(), bytes.size());
  require(written == static_cast<ssize_t>(bytes.size()), "a file in memory can be written");
  const auto config = load_config("/proc/self/fd/" + std::to_string(file));
  ::close(file);
  if (!config) {
    require(!config.error().message.empty(), "an error says what is wrong");
    return;
  }
  require(config->min_score.value_or(0) >= 0 && config->min_score.value_or(0) <= 100,
          "a score is from 0 to 100");
  require(config->min_coverage.value_or(0) >= 0 && config->min_coverage.value_or(0) <= 1,
          "a coverage is from 0 to 1");
}

}  // namespace veritally::fuzz
