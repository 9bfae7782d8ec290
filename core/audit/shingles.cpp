#include "audit/shingles.hpp"

#include "base/interner.hpp"

#include <algorithm>
#include <string>

namespace veritally {
namespace {

constexpr std::size_t words_in_shingle = 3;
constexpr std::size_t fewest_words = 8;

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

std::vector<std::string> words_of(std::string_view sentence) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : sentence) {
    if (c == '\'' && inside) continue;
    if (is_word_byte(c) && !inside) words.emplace_back();
    inside = is_word_byte(c);
    if (inside) words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return words;
}

}  // namespace

std::vector<std::uint64_t> shingles_of(std::string_view sentence) {
  const std::vector<std::string> words = words_of(sentence);
  std::vector<std::uint64_t> shingles;
  if (words.size() < fewest_words) return shingles;
  for (std::size_t i = 0; i + words_in_shingle <= words.size(); ++i) {
    std::string run;
    for (std::size_t j = i; j < i + words_in_shingle; ++j) run.append(words[j]).append(" ");
    shingles.push_back(hash_bytes(run));
  }
  std::ranges::sort(shingles);
  const auto repeated = std::ranges::unique(shingles);
  shingles.erase(repeated.begin(), repeated.end());
  return shingles;
}

bool is_one_text(std::size_t shared, std::size_t a, std::size_t b) {
  const std::size_t fewer = std::min(a, b);
  return fewer > 0 && 10 * shared >= 6 * fewer;
}

}  // namespace veritally
