#include "reference/lexicon.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include <toml++/toml.h>

namespace veritally {

std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first == ' ' || first == '\t' || first == '\n' || first == '\r') return 1;
  if (first == 0xC2) return at + 1 < text.size() && byte(at + 1) == 0xA0 ? 2 : 0;  // U+00A0
  if (first != 0xE2 || at + 2 >= text.size() || byte(at + 1) != 0x80) return 0;
  const unsigned char last = byte(at + 2);
  return (last >= 0x80 && last <= 0x8A) || last == 0xAF ? 3 : 0;  // U+2000 to 200A, U+202F
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const auto length = blank_at(text, at)) at += length;
  return at;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  // U+00C0 and later letters; signs, dashes and spaces lie in U+0080 to BF and U+2000 to 2FFF.
  return c >= 0xC3 && c != 0xE2;
}

char fold_byte(char byte, char previous) {
  const auto c = static_cast<unsigned char>(byte);
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 0x20U);
  if (static_cast<unsigned char>(previous) == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97) {
    return static_cast<char>(c + 0x20U);
  }
  return byte;
}

std::size_t phrase_length(std::string_view text, std::size_t at, std::string_view phrase) {
  std::size_t here = at;
  char previous = 0;
  for (const char wanted : phrase) {
    if (wanted == ' ') {
      const std::size_t next = skip_blanks(text, here);
      if (next == here) return 0;
      here = next;
    } else {
      if (here >= text.size() || fold_byte(text[here], previous) != wanted) return 0;
      previous = text[here++];
    }
  }
  const bool inside_word = is_word_byte(phrase, phrase.size() - 1) && is_word_byte(text, here);
  return inside_word ? 0 : here - at;
}

namespace {

Error broken(std::string_view file, const toml::source_region& where, std::string message) {
  return Error{ErrorKind::reference,
               std::move(message),
               {},
               Place{std::string(file), where.begin.line, where.begin.column}};
}

// Fills one Lexicon from its TOML tree; the first error stops it and stays in `error`.
class Reader {
 public:
  Reader(const toml::table& root, std::string_view file) : root_(root), file_(file) {}

  Result<Lexicon> read() {
    out_.language = string(root_, "language");
    read_numbers();
    read_scales();
    read_tables();
    read_hedges();
    read_words();
    if (error_) return fail(std::move(*error_));
    return std::move(out_);
  }

 private:
  using Word = std::function<void(std::string)>;

  void report(const toml::node& node, std::string message) {
    if (!error_) error_ = broken(file_, node.source(), std::move(message));
  }

  const toml::table& table(std::string_view key) {
    if (const auto* found = root_[key].as_table()) return *found;
    if (const auto* other = root_.get(key)) report(*other, std::string(key) + " is not a table");
    return empty_;
  }

  std::string string(const toml::table& from, std::string_view key) {
    const auto* node = from.get(key);
    if (node == nullptr) return {};
    if (const auto* text = node->as_string()) return text->get();
    report(*node, std::string(key) + " is not a string");
    return {};
  }

  bool boolean(const toml::table& from, std::string_view key) {
    const auto* node = from.get(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) report(*node, std::string(key) + " is neither true nor false");
    return node->value_or(false);
  }

  // Calls `take` for each string of an array that may be absent.
  void strings(const toml::table& from, std::string_view key, const Word& take) {
    const auto* node = from.get(key);
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return report(*node, std::string(key) + " is not a list of words");
    for (const auto& item : *list) {
      const auto* text = item.as_string();
      if (text == nullptr || text->get().empty()) {
        return report(item, std::string(key) + " holds something else than words");
      }
      take(text->get());
    }
  }

  // Calls `take` for each table of an array of tables that may be absent.
  void tables(std::string_view key, const std::function<void(const toml::table&)>& take) {
    const auto* node = root_.get(key);
    if (node == nullptr) return;
    const auto* list = node->as_array();
    if (list == nullptr) return report(*node, std::string(key) + " is not a list of tables");
    for (const auto& item : *list) {
      if (const auto* one = item.as_table()) {
        take(*one);
      } else {
        report(item, std::string(key) + " is not a list of tables");
      }
    }
  }

  int number(const toml::table& from, std::string_view key, int low, int high) {
    const auto* node = from.get(key);
    const auto value = node ? node->value<std::int64_t>() : std::nullopt;
    if (value && *value >= low && *value <= high) return static_cast<int>(*value);
    report(node ? *node : static_cast<const toml::node&>(from),
           std::string(key) + " is not a whole number from " + std::to_string(low) + " to " +
               std::to_string(high));
    return low;
  }

  void read_numbers() {
    const auto& numbers = table("numbers");
    const std::string point = string(numbers, "decimal");
    if (point == "." || point == ",") {
      out_.decimal = point.front();
    } else {
      report(numbers, "numbers.decimal is neither \".\" nor \",\"");
    }
    strings(numbers, "grouping", [&](const std::string& sign) { out_.grouping.push_back(sign); });
  }

  void read_scales() {
    tables("scale", [&](const toml::table& scale) {
      const int power = number(scale, "power", 1, 60);
      strings(scale, "words", [&](const std::string& word) { out_.scale_words.add(word, power); });
      const auto letters = [&](std::string_view key, bool anywhere) {
        strings(scale, key, [&](const std::string& word) {
          out_.scale_letters.emplace_back(word, Scale{power, anywhere});
        });
      };
      letters("letters", true);
      letters("money", false);
    });
    std::ranges::stable_sort(out_.scale_letters, std::greater<>(),
                             [](const auto& row) { return row.first.size(); });
    tables("dozen", [&](const toml::table& dozen) {
      const int value = number(dozen, "value", 2, 1000);
      strings(dozen, "words", [&](const std::string& word) { out_.dozens.add(word, value); });
    });
  }

  void read_tables() {
    const auto whole = [&](std::string_view key, PhraseTable<int>& into, int low, int high) {
      const auto& from = table(key);
      for (const auto& [word, node] : from)
        into.add(std::string(word.str()), number(from, word, low, high));
    };
    whole("spelled", out_.spelled, 0, 99);
    whole("fractions", out_.fractions, 2, 100);
    const auto& units = table("units");
    for (const auto& [unit, node] : units) {
      strings(units, unit,
              [&](const std::string& word) { out_.units.add(word, std::string(unit.str())); });
    }
  }

  std::optional<Decimal> part(const toml::table& from, std::string_view key) {
    const std::string text = string(from, key);
    if (text.empty()) return std::nullopt;
    const auto value = Decimal::parse(text);
    if (value) return *value;
    report(from, std::string(key) + ": " + value.error().message);
    return std::nullopt;
  }

  void read_hedges() {
    const auto read = [&](std::string_view key, PhraseTable<Hedge>& into) {
      tables(key, [&](const toml::table& from) {
        Hedge hedge;
        const std::string comparator = string(from, "comparator");
        if (const auto known = parse_comparator(comparator)) {
          hedge.comparator = *known;
        } else if (!comparator.empty()) {
          report(from, "comparator is none of = < <= > >=");
        }
        hedge.approximate = boolean(from, "approximate");
        hedge.low = part(from, "low");
        hedge.high = part(from, "high");
        hedge.low_open = boolean(from, "low_open");
        hedge.high_open = boolean(from, "high_open");
        if (hedge.low.has_value() != hedge.high.has_value()) {
          report(from, "low and high stand together or not at all");
        }
        strings(from, "words", [&](const std::string& word) { into.add(word, hedge); });
      });
    };
    read("hedge", out_.hedges);
    read("trailing", out_.trailing);
  }

  template <class Entry>
  void phrases(std::string_view group, std::string_view key, PhraseTable<Entry>& into,
               const Entry& entry) {
    strings(table(group), key, [&](const std::string& word) { into.add(word, entry); });
  }

  void read_words() {
    phrases("words", "article", out_.number_words, NumberWord::article);
    phrases("words", "and", out_.number_words, NumberWord::and_);
    phrases("words", "point", out_.number_words, NumberWord::point);
    phrases("words", "minus", out_.number_words, NumberWord::minus);
    phrases("words", "of", out_.number_words, NumberWord::of);
    phrases("words", "fold", out_.number_words, NumberWord::fold);
    phrases("words", "after_fraction", out_.after_fraction, true);
    phrases("range", "between", out_.range_words, RangeWord::between);
    phrases("range", "from", out_.range_words, RangeWord::from);
    phrases("range", "and", out_.range_words, RangeWord::and_);
    phrases("range", "to", out_.range_words, RangeWord::to);
    phrases("change", "up", out_.changes, Change::up);
    phrases("change", "down", out_.changes, Change::down);
    phrases("rates", "per", out_.rate_words, RateWord::per);
    phrases("rates", "article", out_.rate_words, RateWord::article);
    phrases("rates", "nouns", out_.rate_nouns, false);
    phrases("rates", "head", out_.rate_nouns, true);
    phrases("nouns", "not", out_.not_nouns, true);
    const auto& nouns = table("nouns");
    const std::string plural = string(nouns, "plural");
    if (!plural.empty()) out_.plural = plural.front();
    if (const auto* words = nouns["words"].as_table()) {
      for (const auto& [word, node] : *words) {
        out_.nouns.add(std::string(word.str()), string(*words, word));
      }
    }
  }

  const toml::table& root_;
  std::string_view file_;
  toml::table empty_;
  std::optional<Error> error_;
  Lexicon out_;
};

}  // namespace

Result<Lexicon> Lexicon::parse(std::string_view toml, std::string_view file) {
  try {
    const toml::table root = toml::parse(toml, file);
    return Reader(root, file).read();
  } catch (const toml::parse_error& error) {
    return fail(broken(file, error.source(), std::string(error.description())));
  }
}

Result<Lexicon> Lexicon::load(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return fail(ErrorKind::reference, "cannot be read", {}, Place{file});
  return parse(text, file);
}

}  // namespace veritally
