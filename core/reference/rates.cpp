#include "reference/rates.hpp"

#include "reference/rate_files.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace veritally {
namespace {

using boost::multiprecision::cpp_int;

// A day without a fixing (a weekend, a holiday) takes that of so many days before it at most.
constexpr std::int32_t longest_gap = 5;

// An interval with what is nominal in it. Everything here is above 0.
struct Range {
  Rational low;
  Rational high;
  Rational average;
};

Range quotient(const Range& to, const Range& from) {
  return {to.low / from.high, to.high / from.low, to.average / from.average};
}

// Sums rates rounded at the 15th place: the exact sum of a year's quotients has thousands of
// digits.
class Mean {
 public:
  void add(const Rational& value) {
    sum_ += numerator(value) * scale() / denominator(value);
    ++count_;
  }
  Rational value() const { return Rational(sum_, scale() * count_); }

 private:
  static const cpp_int& scale() {
    static const cpp_int scale{1'000'000'000'000'000};
    return scale;
  }
  cpp_int sum_ = 0;
  std::int64_t count_ = 0;
};

// What a search has found so far: the hull of several stretches of time.
struct Hull {
  std::optional<Rational> low;
  std::optional<Rational> high;
  std::string source;

  void add(const Rational& from, const Rational& to) {
    if (!low || from < *low) low = from;
    if (!high || to > *high) high = to;
  }
  void name(const std::string& text) {
    if (source.find(text) != source.npos) return;
    if (!source.empty()) source += "; ";
    source += text;
  }
};

// The rates of one currency in a file of daily rates; the euro is 1 on every day.
struct Column {
  std::span<const Decimal> rates;
  bool euro = false;

  std::optional<Rational> on(std::size_t day) const {
    if (euro) return Rational(1);
    if (rates[day].is_zero()) return std::nullopt;
    return to_rational(rates[day]);
  }
};

std::optional<Column> column(const DailyRates& daily, std::string_view currency) {
  if (currency == "EUR") return Column{{}, true};
  const auto at = daily.rates.find(currency);
  if (at == daily.rates.end()) return std::nullopt;
  return Column{at->second, false};
}

std::string source_name(std::string_view key) {
  if (key == "ecb") return "European Central Bank reference rates";
  if (key == "frb-monthly") return "US Federal Reserve monthly averages";
  if (key == "peg") return "official peg to the US dollar";
  return std::string(key);
}

}  // namespace

struct Rates::Data {
  YearlyRates yearly;
  std::vector<DailyRates> daily;

  bool add_days(std::string_view from, std::string_view to, std::int32_t first, std::int32_t last,
                Hull& hull, Mean& mean) const;
  std::optional<Range> against(std::string_view currency, std::string_view base, int year,
                               Hull& hull) const;
  std::optional<Range> in_year(std::string_view from, std::string_view to, int year,
                               Hull& hull) const;
};

// Adds the days from `first` to `last` that have both currencies. False if there are none.
bool Rates::Data::add_days(std::string_view from, std::string_view to, std::int32_t first,
                           std::int32_t last, Hull& hull, Mean& mean) const {
  bool any = false;
  std::int32_t earliest = last;
  std::int32_t latest = first;
  for (const auto& file : daily) {
    const auto source = column(file, from);
    const auto target = column(file, to);
    if (!source || !target) continue;
    const auto begin = std::ranges::lower_bound(file.days, first);
    for (auto at = begin; at != file.days.end() && *at <= last; ++at) {
      const auto day = static_cast<std::size_t>(at - file.days.begin());
      const auto below = source->on(day);
      const auto above = target->on(day);
      if (!below || !above) continue;
      const Rational rate = *above / *below;
      hull.add(rate, rate);
      mean.add(rate);
      earliest = std::min(earliest, *at);
      latest = std::max(latest, *at);
      any = true;
    }
  }
  if (any) {
    hull.name(source_name("ecb") + ", daily " + to_string(from_days(earliest)) + " to " +
              to_string(from_days(latest)));
  }
  return any;
}

// Units of the currency for one `base` in a year, by the row that says so itself.
std::optional<Range> Rates::Data::against(std::string_view currency, std::string_view base,
                                          int year, Hull& hull) const {
  if (currency == base) return Range{1, 1, 1};
  const YearlyKey key{year, base, currency};
  const auto row = std::ranges::lower_bound(yearly, key, {}, key_of);
  if (row == yearly.end() || key_of(*row) != key) return std::nullopt;
  hull.name(source_name(row->source) + " " + std::to_string(year));
  return Range{to_rational(row->low), to_rational(row->high), to_rational(row->average)};
}

// The range of a year: through the euro, through the dollar, or what both leave. A row that is of
// the two currencies themselves is exact, and lies within what the other base says.
std::optional<Range> Rates::Data::in_year(std::string_view from, std::string_view to, int year,
                                          Hull& hull) const {
  std::optional<Range> best;
  for (const std::string_view base : {"EUR", "USD"}) {
    Hull trial = hull;
    const auto below = against(from, base, year, trial);
    const auto above = against(to, base, year, trial);
    if (!below || !above) continue;
    hull = std::move(trial);
    const Range range = quotient(*above, *below);
    if (!best) {
      best = range;
      continue;
    }
    best->low = std::max(best->low, range.low);
    best->high = std::min(best->high, range.high);
    if (from == base || (to == base && from != "EUR")) best->average = range.average;
  }
  return best;
}

Rates::Rates(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Rates::Rates(Rates&&) noexcept = default;
Rates& Rates::operator=(Rates&&) noexcept = default;
Rates::~Rates() = default;

Result<Rates> Rates::built_in(const std::filesystem::path& yearly) {
  auto read = read_yearly_rates(yearly);
  if (!read) return tl::unexpected(read.error());
  auto data = std::make_unique<Data>();
  data->yearly = std::move(*read);
  return Rates(std::move(data));
}

Result<void> Rates::add_ecb_history(const std::filesystem::path& history) {
  auto read = read_ecb_history(history);
  if (!read) return tl::unexpected(read.error());
  data_->daily.push_back(std::move(*read));
  return {};
}

std::optional<Rate> Rates::find(std::string_view from, std::string_view to, Date first,
                                Date last) const {
  const auto begin = to_days(first);
  const auto end = to_days(last);
  if (end < begin) return std::nullopt;
  if (from == to) return Rate{1, 1, Rational(1), "the same currency"};
  Hull hull;
  Mean mean;
  std::optional<Rational> average;
  bool whole = true;  // is `average` that of the whole period?
  for (int year = static_cast<int>(first.year()); year <= static_cast<int>(last.year()); ++year) {
    const auto january = to_days(Date(std::chrono::year(year) / 1 / 1));
    const auto december = to_days(Date(std::chrono::year(year) / 12 / 31));
    const auto from_day = std::max(begin, january);
    const auto to_day = std::min(end, december);
    if (data_->add_days(from, to, from_day, to_day, hull, mean)) continue;
    if (to_day - from_day < longest_gap &&
        data_->add_days(from, to, from_day - longest_gap, to_day, hull, mean)) {
      continue;
    }
    Hull found = hull;
    const auto range = data_->in_year(from, to, year, found);
    whole = whole && begin == january && end == december;
    if (!range) continue;
    hull = std::move(found);
    hull.add(range->low, range->high);
    average = range->average;
  }
  if (!hull.low) return std::nullopt;
  if (!average) {
    average = mean.value();
  } else if (!whole) {
    average.reset();
  }
  return Rate{*hull.low, *hull.high, std::move(average), std::move(hull.source)};
}

}  // namespace veritally
