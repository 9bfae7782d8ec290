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

}  // namespace

Unplaced unplaced_words(const SentenceView& view, const ClaimTimes& times, const Claim& claim) {
  Unplaced out;
  if (claim.measure.empty()) return out;
  if (const TimeExpression* time = times.time; time != nullptr && !claim.period) {
    out.usual = time->kind == TimeKind::definite && time->unit < TimeUnit::year;
    out.reported = time->unit > TimeUnit::month;
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

void set_apart(std::span<const Unplaced> unplaced, std::span<const Claim> claims) {
  if (unplaced.empty()) return;
  std::map<std::string, std::set<std::string>> times;  // of each thing
  std::set<std::string> stretches;
  for (const Unplaced& one : unplaced) {
    times[thing_of(*one.claim)].insert(one.words);
    if (one.reported) stretches.insert(one.words);
  }
  std::set<std::string> dated;  // things with periods
  for (const Claim& claim : claims) {
    if (claim.period) dated.insert(thing_of(claim));
  }
  const std::string& own = unplaced.front().words;
  for (const Unplaced& one : unplaced) {
    const std::string thing = thing_of(*one.claim);
    const bool beside_periods = dated.contains(thing);
    const bool several = times[thing].size() > 1 || (one.reported && stretches.size() > 1);
    const bool narrows = beside_periods || (several && one.words != own);
    if (narrows && !one.usual) one.claim->scope.push_back(one.words);
  }
}

}  // namespace veritally::extract
