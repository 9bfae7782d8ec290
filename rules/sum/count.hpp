// sum/count: as many things are listed as are announced.
#pragma once

#include "series.hpp"

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

class Count {
 public:
  static constexpr plugin::Option options[] = {
      {"somes", "words that say that not all are listed, or not only they, parted by commas",
       "including, include, includes, such as, among, among others, for example, for instance, "
       "e.g., "
       "like, especially, notably, mainly, mostly, led by, others, more, etc, following, follows, "
       "some, "
       "darunter, zum beispiel, etwa, wie, unter anderem, andere, folgende, dont, notamment, "
       "comme, "
       "autres, suivants, como, entre, entre otros, otros, otras, siguientes"},
      {"leads", "words between what is counted and the colon before its list",
       "of, for, to, are, were, this, next, für, sind, waren, pour, sont, étaient, para, son, "
       "eran"},
      {"ands", "words before the last thing of a list", "and, und, sowie, et, y, e"},
      {"these", "words behind *two of* that mean the things announced before",
       "these, those, them, the"},
      {"parts", "nouns of what sentences tell one by one: First, ... Second, ...",
       "parts, reasons, points, steps, goals, aims, elements, priorities, stages, phases, "
       "questions, "
       "problems, ways, things, pillars, measures, options, rules, factors, lessons, issues, "
       "principles, conditions, demands, arguments, concerns, causes, components, tasks"},
      {"ordinals", "words that count on from the first things, from the second on",
       "second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"},
      {"lasts", "words that begin the last of the things told one by one", "finally, lastly, last"},
      {"series_verbs", "words behind *the second* where a sentence tells one of the things",
       "is, was, will, would, has"},
      {"verbs", "words behind *the fourth* where it is one of the things announced",
       "is, was, has, had, will"},
      {"wholes", "words before a number that make it one of more things: two of three",
       "of, von, des, de, sur, another, more, other, first, last, top"},
      {"articles", "words that may stand between these and the number: two of the three",
       "the, these, those, its, their, den, der, les, los, las, ces"}};
  static constexpr plugin::Info info{.id = "sum/count",
                                     .summary = "lists of more or fewer things than are announced",
                                     .documentation =
                                         R"(Counts what follows a number of things:

- the items of a list behind a sentence that ends with a colon: *The plan has four priorities:* and
  three bullets. Items count once, whatever paragraphs and lists they hold,
- names and nouns in the sentence itself: *three firms - Acme, Birch, Corvane and Delta*, *four of the
  largest firms (Acme, Birch and Corvane)*. The last one must stand behind *and*.

- things that the next sentences tell one after the other: *four teams*, *two of these ... a third ... the
  fourth*; *three parts. First, ... Second, ... Third, ... Fourth, ...* (the options `parts` and
  `ordinals`), which may be fewer unless the last one is told *finally*.

The number must be exact, and the only one of its sentence before the list. Readers count, and a
missing item is often one that was cut and is spoken of further down.

It stays silent on lists of which only some is told (*including*, *such as*, the option `somes`), on
*two of the three*, where the next sentences tell of fewer, on lists that text interrupts, on things with commas or *and* in their names
(*Paris, France, and London, England*), and where other figures stand in the list.
)",
                                     .scope = plugin::Scope::document,
                                     .severity = plugin::Severity::warning,
                                     .options = options};

  explicit Count(const plugin::Host& host)
      : somes_(host.option("somes")),
        leads_(host.option("leads")),
        ands_(host.option("ands")),
        these_(host.option("these")),
        ordinals_(plugin::WordList(host.option("ordinals")).phrases()),
        verbs_(host.option("verbs")),
        wholes_(host.option("wholes")),
        articles_(host.option("articles")),
        series_(host.option("parts"), ordinals_, host.option("lasts"),
                host.option("series_verbs")) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const auto blocks = document.blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (begins_list(blocks, i)) count_items(host, document, i);
    }
    const auto sentences = document.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (sentences[i].claim_count == 0) continue;
      count_names(host, document, sentences[i]);
      if (i + 1 < sentences.size()) count_told(host, document, i);
      count_series(host, document, i);
    }
  }

 private:
  // A number of things that is exact.
  struct Announced {
    plugin::Claim claim;
    plugin::Place place;
    std::int64_t number = 0;
  };

  static std::optional<std::int64_t> whole_number(const plugin::Host& host,
                                                  const plugin::Claim& claim) {
    constexpr std::int64_t most = 30;
    const bool plain = host.text(plugin::Column::unit, claim.unit) == "1" && claim.per == 0 &&
                       !claim.range && !claim.approximate &&
                       claim.comparator == plugin::Comparator::equal &&
                       claim.change == plugin::Change::none;
    if (!plain || claim.value.exponent != 0 || claim.value.mantissa < 2 ||
        claim.value.mantissa > most) {
      return std::nullopt;
    }
    return claim.value.mantissa;
  }

  static std::string_view stretch(const plugin::Document& document, std::uint64_t begin,
                                  std::uint64_t end) {
    return begin < end ? document.text().substr(begin, end - begin) : std::string_view();
  }

  // "two of the three", "one of four".
  bool is_of_more(std::string_view ahead) const {
    std::string_view word = plugin::word_before(ahead, ahead.size());
    if (articles_.holds(word)) {
      const auto rest = static_cast<std::uint64_t>(word.data() - ahead.data());
      word = plugin::word_before(ahead, rest);
    }
    return wholes_.holds(word);
  }

  std::optional<Announced> announced(const plugin::Host& host, const plugin::Document& document,
                                     const plugin::Sentence& sentence, std::size_t i) const {
    const plugin::Place& place = document.places_of(sentence)[i];
    const auto claim = host.claim(document.claims_of(sentence)[i]);
    const auto number = claim ? whole_number(host, *claim) : std::nullopt;
    if (!number || is_of_more(stretch(document, sentence.begin, place.begin))) return std::nullopt;
    return Announced{*claim, place, *number};
  }

  // What stands behind the counted noun, which is one word where it was not read.
  static std::string_view behind_noun(const plugin::Document& document, const Announced& announced,
                                      std::uint64_t end) {
    const std::string_view rest = stretch(document, announced.place.end, end);
    return announced.claim.of != 0 ? rest : rest.substr(plugin::next_word(rest, 0).end);
  }

  // ---- Items of a list behind a colon ----

  static bool is_item(const plugin::Block& block) { return block.kind == VT_BLOCK_LIST_ITEM; }

  static bool begins_list(std::span<const plugin::Block> blocks, std::size_t i) {
    return i > 0 && is_item(blocks[i]) && !is_item(blocks[i - 1]) &&
           blocks[i - 1].kind == VT_BLOCK_PARAGRAPH && blocks[i - 1].sentence_count > 0;
  }

  void count_items(const plugin::Host& host, const plugin::Document& document,
                   std::size_t first) const {
    const plugin::Block& lead = document.blocks()[first - 1];
    const plugin::Sentence& sentence = document.sentences_of(lead).back();
    if (sentence.claim_count != 1 || !document.text_of(lead).ends_with(':')) return;
    const auto number = announced(host, document, sentence, 0);
    if (!number || !leads_to_colon(behind_noun(document, *number, lead.end)) ||
        somes_.find(document.text_of(sentence))) {
      return;
    }
    const auto listed = items_from(document.blocks(), first);
    if (listed) judge(host, document, *number, *listed, document.blocks()[first]);
  }

  // "four goals:", "four goals for the year:".
  bool leads_to_colon(std::string_view between) const {
    constexpr std::size_t most = 3;
    const std::vector<plugin::Piece> words = plugin::words_of(between);
    if (words.empty()) return true;
    const std::string_view first = between.substr(words[0].begin, words[0].end - words[0].begin);
    return words.size() <= most && leads_.holds(first) &&
           between.find(',') == std::string_view::npos;
  }

  // nullopt where there is but one, or where text interrupts them.
  static std::optional<std::int64_t> items_from(std::span<const plugin::Block> blocks,
                                                std::size_t first) {
    std::int64_t listed = 0;
    std::size_t i = first;
    for (; i < blocks.size() && is_item(blocks[i]); ++i) {
      if (blocks[i].level < blocks[first].level) return std::nullopt;
      if (blocks[i].level == blocks[first].level && blocks[i].part == 0) ++listed;
    }
    const bool goes_on = i + 1 < blocks.size() && is_item(blocks[i + 1]);
    if (listed < 2 || goes_on) return std::nullopt;
    return listed;
  }

  // ---- Names in the sentence ----

  // Where the list stands, between its opening sign and its end.
  struct Opening {
    plugin::Piece list;
    std::size_t words = 0;  // between what is counted and the sign
    bool colon = false;
  };

  static std::optional<Opening> opening(std::string_view text, std::uint64_t from,
                                        std::uint64_t end) {
    constexpr std::size_t furthest = 80;  // bytes
    struct Sign {
      std::string_view open;
      std::string_view close;
    };
    constexpr Sign signs[] = {{"(", ")"},     {" — ", " — "}, {" – ", " – "},
                              {" - ", " - "}, {"—", "—"},     {": ", {}}};
    const std::string_view near = text.substr(from, std::min<std::uint64_t>(end - from, furthest));
    std::optional<Opening> found;
    std::size_t first = near.size();
    for (const Sign& sign : signs) {
      const auto at = near.find(sign.open);
      if (at >= first) continue;
      const std::uint64_t begin = from + at + sign.open.size();
      const std::string_view rest = text.substr(begin, end - begin);
      const bool closes = sign.open == "(";
      const auto close = sign.close.empty() ? std::string_view::npos : rest.find(sign.close);
      if (closes && close == std::string_view::npos) return std::nullopt;
      const std::string_view between = near.substr(0, at);
      if (between.find_first_of(",;:.") != std::string_view::npos) continue;
      first = at;
      found = Opening{{begin, std::min<std::uint64_t>(end, begin + std::min(close, rest.size()))},
                      plugin::words_of(between).size(),
                      sign.close.empty()};
    }
    return found;
  }

  // Right behind the noun; behind "four of the largest firms"; or names behind a short clause.
  static bool is_near(std::string_view between, const Opening& open, const plugin::Claim& claim,
                      bool names) {
    constexpr std::size_t clause = 3;
    constexpr std::size_t phrase = 7;
    if (open.words == (claim.of != 0 ? 0U : 1U)) return true;
    if (!names) return false;
    const bool of = plugin::same_letters(plugin::word_behind(between, 0), "of");
    return of ? open.words <= phrase && claim.of == 0 : open.colon && open.words <= clause;
  }

  struct Listed {
    std::int64_t count = 0;
    bool names = false;  // all begin with a capital; else none does
  };

  // What is listed, where commas and one "and" part it and nothing is more than a name or a noun.
  std::optional<Listed> listed_in(std::string_view list) const {
    constexpr std::size_t longest_name = 4;
    constexpr std::size_t longest_noun = 2;
    const std::vector<plugin::Piece> things = things_of(list);
    if (things.size() < 2) return std::nullopt;
    std::size_t names = 0;
    for (const plugin::Piece& thing : things) {
      const std::string_view words =
          plugin::trimmed(list.substr(thing.begin, thing.end - thing.begin));
      const std::size_t count = plugin::words_of(words).size();
      if (count == 0 || count > longest_name) return std::nullopt;
      const bool name = plugin::is_upper(words.front());
      if (!name && count > longest_noun) return std::nullopt;
      names += name ? 1 : 0;
    }
    if (names != 0 && names != things.size()) return std::nullopt;
    return Listed{static_cast<std::int64_t>(things.size()), names != 0};
  }

  // The pieces between the commas and the one "and" before the last; empty where it is not so.
  std::vector<plugin::Piece> things_of(std::string_view list) const {
    std::vector<plugin::Piece> things;
    std::size_t joined = 0;  // by "and"
    std::uint64_t begin = 0;
    const auto end_thing = [&](std::uint64_t end) {
      if (!plugin::trimmed(list.substr(begin, end - begin)).empty()) things.push_back({begin, end});
    };
    for (plugin::Piece word = plugin::next_word(list, 0);;
         word = plugin::next_word(list, word.end)) {
      const std::uint64_t until = word.begin < word.end ? word.begin : list.size();
      for (auto comma = list.find(',', begin); comma < until; comma = list.find(',', begin)) {
        if (joined > 0) return {};
        end_thing(comma);
        begin = comma + 1;
      }
      if (word.begin == word.end) break;
      if (!ands_.holds(list.substr(word.begin, word.end - word.begin))) continue;
      if (++joined > 1) return {};
      end_thing(word.begin);
      begin = word.end;
    }
    end_thing(list.size());
    return joined == 1 ? things : std::vector<plugin::Piece>();
  }

  void count_names(const plugin::Host& host, const plugin::Document& document,
                   const plugin::Sentence& sentence) const {
    const auto places = document.places_of(sentence);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto number = announced(host, document, sentence, i);
      if (!number) continue;
      const std::uint64_t end = end_of(document, sentence);
      const auto open = opening(document.text(), number->place.end, end);
      const bool next = i + 1 < places.size() && open && places[i + 1].begin < open->list.end;
      if (!open || next) continue;
      const std::string_view list =
          document.text().substr(open->list.begin, open->list.end - open->list.begin);
      const std::string_view between = stretch(document, number->place.end, open->list.begin);
      const auto listed = listed_in(list);
      // Twice as many: each with its country.
      if (!listed || listed->count == 2 * number->number || somes_.find(list) ||
          somes_.find(between) || !is_near(between, *open, number->claim, listed->names)) {
        continue;
      }
      judge(host, document, *number, listed->count, open->list);
    }
  }

  // Without the full stop.
  static std::uint64_t end_of(const plugin::Document& document, const plugin::Sentence& sentence) {
    const std::string_view text = plugin::trimmed(document.text_of(sentence));
    const bool stop = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
    return sentence.end - (stop ? 1 : 0);
  }

  // ---- "Four teams ... Two of these ... A third ... and the fourth" ----

  // How many of what the sentence before announced this one begins with: "two of these".
  std::optional<Announced> first_of_these(const plugin::Host& host,
                                          const plugin::Document& document,
                                          const plugin::Sentence& sentence) const {
    if (sentence.claim_count == 0) return std::nullopt;
    const plugin::Place& place = document.places_of(sentence).front();
    const auto claim = host.claim(document.claims_of(sentence).front());
    const auto number = claim ? whole_number(host, *claim) : std::nullopt;
    const std::string_view rest = document.text().substr(0, sentence.end);
    const std::string_view of = plugin::word_behind(rest, place.end);
    if (!number || place.begin != sentence.begin || !plugin::same_letters(of, "of")) {
      return std::nullopt;
    }
    const auto behind_of = static_cast<std::uint64_t>(of.data() + of.size() - rest.data());
    if (!these_.holds(plugin::word_behind(rest, behind_of))) return std::nullopt;
    return Announced{*claim, place, *number};
  }

  // What the sentences of a block tell one by one behind the first of the things.
  struct Told {
    std::int64_t last = 0;
    bool sure = false;  // the last one does something: "the fourth is", not "the fourth quarter"
  };

  // Each ordinal behind an article is the next one; nullopt where one is not.
  std::optional<Told> told_behind(std::string_view text, std::int64_t first) const {
    const auto words = plugin::words_of(text);
    const auto word = [&](std::size_t i) {
      return text.substr(words[i].begin, words[i].end - words[i].begin);
    };
    Told told{first, false};
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto found = std::ranges::find(ordinals_, plugin::lower(word(i)));
      if (found == ordinals_.end() || !plugin::is_one_of(word(i - 1), {"a", "the"})) continue;
      const std::int64_t place = found - ordinals_.begin() + 2;
      if (place != told.last + 1) return std::nullopt;
      const bool acts = i + 1 < words.size() && verbs_.holds(word(i + 1));
      told = {place, acts};
    }
    return told;
  }

  void count_told(const plugin::Host& host, const plugin::Document& document, std::size_t i) const {
    const plugin::Sentence& sentence = document.sentences()[i];
    const plugin::Sentence& next = document.sentences()[i + 1];
    if (sentence.claim_count != 1 || next.block != sentence.block) return;
    const auto whole = announced(host, document, sentence, 0);
    const auto first = whole ? first_of_these(host, document, next) : std::nullopt;
    if (!first) return;
    const auto told = told_behind(
        stretch(document, first->place.end, document.block_of(sentence).end), first->number);
    if (!told || told->last == first->number) return;
    if (told->last == whole->number || (told->last > whole->number && told->sure)) {
      judge(host, document, *whole, told->last, first->place, {first->claim.ref});
    }
  }

  // ---- "Three parts. First, ... Second, ... Third, ..." ----

  void count_series(const plugin::Host& host, const plugin::Document& document,
                    std::size_t i) const {
    const plugin::Sentence& sentence = document.sentences()[i];
    if (sentence.claim_count != 1) return;
    const auto whole = announced(host, document, sentence, 0);
    if (!whole || !series_.announces(stretch(document, whole->place.begin, sentence.end))) return;
    const auto told = series_.told_behind(document, i);
    if (!told) return;
    const std::int64_t count = told->count + (told->closed && told->count < whole->number ? 1 : 0);
    if (told->closed || count >= whole->number) {
      judge(host, document, *whole, count, told->last);
    }
  }

  // ---- Judging ----

  template <class Piece>
  static void judge(const plugin::Host& host, const plugin::Document& document,
                    const Announced& announced, std::int64_t listed, const Piece& list,
                    const std::vector<plugin::ClaimRef>& counted = {}) {
    const std::string count = std::to_string(listed);
    const std::string words(document.text_of(announced.place));
    plugin::Check check{.verdict = listed == announced.number ? plugin::Verdict::consistent
                                                              : plugin::Verdict::inconsistent,
                        .claims = {announced.claim.ref},
                        .working = count + " listed; stated \"" + words + "\""};
    check.claims.insert(check.claims.end(), counted.begin(), counted.end());
    if (listed == announced.number) {
      host.report(check);
      return;
    }
    check.labels = {{.claim = announced.claim.ref, .text = "announced here"},
                    document.label(list.begin, list.end, "listed here", plugin::Role::contradicts)};
    host.report(
        plugin::Finding{.check = std::move(check),
                        .message = "\"" + words + "\" are announced, and " + count + " listed",
                        .confidence = 0.9});
  }

  plugin::WordList somes_;
  plugin::WordList leads_;
  plugin::WordList ands_;
  plugin::WordList these_;
  std::vector<std::string> ordinals_;
  plugin::WordList verbs_;
  plugin::WordList wholes_;
  plugin::WordList articles_;
  Series series_;
};

}  // namespace veritally::rules
