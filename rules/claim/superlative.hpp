// claim/superlative: a figure called the largest of its kind, and is it?
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Superlative {
 public:
  static constexpr plugin::Option options[] = {
      {"largest", "words that call a figure the largest of its kind, parted by commas",
       "largest, biggest, highest, record, priciest, costliest"},
      {"smallest", "words that call it the smallest", "lowest, smallest"},
      {"owners", "words before a superlative that is of what follows",
       "its, the, their, his, her, a, our, s"},
      {"several", "words shortly before a superlative that make it one of several",
       "of, among, amongst, second, third, fourth, not"},
      {"amounts", "nouns of amounts that a superlative is of",
       "investment, deal, acquisition, loss, profit, revenue, drop, fall, decline, rise, increase, "
       "gain, jump, order, budget, contract, fine, payout, sale, deficit, surplus, turnout, crowd, "
       "attendance, total, number, amount, donation, purchase"}};
  static constexpr plugin::Info info{
      .id = "claim/superlative",
      .summary = "a figure called the largest or smallest of its kind",
      .documentation =
          R"(Where a sentence with one figure calls a sum or a change the largest, biggest, highest, lowest or a
record (*its largest investment outside Europe*, *a record profit*), the rule looks for other figures of
the same subject, measure, unit, scope and status over an equally long time. If one of them is larger
(or smaller, for the lowest), the superlative is wrong: a warning. If all are smaller, it holds.

Where there is nothing to compare with, it says so in a note: superlatives are what press offices say
first and what corrections are printed about. Nothing is noted of *the highest revenue* where a table of
the audit has several revenues of that time: `evidence/computed` holds it against those.

It stays silent on *one of the largest*, *among the biggest*, *second-largest*, on superlatives of firms
and people and not of amounts (*the largest bank*), and on sentences with several figures.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note,
      .options = options,
      .orders = true};

  explicit Superlative(const plugin::Host& host)
      : largest_(host.option("largest")),
        smallest_(host.option("smallest")),
        owners_(host.option("owners")),
        several_(host.option("several")),
        amounts_(host.option("amounts")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    std::optional<Columns> columns;  // once somebody asks
    for (const plugin::Sentence& sentence : document.sentences()) {
      const auto found = superlative_in(document.text_of(sentence));
      const auto figure = found ? only_figure(host, document, sentence) : std::nullopt;
      if (!figure) continue;
      if (!columns) columns = columns_of(host);
      judge(host, document, sentence, *found, *figure, *columns);
    }
  }

 private:
  struct Found {
    plugin::Piece words;  // in the sentence
    bool smallest = false;
    bool its = false;  // of the subject's own: "its largest", "a record"
  };

  // "its largest single-country investment", "a record profit"
  std::optional<Found> superlative_in(std::string_view text) const {
    const std::vector<plugin::Piece> words = plugin::words_of(text);
    const auto word = [&](std::size_t i) {
      return text.substr(words[i].begin, words[i].end - words[i].begin);
    };
    for (std::size_t i = 1; i < words.size(); ++i) {
      const bool smallest = smallest_.holds(word(i));
      if (!smallest && !largest_.holds(word(i))) continue;
      if (!owners_.holds(word(i - 1))) continue;
      if (is_one_of_several(text, words, i)) continue;
      if (const auto noun = amount_behind(text, words, i)) {
        const bool its =
            plugin::is_one_of(word(i), {"record"}) || !plugin::is_one_of(word(i - 1), {"the"});
        return Found{{words[i].begin, words[*noun].end}, smallest, its};
      }
    }
    return std::nullopt;
  }

  // "one of the largest", "among its biggest", "the second largest"
  bool is_one_of_several(std::string_view text, const std::vector<plugin::Piece>& words,
                         std::size_t at) const {
    for (std::size_t i = at - std::min<std::size_t>(at, 3); i < at; ++i) {
      if (several_.holds(text.substr(words[i].begin, words[i].end - words[i].begin))) return true;
    }
    return false;
  }

  // The noun of an amount within the next words, with no punctuation before it.
  std::optional<std::size_t> amount_behind(std::string_view text,
                                           const std::vector<plugin::Piece>& words,
                                           std::size_t at) const {
    constexpr std::size_t near = 4;
    for (std::size_t i = at + 1; i < words.size() && i <= at + near; ++i) {
      const std::string_view gap = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
      if (gap != " " && gap != "-") return std::nullopt;
      if (amounts_.holds(text.substr(words[i].begin, words[i].end - words[i].begin))) return i;
    }
    return std::nullopt;
  }

  // Whose figure of which time a cell of a table is.
  struct Cell {
    plugin::Symbol subject = 0;
    std::optional<plugin::Period> period;
  };
  using Columns = std::map<std::string_view, std::vector<Cell>>;  // by measure

  static Columns columns_of(const plugin::Host& host) {
    Columns columns;
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      if (!document || document->tables().empty()) continue;
      for (const plugin::Sentence& sentence : document->sentences()) {
        if (document->block_of(sentence).kind != VT_BLOCK_TABLE_CELL) continue;
        for (const plugin::ClaimRef ref : document->claims_of(sentence)) {
          const auto claim = host.claim(ref);
          if (!claim) continue;
          columns[host.text(plugin::Column::measure, claim->measure)].push_back(
              {claim->subject, claim->period});
        }
      }
    }
    return columns;
  }

  // A table has others of the time, or for "its largest" other times: whether one of them goes
  // beyond the figure, evidence/computed says.
  bool is_in_columns(const plugin::Host& host, const plugin::Claim& figure, const Found& found,
                     std::string_view words, const Columns& columns) const {
    const std::string measure = plugin::lower(words.substr(words.find(' ') + 1));
    const std::string noun = plugin::lower(words.substr(words.rfind(' ') + 1));
    for (const std::string_view name :
         {measure_of(host, figure), host.canonical(plugin::Column::measure, measure),
          host.canonical(plugin::Column::measure, noun)}) {
      const auto cells = columns.find(name);
      if (cells == columns.end() || name.empty()) continue;
      const auto others = std::ranges::count_if(cells->second, [&](const Cell& cell) {
        if (!found.its) return !cell.period || cell.period == figure.period;
        return cell.period && cell.period != figure.period &&
               (figure.subject == 0 || cell.subject == figure.subject);
      });
      if (others > (found.its ? 0 : 1)) return true;
    }
    return false;
  }

  // The claim of the sentence, spans of time and vague ones aside.
  static std::optional<plugin::Claim> only_figure(const plugin::Host& host,
                                                  const plugin::Document& document,
                                                  const plugin::Sentence& sentence) {
    std::optional<plugin::Claim> found;
    for (std::size_t i = 0; i < sentence.claim_count; ++i) {
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      if (!claim || (document.places_of(sentence)[i].flags & VT_PLACE_VAGUE) != 0) continue;
      const std::string_view unit = host.text(plugin::Column::unit, claim->unit);
      if (plugin::is_one_of(unit, {"year", "month", "week", "day", "hour"})) continue;
      if (found) return std::nullopt;
      found = claim;
    }
    return found;
  }

  void judge(const plugin::Host& host, const plugin::Document& document,
             const plugin::Sentence& sentence, const Found& found, const plugin::Claim& figure,
             const Columns& columns) const {
    const std::string words(
        document.text_of(sentence).substr(found.words.begin, found.words.end - found.words.begin));
    plugin::Check check{.claims = {figure.ref},
                        .labels = {document.label(sentence.begin + found.words.begin,
                                                  sentence.begin + found.words.end)}};
    std::size_t compared = 0;
    for (const plugin::ClaimRef ref : document.claims()) {
      const auto other = host.claim(ref);
      if (!other || is_narrower(host, figure, words) || !comparable(host, figure, *other)) continue;
      ++compared;
      const plugin::Relation relation = host.compare(ref, figure.ref);
      if (found.smallest ? relation.below() : relation.above()) {
        return report_wrong(host, figure, *other, words, std::move(check));
      }
    }
    if (compared > 0) {
      check.verdict = plugin::Verdict::consistent;
      check.working = "no other of " + std::to_string(compared + 1) + " figures goes beyond it";
      return host.report(check);
    }
    if (is_in_columns(host, figure, found, words, columns)) return;
    check.verdict = plugin::Verdict::undetermined;
    check.working = "no other figure to compare with";
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "\"" + words + "\": nothing here shows it",
                                .confidence = 0.7});
  }

  // The measure without what makes a superlative of it: "record profit" is a profit.
  std::string_view measure_of(const plugin::Host& host, const plugin::Claim& claim) const {
    const std::string_view measure = host.text(plugin::Column::measure, claim.measure);
    const std::string_view first = plugin::word_behind(measure, 0);
    const bool superlative = largest_.holds(first) || smallest_.holds(first);
    return superlative ? plugin::trimmed(measure.substr(first.size())) : measure;
  }

  // "highest online revenue", where the claim is of revenue: others may be of all revenue.
  bool is_narrower(const plugin::Host& host, const plugin::Claim& claim,
                   std::string_view words) const {
    const std::vector<plugin::Piece> pieces = plugin::words_of(words);
    const std::string_view measure = measure_of(host, claim);
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
      const std::string word =
          plugin::lower(words.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
      if (!plugin::find_words(measure, word)) return true;
    }
    return false;
  }

  // Figures of one thing over other times that are equally long.
  bool comparable(const plugin::Host& host, const plugin::Claim& a, const plugin::Claim& b) const {
    const auto length = [](const plugin::Claim& claim) -> std::optional<int> {
      if (!claim.period || !claim.period->from || !claim.period->to) return std::nullopt;
      return *claim.period->to - *claim.period->from;
    };
    constexpr int play = 3;  // days: months and quarters are not equally long
    const auto first = length(a);
    const auto second = length(b);
    return a.ref != b.ref && a.subject != 0 && a.subject == b.subject && a.scope == b.scope &&
           a.period != b.period && a.of == b.of && a.per == b.per && a.change == b.change &&
           a.modality == b.modality && first && second && *first - *second <= play &&
           *second - *first <= play && !measure_of(host, a).empty() &&
           measure_of(host, a) == measure_of(host, b);
  }

  static void report_wrong(const plugin::Host& host, const plugin::Claim& figure,
                           const plugin::Claim& other, const std::string& words,
                           plugin::Check check) {
    check.verdict = plugin::Verdict::inconsistent;
    check.claims.push_back(other.ref);
    check.working = plugin::show_with_unit(host, figure, plugin::scale_of(host, figure)) +
                    " against " +
                    plugin::show_with_unit(host, other, plugin::scale_of(host, other));
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "\"" + words + "\": another figure goes beyond it",
                                .confidence = 0.8,
                                .severity = plugin::Severity::warning});
  }

  plugin::WordList largest_;
  plugin::WordList smallest_;
  plugin::WordList owners_;
  plugin::WordList several_;
  plugin::WordList amounts_;
};

}  // namespace veritally::rules
