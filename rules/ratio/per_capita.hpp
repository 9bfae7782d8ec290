// ratio/per-capita: a figure per head that is not the total over the people.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace veritally::rules {

class PerCapita {
 public:
  static constexpr plugin::Option options[] = {
      {"people",
       "nouns that count everybody, parted by commas; other heads must have the same noun",
       "person, people, capita, head, resident, residents, inhabitant, inhabitants, citizen, "
       "citizens, "
       "population, soul, man woman and child, kopf, einwohner, einwohnern, menschen, person, "
       "personen, "
       "bürger, habitant, habitants, personne, personnes, tête, habitante, habitantes, persona, "
       "personas, cápita"},
      {"times",
       "words behind a figure per head that make it one per time, too: $42 per person a day",
       "a, an, per, each, every, daily, weekly, monthly, annually, pro, im, je, par, por, al, and, "
       "in"},
      {"agains", "words before a figure per head that tells the total again",
       "or, equals, soit, sea, oder"}};
  static constexpr plugin::Info info{
      .id = "ratio/per-capita",
      .summary = "figures per head that are not the total over the people",
      .documentation =
          R"(Takes a figure per head (*500 dollars per capita*, *42 a head*, *per employee*), the total and the number
of heads beside it, and recomputes the one from the others with exact interval arithmetic.

In a sentence the total must be told again by the figure per head (*50 million, or 500 per person*) or
have the same measure; in a paragraph it must have the same measure, and in claim sets the same subject,
measure and period. There must be one total and one number of heads, and the heads must be those that
the figure is per: employees for *per employee*, and for *per capita* whoever counts everybody (the
option `people`).

For example, a city of 200,000 people that spent 50 million has spent 250 a head; *500 per capita* is an
error. Where total and figure stand apart, it is a warning.

A finding names the slip that explains the difference, such as a power of ten. It stays silent where
several totals or numbers of heads stand beside the figure, where a claim set has more than 1,000
claims about the subject, where the figure is per head and time (*42 per
person a day*), and where total and figure are in different currencies.
)",
      .scope = plugin::Scope::claim,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::subject | plugin::Column::measure | plugin::Column::unit |
                 plugin::Column::document | plugin::Column::of | plugin::Column::per,
      .wants = plugin::Wants::rates,
      .options = options};

  explicit PerCapita(const plugin::Host& host)
      : people_(host.option("people")),
        times_(host.option("times")),
        agains_(host.option("agains")) {}

  // Claims of claim sets.
  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims.subject[i] == 0 || claims.measure[i] == 0) continue;
      if (head_of(host.text(plugin::Column::per, claims.per[i])).empty()) continue;
      if (!plugin::was_read(host, claims.document[i])) check_claim(host, claims.ref[i]);
    }
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Block& block : document.blocks()) {
      std::vector<Told> all;
      for (const plugin::Sentence& sentence : document.sentences_of(block)) {
        for (std::size_t i = 0; i < sentence.claim_count; ++i) {
          const auto claim = host.claim(document.claims_of(sentence)[i]);
          if (!claim) continue;
          all.push_back({*claim, document.places_of(sentence)[i]});
        }
      }
      for (const Told& told : all) check_told(host, document, told, all);
    }
  }

 private:
  struct Told {
    plugin::Claim claim;
    plugin::Place place;
  };
  struct Parts {
    std::vector<const Told*> totals;
    std::vector<const Told*> heads;
  };

  // ---- Nouns ----

  bool is_everybody(std::string_view noun) const { return people_.holds(noun); }

  // The noun of "1 1 person"; empty for a rate per time, or per anything that is no noun.
  static std::string_view head_of(std::string_view per) {
    const auto first = std::min(per.find(' '), per.size());
    const auto second = std::min(per.find(' ', first + 1), per.size());
    const bool counted = first < second && per.substr(first + 1, second - first - 1) == "1";
    return counted && second < per.size() ? per.substr(second + 1) : std::string_view();
  }

  bool counts(std::string_view noun, std::string_view head) const {
    if (noun.empty()) return false;
    return plugin::same_letters(noun, head) || (is_everybody(noun) && is_everybody(head));
  }

  bool counts_heads(const plugin::Host& host, const plugin::Claim& claim, std::string_view head,
                    std::string_view behind) const {
    if (host.text(plugin::Column::unit, claim.unit) != "1" || claim.per != 0 ||
        claim.change != plugin::Change::none) {
      return false;
    }
    if (claim.of != 0) return counts(host.text(plugin::Column::of, claim.of), head);
    if (counts(behind, head)) return true;
    const std::string_view measure = host.text(plugin::Column::measure, claim.measure);
    return (measure == "population" && is_everybody(head)) ||
           (measure == "headcount" && plugin::is_one_of(head, {"employee", "worker"}));
  }

  static bool is_total(const plugin::Claim& claim, const plugin::Claim& figure) {
    return claim.ref != figure.ref && claim.unit == figure.unit && claim.per == 0 &&
           claim.change == plugin::Change::none && claim.of == figure.of &&
           (claim.subject == 0 || figure.subject == 0 || claim.subject == figure.subject) &&
           (!claim.period || !figure.period || claim.period == figure.period);
  }

  // ---- Texts ----

  void check_told(const plugin::Host& host, const plugin::Document& document, const Told& figure,
                  const std::vector<Told>& all) const {
    if (figure.claim.per == 0 || figure.claim.derivation != plugin::Derivation::none ||
        figure.claim.change != plugin::Change::none || takes_time(document, figure)) {
      return;
    }
    std::string_view head = head_of(host.text(plugin::Column::per, figure.claim.per));
    if (head == "of") head = noun_behind(host, figure, all);
    if (head.empty()) return;
    for (const bool in_sentence : {true, false}) {
      Parts parts;
      for (const Told& told : all) {
        if (in_sentence && told.place.sentence != figure.place.sentence) continue;
        const std::string_view behind = plugin::word_behind(document.text(), told.place.end);
        if (is_total(told.claim, figure.claim)) parts.totals.push_back(&told);
        if (counts_heads(host, told.claim, head, behind)) parts.heads.push_back(&told);
      }
      if (parts.totals.size() != 1 || parts.heads.size() != 1) continue;
      const Told& total = *parts.totals.front();
      const bool again = in_sentence && tells_again(document, total, figure);
      const bool topic = total.claim.measure != 0 && total.claim.measure == figure.claim.measure;
      if (!again && !topic) return;
      return recompute(host, figure.claim, {total.claim, parts.heads.front()->claim},
                       again ? plugin::Severity::error : plugin::Severity::warning);
    }
  }

  // "$300,000 for each of its 5.6 million citizens"
  static std::string_view noun_behind(const plugin::Host& host, const Told& figure,
                                      const std::vector<Told>& all) {
    constexpr std::uint64_t near = 12;
    for (const Told& told : all) {
      if (told.place.begin < figure.place.end || told.place.begin - figure.place.end > near)
        continue;
      return host.text(plugin::Column::of, told.claim.of);
    }
    return {};
  }

  // "$42 per person a day"
  bool takes_time(const plugin::Document& document, const Told& figure) const {
    return times_.holds(plugin::word_behind(document.text(), figure.place.end));
  }

  // "$50 million, or $500 per person": little stands between.
  bool tells_again(const plugin::Document& document, const Told& total, const Told& figure) const {
    constexpr std::size_t most_words = 2;
    if (figure.place.begin < total.place.end) return false;
    const plugin::Piece between{total.place.end, figure.place.begin};
    const std::string_view gap = document.text_of(between);
    if (gap.find_first_of(".;") != std::string_view::npos) return false;
    const auto words = plugin::words_of(gap);
    if (words.size() <= most_words) return true;
    return agains_.holds(plugin::word_before(document.text(), figure.place.begin));
  }

  // ---- Claim sets ----

  void check_claim(const plugin::Host& host, plugin::ClaimRef ref) const {
    // Beyond so many claims, a subject has more than one total and number of heads.
    constexpr std::size_t most = 1000;
    const auto figure = host.claim(ref);
    if (figure && host.find_all(figure->subject).size() > most) return;
    if (!figure || figure->derivation != plugin::Derivation::none) return;
    const std::string_view head = head_of(host.text(plugin::Column::per, figure->per));
    std::optional<plugin::Claim> total;
    for (const plugin::ClaimRef other : host.find(figure->subject, figure->measure)) {
      const auto claim = host.claim(other);
      if (!claim || !is_total(*claim, *figure) || claim->period != figure->period) continue;
      if (total) return;
      total = claim;
    }
    const auto heads = total ? heads_for(host, *figure, head) : std::nullopt;
    if (heads) recompute(host, *figure, {*total, *heads}, plugin::Severity::error);
  }

  // The only number of heads of the subject.
  std::optional<plugin::Claim> heads_for(const plugin::Host& host, const plugin::Claim& figure,
                                         std::string_view head) const {
    std::optional<plugin::Claim> found;
    for (const plugin::ClaimRef other : host.find_all(figure.subject)) {
      const auto claim = host.claim(other);
      if (!claim || !counts_heads(host, *claim, head, {})) continue;
      if (claim->period && figure.period && claim->period != figure.period) continue;
      if (found) return std::nullopt;
      found = claim;
    }
    return found;
  }

  // ---- Recomputing ----

  static void recompute(const plugin::Host& host, const plugin::Claim& figure,
                        const std::vector<plugin::Claim>& operands, plugin::Severity severity) {
    const vt_decimal size = plugin::counted_in(host, figure).size;
    plugin::report(
        host, true,
        {.stated = figure,
         .operands = operands,
         .figures =
             plugin::Figures{plugin::level(host, operands[0]), plugin::level(host, operands[1])},
         .compute = [&](const plugin::Figures& figures) -> std::optional<plugin::Figure> {
           const auto one = figures[0] / figures[1];
           if (!one) return std::nullopt;
           return *one * plugin::constant(host, size.mantissa, size.exponent);
         },
         .write = [](const plugin::Words& terms) { return terms[0] + " / " + terms[1]; },
         .name = "the figure per head",
         .roles = {"total", "heads"},
         .arity = 2,
         .undefined = "the number of heads may be nothing",
         .severity = severity});
  }

  plugin::WordList people_;
  plugin::WordList times_;
  plugin::WordList agains_;
};

}  // namespace veritally::rules
