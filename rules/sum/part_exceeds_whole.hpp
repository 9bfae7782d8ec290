// sum/part-exceeds-whole: no part is larger than what it is a part of.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class PartExceedsWhole {
 public:
  static constexpr plugin::Option own_options[] = {
      {"parts", "words between a whole and its part, parted by commas",
       "of which, of whom, of them, of these, of those, including, among them, davon, darunter, "
       "dont, "
       "y compris, parmi lesquels, parmi lesquelles, de los cuales, de las cuales, de ellos, de "
       "ellas, "
       "incluidos, incluidas, entre ellos, entre ellas"},
      {"nets", "words of sentences in which a part may be larger than what is left of the whole",
       "net, profit, profits, loss, losses, earnings, gain, gains, charge, charges, income, "
       "result, "
       "results, gewinn, verlust, ergebnis, bénéfice, perte, pertes, résultat, beneficio, pérdida, "
       "pérdidas, resultado"},
      {"groups", "groups of which no share is more than 100 %",
       "respondents, voters, people, patients, students, households, women, men, adults, "
       "participants, "
       "employees, workers, children, members, citizens, residents, users, customers, companies, "
       "firms, "
       "countries, schools, hospitals, befragten, wähler, menschen, patienten, haushalte, frauen, "
       "männer, unternehmen, beschäftigten, personnes, électeurs, ménages, femmes, hommes, "
       "entreprises, "
       "salariés, encuestados, votantes, personas, hogares, mujeres, hombres, empresas, "
       "trabajadores"},
      {"flows", "measures that add up over time and are never below nothing",
       "revenue, sales, spending, capital expenditure, investment, output, production, deliveries, "
       "shipments, exports, imports, funding"},
      {"comparisons",
       "words behind a group that compare its share: 150 % of the people that it had",
       "it, that, than, needed, required, expected, who, in, as, were, was"},
      {"tellers", "words behind the whole that tell which it is: of the 120 shops *that* it opened",
       "that, which, who, whom, whose, for, in, at, on, to, from, with, by, für, im"}};
  static constexpr auto options = plugin::options_of(own_options, plugin::Telling::options);
  static constexpr plugin::Info info{
      .id = "sum/part-exceeds-whole",
      .summary = "parts that are larger than their whole",
      .documentation =
          R"(A part is not larger than what it is a part of. The rule looks at

- parts that a sentence names as such: *120 shops, of which 130 are new*, *$3 million, including $4
  million from pension funds*, *of the 120 shops, 130 are new*, *of the 120 shops that it opened, 130
  are new* (the option `tellers`), also at the begin of the next sentence (the option `parts`): an error,
- shares of groups of people and firms over 100 %: *120 % of respondents* (the option `groups`),
- a quarter and its year, and any shorter time within a longer one, of the same subject, scope and
  status, for measures that add up over time, such as revenue (the option `flows`): a warning,
- in a text, one of several subjects and all of them together, for the same measures: a warning.

All that digits, hedges and bounds allow is granted to both: only if even the lowest part is no less
than the highest whole is it a finding.

For example, revenue of $500 million in 2024 and of $600 million in that year's third quarter cannot
both be right.

It stays silent on profits and other results, whose parts may be larger than what is left after losses
(the option `nets`), on changes and percentages of different wholes, on nouns of which it is not known
that the one counts among the other, and on levels, such as a headcount, that may be higher in a
quarter than at the end of its year.
)",
      .scope = plugin::Scope::group,
      .severity = plugin::Severity::error,
      .columns = plugin::Column::subject | plugin::Column::measure,
      .options = options,
      .orders = true};

  explicit PartExceedsWhole(const plugin::Host& host)
      : parts_(host.option("parts")),
        nets_(host.option("nets")),
        groups_(host.option("groups")),
        flows_(host.option("flows")),
        comparisons_(host.option("comparisons")),
        tellers_(host.option("tellers")),
        telling_(host) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    for (const plugin::Entries group : claims.group_entries()) {
      const bool many_bases = claims.basis[group.begin] != claims.basis[group.end - 1];
      if (many_bases && adds_up(host, claims.measure[group.begin])) {
        hold_periods(host, claims.part(group));
      }
    }
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const plugin::Sentence* before = nullptr;
    for (const plugin::Sentence& sentence : document.sentences()) {
      const plugin::Sentence* last = std::exchange(before, &sentence);
      if (sentence.claim_count == 0) continue;
      if (last != nullptr && last->block == sentence.block) {
        hold_part_of_last(host, document, *last, sentence);
      }
      const auto claims = document.claims_of(sentence);
      for (std::size_t i = 0; i < claims.size(); ++i) {
        if (i + 1 < claims.size()) hold_parts(host, document, sentence, i);
        const auto claim = host.claim(claims[i]);
        if (!claim || !is_level(*claim)) continue;
        hold_share(host, document, sentence, document.places_of(sentence)[i], *claim);
        if (claim->together && adds_up(host, claim->measure)) hold_members(host, *claim);
      }
    }
  }

 private:
  struct Both {
    plugin::Claim part;
    plugin::Claim whole;
  };

  // ---- Parts that a sentence names ----

  // The text between two places holds a phrase for parts, and at most a word behind it.
  bool leads_to_part(std::string_view between) const {
    const auto phrase = parts_.find(between);
    return phrase && plugin::words_of(between.substr(phrase->end)).size() < 2;
  }

  // "Of the 120 shops, 130 are new": how the sentence begins, and what stands between.
  bool heads(std::string_view before, std::string_view between) const {
    const std::vector<plugin::Piece> words = plugin::words_of(before);
    if (words.empty() || words.size() > 2) return false;
    const std::string_view first = before.substr(words[0].begin, words[0].end - words[0].begin);
    return plugin::is_one_of(first, {"of", "von"}) && goes_on_with_part(plugin::trimmed(between));
  }

  // A comma, and before it nothing or what tells which they are: "that the state advertised,".
  bool goes_on_with_part(std::string_view between) const {
    constexpr std::size_t most = 10;
    if (between.find_first_of(",;:()") + 1 != between.size()) return false;
    return between.size() == 1 ||
           (tellers_.begins(between) && plugin::words_of(between).size() <= most);
  }

  // "$3bn, $4bn of which".
  bool follows_part(std::string_view between, std::string_view behind) const {
    return plugin::trimmed(between) == "," && parts_.begins(plugin::trimmed(behind));
  }

  bool names_part(const plugin::Document& document, const plugin::Sentence& sentence,
                  std::size_t i) const {
    const auto places = document.places_of(sentence);
    const std::string_view text = document.text();
    const auto stretch = [text](std::uint64_t begin, std::uint64_t end) {
      return begin < end ? text.substr(begin, end - begin) : std::string_view();
    };
    const std::string_view between = stretch(places[i].end, places[i + 1].begin);
    return leads_to_part(between) ||
           (i == 0 && heads(stretch(sentence.begin, places[0].begin), between)) ||
           follows_part(between, stretch(places[i + 1].end, sentence.end));
  }

  static bool is_level(const plugin::Claim& claim) {
    return claim.change == plugin::Change::none && claim.modality != plugin::Modality::denied &&
           claim.value.mantissa >= 0;
  }

  // The same unit, or bare behind an amount of money; and the part counts no other things.
  static bool fit(const plugin::Host& host, const Both& both) {
    const auto unit = host.unit(host.text(plugin::Column::unit, both.whole.unit));
    const bool money = unit && unit->currency;
    const bool bare = host.text(plugin::Column::unit, both.part.unit) == "1" && both.part.of == 0;
    const bool person = host.text(plugin::Column::of, both.whole.of) == "person";
    const bool nouns = both.part.of == 0 || both.part.of == both.whole.of || person;
    const std::string_view counted = host.text(plugin::Column::unit, both.whole.unit);
    // One thing has no parts that are counted ("level 1 staff, 30 of whom"), half of them none that
    // is not known otherwise ("half of them, 4,200, left").
    const bool one = counted == "1" && plugin::compare(both.whole.value, {1, 0, 0}) <= 0;
    // "a cut of 1.6 million by eight countries, of which 1.2 million": of what nobody would count
    // so.
    const bool beyond =
        both.part.of == 0 &&
        host.number(both.part.nominal).above(host.number(both.whole.nominal) * host.number(1000));
    return !one && !beyond && counted != "percent" && nouns && both.whole.per == both.part.per &&
           (both.part.unit == both.whole.unit || (money && bare));
  }

  void hold_parts(const plugin::Host& host, const plugin::Document& document,
                  const plugin::Sentence& sentence, std::size_t i) const {
    if (!names_part(document, sentence, i) || nets_.find(document.text_of(sentence))) return;
    const auto claims = document.claims_of(sentence);
    const auto part = host.claim(claims[i + 1]);
    if (!part || !is_level(*part)) return;
    if (const auto both = with_whole(host, claims.first(i + 1), *part)) {
      judge(host, *both, plugin::Severity::error, true);
    }
  }

  // The nearest of the claims before it that may be its whole and is not less: "2,300 people in 14
  // countries, 340 of them in Italy". Where all are less, the nearest.
  static std::optional<Both> with_whole(const plugin::Host& host,
                                        std::span<const plugin::ClaimRef> before,
                                        const plugin::Claim& part) {
    std::optional<Both> nearest;
    for (std::size_t i = before.size(); i-- > 0;) {
      const auto whole = host.claim(before[i]);
      const bool may_be = whole && is_level(*whole) && fit(host, {part, *whole});
      if (!may_be && !nearest) return std::nullopt;
      if (!may_be) continue;
      const bool less = host.number(part.interval).above(host.number(whole->interval));
      if (!less) return Both{part, *whole};
      if (!nearest) nearest = Both{part, *whole};
    }
    return nearest;
  }

  // "It has 120 shops. Of these, 130 are new."
  void hold_part_of_last(const plugin::Host& host, const plugin::Document& document,
                         const plugin::Sentence& last, const plugin::Sentence& sentence) const {
    constexpr std::size_t most = 3;  // "of these shops"
    const std::uint64_t first = document.places_of(sentence).front().begin;
    const std::string_view lead =
        document.text().substr(sentence.begin, std::max(first, sentence.begin) - sentence.begin);
    const bool part = parts_.begins(lead) && plugin::words_of(lead).size() <= most;
    if (!part || last.claim_count != 1 || nets_.find(document.text_of(last))) return;
    const auto whole = host.claim(document.claims_of(last).front());
    const auto claim = host.claim(document.claims_of(sentence).front());
    if (!whole || !claim || !is_level(*whole) || !is_level(*claim)) return;
    const Both both{*claim, *whole};
    if (fit(host, both)) judge(host, both, plugin::Severity::error, true);
  }

  // ---- Shares of groups ----

  void hold_share(const plugin::Host& host, const plugin::Document& document,
                  const plugin::Sentence& sentence, const plugin::Place& place,
                  const plugin::Claim& share) const {
    constexpr std::size_t reach = 3;  // "of the respondents", "de los encuestados"
    if (!plugin::is_percent(host, share)) return;
    const plugin::Number hundred = host.number(100);
    if (!host.number(share.interval).above(hundred)) return;
    const std::string_view text = document.text().substr(0, sentence.end);
    plugin::Piece word{place.end, place.end};
    for (std::size_t count = 0; count < reach; ++count) {
      word = plugin::next_word(text, word.end);
      if (!groups_.holds(text.substr(word.begin, word.end - word.begin))) continue;
      // "150 % of the people that it had", "120 % of customers needed".
      if (comparisons_.holds(plugin::word_behind(text, word.end))) return;
      report_share(host, share, document, {place.begin, word.end});
      return;
    }
  }

  static void report_share(const plugin::Host& host, const plugin::Claim& share,
                           const plugin::Document& document, plugin::Piece piece) {
    const std::string words(document.text().substr(piece.begin, piece.end - piece.begin));
    host.report(
        plugin::Finding{.check = {.verdict = plugin::Verdict::inconsistent,
                                  .claims = {share.ref},
                                  .working = plugin::show_with_unit(host, share, {}) + " > 100 %"},
                        .message = "\"" + words + "\" is more than all of them",
                        .confidence = 0.95});
  }

  // ---- Times within times ----

  bool adds_up(const plugin::Host& host, plugin::Symbol measure) const {
    return flows_.holds(host.text(plugin::Column::measure, measure));
  }

  // Of each basis, the claim that is the least as a whole and the one that is the most as a part.
  struct Basis {
    std::size_t lowest;
    std::size_t highest;
  };

  static std::vector<Basis> bases_of(const plugin::Claims& group) {
    std::vector<Basis> bases;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i == 0 || group.basis[i] != group.basis[i - 1]) {
        bases.push_back({i, i});
        continue;
      }
      if (group.high[i] < group.high[bases.back().lowest]) bases.back().lowest = i;
      if (group.low[i] > group.low[bases.back().highest]) bases.back().highest = i;
    }
    return bases;
  }

  static bool is_within(const vt_period& part, const vt_period& whole) {
    const bool bounded = part.from != INT32_MIN && whole.from != INT32_MIN &&
                         part.to != INT32_MAX && whole.to != INT32_MAX;
    const bool alike = part.flags == whole.flags && part.relation == VT_DURING &&
                       whole.relation == VT_DURING && (part.flags & VT_PERIOD_STATED) != 0;
    const bool shorter = part.from > whole.from || part.to < whole.to;
    return bounded && alike && shorter && part.from >= whole.from && part.to <= whole.to;
  }

  // Doubles filter what is clear: nearly no part is above its whole.
  void hold_periods(const plugin::Host& host, const plugin::Claims& group) const {
    constexpr std::size_t most = 64;
    const std::vector<Basis> bases = bases_of(group);
    if (bases.size() < 2 || bases.size() > most) return;
    for (const Basis& inner : bases) {
      for (const Basis& outer : bases) {
        const std::size_t part = inner.highest;
        const std::size_t whole = outer.lowest;
        if (!is_within(group.period[part], group.period[whole])) continue;
        if (!(group.low[part] > group.high[whole])) continue;
        const auto both = both_of(host, group.ref[part], group.ref[whole]);
        if (both && same_thing(*both)) judge(host, *both, plugin::Severity::warning, false);
      }
    }
  }

  static std::optional<Both> both_of(const plugin::Host& host, plugin::ClaimRef part,
                                     plugin::ClaimRef whole) {
    const auto one = host.claim(part);
    const auto other = host.claim(whole);
    if (!one || !other || one->ambiguous || other->ambiguous) return std::nullopt;
    if (!is_level(*one) || !is_level(*other)) return std::nullopt;
    return Both{*one, *other};
  }

  // The same basis but for the time.
  static bool same_thing(const Both& both) {
    plugin::Claim part = both.part;
    part.period = both.whole.period;
    return plugin::same_basis(part, both.whole) && part.unit == both.whole.unit;
  }

  // ---- One of several ----

  void hold_members(const plugin::Host& host, const plugin::Claim& all) const {
    for (const plugin::Symbol subject : host.members(all.subject)) {
      for (const plugin::ClaimRef ref : host.find(subject, all.measure)) {
        const auto both = both_of(host, ref, all.ref);
        if (!both || both->part.together || both->part.unit != all.unit) continue;
        if (!plugin::same_basis(both->part, all)) continue;
        judge(host, *both, plugin::Severity::warning, false);
      }
    }
  }

  // ---- Judging ----

  // `named`: the text says that it is a part, so that the check counts where it holds, too.
  void judge(const plugin::Host& host, const Both& both, plugin::Severity severity,
             bool named) const {
    const plugin::Number zero = host.number(0);
    const plugin::Number excess =
        host.number(both.part.interval) - host.number(both.whole.interval);
    plugin::Verdict verdict = plugin::Verdict::inconsistent;
    if (!host.number(both.part.nominal).above(host.number(both.whole.nominal))) {
      verdict = plugin::Verdict::consistent;
    } else if (excess.starts_before(zero)) {
      verdict = plugin::Verdict::consistent_by_rounding;
    }
    const bool exceeds = verdict == plugin::Verdict::inconsistent;
    // "On Tuesday it raised that to $81 billion": the figure of the year again, and no part of it.
    if (!named && (!exceeds || telling_.apart(host, both.part, both.whole))) return;
    const plugin::Scale scale = plugin::scale_of(host, both.whole);
    const std::string shown = plugin::show(host, both.part, scale);
    const std::string all = plugin::show_with_unit(host, both.whole, scale);
    plugin::Check check{.verdict = verdict,
                        .claims = {both.part.ref, both.whole.ref},
                        .working = shown + (exceeds ? " > " : " of ") + all};
    if (!exceeds) {
      host.report(check);
      return;
    }
    check.labels = {
        {.claim = both.part.ref, .text = "the part"},
        {.role = plugin::Role::contradicts, .claim = both.whole.ref, .text = "the whole"}};
    host.report(
        plugin::Finding{.check = std::move(check),
                        .message = "a part of " + shown + " is more than its whole of " + all,
                        .confidence = named ? 0.95 : 0.8,
                        .severity = severity});
  }

  plugin::WordList parts_;
  plugin::WordList nets_;
  plugin::WordList groups_;
  plugin::WordList flows_;
  plugin::WordList comparisons_;
  plugin::WordList tellers_;
  plugin::Telling telling_;
};

}  // namespace veritally::rules
