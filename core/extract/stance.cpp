#include "extract/stance.hpp"

#include "extract/words.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

class Judge {
 public:
  Judge(const SentenceView& view, std::size_t at, const Clause& clause, const Measured& what)
      : view_(view), clause_(clause), what_(what), at_(at) {}

  std::optional<Modality> judge() const {
    if (any(Role::deny) || negated() || rebutted()) return Modality::denied;
    if (conditional()) return Modality::conditional;
    if (any(Role::plan) || follows_plan() || underway()) return Modality::planned;
    if (any(Role::expect)) return expectation();
    if (any(Role::estimate)) return Modality::estimated;
    if (any(Role::future) || backshifted() || headline_future())
      return acts() ? Modality::planned : Modality::forecast;
    if (const auto stated = by_adjective()) return stated;
    if (clause_.verb == nowhere && !what_.finite) return std::nullopt;
    return Modality::actual;
  }

 private:
  bool any(Role role) const {
    return std::ranges::any_of(clause_.chain, [&](std::size_t i) { return view_.is(i, role); });
  }

  // "did not spend", but not "no more than", which is part of the quantity.
  bool negated() const {
    if (clause_.group == nowhere) return false;
    const std::size_t subject = clause_.subject.begin;
    if (clause_.subject && subject > 0 && view_.is(subject - 1, Role::negation)) return true;
    for (std::size_t i = clause_.group; i <= clause_.verb; ++i) {
      if (view_.is(i, Role::negation)) return true;
    }
    // "was not $5 billion", "was nowhere near $5 billion"
    return at_ > clause_.verb && clause_.verb + 1 < at_ && view_.is(clause_.verb, Role::being) &&
           view_.is(clause_.verb + 1, Role::negation);
  }

  // "falsely claims that", "it is not true that", "the rumour that ... is false".
  bool rebutted() const {
    const std::size_t told = clause_.told_by;
    if (told != nowhere && told < at_ && (untrue(told + 1) || (told > 0 && untrue(told - 1)))) {
      return true;
    }
    const std::size_t subject = clause_.subject.begin;
    if (!clause_.subject || subject < 2 || !view_.is(subject - 1, Role::relative)) return false;
    const std::size_t that = subject - 1;
    if (called_false(that - 1)) return true;
    const bool of_noun = view_.is(that - 1, TokenKind::word) && !is_verb(view_, that - 1);
    for (std::size_t i = at_ + 1; of_noun && i < view_.tokens.size(); ++i) {
      if (called_false(i)) return true;
    }
    return false;
  }

  // "is false", "is simply not true"
  bool called_false(std::size_t i) const {
    constexpr std::size_t most = 3;
    const bool right = view_.lexicon.prose.is_true(lower_case(view_.word(i)));
    if (!right && !untrue(i)) return false;
    bool negation = false;
    for (std::size_t back = 1; back <= std::min(i, most); ++back) {
      negation |= view_.is(i - back, Role::negation);
      if (view_.is(i - back, Role::being)) return negation == right;
    }
    return false;
  }

  bool untrue(std::size_t i) const {
    return view_.is(i, TokenKind::word) && view_.lexicon.prose.is_untrue(lower_case(view_.word(i)));
  }

  bool told() const { return clause_.told_by != nowhere && clause_.told_by < at_; }

  // "said it would spend" is a plan.
  bool backshifted() const { return told() && any(Role::backshifted); }

  // "Spending To Exceed $5 Billion"
  bool headline_future() const {
    if (clause_.group == nowhere || !view_.is(clause_.group, Role::infinitive)) return false;
    return clause_.chain.size() == 1 && clause_.subject && !clause_.teller;
  }

  bool conditional() const {
    if (any(Role::possible) && !backshifted()) return true;
    for (std::size_t i = 0; i < clause_.end; ++i) {
      if (view_.is(i, Role::condition) && i < at_) return true;
    }
    return false;
  }

  // "announced plans to spend", "its pledge to invest"
  bool follows_plan() const {
    const std::size_t group = clause_.group;
    return group != nowhere && group > 0 && view_.is(group, Role::infinitive) &&
           view_.is(group - 1, Role::planned);
  }

  // "is raising $5 billion": an amount of money that is not yet there. So much a year is.
  bool underway() const {
    if (clause_.verb == nowhere || clause_.verb == 0) return false;
    const WordInfo& info = view_.tokens[clause_.verb].info;
    const Quantity& quantity = view_.mentions[view_.tokens[at_].index].quantity;
    return info.measure != nullptr && info.form == ing_form && is_money(quantity) &&
           !quantity.per && view_.is(clause_.verb - 1, Role::being);
  }

  // What somebody expects to do itself is a plan.
  bool acts() const {
    if (clause_.verb == nowhere) return false;
    const WordInfo& info = view_.tokens[clause_.verb].info;
    const bool object = what_.phrase.begin > clause_.verb && what_.phrase;
    const bool moves = info.is(Role::change) && !object &&
                       view_.mentions[view_.tokens[at_].index].quantity.of.empty();
    const bool counted = !view_.mentions[view_.tokens[at_].index].quantity.of.empty();
    const bool reaches = info.is(Role::reach) && !counted;
    const bool does = !info.is(Role::being) && !reaches && !moves && !info.is(Role::expect) &&
                      info.is(Role::verb);
    const Referent& subject = clause_.subject;
    return does && subject.measure.empty() && !subject.speaker;
  }

  Modality expectation() const {
    const bool own = acts() && !view_.is(clause_.verb, Role::expect);
    const bool by_others = std::ranges::any_of(clause_.chain, [&](std::size_t i) {
      return view_.is(i, Role::expect) && view_.is(i + 1, Role::agent);
    });
    const bool others = by_others || (clause_.teller && clause_.told_by != nowhere &&
                                      view_.is(clause_.told_by, Role::expect));
    return own && !others ? Modality::planned : Modality::forecast;
  }

  std::optional<Modality> by_adjective() const {
    if (at_ > 0 && view_.is(at_ - 1, Role::expected)) return Modality::forecast;
    if (at_ > 0 && view_.is(at_ - 1, Role::planned) && !is_verb(view_, at_ - 1)) {
      return Modality::planned;
    }
    const bool is = clause_.verb != nowhere && view_.is(clause_.verb, Role::being);
    if (is && clause_.subject.planned) return Modality::planned;
    if (is && clause_.subject.expected) return Modality::forecast;
    if (what_.phrase.planned) return Modality::planned;
    if (what_.phrase.expected) return Modality::forecast;
    if (what_.phrase.estimated || estimated_quantity()) return Modality::estimated;
    return std::nullopt;
  }

  // "an estimated 500 people"
  bool estimated_quantity() const {
    std::string_view words = view_.word(at_);
    constexpr int most = 2;
    for (int n = 0; n < most; ++n) {
      const std::size_t blank = std::min(words.find(' '), words.size());
      if (view_.lexicon.prose.find(words.substr(0, blank)).is(Role::estimated)) return true;
      words.remove_prefix(std::min(blank + 1, words.size()));
    }
    return false;
  }

  const SentenceView& view_;
  const Clause& clause_;
  const Measured& what_;
  std::size_t at_;
};

}  // namespace

std::optional<Modality> stated_modality(const SentenceView& view, std::size_t at,
                                        const Clause& clause, const Measured& what) {
  return Judge(view, at, clause, what).judge();
}

std::string attribution(const SentenceView& view, const Clause& clause) {
  const Referent& teller = clause.teller;
  if (!teller.subject.empty()) return teller.subject.front();
  const bool body = teller.organisation && foretells(view, clause.told_by);
  if (!teller.speaker && !body) return {};
  std::size_t end = 0;
  const NounPhrase phrase = noun_phrase_at(view, teller.begin);
  std::size_t begin = phrase.begin;
  while (begin < phrase.end && view.is(begin, Role::determiner)) ++begin;
  end = phrase.end;
  if (begin >= end) return {};
  std::string words(view.text.substr(view.tokens[begin].begin,
                                     view.tokens[end - 1].end - view.tokens[begin].begin));
  if (begin == 0 && view.tokens[begin].info) words.front() = fold_byte(words.front(), 0);
  return words;
}

}  // namespace veritally::extract
