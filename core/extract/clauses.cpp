#include "extract/clauses.hpp"

#include "extract/rates.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace veritally::extract {
namespace {

bool is_helper(const SentenceView& view, std::size_t i) {
  return view.is(i, Role::auxiliary) || view.is(i, Role::future) || view.is(i, Role::possible);
}

bool is_any_verb(const SentenceView& view, std::size_t i) {
  return is_helper(view, i) || is_verb(view, i);
}

// "expected by analysts": belongs to the noun before it.
bool is_participle(const SentenceView& view, std::size_t i) {
  return view.tokens[i].info.form >= past_form && view.is(i + 1, Role::agent) && i > 0 &&
         !is_helper(view, i - 1) && !view.is(i + 2, TokenKind::quantity);
}

bool is_strong_mark(const SentenceView& view, std::size_t i) {
  if (!view.is(i, TokenKind::mark)) return false;
  const std::string_view mark = view.word(i);
  return mark == ";" || mark == "—" || mark == "–" || mark == "•";
}

std::size_t bracket_before(const SentenceView& view, std::size_t close) {
  std::size_t at = close;
  while (at > 0 && !view.is(at, TokenKind::bracket)) --at;
  return at;
}

class Finder {
 public:
  explicit Finder(const SentenceView& view) : view_(view) {}

  Clause around(std::size_t at) {
    Clause clause;
    clause.end = clause_end(at);
    const bool acts = at < view_.tokens.size() && view_.tokens[at].info.is(Role::verb);
    if (acts || !is_subject(at)) clause.verb = acts ? at : verb_before(at);
    if (clause.verb != nowhere) {
      follow(clause);
    } else {
      raise(clause, at);
    }
    find_teller(clause, at);
    return clause;
  }

 private:
  // A quantity that a clause begins with and a verb follows: "that 58% of voters backed it".
  bool is_subject(std::size_t at) const {
    const bool first = at == 0 || view_.is(at - 1, Role::relative) ||
                       view_.is(at - 1, Role::subordinator) ||
                       view_.is(at - 1, Role::coordinator) || view_.is(at - 1, TokenKind::comma) ||
                       view_.is(at - 1, Role::say);
    if (!first) return false;
    std::size_t next = at + 1;
    if (view_.is(next, Role::partitive)) ++next;
    if (const NounPhrase phrase = noun_phrase_at(view_, next)) next = phrase.end;
    return next < view_.tokens.size() && is_any_verb(view_, next) && !is_participle(view_, next) &&
           finite(view_.tokens[next]);
  }

  // The nearest verb to the left, over brackets. A new clause that begins between has none.
  std::size_t verb_before(std::size_t at) const {
    for (std::size_t i = at; i-- > 0;) {
      if (view_.is(i, TokenKind::close)) {
        i = bracket_before(view_, i);
      } else if (view_.is(i, TokenKind::bracket) || is_strong_mark(view_, i)) {
        return nowhere;
      } else if (is_finite(i)) {
        return i;
      }
    }
    return nowhere;
  }

  // A verb that says something by itself, "doubled" of "doubled to 4 tonnes" among them.
  bool is_finite(std::size_t i) const {
    return (is_any_verb(view_, i) && !is_participle(view_, i)) ||
           (view_.is(i, TokenKind::quantity) && view_.tokens[i].info.is(Role::verb));
  }

  // The first token of the verb group that ends with `verb`.
  std::size_t group_of(std::size_t verb, std::vector<std::size_t>& chain) const {
    std::size_t first = verb;
    chain.push_back(verb);
    while (first > 0) {
      const std::size_t i = first - 1;
      const bool led = view_.is(i, Role::infinitive) && i > 0 && first == chain.back() &&
                       view_.tokens[first].info.form == 0;
      const bool joins = !led && is_any_verb(view_, i) && belongs(i, first);
      if (!led && !joins && !is_aside(i)) break;
      first = i;
      if (joins) chain.push_back(i);
    }
    return first;
  }

  // Stands between the verbs of a group: "not", "again".
  bool is_aside(std::size_t i) const {
    return view_.is(i, Role::negation) || view_.is(i, Role::adverb) ||
           (view_.is(i, TokenKind::word) && view_.lexicon.prose.is_adverb(view_.word(i)));
  }

  // A verb to the left is in the same group over "to" or as a helper, not across a clause.
  bool belongs(std::size_t i, std::size_t first) const {
    if (is_helper(view_, i)) return true;
    return view_.is(first, Role::infinitive) || view_.tokens[first].info.form == ing_form;
  }

  void follow(Clause& clause) {
    constexpr int most_steps = 6;
    clause.group = group_of(clause.verb, clause.chain);
    std::size_t group = clause.group;
    for (int step = 0; step < most_steps && group != nowhere; ++step) {
      const std::size_t before = skip_back(group);
      if (before == 0) return;
      const std::size_t i = before - 1;
      if (view_.is(i, Role::coordinator) || shares_subject(before, group)) {
        group = sharing_group(i, clause.chain);  // "will build A and open B": one subject
        continue;
      }
      std::size_t end = before;
      if (i == 0 && view_.is(i, Role::definite)) {  // "That was 5 % more": points back as "it" does
        clause.subject.pronoun = true;
        clause.subject_end = before;
        return;
      }
      if (view_.is(i, Role::relative)) {  // "..., which fell": the noun before it
        end = i;
        while (end > 0 &&
               (view_.is(end - 1, TokenKind::comma) || view_.is(end - 1, Role::preposition))) {
          --end;
        }
      }
      Referent subject = referent_before(view_, end);
      if (end == before && ends_relative(subject)) {
        clause.subject.of_thing = true;
        clause.subject.begin = subject.begin;
        clause.subject_end = end;
        return;
      }
      if (end != before && (subject.person || subject.speaker) && !view_.is(i, Role::person)) {
        // "a spokesman for Acme, which has": not he
        std::size_t behind = 0;
        subject = referent_at(view_, noun_phrase_before(view_, end).begin, behind);
      }
      if (auto names = names_listed_at(end); !names.empty() && subject.subject.empty()) {
        const std::size_t begin = subject ? subject.begin : end - 1;
        subject = Referent();
        subject.subject = std::move(names);
        subject.begin = begin;
      }
      const bool gerund = view_.tokens[first_verb(group)].info.form == ing_form &&
                          !is_helper(view_, first_verb(group));
      const bool names = !subject.subject.empty() && subject.measure.empty();
      // "with Acme's sales rising 20 %"
      const bool accompanies = end == group && subject && subject.begin > 0 &&
                               view_.is(subject.begin - 1, Role::accompanying);
      if (names && foretells(view_, clause.verb) && subject.begin > 0 &&
          view_.is(subject.begin - 1, Role::preposition)) {
        clause.teller = subject;  // "above the 5 million Acme forecast", whose figure it may not be
        clause.told_by = clause.verb;
        return;
      }
      if (subject && (!gerund || accompanies || (names && end == group))) {
        clause.subject = subject;
        clause.subject_end = end;
        raise(clause, subject.begin);
        if (subject.speaker && !clause.teller && tells(clause.verb)) {
          clause.teller = subject;
          clause.told_by = clause.verb;
        }
        return;
      }
      if (!gerund && !view_.is(group, Role::infinitive)) {
        raise(clause, subject ? subject.begin : end);
        return;
      }
      group = upper_group(before, clause.chain);
    }
  }

  // "The company that bought Acme has": the object of a relative clause, and no subject.
  bool ends_relative(const Referent& object) const {
    if (!object || object.begin == 0 || !is_any_verb(view_, object.begin - 1)) return false;
    std::vector<std::size_t> verbs;
    const std::size_t group = group_of(object.begin - 1, verbs);
    return group > 1 && view_.is(group - 1, Role::relative) && !tells(object.begin - 1) &&
           view_.is(group - 2, TokenKind::word) && !is_any_verb(view_, group - 2);
  }

  // The names in the bracket at `at`, where it holds nothing but several and stands behind what
  // they are: "the firms (Acme and Halden)", "two firms (Acme and Halden)".
  std::vector<std::string> names_listed_at(std::size_t at) const {
    std::vector<std::string> names;
    if (at == 0 || !view_.is(at, TokenKind::bracket)) return names;
    const bool counted = view_.is(at - 1, TokenKind::quantity);
    const bool several = view_.is(at - 1, TokenKind::word) &&
                         singular(view_.word(at - 1), view_.lexicon).has_value();
    if (!counted && !several) return names;
    for (++at; at < view_.tokens.size() && !view_.is(at, TokenKind::close); ++at) {
      if (view_.is(at, TokenKind::name)) {
        names.push_back(view_.names[view_.tokens[at].index].canonical);
      } else if (!view_.is(at, TokenKind::comma) && !view_.is(at, Role::coordinator)) {
        return {};
      }
    }
    if (names.size() < 2) names.clear();
    return names;
  }

  std::size_t first_verb(std::size_t group) const {
    while (group + 1 < view_.tokens.size() && !is_any_verb(view_, group) &&
           view_.tokens[group].kind != TokenKind::quantity) {
      ++group;
    }
    return group;
  }

  // Over times, brackets, quotation marks and what stands between two commas.
  std::size_t skip_back(std::size_t before) const {
    while (before > 0) {
      const std::size_t i = before - 1;
      if (view_.is(i, TokenKind::time) || view_.is(i, TokenKind::mark)) {
        if (is_strong_mark(view_, i)) return before;
        before = i;
      } else if (view_.is(i, TokenKind::close)) {
        before = bracket_before(view_, i);
      } else if (view_.is(i, TokenKind::comma)) {
        const std::size_t opening = comma_before(i);
        if (opening == nowhere) return before;
        before = opening;
      } else {
        return before;
      }
    }
    return before;
  }

  // The comma that opens what the one at `close` closes: "Lee, the chief economist, said", "Acme,
  // backed by Lee, Kim, and others, aims", "Acme, for example, spent".
  std::size_t comma_before(std::size_t close) const {
    constexpr std::size_t most = 25;
    bool listed = false;  // what the commas up to here part is a list
    for (std::size_t back = 1; back < most && back <= close; ++back) {
      const std::size_t i = close - back;
      if (!view_.is(i, TokenKind::comma)) continue;
      if (view_.is(i + 1, Role::coordinator)) {
        listed = true;
        continue;
      }
      if (listed && view_.is(i + 1, TokenKind::name)) continue;
      const bool relative = view_.is(i + 1, Role::relative) || view_.is(i + 1, Role::determiner) ||
                            view_.is(i + 1, Role::title) || view_.is(i + 1, TokenKind::name) ||
                            view_.is(i + 1, Role::verb) || view_.is(i + 1, Role::organisation);
      return relative || is_comment(i + 1, close) ? i : nowhere;
    }
    return nowhere;
  }

  // "for example", "however": a few words that say nothing by themselves.
  bool is_comment(std::size_t begin, std::size_t end) const {
    constexpr std::size_t most = 3;
    if (begin == end || end - begin > most) return false;
    for (std::size_t i = begin; i < end; ++i) {
      const bool plain =
          view_.is(i, TokenKind::word) && !is_any_verb(view_, i) && !view_.tokens[i].capital;
      if (!plain) return false;
    }
    return true;
  }

  // A verb right behind a comma goes on with the subject of the one before.
  bool shares_subject(std::size_t before, std::size_t group) const {
    return before == group && view_.is(before - 1, TokenKind::comma);
  }

  // The group of the verb before `at`; its verbs join the chain.
  std::size_t upper_group(std::size_t at, std::vector<std::size_t>& chain) const {
    const std::size_t verb = verb_before(at);
    return verb == nowhere ? nowhere : group_of(verb, chain);
  }

  // The group that shares its subject with the one whose verbs are in the chain, not the verb of a
  // relative clause before. Its verbs join the chain where the later ones have no tense of their
  // own.
  std::size_t sharing_group(std::size_t at, std::vector<std::size_t>& chain) const {
    std::vector<std::size_t> verbs;
    std::size_t group = upper_group(at, verbs);
    while (group != nowhere && group > 0 &&
           (view_.is(group - 1, Role::relative) || !goes_with(group, chain.back()))) {
      verbs.clear();
      group = upper_group(group - 1, verbs);
    }
    const bool own = std::ranges::any_of(chain, [&](std::size_t i) { return is_helper(view_, i); });
    if (!own) chain.insert(chain.end(), verbs.begin(), verbs.end());
    return group;
  }

  // "It is large enough to cover the town and aims to grow": a verb in the third person has no
  // infinitive beside it.
  bool goes_with(std::size_t group, std::size_t verb) const {
    return !view_.is(group, Role::infinitive) || view_.tokens[verb].info.form != third_form;
  }

  // What stands above the clause: "Lee said that", "analysts expect".
  void raise(Clause& clause, std::size_t subject_begin) {
    std::size_t at = subject_begin;
    while (at > 0 && (view_.is(at - 1, Role::relative) || view_.is(at - 1, TokenKind::mark) ||
                      view_.is(at - 1, TokenKind::time) || view_.is(at - 1, Role::subordinator))) {
      --at;
    }
    if (at == 0 || !is_any_verb(view_, at - 1)) return;
    std::vector<std::size_t> upper;
    const std::size_t group = group_of(at - 1, upper);
    if (!tells(at - 1)) return;
    clause.chain.insert(clause.chain.end(), upper.begin(), upper.end());
    clause.told_by = at - 1;
    clause.teller = referent_before(view_, skip_back(group));
  }

  bool tells(std::size_t i) const {
    return view_.is(i, Role::say) || foretells(view_, i) || view_.is(i, Role::deny) ||
           view_.is(i, Role::plan);
  }

  // "..., Lee said", "according to Lee", "expected by analysts"
  void find_teller(Clause& clause, std::size_t at) {
    for (std::size_t i = 0; i < view_.tokens.size(); ++i) {
      std::size_t end = 0;
      if (view_.is(i, Role::according) && i + 2 < view_.tokens.size()) {
        take_teller(clause, referent_at(view_, i + 2, end), i);
      } else if (i > at && i < clause.end + 1 && tells(i) && view_.is(i + 1, Role::agent)) {
        take_teller(clause, referent_at(view_, i + 2, end), i);
        clause.chain.push_back(i);
        return;
      }
    }
    if (clause.teller) return;
    for (std::size_t i = at + 1; i < view_.tokens.size(); ++i) {
      if (!view_.is(i, Role::say) || !is_verb(view_, i)) continue;
      const Referent before = referent_before(view_, i);
      const bool own = before && before.begin > 0 &&
                       (view_.is(before.begin - 1, TokenKind::comma) ||
                        view_.is(before.begin - 1, TokenKind::mark));
      std::size_t end = 0;
      take_teller(clause, own ? before : Referent{}, i);
      const bool inverted = !before && view_.is(i - 1, TokenKind::comma);
      if (inverted) take_teller(clause, referent_at(view_, i + 1, end), i);
      return;
    }
  }

  static void take_teller(Clause& clause, Referent teller, std::size_t verb) {
    if (clause.teller || !teller) return;
    clause.teller = std::move(teller);
    clause.told_by = verb;
  }

  // Up to a verb of another subject: ", and Y will", "; ".
  std::size_t clause_end(std::size_t at) const {
    for (std::size_t i = at + 1; i < view_.tokens.size(); ++i) {
      if (is_strong_mark(view_, i)) return i;
      const bool joint = view_.is(i, Role::coordinator) || view_.is(i, Role::subordinator);
      if (!joint && !view_.is(i, TokenKind::comma)) continue;
      for (std::size_t j = i + 1; j < view_.tokens.size() && j < i + 8; ++j) {
        if (view_.is(j, TokenKind::quantity) || view_.is(j, TokenKind::comma) ||
            view_.is(j, Role::coordinator)) {
          if (j > i + 1) break;
        }
        if (is_any_verb(view_, j) && !is_participle(view_, j)) return i;
      }
    }
    return view_.tokens.size();
  }

  const SentenceView& view_;
};

}  // namespace

bool foretells(const SentenceView& view, std::size_t verb) {
  return view.is(verb, Role::expect) || view.is(verb, Role::estimate);
}

Clause clause_around(const SentenceView& view, std::size_t at) { return Finder(view).around(at); }

}  // namespace veritally::extract
