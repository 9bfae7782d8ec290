// The figures of a block's sentences that can be held against others, and when two of them are
// one that is told again, though nobody says whose it is.
#pragma once

#include "working.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace veritally::rules {

struct ToldFigure {
  plugin::Claim claim;
  const plugin::Sentence* sentence = nullptr;
  std::string_view stretch;  // of the sentence, between the commas and brackets around the figure
};

// "France $4.1 million" of "(Mexico $5.2 million, France $4.1 million)"; a place in the sentence.
// Of a longer stretch what is near is enough.
inline std::string_view stretch_around(std::string_view sentence, std::size_t begin,
                                       std::size_t end) {
  const auto parts = [&](std::size_t i) {
    const char c = sentence[i];
    const bool comma = c == ',' && i + 1 < sentence.size() && sentence[i + 1] == ' ';
    return comma || c == ';' || c == '(' || c == ')';
  };
  constexpr std::size_t most = 100;  // bytes on each side
  const std::size_t first = begin - std::min(begin, most);
  const std::size_t last = std::min(sentence.size(), end + most);
  while (begin > first && !parts(begin - 1)) --begin;
  while (end < last && !parts(end)) ++end;
  return sentence.substr(begin, end - begin);
}

// In reading order: neither vague nor ambiguous nor denied.
inline std::vector<ToldFigure> figures_in(const plugin::Host& host,
                                          const plugin::Document& document,
                                          const plugin::Block& block) {
  std::vector<ToldFigure> all;
  for (const plugin::Sentence& sentence : document.sentences_of(block)) {
    const auto places = document.places_of(sentence);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto claim = host.claim(document.claims_of(sentence)[i]);
      const bool held = claim && !claim->ambiguous && (places[i].flags & VT_PLACE_VAGUE) == 0 &&
                        claim->modality != plugin::Modality::denied;
      if (!held) continue;
      const std::string_view text = document.text_of(sentence);
      const std::size_t begin = places[i].begin - sentence.begin;
      const std::size_t end = places[i].end - sentence.begin;
      all.push_back({*claim, &sentence, stretch_around(text, begin, end)});
    }
  }
  return all;
}

// A count up to twelve, which many things have.
inline bool is_small_count(const plugin::Host& host, const plugin::Claim& claim) {
  return host.text(plugin::Column::unit, claim.unit) == "1" &&
         plugin::compare(claim.value, {12, 0, 0}) <= 0;
}

// Those of the prose that may be told again: no ranges, no small counts, no headlines and cells.
inline std::vector<ToldFigure> figures_of_prose(const plugin::Host& host,
                                                const plugin::Document& document) {
  std::vector<ToldFigure> all;
  for (const plugin::Block& block : document.blocks()) {
    if (block.kind != VT_BLOCK_PARAGRAPH && block.kind != VT_BLOCK_LIST_ITEM) continue;
    for (const ToldFigure& told : figures_in(host, document, block)) {
      if (!told.claim.range && !is_small_count(host, told.claim)) all.push_back(told);
    }
  }
  return all;
}

// Nothing but what one of them leaves out tells the two apart.
inline bool is_near(const plugin::Claim& a, const plugin::Claim& b) {
  return plugin::near_modality(a.modality, b.modality) && plugin::near_period(a.period, b.period) &&
         plugin::near_scope(a.scope, b.scope) && a.base_period == b.base_period;
}

// Words with a capital, the first of a sentence aside.
inline std::vector<std::string_view> names_in(std::string_view text, bool opens_sentence) {
  std::vector<std::string_view> names = plugin::word_texts(text);
  if (opens_sentence && !names.empty()) names.erase(names.begin());
  std::erase_if(names, [](std::string_view word) { return !plugin::is_upper(word.front()); });
  return names;
}

// Two texts of which each names somebody, and not the same.
inline bool name_others(const std::vector<std::string_view>& a,
                        const std::vector<std::string_view>& b) {
  return !a.empty() && !b.empty() && std::ranges::none_of(a, [&](std::string_view name) {
    return std::ranges::find(b, name) != b.end();
  });
}

// The words by which a sentence is known again, found when they are first asked for.
class KnownBy {
 public:
  explicit KnownBy(std::string_view sentence) : sentence_(sentence) {}

  // Whether two sentences share so many telling words, and do not name others.
  bool is_about_same(const plugin::TopicWords& topics, KnownBy& other, std::size_t enough) {
    find(topics);
    other.find(topics);
    if (std::min(telling_.size(), other.telling_.size()) < enough ||
        plugin::shared_words(telling_, other.telling_) < enough) {
      return false;
    }
    return !name_others(names_, other.names_);
  }

 private:
  void find(const plugin::TopicWords& topics) {
    if (found_) return;
    telling_ = topics.of(sentence_);
    names_ = names_in(sentence_, true);
    found_ = true;
  }

  std::string_view sentence_;
  std::vector<std::string_view> telling_;
  std::vector<std::string_view> names_;
  bool found_ = false;
};

// A check that holds: the same number, or one of them with fewer digits.
inline void report_told_again(const plugin::Host& host, const plugin::Claim& a,
                              const plugin::Claim& b, bool same) {
  host.report(plugin::Check{
      .verdict = same ? plugin::Verdict::consistent : plugin::Verdict::consistent_by_rounding,
      .claims = {a.ref, b.ref},
      .working = agreement(host, std::array{a, b}, same)});
}

}  // namespace veritally::rules
