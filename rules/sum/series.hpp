// Things told one after the other: "The plan has three parts. First, ... Second, ... Third, ...".
// For sum/count, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class Series {
 public:
  struct Told {
    std::int64_t count = 0;
    bool closed = false;  // by "Finally, ...", which may tell one more
    plugin::Piece last{};
  };

  // `parts`: nouns of what is told so; `ordinals`: from the second on; `lasts`: "finally"; `verbs`:
  // words behind "the second" that make it one of the things.
  Series(std::string_view parts, std::vector<std::string> ordinals, std::string_view lasts,
         std::string_view verbs)
      : parts_(parts), ordinals_(std::move(ordinals)), lasts_(lasts), verbs_(verbs) {}

  bool announces(std::string_view words) const { return parts_.find(words).has_value(); }

  // How many things the sentences behind one tell, of which the next begins with "First"; nullopt
  // where they tell none, or leave one out.
  std::optional<Told> told_behind(const plugin::Document& document, std::size_t index) const {
    const auto sentences = document.sentences();
    const auto ordinal = [&](std::size_t i) { return place_of(document.text_of(sentences[i])); };
    if (index + 1 >= sentences.size() || ordinal(index + 1) != 1) return std::nullopt;
    const std::uint32_t block = sentences[index].block;
    Told told{1, false, {}};
    for (std::size_t i = index + 2; i < sentences.size() && sentences[i].block == block; ++i) {
      const auto place = ordinal(i);
      if (!place) continue;
      if (told.closed || (*place != last && *place != told.count + 1)) return std::nullopt;
      const bool closes = *place == last;
      told = {told.count + (closes ? 0 : 1), closes, {sentences[i].begin, sentences[i].end}};
    }
    return told.count > 1 ? std::optional(told) : std::nullopt;
  }

 private:
  static constexpr std::int64_t last = -1;

  // The place in a row that the sentence begins with: 2 of "Second, it ..." and "The second is
  // ...".
  std::optional<std::int64_t> place_of(std::string_view sentence) const {
    const auto words =
        plugin::word_texts(sentence.substr(0, std::min<std::size_t>(sentence.size(), 60)));
    if (words.size() < 3) return std::nullopt;
    const bool article = plugin::is_one_of(words[0], {"the"});
    const std::string_view word = words[article ? 1 : 0];
    const auto end = static_cast<std::size_t>(word.data() + word.size() - sentence.data());
    const bool leads =
        article ? verbs_.holds(words[2]) : end < sentence.size() && sentence[end] == ',';
    return leads ? number_of(word) : std::nullopt;
  }

  std::optional<std::int64_t> number_of(std::string_view word) const {
    std::string ordinal = plugin::lower(word);
    if (lasts_.holds(ordinal)) return last;
    if (ordinal.ends_with("ly")) ordinal.resize(ordinal.size() - 2);
    if (ordinal == "first") return 1;
    const auto found = std::ranges::find(ordinals_, ordinal);
    if (found == ordinals_.end()) return std::nullopt;
    return found - ordinals_.begin() + 2;
  }

  plugin::WordList parts_;
  std::vector<std::string> ordinals_;
  plugin::WordList lasts_;
  plugin::WordList verbs_;
};

}  // namespace veritally::rules
