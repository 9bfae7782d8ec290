#include "reference/time_words.hpp"

#include "reference/toml_words.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace veritally {
namespace {

template <class Entry, std::size_t N>
using Keys = std::array<std::pair<std::string_view, Entry>, N>;

constexpr Keys<TimeUnit, 8> unit_keys{{{"day", TimeUnit::day},
                                       {"week", TimeUnit::week},
                                       {"month", TimeUnit::month},
                                       {"quarter", TimeUnit::quarter},
                                       {"half", TimeUnit::half},
                                       {"year", TimeUnit::year},
                                       {"decade", TimeUnit::decade},
                                       {"century", TimeUnit::century}}};

constexpr Keys<TimeQualifier, 8> qualifier_keys{{{"current", TimeQualifier::current},
                                                 {"last", TimeQualifier::last},
                                                 {"preceding", TimeQualifier::preceding},
                                                 {"next", TimeQualifier::next},
                                                 {"past", TimeQualifier::past},
                                                 {"coming", TimeQualifier::coming},
                                                 {"full", TimeQualifier::full},
                                                 {"same", TimeQualifier::same}}};

constexpr Keys<TimePart, 3> part_keys{
    {{"start", TimePart::start}, {"end", TimePart::end}, {"vague", TimePart::vague}}};

constexpr Keys<TimePreposition, 10> preposition_keys{{{"in", TimePreposition::in},
                                                      {"over", TimePreposition::over},
                                                      {"of", TimePreposition::of},
                                                      {"from", TimePreposition::from},
                                                      {"between", TimePreposition::between},
                                                      {"at", TimePreposition::at},
                                                      {"by", TimePreposition::by},
                                                      {"since", TimePreposition::since},
                                                      {"until", TimePreposition::until},
                                                      {"outside", TimePreposition::outside}}};

class Reader {
 public:
  explicit Reader(TomlWords& words) : words_(words), time_(words.table("time")) {}

  TimeWords read() {
    read_order();
    out_.capitals = words_.boolean(time_, "capitals");
    read_rows("months", out_.months, 1, 12);
    read_rows("weekdays", out_.weekdays, 0, 7);
    read_numbers("days", out_.days, -2, 2);
    read_numbers("ordinals", out_.ordinals, 0, 4);
    read_keyed("units", unit_keys, out_.units);
    read_keyed("before", qualifier_keys, out_.before);
    read_keyed("after", qualifier_keys, out_.after);
    read_keyed("parts", part_keys, out_.parts);
    read_keyed("joined", part_keys, out_.joined);
    read_keyed("prepositions", preposition_keys, out_.prepositions);
    read_numbers("seasons", out_.seasons, 1, 4);
    const std::array<std::pair<std::string_view, PhraseTable<bool>*>, 17> lists{
        {{"month_or_word", &out_.month_or_word},
         {"day_endings", &out_.day_endings},
         {"and", &out_.and_},
         {"to", &out_.to},
         {"ending", &out_.ending},
         {"articles", &out_.articles},
         {"of_month", &out_.of_month},
         {"of", &out_.of},
         {"ago", &out_.ago},
         {"ago_before", &out_.ago_before},
         {"hence", &out_.hence},
         {"earlier", &out_.earlier},
         {"later", &out_.later},
         {"fiscal", &out_.fiscal},
         {"so_far", &out_.so_far},
         {"on", &out_.on},
         {"on_the", &out_.on_the}}};
    for (const auto& [key, into] : lists) read_list(key, *into);
    read_list("clock", out_.clock);
    read_list("clock_before", out_.clock_before);
    out_.clock_before.each([&](const std::string&) { out_.clock_follows = true; });
    out_.quarter_letter = words_.string(time_, "quarter_letter");
    out_.half_letter = words_.string(time_, "half_letter");
    out_.fiscal_letters = words_.string(time_, "fiscal_letters");
    note_classes();
    return std::move(out_);
  }

 private:
  void read_order() {
    const std::string numeric = words_.string(time_, "numeric");
    if (numeric == "day") {
      out_.numeric = DateOrder::day_first;
    } else if (numeric == "month") {
      out_.numeric = DateOrder::month_first;
    } else if (!numeric.empty()) {
      words_.report(time_, "time.numeric is neither \"day\" nor \"month\"");
    }
  }

  // Lists that stand for numbers by their place, counted from `first`; at most `most` of them.
  void read_rows(std::string_view key, PhraseTable<int>& into, int first, int most) {
    words_.rows(time_, key, [&](int place, const std::string& word) {
      if (place >= most) {
        return words_.report(
            time_, std::string(key) + " has more than " + std::to_string(most) + " lists of words");
      }
      into.add(word, first + place);
    });
  }

  void read_numbers(std::string_view key, PhraseTable<int>& into, int low, int high) {
    const auto& from = words_.table(time_, key);
    for (const auto& [word, node] : from) {
      into.add(std::string(word.str()), words_.number(from, word, low, high));
    }
  }

  template <class Entry, std::size_t N>
  void read_keyed(std::string_view key, const Keys<Entry, N>& keys, PhraseTable<Entry>& into) {
    const auto& from = words_.table(time_, key);
    for (const auto& [name, entry] : keys) {
      words_.strings(from, name, [&](const std::string& word) { into.add(word, entry); });
    }
  }

  void read_list(std::string_view key, PhraseTable<bool>& into) {
    words_.strings(time_, key, [&](const std::string& word) { into.add(word, true); });
  }

  void note_classes() {
    const auto leads = [&](const auto&... tables) {
      (tables.each([&](const std::string& word) { out_.classes.add(word, TimeWords::leads); }),
       ...);
    };
    leads(out_.prepositions, out_.articles, out_.parts, out_.before, out_.so_far, out_.ordinals,
          out_.fiscal, out_.ago_before, out_.units, out_.joined, out_.days, out_.on);
    out_.classes.add(out_.fiscal_letters, TimeWords::leads);
    const auto tells = [&](const std::string& word) {
      out_.classes.add_longest(word, TimeWords::tells);
    };
    const auto all_tell = [&](const auto&... tables) { (tables.each(tells), ...); };
    all_tell(out_.units, out_.months, out_.weekdays, out_.seasons, out_.days, out_.joined);
    words_.strings(words_.table(time_, "before"), "same", tells);
  }

  TomlWords& words_;
  const toml::table& time_;
  TimeWords out_;
};

}  // namespace

TimeWords read_time_words(TomlWords& words) { return Reader(words).read(); }

}  // namespace veritally
