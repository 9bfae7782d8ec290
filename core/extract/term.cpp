#include "extract/term.hpp"

#include "extract/chemistry.hpp"
#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace veritally::extract {
namespace {

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The length of a minus in any of its forms. A dash counts right before digits only.
std::size_t minus_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with('-')) return 1;
  for (const std::string_view sign : {"−", "–"}) {
    if (rest.starts_with(sign)) return sign.size();
  }
  return 0;
}

// Whether one of the two lacks a letter of the other, or has two neighbours swapped.
bool differs_by_a_letter(std::string_view word, std::string_view right) {
  if (word.size() > right.size()) std::swap(word, right);
  const auto front = std::ranges::mismatch(word, right);
  const auto at = static_cast<std::size_t>(front.in1 - word.begin());
  if (word.size() + 1 == right.size()) return word.substr(at) == right.substr(at + 1);
  return word.size() == right.size() && at + 1 < word.size() && word[at] == right[at + 1] &&
         word[at + 1] == right[at] && word.substr(at + 2) == right.substr(at + 2);
}

class TermReader {
 public:
  TermReader(std::string_view text, std::size_t at, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary), lexicon_(vocabulary.lexicon), at_(at) {
    term_.begin = at;
  }

  TermScan read() {
    read_sign();
    read_currency();
    if (!read_number()) return {std::nullopt, trouble_, trouble_end_};
    if (!read_fold()) {
      trailing();
      read_uncertainty();
      if (!term_.number.spelled && !read_molar()) read_scale();
      read_added_part();
      read_smaller_scales();
      trailing();
      if (read_misspelt_scale()) return {std::nullopt, Trouble::glued, at_};
      read_measure();
      trailing();
    }
    if (glued()) return {std::nullopt, Trouble::glued, at_};
    if (negative_ && !negate_digits()) return {std::nullopt, Trouble::too_long, at_};
    term_.end = at_;
    return {term_, Trouble::none, at_};
  }

 private:
  void read_sign() {
    if (const auto length = minus_at(text_, at_)) {
      negative_ = true;
      const std::size_t digits = behind_parted_minus(text_, at_, lexicon_);
      at_ = digits != at_ ? digits : at_ + length;
      return;
    }
    if (at_ < text_.size() && text_[at_] == '+') {
      term_.plus = true;
      ++at_;
      return;
    }
    const auto word = lexicon_.number_words.find(text_, at_);
    if (word && *word.entry == NumberWord::minus) {
      negative_ = true;
      at_ = skip_blanks(text_, at_ + word.length);
    }
  }

  void read_currency() {
    if (is_digit(text_, at_)) return;
    term_.measure = currency_before(text_, at_, vocabulary_);
    if (!term_.measure) return;
    at_ = term_.measure.end;
    if (const auto length = minus_at(text_, at_); length && !negative_) {
      negative_ = true;
      at_ += length;
    }
  }

  // The letters up to "fold" are a number: "threefold".
  bool read_fold_word() {
    constexpr std::string_view fold = "fold";
    std::size_t end = at_;
    while (is_word_byte(text_, end) && end - at_ < 24) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    if (!word.ends_with(fold) || lexicon_.language != "en") return false;
    const std::string_view stem = word.substr(0, word.size() - fold.size());
    const auto value = lexicon_.spelled.find(stem, 0);
    if (!value || value.length != stem.size()) return false;
    term_.number.digits = Decimal(*value.entry, 0);
    term_.number.spelled = true;
    term_.fold = true;
    at_ = end;
    return true;
  }

  bool read_number() {
    NumberScan scan = scan_digits(text_, at_, lexicon_);
    if (!scan.number && scan.trouble == Trouble::none && !term_.measure) {
      if (read_fold_word()) return true;
      scan = scan_spelled(text_, at_, lexicon_);
    }
    if (!scan.number) {
      trouble_ = scan.trouble;
      trouble_end_ = scan.end;
      return false;
    }
    term_.number = std::move(*scan.number);
    at_ = term_.number.end;
    return true;
  }

  // "8.92(3)": the uncertainty of the last digits.
  void read_uncertainty() {
    const std::int32_t places = term_.number.digits.exponent();
    if (places >= 0 || term_.number.spelled || at_ >= text_.size() || text_[at_] != '(') return;
    std::size_t end = at_ + 1;
    while (is_digit(text_, end)) ++end;
    const std::size_t length = end - at_ - 1;
    if (length == 0 || length > 2 || end >= text_.size() || text_[end] != ')') return;
    if (places > -3 && !measure_after(text_, end + 1, false, vocabulary_)) return;
    std::int64_t last = 0;
    for (std::size_t i = at_ + 1; i < end; ++i) last = last * 10 + (text_[i] - '0');
    term_.spread = Decimal(last, places);
    at_ = end + 1;
  }

  // "2 M NaOH", "3 × 10−5 M": M is molar before a substance, and behind what no million has.
  bool read_molar() {
    const std::size_t start = skip_blanks(text_, at_);
    if (term_.measure || start >= text_.size() || text_[start] != 'M') return false;
    const std::size_t end = start + 1;
    if (is_word_byte(text_, end) || text_.substr(end).starts_with("☉")) return false;
    const std::size_t next = skip_blanks(text_, end);
    const std::string_view formula = text_.substr(next, formula_end(text_, next) - next);
    const bool dissolved =
        next > end && (is_sure_formula(formula) || lexicon_.solutes.find(text_, next));
    const bool tiny = start > at_ && term_.number.digits < Decimal(1, -1) && next == end;
    const bool power = start > at_ && term_.number.digits < Decimal(1, -3);
    if (!dissolved && !tiny && !power) return false;
    term_.measure.unit = "molar";
    term_.measure.end = at_ = end;
    return true;
  }

  // "10x", "10-fold", "ten times".
  bool read_fold() {
    if (term_.fold) return true;
    if (term_.measure) return false;
    std::size_t start = at_ < text_.size() && text_[at_] == '-' ? at_ + 1 : skip_blanks(text_, at_);
    const auto word = lexicon_.number_words.find(text_, start);
    if (!word || *word.entry != NumberWord::fold) return false;
    // "four times a week" counts times.
    const auto often = lexicon_.often.find(text_, start);
    if (often && read_rate(text_, start + often.length, vocabulary_)) return false;
    const bool sign = word.length == 1 || !is_word_byte(text_, start);  // "x", "×": right there
    if (sign && (start != at_ || is_digit(text_, start + word.length))) return false;
    if (unit_name(text_, start, vocabulary_)) return false;  // "12,000 × g"
    term_.fold = true;
    at_ = start + word.length;
    return true;
  }

  void trailing() {
    if (term_.trailing) return;
    if (const auto found = read_trailing(text_, at_, lexicon_); found.hedge) {
      term_.trailing = *found.hedge;
      at_ = found.end;
    }
  }

  void read_scale() {
    for (int words = 0; words < 2; ++words) {
      const std::size_t start = behind_gap(text_, at_);
      if (const auto dozen = lexicon_.dozens.find(text_, start); dozen && words == 0) {
        if (const auto value = multiply(term_.number.digits, Decimal(*dozen.entry, 0))) {
          term_.number.digits = *value;
          at_ = start + dozen.length;
        }
        return;
      }
      const auto word = lexicon_.scale_words.find(text_, start);
      if (!word || is_symbol(start, start + word.length)) break;
      apply_scale(*word.entry, start + word.length);
    }
    if (term_.number.power == 0) read_scale_letter();
  }

  // "5 mN", "5 MN": a scale word by its letters, and a unit by its capitals.
  bool is_symbol(std::size_t begin, std::size_t end) const {
    const bool capital = text_[end - 1] >= 'A' && text_[end - 1] <= 'Z';
    return capital && !term_.measure && unit_name(text_, begin, vocabulary_).end >= end &&
           !read_noun(text_, end, lexicon_) && !currency_after(text_, end, vocabulary_);
  }

  // "3 million and a half".
  void read_added_part() {
    if (term_.number.spelled || term_.number.power == 0) return;
    std::size_t here = skip_blanks(text_, at_);
    const auto word = lexicon_.number_words.find(text_, here);
    if (!word || *word.entry != NumberWord::and_) return;
    here = skip_blanks(text_, here + word.length);
    const NumberScan part = scan_spelled(text_, here, lexicon_);
    if (!part.number || !part.number->part || part.number->power != 0) return;
    const auto sum = add(term_.number.digits, part.number->digits);
    if (!sum) return;
    term_.number.digits = *sum;
    at_ = part.number->end;
  }

  // "4 thousand 3 hundred and 21", "2 crore 50 lakh": numbers of ever smaller scales, added up.
  void read_smaller_scales() {
    std::int32_t power = last_power_;
    while (power >= 2 && !term_.number.spelled && term_.number.digits.exponent() == 0) {
      std::size_t here = skip_blanks(text_, at_);
      const auto word = lexicon_.number_words.find(text_, here);
      const bool joined = word && *word.entry == NumberWord::and_;
      if (joined) here = skip_blanks(text_, here + word.length);
      const NumberScan scan = scan_digits(text_, here, lexicon_);
      if (!scan.number || !scan.number->plain) return;
      const auto smaller = lexicon_.scale_words.find(text_, skip_blanks(text_, scan.number->end));
      const std::int32_t next = smaller ? *smaller.entry : 0;
      if (next >= power || (next == 0 && !(joined && power == 2))) return;
      const auto added = scale(scan.number->digits, next);
      const auto limit = scale(Decimal(1, 0), power);
      const auto whole = term_.value();
      const auto sum =
          added && limit && whole && *added < *limit ? add(*whole, *added) : std::nullopt;
      if (!sum) return;
      term_.number.digits = *sum;
      term_.number.power = 0;
      at_ = smaller ? skip_blanks(text_, scan.number->end) + smaller.length : scan.number->end;
      power = next;
    }
  }

  void apply_scale(std::int32_t power, std::size_t end) {
    term_.number.power += power;
    last_power_ = power;
    term_.number.plain = false;
    at_ = end;
  }

  // "12 milion": a word that a letter too few, too many or swapped parts from a scale word. Short
  // ones have words for neighbours ("40 cores").
  bool read_misspelt_scale() {
    constexpr std::size_t shortest = 7;
    if (term_.number.power != 0) return false;
    const std::size_t start = behind_gap(text_, at_);
    std::size_t end = start;
    std::string word;
    while (is_word_byte(text_, end) && !is_digit(text_, end) && word.size() < 16) {
      word += fold_byte(text_[end++], 0);
    }
    if (start == at_ || word.size() + 1 < shortest || is_word_byte(text_, end)) return false;
    bool misspelt = false;
    lexicon_.scale_words.each([&](const std::string& right) {
      misspelt = misspelt || (right.size() >= shortest && right[0] == word[0] &&
                              differs_by_a_letter(word, right));
    });
    if (!misspelt || lexicon_.scale_words.find(word, 0) || lexicon_.vague.find(word, 0) ||
        vocabulary_.unit(word)) {
      return false;
    }
    at_ = end;
    return true;
  }

  // "$5m", "10M"; behind a blank beside a currency alone: "$5 m", "5 M€".
  void read_scale_letter() {
    const std::size_t start = skip_blanks(text_, at_);
    for (const auto& [letters, scale] : lexicon_.scale_letters) {
      const std::size_t end = start + letters.size();
      if (!text_.substr(start).starts_with(letters) || is_word_byte(text_, end)) continue;
      const bool attached = start == at_;
      if (term_.measure ||
          (scale.anywhere && (attached || !unit_name(text_, start, vocabulary_))) ||
          (attached && has_decimals() && !letters_unit(letters)) ||
          (attached && compares_with_past(end)) || currency_after(text_, end, vocabulary_) ||
          (attached && read_noun(text_, end, lexicon_))) {
        apply_scale(scale.power, end);
        return;
      }
    }
  }

  bool has_decimals() const { return term_.number.digits.exponent() < 0; }

  // "18.7m a year ago": what is compared so is counted, and no length.
  bool compares_with_past(std::size_t at) const {
    const std::size_t start = skip_blanks(text_, at);
    const auto article = lexicon_.rate_words.find(text_, start);
    if (start == at || !article || *article.entry != RateWord::article) return false;
    const Measure time = unit_name(text_, skip_blanks(text_, start + article.length), vocabulary_);
    return time && is_time(time.unit) && tells_when(text_, time.end, lexicon_);
  }

  // A part of a bit is a billion; a part of a metre is one.
  bool letters_unit(std::string_view letters) const {
    const auto unit = vocabulary_.unit(letters);
    return !unit || *unit != "bit";
  }

  // "75 USD million".
  void read_scale_behind_money() {
    if (!term_.measure.money || term_.number.power != 0 || term_.number.spelled) return;
    const std::size_t start = skip_blanks(text_, at_);
    const auto word = lexicon_.scale_words.find(text_, start);
    if (word && start > at_) apply_scale(*word.entry, start + word.length);
  }

  // "20 (kg)", "5 [m]": the unit alone in brackets.
  bool read_bracketed_measure() {
    constexpr std::string_view opening = "([{<";
    constexpr std::string_view closing = ")]}>";
    const std::size_t start = skip_blanks(text_, at_);
    if (start >= text_.size()) return false;
    const std::size_t kind = opening.find(text_[start]);
    if (kind == std::string_view::npos) return false;
    const Measure unit = unit_name(text_, start + 1, vocabulary_);
    if (!unit || unit.end >= text_.size() || text_[unit.end] != closing[kind]) return false;
    term_.measure = unit;
    at_ = unit.end + 1;
    return true;
  }

  // 5'2", 6'4": feet and inches by their marks.
  bool read_feet() {
    if (lexicon_.language != "en" || !term_.number.plain || term_.number.spelled) return false;
    const std::size_t mark = foot_mark(at_);
    if (mark == 0 || !is_digit(text_, at_ + mark)) return false;
    const NumberScan inches = scan_digits(text_, at_ + mark, lexicon_);
    if (!inches.number || inches.number->digits >= Decimal(12, 0)) return false;
    const auto feet = multiply(term_.number.digits, Decimal(12, 0));
    const auto sum = feet ? add(*feet, inches.number->digits) : feet;
    if (!sum) return false;
    term_.number.digits = *sum;
    term_.measure.unit = "inch";
    at_ = inches.number->end;
    if (const auto length = inch_mark(at_)) at_ += length;
    term_.measure.end = at_;
    return true;
  }

  std::size_t foot_mark(std::size_t at) const { return any_of(at, {"'", "’", "′"}); }
  std::size_t inch_mark(std::size_t at) const { return any_of(at, {"\"", "″", "''", "”"}); }
  std::size_t any_of(std::size_t at, std::initializer_list<std::string_view> marks) const {
    for (const std::string_view mark : marks) {
      if (text_.substr(std::min(at, text_.size())).starts_with(mark)) return mark.size();
    }
    return 0;
  }

  // 10": inches, unless the mark closes a quotation.
  bool read_inches() {
    constexpr std::size_t reach = 200;  // a quotation that opens farther off is not looked for
    if (lexicon_.language != "en" || term_.number.spelled || term_.number.power != 0) return false;
    const std::size_t start = skip_blanks(text_, at_);
    const bool prime = text_.substr(start).starts_with("″");
    if (!prime && !text_.substr(start).starts_with('"')) return false;
    const std::size_t from = start > reach ? start - reach : 0;
    const std::string_view before = text_.substr(from, start - from);
    if (!prime && std::ranges::count(before, '"') % 2 != 0) return false;
    term_.measure.unit = "inch";
    at_ = start + (prime ? std::string_view("″").size() : 1);
    term_.measure.end = at_;
    return true;
  }

  void read_measure() {
    if (term_.measure) return;
    if (read_feet() || read_inches() || read_bracketed_measure()) return;
    term_.measure = measure_after(text_, at_, term_.number.power > 0, vocabulary_);
    if (!term_.measure) term_.measure = measure_of_part();
    if (!term_.measure) return;
    if (is_decade()) {
      term_.measure = {};
      return;
    }
    at_ = term_.measure.end;
    read_scale_behind_money();
    while (read_smaller_part()) {
    }
  }

  Measure measure_of_part() const {
    const std::size_t unit = behind_part(text_, at_, term_.number, lexicon_);
    return unit == at_ ? Measure{} : measure_after(text_, unit, false, vocabulary_);
  }

  // "1990s".
  bool is_decade() const {
    const Decimal& year = term_.number.digits;
    return term_.measure.unit == "second" && term_.measure.end == at_ + 1 && term_.number.plain &&
           year >= Decimal(1000, 0) && year < Decimal(3000, 0) && year.mantissa() % 10 == 0;
  }

  // The second number of "5 ft 2 in" or "3 dollars 50 cents", added to the first.
  bool read_smaller_part() {
    if (!term_.number.plain || term_.number.power > 0) return false;
    std::size_t start = skip_blanks(text_, at_);
    const auto word = lexicon_.number_words.find(text_, start);
    if (word && *word.entry == NumberWord::and_) start = skip_blanks(text_, start + word.length);
    NumberScan scan = scan_digits(text_, start, lexicon_);
    if (!scan.number) scan = scan_spelled(text_, start, lexicon_);
    if (!scan.number || scan.number->power > 0 || scan.number->part) return false;
    Measure smaller = measure_after(text_, scan.number->end, false, vocabulary_);
    if (!smaller && term_.measure.unit == "foot") smaller = inches_after(scan.number->end);
    const std::int32_t factor = factor_to(smaller);
    if (factor == 0 || scan.number->digits >= Decimal(factor, 0)) return false;
    const auto larger = multiply(term_.number.digits, Decimal(factor, 0));
    const auto sum = larger ? add(*larger, scan.number->digits) : larger;
    if (!sum) return false;
    term_.number.digits = *sum;
    term_.number.plain = scan.number->plain;
    term_.measure.unit = smaller.unit;
    term_.measure.scale = smaller.scale;
    at_ = smaller.end;
    return true;
  }

  // Behind feet, "in" is inches whatever follows.
  Measure inches_after(std::size_t at) const {
    Measure inches;
    const std::size_t start = behind_gap(text_, at);
    const auto length = phrase_length(text_, start, "in");
    if (length == 0) return inches;
    inches.unit = "inch";
    inches.end = start + length;
    return inches;
  }

  std::int32_t factor_to(const Measure& smaller) const {
    const Measure& larger = term_.measure;
    if (!smaller) return 0;
    if (!larger.money) return mixed_factor(larger.unit, smaller.unit);
    const bool cents = smaller.money && smaller.scale == -2 && larger.scale == 0;
    return cents && (smaller.unit == larger.unit || smaller.ambiguous) ? 100 : 0;
  }

  // Letters or digits right behind, or "10-K", "10:57", "24/7".
  bool glued() {
    const bool letter = at_ + 1 < text_.size() && text_[at_] == '-' &&
                        is_word_byte(text_, at_ + 1) && !is_digit(text_, at_ + 1) &&
                        !is_word_byte(text_, at_ + 2) && !read_rate(text_, at_, vocabulary_);
    const bool sign =
        at_ < text_.size() && (text_[at_] == ':' || text_[at_] == '/') && is_digit(text_, at_ + 1);
    if (sign && term_.measure && read_rate(text_, at_, vocabulary_)) return false;
    if (!is_word_byte(text_, at_) && !letter && !sign) return false;
    while (is_word_byte(text_, at_) ||
           (at_ < text_.size() &&
            std::string_view("-:/.").find(text_[at_]) != std::string_view::npos &&
            is_word_byte(text_, at_ + 1))) {
      ++at_;
    }
    return true;
  }

  bool negate_digits() {
    const auto value = negate(term_.number.digits);
    if (value) term_.number.digits = *value;
    return value.has_value();
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  const Lexicon& lexicon_;
  std::size_t at_;
  Term term_;
  bool negative_ = false;
  std::int32_t last_power_ = 0;  // of the scale word read last
  Trouble trouble_ = Trouble::none;
  std::size_t trouble_end_ = 0;
};

}  // namespace

std::optional<Decimal> Term::value() const {
  return scale(number.digits, number.power + measure.scale);
}

std::size_t behind_part(std::string_view text, std::size_t at, const Number& number,
                        const Lexicon& lexicon) {
  if (!number.part) return at;
  if (text.substr(at).starts_with('-')) return at + 1;
  std::size_t next = skip_blanks(text, at);
  const auto of = lexicon.number_words.find(text, next);
  const bool parts = of && *of.entry == NumberWord::of;
  if (parts) next = skip_blanks(text, next + of.length);
  if (!parts && number.fraction != "1/2") return at;
  const auto article = lexicon.number_words.find(text, next);
  if (article && *article.entry == NumberWord::article) return next + article.length;
  const auto one = lexicon.spelled.find(text, next);
  return parts && one && *one.entry == 1 ? next + one.length : at;
}

TermScan read_term(std::string_view text, std::size_t at, const Vocabulary& vocabulary) {
  return TermReader(text, at, vocabulary).read();
}

}  // namespace veritally::extract
