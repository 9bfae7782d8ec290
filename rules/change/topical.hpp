// Verbs that say a direction of some things alone: a deficit narrows, growth slows, sales recover.
// Of other things they say something else: a road narrows, and a rule is eased to allow more. For
// change/direction, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally::rules {

class Topical {
 public:
  explicit Topical(const plugin::Host& host)
      : groups_{Group{plugin::WordList(host.option("gap_rises")),
                      plugin::WordList(host.option("gap_falls")),
                      plugin::WordList(host.option("gaps")), plugin::WordList("")},
                Group{plugin::WordList(host.option("pace_rises")),
                      plugin::WordList(host.option("pace_falls")),
                      plugin::WordList(host.option("paces")), plugin::WordList("")},
                Group{plugin::WordList(host.option("good_rises")),
                      plugin::WordList(host.option("good_falls")),
                      plugin::WordList(host.option("goods")),
                      plugin::WordList(host.option("bads"))}},
        articles_(host.option("articles")) {}

  // Whether a word of the sentence says that what its clause is about rises; nullopt where it does
  // not say a direction of that, or is done to something else: "growth eased the pressure".
  std::optional<bool> rises(std::string_view sentence, const plugin::Piece& place) const {
    const std::string_view word = sentence.substr(place.begin, place.end - place.begin);
    for (const Group& group : groups_) {
      const bool rise = group.rises.holds(word);
      if (!rise && !group.falls.holds(word)) continue;
      const std::string_view before = clause_before(sentence, place.begin);
      const bool told = group.topics.find(before) && !group.others.find(before);
      if (told && !takes_object(sentence, place.end)) return rise;
    }
    return std::nullopt;
  }

 private:
  struct Group {
    plugin::WordList rises;
    plugin::WordList falls;
    plugin::WordList topics;
    plugin::WordList others;  // before which it may be of them, and not of the topic
  };

  // From the last comma on, and from the one before where the word follows a comma: "the loss was
  // $3 million, widening from".
  static std::string_view clause_before(std::string_view sentence, std::uint64_t at) {
    std::string_view before = plugin::trimmed(sentence.substr(0, at));
    if (before.ends_with(',')) before.remove_suffix(1);
    const auto comma = before.find_last_of(",;:(");
    return comma == before.npos ? before : before.substr(comma + 1);
  }

  bool takes_object(std::string_view sentence, std::uint64_t end) const {
    return articles_.holds(plugin::word_behind(sentence, end));
  }

  std::array<Group, 3> groups_;
  plugin::WordList articles_;
};

}  // namespace veritally::rules
