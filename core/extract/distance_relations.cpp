// Distances: how far two amounts lie apart, what is left of a whole, and how many times the one is
// the other.
#include "extract/related.hpp"

#include <utility>
#include <vector>

namespace veritally::extract {
namespace {

constexpr Steps apposition{Step::comma, Step::dash, Step::light, Step::same};

class Distances {
 public:
  explicit Distances(const Related& related) : related_(related) {}

  void link() {
    for (std::size_t i = 1; i + 1 < related_.size(); ++i) {
      link_below(i);
      link_times(i);
    }
    for (std::size_t i = 2; i < related_.size(); ++i) {
      if (says_apart(i) || says_points(i) || says_majority(i)) link_apart(i);
      if (says_left(i)) link_left(i);
      if (says_balance(i)) link_apart(i);
    }
  }

 private:
  // A plain amount, no change and no range.
  bool is_level(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    return quantity.change == Change::none && !quantity.range && quantity.fraction.empty() &&
           !related_.derived(i);
  }

  bool is_apposed(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.any({Step::comma, Step::dash}) && gap.only(apposition);
  }

  // "$103bn, $21bn below the $124bn": how far one is from the other. Which way, no word of a change
  // says: an amount is not less than nothing.
  void link_below(std::size_t i) const {
    const std::size_t next = related_.token(i) + 1;
    const SentenceView& view = related_.view();
    const Gap other = related_.before(i + 1);
    const bool beside = view.is(next, Role::base) && view.is(next, Role::preposition) &&
                        other.first() == Step::preposition &&
                        other.only({Step::preposition, Step::light, Step::noun, Step::of});
    if (!is_apposed(i) || !beside || related_.is_percentage(i)) return;
    for (const std::size_t j : {i - 1, i, i + 1}) {
      if (!is_level(j) || !related_.alike(i, j)) return;
    }
    derive_difference(i, i - 1, i + 1);
  }

  void derive_difference(std::size_t i, std::size_t one, std::size_t other) const {
    const bool falls = related_.quantity(one).value < related_.quantity(other).value;
    const std::size_t more = falls ? other : one;
    const std::size_t less = falls ? one : other;
    const bool percent =
        related_.is_percentage(i);  // of percentages: points are meant, or it is so
    related_.derive(i, percent ? DerivationKind::percent_change : DerivationKind::difference,
                    {more, less});
  }

  // "1.2 gigawatts at full load, three times the 400 megawatts"
  void link_times(std::size_t i) const {
    const Gap lead = related_.before(i);
    const Gap base = related_.before(i + 1);
    const bool apposed = lead.any({Step::comma, Step::dash}) &&
                         lead.only(apposition | Steps{Step::preposition, Step::noun, Step::time});
    const bool direct = !base.empty() && base.only({Step::light});
    if (!apposed || !direct || !is_level(i) || !related_.is_multiple(i)) return;
    const bool levels = is_level(i - 1) && is_level(i + 1) && !related_.is_percentage(i - 1);
    const bool fit = related_.alike(i - 1, i + 1) || related_.converts(i - 1, i + 1);
    if (levels && fit) related_.derive(i, DerivationKind::ratio, {i - 1, i + 1});
  }

  // ", a gap of 34 points", ", leaving net exports of 3"
  bool says_apart(std::size_t i) const {
    const Gap gap = related_.before(i);
    const Gap lead = gap.before_last({Step::apart});
    return gap.any({Step::apart}) && lead.any({Step::comma, Step::dash}) && lead.only(apposition) &&
           gap.behind_last({Step::apart}).only({Step::light, Step::noun, Step::of});
  }

  // "by 52 percent to 39 percent, or 13 points"
  bool says_points(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    const bool points = quantity.unit == "percentage-point" ||
                        related_.view().lexicon.relations.points.contains(quantity.of);
    return points && is_apposed(i) && related_.before(i).last() == Step::same &&
           related_.before(i - 1).last() == Step::to;
  }

  // "by 218 votes to 204, a majority of 14"; of the seats of a house, it is over all others.
  bool says_majority(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.any({Step::majority}) && related_.before(i - 1).last() == Step::to &&
           gap.any({Step::comma, Step::dash}) && gap.only(apposition | Steps{Step::majority}) &&
           gap.behind_last({Step::majority}).only({Step::light});
  }

  // "Of the 2,400 km, 900 have been built, leaving 1,500", "closed 45 of its 300 shops, leaving it
  // with 255", "has 300 staff and will lay off 120, leaving 180."
  bool says_left(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (!gap.any({Step::left})) return false;
    const Gap what = gap.behind_last({Step::left});
    const Gap first = related_.before(0);
    const bool headed = first.last() == Step::of && first.only({Step::of, Step::light});
    const bool parted = i == 2 && part_stands_first();
    const bool ends = !related_.quantity(0).of.empty() && !related_.behind(i).first();
    return (what.only({Step::light}) && (headed || ends)) ||
           (parted && what.only({Step::light, Step::noun, Step::preposition}));
  }

  // "45 of its 300 shops".
  bool part_stands_first() const { return related_.before(1).last() == Step::of; }

  // "collected $500m and spent $600m, leaving a deficit of $100m"
  bool says_balance(std::size_t i) const {
    const Gap gap = related_.before(i);
    const Gap what = gap.behind_last({Step::left});
    return gap.any({Step::left}) && what.last() == Step::of &&
           what.only({Step::light, Step::noun, Step::of}) && related_.quantity(i).unit != "1";
  }

  // The levels before the i-th quantity that it may be the difference of.
  std::vector<std::size_t> levels_before(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    const bool points = quantity.unit == "percentage-point";
    std::vector<std::size_t> found;
    for (std::size_t j = 0; j < i; ++j) {
      const bool like = points ? related_.is_percentage(j) : related_.alike(i, j);
      if (like && is_level(j)) found.push_back(j);
    }
    return found;
  }

  // Of three amounts, nobody knows which two are meant.
  void link_apart(std::size_t i) const {
    if (!is_level(i)) return;
    related_.call_points(i, i - 1);
    const std::vector<std::size_t> levels = levels_before(i);
    if (levels.size() == 2) derive_difference(i, levels[0], levels[1]);
  }

  void link_left(std::size_t i) const {
    if (!is_level(i) || related_.is_percentage(i)) return;
    const std::vector<std::size_t> levels = levels_before(i);
    if (levels.size() != 2 || levels.front() != 0) return;
    const auto [whole, part] = part_stands_first() ? std::pair{1U, 0U} : std::pair{0U, 1U};
    related_.derive(i, DerivationKind::difference, {levels[whole], levels[part]});
  }

  const Related& related_;
};

}  // namespace

void link_distances(const Related& related) { Distances(related).link(); }

}  // namespace veritally::extract
