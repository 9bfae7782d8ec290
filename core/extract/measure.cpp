#include "extract/measure.hpp"

#include "extract/unit_formula.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

// "cubic metres per square kilometre per second" is as long as units get.
constexpr int max_unit_words = 7;
constexpr int max_misses = 2;  // words that begin a unit's name: "British thermal units"
constexpr int max_currency_words = 3;
constexpr std::size_t max_sign = 6;  // bytes of a currency's sign or code before digits

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Whether digits stand at `at`, behind a minus or a decimal point.
bool digits_at(std::string_view text, std::size_t at) {
  if (text.substr(std::min(at, text.size())).starts_with("−")) at += std::string_view("−").size();
  if (at < text.size() && text[at] == '-') ++at;
  if (at < text.size() && text[at] == '.') ++at;
  return is_digit(text, at);
}

// The end of what may be a currency's sign: letters, points and signs, no digit and no blank.
std::size_t sign_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + max_sign);
  while (at < limit && !is_digit(text, at) && blank_at(text, at) == 0 && text[at] != '-' &&
         text[at] != '(' && !text.substr(at).starts_with("−")) {
    ++at;
  }
  return at;
}

// A lone letter, or a word that is no code: those belong behind the number ("won 6", "R 500").
bool is_plain_word(std::string_view word) {
  if (!std::ranges::all_of(word, is_letter)) return false;
  return word.size() == 1 ||
         (word.size() > 2 && std::ranges::any_of(word, [](char c) { return c >= 'a'; }));
}

// Codes that are words in capitals: "TOP 10", "ALL 50 states".
constexpr std::array<std::string_view, 10> codes_and_words = {"ALL", "COP", "CUP", "GEL", "MAD",
                                                              "MOP", "PEN", "SOS", "TOP", "TRY"};

// Whether the number is one of an amount rather than of a list: "5.50", "5,000", "5 million".
bool is_amount(std::string_view text, std::size_t digits, const Lexicon& lexicon) {
  const std::size_t end = text.find_first_not_of("0123456789", digits);
  if (end == std::string_view::npos) return false;
  if ((text[end] == '.' || text[end] == ',') && is_digit(text, end + 1)) return true;
  return static_cast<bool>(lexicon.scale_words.find(text, skip_blanks(text, end)));
}

// Letters that make an ordinal of the digits before them.
constexpr std::array<std::string_view, 4> ordinals = {"st", "nd", "rd", "th"};

// Words that are a unit's name at the end of a phrase alone: "5 in 10", "2 pm".
constexpr std::array<std::string_view, 8> doubtful = {"in", "a",  "as", "at",
                                                      "to", "by", "do", "um"};
constexpr std::array<std::string_view, 4> never = {"am", "pm", "a", "AM"};

bool word_follows(std::string_view text, std::size_t at) {
  const std::size_t next = skip_blanks(text, at);
  return next != at && is_word_byte(text, next);
}

// Units that are makes too: "8 Tesla GPUs" are no flux density, "a 3 Tesla scanner" is one.
constexpr std::array<std::string_view, 5> makes = {"Ampere", "Hertz", "Newton", "Pascal", "Tesla"};

bool plural_follows(std::string_view text, std::size_t at) {
  if (!word_follows(text, at)) return false;
  const std::size_t next = skip_blanks(text, at);
  const std::size_t end = word_end(text, next);
  return end > next + 2 && text[end - 1] == 's' && text[end - 2] != 's';
}

bool refused(std::string_view text, std::size_t begin, std::size_t end, const Lexicon& lexicon) {
  const std::string_view word = text.substr(begin, end - begin);
  if (std::ranges::find(never, word) != never.end()) return true;
  if (std::ranges::find(makes, word) != makes.end()) return plural_follows(text, end);
  // "3 au 5 mai": no astronomical units.
  if (const auto to = lexicon.time.to.find(word, 0); to && to.length == word.size()) return true;
  static constexpr std::array<std::string_view, 6> sizes = {"thick", "long", "wide",
                                                            "tall",  "high", "deep"};
  if (std::ranges::find(doubtful, word) == doubtful.end()) return false;
  if (!word_follows(text, end)) return false;
  const std::size_t next = skip_blanks(text, end);
  return std::ranges::none_of(
      sizes, [&](std::string_view size) { return phrase_length(text, next, size) != 0; });
}

// A word that a unit's name cannot end in, but go on behind.
bool connects(std::string_view word, const Lexicon& lexicon) {
  const auto rate = lexicon.rate_words.find(word, 0);
  if (rate && rate.length == word.size()) return true;
  const auto other = lexicon.number_words.find(word, 0);
  return other && *other.entry == NumberWord::of && other.length == word.size();
}

// "5-year-old", "g/100 mL": the word up to its hyphen, or up to a slash and digits.
Measure unit_at(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  Measure found = unit_name(text, at, vocabulary);
  if (found) return found;
  const std::string_view word = text.substr(at, word_end(text, at) - at);
  const std::size_t length = word.find_first_of("-/");
  if (length == std::string_view::npos || length == 0) return {};
  if (word[length] == '/' && !is_digit(word, length + 1)) return {};
  if (auto unit = vocabulary.unit(word.substr(0, length))) {
    found.unit = std::move(*unit);
    found.end = at + length;
  }
  return found;
}

// A currency's name can hold blanks; its words are letters and signs only.
std::size_t currency_word_end(std::string_view text, std::size_t at, bool hyphenated) {
  std::size_t end = at;
  const std::size_t stop = word_end(text, at);
  while (end < stop && text[end] != '/' && text[end] != '+' && !(hyphenated && text[end] == '-') &&
         !is_digit(text, end)) {
    ++end;
  }
  return end;
}

Measure currency_phrase(std::string_view text, std::size_t at, bool attached, bool hyphenated,
                        const Vocabulary& vocabulary) {
  Measure best;
  std::size_t end = at;
  for (int words = 0; words < max_currency_words; ++words) {
    const std::size_t start = words == 0 ? at : skip_blanks(text, end);
    if (words > 0 && start == end) break;
    end = currency_word_end(text, start, hyphenated);
    if (end == start) break;
    const auto found = vocabulary.currency(text.substr(at, end - at));
    if (!found || is_digit(text, end)) continue;
    const bool letter = end - at == 1 && is_letter(text[at]);
    if (letter && !attached) continue;
    best.unit = std::string(found->code);
    best.scale = found->scale;
    best.ambiguous = found->ambiguous;
    best.money = true;
    best.end = end;
  }
  return best;
}

struct Mixed {
  std::string_view larger;
  std::string_view smaller;
  int factor;
};
constexpr std::array mixed_units = {
    Mixed{"foot", "inch", 12},         Mixed{"pound", "ounce", 16},
    Mixed{"stone", "pound", 14},       Mixed{"yard", "foot", 3},
    Mixed{"hour", "minute", 60},       Mixed{"minute", "second", 60},
    Mixed{"day", "hour", 24},          Mixed{"week", "day", 7},
    Mixed{"year", "month", 12},        Mixed{"meter", "centimeter", 100},
    Mixed{"degree", "arc-minute", 60}, Mixed{"arc-minute", "arc-second", 60}};

// Words that would be a dollar's letters if no blank stood behind them: "a $5 fine", "gave us $5",
// "au $".
constexpr std::array<std::string_view, 4> words_before_dollars = {"a", "A", "us", "au"};

// "c $", "aud$": a dollar whose letters stand before it in any case, a blank between them or none.
std::optional<CurrencyMatch> dollar_of(std::string_view sign, const Vocabulary& vocabulary) {
  const std::size_t written = word_end(sign, 0);
  const bool apart = written < sign.size();
  if (apart && std::ranges::count(words_before_dollars, sign.substr(0, written)) > 0) {
    return std::nullopt;
  }
  std::string letters;
  for (const char c : sign) {
    if (is_letter(c)) letters += static_cast<char>(c & ~0x20);
  }
  if (letters.empty()) return std::nullopt;
  if (auto found = vocabulary.currency(letters + "$")) return found;
  // A code, but not "won $5" and "All $5".
  const bool code = letters.size() == 3 && (!apart || sign.starts_with(letters));
  return code ? vocabulary.currency(letters) : std::nullopt;
}

// "MEUR", "kUSD": a code behind the letter of a scale.
Measure scaled_code(std::string_view text, std::size_t at) {
  const std::string_view word = text.substr(at, word_end(text, at) - at);
  if (word.size() != 4 || !std::ranges::all_of(word, is_letter)) return {};
  const int scale = word[0] == 'M' ? 6 : word[0] == 'k' || word[0] == 'K' ? 3 : 0;
  const Currency* currency = scale ? find_currency(word.substr(1)) : nullptr;
  if (currency == nullptr) return {};
  return {std::string(currency->code), scale, true, false, at + word.size()};
}

// Word by word. Words that are no unit are asked for again with the next ones ("square metres"),
// behind a connecting word always ("miles per hour").
Measure unit_words(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  Measure best;
  std::size_t end = at;
  int misses = 0;
  bool joined = false;  // by "per" or an article
  for (int words = 0; words < max_unit_words; ++words) {
    const std::size_t start = words == 0 ? at : skip_blanks(text, end);
    if (words > 0 && start == end) break;
    const std::size_t stop = word_end(text, start);
    if (stop == start) break;
    const bool connecting =
        words > 0 && connects(text.substr(start, stop - start), vocabulary.lexicon);
    end = stop;
    if (connecting) {
      joined = true;
      continue;
    }
    if (auto unit = vocabulary.unit(text.substr(at, end - at));
        unit && !refused(text, at, end, vocabulary.lexicon) &&
        !(joined && tells_when(text, end, vocabulary.lexicon))) {
      best.unit = std::move(*unit);
      best.end = end;
      misses = 0;
    } else if (++misses > (best ? 0 : max_misses)) {
      break;
    }
  }
  return best;
}

// Signs of units that a hyphen may join to a number: "a 24-h wait". With others it makes a name of
// the two: "10-K", "3-D".
constexpr std::string_view hyphenated_letters = "hmsgtlVW";

}  // namespace

std::size_t word_end(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 48;  // no unit's word is longer
  const std::size_t limit = std::min(text.size(), at + longest);
  std::size_t end = at;
  while (end < limit && blank_at(text, end) == 0 &&
         std::string_view(",;:!?()[]{}\"<>|").find(text[end]) == std::string_view::npos &&
         !text.substr(end).starts_with("–") && !text.substr(end).starts_with("—") &&
         !text.substr(end).starts_with("’") && !text.substr(end).starts_with("”")) {
    ++end;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '+' || text[end - 1] == '\'')) --end;
  return end;
}

std::size_t behind_gap(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (!rest.starts_with('-') || rest.size() < 3) return skip_blanks(text, at);
  const bool micro = rest.substr(1).starts_with("µ") || rest.substr(1).starts_with("μ");
  const bool letter = hyphenated_letters.find(rest[1]) != std::string_view::npos;
  const bool word = is_word_byte(rest, 1) && !is_digit(rest, 1) &&
                    (is_word_byte(rest, 2) || (letter && blank_at(rest, 2) != 0));
  return micro || word ? at + 1 : skip_blanks(text, at);
}

Measure currency_before(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  std::size_t end = sign_end(text, at);
  std::size_t digits = skip_blanks(text, end);
  if (end == at) return {};
  if (!digits_at(text, digits)) {
    // "US $5": the sign stands behind the blank.
    const std::size_t second = sign_end(text, digits);
    const std::size_t behind = skip_blanks(text, second);
    if (second == digits || is_word_byte(text, digits) || !digits_at(text, behind)) return {};
    end = second;
    digits = behind;
  }
  const std::string_view sign = text.substr(at, end - at);
  if (is_plain_word(sign)) return {};
  auto found = vocabulary.currency(sign);
  if (!found && sign.back() == '$') found = dollar_of(sign, vocabulary);
  if (!found || found->scale != 0) return {};
  if (std::ranges::count(codes_and_words, sign) > 0 &&
      !is_amount(text, digits, vocabulary.lexicon)) {
    return {};
  }
  return {std::string(found->code), 0, true, found->ambiguous, digits};
}

Measure currency_after(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  std::size_t start = behind_gap(text, at);
  const bool hyphenated = start == at + 1 && text[at] == '-';
  if (!hyphenated) {
    const auto of = vocabulary.lexicon.number_words.find(text, start);
    if (of && *of.entry == NumberWord::of) start = skip_blanks(text, start + of.length);
  }
  return currency_phrase(text, start, start == at, hyphenated, vocabulary);
}

Measure measure_after(std::string_view text, std::size_t at, bool scaled,
                      const Vocabulary& vocabulary) {
  const std::size_t start = behind_gap(text, at);
  if (start >= text.size()) return {};
  if (const auto known = vocabulary.lexicon.units.find(text, start)) {
    Measure found;
    found.unit = *known.entry;
    found.end = start + known.length;
    return found;
  }
  Measure money = currency_after(text, at, vocabulary);
  if (money && (scaled || !money.ambiguous)) return money;
  if (Measure code = scaled_code(text, start)) return code;
  Measure unit = unit_at(text, start, vocabulary);
  if (start == at && unit &&
      std::ranges::find(ordinals, text.substr(at, unit.end - at)) != ordinals.end()) {
    return {};
  }
  if (unit && !find_currency(unit.unit)) return unit;
  return money;
}

Measure unit_name(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  Measure words = unit_words(text, at, vocabulary);
  Measure formula = unit_formula(text, at, vocabulary);
  return formula && (!words || formula.end > words.end) ? formula : words;
}

int mixed_factor(std::string_view larger, std::string_view smaller) {
  for (const auto& pair : mixed_units) {
    if (pair.larger == larger && pair.smaller == smaller) return pair.factor;
  }
  return 0;
}

bool tells_when(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t next = skip_blanks(text, at);
  const TimeWords& time = lexicon.time;
  return time.earlier.find(text, next) || time.later.find(text, next) ||
         time.ago.find(text, next) || time.hence.find(text, next);
}

bool is_time(std::string_view unit) {
  static constexpr std::array<std::string_view, 10> times = {
      "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade"};
  return std::ranges::find(times, unit) != times.end();
}

}  // namespace veritally::extract
