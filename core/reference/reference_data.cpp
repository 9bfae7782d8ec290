#include "reference/reference_data.hpp"

namespace veritally {
namespace {

using Bound = End<Rational>;

// One end in another unit. nullopt where the number has no counterpart.
std::optional<Bound> convert_end(const Bound& end, const Unit& from, const Unit& to,
                                 bool difference) {
  if (end.unbounded) return end;
  const auto value = convert(end.value, from, to, difference);
  if (!value) return std::nullopt;
  return Bound{*value, end.open, false};
}

// True where a larger number of one unit is a smaller one of the other (litres per 100 km and miles
// per gallon).
bool reverses(const Unit& from, const Unit& to) {
  return from.dimension != to.dimension && !(from.points && to.points);
}

// The amounts of an interval that have a reciprocal, where they may lie on both sides of nothing:
// those above it.
std::optional<RationalInterval> on_one_side(RationalInterval value) {
  if (!value.high.unbounded && value.high.value < 0) return value;
  if (!value.high.unbounded && value.high.value == 0) return std::nullopt;
  if (value.low.unbounded || value.low.value <= 0) value.low = {0, true, false};
  return value;
}

// The reciprocal turns the interval round: zero becomes an end without a bound, and the other way
// round.
std::optional<RationalInterval> convert_reversed(const RationalInterval& value, const Unit& from,
                                                 const Unit& to, bool difference) {
  const auto amounts = on_one_side(value);
  if (!amounts) return std::nullopt;
  const auto turned = [&](const Bound& end) -> std::optional<Bound> {
    if (end.unbounded) return Bound{0, true, false};
    if (end.value == 0) return Bound{0, true, true};
    return convert_end(end, from, to, difference);
  };
  const auto low = turned(amounts->high);
  const auto high = turned(amounts->low);
  if (!low || !high) return std::nullopt;
  return RationalInterval{*low, *high};
}

}  // namespace

ReferenceData::ReferenceData(Rates rates, Aliases names, Aliases measures, Aliases columns)
    : rates_(std::move(rates)),
      names_(std::move(names)),
      measures_(std::move(measures)),
      columns_(std::move(columns)) {}

Result<std::unique_ptr<ReferenceData>> ReferenceData::load(
    const std::filesystem::path& folder, const std::optional<std::filesystem::path>& rates,
    const std::optional<std::filesystem::path>& aliases) {
  auto yearly = Rates::built_in(folder / "rates" / "yearly.csv");
  if (!yearly) return tl::unexpected(yearly.error());
  if (rates) {
    if (auto added = yearly->add_ecb_history(*rates); !added) {
      return tl::unexpected(added.error());
    }
  }
  auto names = Aliases::load(folder / "aliases.toml");
  if (!names) return tl::unexpected(names.error());
  if (aliases) {
    if (auto added = names->add(*aliases); !added) return tl::unexpected(added.error());
  }
  auto measures = Aliases::load(folder / "measures.toml");
  if (!measures) return tl::unexpected(measures.error());
  auto columns = Aliases::load(folder / "columns.toml");
  if (!columns) return tl::unexpected(columns.error());
  return std::unique_ptr<ReferenceData>(new ReferenceData(
      std::move(*yearly), std::move(*names), std::move(*measures), std::move(*columns)));
}

std::optional<RationalInterval> ReferenceData::convert(const RationalInterval& value,
                                                       std::string_view from, std::string_view to,
                                                       std::optional<Date> first,
                                                       std::optional<Date> last,
                                                       bool difference) const {
  if (from == to) return value;
  const Unit* source = units_.find(from);
  const Unit* target = units_.find(to);
  if (source == nullptr || target == nullptr) return std::nullopt;
  if (source->currency != target->currency) {
    if (source->currency != from || target->currency != to || !first || !last) return std::nullopt;
    const auto rate = rates_.find(from, to, *first, *last);
    if (!rate) return std::nullopt;
    return multiply(value, RationalInterval::closed(rate->low, rate->high));
  }
  if (!convertible(*source, *target)) return std::nullopt;
  if (reverses(*source, *target)) return convert_reversed(value, *source, *target, difference);
  const auto low = convert_end(value.low, *source, *target, difference);
  const auto high = convert_end(value.high, *source, *target, difference);
  if (!low || !high) return std::nullopt;
  return RationalInterval{*low, *high};
}

}  // namespace veritally
