#include "extract/gaps.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace veritally::extract {
namespace {

Step step_of(RelationWord word) {
  constexpr std::array steps = {Step::from,  Step::to,         Step::of,      Step::same,
                                Step::total, Step::altogether, Step::average, Step::averaged,
                                Step::rest,  Step::each,       Step::parts,   Step::some,
                                Step::apart, Step::left,       Step::majority};
  return steps[static_cast<std::size_t>(word)];
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

Step mark_step(std::string_view mark) {
  if (mark == ":") return Step::colon;
  if (mark == ";") return Step::semicolon;
  if (mark == "-" || mark == "–" || mark == "—") return Step::dash;
  for (const std::string_view quote : {"\"", "'", "“", "”", "‘", "’", "«", "»"}) {
    if (mark == quote) return Step::light;
  }
  return Step::foreign;
}

Step word_step(const SentenceView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  const std::string_view word = view.word(i);
  if (has_digit(word) || view.lexicon.spelled.find(word, 0)) return Step::number;
  if (token.kind == TokenKind::name) return Step::noun;
  if (token.is(Role::change) || token.is(Role::change_noun)) return Step::change;
  for (const auto* changes : {&view.lexicon.changes, &view.lexicon.changes_after}) {
    if (changes->find(word, 0)) return Step::change;
  }
  for (const Role role : {Role::relative, Role::subordinator, Role::condition, Role::negation}) {
    if (token.is(role) && !token.is(Role::determiner)) return Step::foreign;
  }
  if (token.is(Role::preposition)) return Step::preposition;
  if (token.is(Role::coordinator)) return Step::joint;
  if (token.is(Role::determiner) || token.is(Role::possessive) ||
      view.lexicon.prose.is_adverb(word)) {
    return Step::light;
  }
  return finite(token) && (!token.is(Role::verb) || is_verb(view, i)) ? Step::verb : Step::noun;
}

Step token_step(const SentenceView& view, std::size_t i) {
  switch (view.tokens[i].kind) {
    case TokenKind::comma:
      return Step::comma;
    case TokenKind::bracket:
      return Step::open;
    case TokenKind::close:
      return Step::close;
    case TokenKind::time:
      return Step::time;
    case TokenKind::mark:
      return mark_step(view.word(i));
    default:
      return word_step(view, i);
  }
}

// "An average of about 30": the hedge says that it is one.
bool is_hedged_average(const SentenceView& view, const Token& quantity) {
  const auto hedge = view.lexicon.hedges.find(view.text, quantity.begin);
  if (!hedge) return false;
  const std::size_t end = quantity.begin + hedge.length;
  for (std::size_t at = quantity.begin; at < end; ++at) {
    if (at > quantity.begin && is_word_byte(view.text, at - 1)) continue;
    const auto word = view.lexicon.relations.words.find(view.text, at);
    if (word && *word.entry == RelationWord::average) return true;
  }
  return false;
}

}  // namespace

bool Gap::only(Steps allowed) const {
  return std::ranges::all_of(steps_, [&](Step step) { return allowed.has(step); });
}

bool Gap::any(Steps wanted) const {
  return std::ranges::any_of(steps_, [&](Step step) { return wanted.has(step); });
}

std::optional<Step> Gap::first() const {
  const auto found = std::ranges::find_if(steps_, [](Step step) { return step != Step::light; });
  return found == steps_.end() ? std::nullopt : std::optional(*found);
}

std::optional<Step> Gap::last() const {
  for (std::size_t i = steps_.size(); i-- > 0;) {
    if (steps_[i] != Step::light) return steps_[i];
  }
  return std::nullopt;
}

std::size_t Gap::last_of(Steps steps) const {
  for (std::size_t i = steps_.size(); i-- > 0;) {
    if (steps.has(steps_[i])) return i;
  }
  return nowhere;
}

Gap Gap::before_last(Steps steps) const {
  const std::size_t at = last_of(steps);
  return at == nowhere ? Gap{} : Gap(steps_.first(at));
}

Gap Gap::behind_last(Steps steps) const {
  const std::size_t at = last_of(steps);
  return at == nowhere ? *this : Gap(steps_.subspan(at + 1));
}

Gaps::Gaps(const SentenceView& view) {
  std::size_t covered = 0;  // up to here a phrase or time has been read
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    const Token& token = view.tokens[i];
    if (token.begin < covered) continue;
    if (token.kind == TokenKind::quantity) {
      if (is_hedged_average(view, token)) steps_.push_back(Step::average);
      quantities_.push_back({token.index, i});
      ends_.push_back(steps_.size());
      continue;
    }
    const bool phrased = token.kind == TokenKind::word || token.kind == TokenKind::mark;
    const auto phrase = phrased ? view.lexicon.relations.words.find(view.text, token.begin)
                                : PhraseTable<RelationWord>::Match{};
    if (phrase) {
      steps_.push_back(step_of(*phrase.entry));
      covered = token.begin + phrase.length;
      continue;
    }
    steps_.push_back(token_step(view, i));
    if (token.kind == TokenKind::time) covered = view.times[token.index].end;
  }
  ends_.push_back(steps_.size());
}

Gap Gaps::before(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return Gap(std::span(steps_).subspan(begin, ends_[i] - begin));
}

}  // namespace veritally::extract
