// Shares: a percentage or fraction beside the part and the whole.
#include "extract/related.hpp"

namespace veritally::extract {
namespace {

class Shares {
 public:
  explicit Shares(const Related& related) : related_(related) {}

  void link() {
    for (std::size_t i = 0; i < related_.size(); ++i) {
      if (is_share(i)) link(i);
    }
    link_of_one();
    link_of_these();
    link_of_them();
  }

 private:
  bool is_share(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    return quantity.change == Change::none && !quantity.per &&
           (quantity.unit == "percent" || (quantity.unit == "1" && !quantity.fraction.empty()));
  }

  bool is_amount(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    return !is_share(i) && quantity.change == Change::none && quantity.unit != "percentage-point";
  }

  // "of", "of the": what stands right before a whole.
  static bool is_of(const Gap& gap) {
    return gap.last() == Step::of && gap.only({Step::of, Step::light});
  }

  // The i-th quantity is the whole of what stands before it, brackets and commas apart.
  bool is_whole(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.last() == Step::of &&
           gap.only({Step::of, Step::light, Step::comma, Step::close, Step::dash});
  }

  // A unit of one kind. Counts of different nouns are of one kind where "of" joins them.
  bool fit(std::size_t part, std::size_t whole) const {
    const Quantity& one = related_.quantity(part);
    const Quantity& other = related_.quantity(whole);
    return is_amount(part) && is_amount(whole) && one.unit == other.unit && one.per == other.per;
  }

  void derive(std::size_t share, std::size_t part, std::size_t whole) const {
    const bool percent = related_.is_percentage(share);
    related_.derive(share, percent ? DerivationKind::share : DerivationKind::ratio, {part, whole});
  }

  // Nothing but ", or", a bracket and the like stands before the quantity: it goes on right from
  // what is before.
  bool follows(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.only({Step::comma, Step::dash, Step::open, Step::same, Step::light});
  }

  // "30 of the 120 firms, or 25 %", "25 % of the 120 firms, or 30", "30, or 25 %, of the 120".
  void link(std::size_t share) const {
    const std::size_t next = share + 1;
    if (share > 1 && is_of(related_.before(share - 1)) && fit(share - 2, share - 1) &&
        (says_again(share) || closes(share))) {
      derive(share, share - 2, share - 1);
    } else if (share + 2 < related_.size() && is_of(related_.before(next)) &&
               fit(share + 2, next) && says_again(share + 2)) {
      derive(share, share + 2, next);
    } else if (share > 0 && next < related_.size() && is_whole(next) && fit(share - 1, next) &&
               apposed(share)) {
      derive(share, share - 1, next);
    } else if (share + 2 < related_.size() && is_whole(share + 2) && fit(next, share + 2) &&
               follows(next) && related_.restates(next)) {
      derive(share, next, share + 2);
    }
  }

  bool says_again(std::size_t i) const {
    if (related_.behind(i).first() == Step::of) return false;
    return follows(i) && (related_.restates(i) || related_.enclosed(i));
  }

  // "30 of the 120 firms that were asked, or 25 %", "30 of the 120 firms in town (25 %)": behind
  // the clause that counts the part.
  bool closes(std::size_t i) const {
    constexpr Steps phrase{Step::light, Step::noun, Step::preposition, Step::open};
    constexpr Steps clause =
        phrase | Steps{Step::verb, Step::of, Step::comma, Step::foreign, Step::same};
    if (!related_.restates(i) || related_.behind(i).first() == Step::of) return false;
    return related_.before(i).only(related_.bracketed(i) ? phrase : clause);
  }

  // "30, or 25 % of the 120", "30 (25 %) of the 120"; "$5bn, 25 % of the $20bn" where both count
  // the same.
  bool apposed(std::size_t share) const {
    const Gap gap = related_.before(share);
    if (!gap.only({Step::comma, Step::dash, Step::open, Step::same, Step::light})) return false;
    if (related_.restates(share) || gap.last() == Step::open || gap.last() == Step::same) {
      return true;
    }
    return gap.last() == Step::comma && related_.alike(share - 1, share + 1);
  }

  // "Of the 120 patients, 30 (25 %) were women and 12 (10 %) smoked": all of one whole.
  void link_of_one() const {
    const bool of = heads();
    if (!of && !surrounds()) return;
    for (std::size_t i = 1; i < related_.size(); ++i) {
      const Gap gap = related_.before(i);
      // "Of the 120 patients who took the drug, 30": what stands right behind says which they are.
      const bool which = i == 1 && of && gap.last() == Step::comma;
      if (!which && gap.any({Step::of, Step::some, Step::foreign, Step::semicolon})) return;
      const bool again = related_.restates(i) && related_.behind(i).first() != Step::of &&
                         (follows(i) || (of && closes(i)));
      if (is_share(i) && i > 1 && again && fit(i - 1, 0) && !related_.derived(i) &&
          related_.quantity(0).unit == "1" && (of || is_part(i))) {
        derive(i, i - 1, 0);
      }
    }
  }

  // "It asked 120 patients. Of these, 30 (25 %) were women": of the one count before.
  void link_of_these() const {
    const SentenceView& view = related_.view();
    const bool these =
        view.is(0, Role::partitive) &&
        (view.is(1, Role::equal) || view.is(1, Role::definite) || view.is(1, Role::pronoun)) &&
        view.is(2, TokenKind::comma);
    const Claim* whole = these ? related_.count_before() : nullptr;
    if (whole == nullptr) return;
    for (std::size_t i = 1; i < related_.size(); ++i) {
      const Quantity& part = related_.quantity(i - 1);
      const bool counts = is_amount(i - 1) && part.unit == "1" && !part.per;
      // "874 took part, 438 with the drug and 436 without. Of these, 723 (83 %)": of all of them.
      const bool fits = part.value <= whole->quantity.value;
      if (is_share(i) && counts && fits && related_.restates(i) && follows(i) &&
          !related_.derived(i)) {
        const bool percent = related_.is_percentage(i);
        related_.derive_from(i, percent ? DerivationKind::share : DerivationKind::ratio,
                             {related_.claim(i - 1).id, whole->id});
      }
    }
  }

  // "Of 120 patients, 30 of them, or 25 %, were women."
  void link_of_them() const {
    const SentenceView& view = related_.view();
    for (std::size_t i = 1; i < related_.size(); ++i) {
      const std::size_t behind = related_.token(i - 1) + 1;
      const bool them = view.is(behind, Role::partitive) &&
                        (view.is(behind + 1, Role::pronoun) || view.is(behind + 1, Role::relative));
      if (!them || !is_share(i) || !related_.restates(i) || related_.derived(i)) continue;
      if (!is_amount(i - 1) || related_.quantity(i - 1).unit != "1") continue;
      const Claim* whole = counted_before(i - 1);
      const bool percent = related_.is_percentage(i);
      if (whole == nullptr || whole->quantity.value < related_.quantity(i - 1).value) continue;
      related_.derive_from(i, percent ? DerivationKind::share : DerivationKind::ratio,
                           {related_.claim(i - 1).id, whole->id});
    }
  }

  // The one count of people or things in the sentence before a quantity, or in the sentence before;
  // null where there are several.
  const Claim* counted_before(std::size_t end) const {
    const Claim* found = nullptr;
    for (std::size_t i = 0; i < end; ++i) {
      const Quantity& quantity = related_.quantity(i);
      if (!Related::is_count(quantity) || quantity.of.empty()) continue;
      if (found != nullptr) return nullptr;
      found = &related_.claim(i);
    }
    return found != nullptr ? found : related_.count_before();
  }

  // "Of the 120 patients ...," begins the sentence.
  bool heads() const {
    return related_.size() > 2 && is_of(related_.before(0)) &&
           related_.before(1).any({Step::comma});
  }

  // "Among the 120 patients, 30": so may "in" and "with" begin, of what is no whole.
  bool surrounds() const {
    constexpr Steps lead{Step::preposition, Step::light};
    return related_.size() > 2 && related_.before(0).last() == Step::preposition &&
           related_.before(0).only(lead) && !related_.quantity(0).of.empty() &&
           related_.before(1).any({Step::comma});
  }

  // "30 (25 %) were", and not "30 (25 %) doctors": it counts what the whole does.
  bool is_part(std::size_t share) const {
    const SentenceView& view = related_.view();
    const Quantity& part = related_.quantity(share - 1);
    std::size_t next = related_.token(share) + 1;
    if (view.is(next, TokenKind::close)) ++next;
    const bool acts = view.is(next, Role::auxiliary) ||
                      (next < view.tokens.size() && view.tokens[next].info.form == past_form);
    return acts && part.of.empty() && part.value < related_.quantity(0).value;
  }

  const Related& related_;
};

}  // namespace

void link_shares(const Related& related) { Shares(related).link(); }

}  // namespace veritally::extract
