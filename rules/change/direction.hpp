// change/direction: what is said to rise rises, and what is said to be above expectations is.
#pragma once

#include "expected.hpp"
#include "pairs.hpp"
#include "topical.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::rules {

class Direction {
 public:
  static constexpr plugin::Option options[] = {
      {"rises", "words that say that a value rises, parted by commas",
       "rose, rises, risen, increased, increases, grew, grows, grown, climbed, climbs, jumped, "
       "surged, "
       "soared, swelled, rocketed, skyrocketed, raised, raises, lifted, hiked, boosted, up, "
       "higher, stieg, stiegen, "
       "gestiegen, steigt, wuchs, wuchsen, gewachsen, kletterte, kletterten, geklettert, erhöhte, "
       "erhöhten, erhöht, zugenommen, zulegte, augmenté, augmente, augmentait, grimpé, progressé, "
       "monté, bondi, relevé, hausse, subió, subieron, subido, aumentó, aumentaron, aumentado, "
       "creció, "
       "crecieron, crecido, elevó"},
      {"falls", "words that say that a value falls, parted by commas",
       "fell, falls, plummeted, plummets, fallen, decreased, decreases, declined, declines, "
       "dropped, drops, shrank, "
       "shrunk, "
       "slid, plunged, tumbled, sank, slumped, slipped, dipped, cut, cuts, reduced, reduces, "
       "lowered, lowers, slashed, trimmed, down, lower, sanken, gesunken, sinkt, fiel, fielen, "
       "gefallen, schrumpfte, geschrumpft, verringerte, verringert, senkte, gesenkt, reduzierte, "
       "reduziert, zurückgegangen, baissé, baisse, diminué, diminue, reculé, chuté, tombé, réduit, "
       "abaissé, bajó, bajaron, bajado, cayó, cayeron, caído, disminuyó, disminuyeron, disminuido, "
       "redujo, redujeron, reducido, descendió"},
      {"gap_rises", "words that say that one of `gaps` rises",
       "widened, widens, widening, ausgeweitet, creusé, creusée, amplió, ampliado"},
      {"gap_falls", "words that say that one of `gaps` falls",
       "narrowed, narrows, narrowing, verengte, verengt, resserré, estrechó"},
      {"gaps", "what widens and narrows",
       "deficit, deficits, gap, loss, losses, shortfall, difference, spread, lead, defizit, "
       "verlust, "
       "lücke, abstand, déficit, perte, pertes, écart, pérdida, pérdidas, brecha"},
      {"pace_rises", "words that say that one of `paces` rises",
       "accelerated, accelerates, accelerating, quickened, beschleunigte, beschleunigt, accéléré, "
       "aceleró, acelerado"},
      {"pace_falls", "words that say that one of `paces` falls",
       "slowed, slows, slowing, eased, eases, easing, cooled, verlangsamte, verlangsamt, ralenti, "
       "ralentizó, desaceleró, moderó"},
      {"paces", "what accelerates, slows and eases",
       "growth, inflation, expansion, pace, unemployment, wachstum, inflation, teuerung, tempo, "
       "croissance, rythme, crecimiento, inflación, ritmo"},
      {"good_rises", "words that say that one of `goods` rises",
       "improved, improves, improving, recovered, recovers, recovering, rebounded, rebounds, "
       "rebounding, verbesserte, verbessert, erholte, erholt, amélioré, améliorée, rebondi, "
       "mejoró, "
       "mejorado, recuperó"},
      {"good_falls", "words that say that one of `goods` falls",
       "worsened, worsens, deteriorated, deteriorates, verschlechterte, verschlechtert, dégradé, "
       "dégradée, empeoró"},
      {"goods", "what improves and recovers",
       "sales, revenue, revenues, profit, profits, earnings, margin, margins, output, production, "
       "exports, turnout, confidence, productivity, growth, orders, shares, umsatz, gewinn, marge, "
       "produktion, wachstum, ventes, bénéfice, marge, production, croissance, ventas, beneficio, "
       "margen, producción, crecimiento"},
      {"bads", "words before which `goods` are of something that improves by falling",
       "cost, costs, time, times, hours, days, loss, losses, debt, ratio, error, errors, "
       "emissions, "
       "waste, defects, delays, kosten, zeit, verlust, verluste, fehler, coût, coûts, temps, "
       "pertes, "
       "costes, costos, tiempo, pérdidas"},
      {"articles",
       "words behind a verb of `goods`, `gaps` and `paces` by which it is done to others",
       "the, a, an, its, their, his, her, our, die, den, das, ihre, ihren, le, la, les, sa, son, "
       "ses, el, los, las, su, sus"},
      {"turns", "words that part a direction from the values behind it",
       "that, which, who, would, will, could, after, before, as, when, while, because, despite, "
       "if, "
       "and, or, but, than, dass, nachdem, weil, und, oder, que, qui, et, ou, y, o, mais, pero"},
      {"ranks", "words of sentences in which a lower number may be the better one",
       "rank, ranks, ranked, ranking, rankings, place, places, position, spot, list, league, seed, "
       "chart, charts, table, depth, deep, below zero, odds, platz, rang, rangliste, tabelle, "
       "tiefe, "
       "classement, profondeur, puesto, lugar, clasificación, profundidad"},
      {"overs", "words that say that a value is above what was expected, parted by commas",
       "beat, beats, beating, beaten, topped, tops, topping, exceeded, exceeds, exceeding, "
       "surpassed, surpasses, surpassing, above, übertraf, übertrafen, über, dépassé, dépasse, "
       "superó, superaron"},
      {"unders", "words that say that it is below",
       "missed, misses, missing, below, trailed, undershot, short, behind, verfehlte, verfehlten, "
       "unter"},
      {"leads",
       "words before such a word that make it say which one is meant: \"the reduced rate\"",
       "the, its"},
      {"idioms", "words behind which such a word says no direction: \"fell ill\"",
       "ill, sick, asleep, short, apart, victim, silent, behind, pregnant, foul, flat, krank, aus, "
       "malade, enfermo"},
      {"nots", "words before them that turn them round",
       "not, never, no, nor, neither, failed, fail, fails, without, instead, nicht, kein, keine, "
       "n, pas, no, sin, didn, doesn, don, wasn, weren, hasn, haven, hadn, isn, aren, will, would, "
       "could, can, may, might, should, to"}};
  static constexpr plugin::Info info{
      .id = "change/direction",
      .summary =
          "a rise whose values fall, a fall whose values rise, a forecast beaten that was not",
      .documentation =
          R"(Holds words for a direction against the old and the new value beside them: *fell from 10 to 12
million*, *$10m, up from $12m*, *raised its forecast from 10 to 9*. One of the three is wrong, and the
reader does not know which way things went: an error, whatever the size of the difference.

Some words say a direction of some things alone: a deficit, gap or loss widens and narrows, growth and
inflation accelerate, slow and ease, and sales and margins improve and recover (the options `gaps`,
`paces` and `goods`, each with its words for rises and falls). They count where such a thing stands
before them in the sentence, and none of `bads` before what improves (*production costs improved*).

For example, *output fell from 410 to 450 tonnes* is said of a rise by 40 tonnes.

So are words for what came of a plan or forecast: *revenue of $5.2 billion beat the $5.4 billion that
analysts had expected*. The options `overs` and `unders` have them; they count up to four words before
the planned or expected value, where the value that is compared, of the same subject and measure,
stands before it or in the sentence before. Behind *not*, *failed to* and the like (the option `nots`)
they are left aside.

Values that do not differ by more than rounding are consistent by rounding, for either direction. The
words are options (`rises`, `falls`); they count right before the values, or right behind them.

It stays silent where words for both directions stand there, on values that are a thousand times
apart (a scale word may be missing), on negative ones, and in sentences about ranks and depths (the
option `ranks`), where less is more. A percent change between the values says its direction itself,
and is left to `change/percent`.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::error,
      .options = options,
      .orders = true};

  explicit Direction(const plugin::Host& host)
      : rises_(host.option("rises")),
        falls_(host.option("falls")),
        turns_(host.option("turns")),
        ranks_(host.option("ranks")),
        leads_(host.option("leads")),
        idioms_(host.option("idioms")),
        topical_(host),
        expected_(host.option("overs"), host.option("unders"), host.option("nots")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const plugin::Sentence* before = nullptr;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count > 0) {
        for_each_pair(host, document, sentence,
                      [&](const Pair& pair) { judge(host, document, sentence, pair); });
        expected_.for_each(host, document, sentence, before,
                           [&](const Outcome& outcome) { judge(host, document, outcome); });
      }
      before = &sentence;
    }
  }

 private:
  struct Said {
    bool rise = false;
    plugin::Piece words{};  // bytes of the text
  };

  // ---- What the sentence says ----

  // Of a word of a sentence; nullopt where it says none.
  std::optional<bool> rises(std::string_view text, const plugin::Sentence& sentence,
                            const plugin::Piece& place) const {
    const std::string_view word = text.substr(place.begin, place.end - place.begin);
    if (idioms_.holds(plugin::word_behind(text, place.end)) ||
        leads_.holds(plugin::word_before(text, place.begin))) {
      return std::nullopt;
    }
    if (rises_.holds(word)) return true;
    if (falls_.holds(word)) return false;
    return topical_.rises(text.substr(sentence.begin, sentence.end - sentence.begin),
                          {place.begin - sentence.begin, place.end - sentence.begin});
  }

  // The direction in a stretch of a sentence of which the last words lead to a value; nullopt where
  // there is none, or both.
  std::optional<Said> last_in(std::string_view text, const plugin::Sentence& sentence,
                              std::uint64_t begin, std::uint64_t end) const {
    constexpr std::size_t most_between = 3;  // "fell in value from"
    const std::string_view stretch = text.substr(begin, end - begin);
    const std::vector<plugin::Piece> words = plugin::words_of(stretch);
    const auto word = [&](const plugin::Piece& piece) {
      return stretch.substr(piece.begin, piece.end - piece.begin);
    };
    const std::size_t seen = std::min(words.size(), most_between + 1);
    std::optional<Said> said;
    for (std::size_t i = words.size(); i > words.size() - seen; --i) {
      const plugin::Piece& piece = words[i - 1];
      if (turns_.holds(word(piece))) break;
      const plugin::Piece place{begin + piece.begin, begin + piece.end};
      const auto rise = rises(text, sentence, place);
      if (!rise) continue;
      if (said && said->rise != *rise) return std::nullopt;
      said = Said{*rise, place};
    }
    return said;
  }

  // Right behind the values: "von 10 auf 12 gestiegen".
  std::optional<Said> first_in(std::string_view text, const plugin::Sentence& sentence,
                               std::uint64_t begin) const {
    const plugin::Piece piece = plugin::next_word(text.substr(0, sentence.end), begin);
    const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
    if (word.empty() || !plugin::trimmed(text.substr(begin, piece.begin - begin)).empty()) {
      return std::nullopt;
    }
    const auto rise = rises(text, sentence, piece);
    return rise ? std::optional(Said{*rise, piece}) : std::nullopt;
  }

  // "fell from A to B", "von A auf B gefallen", "fell to B from A", "B, down from A".
  std::optional<Said> said_of(const plugin::Document& document, const plugin::Sentence& sentence,
                              const Pair& pair) const {
    const std::string_view text = document.text();
    const plugin::Place& first = pair.old_first() ? pair.old_place : pair.now_place;
    const plugin::Place& second = pair.old_first() ? pair.now_place : pair.old_place;
    std::uint64_t begin = sentence.begin;
    for (const plugin::Place& place : document.places_of(sentence)) {
      if (place.end <= first.begin) begin = std::max(begin, place.end);
    }
    // "had risen to 12, and was down to 9": how it came to the old value is another change.
    const bool led = pair.old_first() && plugin::word_before(text, first.begin) == "to";
    const auto ahead = led ? std::nullopt : last_in(text, sentence, begin, first.begin);
    const auto other = pair.old_first() ? first_in(text, sentence, second.end)
                                        : last_in(text, sentence, first.end, second.begin);
    if (ahead && other && ahead->rise != other->rise) return std::nullopt;
    return ahead ? ahead : other;
  }

  // ---- What the values say ----

  static bool are_comparable(const plugin::Host& host, const Pair& pair) {
    const plugin::Number zero = host.number(0);
    const plugin::Number old = host.number(pair.old.nominal);
    const plugin::Number now = host.number(pair.now.nominal);
    const plugin::Number thousand = host.number(1000);
    const auto unit = host.unit(host.text(plugin::Column::unit, pair.old.unit));
    const bool length = unit && unit->dimension == "meter";  // "drops from 10 to 30 m"
    // "187 beds, one in six, up from 164"
    const auto is_part = [&](const plugin::Number& one, const plugin::Number& other) {
      return one.below(host.number(1)) && other.above(host.number(20));
    };
    if (is_part(old, now) || is_part(now, old)) return false;
    return !length && !old.below(zero) && !now.below(zero) && !(old * thousand).below(now) &&
           !(now * thousand).below(old);
  }

  // A change in percent or by an amount between the same values is judged with its direction, which
  // is that of these words.
  static bool is_derived(const plugin::Host& host, const plugin::Document& document,
                         const plugin::Sentence& sentence, const Pair& pair, bool rise) {
    for (const plugin::ClaimRef ref : document.claims_of(sentence)) {
      const auto claim = host.claim(ref);
      if (!claim || claim->change == plugin::Change::none || claim->operands.size() != 2) continue;
      const bool same_way = (claim->change == plugin::Change::up) == rise;
      const bool same_values =
          claim->operands[0] == pair.now.ref && claim->operands[1] == pair.old.ref;
      if (same_way && same_values) return true;
    }
    return false;
  }

  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const Pair& pair) const {
    const auto said = said_of(document, sentence, pair);
    if (!said || !are_comparable(host, pair) ||
        is_derived(host, document, sentence, pair, said->rise) ||
        ranks_.find(document.text_of(sentence))) {
      return;
    }
    // A rise is possible if some allowed new value is above some old one.
    const plugin::Number zero = host.number(0);
    const plugin::Number moved = host.number(pair.now.interval) - host.number(pair.old.interval);
    const auto order = plugin::compare(pair.now.value, pair.old.value);
    plugin::Verdict verdict = plugin::Verdict::inconsistent;
    if (said->rise ? order > 0 : order < 0) {
      verdict = plugin::Verdict::consistent;
    } else if (said->rise ? zero.ends_before(moved) : moved.starts_before(zero)) {
      verdict = plugin::Verdict::consistent_by_rounding;
    }
    report(host, document, pair, *said, verdict);
  }

  static void judge(const plugin::Host& host, const plugin::Document& document,
                    const Outcome& outcome) {
    const auto& [value, expected, words, over] = outcome;
    const auto beyond = [over](const plugin::Number& a, const plugin::Number& b) {
      return over ? a.above(b) : a.below(b);
    };
    plugin::Verdict verdict = plugin::Verdict::consistent_by_rounding;
    if (beyond(host.number(value.nominal), host.number(expected.nominal))) {
      verdict = plugin::Verdict::consistent;
    } else if (beyond(host.number(expected.interval), host.number(value.interval))) {
      verdict = plugin::Verdict::inconsistent;
    }
    const plugin::Scale scale = plugin::scale_of(host, value);
    const std::string is = plugin::show(host, value, scale);
    const std::string was = plugin::show_with_unit(host, expected, scale);
    plugin::Check check{
        .verdict = verdict,
        .claims = {value.ref, expected.ref},
        .working = is + " against " + was + "; stated as " + (over ? "above" : "below")};
    if (verdict != plugin::Verdict::inconsistent) {
      host.report(check);
      return;
    }
    check.labels.push_back(
        document.label(words.begin, words.end, over ? "said to be above" : "said to be below"));
    for (const plugin::ClaimRef claim : check.claims) {
      check.labels.push_back({.role = plugin::Role::contradicts, .claim = claim});
    }
    const std::string word(document.text().substr(words.begin, words.end - words.begin));
    host.report(plugin::Finding{.check = check,
                                .message = "\"" + word + "\" is said of " + is + " against " + was +
                                           ", which is " + (over ? "more" : "less"),
                                .confidence = 0.9});
  }

  static std::string way(const Pair& pair) {
    const auto order = plugin::compare(pair.now.value, pair.old.value);
    return order == 0 ? "no change" : order < 0 ? "a fall" : "a rise";
  }

  static void report(const plugin::Host& host, const plugin::Document& document, const Pair& pair,
                     const Said& said, plugin::Verdict verdict) {
    const plugin::Scale scale = plugin::scale_of(host, pair.now);
    const std::string old = plugin::show(host, pair.old, scale);
    const std::string now = plugin::show_with_unit(host, pair.now, scale);
    plugin::Check check{.verdict = verdict,
                        .working = "from " + old + " to " + now + "; stated " +
                                   (said.rise ? "as a rise" : "as a fall")};
    check.claims.push_back(pair.now.ref);
    if (!pair.is_range()) check.claims.push_back(pair.old.ref);
    if (verdict != plugin::Verdict::inconsistent) {
      host.report(check);
      return;
    }
    check.labels.push_back(document.label(said.words.begin, said.words.end,
                                          said.rise ? "said to rise" : "said to fall"));
    for (const plugin::ClaimRef claim : check.claims) {
      check.labels.push_back({.role = plugin::Role::contradicts, .claim = claim});
    }
    const std::string word(
        document.text().substr(said.words.begin, said.words.end - said.words.begin));
    host.report(plugin::Finding{
        .check = check,
        .message = "\"" + word + "\" is said of " + way(pair) + " from " + old + " to " + now,
        .confidence = 0.95});
  }

  plugin::WordList rises_;
  plugin::WordList falls_;
  plugin::WordList turns_;
  plugin::WordList ranks_;
  plugin::WordList leads_;
  plugin::WordList idioms_;
  Topical topical_;
  Expected expected_;
};

}  // namespace veritally::rules
