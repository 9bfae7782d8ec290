#include "extract/data_columns.hpp"

#include "extract/calendar.hpp"
#include "extract/rates.hpp"
#include "extract/time_expressions.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <charconv>

namespace veritally::extract {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

// The whole text as a number of so many digits.
std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Period during(const Stretch& stretch) { return {stretch.first, stretch.last}; }

// "2024", "2024-03", "2024-03-31", also with a time of day behind it, "2024-Q1", "2024Q1".
std::optional<Period> iso_period(std::string_view text) {
  constexpr int first_year = 1000;
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < first_year) return std::nullopt;
  std::string_view rest = text.substr(4);
  if (rest.empty()) return during(years_of(*year, *year));
  if (rest.front() == '-') rest.remove_prefix(1);
  if (rest.size() == 2 && (rest.front() == 'Q' || rest.front() == 'q')) {
    const auto quarter = digits(rest.substr(1), 1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    return during(quarter_of(*year, *quarter));
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto month = digits(rest, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return during(month_of(*year, *month));
  }
  constexpr std::size_t day_length = 10;
  const bool clock =
      text.size() > day_length && (text[day_length] == 'T' || text[day_length] == ' ');
  if (text.size() != day_length && !clock) return std::nullopt;
  const auto day = parse_date(text.substr(0, day_length));
  if (!day) return std::nullopt;
  return during(day_of(*day));
}

// The number of a text that is one quantity, in the language's own way of writing it; zero for one
// that has too many digits to be read.
std::optional<Decimal> written_number(std::string_view text, const Vocabulary& vocabulary) {
  if (!has_digit(text)) return std::nullopt;
  Mentions mentions;
  find_mentions(text, vocabulary, mentions);
  const bool too_long = mentions.found.empty() && mentions.unread.size() == 1 &&
                        mentions.unread.front().trouble == Trouble::too_long;
  if (too_long) return Decimal();
  if (mentions.found.size() != 1) return std::nullopt;
  const Mention& one = mentions.found.front();
  const bool brackets = one.begin == 1 && text.front() == '(' && one.end + 1 == text.size();
  const bool all = brackets || (one.begin == 0 && one.end == text.size());
  return all ? std::optional(one.quantity.value) : std::nullopt;
}

// What the cells of a column are.
struct Census {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  std::size_t whole = 0;  // of the numbers
  std::size_t years = 0;  // of the numbers, those that could be years
  std::size_t times = 0;  // that a number is not
};

class Classifier {
 public:
  Classifier(const DataCells& cells, const CellNumbers& numbers, const HeadingReader& headings,
             const ExtractContext& context)
      : cells_(cells), numbers_(numbers), headings_(headings), context_(context) {}

  DataColumn classify(std::uint32_t index) const {
    const std::string_view name = cells_.name(index);
    const Census census = count(index);
    DataColumn column;
    column.role = role_of(name, census);
    if (column.role != ColumnRole::value) return column;
    ColumnName read = headings_.read_column(name);
    column.words = read.words;
    const bool only_time = read.heading.measure.empty() && read.heading.subject.empty();
    if (only_time) read.fill(headings_.read_column(cells_.title()));
    column.heading = std::move(read.heading);
    const bool scaled = column.heading.unit && column.heading.unit->unit == "1";
    const bool counts = scaled || (!column.heading.unit && census.whole == census.numbers);
    if (counts) count_nouns(read.words, column);
    return column;
  }

 private:
  // Nothing, signs alone, or a word for that: "n/a".
  bool is_missing(std::string_view text) const {
    const bool signs = std::ranges::all_of(text, [](char c) {
      const auto letter = static_cast<unsigned char>(c) | 0x20U;
      return static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && letter - 'a' >= 26U;
    });
    return signs || context_.reference.columns().look_up(text).canonical == "missing";
  }

  Census count(std::uint32_t column) const {
    Census census;
    for (std::uint32_t row = cells_.first_row(); row < cells_.rows(); ++row) {
      const std::string_view text = cells_.text(row, column);
      if (is_missing(text)) continue;
      ++census.filled;
      const bool time = iso_period(text).has_value();
      auto number = numbers_.in(text);
      if (time) ++(number ? census.years : census.times);
      if (!number && !time) number = written_number(text, context_.vocabulary);
      if (!number) continue;
      ++census.numbers;
      if (number->exponent() >= 0) ++census.whole;
    }
    return census;
  }

  ColumnRole role_of(std::string_view name, const Census& census) const {
    const bool all_years = census.filled > 0 && census.years == census.filled;
    if (census.filled > 0 && census.times == census.filled) return ColumnRole::time;
    if (name.empty()) return all_years ? ColumnRole::time : ColumnRole::key;
    const std::string_view said = kind_of(name);
    if (said == "time") return ColumnRole::time;
    if (said == "key") return ColumnRole::key;
    const bool figures = census.numbers * 2 > census.filled;
    if (figures) return ColumnRole::value;
    if (said == "measure") return ColumnRole::measure;
    if (said == "group") return ColumnRole::group;
    if (said == "part") return ColumnRole::part;
    return said == "unit" ? ColumnRole::unit : ColumnRole::label;
  }

  // What the name says of the cells: itself, or its last word.
  std::string_view kind_of(std::string_view name) const {
    const Aliases& columns = context_.reference.columns();
    if (const auto whole = columns.look_up(name); whole.known) return whole.canonical;
    const auto last = columns.look_up(name.substr(name.find_last_of(" _") + 1));
    return last.known && (last.canonical == "time" || last.canonical == "key") ? last.canonical
                                                                               : std::string_view{};
  }

  // "Shops" counts shops, as prose does that has so many of them.
  void count_nouns(std::string_view words, DataColumn& column) const {
    auto noun = singular(lower_case(words), context_.vocabulary.lexicon);
    if (!noun) return;
    const Aliases& measures = context_.reference.measures();
    if (!measures.knows(words)) column.heading.measure = *noun + " count";
    column.of = std::move(*noun);
  }

  const DataCells& cells_;
  const CellNumbers& numbers_;
  const HeadingReader& headings_;
  const ExtractContext& context_;
};

}  // namespace

std::optional<Period> period_of_cell(std::string_view text, const Vocabulary& vocabulary) {
  if (auto period = iso_period(text)) return period;
  std::vector<TimeExpression> times;
  find_times(text, vocabulary, std::nullopt, times);
  const bool one = times.size() == 1 && times[0].begin == 0 && times[0].end == text.size();
  if (!one || times[0].kind != TimeKind::calendar || times[0].inferred) return std::nullopt;
  return times[0].period;
}

namespace {

// "hospital beds" of "data/hospital-beds.csv".
std::string stem_of(std::string_view path) {
  const std::string_view file = path.substr(path.rfind('/') + 1);
  std::string stem(file.substr(0, file.rfind('.')));
  std::ranges::replace_if(stem, [](char c) { return c == '_' || c == '-'; }, ' ');
  return stem;
}

}  // namespace

DataCells::DataCells(const Document& document, const Table& table)
    : document_(document), table_(table) {
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::paragraph) continue;
    title_ = document.text_of(block);
    break;
  }
  if (title_.empty()) title_ = stem_of(document.path);
  if (has_two_rows_of_names()) first_row_ = 2;
  std::string_view upper;
  for (std::uint32_t column = 0; column < columns(); ++column) {
    if (first_row_ == 1) {
      names_.emplace_back(text(0, column));
      continue;
    }
    if (!text(0, column).empty()) upper = text(0, column);
    const std::string_view lower = text(1, column);
    if (lower.empty()) {
      names_.emplace_back(upper);
    } else if (iso_period(lower)) {
      names_.push_back(std::string(lower) + ' ' + std::string(upper));
    } else {
      names_.push_back(std::string(upper) + " (" + std::string(lower) + ')');
    }
  }
}

bool DataCells::has_two_rows_of_names() const {
  if (rows() < 3 || columns() < 3 || !text(1, 0).empty()) return false;
  std::size_t gaps = 0;
  std::size_t names = 0;
  for (std::uint32_t column = 1; column < columns(); ++column) {
    const std::string_view lower = text(1, column);
    if (text(0, column).empty()) ++gaps;
    if (lower.empty()) continue;
    if (has_digit(lower) && !iso_period(lower)) return false;
    ++names;
  }
  return gaps > 0 && names >= 2;
}

CellNumbers numbers_in(const DataCells& cells) {
  CellNumbers numbers;
  for (std::uint32_t row = cells.first_row(); row < cells.rows(); ++row) {
    for (std::uint32_t column = 0; column < cells.columns(); ++column) {
      numbers.learn(cells.text(row, column));
    }
  }
  return numbers;
}

std::vector<DataColumn> data_columns(const DataCells& cells, const CellNumbers& numbers,
                                     const HeadingReader& headings, const ExtractContext& context) {
  const Classifier classifier(cells, numbers, headings, context);
  std::vector<DataColumn> columns;
  for (std::uint32_t i = 0; i < cells.columns(); ++i) columns.push_back(classifier.classify(i));
  return columns;
}

}  // namespace veritally::extract
