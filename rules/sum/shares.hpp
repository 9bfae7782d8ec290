// sum/shares: the shares of a whole come to 100 %.
#pragma once

#include "exclusive.hpp"
#include "votes.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Shares {
 public:
  static constexpr plugin::Option options[] = {
      {"rests", "words before the last share of a whole, parted by commas",
       "the rest, the remaining, the remainder, the other, der rest, die übrigen, die restlichen, "
       "die "
       "anderen, den rest, le reste, les autres, el resto, los demás, las demás, el restante"},
      {"splits", "words before shares of which none counts twice",
       "split, divided, made up of, consists of, consisted of, composed of, comprises, comprised, "
       "besteht aus, bestand aus, setzt sich zusammen aus, aufgeteilt, se compose de, composé de, "
       "composée de, réparti, répartie, se compone de, compuesto de, compuesta de, dividido, "
       "dividida"},
      {"totals", "words that a total's row or column is named with",
       "total, totals, sum, gesamt, insgesamt, summe, ensemble, somme, totales, suma"},
      {"others", "words that begin the name of all that is not named",
       "other, others, rest, remainder, andere, sonstige, übrige, autres, reste, otros, otras, "
       "resto"},
      {"shares", "words in the heading of a column of shares",
       "share, shares, percent of total, % of total, percentage of total, anteil, anteile, part, "
       "parts, "
       "cuota, participación, proporción"},
      {"pairs", "words between the two shares of one split: 52% to 41%",
       "to, against, zu, gegen, contre, à, frente a, contra, a"},
      {"votes", "words behind the first share of a vote",
       "of the vote, of the votes, of votes, der stimmen, des voix, des suffrages, de los votos, "
       "del "
       "voto"},
      {"wins", "words between who won a share of the vote and the first share",
       "won, got, took, received, secured, polled, had, has, gained, erhielt, bekam, gewann, "
       "holte, "
       "obtenu, obtient, remporte, recueilli, obtuvo, logró, ganó"},
      {"vote_joints", "words before another name that won a share of the same vote",
       "and, to, while, with, und, et, y, contre, zu"},
      {"joints", "words before the next share of answers that exclude each other",
       "and, while, but, und, et, y"},
      {"ofs", "words that begin a sentence about a part of a whole: of the 60 %, 40 %",
       "of, von, sur, des, del"},
      {"stakes", "words of sentences about parts of a part",
       "stake, sold, bought, acquired, owns, owned, paid, beteiligung, verkaufte, kaufte, vendu, "
       "acheté, "
       "vendió, compró"},
      {"opposites", "words of answers that nobody gives together, in pairs",
       "yes/no, men/women, male/female, boys/girls, approve/disapprove, approved/disapproved, "
       "support/oppose, supported/opposed, favoured/opposed, favored/opposed, agree/disagree, "
       "agreed/disagreed, in favour/against, in favor/against, for/against, back/oppose, "
       "backed/opposed, back/reject, backed/rejected, ja/nein, männer/frauen, dafür/dagegen, "
       "oui/non, "
       "hommes/femmes, pour/contre, sí/no, hombres/mujeres, a favor/en contra"},
      {"unknowns", "words of answers that are neither of two opposites",
       "did not know, didn't know, do not know, don't know, did not say, undecided, undisclosed, "
       "unsure, not sure, uncertain, unknown, abstained, did not answer, no opinion, no "
       "view, declined to answer, enthielten sich, unentschieden, keine meinung, indécis, sans "
       "opinion, "
       "s'abstiennent, indecisos, no saben, sin opinión"},
      {"narrows", "words that say that a share is of something of its own",
       "of, among, for, in, from, than, more, less, von, der, bei, unter, mehr, weniger, de, des, "
       "chez, parmi, en, entre, más, menos"}};
  static constexpr plugin::Info info{
      .id = "sum/shares",
      .summary = "shares of one whole that do not come to 100 %",
      .documentation =
          R"(Adds up the shares of a whole where the text shows that they are all of it, or that none counts
twice:

- a sentence of percentages of which the last is *the rest*, *the remaining*, *die übrigen*, *le
  reste*, *el resto* (the option `rests`): over 100 % is an error; under 100 %, of three shares and
  more, a warning,
- shares that a whole is *split* into, is *made up of* (the option `splits`): over 100 % is an error;
  under 100 % some may be left out. Two pairs (*the old split 51 % to 42 %, the young 56 % to 38 %*, the option
  `pairs`) are two wholes,
- answers that exclude each other: *52 % said yes, 41 % said no and 12 % did not know* (the options
  `opposites` and `unknowns`): over 100 % is an error,
- names that share one vote: *Smith won 52 % of the vote, Jones 47 % and Lee 5 %* (the options `votes`
  and `wins`): over 100 % is an error,
- a table's column, or row, of percentages whose total is given as 100 %: an error. A column headed
  *share* with a row *Other*: a warning,
- in claim sets, the shares of all parts of a whole whose derivation is the sum of these parts.

Each share is rounded by itself, so that three of them may come to 99 or 101 %. Only what no rounding
explains is a finding; it names the slip if one explains it: two exchanged digits, the sign, a power
of ten.

For example, *60 % chose tea, 25 % coffee and the remaining 20 % water* come to 105 %.

It stays silent on percentages of which nothing shows that they are of one whole, on answers of which
several may be given, on changes, on a rest whose list began in the sentence before, and on parts of a stake (*sold 20 % and later the remaining 25 %*,
the option `stakes`).
)",
      .scope = plugin::Scope::corpus,
      .severity = plugin::Severity::error,
      .wants = plugin::Wants::derived,
      .options = options};

  explicit Shares(const plugin::Host& host)
      : rests_(host.option("rests")),
        splits_(host.option("splits")),
        totals_(host.option("totals")),
        others_(host.option("others")),
        shares_(host.option("shares")),
        pairs_(host.option("pairs")),
        votes_(host.option("votes"), host.option("wins"), host.option("vote_joints"),
               host.option("others")),
        joints_(host.option("joints")),
        ofs_(host.option("ofs")),
        stakes_(host.option("stakes")),
        answers_(host.option("opposites"), host.option("unknowns"), host.option("narrows")) {}

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    std::map<plugin::ClaimRef, Parts> of_whole;
    plugin::for_each_derived(host, claims, plugin::Derivation::share,
                             [&](const plugin::Claim& share) {
                               if (share.operands.size() == 2)
                                 of_whole[share.operands[1]].push_back(share);
                             });
    for (const auto& [whole, shares] : of_whole) {
      const auto claim = host.claim(whole);
      if (claim && covers(*claim, shares)) judge(host, shares, {Severity::error, Severity::error});
    }
  }

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const auto sentences = document.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].claim_count > 1) read_sentence(host, document, i);
    }
    for (const plugin::Table& table : document.tables()) read_table(host, document, table);
  }

 private:
  using Parts = std::vector<plugin::Claim>;
  using Severity = plugin::Severity;

  // Of a sum over, and under, 100 %; nullopt: it says nothing.
  struct Severities {
    std::optional<Severity> over;
    std::optional<Severity> under;
  };

  static bool is_share(const plugin::Host& host, const plugin::Claim& claim) {
    return plugin::is_percent(host, claim) && claim.per == 0 &&
           claim.change == plugin::Change::none && claim.modality != plugin::Modality::denied &&
           claim.value.mantissa >= 0;
  }

  // ---- Claim sets ----

  // Each part of the whole has one share.
  static bool covers(const plugin::Claim& whole, const Parts& shares) {
    if (whole.derivation != plugin::Derivation::sum || whole.operands.size() != shares.size()) {
      return false;
    }
    return std::all_of(whole.operands.begin(), whole.operands.end(), [&](plugin::ClaimRef part) {
      return std::any_of(shares.begin(), shares.end(),
                         [part](const plugin::Claim& share) { return share.operands[0] == part; });
    });
  }

  // ---- Sentences ----

  // The percentages of the sentence, with no other figure between them; empty where there are none.
  static Parts shares_of(const plugin::Host& host, const plugin::Document& document,
                         const plugin::Sentence& sentence, std::size_t& first) {
    Parts parts;
    bool ended = false;
    const auto claims = document.claims_of(sentence);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const auto claim = host.claim(claims[i]);
      const bool share = claim && is_share(host, *claim);
      if (share && ended) return {};
      if (share && parts.empty()) first = i;
      if (share) parts.push_back(*claim);
      ended = !share && !parts.empty();
    }
    return parts;
  }

  void read_sentence(const plugin::Host& host, const plugin::Document& document,
                     std::size_t index) const {
    const plugin::Sentence& sentence = document.sentences()[index];
    std::size_t first = 0;
    const Parts parts = shares_of(host, document, sentence, first);
    if (parts.size() < 2) return;
    const std::string_view text = document.text();
    const auto places = document.places_of(sentence);
    const std::size_t last = first + parts.size() - 1;
    const std::string_view words = document.text_of(sentence);
    const std::string_view ahead =
        text.substr(sentence.begin, places[first].begin - sentence.begin);
    const std::string_view before_last =
        text.substr(places[last - 1].end, places[last].begin - places[last - 1].end);
    if (is_of_part(ahead) || stakes_.find(words)) return;
    if (ends_with_rest(before_last)) {
      close(host, document, index, parts);
    } else if (splits_.find(ahead)) {
      for (const Parts& whole : wholes_of(document, sentence, first, parts)) {
        judge(host, whole, {Severity::error, std::nullopt});
      }
    } else if (answers_.holds(behind_each(document, sentence, first, last)) ||
               votes_.holds(text.substr(0, sentence.end), ahead,
                            places.subspan(first, parts.size()))) {
      judge(host, parts, {Severity::error, std::nullopt});
    }
  }

  // The rest of a whole. Where its shares come to less than it, the list may have begun in the
  // sentence before: what that one states belongs to it if it fills the whole.
  void close(const plugin::Host& host, const plugin::Document& document, std::size_t index,
             const Parts& parts) const {
    const plugin::Sentence& sentence = document.sentences()[index];
    const bool begun = index > 0 && document.sentences()[index - 1].block == sentence.block;
    std::size_t first = 0;
    Parts all;
    if (begun) all = shares_of(host, document, document.sentences()[index - 1], first);
    if (!all.empty() && sum_of(host, parts).allowed.below(host.number(100))) {
      all.insert(all.end(), parts.begin(), parts.end());
      judge(host, all, {std::nullopt, std::nullopt});
      return;
    }
    const bool listed = parts.size() > 2;
    judge(host, parts, {Severity::error, listed ? std::optional(Severity::warning) : std::nullopt});
  }

  // "The old split 51 % to 42 %, the young 56 % to 38 %": pairs that are a whole each. All shares
  // are of one whole where there is no second pair.
  std::vector<Parts> wholes_of(const plugin::Document& document, const plugin::Sentence& sentence,
                               std::size_t first, const Parts& parts) const {
    const auto places = document.places_of(sentence).subspan(first, parts.size());
    std::vector<Parts> pairs;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      const std::string_view between =
          document.text().substr(places[i].end, places[i + 1].begin - places[i].end);
      if (pairs_.holds(plugin::trimmed(between))) pairs.push_back({parts[i], parts[i + 1]});
    }
    if (pairs.size() > 1) return pairs;
    return {parts};
  }

  // The words behind each of the shares, up to the next one or the next sign; empty where they are
  // no list.
  std::vector<std::string_view> behind_each(const plugin::Document& document,
                                            const plugin::Sentence& sentence, std::size_t first,
                                            std::size_t last) const {
    const auto places = document.places_of(sentence);
    std::vector<std::string_view> all;
    for (std::size_t i = first; i <= last; ++i) {
      const std::uint64_t end = i < last ? places[i + 1].begin : sentence.end;
      const std::string_view words = document.text().substr(places[i].end, end - places[i].end);
      if (i < last && !goes_on(plugin::trimmed(words))) return {};
      all.push_back(words.substr(0, words.find_first_of(",.;:()")));
    }
    return all;
  }

  // "said yes,", "said no and".
  bool goes_on(std::string_view words) const {
    return words.ends_with(',') || words.ends_with(';') ||
           joints_.holds(plugin::word_before(words, words.size()));
  }

  // "Of the 60 %, 40 % ...": of a part alone.
  bool is_of_part(std::string_view ahead) const {
    const std::vector<plugin::Piece> words = plugin::words_of(ahead);
    if (words.empty() || words.size() > 2) return false;
    return ofs_.holds(ahead.substr(words[0].begin, words[0].end - words[0].begin));
  }

  // "and the remaining", "; the rest,"
  bool ends_with_rest(std::string_view between) const {
    while (!between.empty() && (between.back() == ' ' || between.back() == ',' ||
                                between.back() == '(' || between.back() == '\n')) {
      between.remove_suffix(1);
    }
    return rests_.ends(between);
  }

  // ---- Tables ----

  void read_table(const plugin::Host& host, const plugin::Document& document,
                  const plugin::Table& table) const {
    plugin::Grid grid(host, document, table);
    bool read = false;
    for (const plugin::Axis axis : {plugin::Axis::rows, plugin::Axis::columns}) {
      const auto closing = closing_line(grid, axis);
      if (!closing) continue;
      if (!std::exchange(read, true)) grid.read();
      for (std::uint32_t place = 0; place < grid.places(axis); ++place) {
        read_line(host, grid, axis, place, *closing);
      }
    }
  }

  struct Closing {
    std::uint32_t line = 0;
    bool total = false;  // else it is all that is not named
  };

  // The only line of a total, or of all others; nullopt where there are none or several totals.
  std::optional<Closing> closing_line(const plugin::Grid& grid, plugin::Axis axis) const {
    std::optional<Closing> closing;
    for (std::uint32_t line = 0; line < grid.lines(axis); ++line) {
      const std::string_view label = grid.label(axis, line);
      const bool total = totals_.begins(label) || totals_.ends(label);
      if (total && closing && closing->total) return std::nullopt;
      const bool other = axis == plugin::Axis::rows && others_.begins(label);
      if (total || (other && !closing)) closing = Closing{line, total};
    }
    return closing;
  }

  void read_line(const plugin::Host& host, const plugin::Grid& grid, plugin::Axis axis,
                 std::uint32_t place, const Closing& closing) const {
    const plugin::Axis across =
        axis == plugin::Axis::rows ? plugin::Axis::columns : plugin::Axis::rows;
    Parts parts;
    // What stands behind a total that stands behind its parts is none of them: "Largest city".
    const bool ends = closing.total && closing.line > 1;
    const std::uint32_t lines = ends ? closing.line + 1 : grid.lines(axis);
    for (std::uint32_t line = 0; line < lines; ++line) {
      const plugin::Cell& cell = grid.at(axis, line, place);
      if (cell.kind == plugin::CellKind::empty) return;
      if (cell.kind != plugin::CellKind::number || !is_share(host, cell.claim)) return;
      if (!closing.total || line != closing.line) parts.push_back(cell.claim);
    }
    if (parts.size() < 2) return;
    if (!closing.total) {
      if (!shares_.find(grid.label(across, place))) return;
      judge(host, parts, {Severity::warning, Severity::warning});
      return;
    }
    const plugin::Cell& total = grid.at(axis, closing.line, place);
    if (!plugin::equal(total.claim.value, {100, 0, 0})) return;
    parts.push_back(total.claim);
    judge(host, parts, {Severity::error, Severity::error}, true);
  }

  // ---- Judging ----

  // `total`: the last of the claims is the stated 100 %.
  static void judge(const plugin::Host& host, const Parts& claims, const Severities& severities,
                    bool total = false) {
    const Parts parts(claims.begin(), claims.end() - (total ? 1 : 0));
    const plugin::Figures figures = figures_of(host, parts);
    const plugin::Figure sum = plugin::sum(figures);
    const plugin::Verdict verdict = plugin::judge(hundred(host, parts), sum);
    const bool over = sum.allowed.above(host.number(100));
    const auto severity = over ? severities.over : severities.under;
    if (verdict == plugin::Verdict::inconsistent && !severity) return;
    plugin::Check check{.verdict = verdict, .working = working(host, parts, sum)};
    for (const plugin::Claim& claim : claims) check.claims.push_back(claim.ref);
    if (verdict != plugin::Verdict::inconsistent) {
      host.report(check);
      return;
    }
    for (const plugin::Claim& part : claims) {
      check.labels.push_back(
          {.role = check.labels.empty() ? plugin::Role::primary : plugin::Role::contradicts,
           .claim = part.ref});
    }
    host.report(plugin::Finding{.check = std::move(check),
                                .message = "the shares come to " + sum.stated.show() +
                                           " % and not to 100 %" + explained(host, parts, figures),
                                .confidence = *severity == Severity::error ? 0.95 : 0.8,
                                .severity = *severity});
  }

  static plugin::Figures figures_of(const plugin::Host& host, const Parts& parts) {
    plugin::Figures figures;
    for (const plugin::Claim& part : parts) figures.push_back(plugin::level(host, part));
    return figures;
  }
  static plugin::Figure sum_of(const plugin::Host& host, const Parts& parts) {
    return plugin::sum(figures_of(host, parts));
  }

  // 100 % as exactly as the finest share is written.
  static plugin::Stated hundred(const plugin::Host& host, const Parts& parts) {
    std::int32_t digit = 0;
    for (const plugin::Claim& part : parts) digit = std::min(digit, part.value.exponent);
    return {plugin::constant(host, 100), digit, true};
  }

  static std::string working(const plugin::Host& host, const Parts& parts,
                             const plugin::Figure& sum) {
    plugin::Words terms;
    for (const plugin::Claim& part : parts) terms.push_back(plugin::show(host, part, {}));
    return plugin::joined(terms, " + ") + " = " + sum.stated.show() + " %";
  }

  // The slip in one share that explains it, if there is one alone.
  static std::string explained(const plugin::Host& host, const Parts& parts,
                               const plugin::Figures& figures) {
    const auto compute = [](const plugin::Figures& f) { return std::optional(plugin::sum(f)); };
    const auto slips = plugin::operand_slips(host, hundred(host, parts), parts, figures, compute);
    if (slips.size() != 1) return "";
    return "; explained by " + plugin::describe(slips[0].variant) + " in " +
           plugin::show_with_unit(host, parts[slips[0].operand], {});
  }

  plugin::WordList rests_;
  plugin::WordList splits_;
  plugin::WordList totals_;
  plugin::WordList others_;
  plugin::WordList shares_;
  plugin::WordList pairs_;
  Votes votes_;
  plugin::WordList joints_;
  plugin::WordList ofs_;
  plugin::WordList stakes_;
  Exclusive answers_;
};

}  // namespace veritally::rules
