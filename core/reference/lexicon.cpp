#include "reference/lexicon.hpp"

#include "reference/toml_words.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include <toml++/toml.h>

namespace veritally {

namespace {

// Fills one Lexicon from its TOML tree.
class Reader : private TomlWords {
 public:
  Reader(const toml::table& root, std::string_view file) : TomlWords(root, file) {}

  Result<Lexicon> read() {
    out_.language = string(root(), "language");
    read_numbers();
    read_scales();
    read_tables();
    read_hedges();
    read_words();
    read_context();
    out_.time = read_time_words(*this);
    note_starts();
    out_.sentences = read_sentence_words(*this);
    out_.prose = read_prose_words(*this);
    out_.relations = read_relation_words(*this);
    if (error()) return fail(std::move(*error()));
    return std::move(out_);
  }

 private:
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
      strings(scale, "parts", [&](const std::string& word) { out_.scale_parts.add(word, power); });
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
    whole("spelled", out_.spelled, 0, 999'999);
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
    phrases("words", "or", out_.alternatives, true);
    phrases("words", "share", out_.number_words, NumberWord::share);
    const auto& often = table(table("words"), "often");
    for (const auto& [word, node] : often)
      out_.often.add(std::string(word.str()), string(often, word.str()));
    phrases("range", "verbs", out_.range_verbs, true);
    phrases("range", "moves", out_.moves, true);
    phrases("words", "fold", out_.number_words, NumberWord::fold);
    phrases("words", "after_fraction", out_.after_fraction, true);
    phrases("words", "plain_fractions", out_.plain_fractions, true);
    phrases("words", "parted_units", out_.parted_units, true);
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

  void read_context() {
    phrases("change", "up_after", out_.changes_after, Change::up);
    phrases("change", "down_after", out_.changes_after, Change::down);
    phrases("change", "up_rates", out_.rate_changes, Change::up);
    phrases("change", "down_rates", out_.rate_changes, Change::down);
    phrases("change", "level", out_.levels, true);
    phrases("change", "phrasal", out_.phrasal, true);
    const auto& changes = table("change");
    if (changes.contains("reach")) out_.change_reach = number(changes, "reach", 1, 20);
    phrases("age", "before", out_.ages_before, true);
    phrases("age", "after", out_.ages_after, true);
    phrases("context", "labels", out_.labels, true);
    phrases("context", "before_label", out_.before_label, true);
    phrases("context", "function_words", out_.function_words, true);
    phrases("context", "behind_pronoun_one", out_.not_one, true);
    phrases("context", "before_pronoun_one", out_.before_one, true);
    phrases("context", "multiple_before", out_.multiple_before, true);
    phrases("context", "multiple_behind", out_.multiple_behind, true);
    phrases("context", "streets", out_.streets, true);
    phrases("context", "score_words", out_.score_words, true);
    phrases("context", "lookalikes", out_.lookalikes, true);
    phrases("science", "strand_words", out_.strand_words, true);
    phrases("science", "isotope_words", out_.isotope_words, true);
    phrases("science", "solutes", out_.solutes, true);
    phrases("science", "statistics", out_.statistics, true);
    phrases("science", "sequence_words", out_.sequence_words, true);
    phrases("science", "sequence_nouns", out_.sequence_nouns, true);
    phrases("words", "versus", out_.versus, true);
    tables("multiple", [&](const toml::table& from) {
      Multiple multiple;
      multiple.value = part(from, "value").value_or(Decimal(1, 0));
      multiple.low = part(from, "low");
      multiple.high = part(from, "high");
      multiple.fraction = string(from, "fraction");
      if (const auto change = parse_change(string(from, "change"))) multiple.change = *change;
      strings(from, "words", [&](const std::string& word) { out_.multiples.add(word, multiple); });
      multiple.doubtful = true;
      strings(from, "doubtful",
              [&](const std::string& word) { out_.multiples.add(word, multiple); });
    });
    tables("vague", [&](const toml::table& from) {
      const Vague range{part(from, "low").value_or(Decimal(1, 0)),
                        part(from, "high").value_or(Decimal(1, 0)), boolean(from, "of")};
      strings(from, "words", [&](const std::string& word) { out_.vague.add(word, range); });
    });
  }

  // The filters that let the search for numbers pass over most words.
  void note_starts() {
    const auto starts = [&](const auto& words) {
      words.each([&](const std::string& word) { out_.number_starts.add(word); });
    };
    starts(out_.spelled);
    starts(out_.scale_words);
    starts(out_.dozens);
    starts(out_.fractions);
    starts(out_.multiples);
    starts(out_.vague);
    starts(out_.scale_parts);
    const auto ends = [&](const auto& words) {
      words.each([&](const std::string& phrase) {
        out_.prefix_ends.add(phrase.substr(phrase.rfind(' ') + 1));
      });
    };
    ends(out_.hedges);
    ends(out_.range_words);
    ends(out_.changes);
    const auto leads_to_time = [&](const std::string& word) {
      out_.time.classes.add(word, TimeWords::leads);
    };
    out_.spelled.each(leads_to_time);
    out_.number_words.each(leads_to_time);
  }

  Lexicon out_;
};

}  // namespace

Result<Lexicon> Lexicon::parse(std::string_view toml, std::string_view file) {
  try {
    const toml::table root = toml::parse(toml, file);
    return Reader(root, file).read();
  } catch (const toml::parse_error& error) {
    return fail(broken_toml(file, error.source(), std::string(error.description())));
  }
}

Result<Lexicon> Lexicon::load(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return fail(ErrorKind::reference, "cannot be read", {}, Place{file});
  return parse(text, file);
}

}  // namespace veritally
