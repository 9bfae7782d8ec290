// The sentences of tests/cases/extract and the quantities that they state.
//
// A file is named after its language and subject: "en-money.txt". In it, "> " begins a sentence in
// which braces mark every quantity; below it stands each of them on a line, as describe() says it.
// "#" begins a comment.
#include "extract/mention.hpp"
#include "extract/support.hpp"

#include <algorithm>
#include <fstream>
#include <ranges>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

struct Sentence {
  std::string place;     // "en-money.txt:12"
  std::string language;  // "en"
  std::string marked;    // with braces
  std::vector<std::string> claims;
};

std::string without_braces(const std::string& marked) {
  std::string text;
  std::ranges::copy_if(marked, std::back_inserter(text),
                       [](char c) { return c != '{' && c != '}'; });
  return text;
}

std::vector<Sentence> sentences_of(const std::filesystem::path& file) {
  std::vector<Sentence> sentences;
  std::ifstream stream(file);
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("> ")) {
      const std::string name = file.filename().string();
      sentences.push_back(
          {name + ":" + std::to_string(number), name.substr(0, 2), line.substr(2), {}});
    } else if (!sentences.empty()) {
      sentences.back().claims.push_back(line);
    }
  }
  return sentences;
}

std::vector<Sentence> all_sentences() {
  std::vector<Sentence> all;
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::source_folder() / "tests/cases/extract")) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    std::ranges::move(sentences_of(file), std::back_inserter(all));
  }
  return all;
}

// The sentence with braces and its claims as they are found.
Sentence found(const Sentence& sentence) {
  const std::string text = without_braces(sentence.marked);
  Mentions mentions;
  find_mentions(text, Vocabulary{test::lexicon(sentence.language)}, mentions);
  Sentence out{sentence.place, sentence.language, text, {}};
  for (const auto& one : mentions.found | std::views::reverse) {
    out.marked.insert(one.end, "}").insert(one.begin, "{");
    out.claims.insert(out.claims.begin(), test::describe(one.quantity));
  }
  for (const Unread& unread : mentions.unread) {
    out.claims.push_back("unread: " + text.substr(unread.begin, unread.end - unread.begin));
  }
  return out;
}

TEST(ExtractCases, FindWhatSentencesState) {
  const auto sentences = all_sentences();
  ASSERT_GE(sentences.size(), 400U);
  const auto silent =
      std::ranges::count_if(sentences, [](const Sentence& one) { return one.claims.empty(); });
  EXPECT_GE(silent * 3, static_cast<std::ptrdiff_t>(sentences.size()));
  for (const Sentence& sentence : sentences) {
    const Sentence got = found(sentence);
    EXPECT_EQ(got.marked, sentence.marked) << sentence.place;
    EXPECT_EQ(got.claims, sentence.claims) << sentence.place << ": " << sentence.marked;
  }
}

}  // namespace
}  // namespace veritally
