#include "reference/rate_files.hpp"

#include "base/byte_source.hpp"
#include "base/date.hpp"
#include "reference/currencies.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string_view>

namespace veritally {
namespace {

constexpr std::string_view yearly_header = "base,currency,year,average,low,high,source";

// A cell of a line, and where it stands: the files are ASCII, so bytes are columns.
struct Cell {
  std::string_view text;
  std::size_t column = 1;
};

// One file, read line by line; comments and empty lines are passed over.
class Lines {
 public:
  static Result<Lines> open(const std::filesystem::path& path) {
    Lines lines;
    lines.path_ = path.string();
    const auto file = open_file(lines.path_);
    auto text = file ? read_all(**file) : tl::unexpected(file.error());
    if (!text) {
      return fail(ErrorKind::reference, "cannot read the file of rates", "check that it exists",
                  Place{path.string()});
    }
    lines.text_ = std::move(*text);
    if (lines.text_.starts_with("\xef\xbb\xbf")) lines.at_ = 3;
    return lines;
  }

  bool next() {
    while (at_ < text_.size()) {
      const std::string_view rest = std::string_view(text_).substr(at_);
      const auto end = std::min(rest.find('\n'), rest.size());
      line_ = rest.substr(0, end);
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      at_ += end + 1;
      ++number_;
      if (!line_.empty() && line_.front() != '#') return true;
    }
    line_ = {};
    return false;
  }

  std::string_view line() const { return line_; }

  void cells(std::vector<Cell>& cells) const {
    cells.clear();
    for (std::size_t begin = 0; begin <= line_.size();) {
      const auto end = std::min(line_.find(',', begin), line_.size());
      cells.push_back({line_.substr(begin, end - begin), begin + 1});
      begin = end + 1;
    }
    if (cells.size() > 1 && cells.back().text.empty()) cells.pop_back();  // the ECB's last comma
  }

  tl::unexpected<Error> expected(std::string_view what, const Cell& cell) const {
    std::string found = cell.text.empty() ? "nothing" : "\"" + std::string(cell.text) + "\"";
    return fail(ErrorKind::reference, "expected " + std::string(what) + ", found " + found, {},
                Place{path_, std::max<std::uint64_t>(number_, 1), cell.column});
  }

  // The cell behind the last one, for what is missing.
  Cell end() const { return {{}, line_.size() + 1}; }

 private:
  std::string path_;
  std::string text_;
  std::string_view line_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
};

Result<Decimal> read_rate(const Lines& lines, const Cell& cell) {
  const auto value = Decimal::parse(cell.text);
  if (!value || value->sign() <= 0) return lines.expected("a rate above 0", cell);
  return *value;
}

Result<int> read_year(const Lines& lines, const Cell& cell) {
  int year = 0;
  const char* end = cell.text.data() + cell.text.size();
  const auto read = std::from_chars(cell.text.data(), end, year);
  if (read.ec != std::errc() || read.ptr != end || year < 1900 || year > 2999) {
    return lines.expected("a year", cell);
  }
  return year;
}

Result<void> read_yearly_line(const Lines& lines, const std::vector<Cell>& cells,
                              YearlyRates& rates) {
  if (cells.size() < 7) return lines.expected("seven cells", lines.end());
  if (find_currency(cells[1].text) == nullptr) {
    return lines.expected("a currency code of ISO 4217", cells[1]);
  }
  if (cells[0].text != "EUR" && cells[0].text != "USD") {
    return lines.expected("the base EUR or USD", cells[0]);
  }
  const auto year = read_year(lines, cells[2]);
  if (!year) return tl::unexpected(year.error());
  std::array<Decimal, 3> values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = read_rate(lines, cells[3 + i]);
    if (!value) return tl::unexpected(value.error());
    values[i] = *value;
  }
  const auto& [average, low, high] = values;
  if (high < low) return lines.expected("a high that is not below the low", cells[5]);
  const YearlyKey key{*year, cells[0].text, cells[1].text};
  // The file is mostly in this very order.
  const auto at = rates.empty() || key_of(rates.back()) < key
                      ? rates.end()
                      : std::ranges::lower_bound(rates, key, {}, key_of);
  if (at != rates.end() && key_of(*at) == key) {
    return lines.expected("each currency once a year for a base", cells[1]);
  }
  rates.insert(at, {std::string(cells[0].text), std::string(cells[1].text), *year, average, low,
                    high, std::string(cells[6].text)});
  return {};
}

// The currencies of the ECB's header, after "Date".
Result<std::vector<std::string>> read_ecb_header(Lines& lines) {
  std::vector<Cell> cells;
  lines.next();
  lines.cells(cells);
  if (cells.front().text != "Date")
    return lines.expected("the header \"Date,USD,JPY,...\"", cells.front());
  std::vector<std::string> codes;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (find_currency(cells[i].text) == nullptr) {
      return lines.expected("a currency code of ISO 4217", cells[i]);
    }
    if (std::ranges::find(codes, cells[i].text) != codes.end()) {
      return lines.expected("each currency once", cells[i]);
    }
    codes.emplace_back(cells[i].text);
  }
  if (codes.empty()) return lines.expected("a currency after \"Date\"", lines.end());
  return codes;
}

// One day of the ECB's file; `row` gets a rate for each currency.
Result<std::int32_t> read_ecb_day(const Lines& lines, const std::vector<Cell>& cells,
                                  std::vector<Decimal>& row) {
  const auto date = parse_date(cells[0].text);
  if (!date) return lines.expected("a date such as 2025-03-03", cells[0]);
  if (cells.size() > row.size() + 1) {
    return lines.expected("the end of the line", cells[row.size() + 1]);
  }
  if (cells.size() < row.size() + 1) {
    return lines.expected("a rate or N/A for every currency of the header", lines.end());
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    row[i] = Decimal();
    if (cells[i + 1].text == "N/A") continue;
    const auto value = Decimal::parse(cells[i + 1].text);
    if (!value || value->sign() <= 0) return lines.expected("a rate above 0 or N/A", cells[i + 1]);
    row[i] = *value;
  }
  return to_days(*date);
}

// Days in ascending order, whatever the file's.
DailyRates sorted(const std::vector<std::string>& codes, const std::vector<std::int32_t>& days,
                  const std::vector<std::vector<Decimal>>& columns) {
  std::vector<std::size_t> order(days.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return days[i]; });
  DailyRates result;
  for (const auto i : order) result.days.push_back(days[i]);
  for (std::size_t c = 0; c < codes.size(); ++c) {
    auto& column = result.rates[codes[c]];
    for (const auto i : order) column.push_back(columns[c][i]);
  }
  return result;
}

}  // namespace

Result<YearlyRates> read_yearly_rates(const std::filesystem::path& path) {
  auto lines = Lines::open(path);
  if (!lines) return tl::unexpected(lines.error());
  lines->next();
  if (lines->line() != yearly_header) {
    return lines->expected("the header \"" + std::string(yearly_header) + "\"", {lines->line()});
  }
  YearlyRates rates;
  std::vector<Cell> cells;
  while (lines->next()) {
    lines->cells(cells);
    if (const auto read = read_yearly_line(*lines, cells, rates); !read) {
      return tl::unexpected(read.error());
    }
  }
  return rates;
}

Result<DailyRates> read_ecb_history(const std::filesystem::path& path) {
  auto lines = Lines::open(path);
  if (!lines) return tl::unexpected(lines.error());
  const auto codes = read_ecb_header(*lines);
  if (!codes) return tl::unexpected(codes.error());
  std::vector<Cell> cells;
  std::vector<Decimal> row(codes->size());
  std::vector<std::int32_t> days;
  std::vector<std::vector<Decimal>> columns(codes->size());
  while (lines->next()) {
    lines->cells(cells);
    const auto day = read_ecb_day(*lines, cells, row);
    if (!day) return tl::unexpected(day.error());
    days.push_back(*day);
    for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
  }
  return sorted(*codes, days, columns);
}

}  // namespace veritally
