// Words that a sentence may hold beside names, measures, times and figures without telling another
// thing than a table does; and those by which it does tell one.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace veritally::rules {

// Words that only hold a sentence together, say that a figure is what it is, or name an operation.
// Whatever is not among them may tell other rows, another scope or another status.
inline bool is_plain_word(std::string_view word) {
  return plugin::is_one_of(
             word, {"the",         "a",        "an",        "in",        "at",        "of",
                    "by",          "to",       "from",      "for",       "with",      "on",
                    "over",        "during",   "than",      "that",      "those",     "was",
                    "were",        "is",       "are",       "has",       "had",       "have",
                    "be",          "been",     "stood",     "came",      "out",       "and",
                    "it",          "s",        "year",      "there",     "all",       "total",
                    "totals",      "totalled", "totaled",   "combined",  "together",  "altogether",
                    "overall",     "higher",   "lower",     "more",      "less",      "fewer",
                    "larger",      "bigger",   "smaller",   "above",     "below",     "ahead",
                    "behind",      "up",       "down",      "rose",      "risen",     "rise",
                    "fell",        "fallen",   "grew",      "grown",     "increased", "decreased",
                    "climbed",     "dropped",  "declined",  "shrank",    "gained",    "jumped",
                    "slipped",     "reached",  "hit",       "amounted",  "numbered",  "employed",
                    "employs",     "ran",      "runs",      "operated",  "operates",  "reported",
                    "recorded",    "posted",   "generated", "generates", "achieved",  "made",
                    "makes",       "earned",   "drew",      "received",  "counted",   "accounted",
                    "accounts",    "share",    "exceeded",  "exceeds",   "topped",    "surpassed",
                    "outstripped", "trailed",  "beat",      "much",      "many",      "times",
                    "fiscal",      "also",     "these",     "revenues",  "points",    "inc",
                    "corp",        "ltd",      "plc",       "said",      "says",      "sharply",
                    "slightly",    "strongly", "just",      "again",     "compared"}) ||
         plugin::is_one_of(
             word, {"der",    "die",       "das",   "des",     "dem",      "den",    "im",
                    "um",     "auf",       "von",   "vom",     "und",      "ist",    "war",
                    "lag",    "bei",       "stieg", "sank",    "fiel",     "wuchs",  "sich",
                    "hatte",  "gegenüber", "zu",    "vorjahr", "jahr",     "ag",     "gmbh",
                    "le",     "la",        "les",   "l",       "du",       "de",     "en",
                    "et",     "est",       "une",   "un",      "augmenté", "baissé", "progressé",
                    "reculé", "chuté",     "année", "par",     "rapport",  "el",     "los",
                    "las",    "del",       "y",     "al",      "aumentó",  "creció", "cayó",
                    "bajó",   "subió",     "año",   "por",     "sa",       "se"});
}

// Words for operations on several rows, which change what a single figure is.
inline std::vector<std::string_view> words_of_operations() {
  return {"average", "averaged", "mean", "highest", "largest", "biggest",
          "lowest",  "smallest", "its",  "their",   "record",  "peaked"};
}

// "rose by", "fell to", "up".
inline bool tells_change(std::string_view text) {
  return std::ranges::any_of(plugin::word_texts(text), [](std::string_view word) {
    return plugin::is_one_of(
        word, {"rose", "rise", "fell", "grew", "increased", "decreased", "climbed", "dropped",
               "declined", "shrank", "gained", "jumped", "slipped", "up", "down"});
  });
}

// A figure that is not counted as others are: "adjusted for currency effects", "like-for-like",
// "excluding Spain".
inline bool is_counted_otherwise(std::string_view text) {
  return std::ranges::any_of(plugin::word_texts(text), [](std::string_view word) {
    return plugin::is_one_of(word, {"adjusted",    "adjusting",
                                    "currency",    "currencies",
                                    "organic",     "organically",
                                    "comparable",  "underlying",
                                    "excluding",   "without",
                                    "except",      "excluded",
                                    "stripping",   "inflation",
                                    "seasonally",  "constant",
                                    "before",      "like",
                                    "exchange",    "bereinigt",
                                    "bereinigte",  "währungsbereinigt",
                                    "organisch",   "ohne",
                                    "hors",        "sin",
                                    "comparables", "terms",
                                    "basis",       "forma",
                                    "recurring",   "planned",
                                    "expected",    "estimated",
                                    "preliminary", "including",
                                    "plus",        "if"});
  });
}

}  // namespace veritally::rules
