#include "extract/noun_phrases.hpp"

#include "extract/measure_names.hpp"
#include "extract/rates.hpp"
#include "extract/words.hpp"

#include <algorithm>
#include <utility>

namespace veritally::extract {
namespace {

// A word with a job of its own, that no noun phrase goes on through.
bool is_closed(const WordInfo& info) {
  for (const Role role :
       {Role::determiner, Role::possessive, Role::pronoun, Role::relative, Role::preposition,
        Role::coordinator, Role::subordinator, Role::condition, Role::infinitive, Role::auxiliary,
        Role::future, Role::possible, Role::negation}) {
    if (info.is(role)) return true;
  }
  return false;
}

bool is_adverb(const SentenceView& view, std::size_t i) {
  return view.tokens[i].kind == TokenKind::word && view.lexicon.prose.is_adverb(view.word(i));
}

bool opens_noun(const SentenceView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  if (token.kind == TokenKind::quantity) return view.mentions[token.index].quantity.of.empty();
  return token.possessive || token.is(Role::determiner) || token.is(Role::possessive) ||
         token.is(Role::neutral);
}

// A word of a noun phrase.
bool is_nounish(const SentenceView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  if (token.kind != TokenKind::word || is_closed(token.info)) return false;
  if (token.info.is(Role::verb)) return !is_verb(view, i);
  return !is_adverb(view, i) || token.info.is(Role::neutral) || token.info.is(Role::count_noun);
}

bool is_plain_time(const SentenceView& view, std::size_t i) {
  return view.is(i, TokenKind::time) && !view.times[view.tokens[i].index].prepositioned;
}

// A name before `i` in a list: "Alphabet, Amazon and" before "Meta". `nowhere` where none is.
std::size_t listed_name_before(const SentenceView& view, std::size_t i) {
  std::size_t at = i;
  bool joined = false;
  while (at > 0 && (view.is(at - 1, TokenKind::comma) || view.is(at - 1, Role::coordinator))) {
    --at;
    joined = true;
  }
  const bool name = joined && at > 0 && view.is(at - 1, TokenKind::name);
  return name && !view.tokens[at - 1].possessive ? at - 1 : nowhere;
}

std::string joined_words(const SentenceView& view, NounPhrase phrase) {
  std::string out;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (!out.empty()) out += ' ';
    out += measure_word(view.word(i));
  }
  return out;
}

// Without determiners, names, times and words like "annual" in front.
NounPhrase bare_measure(const SentenceView& view, NounPhrase phrase) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& token = view.tokens[i];
    const bool noun = token.kind == TokenKind::word && !is_closed(token.info);
    const bool inside = i > phrase.begin && token.is(Role::coordinator);
    if ((!noun && !inside) || token.possessive) phrase.begin = i + 1;
  }
  while (phrase.begin + 1 < phrase.end && !view.measures.knows(joined_words(view, phrase)) &&
         (view.is(phrase.begin, Role::neutral) || view.is(phrase.begin, Role::expected) ||
          view.is(phrase.begin, Role::planned) || is_adverb(view, phrase.begin))) {
    ++phrase.begin;
  }
  return phrase;
}

void note_status(const SentenceView& view, NounPhrase phrase, Referent& out) {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    out.planned |= view.is(i, Role::planned);
    out.expected |= view.is(i, Role::expected);
    out.estimated |= view.is(i, Role::estimated);
  }
}

// A single word with a capital that nothing is known of, at the start of a sentence: a name or not.
bool may_be_name(const SentenceView& view, NounPhrase phrase) {
  const Token& token = view.tokens[phrase.begin];
  return phrase.begin == 0 && phrase.end == 1 && token.capital && !token.info &&
         !known_measure(view, phrase);
}

// Whether the lexicon knows the measure, or what its noun stands for: "shares".
bool is_measure(const SentenceView& view, NounPhrase phrase) {
  const std::string noun = singular_of(measure_word(view.word(phrase.end - 1)), view.lexicon);
  return known_measure(view, phrase) || view.lexicon.prose.stands_for(noun) != nullptr;
}

// A body that is not the one that it is somebody's or of somebody: "owner", not "group" or "city".
bool is_another(const SentenceView& view, std::size_t noun) {
  return view.is(noun, Role::organisation) && !view.is(noun, Role::place) &&
         !view.lexicon.prose.is_itself(lower_case(view.word(noun)));
}

// What the phrase itself says, without prepositions.
Referent plain_referent(const SentenceView& view, NounPhrase phrase) {
  Referent out;
  out.begin = phrase.begin;
  if (!phrase) return out;
  if (view.is(phrase.begin, Role::pronoun) || view.is(phrase.begin, Role::equal)) {
    if (phrase.end == phrase.begin + 1) {
      out.pronoun = true;
      out.person = view.is(phrase.begin, Role::person);
      return out;
    }
  }
  std::size_t last_name = nowhere;
  bool definite = false;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    const Token& token = view.tokens[i];
    definite |= token.is(Role::definite);
    out.owned_by_pronoun |= token.is(Role::possessive);
    out.person |= token.is(Role::possessive) && token.is(Role::person);
    out.of_thing |= token.kind == TokenKind::word && token.possessive &&
                    (!token.is(Role::organisation) || is_another(view, i)) && i + 1 < phrase.end;
    if (token.kind != TokenKind::name) continue;
    // "Google parent Alphabet": the last one; "Alphabet, Amazon and Meta": all.
    const bool apposed = last_name != nowhere && i > 0 && view.is(i - 1, TokenKind::word) &&
                         !view.is(i - 1, Role::coordinator);
    if (apposed) out.subject.clear();
    const Name& name = view.names[token.index];
    // "Acme's US revenue": where, and no second owner.
    if (last_name != nowhere && last_name + 1 == i && view.tokens[last_name].possessive &&
        i + 1 < phrase.end && !token.possessive) {
      out.scope.push_back(name.canonical);
      continue;
    }
    last_name = i;
    out.person = name.person;
    if (std::ranges::find(out.subject, name.canonical) == out.subject.end()) {
      out.subject.push_back(name.canonical);
    }
  }
  note_status(view, phrase, out);
  const std::size_t head = phrase.end - 1;
  if (view.is(head, TokenKind::name)) return out;
  // "the company", but not "Acme's owner".
  const bool another = last_name != nowhere && is_another(view, head);
  const bool points_back =
      view.is(head, Role::organisation) && !view.is(head, Role::change_noun) && !another;
  if (view.is(head, Role::speaker)) {
    out.speaker = true;
  } else if (view.is(head, Role::title)) {
    out.person = true;
  } else if (points_back) {
    out.organisation = definite && out.subject.empty();
    out.place = out.organisation && view.is(head, Role::place);
  } else if (view.is(head, Role::count_noun) && definite && phrase.end == phrase.begin + 2) {
    out.pronoun = true;  // "the figure"
  } else if (!view.is(head, Role::count_noun) && !may_be_name(view, phrase) &&
             (last_name == nowhere || last_name < head)) {
    out.changes = view.is(head, Role::change_noun);
    const NounPhrase noun{last_name == nowhere ? phrase.begin : last_name + 1, phrase.end};
    const bool attributive = last_name != nowhere && !view.tokens[last_name].possessive;
    if (attributive && !is_measure(view, noun))
      out.subject.clear();  // "the Greek state", "US firms"
    out.measure = measure_named(view, noun);
  }
  return out;
}

// What narrows a measure behind a preposition: "the cloud unit" of "revenue in the cloud unit",
// "Germany" of "Acme's sales in Germany". Empty where it is the owner, or points back to one.
std::string scope_of(const SentenceView& view, NounPhrase inner, const Referent& complement,
                     const std::vector<std::string>& owners) {
  const bool vague = complement.pronoun || complement.organisation || complement.speaker ||
                     complement.person || complement.changes;
  if (vague || !inner) return {};
  if (!complement.measure.empty()) return joined_words(view, bare_measure(view, inner));
  if (complement.subject.empty()) return {};
  const std::string& name = complement.subject.front();
  const bool other = std::ranges::find(owners, name) == owners.end();
  return other ? name : words_of(view, inner);  // "Amazon's spending on AWS"
}

// The phrase before a preposition together with `inner`, what follows it.
Referent joined(const SentenceView& view, NounPhrase phrase, std::size_t preposition,
                NounPhrase inner, Referent complement) {
  const bool partitive = view.is(preposition, Role::partitive);
  const std::size_t head = phrase.end - 1;
  Referent out = plain_referent(view, phrase);
  out.scope = std::move(complement.scope);
  out.planned |= complement.planned;
  out.expected |= complement.expected;
  const bool outlook = view.is(head, Role::expected) && !complement.measure.empty();
  const bool owns = view.is(preposition, Role::owning) && !complement.subject.empty();
  const bool narrows = !partitive && !out.measure.empty() && !view.is(head, Role::count_noun) &&
                       !view.is(head, Role::change_noun) && !outlook;
  const bool taken = owns && out.subject.empty() && !out.owned_by_pronoun;
  std::string scope = narrows ? scope_of(view, inner, complement, out.subject) : std::string();
  if (!scope.empty() && view.is(preposition, Role::excluding)) {
    scope = std::string(view.word(preposition)) + " " + scope;
  }
  if (taken && complement.measure.empty()) scope.clear();
  if (outlook) {  // "its forecast for Acme's revenue" is of Acme's revenue
    complement.expected = true;
    complement.begin = out.begin;
    return complement;
  }
  if (taken) {
    out.subject = std::move(complement.subject);
    out.person = complement.person || view.is(head, Role::title);
    if (partitive && out.organisation && is_another(view, head)) {
      out.organisation = false;
      out.measure = measure_named(view, phrase);  // "the owner of Acme"
    }
    out.located = complement.located || view.is(preposition, Role::inside);
  }
  out.owned_by_pronoun |= complement.owned_by_pronoun;
  if (out.pronoun && out.subject.empty() && view.is(phrase.begin, Role::equal)) {
    out.pronoun = false;  // "those at sea": what was spoken of is not all meant
    out.of_thing = true;
  }
  if (complement.measure.empty()) {
    if (out.subject.empty() && complement.organisation) out.organisation = true;
    if (!scope.empty()) out.scope.push_back(std::move(scope));
    return out;
  }
  if (view.is(head, Role::count_noun) && partitive) {
    out.measure = std::move(complement.measure);
    out.pronoun = complement.pronoun;
  } else if (view.is(head, Role::change_noun)) {
    const bool whom = view.is(preposition, Role::purpose) && !view.is(preposition, Role::inside);
    out.measure = whom ? std::string() : std::move(complement.measure);  // "a rise for residents"
    out.changes = true;
  } else if (!out.measure.empty()) {
    const std::string whole =
        out.measure + " " + std::string(view.word(preposition)) + " " + complement.measure;
    if (view.measures.knows(whole)) {
      out.measure = view.measures.canonical(whole);
    } else if (partitive) {
      out.measure = whole;
    } else if (!scope.empty()) {
      out.scope.push_back(std::move(scope));
    }
  }
  return out;
}

}  // namespace

namespace {

// Whether another finite verb comes soon, before any comma or quantity.
bool verb_follows(const SentenceView& view, std::size_t i) {
  constexpr std::size_t most = 8;
  for (std::size_t end = std::min(i + most, view.tokens.size()); i < end; ++i) {
    if (view.tokens[i].kind == TokenKind::comma || view.tokens[i].kind == TokenKind::quantity)
      break;
    if (finite(view.tokens[i]) && !view.is(i - 1, Role::infinitive)) return true;
  }
  return false;
}

// Where the words begin that stand before `i` without a closed one or a verb of expecting.
std::size_t open_words_before(const SentenceView& view, std::size_t i) {
  while (i > 0 && view.is(i - 1, TokenKind::word) && !is_closed(view.tokens[i - 1].info) &&
         !view.is(i - 1, Role::expect)) {
    --i;
  }
  return i;
}

// "a fall in house prices", "of oil prices in May": the last noun behind a preposition, though it
// might be a verb too.
bool ends_measure(const SentenceView& view, std::size_t i) {
  if (view.tokens[i].info.form != third_form) return false;
  const bool goes_on = i + 1 < view.tokens.size() && !view.is(i + 1, Role::preposition) &&
                       !view.is(i + 1, TokenKind::comma) && !view.is(i + 1, TokenKind::mark) &&
                       !view.is(i + 1, TokenKind::time) && !view.is(i + 1, TokenKind::close);
  if (goes_on) return false;
  const std::size_t begin = open_words_before(view, i);
  const bool behind = begin < i && begin > 0 && view.is(begin - 1, Role::preposition);
  return behind && is_measure(view, {i, i + 1});
}

}  // namespace

bool is_verb(const SentenceView& view, std::size_t i) {
  const Token& token = view.tokens[i];
  if (token.kind != TokenKind::word || !token.info.is(Role::verb)) return false;
  const bool goes_on = view.is(i + 1, Role::joining) || view.is(i + 1, TokenKind::time);
  if (token.info.form < past_form && goes_on && verb_follows(view, i + 2)) {
    return false;  // "operating costs at the plant rose", "oil prices in May rose"
  }
  const bool nominal = token.info.form == ing_form && i > 0 && !view.is(i - 1, Role::being) &&
                       (view.is(i + 1, Role::infinitive) ||
                        (i + 1 < view.tokens.size() && finite(view.tokens[i + 1])));
  if (nominal) return false;  // "Acme spending to exceed ..."
  const bool described = i > 0 && view.is(i - 1, TokenKind::word) &&
                         view.word(i - 1).find('-') != std::string_view::npos;
  if (token.info.form == 0 && described) return false;  // "a $5 million tax-funded budget"
  const bool first = i == 0 || view.is(i - 1, TokenKind::mark);
  if (first && token.info.form == 0 && token.info.is(Role::neutral)) return false;  // "Total sales"
  const auto acts = [&](std::size_t to) {
    return view.is(to, Role::infinitive) && view.is(to + 1, Role::verb);
  };
  const bool raised = acts(i + 2);  // "expect prices to rise"
  const bool before_finite = i + 1 < view.tokens.size() && finite(view.tokens[i + 1]) && !raised &&
                             !view.tokens[i + 1].info.is(Role::expect) &&
                             token.info.form < past_form;
  if (first) return !before_finite && !view.is(i + 1, Role::preposition);
  const Token& left = view.tokens[i - 1];
  if (acts(i + 1)) {  // "expects food prices to rise"
    const std::size_t begin = open_words_before(view, i);
    if (begin > 0 && view.is(begin - 1, Role::expect)) return false;
  }
  if (opens_noun(view, i - 1) && !left.is(Role::pronoun)) return false;
  if (left.is(Role::preposition) && !left.is(Role::infinitive)) {
    if (token.info.form != ing_form) return false;
    const Token* right = i + 1 < view.tokens.size() ? &view.tokens[i + 1] : nullptr;
    return right != nullptr && (right->kind != TokenKind::word || right->is(Role::determiner) ||
                                right->is(Role::possessive));
  }
  // "revenue of 5 and spending of 7"
  if (token.info.form == ing_form && left.is(Role::coordinator) &&
      view.is(i + 1, Role::partitive)) {
    return false;
  }
  if (left.is(Role::being) || left.is(Role::pronoun) || left.is(Role::infinitive)) return true;
  if (token.info.form == ing_form && left.kind == TokenKind::word && !is_closed(left.info) &&
      !is_adverb(view, i - 1)) {
    return i + 1 < view.tokens.size() && view.tokens[i + 1].kind != TokenKind::word;
  }
  return !before_finite && !ends_measure(view, i);
}

NounPhrase noun_phrase_before(const SentenceView& view, std::size_t end) {
  if (end == 0) return {};
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t i = begin - 1;
    const Token& token = view.tokens[i];
    const bool last = begin == end;
    if (token.kind == TokenKind::name) {
      begin = i;
      for (std::size_t other = token.possessive ? nowhere : listed_name_before(view, i);
           other != nowhere; other = listed_name_before(view, other)) {
        begin = other;
      }
      if (token.possessive && !last) break;
    } else if (token.is(Role::determiner) || token.is(Role::possessive)) {
      if (last && !token.is(Role::equal)) break;
      begin = i;
      break;
    } else if (token.is(Role::pronoun)) {
      if (last) begin = i;
      break;
    } else if (is_nounish(view, i) || (!last && is_plain_time(view, i))) {
      begin = i;
      if (token.possessive && last) {
        if (i > 0 && view.is(i - 1, Role::determiner)) --begin;  // "the company's"
        break;
      }
    } else {
      break;
    }
  }
  return {begin, end};
}

namespace {

// "research and development": the words behind "and" where the lexicon knows the whole.
std::size_t known_pair_end(const SentenceView& view, NounPhrase phrase) {
  if (!view.is(phrase.end, Role::coordinator)) return phrase.end;
  std::size_t end = phrase.end + 1;
  std::size_t known = phrase.end;
  while (end < view.tokens.size() && is_nounish(view, end)) {
    ++end;
    if (view.measures.knows(joined_words(view, {phrase.begin, end}))) known = end;
  }
  return known;
}

}  // namespace

namespace {

// "girls finish school": a plural ends the phrase, unless the lexicon knows it with what follows.
bool ends_phrase(const SentenceView& view, std::size_t begin, std::size_t i) {
  if (view.tokens[i - 1].kind != TokenKind::word || view.tokens[i - 1].possessive) return false;
  if (view.is(i - 1, Role::neutral) || !singular(view.word(i - 1), view.lexicon)) return false;
  return !view.tokens[i].info && !known_measure(view, {begin, i + 1});
}

}  // namespace

NounPhrase noun_phrase_at(const SentenceView& view, std::size_t begin) {
  std::size_t end = begin;
  while (end < view.tokens.size()) {
    const Token& token = view.tokens[end];
    const bool first = end == begin;
    if (token.kind == TokenKind::name) {
      ++end;
      while (end + 1 < view.tokens.size() && view.is(end + 1, TokenKind::name) &&
             (view.is(end, TokenKind::comma) || view.is(end, Role::coordinator))) {
        end += 2;
      }
    } else if (first && (token.is(Role::determiner) || token.is(Role::possessive))) {
      ++end;
    } else if (first && (token.is(Role::pronoun) || token.is(Role::equal))) {
      return {begin, end + 1};
    } else if (is_nounish(view, end) || (first && is_plain_time(view, end))) {
      if (!first && ends_phrase(view, begin, end)) break;
      ++end;
    } else {
      break;
    }
  }
  const bool only_opened = end == begin + 1 && !view.is(begin, Role::equal) &&
                           (view.is(begin, Role::determiner) || view.is(begin, Role::possessive));
  if (only_opened || end == begin) return {};
  return {begin, known_pair_end(view, {begin, end})};
}

bool known_measure(const SentenceView& view, NounPhrase phrase) {
  phrase = bare_measure(view, phrase);
  for (; phrase; ++phrase.begin) {
    if (view.measures.knows(joined_words(view, phrase))) return true;
  }
  return false;
}

std::string words_of(const SentenceView& view, NounPhrase phrase) {
  while (phrase &&
         (view.is(phrase.begin, Role::determiner) || view.is(phrase.begin, Role::possessive))) {
    ++phrase.begin;
  }
  if (!phrase) return {};
  const std::size_t begin = view.tokens[phrase.begin].begin;
  return std::string(view.text.substr(begin, view.tokens[phrase.end - 1].end - begin));
}

std::string measure_named(const SentenceView& view, NounPhrase phrase) {
  phrase = bare_measure(view, phrase);
  if (!phrase) return {};
  return measure_called(joined_words(view, phrase), view.measures, view.lexicon);
}

namespace {

// "Acme's research group and sales team": one owner for both.
void share_owner(const SentenceView& view, NounPhrase phrase, Referent& out) {
  if (!phrase || !out.subject.empty() || out.pronoun || out.owned_by_pronoun) return;
  if (phrase.begin == 0 || !view.is(phrase.begin - 1, Role::coordinator)) return;
  const NounPhrase first = noun_phrase_before(view, phrase.begin - 1);
  if (!first || !view.is(first.begin, TokenKind::name)) return;
  if (!view.tokens[first.begin].possessive) return;
  out.subject = {view.names[view.tokens[first.begin].index].canonical};
  out.begin = first.begin;
}

}  // namespace

namespace {

// "earnings per share": a measure of several words that a preposition joins.
void name_whole(const SentenceView& view, NounPhrase phrase, Referent& out) {
  constexpr std::size_t most = 6;
  for (; phrase; ++phrase.begin) {
    if (phrase.end - phrase.begin <= most) {
      const std::string words = joined_words(view, phrase);
      if (view.measures.knows(words)) {
        out.measure = view.measures.canonical(words);
        return;
      }
    }
    const bool plain =
        view.is(phrase.begin, Role::determiner) || view.is(phrase.begin, Role::neutral);
    if (!plain) return;
  }
}

}  // namespace

namespace {

// The phrase with the words before it where the lexicon knows the whole: "profit before tax".
NounPhrase known_whole(const SentenceView& view, NounPhrase phrase) {
  constexpr std::size_t most = 3;
  for (std::size_t words = most; phrase && words > 1; --words) {
    if (phrase.begin < words) continue;
    const NounPhrase whole{phrase.begin - words, phrase.end};
    const bool joined =
        view.is(phrase.begin - 1, Role::preposition) && !view.is(phrase.begin - 1, Role::joining);
    if (joined && view.measures.knows(joined_words(view, whole))) return whole;
  }
  return phrase;
}

}  // namespace

namespace {

// "Acme's and Halden's combined revenue": of both.
void add_owners(const SentenceView& view, NounPhrase phrase, Referent& out) {
  std::size_t at = phrase.begin;
  const auto owner = [&](std::size_t i) {
    return view.is(i, TokenKind::name) && view.tokens[i].possessive;
  };
  if (!phrase || !owner(at)) return;
  while (at > 1 && owner(at - 2) &&
         (view.is(at - 1, Role::coordinator) || view.is(at - 1, TokenKind::comma))) {
    at -= 2;
    out.subject.insert(out.subject.begin(), view.names[view.tokens[at].index].canonical);
    out.begin = at;
  }
}

}  // namespace

Referent referent_before(const SentenceView& view, std::size_t end) {
  constexpr int most_prepositions = 4;
  NounPhrase phrase = known_whole(view, noun_phrase_before(view, end));
  // "The share of adults who smoke": what looks like a noun says which adults.
  const bool tells_who = phrase.begin > 1 && phrase.end == phrase.begin + 1 &&
                         view.is(phrase.begin - 1, Role::relative) &&
                         view.is(phrase.begin - 1, Role::person) &&
                         view.is(phrase.begin, TokenKind::word);
  if (tells_who) {
    Referent out = referent_before(view, phrase.begin - 1);
    if (!out.measure.empty()) out.scope.push_back(words_of(view, {phrase.begin - 1, phrase.end}));
    return out;
  }
  Referent out = plain_referent(view, phrase);
  add_owners(view, phrase, out);
  name_whole(view, phrase, out);
  share_owner(view, phrase, out);
  for (int n = 0; phrase && n < most_prepositions; ++n) {
    std::size_t at = phrase.begin;
    // A time between the two belongs to the whole: "sales in 2024 at Acme".
    while (at > 0 && view.is(at - 1, TokenKind::time)) --at;
    if (at == 0 || !view.is(at - 1, Role::joining)) break;
    const NounPhrase outer = noun_phrase_before(view, at - 1);
    if (!outer || view.is(outer.begin, Role::pronoun)) break;
    out = joined(view, outer, at - 1, phrase, std::move(out));
    name_whole(view, {outer.begin, end}, out);
    phrase = outer;
    out.begin = outer.begin;
  }
  return out;
}

Referent referent_at(const SentenceView& view, std::size_t begin, std::size_t& end) {
  const NounPhrase phrase = noun_phrase_at(view, begin);
  end = phrase ? phrase.end : begin;
  if (!phrase) return {};
  if (view.is(end, Role::joining) && !view.is(end, Role::base)) {
    std::size_t behind = end;
    const NounPhrase inner = noun_phrase_at(view, end + 1);
    if (inner) {
      Referent complement = plain_referent(view, inner);
      behind = inner.end;
      const bool tells = view.is(end, Role::partitive) ||
                         view.is(phrase.end - 1, Role::change_noun) ||
                         view.is(phrase.end - 1, Role::expected) ||
                         (view.is(end, Role::inside) && !complement.subject.empty());
      if (tells) {
        Referent out = joined(view, phrase, end, inner, std::move(complement));
        end = behind;
        return out;
      }
    }
  }
  return plain_referent(view, phrase);
}

}  // namespace veritally::extract
