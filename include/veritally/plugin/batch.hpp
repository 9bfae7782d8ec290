// What a rule is called with, besides documents (document.hpp): Claims (a batch as columns), Terms.
//
// Both are views of the host's memory, cheap to copy, and valid until the call returns. Several
// threads call one rule with different batches at the same time.
//
//   for (const Claims& group : claims.groups())
//     for (std::size_t i = 0; i + 1 < group.size(); ++i)
//       if (group.high[i] < group.low[i + 1]) ...
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>

namespace veritally::plugin {

// One column of a batch. Symbol columns are there only if the rule's Info asks for them.
template <class T>
class View {
 public:
  View() = default;
  View(const T* data, std::size_t begin) : data_(data == nullptr ? nullptr : data + begin) {}

  const T& operator[](std::size_t i) const { return data_[i]; }
  explicit operator bool() const { return data_ != nullptr; }
  const T* data() const { return data_; }

 private:
  const T* data_ = nullptr;
};

// Entries begin to end - 1 of a batch.
struct Entries {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

class Claims {
 public:
  // Entries begin to end of a batch. REQUIRES: begin <= end <= raw->count.
  Claims(const vt_claims* raw, std::size_t begin, std::size_t end)
      : ref(raw->ref, begin),
        subject(raw->subject, begin),
        measure(raw->measure, begin),
        unit(raw->unit, begin),
        scope(raw->scope, begin),
        document(raw->document, begin),
        of(raw->of, begin),
        per(raw->per, begin),
        period(raw->period, begin),
        value(raw->value, begin),
        low(raw->low, begin),
        high(raw->high, begin),
        bounds(raw->bounds, begin),
        flag(raw->flag, begin),
        comparator(raw->comparator, begin),
        change(raw->change, begin),
        modality(raw->modality, begin),
        basis(raw->basis, begin),
        raw_(raw),
        size_(end - begin) {}
  explicit Claims(const vt_claims* raw) : Claims(raw, 0, raw->count) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // False: working, message, labels and fixes may stay empty, which saves the time to write them.
  // The host calls again, with true and the same claims, for what it is going to show.
  bool words_wanted() const { return (raw_->flags & VT_BATCH_WORKING) != 0; }

  bool approximate(std::size_t i) const { return (flag[i] & VT_FLAG_APPROXIMATE) != 0; }
  bool is_range(std::size_t i) const { return (flag[i] & VT_FLAG_RANGE) != 0; }
  bool together(std::size_t i) const { return (flag[i] & VT_FLAG_TOGETHER) != 0; }
  bool converted(std::size_t i) const { return (flag[i] & VT_FLAG_CONVERTED) != 0; }
  bool ambiguous(std::size_t i) const { return (flag[i] & VT_FLAG_AMBIGUOUS) != 0; }
  // The interval does not follow from what was written.
  bool interval_given(std::size_t i) const { return (flag[i] & VT_FLAG_INTERVAL) != 0; }
  Comparator comparator_of(std::size_t i) const { return static_cast<Comparator>(comparator[i]); }
  Change change_of(std::size_t i) const { return static_cast<Change>(change[i]); }
  Modality modality_of(std::size_t i) const { return static_cast<Modality>(modality[i]); }
  std::optional<Period> period_of(std::size_t i) const { return Period::from_abi(period[i]); }
  bool same_period(std::size_t i, std::size_t j) const {
    const vt_period& a = period[i];
    const vt_period& b = period[j];
    return a.from == b.from && a.to == b.to && a.flags == b.flags && a.relation == b.relation;
  }
  // Some entries of this view. REQUIRES: begin <= end <= size().
  Claims part(Entries entries) const {
    const auto offset = static_cast<std::size_t>(ref.data() - raw_->ref);
    return {raw_, offset + entries.begin, offset + entries.end};
  }

  // The groups of the whole batch, as entries of it; none for scopes other than group. The cheap
  // way past groups of which nothing is wanted.
  auto group_entries() const {
    return std::views::iota(std::uint32_t{0}, raw_->group_count) |
           std::views::transform([raw = raw_](std::uint32_t group) -> Entries {
             return {raw->group_begin[group], raw->group_begin[group + 1]};
           });
  }
  // The same, each as a view of its own.
  auto groups() const {
    return group_entries() | std::views::transform([raw = raw_](Entries group) -> Claims {
             return {raw, group.begin, group.end};
           });
  }

  View<ClaimRef> ref;
  View<Symbol> subject;
  View<Symbol> measure;
  View<Symbol> unit;
  View<Symbol> scope;
  View<Symbol> document;
  View<Symbol> of;
  View<Symbol> per;
  View<vt_period> period;
  View<vt_decimal> value;
  // Bounds rounded outward, in one unit for a group; NaN: cannot be brought to it. A filter.
  View<double> low;
  View<double> high;
  View<std::uint8_t> bounds;  // VT_LOW_OPEN ...
  View<std::uint8_t> flag;    // VT_FLAG_...
  View<std::uint8_t> comparator;
  View<std::uint8_t> change;
  View<std::uint8_t> modality;
  // Equal for claims that may be held against each other if their subject is the same.
  View<std::uint32_t> basis;

 private:
  const vt_claims* raw_;
  std::size_t size_;
};

// Distinct texts of one column, for a normaliser: `Host::rewrite(i, canonical)`.
class Terms {
 public:
  explicit Terms(const vt_terms* raw) : raw_(raw) {}

  Column column() const { return static_cast<Column>(raw_->column); }
  std::size_t size() const { return raw_->count; }
  std::string_view operator[](std::size_t i) const { return detail::view(raw_->terms[i]); }

 private:
  const vt_terms* raw_;
};

}  // namespace veritally::plugin
