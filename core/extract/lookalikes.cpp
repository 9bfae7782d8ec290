#include "extract/lookalikes.hpp"

#include "extract/measure.hpp"
#include "extract/science_labels.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

constexpr std::size_t longest_token = 256;  // bytes looked at, so that time stays linear

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

bool one_of(char c, std::string_view any) { return any.find(c) != std::string_view::npos; }

// The end of a name made of letters, digits and the signs that tie them.
std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (is_word_byte(text, at) || (one_of(text[at], "-./:_+") && is_word_byte(text, at + 1)))) {
    ++at;
  }
  return at;
}

// Digits and the signs between them: "1.2.3", "555-0100", "2025-01-28", "10:57".
struct Groups {
  static constexpr int most = 8;
  std::array<std::size_t, most> lengths{};
  std::array<char, most> signs{};  // signs[i] stands behind group i
  int count = 0;
  std::size_t end = 0;

  bool all(char sign) const {
    return std::all_of(signs.begin(), signs.begin() + count - 1, [&](char c) { return c == sign; });
  }
  std::size_t digits() const {
    std::size_t sum = 0;
    for (int i = 0; i < count; ++i) sum += lengths[static_cast<std::size_t>(i)];
    return sum;
  }
};

Groups groups_at(std::string_view text, std::size_t at) {
  Groups groups;
  while (groups.count < Groups::most) {
    const auto i = static_cast<std::size_t>(groups.count);
    const std::size_t end = digits_end(text, at);
    groups.lengths[i] = end - at;
    ++groups.count;
    groups.end = end;
    if (end >= text.size() || !one_of(text[end], "-./:") || !is_digit(text, end + 1)) break;
    groups.signs[i] = text[end];
    at = end + 1;
  }
  return groups;
}

int number_at(std::string_view text, std::size_t at, std::size_t length) {
  int number = 0;
  for (std::size_t i = at; i < at + std::min<std::size_t>(length, 6); ++i) {
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

bool is_year(int number) { return number >= 1000 && number < 2200; }

// "10:57", "2025-01-28", "5/17/2018", "2013-14", "1.2.3", "555-0100", "+44 20 7946 0958".
bool is_coded(std::string_view text, std::size_t at, const Groups& groups) {
  if (groups.count == 1) return false;
  const auto& lengths = groups.lengths;
  const char sign = groups.signs[0];
  if (sign == ':') return lengths[0] <= 4 && lengths[1] <= 4;
  if (groups.count > 2) {
    const bool grouped =
        groups.all('.') && std::all_of(lengths.begin() + 1, lengths.begin() + groups.count,
                                       [](std::size_t n) { return n == 3; });
    return groups.all(sign) ? !grouped || lengths[0] > 3 : groups.digits() >= 6;
  }
  const int first = number_at(text, at, lengths[0]);
  const int second = number_at(text, at + lengths[0] + 1, lengths[1]);
  if (sign == '-' && lengths[0] == 3 && lengths[1] == 4) return true;
  if (sign != '-' && sign != '/') return false;
  if (lengths[0] != 4 || !is_year(first)) return false;
  return lengths[1] == 2 || (lengths[1] == 4 && is_year(second) && first >= 1500);
}

// "+1-222-2222", "+44 20 7946 0958"; without a plus in four groups or more: "91 123 45 67".
std::size_t telephone_end(std::string_view text, std::size_t at) {
  constexpr int most_groups = 16;
  const bool plus = at > 0 && text[at - 1] == '+';
  std::size_t end = at;
  std::size_t digits = 0;
  int groups = 0;
  bool thousands = true;
  while (is_digit(text, end) && groups < most_groups) {
    const std::size_t next = digits_end(text, end);
    thousands = thousands && (groups == 0 || next - end == 3);
    ++groups;
    digits += next - end;
    end = next;
    if (end + 1 < text.size() && (one_of(text[end], "-./ ")) && is_digit(text, end + 1)) ++end;
  }
  if (!plus && (groups < 4 || thousands)) return 0;
  return digits >= 9 && digits <= 15 && end - at > digits ? end : 0;
}

// "030 1234567", "007": digits that begin with a zero, and the groups behind it.
std::size_t zero_led_end(std::string_view text, std::size_t at) {
  if (text[at] != '0' || !is_digit(text, at + 1)) return 0;
  if (at > 0 && one_of(text[at - 1], ".,")) return 0;
  std::size_t end = digits_end(text, at);
  while (end + 1 < text.size() && one_of(text[end], "-./ ") && is_digit(text, end + 1)) {
    end = digits_end(text, end + 1);
  }
  return end;
}

// "3-2", "5–4": not a range, since it falls.
std::size_t result_end(std::string_view text, std::size_t at) {
  const std::size_t first = digits_end(text, at);
  const std::string_view rest = text.substr(first);
  const std::size_t dash = rest.starts_with('-') ? 1 : rest.starts_with("–") ? 3 : 0;
  const std::size_t end = digits_end(text, first + dash);
  if (dash == 0 || end == first + dash || first - at > 3 || end - first - dash > 3) return 0;
  const bool falls =
      number_at(text, at, first - at) >= number_at(text, first + dash, end - first - dash);
  const bool alone =
      end == text.size() || blank_at(text, end) != 0 || one_of(text[end], ".,;:!?)]\"'");
  return falls && alone && !is_digit(text, end + 1) ? end : 0;
}

// "2 pm", "10.30 a.m.", "5 o'clock".
std::size_t clock_end(std::string_view text, std::size_t at) {
  std::size_t end = digits_end(text, at);
  if (end - at > 2) return 0;
  if (end < text.size() && one_of(text[end], ".:") && digits_end(text, end + 1) == end + 3)
    end += 3;
  const std::size_t word = skip_blanks(text, end);
  if (text.substr(word).starts_with("pM")) return 0;  // picomolar
  for (const std::string_view clock :
       {"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "o’clock"}) {
    if (const auto length = phrase_length(text, word, clock)) return word + length;
  }
  return 0;
}

// "der 3. Platz", where a full stop makes an ordinal: a word follows that begins no sentence.
bool is_pointed_ordinal(std::string_view text, std::size_t at, std::size_t end,
                        const SentenceWords& words) {
  if (!words.ordinals || end - at > 3 || end >= text.size() || text[end] != '.') return false;
  const Word behind = word_behind(text, end + 1);
  return behind && !is_digit(text, behind.begin) && !words.starters.contains(behind.in(text));
}

// "4th", "1990s", "21st-century".
std::size_t ordinal_end(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t end = digits_end(text, at);
  if (is_pointed_ordinal(text, at, end, lexicon.sentences)) return end + 1;
  for (const std::string_view ending : {"st", "nd", "rd", "th", "º", "ª", "er", "ème", "ère"}) {
    if (text.substr(end).starts_with(ending) && !is_word_byte(text, end + ending.size())) {
      return name_end(text, end + ending.size());
    }
  }
  const bool decade = end - at == 4 || end - at == 2;
  const std::size_t letter = text.substr(end).starts_with("'s") ? end + 1 : end;
  const bool years = decade && text[end - 1] == '0' && letter < text.size() &&
                     text[letter] == 's' && !is_word_byte(text, letter + 1);
  return years ? letter + 1 : 0;
}

// "1. ", "2) " at the start of a line, "[12]" anywhere.
std::size_t list_number_end(std::string_view text, std::size_t at) {
  const std::size_t end = digits_end(text, at);
  if (end - at > 3 || end >= text.size()) return 0;
  if (at > 0 && text[at - 1] == '[') {
    std::size_t close = end;
    while (close < text.size() && close - at < longest_token &&
           (is_digit(text, close) || one_of(text[close], ", -") ||
            text.substr(close).starts_with("–"))) {
      close += one_of(text[close], ", -") || is_digit(text, close) ? 1 : 3;
    }
    return close < text.size() && text[close] == ']' ? close : 0;
  }
  std::size_t start = at > 0 && text[at - 1] == '(' ? at - 1 : at;
  start = skip_blanks_back(text, start);
  const bool first =
      start == 0 || text.substr(start, at - start).find('\n') != std::string_view::npos;
  const bool marked = text[end] == ')' || text[end] == '.';
  if (!first || !marked || blank_at(text, end + 1) == 0) return 0;
  return skip_blanks(text, end + 1) < text.size() ? end + 1 : 0;
}

// An address of the web or of a mailbox: everything up to the next blank.
std::size_t address_end(std::string_view text, std::size_t floor, std::size_t at) {
  std::size_t begin = at;
  while (begin > floor && at - begin < longest_token && blank_before(text, begin) == 0) --begin;
  std::size_t end = at;
  while (end < text.size() && end - at < longest_token && blank_at(text, end) == 0) ++end;
  const std::string_view token = text.substr(begin, end - begin);
  const bool address = token.find("://") != std::string_view::npos || token.starts_with("www.") ||
                       token.find('@') != std::string_view::npos;
  return address ? end : 0;
}

// "EUR3.5m", "COP 500": more than the two digits of "COP28".
bool is_amount(std::string_view text, std::size_t at) {
  const std::size_t end = digits_end(text, at);
  if (end - at > 2 || is_word_byte(text, end)) return true;
  return end < text.size() && one_of(text[end], ".,") && is_digit(text, end + 1);
}

// A code that money is meant by even in lower case, since it is no word and no name.
bool is_sure_code(std::string_view code, const Vocabulary& vocabulary) {
  std::string lower;
  for (const char c : code) lower += fold_byte(c, 0);
  return vocabulary.currency(lower).has_value();
}

// Whether a letter or digit ends at `at`, of whatever script: "χ2".
bool ends_in_letter(std::string_view text, std::size_t at) {
  std::size_t last = at - 1;
  while (last > 0 && at - last < 4 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) {
    --last;
  }
  return is_word_byte(text, last);
}

// Letters or a hyphen tie the digits to a word before them, and it is no currency: "P4d", "GPT-4".
bool tied(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  if (at == 0) return false;
  const char before = text[at - 1];
  constexpr std::string_view minus = "−";  // of a negative power: "fb−1"
  if (text.substr(0, at).ends_with(minus) && at > minus.size()) {
    return is_word_byte(text, at - minus.size() - 1) && !is_digit(text, at - minus.size() - 1);
  }
  if (before == '#' || before == '_') return true;
  if (at >= 2 && one_of(before, "-/.'") && is_word_byte(text, at - 2)) {
    return !is_digit(text, at - 2) || before == '/';
  }
  if (!ends_in_letter(text, at) || is_digit(text, at - 1)) return false;
  const Word word = word_ending(text, at);
  if (!word) return true;
  const Measure money = currency_before(text, word.begin, vocabulary);
  if (!money || money.end != at) return true;
  return !is_amount(text, at) && !is_sure_code(word.in(text), vocabulary);
}

// Behind a name and the dash and digits that go on with it: "AUC0–24".
std::size_t tied_end(std::string_view text, std::size_t at) {
  constexpr std::string_view dash = "–";
  const std::size_t end = std::max(name_end(text, at), at + 1);
  const bool goes_on = is_digit(text, at) && is_digit(text, end - 1) &&
                       text.substr(end).starts_with(dash) && is_digit(text, end + dash.size());
  return goes_on ? digits_end(text, end + dash.size()) : end;
}

bool is_bare(const ValueMatch& match) {
  const Quantity& quantity = match.quantity;
  return quantity.unit == "1" && !quantity.per && quantity.comparator == Comparator::equal &&
         !quantity.approximate && quantity.fraction.empty();
}

// The number is digits and nothing else.
bool plain_digits(std::string_view text, std::size_t number, std::size_t end) {
  const std::size_t last = digits_end(text, number);
  const bool grouped = last + 1 < text.size() && text[last] == ',' && is_digit(text, last + 1);
  if (grouped) return false;
  return last > number && (last == end || blank_at(text, last) != 0 || !is_word_byte(text, last));
}

bool is_year_number(std::string_view text, const ValueMatch& match, std::size_t number,
                    const Lexicon& lexicon) {
  const std::size_t end = digits_end(text, number);
  if (end - number != 4 || !is_year(number_at(text, number, 4))) return false;
  if (text.substr(end).starts_with(",") && is_digit(text, end + 1)) return false;
  const int year = number_at(text, number, 4);
  const Quantity& quantity = match.quantity;
  if (quantity.unit != "1" || quantity.per || !quantity.fraction.empty()) return false;
  if (digits_end(text, number) != match.end && !quantity.range && quantity.of.empty()) return false;
  if (quantity.value.exponent() > 0) return false;
  const bool modern = year >= 1900 && year < 2100;
  if (quantity.range) {
    return quantity.of.empty() && modern && quantity.range->second < Decimal(2200, 0) &&
           quantity.range->second >= Decimal(1900, 0);
  }
  if (quantity.of == "level") return modern;  // "above 1990 levels"
  if (!quantity.of.empty()) return modern && year % 100 != 0 && match.begin == number;
  if (match.begin != number && quantity.comparator != Comparator::equal) return false;
  if (modern) return true;
  const Word before = word_before(text, match.begin);
  return before && is_in(lexicon.function_words, text, before) && year >= 1400;
}

bool is_label(std::string_view text, const Word& word, const Lexicon& lexicon) {
  return is_in(lexicon.labels, text, word) &&
         !is_in(lexicon.before_label, text, word_before(text, word.begin));
}

// "5 times", "5-fold"
bool is_multiple(std::string_view text, std::size_t number, const Lexicon& lexicon) {
  const auto word = lexicon.number_words.find(text, skip_blanks(text, digits_end(text, number)));
  return word && *word.entry == NumberWord::fold;
}

// "iPhone", "eBay"
bool has_capital(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Llama 4", "iPhone 15", "Formula One": a name before the number, which goes on with it.
bool ends_name(std::string_view text, const ValueMatch& match, std::size_t number,
               const Lexicon& lexicon) {
  if (match.begin != number) return false;
  const Word before = word_before(text, match.begin);
  if (!before || is_in(lexicon.function_words, text, before)) return false;
  if (is_label(text, before, lexicon)) return true;
  if (is_in(lexicon.statistics, text, before)) return false;
  const bool capital = is_capitalised(text, before) || has_capital(before.in(text));
  if (!capital || is_multiple(text, number, lexicon)) return false;
  const bool spelled = !is_digit(text, number);
  if (spelled && !is_capitalised(text, {number, match.end})) return false;
  if (!spelled && !plain_digits(text, number, match.end)) return false;
  if (match.quantity.of.empty()) return true;
  if (text[before.end - 1] == '.') return false;  // "of the Parks Service. 157 whales": a sentence
  // "in Texas 12 people": a place, and what is counted.
  const Word earlier = word_before(text, before.begin);
  return !spelled && !(earlier && is_in(lexicon.function_words, text, earlier)) &&
         !starts_sentence(text, before);
}

// "10 Downing Street", "350 Fifth Avenue"
bool is_address(std::string_view text, const ValueMatch& match, std::size_t number,
                const Lexicon& lexicon) {
  constexpr int most_words = 4;
  if (match.begin != number || !plain_digits(text, number, match.end)) return false;
  Word word = word_behind(text, digits_end(text, number));
  for (int words = 0; words < most_words && is_capitalised(text, word); ++words) {
    if (words > 0 && is_in(lexicon.streets, text, word)) return true;
    word = word_behind(text, word.end);
  }
  return false;
}

// "won 3-2", "a 5-4 vote", "6-4 7-5": two small numbers and no unit.
bool is_score(std::string_view text, const ValueMatch& match, const Lexicon& lexicon) {
  constexpr int reach = 4;
  Word before{match.begin, match.begin};
  Word behind{match.end, match.end};
  for (int words = 0; words < reach; ++words) {
    if (before.end > 0) before = word_before(text, before.begin);
    if (behind.end > 0) behind = word_behind(text, behind.end);
    if (is_in(lexicon.score_words, text, before) || is_in(lexicon.score_words, text, behind)) {
      return true;
    }
    if (!before) before = {};
    if (!behind) behind = {};
  }
  return false;
}

// "the new one", "one of the best", "no one".
bool is_pronoun(std::string_view text, const ValueMatch& match, std::size_t number,
                const Lexicon& lexicon) {
  const auto found = lexicon.spelled.find(text, number);
  if (!found || *found.entry != 1) return false;
  if (match.quantity.value != Decimal(1, 0)) return false;
  if (match.quantity.of.empty() && number + found.length != match.end) return false;
  const Word before = word_before(text, number);
  const Word behind = word_behind(text, number + found.length);
  // "one looks": no noun in the plural stands behind "one".
  if (!match.quantity.of.empty() && !text.substr(0, match.end).ends_with(match.quantity.of)) {
    return true;
  }
  return is_in(lexicon.before_one, text, before) || is_in(lexicon.not_one, text, behind);
}

// "a Boeing 777F", "the 13F filing", "24703 L-202": a letter that is a unit elsewhere.
bool is_letter_name(std::string_view text, const ValueMatch& match, std::size_t number,
                    const Lexicon& lexicon) {
  const std::size_t end = match.end;
  if (end == 0 || !is_digit(text, number)) return false;
  const bool letter = is_word_byte(text, end - 1) &&
                      (end < 2 || !is_word_byte(text, end - 2) || is_digit(text, end - 2));
  if (!letter || text[end - 1] < 'A' || text[end - 1] > 'Z') return false;
  if (end < text.size() && text[end] == '-') return true;
  const bool tied = is_digit(text, end - 2);
  if (!tied) return end - number > 6 && digits_end(text, number) - number > 4;
  const Word before = word_before(text, number);
  if (is_label(text, before, lexicon)) return true;
  if (match.quantity.unit != "celsius" && match.quantity.unit != "fahrenheit") return false;
  if (!before) return false;  // "30C (86F)"
  const auto article = lexicon.number_words.find(text.substr(0, before.end), before.begin);
  return is_capitalised(text, before) || is_in(lexicon.labels, text, before) ||
         (article && *article.entry == NumberWord::article) ||
         phrase_length(text, before.begin, "the") != 0;
}

// "Fig. 3b", "Table 2s": a label in capitals or abbreviated, and a letter right at the digits.
bool is_lettered_part(std::string_view text, const ValueMatch& match, std::size_t number,
                      const Lexicon& lexicon) {
  const std::size_t end = digits_end(text, number);
  if (end == number || end + 1 != match.end || text[end] < 'a' || text[end] > 'z') return false;
  const Word before = word_before(text, number);
  return is_label(text, before, lexicon) &&
         (text[before.end - 1] == '.' ||
          (is_capitalised(text, before) && !starts_sentence(text, before)));
}

// "One day they left."
bool is_some_day(std::string_view text, const ValueMatch& match) {
  const std::size_t length = phrase_length(text, match.begin, "one day");
  return length == match.end - match.begin && text[match.begin] == 'O';
}

// "one-off", "two-way", and "Group of Seven".
bool is_compound_word(std::string_view text, const ValueMatch& match, std::size_t number) {
  if (is_digit(text, number) || !match.quantity.of.empty()) return false;
  if (match.end + 1 < text.size() && text[match.end] == '-' && is_word_byte(text, match.end + 1)) {
    return true;
  }
  const Word self{number, match.end};
  return match.begin == number && is_capitalised(text, self) && !starts_sentence(text, self);
}

// "the first half", "the other half".
bool is_half_of_time(std::string_view text, const ValueMatch& match, std::size_t number,
                     const Lexicon& lexicon) {
  if (match.begin != number || is_digit(text, number) || !lexicon.fractions.find(text, number)) {
    return false;
  }
  const Word before = word_before(text, number);
  return is_in(lexicon.before_one, text, before);
}

}  // namespace

std::size_t token_lookalike(std::string_view text, std::size_t floor, std::size_t digits,
                            const Vocabulary& vocabulary) {
  if (const auto end = address_end(text, floor, digits)) return end;
  if (tied(text, digits, vocabulary)) return tied_end(text, digits);
  if (const auto known = vocabulary.lexicon.lookalikes.find(text, digits)) {
    return digits + known.length;
  }
  if (!is_digit(text, digits)) return 0;
  if (const auto end = science_label_end(text, digits, vocabulary.lexicon)) return end;
  if (const auto end = telephone_end(text, digits)) return end;
  if (const auto end = zero_led_end(text, digits)) return end;
  if (const auto end = clock_end(text, digits)) return end;
  const Groups groups = groups_at(text, digits);
  if (is_coded(text, digits, groups)) return name_end(text, groups.end);
  if (const auto end = ordinal_end(text, digits, vocabulary.lexicon)) return end;
  if (const auto end = result_end(text, digits)) return end;
  return list_number_end(text, digits);
}

bool is_lookalike(std::string_view text, const ValueMatch& match, std::size_t number,
                  const Vocabulary& vocabulary) {
  const Lexicon& lexicon = vocabulary.lexicon;
  if (is_year_number(text, match, number, lexicon)) return true;
  // "two years ago" is a date.
  if (is_time(match.quantity.unit) && lexicon.time.ago.find(text, skip_blanks(text, match.end))) {
    return true;
  }
  if (is_half_of_time(text, match, number, lexicon)) return true;
  if (is_letter_name(text, match, number, lexicon) || is_some_day(text, match)) return true;
  if (is_isotope_or_name(text, match, number, lexicon)) return true;
  if (is_lettered_part(text, match, number, lexicon)) return true;
  if (!is_bare(match)) return false;
  if (is_pronoun(text, match, number, lexicon)) return true;
  if (is_address(text, match, number, lexicon)) return true;
  if (ends_name(text, match, number, lexicon) || is_compound_word(text, match, number)) return true;
  if (match.quantity.range && match.dash && match.quantity.of.empty()) {
    return match.reversed || is_score(text, match, lexicon);
  }
  return false;
}

bool is_section_number(std::string_view text, std::size_t at, std::size_t end,
                       const Lexicon& lexicon) {
  const Groups groups = groups_at(text, at);
  const auto short_group = [](std::size_t length) { return length <= 2; };
  return groups.end == end && groups.all('.') &&
         std::all_of(groups.lengths.begin(), groups.lengths.begin() + groups.count, short_group) &&
         is_in(lexicon.labels, text, word_before(text, at));
}

bool is_name(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t letters = digits_end(text, begin);
  if (letters < end && one_of(text[letters], ".,") && is_digit(text, letters + 1)) {
    letters = digits_end(text, letters + 1);
  }
  std::size_t lower = 0;
  bool digits = false;
  bool signs = false;
  for (std::size_t at = letters; at < end; ++at) {
    const char c = text[at];
    if (c >= 'a' && c <= 'z') ++lower;
    if (is_digit(text, at)) digits = true;
    if (one_of(c, "-:/.")) signs = true;
  }
  return digits || signs || lower < 3;
}

std::size_t behind_token(std::string_view text, std::size_t at) {
  if (is_digit(text, at)) return name_end(text, at);
  const std::size_t begin = at;
  while (is_word_byte(text, at) && !is_digit(text, at)) ++at;
  return std::max(at, begin + 1);
}

}  // namespace veritally::extract
