#include "extract/measured.hpp"

#include "extract/narrowing.hpp"
#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {
namespace {

bool is_multiple(const Quantity& quantity) {
  return quantity.unit == "1" && quantity.of.empty() && quantity.change != Change::none;
}

// A verb, with its measure only where the particle that this takes stands behind it: "laid off".
WordInfo acting(const SentenceView& view, std::size_t verb) {
  WordInfo info = view.tokens[verb].info;
  if (info.particle == nullptr) return info;
  if (verb + 1 >= view.tokens.size() || view.word(verb + 1) != *info.particle) {
    info.measure = nullptr;
  }
  return info;
}

class Linker {
 public:
  Linker(const SentenceView& view, std::size_t at, const Clause& clause, std::size_t previous)
      : view_(view),
        clause_(clause),
        at_(at),
        previous_(previous),
        quantity_(view.mentions[view.tokens[at].index].quantity) {}

  Measured link() {
    out_.finite = clause_.verb != nowhere;
    owner_before_bracket();
    if (!reduced_relative() && !gapped()) {
      acted_on();
      if (out_.measure.empty()) labelled();
      if (out_.measure.empty()) expected_behind();
      if (out_.measure.empty()) behind();
      if (out_.measure.empty()) dimension();
      if (out_.measure.empty()) before_noun();
      if (out_.measure.empty()) after_of();
      if (out_.measure.empty()) suffered();
      if (out_.measure.empty()) verbless();
      if (out_.measure.empty() && listed()) out_.goes_on = true;
    }
    if (out_.measure.empty() && !out_.goes_on && !out_.points_back) {
      if (out_.measure.empty()) object();
      if (out_.measure.empty()) verb();
      if (out_.measure.empty()) counted();
    }
    if (out_.measure.empty() && !out_.points_back && previous_ != nowhere) {
      out_.goes_on = true;
      if (!out_.owner) {  // "526,409 cars, compared with Acme's 484,507"
        owner_before(at_);
        out_.own_subject = out_.own_subject || !out_.owner.subject.empty();
      }
      out_.other_subject = has_other_subject();
      out_.own_subject = out_.own_subject || has_own_subject();
    }
    if (!out_.owner) owner_from_clause();
    narrow(view_, at_, clause_, out_);
    refine();
    note_aggregate();
    return std::move(out_);
  }

 private:
  std::size_t size() const { return view_.tokens.size(); }
  WordInfo verb_info() const {
    return clause_.verb == nowhere || clause_.verb >= size() ? WordInfo{}
                                                             : acting(view_, clause_.verb);
  }
  bool spends() const { return verb_info().is(Role::spend); }

  // "Acme won 40 %, and the main opposition secured 33 %": of somebody without a name.
  bool has_other_subject() const {
    const Referent& subject = clause_.subject;
    const bool own = subject.owned_by_pronoun && view_.measures.knows(subject.measure);
    return clause_.verb != nowhere && clause_.verb > previous_ && subject.begin > previous_ &&
           !subject.measure.empty() && subject.subject.empty() && !own;
  }

  // "200 more than Acme, which has 700": of a name behind the quantity before.
  bool has_own_subject() const {
    const Referent& subject = clause_.subject;
    return clause_.verb != nowhere && clause_.verb > previous_ && subject.begin > previous_ &&
           !subject.subject.empty() && !subject.person;
  }

  // "the $26.3 billion Acme spent on chips"
  bool reduced_relative() {
    if (at_ + 2 >= size()) return false;
    std::size_t end = at_ + 1;
    const Referent who = referent_at(view_, at_ + 1, end);
    const bool somebody = !who.subject.empty() || who.pronoun || who.organisation;
    if (!somebody || !who.measure.empty() || end >= size()) return false;
    const WordInfo info = acting(view_, end);
    if (!view_.is(end, Role::verb) || info.measure == nullptr) return false;
    out_.owner = who;
    out_.measure = *info.measure;
    out_.finite = true;
    if (info.is(Role::spend)) purpose(end + 1);
    return true;
  }

  // "Alphabet will spend $75 billion, Amazon $100 billion"
  bool gapped() {
    if (previous_ == nowhere || at_ < 2 || !view_.is(at_ - 1, TokenKind::name)) return false;
    if (view_.tokens[at_ - 1].possessive) return false;
    const bool listed = view_.is(at_ - 2, TokenKind::comma) ||
                        view_.is(at_ - 2, Role::coordinator) || view_.is(at_ - 2, TokenKind::mark);
    const bool other_verb = clause_.verb != nowhere && clause_.verb > previous_;
    if (!listed || other_verb) return false;
    out_.owner = referent_before(view_, at_);
    out_.goes_on = out_.own_subject = true;
    return true;
  }

  // "Acme (valued at $5 billion), Halden ($3 billion)": what a bracket behind a name says is of it.
  void owner_before_bracket() {
    std::size_t opening = at_;
    while (opening > 0 && !view_.is(opening, TokenKind::bracket)) {
      if (view_.is(opening - 1, TokenKind::close)) return;
      --opening;
    }
    if (opening == 0 || !view_.is(opening - 1, TokenKind::name)) return;
    if (view_.tokens[opening - 1].possessive) return;
    out_.owner = referent_before(view_, opening);
    out_.own_subject = previous_ == nowhere || previous_ < opening;
  }

  // "tripled its spending"
  void acted_on() {
    if (clause_.verb != at_) return;
    std::size_t end = 0;
    const Referent what = referent_at(view_, at_ + 1, end);
    if (!what.measure.empty()) take(what);
  }

  // "Revenue: $3.1 billion", "(2024 revenue: $3.1 billion)"
  void labelled() {
    if (at_ < 2 || !view_.is(at_ - 1, TokenKind::mark) || view_.word(at_ - 1) != ":") return;
    const std::size_t begin = view_.tokens.front().begin;
    const std::size_t end = view_.tokens[at_ - 2].end;
    const std::string_view label = view_.text.substr(begin, end - begin);
    if (view_.measures.knows(label)) {  // "Earnings per share: $2.40"
      out_.measure = view_.measures.canonical(label);
      return;
    }
    const NounPhrase phrase = noun_phrase_before(view_, at_ - 1);
    if (!phrase || (phrase.begin > 0 && !view_.is(phrase.begin - 1, TokenKind::bracket))) return;
    if (known_measure(view_, phrase)) take(referent_before(view_, at_ - 1));
  }

  // "Acme profit up 12%", "with sales down 3%"
  void verbless() {
    if (clause_.verb != nowhere || quantity_.change == Change::none) return;
    std::size_t end = at_;
    while (end > 0 && view_.is(end - 1, Role::adverb)) --end;
    const NounPhrase phrase = noun_phrase_before(view_, end);
    if (phrase && known_measure(view_, phrase)) take(referent_before(view_, end));
  }

  // "the $5 billion that analysts had expected": of what was spoken of right before.
  void expected_behind() {
    std::size_t at = at_ + 1;
    if (view_.is(at, Role::relative)) ++at;
    std::size_t end = at;
    const Referent who = referent_at(view_, at, end);
    if ((!who.speaker && who.subject.empty()) || !who.measure.empty()) return;
    while (view_.is(end, Role::auxiliary) || view_.is(end, Role::adverb)) ++end;
    if (!foretells(view_, end)) return;
    if (view_.is(end + 1, TokenKind::quantity) || view_.is(end + 1, Role::infinitive)) return;
    goes_back();
    out_.phrase.expected = true;
  }

  // The measure is that of the quantity before, or of the sentence before.
  void goes_back() {
    if (previous_ != nowhere) {
      out_.goes_on = true;
    } else {
      out_.points_back = true;
      out_.owner.pronoun = true;
      out_.owner.begin = clause_.subject.begin;
    }
  }

  // "beat the forecast of $5 billion": of what was spoken of, unless its words say of what it is.
  bool is_outlook(std::size_t head, const Referent& what) const {
    const bool outlook = view_.is(head, Role::expected) || view_.is(head, Role::estimated) ||
                         (view_.is(head, Role::planned) && previous_ != nowhere);
    return outlook && what.measure.find(' ') == std::string::npos && clause_.verb != nowhere &&
           head > clause_.verb;
  }

  // "The price averaged $5", "it hit a low of $4": not what the measure was all the time.
  void note_aggregate() {
    const std::string* kind = nullptr;
    if (clause_.verb != nowhere) kind = view_.lexicon.prose.aggregate(view_.word(clause_.verb));
    if (at_ > 1 && view_.is(at_ - 1, Role::partitive)) {
      if (const auto* noun = view_.lexicon.prose.aggregate(view_.word(at_ - 2))) kind = noun;
    }
    if (kind == nullptr && quantity_.change == Change::none) kind = on_average();
    if (kind != nullptr && !out_.goes_on) out_.scope.push_back(*kind);
  }

  // "On average, Acme had 90 shops", "had 90 shops on average"
  const std::string* on_average() const {
    for (const std::size_t joint : {std::size_t{0}, at_ + 1}) {
      if (joint + 1 >= size() || !view_.is(joint, Role::preposition)) continue;
      if (view_.is(joint, Role::base)) continue;  // "above average"
      const NounPhrase phrase = noun_phrase_at(view_, joint + 1);
      if (!phrase || phrase.end != joint + 2 || view_.is(phrase.end, Role::preposition)) continue;
      if (const auto* kind = view_.lexicon.prose.aggregate(view_.word(joint + 1))) return kind;
    }
    return nullptr;
  }

  // "300 metres long"
  void dimension() {
    if (at_ + 1 >= size() || view_.tokens[at_ + 1].kind != TokenKind::word) return;
    const std::string* measure = view_.lexicon.prose.dimension(view_.word(at_ + 1));
    if (measure != nullptr) out_.measure = *measure;
  }

  // The second of "30% in 2020 and 40% in 2023", which no verb parts from the first.
  bool listed() const {
    if (previous_ == nowhere || at_ == 0) return false;
    const bool verb_between = clause_.verb != nowhere && clause_.verb > previous_;
    return !verb_between && view_.is(at_ - 1, Role::coordinator) &&
           (quantity_.of.empty() || quantity_.of == before().of);
  }
  const Quantity& before() const { return view_.mentions[view_.tokens[previous_].index].quantity; }

  // "$75 billion in capital expenditures", "58% of voters", "spend $5 billion on chips"
  void behind() {
    const std::size_t joint = at_ + 1;
    if (!view_.is(joint, Role::preposition)) return;
    if (view_.is(joint, Role::partitive)) return behind_of(joint);
    if (spends() && quantity_.of.empty() && view_.is(joint, Role::purpose)) {
      out_.measure = *verb_info().measure;
      purpose(joint);
      return;
    }
    if (!view_.is(joint, Role::inside) || quantity_.change != Change::none) return;
    std::size_t end = 0;
    const NounPhrase phrase = noun_phrase_at(view_, joint + 1);
    if (!phrase) return;
    const Referent what = referent_at(view_, joint + 1, end);
    if (what.measure.empty() || what.organisation) return;
    const bool of_money = is_money(quantity_) && what.subject.empty() && !what.pronoun &&
                          !view_.is(joint + 1, Role::determiner);
    if (known_measure(view_, phrase) || of_money) take(what);
  }

  void behind_of(std::size_t joint) {
    const NounPhrase phrase = noun_phrase_at(view_, joint + 1);
    if (!phrase) return;
    if (view_.is(joint + 1, Role::equal) && phrase.end == joint + 2) return;
    std::size_t end = 0;
    Referent what = referent_at(view_, joint + 1, end);
    const bool share = quantity_.unit == "percent" || !quantity_.fraction.empty();
    if (share && quantity_.change == Change::none) {
      if (what.measure.empty() && what.subject.empty()) return;
      out_.measure = "share of " + (what.measure.empty() ? what.subject.front() : what.measure);
      out_.phrase = what;
      if (!what.measure.empty() && !what.subject.empty()) out_.owner = std::move(what);
      return;
    }
    if (!what.measure.empty() && quantity_.of.empty()) take(what);
  }

  // What money is spent on makes the measure a special one, or is its scope.
  void purpose(std::size_t joint) {
    if (!view_.is(joint, Role::purpose)) return;
    std::size_t end = 0;
    const NounPhrase phrase = noun_phrase_at(view_, joint + 1);
    if (!phrase) return;
    const Referent what = referent_at(view_, joint + 1, end);
    if (what.measure.empty() || what.organisation) {
      out_.scope.insert(out_.scope.end(), what.subject.begin(), what.subject.end());
      return;
    }
    if (const std::string special = special_measure(joint, phrase); !special.empty()) {
      out_.measure = special;
      out_.scope.push_back(words_of(view_, phrase));
    } else if (view_.lexicon.prose.is_kind(what.measure, out_.measure) ||
               what.measure.ends_with(" " + out_.measure)) {
      out_.measure = what.measure;
    } else {
      out_.scope.push_back(words_of(view_, phrase));
    }
    out_.phrase = what;
  }

  // The lexicon's measure for money that goes to the phrase or, where it does not know that, to
  // what the last words of it are: "investment in (AI) data centers", "(AI) infrastructure
  // investment".
  std::string special_measure(std::size_t joint, NounPhrase phrase) const {
    for (; phrase; ++phrase.begin) {
      const std::string what = words_of(view_, phrase);
      const std::string before = out_.measure + " " + std::string(view_.word(joint)) + " " + what;
      const std::string behind = what + " " + out_.measure;
      for (const std::string& whole : {before, behind}) {
        if (view_.measures.knows(whole)) return std::string(view_.measures.canonical(whole));
      }
    }
    return {};
  }

  void take(const Referent& what) {
    out_.measure = what.measure;
    out_.scope.insert(out_.scope.end(), what.scope.begin(), what.scope.end());
    out_.phrase = what;
    const bool owned = !what.subject.empty() || what.owned_by_pronoun || what.organisation;
    if (!owned || out_.owner) return;
    if (is_where_subject_acts(what)) {
      out_.scope.push_back(what.subject.front());
      out_.owner = clause_.subject;
    } else {
      out_.owner = what;
    }
  }

  // "Acme is building a 900 MW campus in Ruritania": the place narrows what is Acme's.
  bool is_where_subject_acts(const Referent& what) const {
    const Referent& who = clause_.subject;
    if (!what.located || clause_.verb == nowhere || what.begin <= clause_.verb) return false;
    const bool tells = verb_info().is(Role::say) || foretells(view_, clause_.verb);
    return !tells && !who.subject.empty() && !who.person && !who.located && who.measure.empty() &&
           !what.subject.empty();
  }

  // "a 58% increase in sales", "Acme's $80 billion plan", "a 5% unemployment rate"
  void before_noun() {
    if (at_ + 1 >= size() || !quantity_.of.empty()) return;
    const NounPhrase phrase = noun_phrase_at(view_, at_ + 1);
    if (!phrase || view_.is(at_ + 1, Role::determiner) || view_.is(at_ + 1, Role::pronoun) ||
        view_.is(at_ + 1, Role::possessive)) {
      return;
    }
    const WordInfo& first = view_.tokens[at_ + 1].info;
    const bool acted_on = first.is(Role::verb) && first.form == past_form;
    if (acted_on && phrase.end == at_ + 2) return;  // "the 11 terawatts needed to"
    std::size_t end = 0;
    const Referent what = referent_at(view_, at_ + 1, end);
    if (what.measure.empty() && !what.changes) return;
    const bool opened =
        at_ > 0 && (view_.is(at_ - 1, Role::determiner) || view_.is(at_ - 1, Role::possessive) ||
                    view_.tokens[at_ - 1].possessive || view_.is(at_ - 1, Role::neutral) ||
                    view_.is(at_ - 1, Role::planned) || view_.is(at_ - 1, Role::expected));
    if (!opened && !known_measure(view_, phrase)) return;
    const std::size_t head = phrase.end - 1;
    if (view_.is(head, Role::change_noun) && end == phrase.end) {
      out_.phrase = what;
      return measure_of_subject();
    }
    owner_before(at_);
    take(what);
  }

  // The owner in front of a quantity that stands before its noun.
  void owner_before(std::size_t end) {
    if (out_.owner) return;
    const NounPhrase phrase = noun_phrase_before(view_, end);
    if (!phrase) return;
    const Referent before = referent_before(view_, end);
    const bool possessive = view_.tokens[end - 1].possessive || before.owned_by_pronoun;
    if (possessive) out_.owner = before;
  }

  // "revenue of $5 billion", "an increase of 5%"
  void after_of() {
    if (at_ < 2 || !view_.is(at_ - 1, Role::partitive)) return;
    const Referent what = referent_before(view_, at_ - 1);
    if (what.measure.empty()) return;
    const std::string head_words = what.measure.substr(0, what.measure.find(" of "));
    if (!quantity_.of.empty() && !view_.measures.knows(head_words)) return;
    const std::size_t head = at_ - 2;
    if (view_.is(head, Role::count_noun)) return;
    if (view_.lexicon.prose.aggregate(view_.word(head)) != nullptr) return measure_of_subject();
    if (is_outlook(head, what)) {
      out_.phrase = what;
      out_.phrase.expected = !what.planned;
      return goes_back();
    }
    if (!view_.is(head, Role::change_noun) || what.begin + 1 < head) {
      if (view_.is(head, Role::change_noun) && !what.changes) return;
      if (!view_.is(head, Role::change_noun)) return take(what);
    }
    out_.phrase = what;
    if (view_.is(at_ + 1, Role::inside) || view_.is(at_ + 1, Role::partitive)) {
      std::size_t end = 0;
      const Referent in = referent_at(view_, at_ + 2, end);
      if (!in.measure.empty()) return take(in);
    }
    measure_of_subject();
  }

  // "cut its stake to 30%", "bring Acme's costs over $5 billion"
  void object() {
    if (clause_.verb == nowhere || at_ == 0) return;
    std::size_t end = at_;
    while (end > 0 && end - 1 > clause_.verb &&
           (view_.is(end - 1, Role::preposition) || view_.is(end - 1, Role::infinitive) ||
            view_.is(end - 1, TokenKind::time))) {
      --end;
    }
    if (end <= clause_.verb + 1) return;
    NounPhrase phrase = noun_phrase_before(view_, end);
    // "cut its spending on marketing by 15%": the noun nearest to the verb.
    while (phrase && phrase.begin > clause_.verb + 2 &&
           view_.is(phrase.begin - 1, Role::preposition)) {
      const NounPhrase outer = noun_phrase_before(view_, phrase.begin - 1);
      if (!outer || outer.begin <= clause_.verb) break;
      if (!view_.is(phrase.begin - 1, Role::owning)) end = outer.end;
      phrase = outer;
    }
    const Referent what = referent_before(view_, end);
    if (!phrase || what.begin <= clause_.verb || what.measure.empty()) return;
    if (view_.lexicon.prose.aggregate(view_.word(phrase.end - 1)) != nullptr) return;
    const bool moved = verb_info().is(Role::change) || verb_info().is(Role::expect) ||
                       verb_info().is(Role::estimate) || verb_info().is(Role::reach) ||
                       verb_info().is(Role::say) || verb_info().is(Role::plan);
    if (known_measure(view_, phrase) || (moved && end != at_)) take(what);
  }

  void verb() {
    const WordInfo info = verb_info();
    if (clause_.verb == nowhere) return;
    const bool amount = info.is(Role::being) || info.is(Role::reach) || info.is(Role::change) ||
                        info.is(Role::expect) || info.is(Role::estimate) || info.is(Role::future) ||
                        info.is(Role::possible);
    const bool object_here = adjoins_verb();
    if (info.measure != nullptr && object_here && quantity_.change == Change::none) {
      if (!is_percentage(quantity_) && !is_multiple(quantity_)) return measure_of_verb(info);
    }
    if (info.is(Role::plan) && object_here && is_money(quantity_) && previous_ == nowhere) {
      out_.points_back = out_.plans = true;  // "Acme plans $5 billion"
      return;
    }
    const bool points = view_.lexicon.relations.points.contains(quantity_.of);
    const bool counts = !quantity_.of.empty() && !points && object_here && info.is(Role::change);
    const bool foretold =
        object_here && foretells(view_, clause_.verb) && !view_.is(clause_.verb - 1, Role::being);
    if (clause_.subject.speaker && foretold && quantity_.of.empty()) {
      out_.points_back = true;  // "Analysts had expected $5 billion"
      out_.owner.pronoun = true;
      out_.owner.begin = clause_.subject.begin;
    } else if ((amount && !counts && !(foretold && clause_.subject.pronoun)) || compares()) {
      out_.compared = compares();
      measure_of_subject();  // but "cut 40 jobs" counts them
    }
  }

  // "That compares with $4 billion".
  bool compares() const {
    const auto word =
        view_.lexicon.relations.words.find(view_.text, view_.tokens[clause_.verb].begin);
    return word && *word.entry == RelationWord::from;
  }

  // Nothing but articles and adjectives between the verb and the quantity.
  bool adjoins_verb() const {
    const WordInfo verb = verb_info();
    const bool particle = verb.particle != nullptr && verb.measure != nullptr;
    for (std::size_t i = clause_.verb + (particle ? 2 : 1); i < at_; ++i) {
      const Token& token = view_.tokens[i];
      const bool other_quantity = token.kind == TokenKind::quantity ||
                                  token.kind == TokenKind::comma || token.is(Role::coordinator);
      const bool passive = token.is(Role::preposition) && is_passive();
      const bool plain = passive || token.is(Role::determiner) || token.is(Role::neutral) ||
                         token.is(Role::adverb) || token.is(Role::count_noun) || other_quantity;
      if (!plain) return false;
    }
    return true;
  }

  // "was valued at", ", valued at", "(valued at"
  bool is_passive() const {
    const std::size_t verb = clause_.verb;
    if (verb == 0) return false;
    const bool opens =
        view_.is(verb - 1, TokenKind::bracket) || view_.is(verb - 1, TokenKind::comma);
    return view_.is(verb - 1, Role::being) || (opens && verb_info().form >= past_form);
  }

  void measure_of_verb(const WordInfo& info) {
    const bool people =
        quantity_.of == "person" || quantity_.of == "employee" || quantity_.of == "worker";
    const bool counted = !quantity_.of.empty();
    if (!is_money(quantity_) && !counted && quantity_.unit == "1") return;
    const bool of_money = info.is(Role::spend) || *info.measure == "cost";
    if (of_money && !is_money(quantity_)) return;
    out_.measure = counted && !people ? quantity_.of + " " + *info.measure : *info.measure;
  }

  // "Revenue rose 5%", "the stock was up 40%", "it represented a 58% increase"
  void measure_of_subject() {
    const Referent& subject = clause_.subject;
    if (subject.pronoun && !subject.person) {
      out_.points_back = true;
      out_.owner = subject;
      return;
    }
    if (subject.measure.empty() || subject.organisation || subject.person) return;
    // "The bridge is 300 metres ...": a thing, and no measure, as far as anybody can tell.
    const bool physical =
        !is_money(quantity_) && !is_percentage(quantity_) && quantity_.unit != "1";
    const std::string named = subject.measure.substr(0, subject.measure.find(" of "));
    const bool told =
        view_.measures.knows(named) || view_.measures.knows(named.substr(named.rfind(' ') + 1));
    // "The vaccine is 94% effective": what is measured is said behind.
    const bool described = at_ + 1 < size() && view_.tokens[at_ + 1].kind == TokenKind::word &&
                           !view_.tokens[at_ + 1].info;
    if ((physical || described) && !told && verb_info().is(Role::being)) return;
    out_.measure = subject.measure;
    const std::size_t head = out_.measure.rfind(' ') + 1;  // 0 where it is one word
    const bool known = view_.measures.knows(out_.measure);
    if (const auto* other = known || physical ? nullptr
                                              : view_.lexicon.prose.stands_for(
                                                    std::string_view(out_.measure).substr(head))) {
      out_.measure.replace(head, std::string::npos, *other);
    }
    out_.scope = subject.scope;
    const Referent phrase = std::exchange(out_.phrase, {});
    out_.phrase = subject;
    out_.phrase.planned |= phrase.planned;
    out_.phrase.expected |= phrase.expected;
    if (!subject.subject.empty() || subject.owned_by_pronoun || subject.organisation) {
      out_.owner = subject;
    }
  }

  // "1.3 million GPUs": the count of them.
  void counted() {
    if (is_money(quantity_)) return;
    if (quantity_.of.empty()) return counted_behind();
    note_act();
    out_.measure = view_.measures.knows(quantity_.of)
                       ? std::string(view_.measures.canonical(quantity_.of))
                       : quantity_.of + " count";
  }

  // "renovated 12 shops" is no number of all the shops.
  void note_act() {
    if (clause_.verb == nowhere || clause_.verb >= at_) return;
    const WordInfo info = verb_info();
    const bool particle =  // "took over"
        clause_.verb + 1 < at_ && view_.is(clause_.verb + 1, Role::preposition);
    if (info.is(Role::holding) && !particle) return;
    for (const Role role : {Role::auxiliary, Role::being, Role::future, Role::possible, Role::say,
                            Role::plan, Role::expect, Role::estimate, Role::deny}) {
      if (info.is(role)) return;
    }
    if (info.is(Role::change) && !particle && !adjoins_verb())
      return;  // "halved, from 30 seats to 17"
    const std::string_view word = view_.word(clause_.verb);
    out_.scope.push_back(info.base != nullptr ? *info.base : lower_case(word));
  }

  // "14 people were killed"
  void suffered() {
    if (!view_.is(at_ + 1, Role::being) || at_ + 2 >= size()) return;
    const WordInfo info = acting(view_, at_ + 2);
    const bool people = quantity_.of.empty() || quantity_.of == "person" ||
                        quantity_.of == "employee" || quantity_.of == "worker";
    if (quantity_.unit != "1" || info.measure == nullptr || !people) return;
    out_.measure = *info.measure;
    const std::size_t joint = at_ + (info.particle != nullptr ? 4 : 3);
    if (!view_.is(joint, Role::owning)) return;
    std::size_t end = 0;
    out_.owner = referent_at(view_, joint + 1, end);  // "were laid off at Acme"
  }

  // "four war rooms", where the quantity is the number alone.
  void counted_behind() {
    const bool bare = quantity_.unit == "1" && quantity_.change == Change::none && !quantity_.per;
    const NounPhrase phrase = bare ? noun_phrase_at(view_, at_ + 1) : NounPhrase{};
    if (!phrase || view_.is(at_ + 1, Role::determiner)) return;
    if (!singular(view_.word(phrase.end - 1), view_.lexicon)) return;
    out_.measure = measure_named(view_, phrase);
    if (!out_.measure.empty() && !view_.measures.knows(out_.measure)) out_.measure += " count";
  }

  // "Earnings of $2 a share", "sales of 500 cars": what the quantity says of its measure.
  void refine() {
    if (quantity_.per && !quantity_.per->of.empty()) {
      const std::string& of = quantity_.per->of;
      const std::size_t noun = of.rfind(' ') + 1;  // 0 where it is one word
      add_rate(" per " + of.substr(noun));
      if (noun > 0) out_.scope.push_back(of.substr(0, noun - 1));  // "per diluted share"
    }
    if (out_.measure.empty()) return;
    const bool number = quantity_.unit == "1" && quantity_.change == Change::none;
    if (!number || !quantity_.fraction.empty() || is_multiple(quantity_)) return;
    const std::size_t head = out_.measure.rfind(' ') + 1;  // 0 where it is one word
    const auto* counted = view_.lexicon.prose.counted(std::string_view(out_.measure).substr(head));
    if (counted != nullptr) out_.measure.replace(head, std::string::npos, *counted);
  }

  // Of "adjusted earnings", what the lexicon calls earnings per share stays adjusted.
  void add_rate(const std::string& rate) {
    for (std::size_t word = 0; word != std::string::npos && word < out_.measure.size();) {
      const std::string whole = out_.measure.substr(word) + rate;
      if (view_.measures.knows(whole)) {
        out_.measure.replace(word, std::string::npos, view_.measures.canonical(whole));
        return;
      }
      const std::size_t blank = out_.measure.find(' ', word);
      word = blank == std::string::npos ? blank : blank + 1;
    }
  }

  // Who acts owns what is measured, unless what acts is a measure or only speaks.
  void owner_from_clause() {
    const Referent& subject = clause_.subject;
    if (subject.speaker || (subject.person && !subject.pronoun)) return;
    if (subject.measure.empty() || !subject.subject.empty() || subject.owned_by_pronoun) {
      out_.owner = subject;
    }
  }

  const SentenceView& view_;
  const Clause& clause_;
  std::size_t at_;
  std::size_t previous_;
  const Quantity& quantity_;
  Measured out_;
};

}  // namespace

bool is_percentage(const Quantity& quantity) {
  return quantity.unit == "percent" || quantity.unit == "percentage-point" ||
         quantity.unit == "permyriad" || quantity.unit == "permille";
}

bool is_money(const Quantity& quantity) {
  return quantity.unit.size() == 3 &&
         std::ranges::all_of(quantity.unit, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Measured measured(const SentenceView& view, std::size_t at, const Clause& clause,
                  std::size_t previous) {
  return Linker(view, at, clause, previous).link();
}

}  // namespace veritally::extract
