#include "audit/batch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "plugin/host_services.hpp"

namespace veritally {
namespace {

auto group_key(const auto& entry) { return std::tuple(entry.measure, entry.dimension); }

auto run_key(const auto& entry) {
  return std::tuple(entry.measure, entry.dimension, entry.row->period, entry.scope,
                    entry.row->modality, entry.of, entry.per, entry.row->change);
}

// Bounds of an exact number: the nearest double, and a little more.
double outward(const Rational& value, int direction) {
  const double near = value.convert_to<double>();
  return near + direction * std::abs(near) * 0x1p-49;
}

}  // namespace

GroupBatch::GroupBatch(const ClaimTable& table, const Alignment& alignment,
                       const ReferenceData& reference, std::uint32_t columns)
    : table_(table), alignment_(alignment), reference_(reference) {
  out_.wanted = columns;
  for (const ClaimSegment& segment : table.segments()) bases_.push_back(segment.rows.data());
  known_periods_.resize(table.periods.size(), to_abi(std::optional<Period>()));
  for (Symbol symbol = 0; symbol < known_periods_.size(); ++symbol) {
    const std::string_view packed = table.periods.text(symbol);
    if (!packed.empty()) known_periods_[symbol] = to_abi(std::optional(unpack_period(packed)));
  }
  clear();
}

void GroupBatch::clear() {
  out_.clear();
  group_begin_.assign(1, 0);
}

void GroupBatch::prefetch(ClaimRef ref) const {
  __builtin_prefetch(bases_[ref >> ClaimSegment::bits] + (ref & (ClaimSegment::capacity - 1)));
}

void GroupBatch::add(SubjectKey key) {
  collect(key);
  order();
  for (std::size_t begin = 0; begin < entries_.size();) {
    std::size_t end = begin + 1;
    while (end < entries_.size() && group_key(entries_[end]) == group_key(entries_[begin])) ++end;
    // Claims that name no measure are not known to speak of one thing.
    if (end - begin > 1 && entries_[begin].measure != 0) append_group(key, begin, end);
    begin = end;
  }
}

void GroupBatch::collect(SubjectKey key) {
  entries_.clear();
  for (const ClaimRef ref : alignment_.claims(key)) {
    const ClaimRow& row =
        bases_[ref >> ClaimSegment::bits][ref & (ClaimSegment::capacity - 1)];
    Entry entry;
    entry.row = &row;
    entry.ref = ref;
    entry.measure = alignment_.measure(row.measure);
    entry.unit = alignment_.unit(row.unit);
    entry.dimension = alignment_.dimension(entry.unit);
    entry.scope = alignment_.scope(row.scope);
    if (row.details != 0) {
      const ClaimDetails& details = table_.details(row);
      entry.of = details.of;
      entry.per = details.per;
    }
    entries_.push_back(entry);
  }
}

// Groups together, runs together inside them, each in the order of their first claims. Symbols
// bring equals together only; their own order means nothing and must not show.
void GroupBatch::order() {
  const auto same = [](const Entry& a, const Entry& b) { return run_key(a) == run_key(b); };
  if (entries_.size() < 2 || std::all_of(entries_.begin() + 1, entries_.end(), [&](const Entry& e) {
        return same(e, entries_.front());
      })) {
    return;
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple_cat(run_key(a), std::tuple(a.ref)) <
           std::tuple_cat(run_key(b), std::tuple(b.ref));
  });
  std::size_t group = 0;
  std::size_t run = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (group_key(entries_[i]) != group_key(entries_[group])) group = i;
    if (!same(entries_[i], entries_[run])) run = i;
    entries_[group].first_of_group = std::min(
        i == group ? UINT32_MAX : entries_[group].first_of_group, entries_[run].ref);
    entries_[i].first_of_run = entries_[run].ref;
  }
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (group_key(entries_[i]) == group_key(entries_[i - 1])) {
      entries_[i].first_of_group = entries_[i - 1].first_of_group;
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.first_of_group, a.first_of_run, a.ref) <
           std::tuple(b.first_of_group, b.first_of_run, b.ref);
  });
}

void GroupBatch::append_group(SubjectKey key, std::size_t begin, std::size_t end) {
  const std::size_t first = out_.refs.size();
  bool one_unit = true;
  for (std::size_t i = begin; i < end; ++i) {
    append(key, entries_[i]);
    one_unit = one_unit && entries_[i].unit == entries_[begin].unit;
  }
  if (!one_unit) bring_to_one_unit(first);
  group_begin_.push_back(static_cast<std::uint32_t>(out_.refs.size()));
}

void GroupBatch::append(SubjectKey key, const Entry& entry) {
  out_.append(*entry.row, {entry.ref, key, entry.measure, entry.unit, entry.scope, entry.of,
                           entry.per, known_periods_[entry.row->period],
                           alignment_.together(key)});
}

// The bounds of a group from its entry `first` on, in the unit of that entry.
void GroupBatch::bring_to_one_unit(std::size_t first) {
  const Symbol unit = out_.units[first];
  const std::string_view to = table_.units.text(unit);
  for (std::size_t i = first; i < out_.refs.size(); ++i) {
    if (out_.units[i] == unit) continue;
    const ClaimRow& row = table_.row(out_.refs[i]);
    const Period period = unpack_period(table_.periods.text(row.period));
    const auto moved =
        reference_.convert(to_rational(row.interval()), table_.units.text(out_.units[i]), to,
                           period.from, period.to, out_.changes[i] != VT_CHANGE_NONE);
    out_.flags[i] |= VT_FLAG_CONVERTED;
    if (!moved) {
      out_.lows[i] = out_.highs[i] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    if (!moved->low.unbounded) out_.lows[i] = outward(moved->low.value, -1);
    if (!moved->high.unbounded) out_.highs[i] = outward(moved->high.value, 1);
  }
}

vt_claims GroupBatch::claims(bool words) const {
  vt_claims batch = out_.view(words);
  batch.group_count = static_cast<std::uint32_t>(group_begin_.size() - 1);
  batch.group_begin = group_begin_.data();
  return batch;
}

ClaimBatch::ClaimBatch(const ClaimTable& table, const Alignment& alignment,
                       const std::vector<vt_claim_ref>& refs) {
  for (const vt_claim_ref ref : refs) {
    const ClaimRow& row = table.row(ref);
    const ClaimDetails& details = table.details(row);
    std::optional<Period> period;
    if (row.period != 0) period = unpack_period(table.periods.text(row.period));
    const SubjectKey subject = alignment.subject(ref);
    columns_.append(row, {ref, subject, alignment.measure(row.measure), alignment.unit(row.unit),
                          alignment.scope(row.scope), details.of, details.per, to_abi(period),
                          alignment.together(subject)});
  }
}

vt_claims ClaimBatch::claims() const { return columns_.view(true); }

void Columns::clear() {
  const auto empty = [](auto&... columns) { (columns.clear(), ...); };
  empty(refs, subjects, measures, units, scopes, documents, ofs, pers, periods, values, lows, highs,
        bounds, flags, comparators, changes, modalities);
}

void Columns::append(const ClaimRow& row, const Canonical& canonical) {
  const auto put = [this](std::uint32_t column, std::vector<vt_symbol>& to, Symbol symbol) {
    if ((wanted & (1U << column)) != 0) to.push_back(symbol);
  };
  refs.push_back(canonical.ref);
  units.push_back(canonical.unit);
  put(VT_SUBJECT, subjects, canonical.subject);
  put(VT_MEASURE, measures, canonical.measure);
  put(VT_SCOPE, scopes, canonical.scope);
  put(VT_DOCUMENT, documents, row.document);
  put(VT_OF, ofs, canonical.of);
  put(VT_PER, pers, canonical.per);
  periods.push_back(canonical.period);
  values.push_back({row.value, row.value_exponent, 0});
  constexpr double infinity = std::numeric_limits<double>::infinity();
  lows.push_back((row.flags & row_flag::low_unbounded) != 0
                     ? -infinity
                     : round_down(Decimal(row.low, row.low_exponent)));
  highs.push_back((row.flags & row_flag::high_unbounded) != 0
                      ? infinity
                      : round_up(Decimal(row.high, row.high_exponent)));
  // The bits of row_flag and of the contract are the same for an interval's ends.
  static_assert(row_flag::low_open == VT_LOW_OPEN && row_flag::high_open == VT_HIGH_OPEN &&
                row_flag::low_unbounded == VT_LOW_UNBOUNDED &&
                row_flag::high_unbounded == VT_HIGH_UNBOUNDED);
  bounds.push_back(row.flags & 15);
  unsigned bits = 0;
  if ((row.flags & row_flag::approximate) != 0) bits |= VT_FLAG_APPROXIMATE;
  if ((row.flags & row_flag::range) != 0) bits |= VT_FLAG_RANGE;
  if (canonical.together) bits |= VT_FLAG_TOGETHER;
  flags.push_back(static_cast<std::uint8_t>(bits));
  comparators.push_back(row.comparator);
  changes.push_back(row.change);
  modalities.push_back(row.modality);
}

vt_claims Columns::view(bool words) const {
  const auto column = [](const auto& values_of) {
    return values_of.empty() ? nullptr : values_of.data();
  };
  vt_claims out{};
  out.struct_size = sizeof(vt_claims);
  out.count = static_cast<std::uint32_t>(refs.size());
  out.flags = words ? VT_BATCH_WORKING : 0;
  out.ref = column(refs);
  out.subject = column(subjects);
  out.measure = column(measures);
  out.unit = column(units);
  out.scope = column(scopes);
  out.document = column(documents);
  out.of = column(ofs);
  out.per = column(pers);
  out.period = column(periods);
  out.value = column(values);
  out.low = column(lows);
  out.high = column(highs);
  out.bounds = column(bounds);
  out.flag = column(flags);
  out.comparator = column(comparators);
  out.change = column(changes);
  out.modality = column(modalities);
  return out;
}

}  // namespace veritally
