#include "extract/sentence_shape.hpp"

#include "base/interner.hpp"
#include "claim/quantity.hpp"
#include "extract/hedges.hpp"
#include "extract/number.hpp"
#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <optional>

namespace veritally {
namespace {

constexpr std::uint32_t fewest_words = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  Reader(std::string_view sentence, const Lexicon& lexicon) : text_(sentence), lexicon_(lexicon) {}

  SentenceShape read() {
    if (std::none_of(text_.begin(), text_.end(), is_digit)) return {};
    for (std::size_t at = 0; at < text_.size();) at = read_token(at);
    const bool telling = shape_.words > fewest_words || (shape_.words == fewest_words && named_);
    if (shape_.slots.empty() || !telling) return {};
    shape_.hash = hash_bytes(words_);
    return std::move(shape_);
  }

 private:
  std::size_t read_token(std::size_t at) {
    if (is_digit(text_[at])) return is_tied(at) ? read_word(at) : read_number(at, at, nullptr);
    if (!is_word_byte(text_, at)) return read_mark(at);
    const Hedge* hedge = nullptr;
    const std::size_t behind = behind_hedges(at, hedge);
    if (hedge == nullptr) return read_word(at);
    if (behind < text_.size() && is_digit(text_[behind])) return read_number(at, behind, hedge);
    // "more than $ 8000": the sign belongs to the words.
    const std::size_t number = behind_sign(behind);
    if (number == behind || number >= text_.size() || !is_digit(text_[number])) {
      return read_word(at);
    }
    for (std::size_t mark = behind; mark < number;) mark = read_mark(mark);
    return read_number(at, number, hedge);
  }

  // Behind the hedges and bounds from the word at `at` on; the last one of them goes to `last`.
  std::size_t behind_hedges(std::size_t at, const Hedge*& last) const {
    constexpr int most = 4;
    for (int count = 0; count < most; ++count) {
      const auto hedge = lexicon_.hedges.find(text_, at);
      if (!hedge) break;
      last = hedge.entry;
      at = skip_blanks(text_, at + hedge.length);
    }
    return at;
  }

  // "GPT-4": the digits are part of a name.
  bool is_tied(std::size_t digits) const {
    return digits > 1 && text_[digits - 1] == '-' && is_word_byte(text_, digits - 2) &&
           !is_digit(text_[digits - 2]);
  }

  // Behind the marks and blanks that stand before an amount.
  std::size_t behind_sign(std::size_t at) const {
    while (at < text_.size() && !is_word_byte(text_, at)) ++at;
    return at;
  }

  // Marks that end or part clauses do not count, others do: "%", "$", "-".
  std::size_t read_mark(std::size_t at) {
    constexpr std::string_view silent = " \t\n,.;:!?'\"()`";
    if (silent.find(text_[at]) == std::string_view::npos) words_ += text_[at];
    return at + 1;
  }

  std::size_t read_word(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && is_word_byte(text_, end)) ++end;
    if (shape_.words == 0) named_ = may_name({at, end});
    add_word(text_.substr(at, end - at));
    return end;
  }

  // "Billy", unlike "It", "Sales" or "The": a capitalised word in the singular of which nothing is
  // known.
  bool may_name(const extract::Word& word) const {
    return extract::is_capitalised(text_, word) && !lexicon_.prose.find(word.in(text_)) &&
           !extract::is_in(lexicon_.function_words, text_, word) &&
           !extract::singular(word.in(text_), lexicon_);
  }

  void add_word(std::string_view word) {
    words_ += ' ';
    const std::size_t first = words_.size();
    for (const char c : word) words_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    // "an 8 % rise" and "a rise of more than 8 %" are both "a".
    if (words_.compare(first, std::string::npos, "an") == 0) words_.pop_back();
    ++shape_.words;
  }

  std::size_t read_number(std::size_t begin, std::size_t digits, const Hedge* hedge) {
    extract::NumberScan scan = extract::scan_digits(text_, digits, lexicon_);
    if (scan.number) take_scale(*scan.number);
    if (!scan.number || !add_slot(begin, digits, *scan.number, hedge)) {
      // No digits are read twice: "1.1.1.1" is one word.
      const std::size_t behind = scan.number ? scan.number->end : scan.end;
      if (behind <= digits) return read_word(digits);
      add_word(text_.substr(digits, behind - digits));
      return behind;
    }
    words_ += " #";
    const std::size_t end = scan.number->end;
    if (end < text_.size() && is_word_byte(text_, end)) return read_suffix(end);
    const std::size_t next = skip_blanks(text_, end);
    return next < text_.size() && is_word_byte(text_, next) ? read_suffix(next) : end;
  }

  // "3 million" and "3 billion" are two numbers in the same words.
  void take_scale(extract::Number& number) {
    const std::size_t next = skip_blanks(text_, number.end);
    if (next == number.end) return;
    const auto scale = lexicon_.scale_words.find(text_, next);
    const auto scaled = scale ? multiply(number.digits, Decimal(1, *scale.entry)) : std::nullopt;
    if (!scaled) return;
    number.digits = *scaled;
    number.end = next + scale.length;
    ++shape_.words;
  }

  // The ending of an ordinal changes with its digits: "2nd", "9 th".
  std::size_t read_suffix(std::size_t at) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (text_.substr(at, 2) != ending || is_word_byte(text_, at + 2)) continue;
      words_ += " th";
      return at + 2;
    }
    return at;
  }

  bool add_slot(std::size_t begin, std::size_t digits, const extract::Number& number,
                const Hedge* hedge) {
    const Decimal& value = number.digits;
    const Interval point = {{value, false, false}, {value, false, false}};
    const auto written = interval_of(value, Comparator::equal, false);
    const bool exact = hedge == nullptr || (hedge->comparator == Comparator::equal && !hedge->low);
    const auto stated = exact ? point : extract::hedged(value, *hedge);
    if (!written || !stated) return false;
    shape_.slots.push_back(
        {begin, digits, number.end, value, *written, *stated, is_ago(begin, number.end)});
    return true;
  }

  bool is_ago(std::size_t begin, std::size_t end) const {
    const TimeWords& words = lexicon_.time;
    const std::size_t next = skip_blanks(text_, end);
    const auto unit = words.units.find(text_, next);
    if (!unit) return false;
    return words.ago.find(text_, skip_blanks(text_, next + unit.length)) ||
           extract::phrase_before(words.ago_before, text_, begin);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  SentenceShape shape_;
  std::string words_;
  bool named_ = false;  // the first word may be a name
};

}  // namespace

SentenceShape shape_of(std::string_view sentence, const Lexicon& lexicon) {
  return Reader(sentence, lexicon).read();
}

}  // namespace veritally
