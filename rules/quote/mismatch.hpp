// quote/mismatch: a quotation in other words than where it is taken from.
#pragma once

#include "quotations.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace veritally::rules {

class QuoteMismatch {
 public:
  static constexpr plugin::Option options[] = {
      {"voices", "words of paragraphs of sources in which somebody speaks, parted by commas",
       "said, says, say, saying, told, tells, asked, asks, stated, states, added, adds, announced, "
       "promised, wrote, writes, according to, quoted, I, we, you, my, our, us, me, sagte, sagt, "
       "sagten, "
       "erklärte, erklärt, betonte, ich, wir, uns, unser, unsere, dit, disait, déclaré, déclare, "
       "affirmé, "
       "annoncé, selon, je, nous, notre, nos, dijo, dice, declaró, afirmó, anunció, según, yo, "
       "nosotros, "
       "nuestro, nuestra"},
      {"numbers", "words for numbers: one that was changed is an error",
       "one, two, three, four, five, six, seven, eight, nine, ten, twenty, thirty, forty, fifty, "
       "sixty, seventy, eighty, ninety, hundred, thousand, million, billion, trillion, half, "
       "millionen, milliarden, millions, milliards, millones"},
      {"negations", "words that deny: one that came or went is an error",
       "not, no, never, nobody, nothing, none, without, t, nicht, kein, keine, nie, pas, jamais, "
       "nunca"}};
  static constexpr plugin::Info info{
      .id = "quote/mismatch",
      .summary = "a quotation in other words than in its source or in another place",
      .documentation =
          R"(Looks for the words of every quotation of four words and more in the sources and in the other
quotations of all drafts. Where they stand, word for word, the check is consistent, also if they are
part of a longer passage. Where they stand but for a word in five (one of up to eleven words, two of up
to nineteen, three of more), the quotation was changed on its way.

A number changed from the source, or a negation that came or went, is an error; all else is a warning. For
example, a draft quotes a minister with *we will build two hundred new homes this year*, and the
transcript has *three hundred*.

Case, punctuation and apostrophes do not count. Two quotations of drafts are held against each other
only if they have eight words, words were exchanged and not left out, and no third one is like them:
titles and messages are alike on purpose.

It stays silent where nothing alike is found: a rule cannot know that a quotation is made up. It is
silent, too, where words are left out or put in with dots or brackets, where the source has another
number in a paragraph that narrates and in which nobody speaks (the option `voices`), and on changes in quotations of
fewer than six words or without four longer ones, which are phrases that anybody says.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = options};

  explicit QuoteMismatch(const plugin::Host& host)
      : voices_(host.option("voices")),
        numbers_(host.option("numbers")),
        negations_(host.option("negations")) {}

  // Called with each document, it judges all of them with the first one.
  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (!plugin::is_first_read(host, document)) return;
    const Quotations all(host);
    for (std::size_t i = 0; i < all.passages().size(); ++i) {
      const Passage& passage = all.passages()[i];
      if (!passage.quoted || passage.of_source) continue;
      if (const auto match = all.find(i)) judge(host, passage, *match);
    }
  }

 private:
  // Too short, or of too common words, to be told from other words like it.
  static bool is_phrase(const Passage& quotation) {
    constexpr std::size_t fewest_words = 6;
    constexpr std::ptrdiff_t fewest_long_words = 4;
    const auto is_long = [](const std::string& word) { return word.size() >= 4; };
    const auto& words = quotation.words;
    return words.size() < fewest_words ||
           std::count_if(words.begin(), words.end(), is_long) < fewest_long_words;
  }

  void judge(const plugin::Host& host, const Passage& quotation, const Match& match) const {
    plugin::Check check{.verdict = plugin::Verdict::consistent,
                        .working = "the same words",
                        .labels = labels(quotation, match)};
    if (match.edits == 0) return host.report(check);
    if (is_phrase(quotation)) return;
    const auto [here, there] = difference(quotation, match);
    if (only_spelled_apart(here, there)) return;
    if (!match.passage->of_source && !is_repeated(quotation, match, here, there)) return;
    const bool number = has_number(here) || has_number(there);
    if (number && match.passage->of_source && is_narrated(host, match)) return;
    const bool grave =
        match.passage->of_source && (changes_meaning(here) || changes_meaning(there));
    check.verdict = plugin::Verdict::inconsistent;
    check.working = "\"" + here + "\" / \"" + there + "\"";
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = match.passage->of_source
                       ? "the quotation has \"" + here + "\" where the source has \"" + there + "\""
                       : "one quotation has \"" + here + "\" and the other \"" + there + "\"",
        .confidence = match.passage->of_source ? 0.95 : 0.85,
        .severity = grave ? plugin::Severity::error : plugin::Severity::warning});
  }

  static std::vector<plugin::Label> labels(const Passage& quotation, const Match& match) {
    const auto label = [](const Passage& passage, std::size_t begin, std::size_t end,
                          plugin::Role role) {
      return plugin::Label{.role = role,
                           .document = passage.document,
                           .begin = passage.places[begin].begin,
                           .end = passage.places[end - 1].end};
    };
    const auto role = match.edits == 0 ? plugin::Role::supports : plugin::Role::contradicts;
    return {label(quotation, 0, quotation.words.size(), plugin::Role::primary),
            label(*match.passage, match.begin, match.end, role)};
  }

  // One thing said twice, and not two of a row of titles, messages or slogans, which are alike on
  // purpose: long, with words exchanged and none left out, and nothing else like it. The later one
  // of the two speaks.
  static bool is_repeated(const Passage& quotation, const Match& match, std::string_view here,
                          std::string_view there) {
    constexpr std::size_t fewest_words = 8;
    const bool later = match.passage < &quotation;  // of one array, in reading order
    return later && match.alone && quotation.words.size() >= fewest_words && !here.empty() &&
           !there.empty();
  }

  // What remains of both without the words that they share at the beginning and at the end.
  static std::pair<std::string, std::string> difference(const Passage& quotation,
                                                        const Match& match) {
    const auto& here = quotation.words;
    const std::vector<std::string> there(
        match.passage->words.begin() + static_cast<long>(match.begin),
        match.passage->words.begin() + static_cast<long>(match.end));
    std::size_t begin = 0;
    const std::size_t least = std::min(here.size(), there.size());
    while (begin < least && here[begin] == there[begin]) ++begin;
    std::size_t end = 0;
    while (end < least - begin && here[here.size() - 1 - end] == there[there.size() - 1 - end])
      ++end;
    const auto joined = [&](const std::vector<std::string>& words) {
      std::string out;
      for (std::size_t i = begin; i < words.size() - end; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
      }
      return out;
    };
    return {joined(here), joined(there)};
  }

  // "data base" and "database"
  static bool only_spelled_apart(std::string here, std::string there) {
    std::erase(here, ' ');
    std::erase(there, ' ');
    return here == there;
  }

  // Whether the source tells it in its own words, and quotes nobody: who is quoted may have said
  // another number than is true.
  bool is_narrated(const plugin::Host& host, const Match& match) const {
    const Passage& passage = *match.passage;
    const auto document = plugin::Document::open(host, passage.document);
    if (passage.quoted || !document) return false;
    const auto blocks = document->blocks();
    const auto block = std::ranges::find_if(blocks, [&passage](const plugin::Block& each) {
      return passage.places.front().begin >= each.begin && passage.places.back().end <= each.end;
    });
    if (block == blocks.end()) return false;
    const std::string_view words = document->text_of(*block);
    return !voices_.find(words) && words.find(':') == words.npos &&
           plugin::quotations_in(words).empty();
  }

  bool has_number(std::string_view words) const {
    return std::ranges::any_of(words, plugin::is_digit) || numbers_.holds_word_of(words);
  }
  bool changes_meaning(std::string_view words) const {
    return has_number(words) || negations_.holds_word_of(words);
  }

  plugin::WordList voices_;
  plugin::WordList numbers_;
  plugin::WordList negations_;
};

}  // namespace veritally::rules
