// Bytes of every encoding are read as the same text, each character where it stood.

#include "document/encoding.hpp"

#include "document/support.hpp"

#include <random>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

using std::string_view_literals::operator""sv;

Document plain(std::string_view bytes) { return read(bytes, DocumentFormat::text); }

TEST(Encoding, Utf8IsTakenAsItIs) {
  const Document document = plain("\uFEFFIt costs 5 \u20AC.");
  EXPECT_EQ(document.text, "It costs 5 \u20AC.");
  EXPECT_EQ(document.encoding, Encoding::utf8);
  EXPECT_EQ(document.source.begin_of(0), 3U);
  EXPECT_EQ(document.source.end_of(document.text.size()), 18U);
  EXPECT_EQ(document.replaced_count, 0U);
}

TEST(Encoding, Utf16IsReadByItsMark) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    const Encoded encoded = encode(U"It costs 5\u00A0\u20AC \U0001F600\r\nor 6.", encoding);
    const Document document = plain(encoded.bytes);
    EXPECT_EQ(document.text, "It costs 5\u00A0\u20AC \U0001F600\nor 6.");
    EXPECT_EQ(document.encoding, encoding);
    EXPECT_EQ(document.replaced_count, 0U);
    const std::string_view phrase = "5\u00A0\u20AC \U0001F600\nor";
    EXPECT_EQ(source_of(document, encoded.bytes, phrase),
              std::string_view(encoded.bytes)
                  .substr(encoded.begins[9], encoded.begins[18] - encoded.begins[9]));
  }
}

TEST(Encoding, BytesThatAreNotUtf8AreWindows1252) {
  const auto bytes = "It costs 5 \x80 \x96 \x93six\x94.\nCaf\xE9."sv;
  const Document document = plain(bytes);
  EXPECT_EQ(document.text, "It costs 5 \u20AC \u2013 \u201Csix\u201D.\nCaf\u00E9.");
  EXPECT_EQ(document.encoding, Encoding::single_byte);
  EXPECT_EQ(source_of(document, bytes, "5 \u20AC \u2013 \u201Csix"), "5 \x80 \x96 \x93six");
  EXPECT_EQ(document.replaced_count, 0U);
}

TEST(Encoding, DamagedUtf8IsReplacedAndPlaced) {
  const auto bytes =
      "Caf\u00E9 5\xE2\x82 km, \xFF"
      "6 \u20AC."sv;
  const Document document = plain(bytes);
  EXPECT_EQ(document.text, "Caf\u00E9 5\uFFFD km, \uFFFD6 \u20AC.");
  EXPECT_EQ(document.encoding, Encoding::utf8);
  EXPECT_EQ(document.replaced, (std::vector<std::uint64_t>{7, 14}));
  EXPECT_EQ(document.replaced_count, 2U);
  EXPECT_EQ(source_of(document, bytes, "5\uFFFD km"), "5\xE2\x82 km");
}

TEST(Encoding, BrokenUtf16IsReplacedAndPlaced) {
  const auto bytes =
      "\xFF\xFE"
      "5\0\x00\xD8"
      " \0\x00\xDC"
      "6"sv;
  const Document document = plain(bytes);
  EXPECT_EQ(document.text, "5\uFFFD \uFFFD\uFFFD");
  EXPECT_EQ(document.replaced, (std::vector<std::uint64_t>{4, 8, 10}));
  EXPECT_EQ(document.replaced_count, 3U);
}

TEST(Encoding, BytesOfNoEncodingAreReplacedAndCounted) {
  const Document document = plain(std::string(1000, '\x81'));
  EXPECT_EQ(document.replaced.size(), most_named_replacements);
  EXPECT_EQ(document.replaced_count, 1000U);
  EXPECT_EQ(document.text.size(), 3000U);
}

std::string decoded_as(std::string_view bytes, std::string_view declared) {
  Decoded decoded;
  const auto done = decode(bytes, declared, decoded);
  return done ? std::string(decoded.text) : to_string(done.error());
}

TEST(Encoding, ADeclaredEncodingOfOneByteIsRead) {
  EXPECT_EQ(decoded_as("5 \xA4", "ISO-8859-15"), "5 \u20AC");
  EXPECT_EQ(decoded_as("5 \x80", "iso-8859-1"), "5 \u20AC");
  EXPECT_EQ(decoded_as("\xF0\xF3\xE1", "windows-1251"), "\u0440\u0443\u0431");
  EXPECT_EQ(decoded_as("caf\xE9", "utf-8"), "caf\u00E9");
  EXPECT_EQ(decoded_as("caf\u00E9", "windows-1251"), "caf\u00E9");
  for (const char* name : {"shift_jis", "ibm037", "no such thing"}) {
    EXPECT_EQ(decoded_as("5 \xA4", name), "is in the encoding \"" + std::string(name) +
                                              "\", which is not read; convert it to UTF-8");
  }
}

// Every character of a random text is read from where it was written.
TEST(Encoding, EveryCharacterStandsWhereItStood) {
  std::mt19937 random(11);
  const std::u32string letters = U"ab \u00E9\u20AC\u4E2D\U0001F600";
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be}) {
    std::u32string text;
    for (int i = 0; i < 3000; ++i) text += letters[random() % letters.size()];
    const Encoded encoded = encode(text, encoding);
    const Encoded utf8 = encode(text, Encoding::utf8, false);
    Decoded decoded;
    ASSERT_TRUE(decode(encoded.bytes, {}, decoded));
    ASSERT_EQ(decoded.text, utf8.bytes);
    for (std::size_t i = 0; i < text.size(); ++i) {
      ASSERT_EQ(decoded.source.begin_of(utf8.begins[i]), encoded.begins[i]);
      ASSERT_EQ(decoded.source.end_of(utf8.begins[i + 1]), encoded.begins[i + 1]);
    }
  }
}

TEST(Encoding, TheMapOfAnEncodingIsSmall) {
  std::u32string text;
  for (int i = 0; i < 1000; ++i) text += U"Le conseil a vot\u00E9 un budget de trente millions. ";
  std::string single_bytes;
  for (const char32_t c : text) single_bytes += static_cast<char>(c);
  for (const std::string& bytes : {single_bytes, encode(text, Encoding::utf16_le).bytes}) {
    const Document document = plain(bytes);
    EXPECT_LT(document.text.size() + document.source.memory(), bytes.size() * 5 / 2);
  }
}

}  // namespace
}  // namespace veritally::test
