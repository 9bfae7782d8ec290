#include "audit/batch.hpp"

#include "plugin/host_services.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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
  if (row.detailed() || basis.comparator != VT_EQUAL || basis.flags != 0) {
    return bounds_of(table.interval(row));
  }
  // Half a unit of the last digit to each side, which fits: the row has no interval of its own.
  const Decimal value = row.stated();
  const std::int64_t tenfold = value.mantissa() * 10;
  const std::int32_t exponent = value.exponent() - 1;
  return {round_down({tenfold - 5, exponent}), round_up({tenfold + 5, exponent}), 0};
}

}  // namespace

GroupBatch::GroupBatch(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                       const ReferenceData& reference, std::uint32_t columns, const Share* share)
    : table_(table),
      alignment_(alignment),
      bases_(bases),
      reference_(reference),
      share_(share),
      grouping_(bases) {
  out_.wanted = columns;
  for (const ClaimSegment& segment : table.segments()) segments_.push_back(segment.rows.data());
  clear();
}

void GroupBatch::clear() {
  out_.clear();
  group_begin_.assign(1, 0);
}

// The claims of a subject stand anywhere in the table. Copied in a loop of nothing else, the
// processor waits for many of them at a time, even where it drops what it was asked to fetch ahead.
void GroupBatch::fetch_rows(std::span<const ClaimRef> refs) {
  constexpr std::size_t ahead = 32;
  const auto row = [this](ClaimRef ref) {
    return segments_[ref >> ClaimSegment::bits] + (ref & (ClaimSegment::capacity - 1));
  };
  rows_.resize(refs.size());
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (i + ahead < refs.size()) __builtin_prefetch(row(refs[i + ahead]));
    rows_[i] = *row(refs[i]);
  }
}

void GroupBatch::add(SubjectKey first, SubjectKey end) {
  fetch_rows(alignment_.claims(first, end));
  const ClaimRow* row = rows_.data();
  for (SubjectKey key = first; key < end; ++key) {
    const std::span<const ClaimRef> refs = alignment_.claims(key);
    // Key 0 holds claims that name no subject, which are not known to speak of one thing.
    if (key == 0 || refs.size() < 2) {
      row += refs.size();
      continue;
    }
    grouping_.begin();
    for (const ClaimRef ref : refs) {
      grouping_.add(*row, bases_.of(*row), ref);
      ++row;
    }
    append_groups(key);
  }
}

void GroupBatch::add_group(SubjectKey key, std::uint32_t group) {
  grouping_.begin();
  for (const ClaimRef ref : alignment_.claims(key)) {
    const ClaimRow& row = table_.row(ref);
    const Basis& basis = bases_.of(row);
    if (basis.group == group) grouping_.add(row, basis, ref);
  }
  append_groups(key);
}

void GroupBatch::append_groups(SubjectKey key) {
  const std::span<const Grouping::Member> members = grouping_.order();
  for (std::size_t begin = 0; begin < members.size();) {
    const Basis& basis = *members[begin].basis;
    std::size_t end = begin + 1;
    while (end < members.size() && members[end].basis->group == basis.group) ++end;
    // Claims that name no measure are not known to speak of one thing.
    if (end - begin > 1 && basis.measure != 0 &&
        (share_ == nullptr || share_->has_groups(key, basis.measure))) {
      append_group(key, members.subspan(begin, end - begin));
    }
    begin = end;
  }
}

void GroupBatch::append_group(SubjectKey key, std::span<const Grouping::Member> members) {
  const std::size_t first = out_.extend(members.size());
  const bool together = alignment_.together(key);
  bool one_unit = true;
  std::size_t at = first;
  for (const Grouping::Member& member : members) {
    out_.set(at++, table_, member.ref, *member.row, *member.basis, key, together);
    one_unit = one_unit && member.basis->unit == members.front().basis->unit;
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
                       std::span<const vt_claim_ref> refs) {
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
  values[at] = to_abi(table.stated(row));
  const Bounds outer = bounds_of(table, row, basis);
  lows[at] = outer.low;
  highs[at] = outer.high;
  // Single bytes last: as far as the compiler knows they could change anything before them.
  bounds[at] = outer.ends;
  flags[at] = static_cast<std::uint8_t>(basis.flags | (together ? VT_FLAG_TOGETHER : 0U) |
                                        (table.interval_given(row) ? VT_FLAG_INTERVAL : 0U));
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
