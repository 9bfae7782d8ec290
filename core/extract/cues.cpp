#include "extract/cues.hpp"

#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

// The word of this role among the first ones of a noun phrase; nowhere where there is none.
std::size_t word_of_phrase(const SentenceView& view, const Referent& phrase, Role role) {
  constexpr std::size_t most = 4;
  const std::size_t end = std::min(phrase.begin + most, view.tokens.size());
  for (std::size_t i = phrase.begin; i < end; ++i) {
    if (view.is(i, role)) return i;
    if (view.tokens[i].kind != TokenKind::word && view.tokens[i].kind != TokenKind::name) break;
  }
  return nowhere;
}

bool is_longer_than_a_quarter(const Period& period) {
  constexpr int most = 92;  // days
  return !period.from || !period.to || to_days(*period.to) - to_days(*period.from) >= most;
}

}  // namespace

bool says_now(const SentenceView& view) {
  return std::ranges::any_of(view.tokens, [](const Token& token) { return token.is(Role::now); });
}

bool is_spending(const ProseWords& words, std::string_view measure) {
  return words.is_general(measure) || words.is_kind(measure, "spending");
}

bool speaks_for_firm(const SentenceView& view, const Referent& person, std::string_view measure) {
  const ProseWords& words = view.lexicon.prose;
  return is_spending(words, measure) || (person.owned_by_pronoun && words.is_own(measure));
}

bool about_another(const SentenceView& view, const Measured& what, const Clause& clause) {
  const Referent& subject = clause.subject;
  if (subject.of_thing || what.phrase.of_thing) return true;
  const bool plural = clause.group == 1 && !subject && view.is(0, TokenKind::word) &&
                      singular(view.word(0), view.lexicon);
  if (plural) return true;  // "Teachers earn"
  const bool unknown = clause.group == 1 && !subject && view.is(0, TokenKind::word) &&
                       !view.tokens[0].info && view.tokens[0].capital;
  if (unknown) return true;  // "Novavax earned"
  if (subject.speaker || subject.person) {
    const ProseWords& words = view.lexicon.prose;
    return !words.is_own(what.measure) && !is_spending(words, what.measure);
  }
  const bool named = !what.phrase.measure.empty() && what.phrase.begin == subject.begin;
  const bool noun = view.is(clause.group, Role::infinitive);  // "plans to invest"
  return !subject.measure.empty() && !named && !noun;
}

const Referent* foreteller(const SentenceView& view, const Measured& what, const Clause& clause,
                           const Quantity& quantity) {
  const ProseWords& words = view.lexicon.prose;
  const bool own =
      words.is_own(what.measure) || (!is_percentage(quantity) && is_spending(words, what.measure));
  if (own || what.measure.empty() || !quantity.of.empty()) return nullptr;
  const bool itself = foretells(view, clause.verb) && clause.subject.measure.empty();
  const bool of_another = foretells(view, clause.told_by) && !clause.subject.measure.empty();
  const Referent* who = itself ? &clause.subject : of_another ? &clause.teller : nullptr;
  if (who == nullptr || who->subject.empty()) return nullptr;
  const bool owned = !what.owner.subject.empty() && what.owner.subject != who->subject;
  return owned || what.owner.owned_by_pronoun ? nullptr : who;
}

bool speaks_of_several(const SentenceView& view, const Clause& clause) {
  const bool counted =
      clause.group != nowhere && clause.group > 0 && view.is(clause.group - 1, TokenKind::quantity);
  if (counted) return true;
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    const bool together = view.is(i, Role::together) && !view.is(i, Role::preposition);
    const bool in_total = i > 0 && view.is(i, Role::count_noun) && view.is(i - 1, Role::inside);
    if (together || in_total) return true;
  }
  return false;
}

bool is_overall(const SentenceView& view, const Measured& what) {
  return what.owner.subject.empty() && word_of_phrase(view, what.phrase, Role::overall) != nowhere;
}

void note_rhythm(const SentenceView& view, const Measured& what, Claim& claim) {
  if (claim.quantity.change != Change::none || claim.measure.empty()) return;
  // "Quarterly revenue peaked at $5 billion in 2024" has its scope.
  const bool whole = claim.period && claim.scope.empty() && is_longer_than_a_quarter(*claim.period);
  if (claim.period && !whole) return;
  const std::size_t word = word_of_phrase(view, what.phrase, Role::rhythm);
  const bool aggregate = word_of_phrase(view, what.phrase, Role::overall) != nowhere ||
                         word_of_phrase(view, what.phrase, Role::superlative) != nowhere;
  if (word == nowhere || aggregate || claim.measure.starts_with(view.word(word))) return;
  claim.scope.emplace_back(view.word(word));
}

bool is_amount_by(const SentenceView& view, std::size_t at) {
  const Quantity& quantity = view.mentions[view.tokens[at].index].quantity;
  const bool margin = view.lexicon.relations.margins.contains(quantity.of);
  const bool amount = quantity.of.empty() && quantity.unit != "1";
  return at > 0 && view.is(at - 1, Role::agent) && (margin || amount) &&
         quantity.change == Change::none;
}

bool used_to(const SentenceView& view, const Clause& clause) {
  const std::size_t verb = clause.verb;
  if (verb == nowhere) return false;
  const bool infinitive =
      verb > 1 && view.is(verb - 1, Role::infinitive) && view.is(verb - 2, Role::formerly);
  const auto adverb = [&](std::size_t i) {
    return view.is(i, Role::formerly) && view.is(i, Role::adverb);
  };
  return infinitive || (verb > 0 && adverb(verb - 1)) || adverb(verb + 1);
}

bool was_replaced(const SentenceView& view, std::size_t at, const Clause& clause) {
  constexpr std::size_t most = 4;
  for (std::size_t back = 1; back <= std::min(at, most); ++back) {
    const std::size_t i = at - back;
    if (is_verb(view, i) || view.is(i, TokenKind::comma)) break;
    if (view.is(i, Role::formerly) && !view.is(i, Role::adverb)) return true;
  }
  return std::ranges::any_of(clause.chain, [&](std::size_t i) {
    return foretells(view, i) && i > 0 && view.lexicon.prose.is_pluperfect(view.word(i - 1));
  });
}

bool speaks_of_before(const SentenceView& view, const Clause& clause) {
  constexpr std::size_t longest = 4;  // words of a phrase
  const std::size_t end = std::min(clause.end, view.tokens.size());
  for (std::size_t begin = 0; begin < end; ++begin) {
    const bool opens = view.is(begin, Role::preposition) || view.is(begin, Role::adverb) ||
                       (begin == 0 && view.is(begin, Role::subordinator));
    if (!opens) continue;
    for (std::size_t next = begin + 1; next <= std::min(begin + longest, end); ++next) {
      const std::size_t from = view.tokens[begin].begin;
      const std::string_view phrase = view.text.substr(from, view.tokens[next - 1].end - from);
      if (view.lexicon.prose.is_before_now(lower_case(phrase))) return true;
    }
  }
  return false;
}

bool speaks_of_two(const SentenceView& view, const Clause& clause) {
  if (clause.group == nowhere || clause.group < 2 || !clause.subject.subject.empty()) return false;
  const std::size_t two = clause.group - 1;
  if (!view.is(two, TokenKind::quantity) || !view.is(two - 1, Role::definite)) return false;
  const Quantity& quantity = view.mentions[view.tokens[two].index].quantity;
  return quantity.value == Decimal(2, 0) &&
         view.lexicon.prose.find(quantity.of).is(Role::organisation);
}

bool only_says_when(const SentenceView& view, std::size_t quantity) {
  return quantity > 0 && view.is(quantity - 1, TokenKind::time) &&
         view.times[view.tokens[quantity - 1].index].end >= view.tokens[quantity].end;
}

std::size_t quantity_before(const SentenceView& view, std::size_t at) {
  std::size_t inner = nowhere;  // the last one in a bracket, where no other comes
  for (std::size_t i = at, depth = 0; i-- > 0;) {
    if (view.is(i, TokenKind::close)) {
      ++depth;
    } else if (view.is(i, TokenKind::bracket) && depth > 0) {
      --depth;
    } else if (view.is(i, TokenKind::quantity) && !only_says_when(view, i)) {
      if (depth == 0) return i;
      if (inner == nowhere) inner = i;
    }
  }
  return inner;
}

Topic topic_of(const SentenceView& view) {
  std::size_t i = 0;
  while (i < view.tokens.size() &&
         !(finite(view.tokens[i]) && (view.is(i, Role::auxiliary) || view.is(i, Role::future) ||
                                      view.is(i, Role::possible) || is_verb(view, i)))) {
    ++i;
  }
  const bool label = view.is(i + 1, TokenKind::mark) && view.word(i + 1) == ":";
  if (i == view.tokens.size() || label) return {};  // "Date reported: 29 October"
  Clause clause = clause_around(view, i + 1);
  const Referent& who = clause.subject;
  Topic topic;
  topic.verb = i;
  topic.named = !who.measure.empty();
  topic.pronoun = (who.pronoun || who.owned_by_pronoun) && who.subject.empty();
  const bool plain = who.measure.empty() || view.measures.knows(who.measure);
  if (who.subject.empty() && view.is(who.begin, Role::definite)) topic.measure = who.measure;
  const bool acts = !who.person && !who.speaker && !who.located;
  if (acts && plain) topic.subject = std::move(clause.subject.subject);
  return topic;
}

void drop_glosses(const SentenceView& view, std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    const bool one_word = view.is(i, TokenKind::bracket) && view.is(i + 1, TokenKind::word) &&
                          view.is(i + 2, TokenKind::close);
    if (!one_word || !view.measures.knows(view.word(i + 1))) continue;
    const NounPhrase phrase = noun_phrase_before(view, i);
    if (!phrase || measure_named(view, phrase) != view.measures.canonical(view.word(i + 1)))
      continue;
    const auto bracket = tokens.begin() + static_cast<std::ptrdiff_t>(i);
    tokens.erase(bracket, bracket + 3);
    return;
  }
}

}  // namespace veritally::extract
