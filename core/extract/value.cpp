#include "extract/value.hpp"

#include "base/utf8.hpp"
#include "extract/hedges.hpp"
#include "extract/phrase.hpp"
#include "extract/word_numbers.hpp"

#include <string>

namespace veritally {
namespace {

using extract::PhraseScan;
using extract::Trouble;

constexpr std::size_t shown_code_points = 40;

std::string quoted(std::string_view text) {
  // At most four bytes a code point; bytes that are none do not count, so both limits are needed.
  const std::string_view start =
      first_code_points(text.substr(0, 4 * shown_code_points), shown_code_points);
  return "\"" + repair_utf8(start) + (start.size() < text.size() ? "...\"" : "\"");
}

std::string place(std::string_view text, std::size_t at) {
  return "character " + std::to_string(count_code_points(text.substr(0, at)) + 1);
}

tl::unexpected<Error> unreadable(std::string_view text, const std::string& why) {
  return fail(
      ErrorKind::input, quoted(text) + ": " + why,
      "write one quantity, such as \"$315 billion\", \"nearly 58%\" or \"1.3 million GPUs\"");
}

tl::unexpected<Error> no_number(std::string_view text, const PhraseScan& scan) {
  const std::string where = place(text, scan.begin);
  if (scan.trouble == Trouble::half_range) {
    return unreadable(text, "expected the other end of the range at " + where);
  }
  if (scan.trouble == Trouble::none) return unreadable(text, "expected a number at " + where);
  return unreadable(text, "the number at " + where + " " + std::string(reason(scan.trouble)));
}

// The inside of "(1,234)"; empty where the brackets do not hold the whole text.
std::string_view bracketed(std::string_view text) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return {};
  return text.substr(1, text.size() - 2);
}

// A quantity that brackets make negative. nullopt where it is more than a plain number.
std::optional<Quantity> negative(Quantity quantity) {
  if (quantity.range || quantity.comparator != Comparator::equal || quantity.value.sign() < 0) {
    return std::nullopt;
  }
  const auto value = negate(quantity.value);
  const auto low = negate(quantity.interval.high.value);
  const auto high = negate(quantity.interval.low.value);
  if (!value || !low || !high) return std::nullopt;
  quantity.value = *value;
  const End<Decimal> below{*low, quantity.interval.high.open, false};
  const End<Decimal> above{*high, quantity.interval.low.open, false};
  quantity.interval = {below, above};
  return quantity;
}

}  // namespace

std::string_view reason(Trouble trouble) {
  switch (trouble) {
    case Trouble::none:
    case Trouble::half_range:
      return "is no quantity";
    case Trouble::too_long:
      return "has more digits than fit into 64 bits";
    case Trouble::misgrouped:
      return "has misplaced separators between its digits";
    case Trouble::glued:
      return "is followed by letters or digits that are no unit";
  }
  return {};
}

Result<Quantity> read_value(std::string_view text, const Vocabulary& vocabulary) {
  std::size_t begin = skip_blanks(text, 0);
  std::string_view inner = text;
  while (!inner.empty() && blank_at(inner, inner.size() - 1) != 0) inner.remove_suffix(1);
  if (begin >= inner.size())
    return fail(ErrorKind::input, "expected a quantity, but the text is empty");
  const std::string_view within = bracketed(inner.substr(begin));
  if (!within.empty()) {
    inner = inner.substr(0, inner.size() - 1);
    while (blank_at(inner, inner.size() - 1) != 0) inner.remove_suffix(1);
    begin = skip_blanks(inner, begin + 1);
  }
  PhraseScan scan = extract::read_phrase(inner, begin, true, vocabulary);
  if (!scan.match && scan.trouble == Trouble::none) {  // "more than doubled", "dozens"
    const std::size_t number = extract::read_prefix(inner, begin, vocabulary.lexicon).number;
    scan.match = extract::read_word_number(inner, {begin, number}, number, vocabulary);
  }
  if (!scan.match) return no_number(text, scan);
  const std::size_t rest = skip_blanks(inner, scan.match->end);
  if (rest < inner.size()) {
    return unreadable(
        text, "expected the end behind " + quoted(inner.substr(begin, scan.match->end - begin)) +
                  ", but " + quoted(inner.substr(rest)) + " is left over at " + place(text, rest));
  }
  if (within.empty()) return std::move(scan.match->quantity);
  if (auto flipped = negative(std::move(scan.match->quantity))) return std::move(*flipped);
  return unreadable(text, "expected a plain number in the brackets");
}

}  // namespace veritally
