#include "document/sentences.hpp"

#include "document/lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace veritally {
namespace {

// Abbreviations are looked for in so many bytes before a full stop.
constexpr std::size_t longest_abbreviation = 24;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_letter(char c) { return is_upper(c) || is_lower(c); }

// A letter, digit or full stop, or part of any character beyond ASCII.
bool is_of_word(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// What dashes, quotes and blanks beyond ASCII begin with, and their length in bytes.
constexpr std::array<std::pair<char, std::size_t>, 2> leads_of_signs = {{{'\xE2', 3}, {'\xC2', 2}}};

// "U.S", "p.m", "J": letters with full stops between them.
bool is_dotted_letters(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  }
  return word.size() > 1 || (word.size() == 1 && is_upper(word[0]));
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

class Splitter {
 public:
  Splitter(std::string_view text, const SentenceWords& words) : text_(text), words_(words) {}

  std::vector<Sentence> split() {
    begin_ = skip_blanks(0);
    for (std::size_t at = find_stop(text_, begin_); at < text_.size(); at = find_stop(text_, at)) {
      const std::size_t stop = at;
      while (const std::size_t more = stop_at(text_.substr(at))) at += more;
      const std::size_t marks = at;
      at = skip_closers(at);
      const std::size_t next = skip_blanks(at);
      if (next < text_.size() && !ends(stop, marks, at, next)) continue;
      sentences_.push_back({begin_, at});
      begin_ = at = next;
    }
    const std::size_t rest = trim(text_.substr(begin_)).size();
    if (rest != 0) sentences_.push_back({begin_, begin_ + rest});
    return std::move(sentences_);
  }

 private:
  std::size_t skip_blanks(std::size_t at) const { return at + leading_blanks(text_.substr(at)); }

  // French parts its quotes from what they enclose by a blank.
  std::size_t skip_closers(std::size_t at) const {
    while (true) {
      const std::size_t next = skip_blanks(at);
      const std::size_t quote = next != at ? spaced_quote_at(text_.substr(next)) : 0;
      const std::size_t closer = quote != 0 ? next - at + quote : closer_at(text_.substr(at));
      if (closer == 0) return at;
      at += closer;
    }
  }
  static std::size_t spaced_quote_at(std::string_view text) {
    constexpr std::string_view quote = "\u00BB";
    if (!text.starts_with(quote)) return 0;
    text.remove_prefix(quote.size());
    return text.empty() || leading_blanks(text) != 0 ? quote.size() : 0;
  }

  // A sentence ends with the marks [stop, marks) and the closers behind them up to `end`; the next
  // would begin at `next`.
  bool ends(std::size_t stop, std::size_t marks, std::size_t end, std::size_t next) const {
    const bool full_stop = text_[stop] == '.' && marks == stop + 1;
    const bool wide = static_cast<unsigned char>(text_[stop]) == 0xE3 ||
                      static_cast<unsigned char>(text_[stop]) == 0xEF;
    if (wide) return true;
    std::size_t first = next;
    while (const std::size_t opener = opener_at(text_.substr(first))) first += opener;
    if (first >= text_.size() || starts_lower_case(text_.substr(first))) return false;
    if (next == end) return full_stop && blank_was_lost(stop, first);
    return !full_stop || end != marks || ends_with_word(stop, first);
  }

  // "in 2025.Analysts", "at home).\"However": two sentences, unlike "example.Com" in a name.
  bool blank_was_lost(std::size_t stop, std::size_t first) const {
    if (stop == begin_ || first + 1 >= text_.size()) return false;
    if (is_upper(text_[stop - 1])) return false;
    if (!is_upper(text_[first]) || !is_lower(text_[first + 1])) return false;
    const std::string_view word = word_before(stop);
    return word.find_first_of("./@:") == std::string_view::npos && ends_with_word(stop, first);
  }

  // Whether the word before a full stop is one that a sentence ends with.
  bool ends_with_word(std::size_t stop, std::size_t first) const {
    const std::string_view word = word_before(stop);
    const bool first_word = word.data() == text_.data() + begin_;
    if (is_number(word) && word.size() <= 3 && first_word) return false;
    if (words_.never_last.contains(word)) return false;
    const bool open = words_.maybe_last.contains(word) || is_dotted_letters(word) ||
                      (words_.ordinals && is_number(word) && word.size() <= 2);
    return !open || words_.starters.contains(word_at(first));
  }

  std::string_view word_before(std::size_t stop) const {
    const std::size_t least = std::max(begin_, stop - std::min(stop, longest_abbreviation));
    std::size_t begin = stop;
    while (begin > least && is_of_word(text_[begin - 1])) --begin;
    std::string_view word = text_.substr(begin, stop - begin);
    for (const auto& [lead, length] : leads_of_signs) {
      const std::size_t sign = word.rfind(lead);
      if (sign != std::string_view::npos) word.remove_prefix(std::min(sign + length, word.size()));
    }
    return word;
  }

  std::string_view word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin <= longest_abbreviation && is_of_word(text_[end]) &&
           text_[end] != '.' && text_[end] != leads_of_signs[0].first &&
           text_[end] != leads_of_signs[1].first) {
      ++end;
    }
    return text_.substr(begin, end - begin);
  }

  std::string_view text_;
  const SentenceWords& words_;
  std::size_t begin_ = 0;  // of the sentence
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> sentences_in(std::string_view block_text, const SentenceWords& words) {
  return Splitter(block_text, words).split();
}

}  // namespace veritally
