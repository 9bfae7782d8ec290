// The words by which date/duration reads lengths of time beside dates: options of the rule, read
// once when it is made.
#pragma once

#include <veritally/plugin.hpp>

#include <array>
#include <cstdint>

namespace veritally::rules {

// From where a length counts.
enum class Anchor : std::uint8_t {
  none,
  later,   // "36 months later"
  before,  // "90 years before 2014"
  after,   // "three years after the crisis of 2009"
  ago,     // "15 days ago"
  ahead,   // "25 days from now"
  spent,   // "after 95 years"
  within,  // "in 25 days", which may also be how long something takes
};

struct DurationWords {
  static constexpr plugin::Option options[] = {
      {"later", "words behind a length that counts from a date before, parted by commas",
       "later, später, plus tard, más tarde"},
      {"ago", "words behind a length that goes back from the document's date", "ago"},
      {"ahead", "words behind a length that goes on from the document's date",
       "from now, from today, away, hence"},
      {"before", "words between a length and the later date that it goes back from",
       "before, vor, avant, antes de, antes del"},
      {"after", "words between a length and the earlier date that it goes on from",
       "after, nach, après, después, después de, después del"},
      {"spent", "words before a length that has passed since an earlier date",
       "after, nach, après, tras"},
      {"past", "words before a length that goes back from the document's date",
       "vor, il y a, hace"},
      {"within", "words before a length that goes on from the document's date",
       "in, dans, dentro de"},
      {"hedges", "words before a number of days *ago* that is no number alone",
       "about, around, nearly, almost, over, than, some, roughly, approximately, to, or, and, "
       "least, most, under, hundred, thousand, twenty, thirty, forty, fifty, sixty, seventy, "
       "eighty, ninety, point, every, within, only"},
      {"begins", "words before the date on which something began",
       "founded, opened, began, established, started, launched, created, formed, built, begun, "
       "inaugurated, gegründet, eröffnet, fondé, fondée, ouvert, ouverte, créé, créée, fundado, "
       "fundada, abrió, creado, creada"},
      {"ends", "words before the date on which something ended",
       "closed, ended, shut, folded, dissolved, finished, expired, concluded, collapsed, schloss, "
       "endete, fermé, fermée, terminé, terminée, cerró, terminó"},
      {"prepositions", "words between such a word and its date", "in, on, im, am, en, le, el"},
      {"anniversaries", "words for an anniversary", "anniversary, anniversaire, aniversario"},
      {"owners", "words before an anniversary that is of what the sentence is about",
       "its, their, his, her, son, sa, leur, su"},
      {"joints", "words that begin a clause about what happened next",
       "and, but, then, und, aber, et, mais, y, pero"},
      {"clauses", "words that begin a clause about something else",
       "who, whom, whose, which, that, where, when, after, before, until, der, die, das, dem, den, "
       "wo, als, nachdem, qui, que, dont, quand, quien, cuando, donde"},
      {"elsewhere", "words behind *before* and *after* that lead to a date of another kind",
       "by, until, till, to, since, from, for, between, and, or, than, before, after, would, will, "
       "bis, seit, und, jusqu, depuis, et, hasta, desde, y"},
      {"determiners", "words before a date that is a noun's: the 1990 law",
       "the, its, his, her, their, a"},
      {"ands", "words between two dates behind *between*", "and, und, et, y"},
      {"betweens", "words before two dates that *and* joins", "between, zwischen, entre"},
      {"tos", "words between the first date of a stretch and its last",
       "to, until, till, through, bis, bis zum, à, au, al, a, hasta"},
      {"spans", "nouns for the time between two dates: a tenure of 12 years",
       "tenure, reign, span, stint, amtszeit, règne, reinado"},
      {"portions", "words before a length that is only a part of the time between the dates",
       "after, before, every, within, of, than, by"},
      {"closings", "words behind a length that say that it is all of that time",
       "in, altogether, overall, inclusive"}};

  // Words beside a length, and from where it counts where they stand there.
  struct Sign {
    plugin::WordList words;
    Anchor anchor = Anchor::none;
  };

  explicit DurationWords(const plugin::Host& host)
      : behind{{{plugin::WordList(host.option("later")), Anchor::later},
                {plugin::WordList(host.option("ago")), Anchor::ago},
                {plugin::WordList(host.option("ahead")), Anchor::ahead},
                {plugin::WordList(host.option("before")), Anchor::before},
                {plugin::WordList(host.option("after")), Anchor::after}}},
        ahead{{{plugin::WordList(host.option("spent")), Anchor::spent},
               {plugin::WordList(host.option("past")), Anchor::ago},
               {plugin::WordList(host.option("within")), Anchor::within}}},
        ago(host.option("ago")),
        hedges(host.option("hedges")),
        begins(host.option("begins")),
        ends(host.option("ends")),
        prepositions(host.option("prepositions")),
        anniversaries(host.option("anniversaries")),
        owners(host.option("owners")),
        joints(host.option("joints")),
        clauses(host.option("clauses")),
        elsewhere(host.option("elsewhere")),
        determiners(host.option("determiners")),
        ands(host.option("ands")),
        betweens(host.option("betweens")),
        tos(host.option("tos")),
        spans(host.option("spans")),
        portions(host.option("portions")),
        closings(host.option("closings")) {}

  std::array<Sign, 5> behind;  // a length
  std::array<Sign, 3> ahead;   // of a length
  plugin::WordList ago;
  plugin::WordList hedges;
  plugin::WordList begins;
  plugin::WordList ends;
  plugin::WordList prepositions;
  plugin::WordList anniversaries;
  plugin::WordList owners;
  plugin::WordList joints;
  plugin::WordList clauses;
  plugin::WordList elsewhere;
  plugin::WordList determiners;
  plugin::WordList ands;
  plugin::WordList betweens;
  plugin::WordList tos;
  plugin::WordList spans;
  plugin::WordList portions;
  plugin::WordList closings;
};

}  // namespace veritally::rules
