// Rows: which figures of a column a claim may follow from, by its subject and its time.
#pragma once

#include "columns.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// A claim, the words around it, and the column that it is held against.
struct Question {
  const plugin::Host& host;
  const plugin::Claim& claim;
  std::string_view sentence;
  const Column& column;
};

using Rows = std::vector<const Datum*>;

inline bool within(const std::optional<plugin::Period>& inner, const plugin::Period& outer) {
  return inner && inner->from && inner->to && outer.from && outer.to &&
         *inner->from >= *outer.from && *inner->to <= *outer.to;
}

// The rows of the claim's time: of that very one, or else those inside of it. All, where the
// claim or the table says no time.
inline Rows rows_in_time(const Question& question) {
  Rows same;
  Rows inside;
  Rows all;
  const auto& period = question.claim.period;
  for (const Datum& datum : question.column.data) {
    all.push_back(&datum);
    if (!period) continue;
    if (datum.period == period) same.push_back(&datum);
    if (within(datum.period, *period)) inside.push_back(&datum);
  }
  const bool timeless =
      std::none_of(all.begin(), all.end(), [](const Datum* datum) { return datum->period; });
  if (!period || timeless) return all;
  return same.empty() ? inside : same;
}

inline Rows of_subject(const Rows& rows, plugin::Symbol subject) {
  Rows own;
  for (const Datum* row : rows) {
    if (subject != 0 && row->subject == subject) own.push_back(row);
  }
  return own;
}

// The sentence names whom the claim is about, and did not only speak of it before.
inline bool names_subject(const Question& question) {
  const std::string_view name = question.host.text(plugin::Column::subject, question.claim.subject);
  return !name.empty() && plugin::find_words(question.sentence, plugin::lower(name)).has_value();
}

// The rows' times follow each other without a gap from one end of the period to the other.
inline bool cover(const Rows& rows, const std::optional<plugin::Period>& period) {
  if (!period || !period->from || !period->to) return false;
  std::vector<std::pair<std::int32_t, std::int32_t>> times;
  for (const Datum* row : rows) {
    if (!within(row->period, *period)) return false;
    times.emplace_back(*row->period->from, *row->period->to);
  }
  std::sort(times.begin(), times.end());
  std::int32_t next = *period->from;
  for (const auto& [from, to] : times) {
    if (from != next) return false;
    next = to + 1;
  }
  return next == *period->to + 1;
}

inline const Datum* only_at(const Rows& rows, const std::optional<plugin::Period>& period) {
  const Datum* found = nullptr;
  for (const Datum* row : rows) {
    if (!period || row->period != period) continue;
    if (found != nullptr) return nullptr;
    found = row;
  }
  return found;
}

// The row of a time that ends the day before this one begins, and is about as long.
inline const Datum* just_before(const Rows& rows, const Datum& now) {
  const auto length = [](const plugin::Period& period) { return *period.to - *period.from; };
  if (!now.period->from || !now.period->to) return nullptr;
  const Datum* found = nullptr;
  for (const Datum* row : rows) {
    const bool whole = row->period && row->period->from && row->period->to;
    if (!whole || *row->period->to + 1 != *now.period->from) continue;
    constexpr std::int32_t most_apart = 3;  // of months, quarters and years
    if (std::abs(length(*row->period) - length(*now.period)) > most_apart) continue;
    if (found != nullptr) return nullptr;
    found = row;
  }
  return found;
}

// The rows to which and from which something changed: those of the claim's two times, that of its
// time and the one before, or those at both ends of its time ("from 2021 to 2024").
inline std::pair<const Datum*, const Datum*> ends_of(const Rows& rows, const plugin::Claim& claim) {
  const Datum* now = only_at(rows, claim.period);
  if (now != nullptr) {
    return {now, claim.base_period ? only_at(rows, claim.base_period) : just_before(rows, *now)};
  }
  const Datum* before = nullptr;
  for (const Datum* row : rows) {
    if (!claim.period || !within(row->period, *claim.period)) continue;
    if (row->period->from == claim.period->from) before = row;
    if (row->period->to == claim.period->to) now = row;
  }
  return {now, before == now ? nullptr : before};
}

}  // namespace veritally::rules
