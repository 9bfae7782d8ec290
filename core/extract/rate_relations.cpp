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
      if (related_.quantity(i).change != Change::none || !joined(i - 1)) continue;
      if (is_rate(i, i - 2, i - 1) && says_again(i)) {
        related_.derive(i, DerivationKind::ratio, {i - 2, i - 1});
      } else if (is_rate(i, i - 1, i - 2) && says_again(i)) {
        related_.derive(i, DerivationKind::ratio, {i - 1, i - 2});
      } else if (is_rate(i - 1, i, i - 2) && comes_to(i)) {
        related_.derive(i, DerivationKind::product, {i - 2, i - 1});
      }
    }
  }

 private:
  // "120 in 4 years", "$120m for the 40 planes", "40 planes at $3m each".
  bool joined(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.last() == Step::preposition &&
           gap.only({Step::preposition, Step::light, Step::noun});
  }

  // `rate` is in the unit of `amount` for one of `count`: "$3m each", "$3m per plane", "30 a year".
  bool is_rate(std::size_t rate, std::size_t amount, std::size_t count) const {
    const Quantity& one = related_.quantity(rate);
    const Quantity& all = related_.quantity(amount);
    const Quantity& number = related_.quantity(count);
    if (one.unit != all.unit || all.per || number.per) return false;
    if (!one.per) {
      return related_.behind(rate).first() == Step::each && number.unit == "1" && one.unit != "1";
    }
    if (one.per->value != Decimal(1, 0) || one.per->unit != number.unit) return false;
    return number.unit != "1" || (!one.per->of.empty() && one.per->of == number.of);
  }

  // ", or $3m each", ", $3m each", ", or an average of 30 a year".
  bool says_again(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.any({Step::comma, Step::dash, Step::open}) &&
           gap.only({Step::comma, Step::dash, Step::open, Step::same, Step::light, Step::average,
                     Step::of, Step::preposition});
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
