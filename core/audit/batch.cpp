#include "audit/batch.hpp"

#include "plugin/host_services.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace veritally {
namespace {

// Bounds of an exact number: the nearest double, and a little more.
double outward(const Rational& value, int direction) {
  const auto near = value.convert_to<double>();
  return near + direction * std::abs(near) * 0x1p-49;
}

struct Bounds {
  double low = 0;
  double high = 0;
  std::uint8_t ends = 0;  // VT_LOW_OPEN ...
};

Bounds bounds_of(const Interval& interval) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Bounds out;
  out.low = interval.low.unbounded ? -infinity : round_down(interval.low.value);
  out.high = interval.high.unbounded ? infinity : round_up(interval.high.value);
  out.ends = static_cast<std::uint8_t>(to_abi(interval).flags);
  return out;
}

Bounds bounds_of(const ClaimTable& table, const ClaimRow& row, const Basis& basis) {
  if (row.details != 0 || basis.comparator != VT_EQUAL || basis.flags != 0) {
    return bounds_of(table.interval(row));
  }
  // Half a unit of the last digit to each side, which fits: the row has no interval of its own.
  const std::int64_t tenfold = row.value * 10;
  return {round_down({tenfold - 5, row.exponent - 1}), round_up({tenfold + 5, row.exponent - 1}),
          0};
}

}  // namespace

GroupBatch::GroupBatch(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                       const ReferenceData& reference, std::uint32_t columns)
    : table_(table), alignment_(alignment), bases_(bases), reference_(reference) {
  out_.wanted = columns;
  for (const ClaimSegment& segment : table.segments()) rows_.push_back(segment.rows.data());
  clear();
}

void GroupBatch::clear() {
  out_.clear();
  group_begin_.assign(1, 0);
}

void GroupBatch::prefetch(ClaimRef ref) const {
  __builtin_prefetch(rows_[ref >> ClaimSegment::bits] + (ref & (ClaimSegment::capacity - 1)));
}

void GroupBatch::add(SubjectKey key) {
  collect(key);
  order();
  for (std::size_t begin = 0; begin < entries_.size();) {
    const std::uint32_t group = entries_[begin].basis->group;
    std::size_t end = begin + 1;
    while (end < entries_.size() && entries_[end].basis->group == group) ++end;
    // Claims that name no measure are not known to speak of one thing.
    if (end - begin > 1 && entries_[begin].basis->measure != 0) append_group(key, begin, end);
    begin = end;
  }
}

void GroupBatch::collect(SubjectKey key) {
  entries_.clear();
  for (const ClaimRef ref : alignment_.claims(key)) {
    const ClaimRow& row = rows_[ref >> ClaimSegment::bits][ref & (ClaimSegment::capacity - 1)];
    entries_.push_back({&row, &bases_.of(row), ref, 0, 0});
  }
}

// Groups together, runs together inside them, each in the order of their first claims. The numbers
// of groups and runs bring equals together only; their own order means nothing and must not show.
void GroupBatch::order() {
  const bool one_run = std::all_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.basis->run == entries_.front().basis->run;
  });
  if (one_run) return;
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.basis->group, a.basis->run, a.ref) <
           std::tuple(b.basis->group, b.basis->run, b.ref);
  });
  for (std::size_t begin = 0; begin < entries_.size();) {
    std::size_t end = begin;
    ClaimRef first_of_group = UINT32_MAX;
    for (std::size_t run = begin;
         end < entries_.size() && entries_[end].basis->group == entries_[begin].basis->group;
         ++end) {
      if (entries_[end].basis->run != entries_[run].basis->run) run = end;
      entries_[end].first_of_run = entries_[run].ref;
      first_of_group = std::min(first_of_group, entries_[run].ref);
    }
    for (; begin < end; ++begin) entries_[begin].first_of_group = first_of_group;
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tuple(a.first_of_group, a.first_of_run, a.ref) <
           std::tuple(b.first_of_group, b.first_of_run, b.ref);
  });
}

void GroupBatch::append_group(SubjectKey key, std::size_t begin, std::size_t end) {
  const std::size_t first = out_.extend(end - begin);
  const bool together = alignment_.together(key);
  bool one_unit = true;
  for (std::size_t i = begin; i < end; ++i) {
    const Entry& entry = entries_[i];
    out_.set(first + i - begin, table_, entry.ref, *entry.row, *entry.basis, key, together);
    one_unit = one_unit && entry.basis->unit == entries_[begin].basis->unit;
  }
  if (!one_unit) bring_to_one_unit(first);
  group_begin_.push_back(static_cast<std::uint32_t>(out_.count));
}

// The bounds of a group from its entry `first` on, in the unit of that entry.
void GroupBatch::bring_to_one_unit(std::size_t first) {
  const Symbol unit = out_.units[first];
  const std::string_view to = table_.units.text(unit);
  for (std::size_t i = first; i < out_.count; ++i) {
    if (out_.units[i] == unit) continue;
    const ClaimRow& row = table_.row(out_.refs[i]);
    const ClaimContext context = table_.context(row);
    const Period period = unpack_period(table_.periods.text(context.period));
    const auto moved = reference_.convert(to_rational(table_.interval(row, context)),
                                          table_.units.text(out_.units[i]), to, period.from,
                                          period.to, context.change != Change::none);
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

ClaimBatch::ClaimBatch(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                       const std::vector<vt_claim_ref>& refs) {
  columns_.extend(refs.size());
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const ClaimRow& row = table.row(refs[i]);
    const SubjectKey subject = alignment.subject(refs[i]);
    columns_.set(i, table, refs[i], row, bases.of(row), subject, alignment.together(subject));
  }
}

vt_claims ClaimBatch::claims() const { return columns_.view(true); }

std::size_t Columns::extend(std::size_t further) {
  const std::size_t first = count;
  count += further;
  if (count <= refs.size()) return first;
  const std::size_t room = std::max<std::size_t>(count * 2, 64);
  const auto grow = [room](auto&... columns) { (columns.resize(room), ...); };
  grow(refs, bases, units, periods, values, lows, highs, bounds, flags, comparators, changes,
       modalities);
  const auto grow_if_wanted = [&](std::uint32_t column, auto& symbols) {
    if ((wanted & (1U << column)) != 0) symbols.resize(room);
  };
  grow_if_wanted(VT_SUBJECT, subjects);
  grow_if_wanted(VT_MEASURE, measures);
  grow_if_wanted(VT_SCOPE, scopes);
  grow_if_wanted(VT_DOCUMENT, documents);
  grow_if_wanted(VT_OF, ofs);
  grow_if_wanted(VT_PER, pers);
  return first;
}

void Columns::set(std::size_t at, const ClaimTable& table, ClaimRef ref, const ClaimRow& row,
                  const Basis& basis, SubjectKey subject, bool together) {
  refs[at] = ref;
  bases[at] = basis.run;
  units[at] = basis.unit;
  const auto put = [at](std::vector<vt_symbol>& to, Symbol symbol) {
    if (!to.empty()) to[at] = symbol;
  };
  put(subjects, subject);
  put(measures, basis.measure);
  put(scopes, basis.scope);
  put(documents, row.document);
  put(ofs, basis.of);
  put(pers, basis.per);
  periods[at] = basis.period;
  values[at] = {row.value, row.exponent, 0};
  const Bounds outer = bounds_of(table, row, basis);
  lows[at] = outer.low;
  highs[at] = outer.high;
  bounds[at] = outer.ends;
  flags[at] = static_cast<std::uint8_t>(basis.flags | (together ? VT_FLAG_TOGETHER : 0U));
  comparators[at] = basis.comparator;
  changes[at] = basis.change;
  modalities[at] = basis.modality;
}

vt_claims Columns::view(bool words) const {
  const auto column = [](const auto& values_of) {
    return values_of.empty() ? nullptr : values_of.data();
  };
  vt_claims out{};
  out.struct_size = sizeof(vt_claims);
  out.count = static_cast<std::uint32_t>(count);
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
  out.basis = column(bases);
  return out;
}

}  // namespace veritally
