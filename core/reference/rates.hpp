// Rates: what one currency was worth in another in a period, as a range and never as one number.
//
// Order of calls: built_in() with the project's data/rates/yearly.csv, add_ecb_history() for
// daily rates if the user has them, then find() as often as needed. A Rates owns all that it
// read; find() may be called from many threads once nothing is added any more. Reading the yearly
// file takes about a millisecond and a daily history some 50, so make a Rates when a rule needs
// one.
//
// Figures: the European Central Bank's euro reference rates, and for a few currencies averages of
// the US Federal Reserve or an official peg; the files name the source of every row.
#pragma once

#include "base/date.hpp"
#include "base/rational.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

// Units of `to` for one `from`.
struct Rate {
  Rational low;
  Rational high;
  // Of daily rates, rounded at the 15th place; of yearly ones the quotient of the averages.
  // Absent where the period has no average of its own: a month, of which only the year is known.
  std::optional<Rational> average;
  std::string
      source;  // for a report: "European Central Bank, daily rates 2024-03-01 to 2024-03-31"
};

class Rates {
 public:
  // Reads the yearly ranges. An error names file, line and column, what was expected and found.
  static Result<Rates> built_in(const std::filesystem::path& yearly);

  Rates(Rates&&) noexcept;
  Rates& operator=(Rates&&) noexcept;
  ~Rates();

  // Adds daily rates in the form of the European Central Bank's eurofxref-hist.csv: a header
  // "Date,USD,JPY,...", then one day a line in any order, "N/A" where there is none. They win over
  // the yearly ranges. On error nothing is added.
  Result<void> add_ecb_history(const std::filesystem::path& history);

  // The range over all days from `first` to `last`, both included, as far as it is known: from
  // daily rates of the same days where there are any, else from the ranges of the years. A day
  // without a rate has that of up to five days before it. nullopt if a currency is not known or
  // nothing is known of the period. REQUIRES: both dates ok(); an empty period has no rate.
  std::optional<Rate> find(std::string_view from, std::string_view to, Date first, Date last) const;

 private:
  struct Data;
  explicit Rates(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace veritally
