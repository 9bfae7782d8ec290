#include "extract/table_heading.hpp"

#include "extract/measure_names.hpp"
#include "extract/time_expressions.hpp"
#include "extract/value.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {
namespace {

// "A" and "B" number the rows and are neither amperes nor bytes.
bool is_letter(std::string_view text) {
  const auto is_ascii_letter = [](char c) {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
  };
  return text.size() == 1 && is_ascii_letter(text.front());
}

// What stands in the first brackets of a text, and where they open.
struct Bracket {
  std::size_t begin = 0;  // the text's end where there is none
  std::string_view inside;
};
Bracket bracket_in(std::string_view text, std::string_view opening, std::string_view closing) {
  const std::size_t open = std::min(text.find_first_of(opening), text.size());
  if (open == text.size()) return {open, {}};
  const std::size_t close = std::min(text.find_first_of(closing, open), text.size());
  return {open, text.substr(open + 1, close - open - 1)};
}

}  // namespace

void Heading::fill(Heading other) {
  if (subject.empty()) subject = std::move(other.subject);
  if (measure.empty()) measure = std::move(other.measure);
  if (!period) period = other.period;
  if (!unit) unit = std::move(other.unit);
}

void ColumnName::fill(ColumnName other) {
  heading.fill(std::move(other.heading));
  if (words.empty()) words = std::move(other.words);
}

std::string_view trimmed_heading(std::string_view text) {
  const auto blank = [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == ':';
  };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<Quantity> HeadingReader::unit_in(std::string_view text) const {
  const std::string_view unit = trimmed_heading(text);
  constexpr std::size_t longest = 40;
  const bool digits = unit.find_first_of("0123456789") != std::string_view::npos;  // "(over 35)"
  if (unit.empty() || unit.size() > longest || digits) return std::nullopt;
  const std::size_t word = std::min(unit.find(' '), unit.size());
  const std::string sign(unit.substr(0, word));
  const std::string rest(unit.substr(word));
  for (const std::string& one : {sign + "1" + rest, "1 " + std::string(unit)}) {
    auto quantity = read_value(one, vocabulary_);
    if (quantity && !quantity->range && quantity->of.empty()) return *quantity;
  }
  return std::nullopt;
}

// The words without the first time of the calendar that they name at one of their ends.
std::string_view HeadingReader::take_time(std::string_view words, Heading& heading) const {
  std::vector<TimeExpression> times;
  find_times(words, vocabulary_, date_, times);
  for (const TimeExpression& time : times) {
    if (time.kind != TimeKind::calendar || !time.period) continue;
    heading.period = time.period;
    const bool front = time.begin == 0;
    return trimmed_heading(front ? words.substr(time.end) : words.substr(0, time.begin));
  }
  return words;
}

Heading HeadingReader::read(std::string_view text) const {
  Heading out;
  const Bracket bracket = bracket_in(text, "(", ")");
  out.unit = unit_in(bracket.inside);
  const std::string_view words = take_time(trimmed_heading(text.substr(0, bracket.begin)), out);
  if (words.empty()) return out;
  if (reference_.measures().knows(words)) {
    out.measure = reference_.measures().canonical(words);
  } else if (names_.knows(words)) {
    out.subject = {names_.resolve(words).canonical};
  } else if (!out.unit && !is_letter(words)) {
    out.unit = unit_in(words);
  }
  return out;
}

// "billion US$", and "current US$", "annual %", "% of GDP": of other units a part would be another
// one, and so it would be beside another unit or scale.
std::optional<Quantity> HeadingReader::money_or_percent_in(std::string_view text) const {
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  if (last.size() == text.size()) return std::nullopt;
  const std::string_view rest = text.substr(0, text.size() - last.size() - 1);
  if (auto turned = unit_in(std::string(last) + ' ' + std::string(rest))) return turned;
  std::optional<Quantity> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    auto quantity = unit_in(text.substr(at, end - at));
    at = end + 1;
    if (!quantity) continue;
    const Unit* unit = reference_.units().find(quantity->unit);
    const bool money = unit != nullptr && !unit->currency.empty();
    if (found || (quantity->unit != "percent" && !money)) return std::nullopt;
    found = std::move(quantity);
  }
  return found;
}

// Programs write "mw" and "gwh" for MW and GWh.
std::optional<Quantity> HeadingReader::unit_in_any_case(std::string_view text) const {
  if (auto unit = unit_in(text)) return unit;
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (auto unit = unit_in(letters)) return unit;
  letters.back() = text.back();
  return unit_in(letters);
}

// The name without the unit that it gives in brackets, behind a comma or "in", or (of names as
// programs write them) as its last word.
std::string_view HeadingReader::take_unit(std::string_view name, bool snake_case,
                                          Heading& heading) const {
  const Bracket bracket = bracket_in(name, "([", ")]");
  if (bracket.begin < name.size()) {
    heading.unit = unit_in(bracket.inside);
    if (!heading.unit) heading.unit = money_or_percent_in(bracket.inside);
    if (!heading.unit) take_time(bracket.inside, heading);
    return trimmed_heading(name.substr(0, bracket.begin));
  }
  for (const std::string_view joint : {",", " in ", " en ", " "}) {
    const std::size_t at = name.rfind(joint);
    if (at == std::string_view::npos || (joint == " " && !snake_case)) continue;
    const std::string_view last = name.substr(at + joint.size());
    if (is_letter(last)) continue;
    heading.unit = snake_case ? unit_in_any_case(last) : unit_in(last);
    if (!heading.unit) continue;
    return trimmed_heading(name.substr(0, at));
  }
  return name;
}

std::string HeadingReader::measure_in(std::string_view words) const {
  std::string written;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at)
      written.append(written.empty() ? "" : " ").append(measure_word(words.substr(at, end - at)));
    at = end + 1;
  }
  return measure_called(written, reference_.measures(), vocabulary_.lexicon);
}

ColumnName HeadingReader::read_column(std::string_view name) const {
  std::string words(trimmed_heading(name));
  const bool snake_case = words.find(' ') == std::string::npos && words.find('_') < words.size();
  std::replace(words.begin(), words.end(), '_', ' ');
  ColumnName out;
  const std::string_view bare = take_unit(words, snake_case, out.heading);
  Heading known = read(bare);
  out.words = take_time(bare, out.heading);
  if (known.measure.empty() && known.subject.empty() && !known.unit) {
    known.measure = measure_in(out.words);
  }
  out.heading.fill(std::move(known));
  return out;
}

void give_unit(const Quantity& unit, Quantity& quantity) {
  const bool bare = quantity.unit == "1" && quantity.of.empty() && !quantity.range;
  if (!bare) return;
  const auto value = multiply(quantity.value, unit.value);
  if (!value) return;
  const auto interval = interval_of(*value, quantity.comparator, quantity.approximate);
  if (!interval) return;
  quantity.value = *value;
  quantity.interval = *interval;
  quantity.unit = unit.unit;
}

}  // namespace veritally::extract
