// Rows: which figures of a column a claim may follow from, by its subject and its time.
#pragma once

#include "columns.hpp"
#include "wording.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// Which operations the words of a sentence name.
struct Cues {
  bool sum = false;
  bool mean = false;
  bool largest = false;
  bool smallest = false;
  bool share = false;
  std::string_view word{};  // for the largest or smallest
  bool any() const { return sum || mean || largest || smallest || share; }
};

// A claim, the sentence around it, and the column that it is held against.
struct Question {
  const plugin::Host& host;
  const plugin::Claim& claim;
  const Wording& wording;
  const Cues& cues;
  const Column& column;
};

using Rows = std::vector<const Datum*>;

inline bool within(const std::optional<plugin::Period>& inner, const plugin::Period& outer) {
  return inner && inner->from && inner->to && outer.from && outer.to &&
         *inner->from >= *outer.from && *inner->to <= *outer.to;
}

// The rows of the claim's time: of that very one, or else those inside of it. All, where the
// claim or the table says no time.
inline Rows rows_in_time(const std::vector<Datum>& data,
                         const std::optional<plugin::Period>& period) {
  Rows same;
  Rows inside;
  Rows all;
  for (const Datum& datum : data) {
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

inline Rows rows_in_time(const Question& question) {
  return rows_in_time(question.column.data, question.claim.period);
}

// Times of rows, each once.
inline std::vector<std::optional<plugin::Period>> times_of(const Rows& rows) {
  std::vector<std::optional<plugin::Period>> times;
  for (const Datum* row : rows) {
    if (std::ranges::find(times, row->period) == times.end()) times.push_back(row->period);
  }
  return times;
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
  return !name.empty() &&
         plugin::find_words(question.wording.text(), plugin::lower(name)).has_value();
}

// Whom the claim is about: whom its sentence names, or else the only row that the sentence names.
inline plugin::Symbol subject_of(const Question& question) {
  if (question.claim.subject != 0 && names_subject(question)) return question.claim.subject;
  const auto named = question.wording.named(question.column);
  const bool one = std::ranges::all_of(
      named, [&](const auto& name) { return name.subject == named.front().subject; });
  return !named.empty() && one ? named.front().subject : question.claim.subject;
}

// The rows of all whom a claim is about together, each once; none where one of them has no row.
inline Rows of_members(const Question& question, const Rows& rows) {
  const auto members = question.host.members(question.claim.subject);
  Rows own;
  for (const plugin::Symbol member : members) {
    const Rows one = of_subject(rows, member);
    if (one.size() != 1) return {};
    own.push_back(one.front());
  }
  return own;
}

// Years or quarters of one thing, which the table itself does not name.
inline bool has_no_names(const Column& column) {
  return std::ranges::none_of(column.data, [](const Datum& datum) { return datum.subject != 0; });
}

// The draft gives the measure for nobody but whom the claim is about, and no other document gives
// it for them: a table of nobody else's may well be theirs.
inline bool speaks_of_one(const Question& question) {
  return question.wording.is_only_subject(question.claim.subject, question.column.measure);
}

inline bool names_at_most_one(const Question& question) {
  const auto named = question.wording.named(question.column);
  return std::ranges::all_of(
      named, [&](const auto& name) { return name.subject == named.front().subject; });
}

// "more than Fabricam's": against somebody, and not against an earlier time.
inline bool compares(const Question& question) {
  return plugin::find_words(question.wording.behind(question.claim), "than").has_value();
}

// Rows of two times that are of the same subjects, each once.
inline bool are_of_same(const Rows& now, const Rows& before) {
  const auto subjects = [](const Rows& rows) {
    std::vector<plugin::Symbol> all;
    for (const Datum* row : rows) all.push_back(row->subject);
    std::ranges::sort(all);
    return all;
  };
  const auto all = subjects(now);
  return all == subjects(before) && std::ranges::adjacent_find(all) == all.end();
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
