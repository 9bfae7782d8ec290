// Totals: a list of amounts, and what all of it comes to, or what its mean is.
#include "extract/related.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::extract {
namespace {

// What may stand between two members of a list. Comma and "and" list them.
constexpr Steps listing{Step::comma, Step::joint};
constexpr Steps between =
    listing | Steps{Step::light, Step::noun, Step::time, Step::verb, Step::preposition, Step::to};

class Totals {
 public:
  explicit Totals(const Related& related) : related_(related) {}

  void link() {
    if (link_parts_of_level() || link_total_of_last()) return;
    if (is_unsure()) return;
    for (std::size_t i = 0; i < related_.size(); ++i) {
      if (related_.derived(i)) continue;
      if (const auto kind = result_behind(i)) {
        link_list_before(i, *kind);
      } else if (related_.before(i).any({Step::rest})) {
        link_rest(i);
      } else if (i + 2 < related_.size()) {
        link_list_behind(i);
        link_parts_behind(i);
      }
    }
  }

 private:
  using Places = std::vector<std::size_t>;

  // With a number that was not read, or amounts that only some of a list are, no list is whole.
  bool is_unsure() const {
    for (std::size_t i = 0; i <= related_.size(); ++i) {
      if (related_.before(i).any({Step::number, Step::some})) return true;
    }
    return false;
  }

  bool is_member(std::size_t i, std::size_t whole) const {
    return is_like(related_.quantity(i), related_.quantity(whole));
  }

  // A part of the whole, as far as its unit says.
  static bool is_like(const Quantity& part, const Quantity& whole) {
    return part.change == Change::none && part.unit == whole.unit && part.per == whole.per &&
           part.fraction.empty();
  }

  // The i-th quantity goes on with the list that the one before it belongs to.
  bool goes_on(std::size_t i) const {
    const Gap gap = related_.before(i);
    return gap.only(between) && gap.any(listing);
  }

  void state(std::size_t result, DerivationKind kind, const Places& members) const {
    const Change change = related_.quantity(result).change;
    related_.derive(result, kind, members);
    for (const std::size_t i : members) {
      // "Down 15 jobs: 12 in shops and 3 elsewhere": so are they.
      if (change != Change::none) related_.quantity(i).change = change;
      note_scope(i);
    }
  }

  // "The response rate was 40 %, 44 % on the drug and 36 % on placebo": a rate of all lies within
  // those of its parts, and a margin of error below them. Not asked where words say that it is a
  // total.
  bool is_mean(std::size_t whole, const Places& parts) const {
    const Claim& claim = related_.claim(whole);
    if (names_rate(claim.measure)) return true;
    const auto less = [&](std::size_t i, std::size_t j) {
      return related_.quantity(i).value < related_.quantity(j).value;
    };
    const auto [least, most] = std::ranges::minmax_element(parts, less);
    return may_be_rate(claim.quantity) && !less(whole, *least) && !less(*most, whole);
  }

  // "margin of error", "average score".
  bool names_rate(std::string_view measure) const {
    const Lexicon& lexicon = related_.view().lexicon;
    const auto average = lexicon.relations.words.find(measure, 0);
    if (average && *average.entry == RelationWord::average) return true;
    const std::string_view head = measure.substr(0, measure.find(" of "));
    return lexicon.relations.rates.contains(std::string(head.substr(head.rfind(' ') + 1)));
  }

  // A count of people or things is no mean of others, an amount or a number of points may be one.
  bool may_be_rate(const Quantity& quantity) const {
    return quantity.per || quantity.unit != "1" ||
           related_.view().lexicon.relations.points.contains(quantity.of);
  }

  // What a part is for or where it is, as in "$3m for land", sets it apart from the others and
  // from the whole.
  void note_scope(std::size_t part) const {
    const SentenceView& view = related_.view();
    std::vector<std::string>& scope = related_.claim(part).scope;
    const std::size_t joint = related_.token(part) + 1;
    if (!scope.empty() || !view.is(joint, Role::purpose)) return;
    std::size_t end = 0;
    const Referent what = referent_at(view, joint + 1, end);
    const std::string words = words_of(view, noun_phrase_at(view, joint + 1));
    if (!what.subject.empty()) {
      scope = what.subject;
    } else if (!words.empty()) {
      scope = {words};
    }
  }

  // ---- "$3m, $4m and $5m, for a total of $12m", "$3m and $5m, $4m on average" ----

  // What the i-th quantity says that it is of the list before it.
  std::optional<DerivationKind> result_behind(std::size_t i) const {
    if (i < 2) return std::nullopt;
    const Gap gap = related_.before(i);
    const Gap own = gap.behind_last({Step::comma, Step::dash, Step::open});
    const bool apart = own.size() < gap.size() || gap.any({Step::same});
    const bool plain = own.only({Step::light, Step::preposition, Step::same, Step::of, Step::verb,
                                 Step::to, Step::total, Step::average});
    if (!apart || !plain) return std::nullopt;
    const auto next = related_.behind(i).first();
    if (own.any({Step::average}) || next == Step::averaged) return DerivationKind::average;
    const bool all = next == Step::altogether;
    if (all && is_share_of_group(i - 1)) return std::nullopt;
    if (own.any({Step::total}) || all) return DerivationKind::sum;
    return std::nullopt;
  }

  // "44 % of women and 38 % of men, 41 % overall": a mean by the sizes of groups that nobody tells.
  bool is_share_of_group(std::size_t i) const {
    const auto next = related_.behind(i).first();
    return related_.is_percentage(i) && (next == Step::of || next == Step::preposition);
  }

  // All quantities before it in the sentence, or behind the last colon or semicolon.
  void link_list_before(std::size_t result, DerivationKind kind) const {
    Places members;
    std::size_t i = result;
    while (i-- > 0) {
      const bool counts = i == 0 && counts_occasions(members, kind);
      if (counts || !is_member(i, result)) {
        // "The three jumps were 3 metres, ...": counts what is listed.
        if (i == 0 && !related_.before(1).any(listing)) break;
        return;
      }
      members.insert(members.begin(), i);
      const Gap gap = related_.before(i);
      if (i == 0 || gap.last() == Step::colon || gap.any({Step::semicolon})) break;
      if (!goes_on(i) && i != 1) return;
    }
    if (members.size() < 2) return;
    if (kind == DerivationKind::sum && members.front() == 0 && goes_back(members, result)) return;
    const bool sum = kind == DerivationKind::sum && is_listed(members);
    if (alike(members) || (sum && adds_up_kinds(members, result))) state(result, kind, members);
  }

  // "In four rounds she scored 14.2, 13.8, ... points": counts another thing than all of a list
  // behind it, whose mean is told.
  bool counts_occasions(const Places& members, DerivationKind kind) const {
    if (kind != DerivationKind::average || members.size() < 2) return false;
    const Quantity& first = related_.quantity(0);
    return first.unit == "1" && !first.of.empty() && alike(members) &&
           std::ranges::none_of(members, [&](std::size_t i) { return related_.alike(0, i); });
  }

  // "The state gave 74. The city added 5 and the county 3, a total of 82": the list began in the
  // sentence before, if the amounts of both make the total and those of this one do not.
  bool goes_back(const Places& members, std::size_t result) const {
    const Quantity& whole = related_.quantity(result);
    std::vector<std::string> ids;
    std::optional<Decimal> sum = Decimal();
    const auto take = [&](const Claim& claim) {
      if (sum) sum = add(*sum, claim.quantity.value);
      ids.push_back(claim.id);
    };
    for (const std::size_t i : members) take(related_.claim(i));
    if (!sum || *sum == whole.value) return false;
    for (const Claim& claim : related_.claims_before()) {
      const bool plain = !claim.quantity.range && !claim.derivation;
      if (plain && is_like(claim.quantity, whole)) take(claim);
    }
    if (!sum || *sum != whole.value) return false;
    related_.derive_from(result, DerivationKind::sum, std::move(ids));
    return true;
  }

  // Commas or "and" stand between all of them: not "720 trips with an average of 900 passengers".
  bool is_listed(const Places& members) const {
    return std::ranges::all_of(members.begin() + 1, members.end(),
                               [&](std::size_t i) { return goes_on(i); });
  }

  // Counts of different things come to a count of what they all are, or to a bare number that
  // nothing goes on with: "12 boats and 5 ships, for a total of 17 vessels".
  bool adds_up_kinds(const Places& members, std::size_t result) const {
    if (!related_.quantity(result).of.empty()) {
      return (is_apposed(result) && each_of_its_kind(members, result)) ||
             std::ranges::all_of(members, [&](std::size_t i) { return counts_of(i, result); });
    }
    const auto next = related_.behind(result).first();
    constexpr Steps ends{Step::comma, Step::close,      Step::semicolon,
                         Step::dash,  Step::altogether, Step::foreign};
    return !next || ends.has(*next);
  }

  // ", a total of", but not ", with a total of".
  bool is_apposed(std::size_t result) const {
    const Gap gap = related_.before(result);
    return gap.any({Step::comma, Step::dash}) &&
           gap.only({Step::comma, Step::dash, Step::light, Step::total, Step::of});
  }

  // "214 homes and 37 shops, a total of 251 buildings": a bare list of counts, each of its own
  // noun.
  bool each_of_its_kind(const Places& members, std::size_t result) const {
    constexpr Steps bare{Step::comma, Step::joint, Step::light};
    const std::string& all = related_.quantity(result).of;
    return std::ranges::all_of(members, [&](std::size_t i) {
      const std::string& noun = related_.quantity(i).of;
      const bool listed = i == members.front() || related_.before(i).only(bare);
      return listed && !noun.empty() && noun != all && related_.quantity(i).unit == "1";
    });
  }

  // The members count the same, or nothing says what.
  bool alike(const Places& members) const {
    return std::ranges::all_of(members, [&](std::size_t i) {
      return std::ranges::all_of(members, [&](std::size_t j) { return related_.alike(i, j); });
    });
  }

  // ---- "12 people: 7 women and 5 men" ----

  // All quantities behind it, up to the end of the sentence or of the brackets.
  void link_list_behind(std::size_t last) const {
    const auto opening = opens_list(last + 1);
    const std::size_t whole = told_before(last);
    if (!opening || whole == nowhere) return;
    Places members;
    bool joined = false;  // the last one stands behind "and": the list is at its end
    bool kinds = true;    // what they count is known to count among what the whole counts
    for (std::size_t i = last + 1; i < related_.size(); ++i) {
      // Where each has a verb of its own, they may overlap.
      if (i > last + 1 && (!lists(i, *opening) || related_.before(i).any({Step::verb}))) return;
      if (!is_member(i, whole)) return;
      kinds = kinds && counts_of(i, whole);
      joined = related_.before(i).any({Step::joint});
      members.push_back(i);
      if (related_.behind(i).any({Step::close, Step::dash, Step::semicolon})) break;
    }
    if (!kinds && (*opening != Step::colon || !may_be_kinds(members, whole))) return;
    if (*opening != Step::parts && is_mean(whole, members)) return;
    if (joined && ends(members.back(), *opening)) {
      state(whole, DerivationKind::sum, members);
    }
  }

  // "214 weapons: 120 pistols, 60 rifles and 44 knives": a bare list of three counts or more, each
  // of its own noun and less than the whole, may be all kinds of it, if nothing goes on with them
  // and it is not known what kinds there are. Nothing says so: what comes to less may be some of
  // them, and what comes to far more is something in them.
  bool may_be_kinds(const Places& members, std::size_t whole) const {
    const Quantity& all = related_.quantity(whole);
    const bool listed = related_.view().lexicon.relations.kinds.contains(all.of);
    const Gap rest = related_.behind(members.back());
    if (listed || !rest.only({Step::light, Step::of, Step::noun, Step::foreign})) return false;
    std::optional<Decimal> sum = Decimal();
    for (const std::size_t i : members) {
      const bool less = is_exact(i) && related_.quantity(i).value < all.value;
      if (!less || is_listed_kind(related_.quantity(i).of)) return false;
      sum = sum ? add(*sum, related_.quantity(i).value) : sum;
    }
    const auto most = multiply(all.value, Decimal(11, -1));
    return members.size() > 2 && is_exact(whole) && !all.of.empty() &&
           each_of_its_kind(members, whole) && sum && most && !(*sum < all.value) && *sum < *most;
  }

  // "24 classes: 12 teachers": the noun is known to be a kind of something else.
  bool is_listed_kind(const std::string& noun) const {
    return std::ranges::any_of(related_.view().lexicon.relations.kinds,
                               [&](const auto& kinds) { return kinds.second.contains(noun); });
  }

  // ---- "450 jobs, 300 in Leeds and 150 in Hull", "12 people died, 7 women and 5 men" ----

  // Nothing says that these are all parts: what comes to less may leave some out, but no parts come
  // to more.
  void link_parts_behind(std::size_t whole) const {
    Places members;
    std::optional<Decimal> sum = Decimal();
    for (std::size_t i = whole + 1; i < related_.size(); ++i) {
      const bool first = i == whole + 1;
      if (!is_member(i, whole) || !is_exact(i) || (!first && !goes_on_with_part(i))) return;
      if (!(is_kind_of(i, whole) ? opens_kinds(first, i) : opens_places(first, i))) return;
      sum = sum ? add(*sum, related_.quantity(i).value) : sum;
      members.push_back(i);
      if (related_.before(i).any({Step::joint})) break;
    }
    const bool joined = members.size() > 1 && related_.before(members.back()).any({Step::joint});
    if (!joined || !sum || !is_exact(whole) || *sum < related_.quantity(whole).value) return;
    if (is_price(whole) || is_mean(whole, members)) return;
    if (ends(members.back(), Step::comma)) state(whole, DerivationKind::sum, members);
  }

  // "A ticket costs $12, $8 for students and $6 for children."
  bool is_price(std::size_t i) const {
    constexpr std::int64_t most = 1000;
    return related_.is_money(i) && related_.quantity(i).value < Decimal(most, 0);
  }

  bool is_exact(std::size_t i) const {
    const Quantity& quantity = related_.quantity(i);
    return !quantity.range && quantity.comparator == Comparator::equal && !quantity.approximate;
  }

  // A part named by a kind of what the whole counts: "7 women" of people.
  bool is_kind_of(std::size_t i, std::size_t whole) const {
    const std::string& noun = related_.quantity(i).of;
    const std::string& general = related_.quantity(whole).of;
    return !noun.empty() && noun != general && is_kind(noun, general);
  }

  // "12 people died in the fire, 7 women".
  bool opens_kinds(bool first, std::size_t i) const {
    constexpr Steps clause{Step::verb, Step::noun, Step::light, Step::preposition, Step::comma};
    const Gap gap = related_.before(i);
    return !first || (gap.last() == Step::comma && gap.only(clause));
  }

  // "450 jobs, 300 in Leeds": right behind the whole, without a noun, and somewhere or for
  // somebody.
  bool opens_places(bool first, std::size_t i) const {
    const Gap gap = related_.before(i);
    const bool right = gap.last() == Step::comma && gap.only({Step::comma});
    const SentenceView& view = related_.view();
    const std::size_t next = related_.token(i) + 1;
    const bool placed = view.is(next, Role::owning) || view.is(next, Role::purpose);
    return (!first || right) && placed && related_.quantity(i).of.empty();
  }

  bool goes_on_with_part(std::size_t i) const {
    constexpr Steps adjunct{Step::preposition, Step::of,    Step::from,
                            Step::noun,        Step::light, Step::time};
    const Gap gap = related_.before(i);
    return gap.any(listing) && gap.only(adjunct | listing);
  }

  // "52 tickets, up from 48 last year: 31 online and 21 at the gate": the list is that of the new
  // value; nowhere where there is none.
  std::size_t told_before(std::size_t last) const {
    if (!related_.before(last).any({Step::from})) return last;
    for (std::size_t i = last; i-- > 0;) {
      if (related_.alike(i, last) && related_.quantity(i).change == Change::none) return i;
    }
    return nowhere;
  }

  // The sign before all members: a colon, dash or bracket; `parts` for "made up of".
  std::optional<Step> opens_list(std::size_t first) const {
    const Gap gap = related_.before(first);
    constexpr Steps lead{Step::noun,        Step::light, Step::time,
                         Step::preposition, Step::comma, Step::verb};
    for (const Step sign : {Step::parts, Step::colon, Step::dash, Step::open}) {
      if (!gap.any({sign}) || !gap.before_last({sign}).only(lead)) continue;
      const Gap label = gap.behind_last({sign});
      const bool of = sign == Step::parts && label.only({Step::light, Step::noun, Step::of});
      if (!label.first() || of || is_label(first, label)) return sign;
    }
    return std::nullopt;
  }

  // ": Acme $3m and Dornach $4m": each is of the whole's measure, with a name before it.
  bool is_label(std::size_t first, const Gap& label) const {
    return label.only({Step::light, Step::noun}) &&
           related_.view().is(related_.token(first) - 1, TokenKind::name) &&
           related_.claim(first).measure == related_.claim(first - 1).measure;
  }

  // The same, where what is listed may say where it is from, and what all of it is made up of.
  bool lists(std::size_t i, Step opening) const {
    const Gap gap = related_.before(i);
    // "214 coins: 120 of gold, 60 of silver"
    const bool bare = opening == Step::colon && related_.quantity(i).of.empty();
    const Steps more =
        opening == Step::parts || bare ? Steps{Step::from, Step::of} : Steps{Step::from};
    return gap.only(between | more) && gap.any(listing) && gap.last() != Step::from;
  }

  // Nothing more is listed behind the last member.
  bool ends(std::size_t last, Step opening) const {
    const Gap gap = related_.behind(last);
    if (opening == Step::open) return gap.any({Step::close});
    return !gap.any({Step::joint, Step::same, Step::each});
  }

  // Counts of one noun, of none, or of kinds of the whole's noun: women and men of people.
  bool counts_of(std::size_t i, std::size_t whole) const {
    return related_.alike(i, whole) ||
           is_kind(related_.quantity(i).of, related_.quantity(whole).of);
  }

  bool is_kind(const std::string& noun, const std::string& general) const {
    if (noun == general) return true;
    const auto& kinds = related_.view().lexicon.relations.kinds;
    const auto found = kinds.find(general);
    return found != kinds.end() && found->second.contains(noun);
  }

  // ---- "Of the 12, 7 left and the other 5 stayed" ----

  // All quantities before it that count the same; the first of them is the whole.
  void link_rest(std::size_t last) const {
    std::size_t whole = last;
    while (whole > 0 && is_member(whole - 1, last) && related_.alike(whole - 1, last) &&
           rest_goes_on(related_.before(whole))) {
      --whole;
      if (related_.before(whole + 1).last() == Step::colon) break;
    }
    if (last - whole < 2) return;
    if (!takes_parts(whole)) return;
    Places members;
    for (std::size_t i = whole + 1; i <= last; ++i) members.push_back(i);
    state(whole, DerivationKind::sum, members);
  }

  // "Of the 12, 7 ...", "12 shops, 7 ..."; but not "12 shops opened, 7 closed".
  bool takes_parts(std::size_t whole) const {
    const Gap gap = related_.before(whole + 1);
    const bool headed = whole == 0 && related_.before(0).last() == Step::of;
    // "60 % chose tea, 25 % coffee and the other 15 % water": all of them are parts.
    if (related_.is_percentage(whole) && !headed) return false;
    // "Wheat covers 61 hectares, rye 30 and oats the remaining 12": so are they here.
    const bool gapped = gap.last() == Step::noun && !gap.any({Step::colon});
    return gap.any({Step::comma, Step::colon, Step::semicolon}) &&
           (headed || (!gap.any({Step::verb}) && !gapped));
  }

  // ---- "Of these, 7 left and the other 5 stayed", behind a sentence that says of how many ----

  // All quantities of the sentence, the last of them the rest. Shares of them stand beside them.
  bool link_parts_of_level() const {
    const Claim* whole = related_.level();
    constexpr Steps lead{Step::some, Step::light, Step::noun, Step::comma};
    const Gap first = related_.before(0);
    if (whole == nullptr || related_.size() < 2 || first.first() != Step::some ||
        !first.only(lead)) {
      return false;
    }
    Places members;
    bool rest = false;
    for (std::size_t i = 0; i < related_.size(); ++i) {
      const Gap gap = related_.before(i);
      if (is_share_beside(i)) continue;
      if (rest || !counts_like(whole->quantity, i) || (i > 0 && !rest_goes_on(gap))) return false;
      rest = i > 0 && gap.any({Step::rest});
      members.push_back(i);
    }
    if (rest) related_.derive_level(DerivationKind::sum, members);
    return rest;
  }

  // ---- "That made 12 in all", behind a sentence that lists them ----

  // All quantities of the sentence before are what it is the total of.
  bool link_total_of_last() const {
    const Antecedent* last = related_.spoken_of();
    if (last == nullptr || related_.size() == 0 || last->claims.size() < 2) return false;
    const bool total = related_.before(0).any({Step::total, Step::altogether}) ||
                       related_.behind(0).first() == Step::altogether;
    const bool changes = related_.quantity(0).change != Change::none;  // which they do not say
    if (!total || changes || !related_.before(0).any({Step::verb})) return false;
    std::vector<std::string> ids;
    for (const Claim& claim : last->claims) {
      const Quantity& part = claim.quantity;
      const Quantity& whole = related_.quantity(0);
      const bool member = is_like(part, whole) && !claim.derivation &&
                          (part.of.empty() || part.of == last->claims.front().quantity.of);
      if (!member) return false;
      ids.push_back(claim.id);
    }
    related_.derive_from(0, DerivationKind::sum, std::move(ids));
    return true;
  }

  // "7 (58 %) left".
  bool is_share_beside(std::size_t i) const {
    return i > 0 && related_.is_percentage(i) && related_.bracketed(i);
  }

  // The same, as far as its noun says too.
  bool counts_like(const Quantity& whole, std::size_t i) const {
    const Quantity& part = related_.quantity(i);
    return is_like(part, whole) && (part.of.empty() || is_kind(part.of, whole.of));
  }

  static bool rest_goes_on(const Gap& gap) {
    return gap.only(between | Steps{Step::rest, Step::colon, Step::semicolon}) &&
           gap.any({Step::comma, Step::joint, Step::colon, Step::semicolon});
  }

  const Related& related_;
};

}  // namespace

void link_totals(const Related& related) { Totals(related).link(); }

}  // namespace veritally::extract
