// As what a figure is told: the lowest, highest, first or last of a time, or one that has been
// revised. Two figures of one thing that are told as different ones do not contradict each other.
// What says so stands right before the figure; no claim has it. A rule that asks so lists
// `Telling::options` among its own, and makes a Telling when it is made itself; const from then on.
#pragma once

#include <veritally/plugin/document.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>
#include <veritally/plugin/word_list.hpp>
#include <veritally/plugin/words.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace veritally::plugin {

enum class ToldAs : std::uint8_t { level, low, high, first, intraday, revised };

class Telling {
 public:
  static constexpr Option options[] = {
      {"lows", "words before a figure that tell it as the lowest of its time, parted by commas",
       "low, lowest, tief, tiefststand, bas, mínimo"},
      {"highs", "words before a figure that tell it as the highest of its time",
       "high, highest, peak, peaked, hoch, höchststand, rekordhoch, haut, máximo"},
      {"openings", "words before a figure that tell it as the first of a day",
       "opened, opening, eröffnete, eröffnungskurs"},
      {"trades", "words before a figure that tell it as one in the course of a day",
       "intraday, trading, traded"},
      {"long_times", "words before a figure that make its high or low the level of a long time",
       "year, years, month, months, decade, decades, time, record, ever, historic"},
      {"revisions", "words before *that to* and a figure that say that it replaces another",
       "raised, raises, lifted, hiked, increased, boosted, upped, cut, cuts, lowered, reduced, "
       "trimmed, revised, revises, corrected, updated, amended, changed, upgraded, downgraded"},
      {"revised", "words for what is revised: raised that to, revised its forecast to",
       "that, this, it, figure, number, forecast, estimate, guidance, outlook, target, plan, "
       "plans, projection, budget, total, toll, count, prediction"}};

  explicit Telling(const Host& host)
      : lows_(host.option("lows")),
        highs_(host.option("highs")),
        openings_(host.option("openings")),
        trades_(host.option("trades")),
        long_times_(host.option("long_times")),
        revisions_(host.option("revisions")),
        revised_(host.option("revised")) {}

  // By the few words before the figure, nearest first: those behind another figure or a sign that
  // ends a clause do not count.
  ToldAs of(const Document& document, ClaimRef ref) const {
    const Place* place = document.place(ref);
    return place == nullptr ? ToldAs::level : of_lead(lead_of(document, *place));
  }

  // A claim and where it stands.
  struct Told {
    Symbol document = 0;
    ClaimRef ref = 0;
  };

  // Whether two figures of one thing are told as different ones.
  bool apart(const Host& host, const Told& a, const Told& b) const {
    const auto told = [&](const Told& claim) {
      const auto document = Document::open(host, claim.document);
      return document ? of(*document, claim.ref) : ToldAs::level;
    };
    return told(a) != told(b);
  }
  bool apart(const Host& host, const Claim& a, const Claim& b) const {
    return apart(host, Told{a.document, a.ref}, Told{b.document, b.ref});
  }

 private:
  // The clause before a figure, from the last one before it on.
  static std::string_view lead_of(const Document& document, const Place& place) {
    const Sentence& sentence = document.sentences()[place.sentence];
    std::uint64_t begin = sentence.begin;
    for (const Place& other : document.places_of(sentence)) {
      if (other.end <= place.begin) begin = std::max(begin, other.end);
    }
    const std::string_view text = document.text().substr(begin, place.begin - begin);
    const auto clause = text.find_last_of(",;:()");
    return clause == std::string_view::npos ? text : text.substr(clause + 1);
  }

  ToldAs of_lead(std::string_view lead) const {
    constexpr std::size_t words_before_figure = 6;
    const auto words = word_texts(lead);
    const bool to = !words.empty() && same_letters(words.back(), "to");
    bool thing = false;
    ToldAs told = ToldAs::level;
    const std::size_t seen = std::min(words.size(), words_before_figure);
    for (std::size_t i = words.size(); i-- > words.size() - seen;) {
      if (long_times_.holds(words[i])) return ToldAs::level;  // "a five-year high"
      if (told == ToldAs::level) told = extreme_of(words[i]);
      thing = thing || revised_.holds(words[i]);
      if (revisions_.holds(words[i]) && to && thing) return ToldAs::revised;
    }
    return told;
  }

  ToldAs extreme_of(std::string_view word) const {
    using enum ToldAs;
    if (lows_.holds(word)) return low;
    if (highs_.holds(word)) return high;
    if (openings_.holds(word)) return first;
    return trades_.holds(word) ? intraday : level;
  }

  WordList lows_;
  WordList highs_;
  WordList openings_;
  WordList trades_;
  WordList long_times_;
  WordList revisions_;
  WordList revised_;
};

}  // namespace veritally::plugin
