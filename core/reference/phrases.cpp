#include "reference/phrases.hpp"

#include <algorithm>
#include <utility>

namespace veritally {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Calls `take` with every run of letters of the phrase and where it begins.
template <class Take>
void each_word(std::string_view phrase, const Take& take) {
  for (std::size_t at = 0; at < phrase.size();) {
    if (!is_word_byte(phrase, at) || is_digit(phrase[at])) {
      ++at;
      continue;
    }
    const Letters word = letters_at(phrase, at);
    take(word, at);
    at = word.end;
  }
}

}  // namespace

PhraseHead::PhraseHead(std::string_view phrase) : bytes_(of_text(phrase, 0)) {
  const std::size_t size = std::min(phrase.size(), sizeof bytes_);
  for (std::size_t i = 0; i < size; ++i) {
    if (phrase[i] == ' ' || static_cast<unsigned char>(phrase[i]) >= 0x80) break;
    known_ |= std::uint64_t{0xFF} << 8 * i;
  }
}

std::size_t phrase_length(std::string_view text, std::size_t at, std::string_view phrase) {
  std::size_t here = at;
  char previous = 0;
  for (const char wanted : phrase) {
    if (wanted == ' ') {
      const std::size_t next = skip_blanks(text, here);
      if (next == here) return 0;
      here = next;
    } else {
      if (here >= text.size() || fold_byte(text[here], previous) != wanted) return 0;
      previous = text[here++];
    }
  }
  const bool inside_word = is_word_byte(phrase, phrase.size() - 1) && is_word_byte(text, here);
  return inside_word ? 0 : here - at;
}

void WordFilter::add(std::string_view word) {
  std::size_t length = 0;
  while (is_word_byte(word, length)) ++length;
  const std::size_t opening = word_opening(word, 0);
  openings_.set(opening);
  const auto behind = std::ranges::upper_bound(entries_, opening, {}, &Entry::opening);
  entries_.insert(behind, {opening, std::string(word.substr(0, length))});
}

bool WordFilter::starts(std::string_view text, std::size_t at, std::size_t opening) const {
  for (auto entry = std::ranges::lower_bound(entries_, opening, {}, &Entry::opening);
       entry != entries_.end() && entry->opening == opening; ++entry) {
    const std::string_view letters = entry->letters;
    if (at + letters.size() > text.size()) continue;
    std::size_t same = 0;
    char previous = 0;
    while (same < letters.size() && fold_byte(text[at + same], previous) == letters[same]) {
      previous = text[at + same++];
    }
    if (same == letters.size()) return true;
  }
  return false;
}

// The bit that tells the cases of ASCII and Latin-1 apart counts nowhere.
Letters letters_at(std::string_view text, std::size_t at) {
  Letters word{at, 0};
  const auto take = [&] {
    const std::uint32_t byte = static_cast<unsigned char>(text[word.end++]) | 0x20U;
    word.key = word.key * 31 + byte;
  };
  while (is_word_byte(text, word.end) && !is_digit(text[word.end])) {
    take();
    while (word.end < text.size() && continues_letter(text[word.end])) take();
  }
  return word;
}

void WordClasses::set(std::uint32_t key, std::uint8_t classes) {
  std::size_t at = slot(key);
  while (slots_[at].classes != 0 && slots_[at].key != key) at = (at + 1) % slots_.size();
  if (slots_[at].classes == 0) ++count_;
  slots_[at] = {key, static_cast<std::uint8_t>(slots_[at].classes | classes)};
  if (4 * count_ <= slots_.size()) return;
  const auto old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  count_ = 0;
  for (const Slot& one : old) {
    if (one.classes != 0) set(one.key, one.classes);
  }
}

// A digit behind a word is none of its letters.
void WordClasses::note(std::string_view phrase, std::size_t begin, const Letters& word,
                       std::uint8_t classes) {
  openings_.set(word_opening(phrase.substr(begin, word.end - begin), 0));
  set(word.key, classes);
}

void WordClasses::add(std::string_view phrase, std::uint8_t classes) {
  each_word(phrase,
            [&](const Letters& word, std::size_t begin) { note(phrase, begin, word, classes); });
}

void WordClasses::add_longest(std::string_view phrase, std::uint8_t classes) {
  Letters longest;
  std::size_t first = 0;
  each_word(phrase, [&](const Letters& word, std::size_t begin) {
    if (word.end - begin <= longest.end - first) return;
    longest = word;
    first = begin;
  });
  if (longest.end != first) note(phrase, first, longest, classes);
}

}  // namespace veritally
