// Restated sentences: two sentences in the same words, whose numbers are held against each other
// place by place, whether or not anything is known of what they are about.
//
// One number that differs contradicts the other sentence. Where two or more do, or where one does
// that is no quantity (a year, an ordinal, the number of a model), the sentences speak of different
// things in a parallel way, and nothing is said: unless it is a year in one of them and none that
// could be in the other.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace veritally::rules {

// A sentence and the document it stands in.
struct Told {
  const plugin::Document* document = nullptr;
  const plugin::Sentence* sentence = nullptr;

  std::span<const plugin::Slot> slots() const { return document->slots_of(*sentence); }
};

class Restated {
 public:
  // REQUIRES: both sentences have the same shape.
  Restated(const plugin::Host& host, const Told& here, const Told& there)
      : host_(host), here_(here), there_(there) {}

  // Reports a check, a finding or nothing.
  void check() {
    if (!compare_slots()) return;
    if (conflicts_.size() > 1) return;
    if (conflicts_.empty()) {
      report_agreement();
    } else if (is_telling(conflicts_.front()) && !found_by_topic(conflicts_.front())) {
      report_conflict(conflicts_.front());
    }
  }

 private:
  enum class Outcome { same, by_rounding, conflict };

  // A few words say too little, unless they tell who it is or what is counted: "Billy has 12
  // apples".
  bool is_telling(std::size_t slot) const {
    constexpr std::uint32_t few_words = 3;
    if (here_.sentence->word_count > few_words) return true;
    const auto said = claim(here_, slot);
    return said && (said->subject != 0 || said->of != 0);
  }

  static bool is_date(const Told& told, const plugin::Slot& slot) {
    const auto dates = told.document->dates_of(*told.sentence);
    return std::any_of(dates.begin(), dates.end(), [&](const plugin::StatedDate& date) {
      return date.begin <= slot.number && slot.end <= date.end;
    });
  }

  // "In 1979" and "In 6979": a date, and as many digits that are none.
  bool breaks_date(const plugin::Slot& a, const plugin::Slot& b) const {
    const bool as_long = a.end - a.number == b.end - b.number;
    return as_long && is_date(here_, a) != is_date(there_, b);
  }

  static bool measures(const plugin::Slot& slot) {
    return slot.claim != UINT32_MAX || (slot.flags & VT_SLOT_AGO) != 0;
  }

  // False where a number that is no quantity differs.
  bool compare_slots() {
    for (std::size_t i = 0; i < here_.slots().size(); ++i) {
      const plugin::Slot& a = here_.slots()[i];
      const plugin::Slot& b = there_.slots()[i];
      const Outcome outcome = compare(a, b);
      if (outcome == Outcome::by_rounding) by_rounding_ = true;
      if (outcome != Outcome::conflict) continue;
      const bool quantity = measures(a) && measures(b);
      const bool bounded = a.begin != a.number || b.begin != b.number;
      if ((!quantity && !bounded && !breaks_date(a, b)) || apart(i)) return false;
      conflicts_.push_back(i);
    }
    return true;
  }

  static std::string_view hedges(const Told& told, const plugin::Slot& slot) {
    return told.document->text().substr(slot.begin, slot.number - slot.begin);
  }

  // What both sentences say before their numbers is left aside: of "up to 30" and "up to 50" the
  // numbers differ, and "up to 30" in the place of "30" is a bound that 30 does not break.
  Outcome compare(const plugin::Slot& a, const plugin::Slot& b) const {
    const std::string_view here = hedges(here_, a);
    const std::string_view there = hedges(there_, b);
    if (here == there) return compare_numbers(a, b);
    const bool there_alone = there.starts_with(here);
    const bool here_alone = here.starts_with(there);
    const plugin::Number left = there_alone ? host_.number(a.value) : host_.number(a.stated);
    const plugin::Number right = here_alone ? host_.number(b.value) : host_.number(b.stated);
    return left.meets(right) ? Outcome::same : Outcome::conflict;
  }

  // Numbers agree if one is the other with fewer decimals.
  Outcome compare_numbers(const plugin::Slot& a, const plugin::Slot& b) const {
    if (plugin::equal(a.value, b.value)) return Outcome::same;
    const bool rounded = a.value.exponent != b.value.exponent &&
                         host_.number(a.written).meets(host_.number(b.written));
    return rounded ? Outcome::by_rounding : Outcome::conflict;
  }

  std::optional<plugin::Claim> claim(const Told& told, std::size_t slot) const {
    const auto ref = told.document->claim_of(told.slots()[slot]);
    return ref ? host_.claim(*ref) : std::nullopt;
  }

  // Whether the claims are known to be of different things or times.
  bool apart(std::size_t slot) const {
    const auto a = claim(here_, slot);
    const auto b = claim(there_, slot);
    if (!a || !b) return false;
    const bool subjects = a->subject != 0 && b->subject != 0 && a->subject != b->subject;
    return subjects || (a->period && b->period && a->period != b->period);
  }

  // Whether the claims are known to be of one thing, and so compared by their group.
  bool found_by_topic(std::size_t slot) const {
    const auto a = claim(here_, slot);
    const auto b = claim(there_, slot);
    if (!a || !b || a->subject == 0 || a->measure == 0 || a->ambiguous || b->ambiguous)
      return false;
    const bool one_topic = a->subject == b->subject && a->measure == b->measure &&
                           a->unit == b->unit && plugin::same_basis(*a, *b) &&
                           a->modality != plugin::Modality::denied;
    return one_topic && host_.compare(a->ref, b->ref).disjoint();
  }

  std::vector<plugin::ClaimRef> claims() const {
    std::vector<plugin::ClaimRef> refs;
    for (const Told& told : {here_, there_}) {
      for (const plugin::Slot& slot : told.slots()) {
        const auto ref = told.document->claim_of(slot);
        if (ref && std::find(refs.begin(), refs.end(), *ref) == refs.end()) refs.push_back(*ref);
      }
    }
    return refs;
  }

  void report_agreement() const {
    plugin::Check check{.verdict = by_rounding_ ? plugin::Verdict::consistent_by_rounding
                                                : plugin::Verdict::consistent,
                        .claims = claims(),
                        .working = "the same sentence with the same numbers"};
    if (check.claims.size() > 1) host_.report(check);
  }

  // The words of a slot, and of the claim that holds it where there is one.
  plugin::Label label(const Told& told, std::size_t slot, plugin::Role role) const {
    const plugin::Slot& place = told.slots()[slot];
    const std::string words(told.document->text_of(place));
    plugin::Label label = told.document->label(place.begin, place.end, words, role);
    if (const auto ref = told.document->claim_of(place)) label.claim = *ref;
    return label;
  }

  void report_conflict(std::size_t slot) const {
    constexpr std::uint32_t many_words = 8;
    const plugin::Label here = label(here_, slot, plugin::Role::primary);
    const plugin::Label there = label(there_, slot, plugin::Role::contradicts);
    plugin::Check check{.verdict = plugin::Verdict::inconsistent,
                        .working = here.text + " against " + there.text + " in the same words",
                        .labels = {here, there}};
    if (here.claim != VT_NO_CLAIM && there.claim != VT_NO_CLAIM) {
      check.claims = {here.claim, there.claim};
    }
    const bool sure = here_.sentence->word_count >= many_words;
    host_.report(plugin::Finding{
        .check = std::move(check),
        .message = "a sentence is told again with " + here.text + " for " + there.text,
        .confidence = sure ? 0.9 : 0.8,
        .severity = sure ? plugin::Severity::error : plugin::Severity::warning});
  }

  const plugin::Host& host_;
  Told here_;
  Told there_;
  std::vector<std::size_t> conflicts_;  // slots
  bool by_rounding_ = false;
};

// Whether a block is told in sentences. Items of a list and cells of a table are parallel by
// nature.
inline bool is_prose(const plugin::Block& block) {
  return block.kind != VT_BLOCK_LIST_ITEM && block.kind != VT_BLOCK_TABLE_CELL;
}

}  // namespace veritally::rules
