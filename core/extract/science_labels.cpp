#include "extract/science_labels.hpp"

#include "extract/words.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

constexpr std::size_t most_digits = 3;  // of a reference or degrees of freedom

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_capital(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= 'A' && text[at] <= 'Z';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

template <std::size_t N>
std::size_t behind_any(std::string_view text, std::size_t at,
                       const std::array<std::string_view, N>& any) {
  for (const auto what : any) {
    if (at < text.size() && text.substr(at).starts_with(what)) return at + what.size();
  }
  return at;
}

constexpr std::array<std::string_view, 3> primes = {"′", "'", "’"};
constexpr std::array<std::string_view, 4> seconds = {"″", "\"", "′′", "''"};

// "3′ end", "5'-UTR", "5′-ACGT".
std::size_t strand_end(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t mark = behind_any(text, at + 1, primes);
  if (mark == at + 1 || text[at] > '5' || text[at] == '0') return 0;
  if (mark < text.size() && text[mark] == '-' && is_capital(text, mark + 1)) return mark;
  const std::size_t word =
      mark < text.size() && text[mark] == '-' ? mark + 1 : skip_blanks(text, mark);
  return word > mark && lexicon.strand_words.find(text, word) ? mark : 0;
}

// "45°30′ N", "45°30′12″N".
std::size_t coordinate_end(std::string_view text, std::size_t at) {
  constexpr std::string_view degree = "°";
  const std::size_t first = digits_end(text, at);
  if (!text.substr(first).starts_with(degree)) return 0;
  const std::size_t minutes = skip_blanks(text, first + degree.size());
  std::size_t end = digits_end(text, minutes);
  if (end < text.size() && text[end] == '.') end = digits_end(text, end + 1);
  if (end == minutes || behind_any(text, end, primes) == end) return 0;
  end = behind_any(text, end, primes);
  const std::size_t next = skip_blanks(text, end);
  if (is_digit(text, next)) {
    std::size_t last = digits_end(text, next);
    if (last < text.size() && text[last] == '.') last = digits_end(text, last + 1);
    end = behind_any(text, last, seconds);
  }
  const std::size_t letter = skip_blanks(text, end);
  const bool side = letter < text.size() &&
                    std::string_view("NSEWO").find(text[letter]) != std::string_view::npos;
  return side && !is_word_byte(text, letter + 1) ? letter + 1 : 0;
}

// The end of small whole numbers between commas, where a bracket closes behind them.
std::size_t bracketed_numbers_end(std::string_view text, std::size_t at, int& count) {
  while (is_digit(text, at)) {
    const std::size_t end = digits_end(text, at);
    if (end - at > most_digits) return 0;
    ++count;
    if (end < text.size() && text[end] == ')') return end;
    if (end >= text.size() || text[end] != ',' || blank_at(text, end + 1) == 0) return 0;
    at = skip_blanks(text, end + 1);
  }
  return 0;
}

// Where the letters and digits begin that end at `at`: "χ2".
std::size_t name_begin(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 12;
  std::size_t begin = at;
  while (begin > 0 && at - begin < longest &&
         (is_word_byte(text, begin - 1) || static_cast<unsigned char>(text[begin - 1]) >= 0x80) &&
         blank_before(text, begin) == 0) {
    --begin;
  }
  return begin;
}

// "t(18) = 4.31", "F(2, 45) = 3.2"; "(3, 5)"; "Eq. (7)".
std::size_t bracketed_end(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  if (at == 0 || text[at - 1] != '(') return 0;
  int count = 0;
  const std::size_t end = bracketed_numbers_end(text, at, count);
  if (end == 0) return 0;
  if (count > 1) return end;
  const std::size_t name = name_begin(text, at - 1);
  if (name + 1 < at && !is_digit(text, name)) {
    const std::size_t sign = skip_blanks(text, end + 1);
    const bool compared =
        sign < text.size() && std::string_view("=<>").find(text[sign]) != std::string_view::npos;
    return compared || name + 2 == at ? end : 0;
  }
  return is_in(lexicon.labels, text, word_before(text, at - 1)) ? end : 0;
}

// "25(OH)D", "1(S)-phenyl": a place in a molecule and what stands there.
std::size_t locant_end(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 24;
  const std::size_t open = digits_end(text, at);
  if (open >= text.size() || text[open] != '(' || !is_capital(text, open + 1)) return 0;
  std::size_t end = open;
  while (end < text.size() && end - open < longest &&
         (is_word_byte(text, end) || text[end] == '(' || text[end] == ')' || text[end] == '-')) {
    ++end;
  }
  const std::size_t close = text.substr(open, end - open).find(')');
  return close != std::string_view::npos && is_word_byte(text, open + close + 1) ? end : 0;
}

bool has_decimals(std::string_view text, std::size_t number) {
  const std::size_t end = digits_end(text, number);
  return end < text.size() && text[end] != ' ' && is_digit(text, end + 1);
}

}  // namespace

std::size_t science_label_end(std::string_view text, std::size_t digits, const Lexicon& lexicon) {
  if (const auto end = strand_end(text, digits, lexicon)) return end;
  if (const auto end = coordinate_end(text, digits)) return end;
  if (const auto end = locant_end(text, digits)) return end;
  return bracketed_end(text, digits, lexicon);
}

bool is_isotope_or_name(std::string_view text, const ValueMatch& match, std::size_t number,
                        const Lexicon& lexicon) {
  const std::size_t end = match.end;
  if (end < 2 || !is_digit(text, number) || !is_capital(text, end - 1)) return false;
  const std::size_t last = end - 1;
  if (is_word_byte(text, last - 1) && !is_digit(text, last - 1)) return false;
  const bool attached = is_digit(text, last - 1);
  if (attached && text[last] == 'S') return true;
  const Word before = word_before(text, number);
  const Word behind = word_behind(text, end);
  if (is_in(lexicon.isotope_words, text, behind)) return true;
  if (!attached || has_decimals(text, number)) return false;
  if (is_in(lexicon.isotope_words, text, before)) return true;
  const bool abbreviation = before && is_capital(text, before.begin) &&
                            is_capital(text, before.end - 1) && before.end > before.begin + 1;
  return abbreviation && last - number > most_digits;
}

}  // namespace veritally::extract
