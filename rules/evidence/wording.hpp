// Wording: what a sentence says in words beside its claims: whom and what it names, of how many it
// speaks, and whether it says anything that nobody here reads. What stands in other languages than
// the words of the options are of is not understood, and so nothing is judged by it.
#pragma once

#include "columns.hpp"
#include "table_words.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// Whether the middle of a time lies in a calendar year: of the year, its quarters, a fiscal year.
inline bool is_of_year(const std::optional<plugin::Period>& period, std::int32_t year) {
  if (!period || !period->from || !period->to) return false;
  constexpr std::int32_t first_year = 1970;
  constexpr std::int32_t four_years = 1461;  // days
  constexpr std::int32_t half_year = 183;
  const std::int32_t middle = (year - first_year) * four_years / 4 + half_year;
  return std::abs(*period->from / 2 + *period->to / 2 - middle) <= half_year;
}

class Wording {
 public:
  struct Named {
    plugin::Symbol subject = 0;
    plugin::Piece piece;  // in the text
  };
  // What the rows of a result account for beside their names.
  struct Known {
    std::vector<std::optional<plugin::Period>> times{};
    plugin::Symbol subject = 0;  // whose rows they are, where the table does not say
    std::vector<std::string_view> words{};
    bool span = false;  // "over the two years" is how many there are
  };

  Wording(const plugin::Host& host, const TableWords& table_words, const plugin::Document& draft,
          const plugin::Sentence& sentence)
      : host_(host),
        table_words_(table_words),
        draft_(draft),
        text_(draft.text_of(sentence)),
        words_(plugin::words_of(text_)) {
    for (std::size_t i = 0; i < sentence.claim_count; ++i) {
      const auto claim = host.claim(draft.claims_of(sentence)[i]);
      const plugin::Place& place = draft.places_of(sentence)[i];
      if (!claim) continue;
      claims_.push_back(*claim);
      places_.push_back({place.begin - sentence.begin, place.end - sentence.begin});
    }
  }

  const TableWords& table_words() const { return table_words_; }
  std::string_view text() const { return text_; }
  // "rose by", "fell to", "up".
  bool tells_change() const { return table_words_.changes.holds_word_of(text_); }
  // A figure that is not counted as others are: "adjusted for currency effects", "like-for-like",
  // "excluding Spain".
  bool is_counted_otherwise() const { return table_words_.adjusted.holds_word_of(text_); }
  const std::vector<plugin::Claim>& claims() const { return claims_; }
  // Where a claim of the sentence stands in its text.
  plugin::Piece place_of(const plugin::Claim& claim) const {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i].ref == claim.ref) return places_[i];
    }
    return {};
  }

  std::string_view before(const plugin::Claim& claim) const {
    return text_.substr(0, place_of(claim).begin);
  }
  std::string_view behind(const plugin::Claim& claim) const {
    return text_.substr(place_of(claim).end);
  }

  // The names of rows in the text, in its order; of names within a longer one only the latter.
  std::vector<Named> named(const Column& column) const {
    std::vector<Named> all;
    for (const RowName& name : column.subjects) {
      if (name.words.empty()) continue;
      for (auto at = plugin::find_words(text_, name.words); at;
           at = plugin::find_words(text_, name.words, *at + 1)) {
        all.push_back({name.subject, {*at, *at + name.words.size()}});
      }
    }
    const auto longer = [&](const Named& one) {
      return std::ranges::any_of(all, [&](const Named& other) {
        return other.piece.begin <= one.piece.begin && other.piece.end >= one.piece.end &&
               other.piece.end - other.piece.begin > one.piece.end - one.piece.begin;
      });
    };
    std::vector<Named> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), [&](const Named& n) { return !longer(n); });
    std::ranges::sort(kept, {}, [](const Named& one) { return one.piece.begin; });
    return kept;
  }

  // Whether the text names what the column measures, in words that no other word narrows.
  bool names_measure(const Column& column) const {
    const std::string_view wanted = host_.text(plugin::Column::measure, column.measure);
    constexpr std::string_view counted = " count";  // "shop count": shops
    const std::string_view noun =
        wanted.ends_with(counted) ? wanted.substr(0, wanted.size() - counted.size()) : wanted;
    return std::ranges::any_of(measures(), [&](const auto& measure) {
      const bool same = measure.second == wanted || is_same_noun(measure.second, noun);
      return same && !is_narrowed(measure.first, column);
    });
  }

  // True if all words, or those up to `until`, are names of rows, the measure, claims, plain or
  // `known`, so that nothing tells another scope, status or group.
  bool says_nothing_else(const Column& column, const Known& known,
                         std::uint64_t until = std::string_view::npos) const {
    std::vector<Named> names = named(column);
    const std::string_view own = host_.text(plugin::Column::subject, known.subject);
    const auto at = own.empty() ? std::nullopt : plugin::find_words(text_, plugin::lower(own));
    const bool place = at && plugin::is_one_of(plugin::word_before(text_, *at), {"in"});
    if (at && !place) names.push_back({known.subject, {*at, *at + own.size()}});
    for (std::size_t i = 0; i < words_.size() && words_[i].begin < until; ++i) {
      const std::string_view word = word_at(i);
      if (is_span(i) && !known.span) return false;
      if (std::ranges::find(known.words, word) != known.words.end() || is_plain(words_[i], names) ||
          is_of_measure(word, column) || is_of_group(i) || is_time(i, known)) {
        continue;
      }
      return false;
    }
    return true;
  }
  // Where the clause of a claim ends: behind it, at a comma or where a reason is given.
  std::uint64_t end_of_clause(const plugin::Claim& claim) const {
    const std::uint64_t from = place_of(claim).end;
    const std::uint64_t end = std::min(text_.find_first_of(",;:(", from), text_.size());
    const auto reason = table_words_.reasons.find(text_, from);
    return reason ? std::min(end, reason->begin) : end;
  }

  // The draft names all whom the column is about, few enough to be told one by one: "total revenue"
  // is theirs then. Of two it must say so: "combined", "together".
  bool is_draft_of_all(const Column& column) const {
    constexpr std::size_t most = 20;
    const std::size_t count = column.subjects.size();
    if (count < 2 || count > most) return false;
    if (count == 2 && !table_words_.joints.find(text_)) return false;
    return std::ranges::all_of(column.subjects, [&](const RowName& name) {
      return !name.words.empty() && plugin::find_words(draft_.text(), name.words);
    });
  }

  // The draft gives the measure for no other subject, and no other document gives it for this one.
  bool is_only_subject(plugin::Symbol subject, plugin::Symbol measure) const {
    const auto claims = draft_.claims();
    const bool only = std::ranges::all_of(claims, [&](plugin::ClaimRef ref) {
      const auto claim = host_.claim(ref);
      return !claim || claim->measure != measure || claim->subject == 0 || subject == 0 ||
             claim->subject == subject;
    });
    const auto same =
        subject == 0 ? std::span<const plugin::ClaimRef>() : host_.find(subject, measure);
    return only && std::ranges::all_of(same, [&](plugin::ClaimRef ref) {
             const auto claim = host_.claim(ref);
             return claim && claim->document == draft_.symbol();
           });
  }

  // In the measure's name or that of the column, one or many: "shops" of "shop count".
  bool is_of_measure(std::string_view word, const Column& column) const {
    const auto holds = [&](std::string_view text) {
      return std::ranges::any_of(plugin::words_of(text), [&](const plugin::Piece& piece) {
        return is_same_noun(word, text.substr(piece.begin, piece.end - piece.begin));
      });
    };
    const std::string_view wanted = host_.text(plugin::Column::measure, column.measure);
    if (holds(wanted)) return true;
    if (std::ranges::any_of(column.names, holds)) return true;
    return std::ranges::any_of(measures(), [&](const auto& measure) {
      return measure.second == wanted &&
             plugin::find_words(text_of(measure.first), plugin::lower(word));
    });
  }

  // "the three companies": how many; nullopt where the words narrow them.
  std::optional<std::int64_t> group() const {
    const auto at = group_at();
    return at ? plugin::spelled_number(word_at(*at + 1)) : std::nullopt;
  }
  // "2022 and 2023", "2021, 2022 and 2023": several years, listed; none for "from 2021 to 2023".
  std::vector<std::int32_t> listed_years() const {
    std::vector<std::int32_t> years;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto year = year_of(word_at(i));
      if (!year || (!years.empty() && !is_listed_behind_year(i))) continue;
      years.push_back(*year);
    }
    return years;
  }
  // Before "highest revenue": "the", "its", "s" of "Acme's", "a" of "a record"; empty where the
  // word for the superlative has no measure behind it.
  std::string_view owner_of(std::string_view superlative, const Column& column) const {
    for (std::size_t i = 1; i + 1 < words_.size(); ++i) {
      if (plugin::same_letters(word_at(i), superlative) && is_of_measure(word_at(i + 1), column)) {
        return word_at(i - 1);
      }
    }
    return {};
  }
  // "over the two years", "two-year": how many.
  std::optional<std::int64_t> years() const {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      if (plugin::is_one_of(word_at(i + 1), {"year", "years"})) {
        if (const auto count = plugin::spelled_number(word_at(i))) return count;
      }
    }
    return std::nullopt;
  }

 private:
  std::string_view text_of(const plugin::Piece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }
  std::string_view word_at(std::size_t i) const {
    return i < words_.size() ? text_of(words_[i]) : "";
  }

  static bool is_within(const plugin::Piece& inner, const plugin::Piece& outer) {
    return inner.begin >= outer.begin && inner.end <= outer.end;
  }

  bool is_plain(const plugin::Piece& word, const std::vector<Named>& names) const {
    const bool open = plugin::is_one_of(text_of(word), {"more", "less"}) &&
                      plugin::is_one_of(plugin::word_before(text_, word.begin), {"and", "or"});
    return (table_words_.plain.holds(text_of(word)) && !open) ||
           std::ranges::any_of(places_, [&](const auto& p) { return is_within(word, p); }) ||
           std::ranges::any_of(names, [&](const auto& n) { return is_within(word, n.piece); });
  }

  static bool is_same_noun(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() == b.size() + 1 && plugin::to_lower(a.back()) == 's') a.remove_suffix(1);
    return plugin::same_letters(a, b);
  }

  std::optional<std::size_t> group_at() const {
    for (std::size_t i = 0; i + 2 < words_.size(); ++i) {
      const std::string_view noun = word_at(i + 2);
      const bool many = noun.size() > 3 && noun.ends_with('s') && !plugin::is_upper(noun.front());
      const auto count = plugin::spelled_number(word_at(i + 1));
      if (many && count && *count > 1 && plugin::is_one_of(word_at(i), {"the", "all", "these"}) &&
          !table_words_.uncounted.holds(noun)) {
        return i;
      }
    }
    return std::nullopt;
  }
  bool is_of_group(std::size_t i) const {
    const auto at = group_at();
    return at && i >= *at && i <= *at + 2;
  }

  static bool are_within(const std::vector<std::optional<plugin::Period>>& periods,
                         std::int32_t days) {
    return std::ranges::all_of(periods, [&](const auto& period) {
      return period && period->from && period->to && *period->to - *period->from <= days;
    });
  }
  // "5 March", where the times are days or months.
  bool is_day_or_month(std::size_t i,
                       const std::vector<std::optional<plugin::Period>>& periods) const {
    constexpr std::int32_t month = 31;
    const auto is_month = [this](std::size_t at) { return table_words_.months.holds(word_at(at)); };
    if (!are_within(periods, month)) return false;
    const bool digits = plugin::is_digit(word_at(i).front()) && word_at(i).size() <= 2;
    return is_month(i) || (digits && (is_month(i + 1) || (i > 0 && is_month(i - 1))));
  }

  // "two years", "two-year".
  bool is_span(std::size_t i) const {
    return plugin::is_one_of(word_at(i), {"years"}) ||
           (plugin::is_one_of(word_at(i + 1), {"year", "years"}) &&
            plugin::spelled_number(word_at(i)));
  }
  // A year within one of the periods; the words for a quarter, a month or a day where the periods
  // are as short.
  bool is_time(std::size_t i, const Known& known) const {
    const std::string_view word = word_at(i);
    const bool span =
        plugin::is_one_of(word, {"years"}) ||
        (plugin::is_one_of(word_at(i + 1), {"year", "years"}) && plugin::spelled_number(word));
    if (span) return known.span;
    const auto is_ordinal = [](std::string_view one) {
      return plugin::is_one_of(one, {"first", "second", "third", "fourth"});
    };
    constexpr std::int32_t quarter = 92;
    if (plugin::is_one_of(word, {"quarterly"})) return are_within(known.times, quarter);
    if (plugin::is_one_of(word, {"q1", "q2", "q3", "q4"}) || is_ordinal(word)) {
      return are_within(known.times, quarter);
    }
    if (plugin::is_one_of(word, {"quarter"})) {
      return i > 0 && is_ordinal(word_at(i - 1)) && are_within(known.times, quarter);
    }
    if (is_day_or_month(i, known.times)) return true;
    const auto year = year_of(word);
    return year && std::ranges::any_of(
                       known.times, [&](const auto& period) { return is_of_year(period, *year); });
  }

  static std::optional<std::int32_t> year_of(std::string_view word) {
    if (word.size() != 4 || !std::ranges::all_of(word, plugin::is_digit)) return std::nullopt;
    std::int32_t year = 0;
    for (const char c : word) year = year * 10 + (c - '0');
    return year;
  }
  bool is_listed_behind_year(std::size_t i) const {
    const std::size_t before = plugin::is_one_of(word_at(i - 1), {"and"}) ? i - 2 : i - 1;
    return before < i && year_of(word_at(before)) && !plugin::find_words(text_, "between");
  }

  // Which measures one to four words in a row are, as reference data list them.
  const std::vector<std::pair<plugin::Piece, std::string>>& measures() const {
    if (measures_) return *measures_;
    measures_.emplace();
    constexpr std::size_t most = 4;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::size_t j = i; j < std::min(i + most, words_.size()); ++j) {
        const plugin::Piece piece{words_[i].begin, words_[j].end};
        const std::string words = plugin::lower(text_of(piece));
        measures_->emplace_back(piece, host_.canonical(plugin::Column::measure, words));
      }
    }
    return *measures_;
  }

  // "online revenue", "revenue growth".
  bool is_narrowed(const plugin::Piece& measure, const Column& column) const {
    const std::vector<Named> names = named(column);
    const auto first = std::ranges::find(words_, measure.begin, &plugin::Piece::begin);
    const auto last = std::ranges::find(words_, measure.end, &plugin::Piece::end);
    const auto joined = [&](const plugin::Piece& a, const plugin::Piece& b) {
      const std::string_view gap = text_.substr(a.end, b.begin - a.end);
      return gap == " " || gap == "-";
    };
    const auto narrows = [&](const plugin::Piece& word) {
      const auto& operations = table_words_.operations.phrases();
      return !is_plain(word, names) && !is_number(word) &&
             std::ranges::find(operations, text_of(word)) == operations.end();
    };
    const bool before =
        first != words_.begin() && joined(*(first - 1), *first) && narrows(*(first - 1));
    const bool behind =
        last + 1 < words_.end() && joined(*last, *(last + 1)) && narrows(*(last + 1));
    return before || behind;
  }
  bool is_number(const plugin::Piece& word) const { return plugin::is_digit(text_[word.begin]); }

  const plugin::Host& host_;
  const TableWords& table_words_;
  const plugin::Document& draft_;
  std::string_view text_;
  std::vector<plugin::Piece> words_;
  std::vector<plugin::Claim> claims_;
  std::vector<plugin::Piece> places_;  // of the claims
  mutable std::optional<std::vector<std::pair<plugin::Piece, std::string>>> measures_;
};

}  // namespace veritally::rules
