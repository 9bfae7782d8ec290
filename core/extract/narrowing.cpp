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

  // "earned $5 million before tax", "had revenue of $5 million abroad".
  void narrowed_behind() {
    if (out_.measure.empty() || out_.goes_on || !view_.is(at_ + 1, Role::narrowing)) return;
    if (quantity_.change != Change::none) return;
    std::size_t end = at_ + 2;
    if (view_.is(at_ + 1, Role::preposition)) {
      const NounPhrase phrase = noun_phrase_at(view_, at_ + 2);
      const bool plain = phrase && !view_.is(phrase.end, TokenKind::quantity) &&
                         !view_.is(phrase.end, TokenKind::name) && !is_verb_at(phrase.end);
      if (!plain || !all_words(phrase)) return;
      end = phrase.end;
    }
    out_.scope.push_back(words_between(at_ + 1, end));
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

  // "In China, revenue fell": where a firm's own is narrowed, what else there is has its owner. "At
  // Halden, revenue fell": whose it is.
  void fronted() {
    const std::size_t subject = clause_.subject.begin;
    const bool parted = clause_.subject && subject > 2 && view_.is(subject - 1, TokenKind::comma) &&
                        view_.is(0, Role::joining) && !view_.is(0, Role::partitive);
    if (out_.measure.empty()) return;
    if (is_narrowed_in_front(subject)) {
      out_.scope.push_back(words_between(0, subject - 1));
      return;
    }
    if (!parted || out_.goes_on) return;
    const bool name = subject == 3 && view_.is(1, TokenKind::name);  // "In China, Acme's"
    if (!name && noun_phrase_at(view_, 1).end != subject - 1) return;
    std::size_t end = 0;
    Referent where = name ? referent_before(view_, 2) : referent_at(view_, 1, end);
    if (where.person || where.subject.empty()) return;
    const bool inside = view_.is(0, Role::inside);
    if (inside && view_.lexicon.prose.is_own(out_.measure)) {
      out_.scope.push_back(where.subject.front());
    } else if (out_.owner.subject.empty() && !out_.owner.owned_by_pronoun) {
      where.located = inside;
      out_.owner = std::move(where);
    }
  }

  // "Before the crisis, Acme employed", "at its peak, Acme employed", "for food, inflation was".
  bool is_narrowed_in_front(std::size_t subject) const {
    if (!clause_.subject || subject < 2 || !view_.is(subject - 1, TokenKind::comma)) return false;
    const NounPhrase front{0, subject - 1};
    if (view_.is(0, Role::narrowing) && all_words(front)) return true;
    const bool joins = view_.is(0, Role::joining) && !view_.is(0, Role::partitive) &&
                       !view_.is(0, Role::agent) && !view_.is(0, Role::inside);
    if (!joins || clause_.told_by != nowhere) return false;
    if (noun_phrase_at(view_, 1).end != front.end || !all_words({1, front.end})) return false;
    const std::size_t head = front.end - 1;
    return head > 0 && !view_.lexicon.prose.is_connecting(lower_case(view_.word(head))) &&
           !view_.is(head, Role::organisation) && !view_.is(head, Role::speaker);
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
