// Strings with escapes mean what another maker's reader of JSON says that they mean.
#include "claimset/json_string.hpp"

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

namespace veritally::test {
namespace {

constexpr std::size_t padding = 16;

// What the reader makes of a string's text, without its opening quote but with the closing one.
std::optional<std::string> unescaped(const std::string& raw) {
  const std::string padded = raw + std::string(padding, '"');
  const RawString found = find_string(padded.data(), padded.data(), padded.data() + raw.size());
  if (found.end == nullptr) return std::nullopt;
  std::vector<char> space(found.size() + unescape_padding);
  const std::string_view text = unescape(found, space.data());
  if (text.empty() && found.size() != 0) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> reference(const std::string& raw) {
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  std::string_view text;
  if (parser.parse(simdjson::padded_string('"' + raw)).get(element) != simdjson::SUCCESS ||
      element.get(text) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return std::string(text);
}

std::string random_raw(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"a",
                                                  "plain text of some length",
                                                  "é",
                                                  "東京",
                                                  "\\\"",
                                                  "\\\\",
                                                  "\\/",
                                                  "\\b",
                                                  "\\f",
                                                  "\\n",
                                                  "\\r",
                                                  "\\t",
                                                  "\\u00e9",
                                                  "\\u6771",
                                                  "\\uD83D\\uDE00",
                                                  "\\u0041",
                                                  "\\uD83D",
                                                  "\\uDE00",
                                                  "\\u12",
                                                  "\\x",
                                                  "\\uzzzz",
                                                  "\\uFFFF"};
  std::string raw;
  const auto count = random() % 12;
  for (std::size_t i = 0; i < count; ++i) {
    // What is wrong is rare enough that most strings are right.
    raw += pieces[random() % 8 == 0 ? random() % pieces.size() : random() % 16];
  }
  return raw + '"';
}

TEST(JsonString, MeansWhatAnotherReaderSays) {
  std::mt19937 random(11);
  int read = 0;
  int declined = 0;
  for (int i = 0; i < 50000; ++i) {
    const std::string raw = random_raw(random);
    const auto got = unescaped(raw);
    const auto wanted = reference(raw);
    if (got) {
      ASSERT_EQ(got, wanted) << raw;
      ++read;
    } else {
      // Halves of surrogate pairs are declined whatever others do.
      ASSERT_TRUE(!wanted || raw.find("\\uD") != std::string::npos) << raw;
      ++declined;
    }
  }
  EXPECT_GT(read, 10000);
  EXPECT_GT(declined, 1000);
}

TEST(JsonString, DeclinesWhatIsNotAString) {
  for (const std::string raw : {R"(no end)", R"(ends in an escape\)", R"(escaped quote\")",
                                "a control\ncharacter\"", R"(\q")", R"(\u00")", R"(\u0000")",
                                R"(\uD800")", R"(\uD800\n")", R"(\uD800\u0041")", R"(\uDC00")"}) {
    EXPECT_FALSE(unescaped(raw)) << raw;
  }
}

TEST(JsonString, ReadsEscapesAtTheEdgesOfItsSteps) {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t behind = 0; behind < 40; ++behind) {
      const std::string raw =
          std::string(before, 'x') + R"(\n\u00e9\uD83D\uDE00\")" + std::string(behind, 'y') + '"';
      EXPECT_EQ(unescaped(raw), std::string(before, 'x') + "\né😀\"" + std::string(behind, 'y'));
    }
  }
}

}  // namespace
}  // namespace veritally::test
