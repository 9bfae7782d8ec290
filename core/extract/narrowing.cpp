#include "extract/narrowing.hpp"

#include "extract/words.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace veritally::extract {
namespace {

class Narrowing {
 public:
  Narrowing(const SentenceView& view, std::size_t at, const Clause& clause, Measured& out)
      : view_(view),
        clause_(clause),
        at_(at),
        quantity_(view.mentions[view.tokens[at].index].quantity),
        out_(out) {}

  void read() {
    if (out_.points_back) return beside_pronoun();
    part_of_owner();
    place_behind();
    narrowed_behind();
    held_against();
    fronted();
  }

 private:
  std::size_t size() const { return view_.tokens.size(); }

  // "Acme's cloud unit had revenue of", "Acme and its partners had": of a part, or of more.
  void part_of_owner() {
    const Referent& subject = clause_.subject;
    const bool owns = out_.owner && out_.owner.begin == subject.begin;
    const bool spoken_of = out_.phrase && out_.phrase.begin == subject.begin;
    const bool foretold = subject.planned || subject.expected || subject.estimated;
    if (!owns || spoken_of || foretold || out_.goes_on || out_.measure.empty()) return;
    if (subject.measure.empty() || view_.measures.knows(subject.measure)) return;
    const std::string_view head =
        std::string_view(subject.measure).substr(subject.measure.rfind(' ') + 1);
    if (!view_.lexicon.prose.is_itself(head)) out_.scope.push_back(subject.measure);
  }

  // "In Kelm it was 80 %", "seasonally adjusted it was 6 %", "it was $9 million before tax":
  // another amount than the one that was spoken of, whatever the words say; they are kept as they
  // stand.
  void beside_pronoun() {
    NounPhrase front{0, std::min(clause_.subject.begin, at_)};
    while (front && view_.is(front.end - 1, TokenKind::comma)) --front.end;
    front.begin = front.end;
    while (front.begin > 0 && !parts_clauses(front.begin - 1)) --front.begin;
    const bool apart = front && !all_adverbs(front);
    if (apart && !is_told_by(front)) out_.scope.push_back(words_between(front.begin, front.end));
    narrowed_behind();
  }

  bool parts_clauses(std::size_t i) const {
    return view_.is(i, TokenKind::comma) || view_.is(i, TokenKind::mark) ||
           view_.is(i, TokenKind::quantity) || view_.is(i, TokenKind::time) ||
           view_.is(i, Role::coordinator) || view_.is(i, Role::subordinator) ||
           view_.is(i, Role::relative);
  }

  // "Analysts say it was", "the firm said that it was"
  bool is_told_by(NounPhrase front) const {
    return clause_.told_by != nowhere && clause_.told_by < front.end;
  }

  // "employs 5,000 people in Ruritania": the place narrows what is somebody's. "Rents were $9 in
  // Kelm", "revenue was $5 billion at Acme": where nobody has the measure that is spoken of, it is
  // of the place; but what firms have of their own is only narrowed, as by "in China, revenue".
  void place_behind() {
    const bool inside = view_.is(at_ + 1, Role::inside);
    if (!inside && !view_.is(at_ + 1, Role::with_whom)) return;
    if (!out_.scope.empty() || !view_.is(at_ + 2, TokenKind::name)) return;
    if (view_.tokens[at_ + 2].possessive || noun_phrase_at(view_, at_ + 2).end != at_ + 3) return;
    const Name& place = view_.names[view_.tokens[at_ + 2].index];
    const std::vector<std::string>& owners = out_.owner.subject;
    const bool same = std::ranges::find(owners, place.canonical) != owners.end();
    if (place.person || same) return;
    if (out_.goes_on) {
      out_.place = place.canonical;
      return;
    }
    if (out_.measure.empty()) return;
    const Referent& subject = clause_.subject;
    const bool nobodys =
        !out_.owner && !out_.phrase.measure.empty() && out_.phrase.begin == subject.begin;
    const bool narrows =
        inside && (nobodys ? view_.lexicon.prose.is_own(out_.measure) : !owners.empty());
    if (!nobodys && !narrows) return;
    out_.place = place.canonical;
    if (narrows) {
      out_.scope.push_back(place.canonical);
      return;
    }
    out_.placed = true;
    out_.owner.subject = {place.canonical};
    out_.owner.located = inside;
    out_.owner.begin = at_ + 2;
  }

  // "earned $5 million before tax", "had revenue of $5 million in 2024 abroad", "was fined $5
  // million by France", "has 5 seats in the Lords", "rose 5 % in local currency".
  void narrowed_behind() {
    if ((out_.measure.empty() && !out_.points_back) || out_.goes_on) return;
    std::size_t at = at_ + 1;
    while (view_.is(at, TokenKind::time)) ++at;
    if (at >= size()) return;
    const std::size_t end = end_of_narrowing(at);
    if (end > at) out_.scope.push_back(words_between(at, end));
  }

  // The end of the phrase at `at` where that narrows the quantity before it, else `at`.
  std::size_t end_of_narrowing(std::size_t at) const {
    const bool level = quantity_.change == Change::none;
    if (level && view_.is(at, Role::narrowing) && !view_.is(at, Role::preposition)) return at + 1;
    if (view_.is(at, Role::subordinator) && view_.lexicon.prose.is_before_now(view_.word(at))) {
      return std::min(at + 2, size());  // "when measured", "when it was sold"
    }
    if (level && is_restricting(at)) return std::min(at + 2, size());
    const NounPhrase phrase = noun_phrase_at(view_, at + 1);
    const bool plain = phrase && !view_.is(phrase.end, TokenKind::quantity) &&
                       !view_.is(phrase.end, TokenKind::name) && !is_verb_at(phrase.end);
    if (!plain || !view_.is(at, Role::preposition)) return at;
    const std::size_t head = phrase.end - 1;
    const bool terms = view_.is(at, Role::joining) && all_words(phrase) &&
                       view_.lexicon.prose.is_terms(lower_case(view_.word(head)));
    const bool agent = level && view_.is(at, Role::agent) && view_.is(head, TokenKind::name) &&
                       clause_.subject && !owned_by(view_.names[view_.tokens[head].index]);
    const bool words = level && restricts(at) && out_.scope.empty() && out_.place.empty() &&
                       view_.is(head, TokenKind::word) &&
                       !view_.lexicon.prose.is_before_now(words_between(at, phrase.end));
    const bool house = level && view_.is(at, Role::inside) && view_.is(head, TokenKind::name) &&
                       (!out_.owner.subject.empty() || view_.is(phrase.begin, Role::determiner)) &&
                       out_.scope.empty() && out_.place.empty();
    return words || terms || house || agent ? phrase.end : at;
  }

  // "employees working part-time", "customers who use its app": of what somebody has.
  bool is_restricting(std::size_t at) const {
    if (clause_.verb == nowhere || clause_.verb > at_ || quantity_.of.empty()) return false;
    if (view_.is(at, Role::relative)) return !view_.is(at, Role::definite);
    const Token& token = view_.tokens[at];
    return token.kind == TokenKind::word && token.info.form == ing_form &&
           token.info.is(Role::verb) && is_verb(view_, at);
  }

  // "12 concerts on tour", "5 % among men"; not "of", nor what a change counts from, nor what says
  // of what the amount is.
  bool restricts(std::size_t at) const {
    if (view_.is(at, Role::narrowing)) return true;
    const bool counted = !quantity_.of.empty() || is_percentage(quantity_);
    const bool named = out_.phrase.begin > at_ && out_.phrase;
    return counted && !named && !view_.is(at, Role::partitive) && !view_.is(at, Role::base) &&
           !view_.is(at, Role::agent) && !view_.is(at, Role::accompanying) &&
           !view_.is(at, Role::infinitive) && !view_.is(at, Role::adverb);
  }

  bool owned_by(const Name& name) const {
    const std::vector<std::string>& owners = out_.owner.subject;
    return std::ranges::find(owners, name.canonical) != owners.end();
  }

  bool is_verb_at(std::size_t i) const {
    return i < size() && (view_.is(i, Role::auxiliary) || is_verb(view_, i));
  }
  bool all_words(NounPhrase phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (!view_.is(i, TokenKind::word)) return false;
    }
    return true;
  }
  std::string words_between(std::size_t begin, std::size_t end) const {
    const std::size_t first = view_.tokens[begin].begin;
    return lower_case(view_.text.substr(first, view_.tokens[end - 1].end - first));
  }

  // "$60 million more than Halden's": how far it is from another's, and no change of its own.
  void held_against() {
    constexpr std::size_t most = 4;
    if (quantity_.change == Change::none || out_.measure.empty()) return;
    std::size_t base = at_ + 1;
    while (base < std::min(size(), at_ + most) && !view_.is(base, Role::base)) ++base;
    const bool name = view_.is(base, Role::base) && view_.is(base + 1, TokenKind::name);
    if (!name || foretells(view_, base + 2)) return;
    const std::string& other = view_.names[view_.tokens[base + 1].index].canonical;
    const std::vector<std::string>& owners = out_.owner.subject;
    if (std::ranges::find(owners, other) == owners.end()) {
      out_.held = true;
      out_.scope.push_back(std::string(view_.word(base)) + " " + other);
    }
  }

  // What stands before the subject, without what joins the clause on and says when.
  NounPhrase front() const {
    NounPhrase front{0, clause_.subject.begin};
    if (!clause_.subject) return {};
    if (front && view_.is(front.end - 1, TokenKind::comma)) --front.end;
    while (front &&
           (view_.is(front.begin, Role::coordinator) || view_.is(front.begin, TokenKind::time) ||
            view_.is(front.begin, TokenKind::comma))) {
      ++front.begin;
    }
    for (std::size_t i = front.begin; i < front.end; ++i) {
      const bool other = view_.is(i, TokenKind::quantity) || view_.is(i, TokenKind::bracket) ||
                         view_.is(i, TokenKind::mark) || view_.is(i, TokenKind::comma) ||
                         view_.is(i, Role::relative) || (finite(view_.tokens[i]) && is_verb_at(i));
      if (other && !view_.is(i, Role::narrowing)) return {};
    }
    return front;
  }

  // "In China, revenue fell": where a firm's own is narrowed, what else there is has its owner. "At
  // Halden, revenue fell": whose it is.
  void fronted() {
    const NounPhrase all = front();
    if (out_.measure.empty() || !all) return;
    const NounPhrase named{all.begin + 1, all.begin + 2};
    const bool alone = all_adverbs({named.end, all.end});  // "in China alone"
    const bool name = alone && view_.is(named.begin, TokenKind::name);
    if (!name && narrows_in_front(all)) {
      out_.scope.push_back(words_between(all.begin, all.end));
      return;
    }
    const bool joins = view_.is(all.begin, Role::joining) && !view_.is(all.begin, Role::partitive);
    if (!joins || out_.goes_on) return;
    if (!name && noun_phrase_at(view_, named.begin).end != all.end) return;
    std::size_t end = 0;
    Referent where =
        name ? referent_before(view_, named.end) : referent_at(view_, named.begin, end);
    if (where.person || where.subject.empty()) return;
    const bool inside = view_.is(all.begin, Role::inside);
    const std::vector<std::string>& owners = out_.owner.subject;
    const bool of_another = !owners.empty() && owners != where.subject;
    if (inside && (of_another || view_.lexicon.prose.is_own(out_.measure))) {
      out_.scope.push_back(where.subject.front());
    } else if (owners.empty() && !out_.owner.owned_by_pronoun) {
      where.located = inside;
      out_.owner = std::move(where);
    }
  }

  bool all_adverbs(NounPhrase phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (!view_.is(i, Role::adverb)) return false;
    }
    return true;
  }

  // "Before the crisis, Acme employed", "at its peak, Acme employed", "for food, inflation was",
  // "adjusted for currencies, sales", "on an adjusted basis the loss".
  bool narrows_in_front(NounPhrase all) const {
    if (view_.is(all.begin, Role::narrowing) && !view_.is(all.begin, Role::preposition)) {
      return true;
    }
    const bool joins = view_.is(all.begin, Role::preposition) &&
                       !view_.is(all.begin, Role::partitive) &&
                       (view_.is(all.begin, Role::joining) || view_.is(all.begin, Role::inside) ||
                        view_.is(all.begin, Role::narrowing) || view_.is(all.begin, Role::agent));
    if (!joins || clause_.told_by != nowhere) return false;
    std::size_t head = 0;
    for (std::size_t at = all.begin + 1; at < all.end;) {
      const NounPhrase phrase = noun_phrase_at(view_, at);
      if (!phrase) return head != 0 && all_adverbs({at, all.end});
      head = std::min(phrase.end, all.end) - 1;
      if (!is_narrowing_head(head)) return false;
      at = phrase.end;
      if (at < all.end && view_.is(at, Role::preposition)) ++at;
    }
    return head != 0;
  }

  bool is_narrowing_head(std::size_t head) const {
    return !view_.lexicon.prose.is_connecting(lower_case(view_.word(head))) &&
           !view_.is(head, Role::organisation) && !view_.is(head, Role::speaker) &&
           !view_.is(head, Role::title) && !view_.is(head, Role::pronoun);
  }

  const SentenceView& view_;
  const Clause& clause_;
  std::size_t at_;
  const Quantity& quantity_;
  Measured& out_;
};

}  // namespace

void narrow(const SentenceView& view, std::size_t at, const Clause& clause, Measured& out) {
  Narrowing(view, at, clause, out).read();
}

}  // namespace veritally::extract
