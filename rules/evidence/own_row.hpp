// Own row: whether a cell to which an author points may be what its sentence speaks of, by the time
// and the name of its row.
#pragma once

#include "plain_words.hpp"
#include "wording.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

enum class RowFit : std::uint8_t {
  may_be,
  doubtful,    // another time or name, as far as the sentence was understood
  other_name,  // the sentence names another row, and no word of this one's name
  other_time,  // the sentence names another year and not this one's
};

// Words by which a sentence tells what a row does not: options of evidence/not-in-source.
struct RowWords {
  static constexpr plugin::Option options[] = {
      plain_words,
      plugin::TopicWords::option,
      {"another", "words among these that may tell another row, time or speaker: from $70 million",
       "from, than, it, that, those, these, there, year, compared, said, says, reported, smaller, "
       "larger, bigger, von, vom, jahr, vorjahr, gegenüber, rapport, année, año, share, shares, "
       "behind, ahead, above, below"}};

  explicit RowWords(const plugin::Host& host)
      : plain(host.option("plain")), another(host.option("another")), topics(host) {}

  plugin::WordList plain;
  plugin::WordList another;
  plugin::TopicWords topics;
};

class OwnRow {
 public:
  OwnRow(const plugin::Host& host, const RowWords& words, const plugin::Document& document,
         const plugin::Sentence& sentence, const plugin::Claim& claim)
      : host_(host), words_(words), sentence_(document.text_of(sentence)), claim_(claim) {
    for (const plugin::Place& place : document.places_of(sentence)) {
      figures_.push_back({place.begin - sentence.begin, place.end - sentence.begin});
    }
    for (const std::string_view word : plugin::word_texts(sentence_)) {
      if (is_year(word)) years_.push_back(std::atoi(std::string(word).c_str()));
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
    const bool sure = is_named(claim_.period) && !is_named(figure.period) && says_nothing_else();
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

  // ---- Names ----

  RowFit fit_of_name(const plugin::Claim& figure, const plugin::Document& source) const {
    if (figure.subject == 0 || figure.subject == claim_.subject || names(figure.subject) ||
        !names_row_of(source)) {
      return RowFit::may_be;
    }
    const std::string_view name = host_.text(plugin::Column::subject, figure.subject);
    const bool sure =
        says_nothing_else() && plugin::shared_words(words_.topics, name, sentence_) == 0;
    return sure ? RowFit::other_name : RowFit::doubtful;
  }

  bool names(plugin::Symbol subject) const {
    const std::string name = plugin::lower(host_.text(plugin::Column::subject, subject));
    return !name.empty() && plugin::find_words(sentence_, name).has_value();
  }

  // The sentence names whom the claim is about, who has rows of his own.
  bool names_row_of(const plugin::Document& source) const {
    return claim_.subject != 0 && names(claim_.subject) &&
           std::ranges::any_of(host_.find_all(claim_.subject), [&](plugin::ClaimRef ref) {
             const auto other = host_.claim(ref);
             return other && other->document == source.symbol();
           });
  }

  // ---- Words ----

  // Every word is a name, a time, the measure, within a figure, or plain: the year and the name of
  // the sentence are those of its figure, and not of a report or a merger that it tells of.
  bool says_nothing_else() const {
    return std::ranges::all_of(plugin::words_of(sentence_), [this](const plugin::Piece& word) {
      const std::string_view text = sentence_.substr(word.begin, word.end - word.begin);
      return is_year(text) || (words_.plain.holds(text) && !words_.another.holds(text)) ||
             is_measure(text) || is_in_figure(word) || is_in_name(word);
    });
  }

  bool is_measure(std::string_view word) const {
    const auto words = plugin::word_texts(host_.text(plugin::Column::measure, claim_.measure));
    return std::ranges::any_of(
        words, [word](std::string_view other) { return plugin::is_same_word(word, other); });
  }

  bool is_in_figure(const plugin::Piece& word) const {
    return std::ranges::any_of(figures_, [&](const plugin::Piece& figure) {
      return word.begin >= figure.begin && word.end <= figure.end;
    });
  }

  bool is_in_name(const plugin::Piece& word) const {
    const std::string name = plugin::lower(host_.text(plugin::Column::subject, claim_.subject));
    const auto at = name.empty() ? std::nullopt : plugin::find_words(sentence_, name);
    return at && word.begin >= *at && word.end <= *at + name.size();
  }

  static bool is_year(std::string_view word) {
    constexpr std::size_t digits = 4;
    return word.size() == digits && std::ranges::all_of(word, plugin::is_digit);
  }

  const plugin::Host& host_;
  const RowWords& words_;
  std::string_view sentence_;
  const plugin::Claim& claim_;
  std::vector<plugin::Piece> figures_;  // where the sentence states them
  std::vector<std::int32_t> years_;     // that the sentence names
};

}  // namespace veritally::rules
