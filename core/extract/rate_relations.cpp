// Rates: so much for so many, and what that comes to for one of them; and the other way round.
#include "extract/related.hpp"

#include <cstddef>

namespace veritally::extract {
namespace {

class Rates {
 public:
  explicit Rates(const Related& related) : related_(related) {}

  void link() {
    for (std::size_t i = 2; i < related_.size(); ++i) {
      const std::size_t b = over_brackets(i);
      const std::size_t a = over_brackets(b);
      if (a == b || related_.quantity(i).change != Change::none) continue;
      if (!joined(b) && !handed_out(i, a, b)) continue;
      if (is_rate(i, a, b) && says_again(i)) {
        related_.derive(i, DerivationKind::ratio, {a, b});
      } else if (is_rate(i, b, a) && says_again(i)) {
        related_.derive(i, DerivationKind::ratio, {b, a});
      } else if (is_rate(b, i, a) && comes_to(i)) {
        related_.derive(i, DerivationKind::product, {a, b});
      }
    }
  }

 private:
  // The quantity before, over a conversion in brackets: "24 miles (39 km) of lanes". `i` itself
  // where there is none.
  std::size_t over_brackets(std::size_t i) const {
    std::size_t before = i;
    while (before > 0) {
      --before;
      if (!related_.bracketed(before)) return before;
    }
    return i;
  }

  // "120 in 4 years", "$120m for the 40 planes", "$120m to 40 towns", "40 planes at $3m each", "40
  // planes bought for $120m".
  bool joined(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (gap.last() == Step::to) return gap.only({Step::to, Step::light, Step::noun});
    if (gap.last() != Step::preposition) return false;
    if (gap.only({Step::preposition, Step::light, Step::noun})) return true;
    const SentenceView& view = related_.view();
    const std::size_t at = related_.token(i);
    return at >= 2 && gap.only({Step::preposition, Step::verb}) && gap.size() == 2 &&
           view.tokens[at - 2].info.form >= past_form;
  }

  // "The 40 schools will share $1.2m, or $30,000 each", "Each of the 40 schools gets $30,000, for a
  // total of $1.2m": a verb hands an amount to people or things.
  bool handed_out(std::size_t i, std::size_t count, std::size_t amount) const {
    constexpr Steps acts{Step::verb, Step::noun, Step::light, Step::preposition, Step::of};
    const Gap gap = related_.before(amount);
    const bool verb = gap.only(acts) && gap.any({Step::verb});
    const bool each = related_.behind(i).first() == Step::each || is_for_each(count);
    return verb && each && !related_.quantity(count).of.empty();
  }

  // "Each of the 40 schools".
  bool is_for_each(std::size_t count) const {
    const Gap gap = related_.before(count);
    return gap.any({Step::each}) && gap.only({Step::each, Step::of, Step::light});
  }

  // `rate` is in the unit of `amount` for one of `count`: "$3m each", "$3m per plane", "30 a year".
  bool is_rate(std::size_t rate, std::size_t amount, std::size_t count) const {
    const Quantity& one = related_.quantity(rate);
    const Quantity& all = related_.quantity(amount);
    const Quantity& number = related_.quantity(count);
    if (one.unit != all.unit || all.per || number.per) return false;
    if (!one.per) {
      const bool each = related_.behind(rate).first() == Step::each || is_for_each(count);
      return each && number.unit == "1" && one.unit != "1";
    }
    if (one.per->value != Decimal(1, 0)) return false;
    if (number.unit != "1" && one.per->of == number.unit) return true;  // "$3m a mile"
    if (one.per->unit != number.unit) return false;
    return number.unit != "1" || (!one.per->of.empty() && one.per->of == number.of);
  }

  // ", or $3m each", ", $3m each", ", or an average of 30 a year".
  bool says_again(std::size_t i) const {
    const Gap gap = related_.before(i);
    constexpr Steps opening{Step::comma, Step::dash, Step::open};
    const Gap named = gap.before_last(opening);  // "24 miles of lanes, or"
    return gap.any(opening) &&
           gap.behind_last(opening).only(
               {Step::same, Step::light, Step::average, Step::of, Step::preposition}) &&
           named.only({Step::comma, Step::close, Step::light, Step::of, Step::noun});
  }

  // "..., for a total of $120m", "..., $120m in all", "..., or $120m".
  bool comes_to(std::size_t i) const {
    const Gap gap = related_.before(i);
    const bool said =
        gap.any({Step::total, Step::same}) || related_.behind(i).first() == Step::altogether;
    return said && gap.only({Step::each, Step::comma, Step::dash, Step::same, Step::light,
                             Step::total, Step::of, Step::preposition});
  }

  const Related& related_;
};

}  // namespace

void link_rates(const Related& related) { Rates(related).link(); }

}  // namespace veritally::extract
