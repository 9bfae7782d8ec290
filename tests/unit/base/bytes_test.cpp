#include "base/bytes.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(Bytes, LoadPaddedHasZerosForWhatATextLacks) {
  const std::string text =
      "\xFF"
      "bcdefghij";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    std::uint64_t expected = 0;
    std::memcpy(&expected, text.data(), std::min(size, sizeof expected));
    EXPECT_EQ(load_padded(std::string_view(text).substr(0, size)), expected) << size;
  }
}

TEST(Bytes, LowerAsciiChangesCapitalsAlone) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
      const std::uint64_t around = 0xFF41FF5AFF61FF80U & ~(std::uint64_t{0xFF} << shift);
      const bool capital = byte >= 'A' && byte <= 'Z';
      const std::uint64_t lower = capital ? byte + 0x20 : byte;
      const std::uint64_t rest = 0xFF61FF7AFF61FF80U & ~(std::uint64_t{0xFF} << shift);
      EXPECT_EQ(lower_ascii(around | std::uint64_t{byte} << shift), rest | lower << shift);
    }
  }
}

}  // namespace
}  // namespace veritally
