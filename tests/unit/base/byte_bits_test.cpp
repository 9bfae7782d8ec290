#include "base/byte_bits.hpp"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace veritally {
namespace {

// What the bits are, byte by byte.
template <class Test>
std::uint64_t slow_bits(std::string_view text, std::size_t at, const Test& test) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < bits_size; ++i) {
    const char c = at + i < text.size() ? text[at + i] : '\0';
    if (test(static_cast<unsigned char>(c))) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

class BitsOf : public testing::Test {
 protected:
  // Compares all places of texts of all lengths up to a few blocks.
  template <class Fast, class Slow>
  void compare(const Fast& fast, const Slow& slow) {
    for (std::size_t length = 0; length < 200; ++length) {
      std::string text(length, '\0');
      for (char& c : text) c = static_cast<char>(random_());
      for (std::size_t at = 0; at <= length; ++at) {
        ASSERT_EQ(bits_of(text, at, fast), slow_bits(text, at, slow)) << length << " from " << at;
      }
    }
  }

 private:
  std::mt19937 random_{7};
};

TEST_F(BitsOf, TellsEqualBytes) {
  compare([](Bytes bytes) { return bytes.equal('.') | bytes.equal('\xE2'); },
          [](unsigned char c) { return c == '.' || c == 0xE2; });
}

TEST_F(BitsOf, TellsRangesWithBothEnds) {
  compare([](Bytes bytes) { return bytes.between(0x7E, 0x82) | bytes.between(0xF0, 0xFF); },
          [](unsigned char c) { return (c >= 0x7E && c <= 0x82) || c >= 0xF0; });
}

TEST_F(BitsOf, TellsZeros) {
  compare([](Bytes bytes) { return bytes.equal('\0'); }, [](unsigned char c) { return c == 0; });
}

TEST_F(BitsOf, CombinesTests) {
  compare(
      [](Bytes bytes) {
        return (bytes.lower().between('a', 'z') & bytes.between('A', 0xFF))
            .without(bytes.equal('q'));
      },
      [](unsigned char c) {
        return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && c != 'q';
      });
}

// What is used where a processor has no such registers, which is not compiled in otherwise.
TEST(PortableBytes, TellsWhatBytesTells) {
  std::mt19937 random(9);
  const auto tests = [](auto bytes) {
    return std::array{bytes.bits(),
                      bytes.equal('x').bits(),
                      bytes.between('0', '9').bits(),
                      bytes.between(0x7E, 0xF0).bits(),
                      bytes.lower().between('a', 'z').bits(),
                      (bytes.equal('x') | bytes.between(0x80, 0xFF)).bits(),
                      (bytes.between('a', 'z') & bytes.between('m', 0xFF)).bits(),
                      bytes.between('a', 'z').without(bytes.equal('x')).bits()};
  };
  for (int i = 0; i < 20000; ++i) {
    std::array<char, PortableBytes::size> text;
    for (char& c : text) c = i % 2 == 0 ? static_cast<char>(random()) : "09axyzAZ"[random() % 8];
    ASSERT_EQ(tests(PortableBytes(text.data())), tests(Bytes(text.data())));
  }
}

}  // namespace
}  // namespace veritally
