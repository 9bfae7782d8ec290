// Headings: what the heading of a row or column says of the cells that it heads: names, a measure,
// a period, and the unit that all of them are in ("$ bn", "%").
#pragma once

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "extract/names.hpp"
#include "extract/vocabulary.hpp"
#include "reference/reference_data.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::extract {

// What one heading names, or several together.
struct Heading {
  std::vector<std::string> subject;
  std::string measure;
  std::optional<Period> period;
  std::optional<Quantity> unit;  // one of what the cells are in: "1 billion US dollars"

  // What this one leaves open the other one fills.
  void fill(Heading other);
};

// The name of a column of data, and the words of it that are neither a unit nor a time.
struct ColumnName {
  Heading heading;
  std::string words;

  // What this one leaves open the other one fills.
  void fill(ColumnName other);
};

// Reads headings. Const once made; borrows all that it is given.
class HeadingReader {
 public:
  HeadingReader(const Vocabulary& vocabulary, const ReferenceData& reference, const NameBook& names,
                std::optional<Date> date)
      : vocabulary_(vocabulary), reference_(reference), names_(names), date_(date) {}

  // "2024", "Revenue ($ bn)", "Acme", "%": only what is known.
  Heading read(std::string_view text) const;
  // The name of a column of data, which is what it measures where it is nothing else:
  // "revenue_usd", "Capacity [MW]", "Share, %", "Umsatz in Mio. Euro".
  ColumnName read_column(std::string_view name) const;
  // What the words measure, as a sentence would call it: "house price" for "House prices".
  std::string measure_in(std::string_view words) const;
  // "$ bn", "%", "millions of dollars": a currency's sign stands before its number, all else
  // behind.
  std::optional<Quantity> unit_in(std::string_view text) const;

 private:
  std::optional<Quantity> money_or_percent_in(std::string_view text) const;
  std::optional<Quantity> unit_in_any_case(std::string_view text) const;
  std::string_view take_unit(std::string_view name, bool snake_case, Heading& heading) const;
  std::string_view take_time(std::string_view words, Heading& heading) const;

  const Vocabulary& vocabulary_;
  const ReferenceData& reference_;
  const NameBook& names_;
  std::optional<Date> date_;
};

// A heading's words without blanks, commas and colons at either end.
std::string_view trimmed_heading(std::string_view text);

// Gives a bare number the unit of its heading.
void give_unit(const Quantity& unit, Quantity& quantity);

}  // namespace veritally::extract
