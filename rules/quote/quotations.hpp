// Quotations of all documents of an audit, and where their words stand again: in another quotation
// or in a source.
//
//   const Quotations all(host);
//   for each quotation of all.quotations(): all.find(quotation)
//
// Const once made. Words are views of the documents' texts: valid until the call returns.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace veritally::rules {

// Words that stand together: a quotation, or a block of a source.
struct Passage {
  plugin::Symbol document = 0;
  bool quoted = false;
  bool of_source = false;
  bool abridged = false;             // "...", "[he]"
  std::vector<std::string> words{};  // in lower case
  std::vector<plugin::Piece> places{};
};

// Where the words of a quotation stand again, but for `edits` of them.
struct Match {
  const Passage* passage = nullptr;
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  std::size_t edits = 0;
  bool alone = true;  // nothing else is nearly like it
};

class Quotations {
 public:
  explicit Quotations(const plugin::Host& host) {
    std::vector<plugin::Document> documents;
    for (const plugin::Symbol symbol : host.documents()) {
      if (auto document = plugin::Document::open(host, symbol)) documents.push_back(*document);
    }
    for (const plugin::Document& document : documents) {
      if (document.role() == plugin::DocumentRole::source) add_blocks(document);
    }
    for (const plugin::Document& document : documents) add_quotations(document);
    for (std::size_t i = 0; i < passages_.size(); ++i) index(i);
  }

  const std::vector<Passage>& passages() const { return passages_; }

  // The passage that has all words of the quotation, else the one before it that has nearly all.
  std::optional<Match> find(std::size_t quotation) const {
    const Passage& wanted = passages_[quotation];
    std::optional<Match> best;
    bool alone = true;
    for (const auto& [where, votes] : starts_of(quotation)) {
      const auto [other, start] = where;
      if (votes + 2 == wanted.words.size()) {
        const auto begin = static_cast<std::size_t>(start);
        return Match{&passages_[other], begin, begin + wanted.words.size(), 0};
      }
      if (wanted.abridged || passages_[other].abridged) continue;
      const auto match = align(wanted, passages_[other], start);
      if (!match) continue;
      alone = alone && (!best || best->passage == match->passage);
      if (!best || match->edits < best->edits) best = match;
    }
    if (best) best->alone = alone;
    return best;
  }

 private:
  using Start = std::pair<std::size_t, std::ptrdiff_t>;  // passage, and place of the first word
  static constexpr std::size_t fewest_words = 4;
  static constexpr std::size_t most_words = 120;

  static void add_words(const plugin::Document& document, std::uint64_t begin, std::uint64_t end,
                        Passage& into) {
    const std::string_view text = document.text().substr(begin, end - begin);
    for (const plugin::Piece& word : plugin::words_of(text)) {
      into.words.push_back(plugin::lower(text.substr(word.begin, word.end - word.begin)));
      into.places.push_back({begin + word.begin, begin + word.end});
    }
  }

  void add_blocks(const plugin::Document& document) {
    for (const plugin::Block& block : document.blocks()) {
      Passage passage{.document = document.symbol(), .of_source = true};
      add_words(document, block.begin, block.end, passage);
      passages_.push_back(std::move(passage));
    }
  }

  void add_quotations(const plugin::Document& document) {
    for (const plugin::Block& block : document.blocks()) {
      for (const plugin::Piece& quoted : plugin::quotations_in(document.text_of(block))) {
        add_quotation(document, block.begin + quoted.begin, block.begin + quoted.end);
      }
    }
  }

  void add_quotation(const plugin::Document& document, std::uint64_t begin, std::uint64_t end) {
    Passage passage{.document = document.symbol(),
                    .quoted = true,
                    .of_source = document.role() == plugin::DocumentRole::source};
    const std::string_view text = document.text().substr(begin, end - begin);
    passage.abridged = text.find('[') != text.npos || text.find("...") != text.npos ||
                       text.find("\u2026") != text.npos;
    add_words(document, begin, end, passage);
    const bool right_size =
        passage.words.size() >= fewest_words && passage.words.size() <= most_words;
    if (right_size) passages_.push_back(std::move(passage));
  }

  // Three words as one number. Two that collide are told apart when they are aligned.
  static std::uint64_t key(const Passage& passage, std::size_t at) {
    std::uint64_t sum = 0;
    for (std::size_t i = at; i < at + 3; ++i) {
      for (const char c : passage.words[i])
        sum = sum * 1099511628211U + static_cast<unsigned char>(c);
      sum = sum * 1099511628211U + ' ';
    }
    return sum;
  }

  void index(std::size_t passage) {
    const std::size_t words = passages_[passage].words.size();
    for (std::size_t i = 0; i + 3 <= words; ++i) {
      index_[key(passages_[passage], i)].emplace_back(passage, static_cast<std::ptrdiff_t>(i));
    }
  }

  // Where a passage may begin again, and how many of its groups of three words say so.
  std::map<Start, std::size_t> starts_of(std::size_t quotation) const {
    constexpr std::size_t common = 64;  // three words that stand everywhere tell nothing
    const Passage& wanted = passages_[quotation];
    std::map<Start, std::size_t> starts;
    for (std::size_t i = 0; i + 3 <= wanted.words.size(); ++i) {
      const auto found = index_.find(key(wanted, i));
      if (found == index_.end() || found->second.size() > common) continue;
      for (const auto& [other, place] : found->second) {
        const bool itself = other == quotation || holds(passages_[other], wanted);
        if (!itself) ++starts[{other, place - static_cast<std::ptrdiff_t>(i)}];
      }
    }
    return starts;
  }
  // A quotation of a source stands in one of its blocks.
  static bool holds(const Passage& passage, const Passage& wanted) {
    return passage.of_source && wanted.of_source && passage.document == wanted.document;
  }

  // The words of the quotation against those about a place, by the fewest words to change.
  static std::optional<Match> align(const Passage& wanted, const Passage& passage,
                                    std::ptrdiff_t start) {
    constexpr std::ptrdiff_t slack = 2;
    const auto size = static_cast<std::ptrdiff_t>(wanted.words.size());
    const auto limit = static_cast<std::ptrdiff_t>(passage.words.size());
    const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, start - slack));
    const auto last =
        static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(start + size + slack, 0, limit));
    const std::size_t most = most_edits(wanted.words.size());
    std::optional<Match> best;
    for (std::size_t begin = first; begin < last && begin <= first + 2 * slack; ++begin) {
      const auto [edits, length] = best_prefix(wanted, passage, begin, last);
      const bool better = edits <= most && (!best || edits < best->edits);
      if (better) best = Match{&passage, begin, begin + length, edits};
    }
    return best;
  }
  static std::size_t most_edits(std::size_t words) { return words < 12 ? 1 : words < 20 ? 2 : 3; }

  // How many edits make the quotation of the words from `begin`, and of how many of them.
  static std::pair<std::size_t, std::size_t> best_prefix(const Passage& wanted,
                                                         const Passage& passage, std::size_t begin,
                                                         std::size_t last) {
    std::vector<std::size_t> row(last - begin + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (const std::string& word : wanted.words) {
      std::size_t corner = row[0]++;
      for (std::size_t i = 1; i < row.size(); ++i) {
        const std::size_t replaced = corner + (passage.words[begin + i - 1] == word ? 0 : 1);
        corner = row[i];
        row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
      }
    }
    const auto best = std::min_element(row.begin(), row.end());
    return {*best, static_cast<std::size_t>(best - row.begin())};
  }

  std::vector<Passage> passages_;
  std::unordered_map<std::uint64_t, std::vector<Start>> index_;
};

}  // namespace veritally::rules
