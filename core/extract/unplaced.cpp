#include "extract/unplaced.hpp"

#include "claim/claim_table.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace veritally::extract {
namespace {

// Without preposition and article, as they are compared: "fourth quarter" for "the
// fourth-quarter".
std::string words_of_time(const SentenceView& view, const TimeExpression& time) {
  std::string words = lower_case(view.text.substr(time.core, time.end - time.core));
  std::ranges::replace(words, '-', ' ');
  const auto article = view.lexicon.time.articles.find(words, 0);
  return article ? words.substr(skip_blanks(words, article.length)) : words;
}

// Equal for claims about one thing, at whatever time.
std::string thing_of(const Claim& claim) {
  std::string key;
  const auto add = [&key](std::string_view part) { key.append(part).push_back('\0'); };
  for (const std::string& name : claim.subject) add(name);
  add(claim.measure);
  add(claim.quantity.unit);
  add(claim.quantity.of);
  add(claim.quantity.change == Change::none ? "level" : "change");
  return key;
}

// What a text says of the time of one thing.
struct Told {
  std::set<std::string> times;  // in words
  bool dated = false;           // with a period besides
  bool timeless = false;        // by a sentence without any time
};

std::map<std::string, Told> things_told(std::span<const Unplaced> unplaced,
                                        std::span<const Claim> claims,
                                        const std::vector<bool>& in_line) {
  std::map<std::string, Told> things;
  std::set<const Claim*> timed;
  for (const Unplaced& one : unplaced) {
    things[thing_of(*one.claim)].times.insert(one.words);
    timed.insert(one.claim);
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto found = things.find(thing_of(claims[i]));
    if (found == things.end()) continue;
    found->second.dated |= claims[i].period.has_value();
    found->second.timeless |= !claims[i].period && !in_line[i] && !timed.contains(&claims[i]);
  }
  return things;
}

}  // namespace

Unplaced unplaced_words(const SentenceView& view, const ClaimTimes& times, const Claim& claim) {
  Unplaced out;
  if (claim.measure.empty()) return out;
  if (const TimeExpression* time = times.time; time != nullptr && !claim.period) {
    out.usual = time->kind == TimeKind::definite && time->unit < TimeUnit::year;
    out.unit = time->unit;
    out.words = words_of_time(view, *time);
  }
  const TimeExpression* base = times.base_time != nullptr ? times.base_time : times.offset;
  const bool change = claim.quantity.change != Change::none;
  if (change && base != nullptr && !claim.base_period) {
    out.usual = false;
    out.words.append(out.words.empty() ? "from " : " from ").append(words_of_time(view, *base));
  }
  return out;
}

void set_apart(std::span<const Unplaced> unplaced, std::span<const Claim> claims,
               const std::vector<bool>& in_line) {
  if (unplaced.empty()) return;
  std::map<std::string, Told> things = things_told(unplaced, claims, in_line);
  std::set<std::string> stretches;
  for (const Unplaced& one : unplaced) {
    if (one.unit > TimeUnit::month) stretches.insert(one.words);
  }
  const std::string& own = unplaced.front().words;
  for (const Unplaced& one : unplaced) {
    const Told& thing = things[thing_of(*one.claim)];
    const bool part = one.unit < TimeUnit::year && one.unit >= TimeUnit::month;
    const bool several =
        thing.times.size() > 1 || (one.unit > TimeUnit::month && stretches.size() > 1);
    const bool narrows = thing.dated || (part && thing.timeless) || (several && one.words != own);
    if (narrows && !one.usual) one.claim->scope.push_back(one.words);
  }
}

}  // namespace veritally::extract
