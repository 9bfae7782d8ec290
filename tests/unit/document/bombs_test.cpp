// Markup that nests, repeats and never closes is read in time that is linear in it.
//
// Each bomb is a hundred kilobytes or more; what is not linear takes minutes on it.

#include "document/support.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string numbered(std::string_view before, std::string_view behind, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += before;
    text += std::to_string(i);
    text += behind;
  }
  return text;
}

void expect_fast(const std::string& bytes, DocumentFormat format, std::string_view name) {
  const auto start = std::chrono::steady_clock::now();
  const Document document = read(bytes, format);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 10.0) << name;
  EXPECT_EQ(document.text.size(), document.source.length()) << name;
}

constexpr std::size_t megabyte = 1000000;

TEST(Bombs, Markdown) {
  for (const std::string_view piece :
       {"[",        "]",          "<",     ">",         "*",       "_",     "`",      "#",
        "~",        "|",          "\\",    "&",         "![",      "- ",    "=",      "> ",
        "1. ",      "[a](",       "[![",   "*a_ ",      "**a *b ", "[^1]",  "<a@",    "`a``b```",
        "~~a",      "<!--",       "<?",    "<![CDATA[", "&#",      "<a ",   "\\[\\]", "$$",
        "***a ",    "a**b",       "[a][",  "[a]: b\n",  "[]()",    "&amp;", "<a b='", "- a\n\n",
        "a\n===\n", "|a|\n|-|\n", "```\n", "\t",        "a\r",     "[^a]: "}) {
    expect_fast(repeated(piece, megabyte), DocumentFormat::markdown, piece);
    expect_fast(repeated(piece, megabyte / 2) + repeated("\n", megabyte / 2) + "a",
                DocumentFormat::markdown, piece);
    expect_fast(repeated(piece, megabyte / 2) + repeated("a\n", megabyte / 2),
                DocumentFormat::markdown, piece);
  }
}

TEST(Bombs, MarkdownThatMultiplies) {
  expect_fast(repeated("|a", megabyte / 4) + "\n" + repeated("|-", megabyte / 4) + "\n" +
                  repeated("|\n", megabyte / 2),
              DocumentFormat::markdown, "rows of a wide table");
  expect_fast("[a]: " + repeated("b", megabyte / 2) + "\n\n" + repeated("[a]", megabyte / 2),
              DocumentFormat::markdown, "a long target");
  expect_fast(numbered("[r", "]: b\n", 50000) + numbered("[r", "]", 50000),
              DocumentFormat::markdown, "many targets");
}

}  // namespace
}  // namespace veritally::test
