// Lexicon: the words with which one language says quantities: scale words, hedges, range words,
// spelled numbers, and how digits are grouped. Each language is one file,
// data/lexicon/<language>.toml.
//
// Order of calls: load (or parse) once, then look words up. A Lexicon owns all its words and does
// not change once made: any number of threads may share one.
#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"
#include "claim/quantity.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// The length in bytes of the blank at `at`: a space, tab, line end, or one of Unicode's spaces.
// 0 where no blank stands.
std::size_t blank_at(std::string_view text, std::size_t at);
// The first place at or after `at` where no blank stands.
std::size_t skip_blanks(std::string_view text, std::size_t at);

// True for ASCII letters and digits and for bytes of letters beyond ASCII.
bool is_word_byte(std::string_view text, std::size_t at);

// The byte in lower case: ASCII, and the letters of Latin-1 where `previous` is their lead byte.
char fold_byte(char byte, char previous);

// How many bytes of the text from `at` on read as the phrase, which is in lower case: in any case,
// with any blanks where the phrase has one, and as whole words. 0 where they do not.
std::size_t phrase_length(std::string_view text, std::size_t at, std::string_view phrase);

// Phrases with what they mean, found at a place in a text, the longest first.
template <class Entry>
class PhraseTable {
 public:
  struct Match {
    const Entry* entry = nullptr;
    std::size_t length = 0;  // in bytes of the text; 0 where nothing was found
    explicit operator bool() const { return length != 0; }
  };

  // REQUIRES: the phrase is in lower case and not empty.
  void add(std::string phrase, Entry entry) {
    auto& row = rows_[static_cast<unsigned char>(phrase.front())];
    auto at = row.begin();
    while (at != row.end() && at->first.size() >= phrase.size()) ++at;
    row.insert(at, {std::move(phrase), std::move(entry)});
  }

  Match find(std::string_view text, std::size_t at) const {
    if (at >= text.size()) return {};
    for (const auto& [phrase, entry] : rows_[static_cast<unsigned char>(fold_byte(text[at], 0))]) {
      if (const auto length = phrase_length(text, at, phrase)) return {&entry, length};
    }
    return {};
  }

 private:
  std::array<std::vector<std::pair<std::string, Entry>>, 256> rows_;
};

// A hedge or bound: the comparator it states, and the interval in parts of the value.
struct Hedge {
  Comparator comparator = Comparator::equal;
  bool approximate = false;
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool low_open = false;
  bool high_open = false;
};

struct Scale {
  int power = 0;
  bool anywhere = true;  // false: beside a currency or before a counted noun alone
};

enum class RangeWord : std::uint8_t { between, from, and_, to };
enum class NumberWord : std::uint8_t { article, and_, point, minus, of, fold };
enum class RateWord : std::uint8_t { per, article };

struct Lexicon {
  std::string language;  // "en"
  char decimal = '.';
  std::vector<std::string> grouping;  // what may stand between groups of digits

  PhraseTable<int> scale_words;  // powers of ten, blank or hyphen before them
  std::vector<std::pair<std::string, Scale>> scale_letters;  // right at the digits, longest first
  PhraseTable<int> dozens;                                   // 12, 20
  PhraseTable<int> spelled;                                  // 0 to 19 and the tens
  PhraseTable<int> fractions;                                // denominators
  PhraseTable<NumberWord> number_words;
  PhraseTable<bool> after_fraction;
  PhraseTable<Hedge> hedges;
  PhraseTable<Hedge> trailing;
  PhraseTable<RangeWord> range_words;
  PhraseTable<Change> changes;
  PhraseTable<std::string> units;
  PhraseTable<RateWord> rate_words;
  PhraseTable<bool> rate_nouns;    // true: "capita", "head"
  PhraseTable<std::string> nouns;  // irregular plurals and their singulars
  PhraseTable<bool> not_nouns;
  char plural = 0;  // the letter that regular plurals end in, 0 for none

  // Reads a lexicon. `file` is its name in errors, which are of kind reference.
  static Result<Lexicon> parse(std::string_view toml, std::string_view file);
  static Result<Lexicon> load(const std::string& file);
};

}  // namespace veritally
