#include "cli/glob.hpp"

#include "support/time_bound.hpp"

#include <string>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

bool match(std::string_view pattern, std::string_view path) { return Glob(pattern).matches(path); }

TEST(Glob, NamesAreMatchedWhole) {
  EXPECT_TRUE(match("a.md", "a.md"));
  EXPECT_FALSE(match("a.md", "a.md.txt"));
  EXPECT_FALSE(match("a.md", "xa.md"));
  EXPECT_FALSE(match("a.md", "b/a.md"));
  EXPECT_FALSE(match("", "a"));
}

TEST(Glob, StarsStayInAName) {
  EXPECT_TRUE(match("*.md", "a.md"));
  EXPECT_TRUE(match("*.md", ".md"));
  EXPECT_TRUE(match("a*b*c", "a-b-b-c"));
  EXPECT_FALSE(match("a*b*c", "a-c-b"));
  EXPECT_FALSE(match("*.md", "x/a.md"));
  EXPECT_TRUE(match("*/a.md", "x/a.md"));
  EXPECT_FALSE(match("*/a.md", "a.md"));
  EXPECT_TRUE(match("a**b", "axxb"));
  EXPECT_FALSE(match("x/**b", "x/y/b"));
}

TEST(Glob, TwoStarsCrossFolders) {
  EXPECT_TRUE(match("**/a.md", "a.md"));
  EXPECT_TRUE(match("**/a.md", "x/y/a.md"));
  EXPECT_FALSE(match("**/a.md", "x/ya.md"));
  EXPECT_TRUE(match("x/**/a.md", "x/a.md"));
  EXPECT_TRUE(match("x/**/a.md", "x/y/z/a.md"));
  EXPECT_TRUE(match("**/x/**/y/*.md", "1/x/y/x/2/y/a.md"));
  EXPECT_FALSE(match("**/x/**/y/*.md", "1/x/y/x/2/a.md"));
  EXPECT_TRUE(match("x/**", "x/y/z"));
  EXPECT_FALSE(match("x/**", "x"));
  EXPECT_TRUE(match("**", "x"));
}

TEST(Glob, QuestionMarksAndBracketsStandForOneByte) {
  EXPECT_TRUE(match("?.md", "a.md"));
  EXPECT_FALSE(match("?.md", ".md"));
  EXPECT_FALSE(match("a?b", "a/b"));
  EXPECT_TRUE(match("[a-c]x", "bx"));
  EXPECT_FALSE(match("[a-c]x", "dx"));
  EXPECT_TRUE(match("[!a-c]x", "dx"));
  EXPECT_TRUE(match("[^a-c]x", "dx"));
  EXPECT_FALSE(match("x[!a]y", "x/y"));
  EXPECT_TRUE(match("[]]", "]"));
  EXPECT_TRUE(match("[!]]", "a"));
  EXPECT_TRUE(match("[a-]", "-"));
  EXPECT_TRUE(match("[--0]", "."));
  EXPECT_TRUE(match("[\\]-a]", "^"));
  EXPECT_TRUE(match("[[:digit:][:upper:]]", "7"));
  EXPECT_TRUE(match("[[:digit:][:upper:]]", "Q"));
  EXPECT_FALSE(match("[[:digit:][:upper:]]", "q"));
  EXPECT_TRUE(match("[[:a]", ":"));
  EXPECT_TRUE(match("a[b/c]d", "abd"));
}

TEST(Glob, ABackslashTakesTheNextByteAsItIs) {
  EXPECT_TRUE(match("\\*", "*"));
  EXPECT_FALSE(match("\\*", "a"));
  EXPECT_TRUE(match("\\[a]", "[a]"));
  EXPECT_TRUE(match("\\a", "a"));
}

TEST(Glob, WhatIsBrokenMatchesNothing) {
  for (const char* pattern : {"[a", "[", "[]", "[!", "a\\", "[[:digit:]", "[[:nothing:]]", "[a-"}) {
    EXPECT_FALSE(match(pattern, "a")) << pattern;
    EXPECT_FALSE(match(pattern, pattern)) << pattern;
    EXPECT_FALSE(Glob(pattern).may_match_below("a")) << pattern;
  }
}

TEST(Glob, SaysWhetherAFolderMayHoldAMatch) {
  EXPECT_TRUE(Glob("a/*/c.md").may_match_below("a"));
  EXPECT_TRUE(Glob("a/*/c.md").may_match_below("a/b"));
  EXPECT_FALSE(Glob("a/*/c.md").may_match_below("b"));
  EXPECT_FALSE(Glob("a/*/c.md").may_match_below("a/b/c"));
  EXPECT_FALSE(Glob("*.md").may_match_below("a"));
  EXPECT_TRUE(Glob("a/**/c.md").may_match_below("a/x/y/z"));
  EXPECT_FALSE(Glob("a/**/c.md").may_match_below("b/x"));
}

TEST(Glob, ManyStarsAreNoBomb) {
  std::string stars;
  std::string folders;
  std::string path;
  for (int i = 0; i < 100; ++i) {
    stars += "*a";
    folders += "**/a/";
    path += "a/";
  }
  EXPECT_TRUE(takes_at_most(0.2, [&] {
    EXPECT_FALSE(match(stars + 'b', std::string(4000, 'a')));
    EXPECT_FALSE(match(folders + 'b', path + path + 'a'));
  }));
}

}  // namespace
}  // namespace veritally::test
