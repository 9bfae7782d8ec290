// Phrases: words found at a place in a text, in any case and across any blanks. What the lexicons
// are made of.
//
// A PhraseTable is filled while a lexicon is read and const from then on: any thread may look up.
#pragma once

#include "base/bytes.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// The length in bytes of the blank at `at`: a space, tab, line end, or one of Unicode's spaces.
// 0 where no blank stands.
inline std::size_t blank_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if (first == ' ' || first == '\t' || first == '\n' || first == '\r') return 1;
  if (first == 0xC2) return byte(at + 1) == 0xA0 ? 2 : 0;  // U+00A0
  if (first != 0xE2 || byte(at + 1) != 0x80) return 0;
  const unsigned last = byte(at + 2);
  return (last >= 0x80 && last <= 0x8A) || last == 0xAF ? 3 : 0;  // U+2000 to 200A, U+202F
}

// The first place at or after `at` where no blank stands.
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const auto length = blank_at(text, at)) at += length;
  return at;
}

// What first bytes of characters are part of words: ASCII letters and digits, and those that begin
// U+00C0 and later letters; signs, dashes and spaces lie in U+0080 to BF and U+2000 to 2FFF.
inline constexpr std::array<bool, 256> word_bytes = [] {
  std::array<bool, 256> of_word{};
  for (std::size_t c = '0'; c <= '9'; ++c) of_word[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) of_word[c] = of_word[c - 0x20] = true;
  for (std::size_t c = 0xC3; c < 256; ++c) of_word[c] = c != 0xE2;
  return of_word;
}();

// Whether a byte that continues a character is one of a letter: of alphabets with two bytes a
// letter, "×" and "÷" aside, and of the Latin letters behind U+1E00.
constexpr bool continues_word(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t back) {
    return at >= back ? static_cast<unsigned char>(text[at - back]) : 0U;
  };
  if (byte(1) >= 0xC3 && byte(1) <= 0xDF) {
    return byte(1) != 0xC3 || (byte(0) != 0x97 && byte(0) != 0xB7);
  }
  return byte(1) == 0xE1 || byte(2) == 0xE1;
}

// True for ASCII letters and digits and for bytes of letters beyond ASCII.
inline bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return (byte & 0xC0U) == 0x80U ? continues_word(text, at) : word_bytes[byte];
}

// The byte in lower case: ASCII, and the letters of Latin-1 where `previous` is their lead byte.
inline char fold_byte(char byte, char previous) {
  const auto c = static_cast<unsigned char>(byte);
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 0x20U);
  if (static_cast<unsigned char>(previous) == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97) {
    return static_cast<char>(c + 0x20U);
  }
  return byte;
}

// How many bytes of the text from `at` on read as the phrase, which is in lower case: in any case,
// with any blanks where the phrase has one, and as whole words. 0 where they do not.
std::size_t phrase_length(std::string_view text, std::size_t at, std::string_view phrase);

// The first eight bytes of a phrase as one number, to be compared with those of a text.
class PhraseHead {
 public:
  explicit PhraseHead(std::string_view phrase);
  // Those of the text from `at` on, ASCII in lower case, with zeros behind its end.
  static std::uint64_t of_text(std::string_view text, std::size_t at) {
    return lower_ascii(load_padded(text.substr(at)));
  }
  bool may_be(std::uint64_t text) const { return ((text ^ bytes_) & known_) == 0; }

 private:
  std::uint64_t bytes_ = 0;
  std::uint64_t known_ = 0;  // the bits that tell: up to a blank or a letter beyond ASCII
};

// Phrases with what they mean, found at a place in a text, the longest first.
template <class Entry>
class PhraseTable {
 public:
  struct Match {
    const Entry* entry = nullptr;
    std::size_t length = 0;  // in bytes of the text; 0 where nothing was found
    explicit operator bool() const { return length != 0; }
  };

  // REQUIRES: the phrase is in lower case and not empty.
  void add(std::string phrase, Entry entry) {
    Row& row = rows_[static_cast<unsigned char>(phrase.front())];
    row.note_second(phrase);
    const auto shorter = [&](const Phrase& other) { return other.text.size() < phrase.size(); };
    const auto at = std::ranges::find_if(row.phrases, shorter);
    const PhraseHead head(phrase);
    row.phrases.insert(at, {head, std::move(phrase), std::move(entry)});
  }

  Match find(std::string_view text, std::size_t at) const {
    if (at >= text.size()) return {};
    const Row& row = rows_[static_cast<unsigned char>(fold_byte(text[at], 0))];
    const char second = at + 1 < text.size() ? text[at + 1] : '\0';
    if (!row.seconds.test(static_cast<unsigned char>(second))) return {};
    const std::uint64_t head = PhraseHead::of_text(text, at);
    for (const Phrase& phrase : row.phrases) {
      if (!phrase.head.may_be(head)) continue;
      if (const auto length = phrase_length(text, at, phrase.text)) return {&phrase.entry, length};
    }
    return {};
  }

  // Calls `take` with every phrase.
  template <class Take>
  void each(const Take& take) const {
    for (const Row& row : rows_) {
      for (const Phrase& phrase : row.phrases) take(phrase.text);
    }
  }

 private:
  struct Phrase {
    PhraseHead head;
    std::string text;
    Entry entry;
  };
  // Phrases with one first byte. Most words of a text are told by their second byte to be none.
  struct Row {
    std::vector<Phrase> phrases;  // the longest first
    std::bitset<256> seconds;     // second bytes of them, in either case

    void note_second(std::string_view phrase) {
      if (phrase.size() == 1 || phrase[1] == ' ') {
        seconds.set();
        return;
      }
      seconds.set(static_cast<unsigned char>(phrase[1]));
      for (unsigned byte = 'A'; byte < 0xA0; ++byte) {  // where capitals lie
        const char small = fold_byte(static_cast<char>(byte), phrase[0]);
        if (small == phrase[1]) seconds.set(byte);
      }
    }
  };
  std::array<Row, 256> rows_;
};

// The first three letters of a word as a number below 2^15. The low five bits tell letters apart in
// either case.
inline std::size_t word_opening(std::string_view text, std::size_t at) {
  constexpr auto is_letter = [](char c) { return word_bytes[static_cast<unsigned char>(c)]; };
  constexpr auto bits = [](char c) { return std::size_t{static_cast<unsigned char>(c) & 31U}; };
  const std::size_t left = text.size() - at;
  if (left == 0 || !is_letter(text[at])) return 0;
  const std::size_t first = bits(text[at]) << 10U;
  if (left == 1 || !is_letter(text[at + 1])) return first;
  const std::size_t second = first | bits(text[at + 1]) << 5U;
  return left == 2 || !is_letter(text[at + 2]) ? second : second | bits(text[at + 2]);
}
inline constexpr std::size_t word_openings = std::size_t{1} << 15U;

// Words that may start at a place, told by their first three letters and then by all of them: a
// word of the text starts with the letters of one of them. What follows is not looked at.
class WordFilter {
 public:
  // REQUIRES: the word is in lower case.
  void add(std::string_view word);
  bool may_start(std::string_view text, std::size_t at) const {
    const std::size_t opening = word_opening(text, at);
    return openings_.test(opening) && starts(text, at, opening);
  }

 private:
  struct Entry {
    std::size_t opening = 0;
    std::string letters;
  };

  bool starts(std::string_view text, std::size_t at, std::size_t opening) const;

  std::bitset<word_openings> openings_;
  std::vector<Entry> entries_;  // sorted by their openings
};

// The letters from a place on: where they end, and a number that they have in either case.
struct Letters {
  std::size_t end = 0;
  std::uint32_t key = 0;
};

// REQUIRES: is_word_byte(text, at), and no digit there.
Letters letters_at(std::string_view text, std::size_t at);

// Words of a few classes, bits of one byte: which of them a word is of, as far as its key tells.
class WordClasses {
 public:
  // Adds every run of letters of the phrase, which is in lower case, or the longest one alone.
  void add(std::string_view phrase, std::uint8_t classes);
  void add_longest(std::string_view phrase, std::uint8_t classes);

  // Whether the word at `at` can be of any class: most words cannot, as their first letters tell.
  bool may_have(std::string_view text, std::size_t at) const {
    return openings_.test(word_opening(text, at));
  }
  std::uint8_t of(const Letters& word) const {
    std::size_t at = slot(word.key);
    while (slots_[at].classes != 0 && slots_[at].key != word.key) at = (at + 1) % slots_.size();
    return slots_[at].classes;
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint8_t classes = 0;  // 0: free
  };

  std::size_t slot(std::uint32_t key) const { return (key * 0x9e3779b1U >> 16U) % slots_.size(); }
  void note(std::string_view phrase, std::size_t begin, const Letters& word, std::uint8_t classes);
  void set(std::uint32_t key, std::uint8_t classes);

  std::bitset<word_openings> openings_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // open addressing, a power of two, mostly free
  std::size_t count_ = 0;
};

}  // namespace veritally
