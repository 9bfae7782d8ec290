// Changes: a percentage, multiple or amount of change beside the old and the new value.
#include "extract/change_values.hpp"
#include "extract/measured.hpp"
#include "extract/related.hpp"

#include <optional>
#include <string_view>

namespace veritally::extract {
namespace {

// What may stand between a change and its values: no other statement.
constexpr Steps within{Step::light,       Step::noun,  Step::time,    Step::change,
                       Step::comma,       Step::of,    Step::dash,    Step::same,
                       Step::preposition, Step::total, Step::averaged};
constexpr std::size_t most_between = 10;
constexpr Steps value_lead = within | Steps{Step::from, Step::to, Step::open, Step::close};

class Changes {
 public:
  explicit Changes(const Related& related) : related_(related) {}

  void link() {
    for (std::size_t i = 0; i < related_.size(); ++i) {
      if (is_change(i)) {
        const Run run{i, end_of(i)};
        link(run);
        i = run.last;
      }
    }
    part_times();
    for (std::size_t i = 2; i < related_.size(); ++i) {
      link_repeated(i);
      link_agent(i - 2);
    }
  }

 private:
  bool is_change(std::size_t i) const {
    return related_.quantity(i).change != Change::none && !is_compared(i) && !is_new(i);
  }

  // Behind a change, the same in percent or in another unit: "$788 or 5.8 %", "$3m (25 %)".
  bool repeats_change(std::size_t i) const {
    const Gap gap = related_.before(i);
    const bool or_so = gap.last() == Step::same && gap.only({Step::same, Step::light});
    if (!or_so && !related_.restates(i)) return false;
    if (is_change(i)) return !related_.alike(i - 1, i);
    return related_.quantity(i).change == Change::none && related_.is_percentage(i) &&
           !related_.is_percentage(i - 1);
  }

  std::size_t end_of(std::size_t i) const {
    while (i + 1 < related_.size() && repeats_change(i + 1)) {
      related_.quantity(i + 1).change = related_.quantity(i).change;
      ++i;
    }
    return i;
  }

  bool is_old(std::size_t i) const { return is_compared(i) && !is_foreseen(i); }

  // "from 40", "up from 40", "from an annual average of 40".
  bool is_compared(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (gap.last() == Step::from || was(i) || is_dated(i) || is_multiplied(i)) return true;
    if (stands_behind_rate(i, related_.view().lexicon.relations.bases)) return true;
    const Gap name = gap.behind_last({Step::from});
    return gap.last() == Step::of && gap.any({Step::from}) &&
           name.only({Step::light, Step::noun, Step::of});
  }

  // "from last week's 40", "than in the same quarter of 2023 (40)", "(2019: 40)".
  bool is_dated(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (!gap.any({Step::time})) return false;
    const Gap when = gap.behind_last({Step::from});
    const bool from = when.size() < gap.size();
    constexpr Steps owner{Step::light, Step::time, Step::noun};
    if (from && related_.bracketed(i)) {
      return when.only(owner | Steps{Step::preposition, Step::of, Step::open});
    }
    return is_labelled(i) || (when.only(owner) && owned_by_time(i, from));
  }

  // "(2019: 40)", of a time before that of the value in front.
  bool is_labelled(std::size_t i) const {
    const Gap gap = related_.before(i);
    if (i == 0 || gap.first() != Step::open || related_.behind(i).first() != Step::close ||
        !gap.only({Step::open, Step::light, Step::time, Step::colon}) ||
        !related_.alike(i - 1, i)) {
      return false;
    }
    const auto& own = related_.claim(i).period;
    const auto& now = related_.claim(i - 1).period;
    if (!own || !own->to || related_.claim(i).modality != Modality::actual) return false;
    return !now || (now->from && *own->to < *now->from);
  }

  // "last week's", "from 2023's". `from`: the word stands before and is no part of the time.
  bool owned_by_time(std::size_t i, bool from) const {
    const SentenceView& view = related_.view();
    std::size_t at = related_.token(i);
    while (at > 0 && !view.is(at - 1, TokenKind::time)) --at;
    if (at == 0) return false;
    const TimeExpression& time = view.times[view.tokens[at - 1].index];
    const std::string_view words =
        view.text.substr(time.core, related_.mention(i).begin - time.core);
    const bool owns = words.find('\'') != words.npos || words.find("’") != words.npos;
    return owns && (from || time.preposition == TimePreposition::from);
  }

  // "double the 40".
  bool is_multiplied(std::size_t i) const {
    const Gap gap = related_.before(i);
    return i > 0 && !gap.empty() && gap.only({Step::light}) && !related_.is_percentage(i) &&
           related_.quantity(i - 1).change != Change::none && related_.is_multiple(i - 1);
  }

  // "compared with the 40 that analysts expected": what has come to pass is held against it, but
  // has not changed from it. "20 % more than the 40 expected" says itself that it counts from that.
  bool is_foreseen(std::size_t i) const {
    const Modality modality = related_.claim(i).modality;
    const bool ahead = modality == Modality::forecast || modality == Modality::planned;
    if (!ahead && !called_foreseen(i)) return false;
    const bool direct = i > 0 && related_.quantity(i - 1).change != Change::none &&
                        related_.before(i).any({Step::change});
    return !direct && has_come_to_pass(i);
  }

  // "the 40 expected", "a 40 consensus", "the 40 estimate".
  bool called_foreseen(std::size_t i) const {
    const SentenceView& view = related_.view();
    const std::size_t next = related_.token(i) + 1;
    if (view.is(next, Role::expected) || view.is(next, Role::planned)) return true;
    return view.is(next, Role::estimated) && view.tokens[next].info.form != past_form;
  }

  // The sentence states an amount like the i-th one that is no expectation.
  bool has_come_to_pass(std::size_t i) const {
    for (std::size_t j = 0; j < related_.size(); ++j) {
      const bool level = j != i && related_.quantity(j).change == Change::none &&
                         related_.claim(j).modality == Modality::actual;
      if (level && related_.alike(i, j) && !called_foreseen(j)) return true;
    }
    return false;
  }

  // "than in 2023, when it spent 40"; but not "the lowest since 2023, when it was 40".
  bool was(std::size_t i) const {
    const Gap gap = related_.before(i);
    const Gap lead = gap.before_last({Step::from});
    const Gap verb = gap.behind_last({Step::from});
    const Gap time = lead.behind_last({Step::from});
    const bool compared = time.size() < lead.size();
    return gap.size() <= most_between && compared && time.any({Step::time}) &&
           time.only({Step::time, Step::light, Step::preposition, Step::comma}) &&
           lead.only(value_lead) && verb.any({Step::verb}) &&
           verb.only({Step::verb, Step::preposition, Step::light});
  }
  bool is_new(std::size_t i) const {
    return related_.before(i).last() == Step::to ||
           stands_behind_rate(i, related_.view().lexicon.relations.levels);
  }

  // "down 40 % on the 60 of last year", "up 12 % at 214": behind a change in percent and one of
  // these words, an amount.
  bool stands_behind_rate(std::size_t i, const std::unordered_set<std::string>& words) const {
    if (i == 0 || related_.quantity(i - 1).change == Change::none) return false;
    if (!related_.is_percentage(i - 1) || related_.is_percentage(i)) return false;
    const Gap gap = related_.before(i);
    const SentenceView& view = related_.view();
    const std::string_view first = view.word(related_.token(i - 1) + 1);
    return gap.first() == Step::preposition && gap.only({Step::preposition, Step::light}) &&
           words.contains(std::string(first));
  }

  // Whether no other statement stands before the i-th quantity and the one before it.
  bool near(std::size_t i) const {
    const Gap gap = related_.before(i);
    return (gap.size() <= most_between && gap.only(value_lead)) || is_dated(i);
  }

  bool old_at(std::size_t i) const {
    return i < related_.size() && is_old(i) && (near(i) || was(i));
  }
  bool new_at(std::size_t i) const { return i < related_.size() && near(i) && is_new(i); }

  // The new value where it stands as a level before "up 25 % from ..." or "up from ...".
  bool level_before(std::size_t i) const {
    return i > 0 && near(i) && related_.quantity(i - 1).change == Change::none &&
           !is_compared(i - 1);
  }

  // "their $94 million is 7 % more than the $88 million"
  bool is_equated(std::size_t i) const {
    if (i == 0 || related_.quantity(i - 1).change != Change::none || is_compared(i - 1))
      return false;
    const SentenceView& view = related_.view();
    bool being = false;
    for (std::size_t at = related_.token(i - 1) + 1; at < related_.token(i); ++at) {
      if (!view.is(at, Role::being) && !view.is(at, Role::adverb)) return false;
      being = being || view.is(at, Role::being);
    }
    return being;
  }

  std::optional<Values> values_of(const Run& run) const {
    const auto values = values_beside(run);
    if (values && is_another_change(related_, run, *values)) return std::nullopt;
    return values;
  }

  std::optional<Values> values_beside(const Run& run) const {
    const std::size_t a = run.first;
    const std::size_t b = run.last + 1;
    if (old_at(b) && new_at(b + 1)) return Values{b + 1, b};
    if (new_at(b) && old_at(b + 1)) return Values{b, b + 1};
    // "Rose to 3 from 2, taking the total to 12, up 5 %": the old value has a new one of its own.
    const bool taken = a > 2 && old_at(a - 2) && level_before(a - 2);
    if (a > 1 && !taken && is_old(a - 2) && new_at(a - 1) && states(run)) {
      return Values{a - 1, a - 2};
    }
    if (a > 0 && is_old(a - 1) && near(a) && new_at(b)) return Values{b, a - 1};
    if (a > 1 && old_at(a - 1) && level_before(a - 1) && states(run)) {
      return Values{level_in_front(related_, run, a - 2, a - 1), a - 1};
    }
    if (old_at(b) && level_before(a) && states(run)) {
      return Values{level_in_front(related_, run, a - 1, b), b};
    }
    if (old_at(b) && is_equated(a)) {
      return Values{level_in_front(related_, run, a - 1, b), b};
    }
    return std::nullopt;
  }

  // ", a 25 % rise", "(up 25 %)", ", or 25 %": behind its values, a change is apposed to them.
  // "Sales of $15m rose 25 % from $12m": or they have changed.
  bool states(const Run& run) const {
    const Gap gap = related_.before(run.first);
    const bool acts =
        gap.last() == Step::change && related_.before(run.first - 1).last() == Step::of;
    return near(run.first) && (acts || gap.any({Step::comma, Step::dash, Step::open}));
  }

  void link(const Run& run) {
    const auto values = values_of(run);
    if (values) lend(run, *values);
    if (values && fit(*values)) {
      // "0.4 points lower than the 4.7 %": what is lower is not the old value.
      related_.quantity(values->old).change = Change::none;
      for (std::size_t i = run.first; i <= run.last; ++i) {
        if (goes_either_way(i)) turn(i, *values);
        derive(i, *values);
        part_change(i, *values);
      }
      part_base(run.first, values->old, values->now);
      part_time(values->old, values->now);
      return;
    }
    const std::size_t next = run.last + 1;
    if (run.first == 0 && old_at(next) && related_.like_antecedent(next)) return link_back(run);
    if (!old_at(next) && !new_at(next) && link_to_last(run)) return;
    // "It rose 25 % from 40, and more than doubled": nobody says from what the second time.
    if (goes_on_back(run))
      return related_.derive_from_antecedent(run.first, kind_of(run.first), {});
    // "grew 34 % to $257bn": nobody says from what.
    if (new_at(next) && run.first == run.last && is_relative(run.first) &&
        !related_.before(next).any({Step::comma, Step::open})) {
      related_.derive(run.first, kind_of(run.first), {next});
    }
    const std::size_t now = open_value(run);
    if (now != nowhere && !link_by_amount(run, now)) leave_open(run, now);
  }

  // "The ratio of costs improved by 2 points": whether up or down, the values say.
  bool goes_either_way(std::size_t i) const {
    const SentenceView& view = related_.view();
    std::size_t at = related_.token(i);
    if (at > 0 && view.is(at - 1, Role::agent)) --at;
    return at > 0 && view.lexicon.relations.either.contains(std::string(view.word(at - 1)));
  }

  void turn(std::size_t i, const Values& values) const {
    const Quantity& now = related_.quantity(values.now);
    const Quantity& old = related_.quantity(values.old);
    if (now.range || old.range || now.value == old.value) return;
    related_.quantity(i).change = now.value > old.value ? Change::up : Change::down;
  }

  // What only one of the values says holds for both: "$61 a share, down from $82", "fell by 12 mm,
  // from 152 to 140".
  void lend(const Run& run, const Values& values) const {
    const Quantity& now = related_.quantity(values.now);
    Quantity& old = related_.quantity(values.old);
    const bool unnamed = old.unit == "1" && old.of.empty() && !old.per;
    if (unnamed && related_.bracketed(values.old)) old.unit = now.unit;  // "a year ago (40)"
    lend_rate(now, old);
    const Quantity& change = related_.quantity(run.first);
    const bool bare = now.unit == "1" && old.unit == "1" && now.of.empty() && old.of.empty();
    if (!bare || change.unit == "1" || is_percentage(change)) return;
    for (const std::size_t i : {values.now, values.old}) related_.quantity(i).unit = change.unit;
  }

  static void lend_rate(const Quantity& now, Quantity& old) {
    const bool bare = now.unit != "1" || (old.of.empty() && old.change == Change::none);
    if (now.unit == old.unit && bare && !old.per) old.per = now.per;
  }

  // "declined from 9.6 to 8.4 litres, or by 12.5 %": behind its values, which say the direction.
  void link_repeated(std::size_t i) const {
    const Values values{i - 1, i - 2};
    const Gap gap = related_.before(i);
    const bool again =
        gap.any({Step::same}) && gap.any({Step::comma, Step::dash}) &&
        gap.only({Step::comma, Step::dash, Step::same, Step::light, Step::preposition});
    const bool told =
        gap.any({Step::preposition}) || related_.before(values.old).any({Step::change});
    const Quantity& change = related_.quantity(i);
    const bool plain = change.change == Change::none && !change.range && !change.per &&
                       change.fraction.empty() && related_.quantity(values.now).fraction.empty();
    if (!again || !told || !plain || related_.derived(i)) return;
    if (is_new(values.now) && is_old(values.old)) derive_by_values(i, values);
  }

  // "cut the bill by £12m, from £87m to £75m": its values say the direction, whatever the verb.
  void link_agent(std::size_t i) const {
    const bool falls_to = is_new(i + 1) && is_old(i + 2);
    const Values values = falls_to ? Values{i + 1, i + 2} : Values{i + 2, i + 1};
    const bool told = falls_to || (is_old(i + 1) && is_new(i + 2));
    const SentenceView& view = related_.view();
    const std::size_t at = related_.token(i);
    Quantity& change = related_.quantity(i);
    if (!told || at == 0 || !view.is(at - 1, Role::agent) || related_.derived(i)) return;
    if (change.change != Change::none || change.range || change.per) return;
    constexpr Steps direct{Step::comma, Step::from, Step::to, Step::light};
    if (!related_.before(i + 1).only(direct) || !related_.before(i + 2).only(direct)) return;
    derive_by_values(i, values);
  }

  // A change whose direction the old and the new value say.
  void derive_by_values(std::size_t i, const Values& values) const {
    if (!fit(values)) return;
    const Quantity& now = related_.quantity(values.now);
    const Quantity& old = related_.quantity(values.old);
    if (now.range || old.range || now.value == old.value) return;
    related_.call_points(i, values.now);
    if (!kind_between(i, values.now)) return;
    turn(i, values);
    derive(i, values);
  }

  // Two values of one thing; people may be called what they are the second time.
  bool fit(const Values& values) const {
    if (related_.alike(values.now, values.old)) return true;
    const Quantity& now = related_.quantity(values.now);
    const Quantity& old = related_.quantity(values.old);
    const auto& kinds = related_.view().lexicon.relations.kinds;
    const auto found = kinds.find(now.of);
    return now.unit == old.unit && now.per == old.per && found != kinds.end() &&
           found->second.contains(old.of);
  }

  // "That is a rise of 25 %", behind a sentence with the values.
  bool link_to_last(const Run& run) const {
    const Antecedent* last = related_.spoken_of();
    if (run.first != 0 || last == nullptr || last->now == nullptr) return false;
    const std::string& unit = last->now->quantity.unit;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      const bool amount = related_.quantity(i).unit == unit && unit != "percent";
      const bool points = related_.quantity(i).unit == "percentage-point" && unit == "percent";
      if (!is_relative(i) && !amount && !points) continue;
      related_.derive_from(i, points ? DerivationKind::difference : kind_of(i),
                           {last->now->id, last->old->id});
    }
    return true;
  }

  // To what a run changed whose sentence does not say from what; nowhere where it is not that.
  std::size_t open_value(const Run& run) const {
    const std::size_t next = run.last + 1;
    if (old_at(next) || old_at(next + 1)) return nowhere;
    if (new_at(next)) return next;
    return level_before(run.first) && states(run) ? run.first - 1 : nowhere;
  }

  void leave_open(const Run& run, std::size_t now) const {
    for (std::size_t i = run.first; i <= run.last; ++i) {
      related_.call_points(i, now);
      if (const auto kind = kind_between(i, now)) related_.leave_open(i, *kind, now);
    }
  }

  // "$84.3 million, up $6.7 million, or 8.6 %": the amount says from what.
  bool link_by_amount(const Run& run, std::size_t now) const {
    std::size_t amount = nowhere;
    std::size_t percentage = nowhere;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      if (is_amount(i, now)) amount = i;
      if (related_.is_percentage(i) && !related_.is_percentage(now)) percentage = i;
    }
    if (amount == nowhere || percentage == nowhere) return false;
    related_.derive(amount, DerivationKind::difference, {now});
    related_.derive(percentage, DerivationKind::percent_change, {now, amount});
    return true;
  }

  bool goes_on_back(const Run& run) const {
    return run.first > 0 && related_.has_antecedent() && related_.derived(0) &&
           related_.is_multiple(run.first) && related_.before(run.first).last() == Step::joint;
  }

  // "It rose 25 % from 40": the sentence before says to what.
  void link_back(const Run& run) const {
    for (std::size_t i = run.first; i <= run.last; ++i) {
      if (is_relative(i)) related_.derive_from_antecedent(i, kind_of(i), {run.last + 1});
    }
    part_base(run.first, run.last + 1, run.first);
  }

  void derive(std::size_t change, const Values& values) const {
    related_.call_points(change, values.now);
    const auto kind = kind_between(change, values.now);
    if (kind) related_.derive(change, *kind, {values.now, values.old});
  }

  // How the change follows from the new value and an old one like it; nullopt where it cannot.
  std::optional<DerivationKind> kind_between(std::size_t change, std::size_t now) const {
    const std::string& unit = related_.quantity(change).unit;
    const bool points = unit == "percentage-point" || unit == "permyriad";
    if (related_.is_percentage(now) && points) return DerivationKind::difference;
    if (is_relative(change) || is_amount(change, now)) return kind_of(change);
    return std::nullopt;
  }

  DerivationKind kind_of(std::size_t change) const {
    if (related_.is_percentage(change) || is_part(change)) return DerivationKind::percent_change;
    return related_.is_multiple(change) ? DerivationKind::ratio : DerivationKind::difference;
  }

  bool is_relative(std::size_t change) const {
    return related_.is_percentage(change) || is_part(change) || related_.is_multiple(change);
  }

  // "a third less": of the old value.
  bool is_part(std::size_t change) const {
    const Quantity& quantity = related_.quantity(change);
    return !quantity.fraction.empty() && quantity.unit == "1" && quantity.of.empty() &&
           !quantity.per && !related_.is_multiple(change);
  }

  // "rose by 3 to 15": the same unit as the values.
  bool is_amount(std::size_t change, std::size_t now) const {
    return !is_relative(change) && related_.alike(change, now) && !related_.is_percentage(now);
  }

  // An old value has the time that the change counts from, or else one that is not known: it is
  // not of the period of the new one, which meaning lets it share.
  void part_base(std::size_t change, std::size_t before, std::size_t now) const {
    const auto& base = related_.claim(change).base_period;
    Claim& old = related_.claim(before);
    const bool own = old.period && old.period != related_.claim(now).period;
    if (base && !own) old.period = base;
  }

  // "48 in 2024, 20 % more than the 40 of 2023": of 2024, and from 2023.
  void part_change(std::size_t i, const Values& values) const {
    Claim& change = related_.claim(i);
    const auto& now = related_.claim(values.now).period;
    const auto& old = related_.claim(values.old).period;
    if (!now || !old || now == old || change.period != old) return;
    change.base_period = old;
    change.period = now;
  }

  void part_times() const {
    for (std::size_t i = 0; i < related_.size(); ++i) {
      if (!is_old(i)) continue;
      const bool follows = new_at(i + 1);
      const bool comes_behind = i > 0 && (is_new(i - 1) || level_before(i)) && near(i);
      if (!follows && !comes_behind) continue;
      const std::size_t now = follows ? i + 1 : i - 1;
      part_time(i, now);
      if (!follows && is_old_too(i + 1)) part_time(i + 1, now);
    }
  }

  // "down from 7 % last week and 8 % a year ago".
  bool is_old_too(std::size_t i) const {
    if (i >= related_.size()) return false;
    const Gap gap = related_.before(i);
    return related_.alike(i - 1, i) && gap.any({Step::joint}) &&
           gap.only({Step::joint, Step::time, Step::light, Step::comma});
  }

  void part_time(std::size_t old, std::size_t now) const {
    Claim& claim = related_.claim(old);
    lend_rate(related_.quantity(now), claim.quantity);
    if (!fit({now, old})) return;
    related_.note_values(now, old);
    if (claim.period && claim.period != related_.claim(now).period) return;
    claim.period = Period{.from = {}, .to = {}, .relation = Relation::until};
  }

  const Related& related_;
};

}  // namespace

void link_changes(const Related& related) { Changes(related).link(); }

}  // namespace veritally::extract
