// Own row: whether a cell to which an author points may be what its sentence speaks of, by the time
// and the name of its row.
#pragma once

#include "wording.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

enum class RowFit : std::uint8_t {
  may_be,
  doubtful,    // another time or name, as far as the sentence was understood
  other_name,  // the sentence names another row and not this one
  other_time,  // the sentence names another year and not this one's
};

class OwnRow {
 public:
  OwnRow(const plugin::Host& host, std::string_view sentence, const plugin::Claim& claim)
      : host_(host), sentence_(sentence), claim_(claim) {
    for (const plugin::Piece& word : plugin::words_of(sentence)) {
      const std::string_view text = sentence.substr(word.begin, word.end - word.begin);
      constexpr std::size_t digits = 4;
      if (text.size() != digits || !std::ranges::all_of(text, plugin::is_digit)) continue;
      years_.push_back(std::atoi(std::string(text).c_str()));
    }
  }

  // How the row of one of the source's figures fits.
  RowFit fit(const plugin::Claim& figure, const plugin::Document& source) const {
    const RowFit name = fit_of_name(figure, source);
    return name == RowFit::may_be || name == RowFit::doubtful ? std::max(name, fit_of_time(figure))
                                                              : name;
  }

 private:
  // ---- Times ----

  RowFit fit_of_time(const plugin::Claim& figure) const {
    if (!claim_.period || !figure.period || !are_apart(*claim_.period, *figure.period)) {
      return RowFit::may_be;
    }
    const auto is_named = [this](const std::optional<plugin::Period>& period) {
      return std::ranges::any_of(years_, [&](auto year) { return is_of_year(period, year); });
    };
    const bool sure = is_named(claim_.period) && !is_named(figure.period) && !looks_back();
    return sure ? RowFit::other_time : RowFit::doubtful;
  }

  // No day is in both, nor is one the day before or behind the other: 31 December and 1 January.
  static bool are_apart(const plugin::Period& a, const plugin::Period& b) {
    if (a.fiscal != b.fiscal) return false;
    const auto ends_before = [](const plugin::Period& first, const plugin::Period& then) {
      if (!first.to || !then.from) return false;
      const bool day = first.from == first.to || then.from == then.to;
      return *first.to + (day ? 1 : 0) < *then.from;
    };
    return ends_before(a, b) || ends_before(b, a);
  }

  // "a year earlier", "than the year before": the sentence tells of a time that it gives no digits.
  bool looks_back() const {
    return says_one_of({"earlier",  "before",    "previous",  "previously", "prior",
                        "ago",      "last",      "preceding", "since",      "than",
                        "compared", "against",   "from",      "unchanged",  "still",
                        "later",    "next",      "following", "vorjahr",    "zuvor",
                        "zuletzt",  "gegenüber", "nach",      "précédent",  "précédente",
                        "avant",    "contre",    "anterior",  "antes",      "frente"});
  }

  // ---- Names ----

  RowFit fit_of_name(const plugin::Claim& figure, const plugin::Document& source) const {
    if (figure.subject == 0 || figure.subject == claim_.subject || names(figure.subject) ||
        !names_another_row(figure, source)) {
      return RowFit::may_be;
    }
    const bool sure = claim_.subject != 0 && names(claim_.subject) && !points_elsewhere();
    return sure ? RowFit::other_name : RowFit::doubtful;
  }

  bool names(plugin::Symbol subject) const {
    const std::string name = plugin::lower(host_.text(plugin::Column::subject, subject));
    return !name.empty() && plugin::find_words(sentence_, name).has_value();
  }

  // The claim is about somebody who has rows of his own beside this one.
  bool names_another_row(const plugin::Claim& figure, const plugin::Document& source) const {
    std::set<plugin::Symbol> seen{0, figure.subject};
    for (const plugin::ClaimRef ref : source.claims()) {
      const auto other = host_.claim(ref);
      if (other && seen.insert(other->subject).second && names(other->subject)) return true;
    }
    return false;
  }

  // "Unlike Spain, it had 7.3 %": whom the figure is about is not whom the sentence names.
  bool points_elsewhere() const {
    return says_one_of({"it",      "its",   "they",   "their",  "he",        "she",      "his",
                        "her",     "than",  "like",   "unlike", "compared",  "against",  "both",
                        "another", "other", "others", "rival",  "neighbour", "neighbor", "er",
                        "sie",     "es",    "als",    "wie",    "anders",    "il",       "elle",
                        "ils",     "elles", "que",    "comme",  "como",      "ella",     "ellos"});
  }

  bool says_one_of(std::initializer_list<std::string_view> words) const {
    return std::ranges::any_of(words, [this](std::string_view word) {
      return plugin::find_words(sentence_, word).has_value();
    });
  }

  const plugin::Host& host_;
  std::string_view sentence_;
  const plugin::Claim& claim_;
  std::vector<std::int32_t> years_;  // that the sentence names
};

}  // namespace veritally::rules
