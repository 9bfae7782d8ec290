// ReferenceData: everything that an audit looks up and does not find in its input.
//
// Loaded once from the data folder and the configuration, then const and shared by all threads.
#pragma once

#include "base/date.hpp"
#include "base/interval.hpp"
#include "base/result.hpp"
#include "reference/aliases.hpp"
#include "reference/rates.hpp"
#include "reference/units.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

class ReferenceData {
 public:
  // `folder` is the project's data folder; `rates`, where given, a file in the form of the European
  // Central Bank's eurofxref-hist.csv; `aliases`, where given, a file of names of the user's own.
  static Result<std::unique_ptr<ReferenceData>> load(
      const std::filesystem::path& folder, const std::optional<std::filesystem::path>& rates,
      const std::optional<std::filesystem::path>& aliases);

  const Units& units() const { return units_; }
  const Aliases& names() const { return names_; }
  const Aliases& measures() const { return measures_; }
  // What the name of a column of data says of its cells: "time", "key", "measure" or "unit".
  const Aliases& columns() const { return columns_; }
  const Rates& rates() const { return rates_; }

  // The interval in another unit, exact. Money converts at the rates of all days from `first` to
  // `last`, so it needs both. nullopt where there is no conversion.
  std::optional<RationalInterval> convert(const RationalInterval& value, std::string_view from,
                                          std::string_view to, std::optional<Date> first,
                                          std::optional<Date> last, bool difference) const;

 private:
  ReferenceData(Rates rates, Aliases names, Aliases measures, Aliases columns);

  Units units_;
  Rates rates_;
  Aliases names_;
  Aliases measures_;
  Aliases columns_;
};

}  // namespace veritally
