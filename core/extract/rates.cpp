#include "extract/rates.hpp"

#include "extract/measure.hpp"
#include "extract/number.hpp"
#include "extract/unit_formula.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

constexpr std::size_t min_noun = 3;   // letters
constexpr std::size_t max_noun = 40;  // bytes

// Of a character beyond ASCII.
bool is_later_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// The end of a word of letters, hyphens and apostrophes; `at` itself where it has anything else.
std::size_t letters_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= max_noun) {
    if (is_word_byte(text, end)) {
      if (text[end] >= '0' && text[end] <= '9') return at;
    } else if (end == at ||
               (!is_later_byte(text[end]) && !(text[end] == '-' && is_word_byte(text, end + 1)))) {
      break;
    }
    ++end;
  }
  return end - at > max_noun ? at : end;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The number of a rate: "100,000", "million", "1,000"; 1 where there is none.
struct Base {
  Decimal value{1, 0};
  std::size_t end = 0;
};

Base read_base(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  Base base{Decimal(1, 0), at};
  NumberScan scan = scan_digits(text, at, lexicon);
  if (!scan.number) scan = scan_spelled(text, at, lexicon);
  if (scan.number) {
    if (const auto value = scale(scan.number->digits, scan.number->power)) {
      base = {*value, scan.number->end};
    }
  }
  const std::size_t word = skip_blanks(text, base.end);
  if (const auto known = lexicon.scale_words.find(text, word)) {
    if (const auto value = scale(base.value, *known.entry)) base = {*value, word + known.length};
  }
  return base;
}

bool names_time(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t next = skip_blanks(text, at);
  const bool digit = next < text.size() && text[next] >= '0' && text[next] <= '9';
  return digit || lexicon.time.months.find(text, next) || tells_when(text, at, lexicon);
}

// What a rate is per: a unit of time or another unit, or a noun.
std::optional<Rate> read_denominator(std::string_view text, const Base& base, bool article,
                                     const Vocabulary& vocabulary) {
  const std::size_t at = skip_blanks(text, base.end);
  std::size_t end = letters_end(text, at);
  if (end == at) end = unit_name(text, at, vocabulary).end;  // "µL"
  if (end <= at) return std::nullopt;
  Rate rate{Per{base.value, "1", {}}, end};
  const auto listed = vocabulary.lexicon.rate_nouns.find(text, at);
  if (listed && *listed.entry) {
    rate.per.of = "person";
    return rate;
  }
  Measure unit = unit_name(text, at, vocabulary);
  // "3.5 percent a month earlier", "im Jahr 2024", "im Monat Mai" tell when.
  if (article && unit && names_time(text, unit.end, vocabulary.lexicon)) return std::nullopt;
  if (unit && (!article || listed || is_time(unit.unit))) {
    rate.per.unit = std::move(unit.unit);
    rate.end = unit.end;
    return rate;
  }
  if (article && !listed) return std::nullopt;
  const std::string_view word = text.substr(at, end - at);
  const std::size_t next = skip_blanks(text, end);
  if (!listed && next > end && vocabulary.lexicon.rate_nouns.find(text, next)) {  // "diluted share"
    rate.end = letters_end(text, next);
    rate.per.of = std::string(text.substr(at, rate.end - at));
    return rate;
  }
  const auto one = singular(word, vocabulary.lexicon);
  rate.per.of = one ? *one : std::string(word);
  return rate;
}

// "3 % yr−1", "40 cells mm−3": the rate as a unit to a power below zero.
std::optional<Rate> read_inverse(std::string_view text, std::size_t at,
                                 const Vocabulary& vocabulary) {
  constexpr std::string_view per = "per-";
  Measure inverse = unit_formula(text, at, vocabulary);
  if (!inverse.unit.starts_with(per)) return std::nullopt;
  return Rate{Per{Decimal(1, 0), inverse.unit.substr(per.size()), {}}, inverse.end};
}

// Behind a slash: "/kg"; a unit alone with a number of its own where no blanks part it,
// "mL/min/1.73 m2".
std::optional<Rate> read_divisor(std::string_view text, std::size_t at, bool attached,
                                 const Vocabulary& vocabulary) {
  const Base base = read_base(text, at, vocabulary.lexicon);
  const bool digits = attached && at < text.size() && text[at] >= '0' && text[at] <= '9';
  auto rate = read_denominator(text, digits ? base : Base{Decimal(1, 0), at}, false, vocabulary);
  return rate && digits && rate->per.unit == "1" ? std::nullopt : rate;
}

}  // namespace

std::optional<Rate> read_rate(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  // "$80bn-a-year".
  const bool hyphen = at < text.size() && text[at] == '-';
  const std::size_t start = hyphen ? at + 1 : skip_blanks(text, at);
  const auto word = vocabulary.lexicon.rate_words.find(text, start);
  if (!word) return start > at && !hyphen ? read_inverse(text, start, vocabulary) : std::nullopt;
  const std::size_t behind = start + word.length;
  const bool slash = text[start] == '/';
  const std::size_t next = hyphen && behind < text.size() && text[behind] == '-'
                               ? behind + 1
                               : skip_blanks(text, behind);
  if (next == behind && !slash) return std::nullopt;
  const bool article = *word.entry == RateWord::article;
  if (article && start == at) return std::nullopt;
  if (slash) return read_divisor(text, next, start == at && next == behind, vocabulary);
  const Base base = article ? Base{Decimal(1, 0), next} : read_base(text, next, vocabulary.lexicon);
  return read_denominator(text, base, article, vocabulary);
}

std::optional<std::string> singular(std::string_view word, const Lexicon& lexicon) {
  if (const auto known = lexicon.nouns.find(word, 0); known && known.length == word.size()) {
    return *known.entry;
  }
  const auto refused = lexicon.not_nouns.find(word, 0);
  if (refused && refused.length == word.size()) return std::nullopt;
  if (lexicon.plural == 0 || word.size() < min_noun || word.back() != lexicon.plural) {
    return std::nullopt;
  }
  const std::string_view stem = word.substr(0, word.size() - 1);
  if (stem.ends_with("s") || stem.ends_with("u") || stem.ends_with("i") || stem.ends_with("'")) {
    return std::nullopt;
  }
  if (stem.ends_with("ie") && stem.size() > 3) {
    return std::string(stem.substr(0, stem.size() - 2)) + "y";
  }
  for (const std::string_view tail : {"sse", "she", "che", "xe", "zze"}) {
    if (stem.ends_with(tail)) return std::string(stem.substr(0, stem.size() - 1));
  }
  return std::string(stem);
}

std::optional<Noun> read_noun(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t start = skip_blanks(text, at);
  if (start == at) return std::nullopt;
  const std::size_t end = letters_end(text, start);
  if (end == start) return std::nullopt;
  auto one = singular(text.substr(start, end - start), lexicon);
  if (!one) return std::nullopt;
  return Noun{std::move(*one), end};
}

std::optional<Noun> read_modified_noun(std::string_view text, std::size_t at,
                                       const Lexicon& lexicon) {
  const std::size_t start = skip_blanks(text, at);
  if (start == at) return std::nullopt;
  const std::size_t end = letters_end(text, start);
  const auto is = [&](const auto& table) {
    return table.find(text.substr(0, end), start).length == end - start;
  };
  const bool sign = end - start == 2 && is_capital(text[start]) && is_capital(text[start + 1]);
  if ((end - start < min_noun && !sign) || is(lexicon.function_words) || is(lexicon.not_nouns) ||
      is(lexicon.changes_after) || is(lexicon.after_fraction) || is(lexicon.fractions)) {
    return std::nullopt;
  }
  // "33,000 two years ago" is two numbers, unlike "three twenty euro notes".
  const auto number = lexicon.spelled.find(text.substr(0, end), start);
  if (number.length == end - start && *number.entry < 20) return std::nullopt;
  auto noun = read_noun(text, end, lexicon);
  if (!noun) return std::nullopt;
  const char first = text[start];
  if (first >= 'a' && first <= 'z') {
    noun->singular = std::string(text.substr(start, end - start)) + " " + noun->singular;
  }
  return noun;
}

std::optional<Noun> read_abbreviated_noun(std::string_view text, std::size_t at,
                                          const Lexicon& lexicon) {
  constexpr std::size_t most_words = 4;
  std::string initials;
  std::size_t end = at;
  for (std::size_t next = skip_blanks(text, end); next > end && initials.size() <= most_words;
       next = skip_blanks(text, end)) {
    if (next < text.size() && text[next] == '(') {
      const std::size_t close = text.find(')', next);
      if (initials.size() < 2 || close == std::string_view::npos) return std::nullopt;
      const std::string_view shorter = text.substr(next + 1, close - next - 1);
      if (shorter == initials) return Noun{initials, end};
      const auto one = singular(shorter, lexicon);
      return one == initials ? std::optional(Noun{initials, end}) : std::nullopt;
    }
    end = letters_end(text, next);
    if (end == next) return std::nullopt;
    const char first = text[next];
    initials += first >= 'a' && first <= 'z' ? static_cast<char>(first - 0x20) : first;
  }
  return std::nullopt;
}

std::optional<Noun> read_compound(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  if (at >= text.size() || text[at] != '-') return std::nullopt;
  const std::size_t end = letters_end(text, at + 1);
  const std::string_view word = text.substr(at + 1, end - at - 1);
  if (word.size() < min_noun || word.find('-') != std::string_view::npos) return std::nullopt;
  const auto is = [&](const auto& table) {
    const auto found = table.find(word, 0);
    return found && found.length == word.size();
  };
  if (is(lexicon.not_nouns) || is(lexicon.function_words) || is(lexicon.fractions)) {
    return std::nullopt;
  }
  const auto one = singular(word, lexicon);
  return Noun{one ? *one : std::string(word), end};
}

std::optional<Noun> read_last_noun(std::string_view text, std::size_t at, bool one,
                                   const Lexicon& lexicon) {
  constexpr int max_words = 4;
  const std::size_t start = skip_blanks(text, at);
  if (start == at) return std::nullopt;
  std::size_t last = start;
  for (int words = 0; words < max_words; ++words) {
    const std::size_t end = letters_end(text, last);
    if (end == last || lexicon.after_fraction.find(text, last)) return std::nullopt;
    const std::size_t next = skip_blanks(text, end);
    if (next == text.size()) {
      const std::string_view word = text.substr(last, end - last);
      auto single = one ? std::string(word) : singular(word, lexicon);
      if (!single) return std::nullopt;
      return Noun{std::string(text.substr(start, last - start)) + *single, end};
    }
    last = next;
  }
  return std::nullopt;
}

}  // namespace veritally::extract
