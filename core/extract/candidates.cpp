#include "extract/candidates.hpp"

#include "extract/hedges.hpp"
#include "extract/measure.hpp"
#include "extract/word_scan.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

// "½" and the like.
bool fraction_sign(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(at) == 0xC2) return byte(at + 1) >= 0xBC && byte(at + 1) <= 0xBE;
  return byte(at) == 0xE2 && byte(at + 1) == 0x85 && byte(at + 2) >= 0x90 && byte(at + 2) <= 0x9E;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::array<std::string_view, 4> signs = {"-", "+", "−", "–"};
constexpr std::string_view symbols = "<>=~";
constexpr std::array<std::string_view, 4> wide_symbols = {"≈", "≥", "≤", "±"};

bool joined(std::string_view text, std::size_t at) {
  return at > 0 && (is_word_byte(text, at - 1) || text[at - 1] == ')' || text[at - 1] == '%');
}

// A sign right before `at` that no word or number ends at, or a minus that a blank parts from it.
std::size_t behind_sign(std::string_view text, std::size_t floor, std::size_t at,
                        const Lexicon& lexicon) {
  const std::size_t blank = skip_blanks_back(text, at);
  if (blank < at && blank > floor && behind_parted_minus(text, blank - 1, lexicon) == at) {
    return blank - 1;
  }
  for (const std::string_view sign : signs) {
    if (at < floor + sign.size() || !text.substr(at - sign.size()).starts_with(sign)) continue;
    const std::size_t start = at - sign.size();
    return joined(text, start) ? at : start;
  }
  return at;
}

// The length of the apostrophe that ends at `at`, 0 where none does.
std::size_t apostrophe_before(std::string_view text, std::size_t at) {
  for (const std::size_t length : {std::size_t{1}, std::size_t{3}}) {
    if (at >= length && apostrophe_at(text, at - length) == length) return length;
  }
  return 0;
}

// Whether the letter at `at` is the end of the word before it: "Acme's $5 million".
bool ends_possessive(std::string_view text, std::size_t at) {
  const std::size_t mark = is_word_byte(text, at) ? apostrophe_before(text, at) : 0;
  return mark != 0 && at > mark && is_word_byte(text, at - mark - 1);
}

// Where the word, code or sign begins that ends at `end` and may be a currency's.
std::size_t currency_token(std::string_view text, std::size_t floor, std::size_t end) {
  constexpr std::size_t longest = 8;
  std::size_t begin = end;
  while (begin > floor && end - begin < longest) {
    const char c = text[begin - 1];
    const auto byte = static_cast<unsigned char>(c);
    const bool part = is_ascii_letter(c) || c == '$' || c == '.' || byte >= 0x80;
    if (!part || blank_before(text, begin) != 0) break;
    if (begin >= 3 && text.substr(begin - 3, 2) == "\xE2\x80") break;  // dashes and quotes
    --begin;
  }
  while (begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  return begin;
}

// The currency that stands before the number or sign at `at`: where it begins, `at` where none
// does.
std::size_t behind_currency(std::string_view text, std::size_t floor, std::size_t at,
                            std::size_t number, const Vocabulary& vocabulary) {
  const std::size_t end = std::max(floor, skip_blanks_back(text, at));
  if (end == floor) return at;
  const std::size_t token = currency_token(text, floor, end);
  if (token == end) return at;
  const auto reaches = [&](std::size_t start) {
    if (start > floor && is_word_byte(text, start - 1) && is_word_byte(text, start)) return false;
    if (ends_possessive(text, start)) return false;
    const Measure money = currency_before(text, start, vocabulary);
    return money && money.end >= at && money.end <= number;
  };
  // "US $5", "c $ 300": the letters stand behind a blank.
  const std::size_t gap = skip_blanks_back(text, token);
  if (gap < token && gap > floor) {
    const std::size_t word = currency_token(text, floor, gap);
    if (word < gap && reaches(word)) return word;
  }
  for (std::size_t start = token; start < end; ++start) {
    if ((static_cast<unsigned char>(text[start]) & 0xC0U) != 0x80U && reaches(start)) return start;
  }
  return at;
}

// "a million", "minus 5": the article or word before a number.
std::size_t behind_number_word(std::string_view text, std::size_t floor, std::size_t at,
                               const Lexicon& lexicon) {
  const Word word = word_before(text, at);
  if (!word || word.begin < floor) return at;
  const auto found = lexicon.number_words.find(text.substr(0, word.end), word.begin);
  if (!found || found.length != word.end - word.begin) return at;
  const bool takes_article = lexicon.scale_words.find(text, at) || lexicon.dozens.find(text, at) ||
                             lexicon.fractions.find(text, at) || lexicon.multiples.find(text, at) ||
                             lexicon.scale_parts.find(text, at);
  const bool article = *found.entry == NumberWord::article && takes_article;
  return article || *found.entry == NumberWord::minus ? word.begin : at;
}

std::size_t term_start(std::string_view text, std::size_t floor, std::size_t number,
                       const Vocabulary& vocabulary) {
  std::size_t at = number;
  if (at > floor && text[at - 1] == '.' && is_digit(text[at]) && !joined(text, at - 1) &&
      (at < 2 || text[at - 2] != '.')) {
    --at;
  }
  at = behind_sign(text, floor, at, vocabulary.lexicon);
  const std::size_t money = behind_currency(text, floor, at, number, vocabulary);
  if (money != at) return behind_sign(text, floor, money, vocabulary.lexicon);
  return at == number ? behind_number_word(text, floor, at, vocabulary.lexicon) : at;
}

// Where a symbol such as "~" or ">=" begins that ends at `at`.
std::size_t behind_symbols(std::string_view text, std::size_t floor, std::size_t at) {
  std::size_t begin = std::max(floor, skip_blanks_back(text, at));
  const std::size_t end = begin;
  while (begin > floor && end - begin < 2 &&
         symbols.find(text[begin - 1]) != std::string_view::npos) {
    --begin;
  }
  if (begin == end) {
    for (const std::string_view symbol : wide_symbols) {
      if (end >= floor + symbol.size() && text.substr(end - symbol.size()).starts_with(symbol)) {
        return end - symbol.size();
      }
    }
    return at;
  }
  return begin;
}

// The longest hedge, bound or opening of a range that reaches up to the term.
std::size_t prefix_start(std::string_view text, std::size_t floor, std::size_t term,
                         const Lexicon& lexicon) {
  constexpr int most_words = 7;
  std::size_t best = term;
  std::size_t start = behind_symbols(text, floor, term);
  const auto reaches = [&](std::size_t at) {
    return read_prefix(text, at, lexicon).number == term;
  };
  if (start != term && reaches(start)) best = start;
  start = best;
  for (int words = 0; words < most_words; ++words) {
    std::size_t end = skip_blanks_back(text, start);
    if (end <= floor) break;
    const bool point = text[end - 1] == '.';                                     // "approx. 5"
    const std::size_t elided = end == start ? apostrophe_before(text, end) : 0;  // "près d'un"
    const Word word = word_ending(text, end - (point ? 1 : elided));
    if (!word || word.begin < floor) break;
    if (words == 0 && !lexicon.prefix_ends.may_start(text, word.begin)) break;
    start = word.begin;
    if (reaches(start)) best = start;
    if (point && best != start) break;
  }
  return best;
}

}  // namespace

std::size_t next_candidate(std::string_view text, std::size_t from, const Lexicon& lexicon) {
  WordScan scan(text, from);
  for (std::size_t at = scan.next(); at < text.size(); at = scan.next()) {
    if (is_digit(text[at])) return at;
    const bool starts = is_word_byte(text, at) ? lexicon.number_starts.may_start(text, at)
                                               : fraction_sign(text, at);
    if (starts) return at;
  }
  return text.size();
}

Lead lead_of(std::string_view text, std::size_t floor, std::size_t number,
             const Vocabulary& vocabulary) {
  Lead lead;
  lead.term = term_start(text, floor, number, vocabulary);
  lead.begin = prefix_start(text, floor, lead.term, vocabulary.lexicon);
  if (lead.term == number || !is_word_byte(text, lead.term)) return lead;
  // "au moins douze": the word for minus ends a bound.
  const std::size_t bound = prefix_start(text, floor, number, vocabulary.lexicon);
  return bound < lead.begin ? Lead{bound, number} : lead;
}

}  // namespace veritally::extract
