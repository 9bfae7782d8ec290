// conflict/headline: a headline, caption or summary gives another figure than the text below it.
#pragma once

#include "figures.hpp"
#include "other_basis.hpp"
#include "report.hpp"
#include "same_digits.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

// Whether a block is told by the text that it stands over or beside.
inline bool is_headline(const plugin::Block& block) {
  return block.kind == VT_BLOCK_HEADING || block.kind == VT_BLOCK_CAPTION;
}

// Whether the figure of a headline is what the text gives, honestly rounded.
inline plugin::Verdict judge_headline(const plugin::Host& host, const plugin::Claim& headline,
                                      const plugin::Claim& told) {
  const auto figure = plugin::brought(host, plugin::level(host, told), told, headline);
  if (!figure) return plugin::Verdict::undetermined;
  plugin::Stated stated = plugin::stated_in(host, headline);
  stated.figure = plugin::level(host, headline);
  // "At least 14" and "at least 41" can both be right, but are not one figure told again.
  const bool bounds =
      headline.comparator == told.comparator && told.comparator != plugin::Comparator::equal;
  const bool other = bounds && headline.unit == told.unit &&
                     !plugin::equal(headline.value, told.value) &&
                     !is_rounding(headline.value, told.value);
  const auto verdict = other ? plugin::Verdict::inconsistent : plugin::judge(stated, *figure);
  const auto digit = plugin::last_sure_digit(headline.value);
  const bool point = told.comparator == plugin::Comparator::equal && !told.range && stated.point;
  const bool rounded = verdict == plugin::Verdict::inconsistent && digit && point &&
                       plugin::rounds_to(figure->stated, *digit, stated.figure.stated);
  return rounded ? plugin::Verdict::consistent_by_rounding : verdict;
}

class Headline {
 public:
  static constexpr plugin::Option options[] = {
      {"summaries", "headings and first words of summaries, parted by commas",
       "key takeaways, takeaways, key points, key facts, highlights, at a glance, in brief, "
       "summary, "
       "tl;dr, das wichtigste, auf einen blick, zusammenfassung, in kürze, en bref, l'essentiel, "
       "résumé, points clés, claves, resumen, en resumen, puntos clave"},
      plugin::TopicWords::option,
      OtherBasis::each_option,
      OtherBasis::all_option,
      OtherBasis::places_option,
      OtherBasis::dimensions_option};
  static constexpr plugin::Info info{
      .id = "conflict/headline",
      .summary = "figures of a headline, caption or summary that the text does not give",
      .documentation =
          R"(Headlines, captions and summaries are written last, often by others, and survive corrections of the
text. The rule takes each of their figures and looks for its counterpart in the text below: a figure in
a unit of the same kind, of the same things and direction of change, whose sentence is about the same.

Honest rounding is allowed: a headline may round what the text gives to its own last digit that is not
zero (*60 billion* for 63.2, *300 homes* for 280), and may give either end of a range. If any counterpart
fits so, the check holds. If none does, and the text gives one other figure for it, that is a finding.

Sentences are about the same if their subject and measure are, or if they share two telling words beside
the counted noun.

For example, a headline says that a city *cuts 1,200 jobs*, and its text that the city will cut 1,500.

It stays silent where the text gives several figures that could be meant, or figures that add up to that
of the headline, where it gives the very figure in other words, where subjects or periods differ, and on counts up to twelve and numbers of
sections. It also does where the two are told of other things: of each and of all (*two kilos each*, *four
kilos in total*, or as many times as much as the sentence counts), as a length and as a distance (*96
metres above the water*) or a width, as a share and as a count (*a fifth of its jobs*, *2,900 jobs*).
Figures of which subject, measure, period and status are known to be the same, and sentences that are told
again in the same words, are compared by `conflict/within`.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit Headline(const plugin::Host& host)
      : summaries_(host.option("summaries")), topics_(host), basis_(host) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const auto blocks = document.blocks();
    std::vector<ToldFigure> body;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (!is_headline(blocks[i]) && !is_summary(document, i)) continue;
      const std::vector<ToldFigure> headlines = figures_in(host, document, blocks[i]);
      for (const ToldFigure& told : headlines) {
        if (is_number_of_list(host, document, blocks[i], told)) continue;
        if (body.empty()) body = body_of(host, document);
        compare(host, document, told, headlines, body, reach_of(blocks, i));
      }
    }
  }

 private:
  // From begin to end - 1, in blocks.
  struct Reach {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Counterpart {
    const ToldFigure* told = nullptr;
    plugin::Verdict verdict = plugin::Verdict::inconsistent;
    std::size_t shared = 0;
    bool aligned = false;  // subject, measure and basis are the same
  };

  // ---- Where what stands ----

  // An item or paragraph of a summary: right below its heading, or behind its first words.
  bool is_summary(const plugin::Document& document, std::size_t index) const {
    const auto blocks = document.blocks();
    const auto opens = [&](const plugin::Block& block) {
      const std::string_view text = document.text_of(block);
      constexpr std::size_t longest = 40;
      const auto words = summaries_.find(text.substr(0, longest));
      return words && words->begin == 0 && (words->end == text.size() || text[words->end] == ':');
    };
    if (blocks[index].kind == VT_BLOCK_PARAGRAPH && opens(blocks[index])) return true;
    if (blocks[index].kind != VT_BLOCK_LIST_ITEM) return false;
    std::size_t first = index;
    while (first > 0 && blocks[first].kind == VT_BLOCK_LIST_ITEM) --first;
    return opens(blocks[first]);
  }

  // A section's heading tells its section; the first heading, captions and summaries all of the
  // text.
  static Reach reach_of(std::span<const plugin::Block> blocks, std::size_t index) {
    Reach reach{0, blocks.size()};
    const auto is_heading = [](const plugin::Block& block) {
      return block.kind == VT_BLOCK_HEADING;
    };
    if (!is_heading(blocks[index]) ||
        std::find_if(blocks.begin(), blocks.end(), is_heading) - blocks.begin() ==
            static_cast<std::ptrdiff_t>(index)) {
      return reach;
    }
    reach.begin = index;
    for (std::size_t i = index + 1; i < blocks.size(); ++i) {
      if (!is_heading(blocks[i]) || blocks[i].level > blocks[index].level) continue;
      reach.end = i;
      break;
    }
    return reach;
  }

  std::vector<ToldFigure> body_of(const plugin::Host& host,
                                  const plugin::Document& document) const {
    std::vector<ToldFigure> body;
    const auto blocks = document.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (is_headline(blocks[i]) || blocks[i].kind == VT_BLOCK_TABLE_CELL ||
          blocks[i].kind == VT_BLOCK_FOOTNOTE || is_summary(document, i)) {
        continue;
      }
      for (const ToldFigure& told : figures_in(host, document, blocks[i])) body.push_back(told);
    }
    return body;
  }

  // "7 ways to save", "5.1 Functions"
  static bool is_number_of_list(const plugin::Host& host, const plugin::Document& document,
                                const plugin::Block& block, const ToldFigure& told) {
    constexpr std::int64_t most = 12;
    const plugin::Claim& claim = told.claim;
    if (host.text(plugin::Column::unit, claim.unit) != "1") return false;
    const plugin::Place* place = document.place(claim.ref);
    const bool first = place != nullptr && place->begin == block.begin;
    const bool section = first && claim.of == 0 && claim.value.exponent < 0;
    return section ||
           (claim.value.exponent == 0 && plugin::compare(claim.value, {most, 0, 0}) <= 0);
  }

  // ---- Counterparts ----

  void compare(const plugin::Host& host, const plugin::Document& document,
               const ToldFigure& headline, const std::vector<ToldFigure>& headlines,
               const std::vector<ToldFigure>& all, const Reach& reach) const {
    const std::vector<ToldFigure> body = of_its_subjects(host, document, headline, all);
    std::vector<Counterpart> found;
    for (const ToldFigure& told : body) {
      if (told.sentence->block < reach.begin || told.sentence->block >= reach.end) continue;
      const auto one = counterpart(host, document, headline, told);
      const bool apart = one && one->verdict == plugin::Verdict::inconsistent &&
                         basis_.tells_apart(host, document, headline, told, body);
      if (one && !apart) found.push_back(*one);
    }
    drop_old_values(host, found);
    if (found.empty()) return;
    const auto better = [](const Counterpart& a, const Counterpart& b) {
      if (a.verdict != b.verdict) return a.verdict < b.verdict;  // the one that fits
      return std::pair(a.aligned, a.shared) > std::pair(b.aligned, b.shared);
    };
    std::stable_sort(found.begin(), found.end(), better);
    const Counterpart& best = found.front();
    if (best.verdict != plugin::Verdict::inconsistent) {
      return host.report(plugin::Check{.verdict = best.verdict,
                                       .claims = {headline.claim.ref, best.told->claim.ref},
                                       .working = against(host, headline.claim, best.told->claim)});
    }
    if (is_plain(found) && !is_of_another(host, headlines, headline, best.told->claim) &&
        !is_told(host, headline.claim, body) && !adds_up(host, headline.claim, body)) {
      report(host, headline, best);
    }
  }

  // Without the figures of others, where the headline names some of whom the text gives figures.
  static std::vector<ToldFigure> of_its_subjects(const plugin::Host& host,
                                                 const plugin::Document& document,
                                                 const ToldFigure& headline,
                                                 std::vector<ToldFigure> body) {
    const std::string_view words = document.text_of(*headline.sentence);
    const auto is_named = [&](const ToldFigure& told) {
      const std::string name =
          plugin::lower(host.text(plugin::Column::subject, told.claim.subject));
      return !name.empty() && plugin::find_words(words, name).has_value();
    };
    if (headline.claim.subject != 0 || std::ranges::none_of(body, is_named)) return body;
    std::erase_if(
        body, [&](const ToldFigure& told) { return told.claim.subject != 0 && !is_named(told); });
    return body;
  }

  // Of a change the headline tells the new value: "1.84 billion, 3.4 % more than the 1.78 billion
  // of this year". The old one stays only where it is the figure of the headline.
  static void drop_old_values(const plugin::Host& host, std::vector<Counterpart>& found) {
    const auto is_old = [&](const Counterpart& one) {
      if (one.verdict != plugin::Verdict::inconsistent) return false;
      const auto document = plugin::Document::open(host, one.told->claim.document);
      return document && std::ranges::any_of(
                             document->claims_of(*one.told->sentence), [&](plugin::ClaimRef ref) {
                               const auto change = host.claim(ref);
                               return change && change->change != plugin::Change::none &&
                                      change->operands.size() == 2 &&
                                      change->operands[1] == one.told->claim.ref;
                             });
    };
    std::erase_if(found, is_old);
  }

  static bool may_be_same(const plugin::Claim& a, const plugin::Claim& b) {
    const auto differ = [](plugin::Symbol x, plugin::Symbol y) {
      return x != 0 && y != 0 && x != y;
    };
    const bool directions = a.change != plugin::Change::none && b.change != plugin::Change::none;
    return !differ(a.subject, b.subject) && !differ(a.of, b.of) && !differ(a.scope, b.scope) &&
           a.per == b.per && (!directions || a.change == b.change) &&
           !(a.period && b.period && a.period != b.period);
  }

  std::optional<Counterpart> counterpart(const plugin::Host& host, const plugin::Document& document,
                                         const ToldFigure& headline, const ToldFigure& told) const {
    const plugin::Claim& a = headline.claim;
    const plugin::Claim& b = told.claim;
    // The same sentence again is compared by conflict/within.
    const bool restated =
        headline.sentence->shape != 0 && headline.sentence->shape == told.sentence->shape;
    if (restated || !may_be_same(a, b) || !host.compare(a.ref, b.ref).known()) return std::nullopt;
    Counterpart one{&told};
    const bool topic =
        a.subject != 0 && a.subject == b.subject && a.measure != 0 && a.measure == b.measure;
    one.aligned = topic && plugin::same_basis(a, b);
    one.shared = plugin::shared_words(topics_, document.text_of(*headline.sentence),
                                      document.text_of(*told.sentence));
    const bool counted = a.of != 0 && a.of == b.of;
    if (!topic && one.shared < (counted ? 3U : 2U)) return std::nullopt;
    one.verdict = judge_headline(host, a, b);
    // A change and a level are told apart only where both say so.
    if (one.verdict == plugin::Verdict::inconsistent && a.change != b.change) return std::nullopt;
    return one;
  }

  // One figure that could be meant, however often it is told; not of one topic, which
  // conflict/within compares.
  static bool is_plain(const std::vector<Counterpart>& found) {
    const Counterpart& best = found.front();
    return !best.aligned && std::all_of(found.begin() + 1, found.end(), [&](const auto& other) {
      return other.told->claim.unit == best.told->claim.unit &&
             plugin::equal(other.told->claim.nominal, best.told->claim.nominal);
    });
  }

  // Whether another figure of the headline is this one of the text.
  static bool is_of_another(const plugin::Host& host, const std::vector<ToldFigure>& headlines,
                            const ToldFigure& headline, const plugin::Claim& told) {
    return std::any_of(headlines.begin(), headlines.end(), [&](const ToldFigure& other) {
      return other.claim.ref != headline.claim.ref &&
             host.compare(other.claim.ref, told.ref).meets();
    });
  }

  // Whether the text has the very figure, though in other words.
  static bool is_told(const plugin::Host& host, const plugin::Claim& headline,
                      const std::vector<ToldFigure>& body) {
    return std::any_of(body.begin(), body.end(), [&](const ToldFigure& told) {
      // Three digits are hardly the same by chance: "866 new species", "866 marine species".
      constexpr std::int64_t three_digits = 100;
      const auto ends = [&](plugin::Symbol one, plugin::Symbol other) {
        return host.text(plugin::Column::measure, one)
            .ends_with(host.text(plugin::Column::measure, other));
      };
      const bool topic = headline.measure != 0 && told.claim.measure != 0 &&
                         headline.per == told.claim.per &&
                         (ends(headline.measure, told.claim.measure) ||
                          ends(told.claim.measure, headline.measure));
      return told.claim.unit == headline.unit &&
             (topic || may_be_same(told.claim, headline) ||
              headline.value.mantissa >= three_digits) &&
             plugin::equal(told.claim.nominal, headline.nominal);
    });
  }

  // Whether two figures of the text make that of the headline: 12 in one place and 28 in another.
  static bool adds_up(const plugin::Host& host, const plugin::Claim& headline,
                      const std::vector<ToldFigure>& body) {
    constexpr std::size_t most = 60;
    if (body.size() > most) return false;
    const plugin::Number stated = host.number(headline.interval);
    for (std::size_t i = 0; i < body.size(); ++i) {
      for (std::size_t j = i + 1; j < body.size(); ++j) {
        const plugin::Claim& a = body[i].claim;
        const plugin::Claim& b = body[j].claim;
        if (a.unit != headline.unit || b.unit != headline.unit || a.of != b.of) continue;
        if ((host.number(a.interval) + host.number(b.interval)).meets(stated)) return true;
      }
    }
    return false;
  }

  static void report(const plugin::Host& host, const ToldFigure& headline,
                     const Counterpart& other) {
    const plugin::Claim& a = headline.claim;
    const plugin::Claim& b = other.told->claim;
    const std::string here = plugin::show_with_unit(host, a, plugin::scale_of(host, a));
    const std::string there = plugin::show_with_unit(host, b, plugin::scale_of(host, b));
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::inconsistent,
                  .claims = {a.ref, b.ref},
                  .working = against(host, a, b),
                  .labels = {{.role = plugin::Role::primary, .claim = a.ref, .text = here},
                             {.role = plugin::Role::contradicts, .claim = b.ref, .text = there}}},
        .message = "the headline, caption or summary has " + here + " and the text " + there,
        .confidence = 0.8});
  }

  plugin::WordList summaries_;
  plugin::TopicWords topics_;
  OtherBasis basis_;
};

}  // namespace veritally::rules
