// veritally-bench-text: writes articles as plain text, the same bytes for the same options.
//
// An article is a headline, a dateline and paragraphs of three to six sentences, put together from
// lists of words and patterns of sentences. One sentence in so many states quantities; the others
// hold no digit and no word for a number. Firms are introduced by their long names and spoken of
// by short ones, pronouns and "the company", so that a reader has something to link.
#include "generator.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

struct Options {
  std::uint64_t bytes = 16'000'000;  // of all articles
  std::uint64_t article = 6'000;     // of one, about
  std::uint64_t every = 3;           // one sentence in so many states quantities; 0 for none
  std::uint64_t seed = 1;
  std::string folder = ".";
};

// splitmix64.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9e3779b97f4a7c15U;
    return mix(state_) % limit;
  }

 private:
  std::uint64_t state_;
};

using Words = std::string_view;  // parted by blanks; "_" stands for a blank inside of one

constexpr Words nouns =
    "market plan board project team supply network region office policy price review contract "
    "factory customer engineer store platform engine bridge harbour council budget investor risk "
    "research system product report union manager forecast group partner quarrel delay approval "
    "railway grid warehouse lawyer permit software battery turbine hospital school farmer village "
    "storm river tax debt merger rival trade coast museum newspaper election minister reform "
    "shortage weather material shipment driver passenger airline airport neighbour garden theatre "
    "library student teacher committee chairman shareholder auditor strategy culture memory";
constexpr Words adjectives =
    "new large local public strong early cautious northern steady private foreign modern careful "
    "independent ambitious reliable difficult expensive cheaper regional global digital quiet "
    "critical promising unexpected familiar seasonal dominant fragile patient serious complex";
constexpr Words verbs =
    "changed supported questioned delayed built opened closed welcomed rejected approved examined "
    "improved damaged praised defended explained ignored replaced visited repaired described "
    "followed challenged protected discussed expanded abandoned restored weakened criticised";
constexpr Words links = "because although while after before when until since whereas unless";
constexpr Words places =
    "Norland Westhaven Aldmoor Castova Brightwater Ostfold Larkspur Penrith_Bay Eastmarch Tolvik";
constexpr Words firms =
    "Northwind_Energy Corvane_Group Birch_Holdings Halden_Motors Aster_Foods Quillon_Systems "
    "Merrow_Shipping Tarn_Electric Vespera_Media Oakline_Retail Sable_Mining Ferrant_Air";
constexpr Words short_firms =
    "Northwind Corvane Birch Halden Aster Quillon Merrow Tarn Vespera Oakline Sable Ferrant";
constexpr Words persons =
    "Maria_Lindt Omar_Reyes Helen_Marsh Jonas_Weber Aiko_Tan Peter_Novak Ruth_Okafor Liam_Byrne";
constexpr Words money_measures =
    "revenue net_income capital_expenditure operating_costs debt spending_on_research exports";
constexpr Words counted = "workers customers homes vehicles shops patients students turbines";
constexpr Words months =
    "January February March April June July August September October November December";

// Letters behind "%" stand for words: n noun, a adjective, v verb, l link, P place, F firm, S its
// short name, M person, m measure, c counted things, d month; for numbers: 1 one to nine, 2 two
// digits, 3 three digits, t thousands, y a year.
constexpr std::array<std::string_view, 14> plain = {
    "The %a %n %v the %n of the %a %n.",
    "%S %v its %n %l the %n in %P %v the %a %n.",
    "The company said that the %n had %v the %n, and that the %a %n would follow.",
    "It %v a %a %n %l the %n of the %n was not ready.",
    "%M, who leads the %n in %P, %v the %a %n and the %n.",
    "“The %n was %a, and the %n %v it,” said %M.",
    "Nobody knew whether the %a %n or the %n in %P %v the %n.",
    "In %P, the %n %v the %n, which the %a %n had %v.",
    "Analysts called the %n of %F %a.",
    "Its %a %n did not change the %n, according to people who know the %n.",
    "They %v the %n; the %n, however, %v the %a %n.",
    "There is no %a %n for the %n, %M wrote in a letter to the %n.",
    "Critics of the %n say the %a %n has %v more than the %n could bear.",
    "%l the %n of the %n %v, the %a %n waited for the %n.",
};
constexpr std::array<std::string_view, 18> stating = {
    "%F reported %m of $%2.%1 billion in %y, up %1% from a year earlier.",
    "The company plans to spend $%3 million on the %a %n by %y.",
    "%S said its %m rose %2.%1% to $%t million in the %a quarter of %y.",
    "About %t,%3 %c depend on the %n in %P.",
    "The %n in %P employs %t %c, and %S hired another %3 last year.",
    "Analysts expect %m of between $%1 billion and $%2 billion in %y.",
    "It cut prices by %2% on %d %2, %y, %l the %n %v the %n.",
    "The %n covers %3 km and carries %1.%1 million passengers a year.",
    "%M said the %a %n would cost more than €%3 million.",
    "Nearly half of the %c in %P %v the %n, a survey of %t adults found.",
    "The %n lost %1.%1 percentage points, and %S now holds %2.%1% of it.",
    "In %y, %F invested %1.%1 billion euros in the %n, %l the %n %v.",
    "The turbines have a capacity of %3 MW, enough for %2,%3 homes.",
    "Shares of %S fell %1.%1% to $%2.%2 on Thursday.",
    "%S will open %2 shops in %P over the next three years.",
    "Demand for the %n doubled to %1 million tonnes in %y, said %M.",
    "At least a dozen %c %v the %n, which was built in %y.",
    "The %n needs %2 to %2 weeks, and costs the %n $%t a day.",
};

std::string_view pick(Words words, std::uint64_t index) {
  for (; index > 0; --index) words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

std::uint64_t count_of(Words words) {
  std::uint64_t count = 1;
  for (const char c : words) count += c == ' ' ? 1 : 0;
  return count;
}

class Writer {
 public:
  explicit Writer(const Options& options) : draws_(options.seed), every_(options.every) {}

  // The next article, of about so many bytes.
  std::string article(std::uint64_t bytes) {
    text_.clear();
    firm_ = draws_.below(count_of(firms));
    expand("%F %v %a %n in %P");
    text_ += "\n\n";
    expand("%2 %d %y");
    while (text_.size() < bytes) paragraph();
    text_ += '\n';
    return text_;
  }

 private:
  void paragraph() {
    text_ += "\n\n";
    const std::uint64_t sentences = 3 + draws_.below(4);
    for (std::uint64_t i = 0; i < sentences; ++i) {
      if (i > 0) text_ += ' ';
      sentence();
    }
  }

  void sentence() {
    const bool states = every_ != 0 && draws_.below(every_) == 0;
    const std::size_t begin = text_.size();
    expand(states ? stating[draws_.below(stating.size())] : plain[draws_.below(plain.size())]);
    char& first = text_[begin];
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  }

  void expand(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] != '%' || i + 1 == pattern.size() || !put(pattern[i + 1])) {
        text_ += pattern[i];
      } else {
        ++i;
      }
    }
  }

  // What the letter stands for; false where it is none: "5% of".
  bool put(char letter) {
    switch (letter) {
      case 'n':
        return word(nouns);
      case 'a':
        return word(adjectives);
      case 'v':
        return word(verbs);
      case 'l':
        return word(links);
      case 'P':
        return word(places);
      case 'M':
        return word(persons);
      case 'm':
        return word(money_measures);
      case 'c':
        return word(counted);
      case 'd':
        return word(months);
      case 'F':
        return put_word(pick(firms, firm_));
      case 'S':
        return put_word(pick(short_firms, firm_));
      case '1':
        return number(1, 9);
      case '2':
        return number(10, 28);
      case '3':
        return number(100, 999);
      case 't':
        return number(1000, 1899);
      case 'y':
        return number(2015, 2024);
      default:
        return false;
    }
  }

  bool word(Words words) { return put_word(pick(words, draws_.below(count_of(words)))); }
  bool put_word(std::string_view word) {
    for (const char c : word) text_ += c == '_' ? ' ' : c;
    return true;
  }
  bool number(std::uint64_t low, std::uint64_t high) {
    text_ += std::to_string(low + draws_.below(high - low + 1));
    return true;
  }

  Draws draws_;
  std::uint64_t every_;
  std::uint64_t firm_ = 0;
  std::string text_;
};

bool write_file(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  return std::fclose(file) == 0 && written;
}

int generate(const Options& options) {
  Writer writer(options);
  std::uint64_t bytes = 0;
  std::uint64_t articles = 0;
  while (bytes < options.bytes) {
    const std::string text = writer.article(options.article);
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%06llu.txt",
                  static_cast<unsigned long long>(articles));
    const std::string path = options.folder + "/" + name.data();
    if (!write_file(path, text)) {
      std::perror(path.c_str());
      return 3;
    }
    bytes += text.size();
    ++articles;
  }
  std::fprintf(stderr, "articles=%llu bytes=%llu\n", static_cast<unsigned long long>(articles),
               static_cast<unsigned long long>(bytes));
  return 0;
}

std::optional<Options> parse_arguments(int argc, char** argv) {
  Options options;
  if (argc % 2 == 0) return {};
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const auto count = count_from(argv[i + 1], 0, 4e9);
    if (name == "--output") {
      options.folder = argv[i + 1];
    } else if (name == "--bytes" && count) {
      options.bytes = *count;
    } else if (name == "--article" && count) {
      options.article = *count;
    } else if (name == "--every" && count) {
      options.every = *count;
    } else if (name == "--seed" && count) {
      options.seed = *count;
    } else {
      return {};
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = parse_arguments(argc, argv);
  if (!options) {
    std::fputs(
        "usage: veritally-bench-text [--bytes N] [--article BYTES] [--every N] [--seed N]\n"
        "                            [--output FOLDER]\n",
        stderr);
    return 2;
  }
  return generate(*options);
}
