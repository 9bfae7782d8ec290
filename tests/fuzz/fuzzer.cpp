// The entry of libFuzzer. TARGET is the function that this program fuzzes.
#include "targets.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veritally::fuzz::TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
