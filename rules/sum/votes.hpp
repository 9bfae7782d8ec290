// Shares of one vote: "Smith won 52 % of the vote, Jones 47 % and Lee 5 %". For sum/shares, which
// it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace veritally::rules {

class Votes {
 public:
  // `votes`: "of the vote"; `wins`: words between a name and the first share; `joints`: those
  // before another name; `others`: "others".
  Votes(std::string_view votes, std::string_view wins, std::string_view joints,
        std::string_view others)
      : votes_(votes), wins_(wins), joints_(joints), others_(others) {}

  // Whether the first share is somebody's of the vote, only another name stands before each of the
  // others, and nothing behind the last one that makes it a share of something else. `text` ends
  // with the sentence; `ahead` is the sentence before the shares.
  bool holds(std::string_view text, std::string_view ahead,
             std::span<const plugin::Place> shares) const {
    if (!wins_.holds(plugin::word_before(ahead, ahead.size()))) return false;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const bool last = i + 1 == shares.size();
      const std::uint64_t end = last ? text.size() : shares[i + 1].begin;
      const auto behind = behind_vote(text.substr(shares[i].end, end - shares[i].end), i == 0);
      if (!behind) return false;
      if (last ? !ends_sentence(*behind) : !leads_to_name(*behind)) return false;
    }
    return true;
  }

 private:
  // What follows "of the vote", which must stand behind the first share and may behind any.
  std::optional<std::string_view> behind_vote(std::string_view behind, bool must) const {
    const auto found = votes_.find(behind);
    const bool stands = found && plugin::trimmed(behind.substr(0, found->begin)).empty();
    if (must && !stands) return std::nullopt;
    return stands ? behind.substr(found->end) : behind;
  }

  // Not ", in their districts".
  static bool ends_sentence(std::string_view behind) { return plugin::words_of(behind).empty(); }

  // ", Jones", " and Ann Lee", ", with others at".
  bool leads_to_name(std::string_view gap) const {
    constexpr std::size_t longest = 3;
    gap = plugin::trimmed(gap);
    const bool comma = gap.starts_with(',') || gap.starts_with(';');
    if (comma) gap = plugin::trimmed(gap.substr(1));
    const std::string_view first = plugin::word_behind(gap, 0);
    const bool joined = joints_.holds(first);
    if (joined) gap = plugin::trimmed(gap.substr(first.size()));
    const auto words = plugin::words_of(gap);
    return (comma || joined) && !words.empty() && words.size() <= longest &&
           gap.find_first_of(",;:.()") == gap.npos &&
           (others_.begins(gap) || std::ranges::all_of(words, [gap](const plugin::Piece& word) {
              return plugin::is_upper(gap[word.begin]) ||
                     static_cast<unsigned char>(gap[word.begin]) >= 0xC3;
            }));
  }

  plugin::WordList votes_;
  plugin::WordList wins_;
  plugin::WordList joints_;
  plugin::WordList others_;
};

}  // namespace veritally::rules
