// Spellings: the capitalised words of all documents of an audit, each with where it stands, and
// which of them look like two spellings of one name.
//
// Const once made. Owns its words; places are bytes of the documents' texts.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace veritally::rules {

// How many letters must be added, dropped or replaced to make one word of the other; `most` + 1
// where it takes more.
inline std::size_t edits_between(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t corner = row[0]++;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
    }
  }
  return row.back();
}

// Words between which a name in lower case is one: options of name/variant, read once when it is
// made.
struct NameWords {
  static constexpr plugin::Option options[] = {
      {"heads", "words before a name that no common noun follows without an article",
       "while, and, but, that, as, because, whereas, although, though, said, when"},
      {"verbs", "verbs behind a name",
       "has, had, is, was, will, would, said, says, plans, announced, reported, expects"}};

  explicit NameWords(const plugin::Host& host)
      : heads(host.option("heads")), verbs(host.option("verbs")) {}

  plugin::WordList heads;
  plugin::WordList verbs;
};

class Spellings {
 public:
  struct Use {
    plugin::Symbol document = 0;
    plugin::Piece place;
    std::string before{};  // the capitalised words beside it, empty where none are
    std::string behind{};
    bool initial = false;  // the first word of a sentence
  };
  struct Pair {
    const std::string* name = nullptr;  // the spelling that is rarer or not known
    const std::string* variant_of = nullptr;
    bool known = false;  // reference data know the other one
  };

  Spellings(const plugin::Host& host, const NameWords& words) {
    for (const plugin::Symbol symbol : host.documents()) {
      if (const auto document = plugin::Document::open(host, symbol)) add(*document, words);
    }
    for (const auto& [name, uses] : uses_) {
      if (is_known(host, name)) known_.insert(name);
    }
    pair_up();
  }

  const std::vector<Pair>& pairs() const { return pairs_; }
  // Known names that stand in lower case where a name is due: "while amazon has".
  const std::vector<Pair>& lower_case() const { return lower_case_; }
  const std::vector<Use>& uses_of(const std::string& name) const { return uses_.at(name); }
  // Where a name stands in the same document as a use of another one, if it does.
  const Use* nearest(const std::string& name, const Use& to) const {
    const std::vector<Use>& uses = uses_of(name);
    for (const Use& use : uses) {
      if (use.document == to.document) return &use;
    }
    return &uses.front();
  }
  const std::vector<Use>& lower_uses_of(const std::string& name) const {
    return lower_uses_.at(name);
  }

 private:
  static constexpr std::size_t shortest = 6;  // letters of a name that may have variants

  void add(const plugin::Document& document, const NameWords& words) {
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (document.block_of(sentence).kind == VT_BLOCK_HEADING) continue;
      add_sentence(document, words, sentence);
    }
  }

  // A word of a sentence, with the hyphens inside it.
  static std::vector<plugin::Piece> names_in(std::string_view text) {
    std::vector<plugin::Piece> words;
    for (const plugin::Piece& word : plugin::words_of(text)) {
      const bool joined =
          !words.empty() && words.back().end + 1 == word.begin && text[words.back().end] == '-';
      if (joined) {
        words.back().end = word.end;
      } else {
        words.push_back(word);
      }
    }
    return words;
  }

  void add_sentence(const plugin::Document& document, const NameWords& name_words,
                    const plugin::Sentence& sentence) {
    const std::string_view text = document.text_of(sentence);
    const std::vector<plugin::Piece> words = names_in(text);
    const auto written = [text](const plugin::Piece& word) {
      return text.substr(word.begin, word.end - word.begin);
    };
    // Title case, as headlines and names of works have it, says nothing of names.
    const auto capitals = std::count_if(words.begin(), words.end(), [&](const auto& word) {
      return plugin::is_upper(text[word.begin]);
    });
    const bool title =
        words.size() > 3 && static_cast<std::size_t>(capitals) * 3 > words.size() * 2;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const plugin::Piece place{sentence.begin + words[i].begin, sentence.begin + words[i].end};
      if (words[i].end - words[i].begin < shortest) continue;
      const std::string word(written(words[i]));
      if (!plugin::is_upper(word.front())) {
        lower_.insert(word);
        if (stands_as_name(text, name_words, words, i)) {
          lower_uses_[word].push_back({.document = document.symbol(), .place = place});
        }
        continue;
      }
      if (title || !is_name(word)) continue;
      Use use{.document = document.symbol(), .place = place, .initial = i == 0};
      if (i > 0) use.before = name_beside(text, words[i - 1], words[i], words[i - 1]);
      if (i + 1 < words.size())
        use.behind = name_beside(text, words[i], words[i + 1], words[i + 1]);
      uses_[word].push_back(std::move(use));
    }
  }

  // The wanted one of two words that follow each other, where it is capitalised.
  static std::string name_beside(std::string_view text, const plugin::Piece& first,
                                 const plugin::Piece& second, const plugin::Piece& wanted) {
    const bool together = second.begin == first.end + 1 && text[first.end] == ' ' &&
                          plugin::is_upper(text[wanted.begin]);
    return together ? std::string(text.substr(wanted.begin, wanted.end - wanted.begin)) : "";
  }

  // Capitalised, neither in capitals throughout nor with digits, and long enough.
  static bool is_name(std::string_view word) {
    const auto lower =
        std::count_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool digits = std::any_of(word.begin(), word.end(), plugin::is_digit);
    return word.size() >= shortest && !digits && static_cast<std::size_t>(lower) * 2 > word.size();
  }

  // "..., while amazon has": between a word that no common noun follows without an article, and a
  // verb that one does not begin with.
  static bool stands_as_name(std::string_view text, const NameWords& name_words,
                             const std::vector<plugin::Piece>& words, std::size_t i) {
    if (i == 0 || i + 1 >= words.size()) return false;
    const auto written = [&](std::size_t at) {
      return text.substr(words[at].begin, words[at].end - words[at].begin);
    };
    const bool blanks = words[i - 1].end + 1 == words[i].begin && text[words[i - 1].end] == ' ' &&
                        words[i].end + 1 == words[i + 1].begin && text[words[i].end] == ' ';
    return blanks && name_words.heads.holds(written(i - 1)) &&
           name_words.verbs.holds(written(i + 1));
  }

  // Reference data list the name, since they know it in lower case, too.
  static bool is_known(const plugin::Host& host, const std::string& name) {
    const std::string small = plugin::lower(name);
    return host.canonical(plugin::Column::subject, small) != small;
  }

  // Endings that make another word of the same name, not another spelling.
  static bool is_inflected(std::string_view longer, std::string_view shorter) {
    if (!longer.starts_with(shorter)) return false;
    return plugin::is_one_of(longer.substr(shorter.size()),
                             {"s",  "es", "n", "an", "en", "er", "r",  "i",  "ic", "ns",
                              "is", "in", "y", "d",  "ed", "al", "as", "um", "us", "ly"});
  }
  static bool is_inflected_either_way(std::string_view a, std::string_view b) {
    return is_inflected(a, b) || is_inflected(b, a);
  }
  // "Germans" and "Germany", "Swedes" and "Sweden": the people and their country.
  static bool are_people_and_country(std::string_view a, std::string_view b) {
    return a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1) &&
           (a.back() == 's' || b.back() == 's');
  }
  // "Chairman" and "Chairmen", "Christina" and "Christine": words of their own.
  static bool differ_at_end(std::string_view a, std::string_view b) {
    return a.size() == b.size() && a.substr(0, a.size() - 2) == b.substr(0, b.size() - 2);
  }

  bool is_common(const std::string& name) const { return lower_.contains(plugin::lower(name)); }

  void pair_up() {
    // Names in their order: those with one first letter stand together.
    for (auto a = uses_.begin(); a != uses_.end(); ++a) {
      for (auto b = std::next(a); b != uses_.end() && b->first.front() == a->first.front(); ++b) {
        if (look_alike(a->first, b->first)) add_pair(a->first, b->first);
      }
    }
    for (const auto& [word, uses] : lower_uses_) {
      for (const std::string& name : known_) {
        const bool same = name != word && plugin::lower(name) == word;
        if (same) lower_case_.push_back({&word, &name, true});
      }
    }
  }

  static bool look_alike(const std::string& a, const std::string& b) {
    constexpr std::size_t long_name = 9;
    const std::size_t most = std::min(a.size(), b.size()) >= long_name ? 2 : 1;
    return plugin::lower(a) != plugin::lower(b) && edits_between(a, b, most) <= most &&
           !is_inflected_either_way(a, b) && !are_people_and_country(a, b);
  }

  void add_pair(const std::string& a, const std::string& b) {
    const bool a_is_known = known_.contains(a);
    if (a_is_known && known_.contains(b)) return;
    const std::size_t many = uses_.at(a).size();
    const std::size_t other = uses_.at(b).size();
    if (a_is_known || known_.contains(b)) {
      const std::string& variant = a_is_known ? b : a;
      const bool rare = uses_.at(variant).size() <= 2 && !is_common(variant);
      if (rare) pairs_.push_back({&variant, a_is_known ? &a : &b, true});
      return;
    }
    if (is_common(a) || is_common(b) || differ_at_end(a, b)) return;
    const bool rare = many == 1 || other == 1;
    const bool b_is_rarer = other < many || (other == many && is_later(b, a));
    if (rare && (share_neighbour(a, b) || are_compounds(a, b))) {
      pairs_.push_back({b_is_rarer ? &b : &a, b_is_rarer ? &a : &b, false});
    }
  }

  bool is_later(const std::string& a, const std::string& b) const {
    const Use& first = uses_.at(a).front();
    const Use& second = uses_.at(b).front();
    return first.document != second.document || first.place.begin > second.place.begin;
  }

  // "Mark Zuckerburg" and "Mark Zuckerberg"
  bool share_neighbour(const std::string& a, const std::string& b) const {
    for (const Use& one : uses_.at(a)) {
      for (const Use& other : uses_.at(b)) {
        if (!one.before.empty() && one.before == other.before && one.behind == other.behind) {
          return true;
        }
      }
    }
    return false;
  }

  // "High-Flyer" and "Higher-Flyer": names of two parts, one of them the same, that stand alone.
  bool are_compounds(const std::string& a, const std::string& b) const {
    constexpr std::size_t part = 4;
    const auto hyphen = a.find('-');
    const auto other = b.find('-');
    if (hyphen == a.npos || other == b.npos) return false;
    const std::string_view tail = std::string_view(a).substr(hyphen);
    if (tail != std::string_view(b).substr(other) || tail.size() <= part) return false;
    const auto alone = [](const Use& use) {
      return !use.initial && use.before.empty() && use.behind.empty();
    };
    const auto& first = uses_.at(a);
    const auto& second = uses_.at(b);
    return plugin::is_upper(tail[1]) && std::all_of(first.begin(), first.end(), alone) &&
           std::all_of(second.begin(), second.end(), alone);
  }

  std::map<std::string, std::vector<Use>> uses_;
  std::map<std::string, std::vector<Use>> lower_uses_;
  std::unordered_set<std::string> lower_;  // words that stand in lower case somewhere
  std::set<std::string> known_;
  std::vector<Pair> pairs_;
  std::vector<Pair> lower_case_;
};

}  // namespace veritally::rules
