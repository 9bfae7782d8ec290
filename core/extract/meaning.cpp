#include "extract/meaning.hpp"

#include "extract/calendar.hpp"
#include "extract/heading_name.hpp"
#include "extract/respective.hpp"
#include "extract/stance.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace veritally::extract {
namespace {

// A longer sentence is none: nothing in it is linked, and reading stays linear.
constexpr std::size_t most_tokens = 300;

// Whether the measure of one can go on with the other: "$5 billion, up from $4 billion".
bool goes_together(const Quantity& before, const Quantity& quantity) {
  return before.unit == quantity.unit || is_percentage(before) || is_percentage(quantity) ||
         (quantity.unit == "1" && (before.unit == "1" || quantity.change != Change::none));
}

// Whether a measure that was spoken of in one unit may have this amount.
bool may_be_of(std::string_view unit, const Quantity& quantity) {
  return unit.empty() || unit == quantity.unit || is_percentage(quantity) || quantity.unit == "1";
}

// Some time before the one that is spoken of.
Period open_past() { return {.from = {}, .to = {}, .relation = Relation::until}; }
bool is_open_past(const std::optional<Period>& period) { return period == open_past(); }

// What a measure counts has one noun: people, staff and employees of a headcount.
void name_counted(const SentenceView& view, Claim& claim) {
  Quantity& quantity = claim.quantity;
  const bool bare = quantity.of.empty() && (quantity.unit != "1" || !quantity.fraction.empty() ||
                                            quantity.change != Change::none);
  const auto* noun = bare ? nullptr : view.lexicon.prose.noun_of(claim.measure, quantity.of);
  if (noun != nullptr) quantity.of = *noun;
}

}  // namespace

Meaning::Meaning(const Vocabulary& vocabulary, const ReferenceData& reference,
                 std::optional<Date> reference_date, const KnownNames* names)
    : vocabulary_(vocabulary),
      reference_(reference),
      date_(reference_date),
      book_(reference.names(), names) {}

void Meaning::forget() {
  discourse_ = {};
  subject_.clear();
  kept_count_ = 0;
}

void Meaning::read_heading(std::string_view heading) {
  if (auto name = named_by_heading(heading, book_)) {
    subject_ = {std::move(*name)};
    kept_count_ = 0;
  }
}

SentenceView Meaning::view_of(const SentenceRead& sentence) const {
  return {sentence.block_text, sentence.tokens,     sentence.names,       sentence.mentions,
          sentence.times,      vocabulary_.lexicon, reference_.measures()};
}

void Meaning::read_sentence(std::string_view block_text, std::size_t begin, std::size_t end,
                            std::span<const Mention> mentions, std::span<Claim> claims) {
  std::vector<TimeExpression>& times = sentence_.times;
  times.clear();
  topic_.reset();
  points_back_ = located_ = false;
  placing_ = Placing::none;
  find_times(block_text.substr(begin, end - begin), vocabulary_, date_, times);
  for (TimeExpression& time : times) {
    time.begin += begin;
    time.core += begin;
    time.end += begin;
  }
  sentence_.block_text = block_text;
  sentence_.mentions = mentions;
  tokenise({block_text, begin, end, mentions, times}, vocabulary_, sentence_.tokens);
  if (sentence_.tokens.size() > most_tokens) return;
  join_names(block_text, book_, sentence_.tokens, sentence_.names);
  if (!claims.empty()) {
    drop_glosses(view_of(sentence_), sentence_.tokens);
    const SentenceView view = view_of(sentence_);
    fill(view, claims);
    link(view, claims);
    remember_level(view, claims);
  }
  remember(claims);
}

// Within the sentence, and with the one before it that has quantities.
void Meaning::link(const SentenceView& view, std::span<Claim> claims) {
  const Antecedent before{.level = discourse_.level,
                          .now = discourse_.changes.now,
                          .old = discourse_.changes.old,
                          .claims = discourse_.claims,
                          .points_back = points_back_};
  StatedChanges stated;
  link_relations(view, reference_.units(), claims, before, stated);
  link_old_values(stated.open, discourse_.claims, true);
  link_old_values(discourse_.changes.open, claims, false);
  discourse_.claims = claims;
  discourse_.changes = std::move(stated);
}

void Meaning::fill(const SentenceView& view, std::span<Claim> claims) {
  for (std::size_t i = 0; i < view.tokens.size(); ++i) {
    if (!view.is(i, TokenKind::quantity)) continue;
    if (only_says_when(view, i)) continue;
    Claim& claim = claims[view.tokens[i].index];
    const std::size_t previous = quantity_before(view, i);
    const Claim* before = previous == nowhere ? nullptr : &claims[view.tokens[previous].index];
    Claim found = understood(view, i, previous, before);
    claim.subject = std::move(found.subject);
    claim.measure = std::move(found.measure);
    name_counted(view, claim);
    claim.scope = std::move(found.scope);
    claim.period = found.period;
    claim.base_period = found.base_period;
    claim.modality = found.modality;
    claim.attribution = std::move(found.attribution);
    claim.ambiguous = found.ambiguous;
    // What goes on with a quantity has its time.
    const bool same = time_.words.empty() && goes_on_ && !claim.period && !unplaced_.empty() &&
                      unplaced_.back().claim == before;
    if (same) time_ = unplaced_.back();
    if (!time_.words.empty()) {
      time_.claim = &claim;
      unplaced_.push_back(time_);
    }
  }
  give_each_its_own(view, claims);
}

Claim Meaning::understood(const SentenceView& view, std::size_t at, std::size_t previous,
                          const Claim* before) {
  Claim out;
  const Mention& mention = view.mentions[view.tokens[at].index];
  out.quantity.change = mention.quantity.change;
  const Clause clause = clause_around(view, at);
  const Measured what = measured(view, at, clause, previous);
  if (!what.goes_on) {
    placing_ = what.place.empty() ? Placing::none : what.placed ? Placing::owner : Placing::scope;
  }
  const bool follows =
      what.goes_on && before != nullptr && goes_together(before->quantity, mention.quantity);
  out.measure = what.measure;
  out.scope = what.scope;
  out.attribution = attribution(view, clause);
  if (const Referent* who = foreteller(view, what, clause, mention.quantity)) {
    if (out.attribution.empty()) out.attribution = who->subject.front();
  } else {
    out.subject = resolve(view, what, clause, before);
  }
  auto modality = stated_modality(view, at, clause, what);
  const ClaimTimes times = claim_times(view, at, clause);
  const bool pointed = times.time != nullptr && times.time->kind == TimeKind::definite;
  out.period = pointed ? definite(view, *times.time) : times.period;
  out.base_period = times.base;
  if (follows) {
    out.measure = before->measure;
    if (what.other_subject) {
      out.subject.clear();
    } else if (out.subject.empty() || !what.own_subject) {
      out.subject = before->subject;
    }
    // "$5 million in Spain and $7 million in Italy"
    if (!what.place.empty() && placing_ == Placing::scope) out.scope = {what.place};
    if (!what.place.empty() && placing_ == Placing::owner) out.subject = {what.place};
    if (out.scope.empty()) out.scope = before->scope;
    if (!out.period && !what.own_subject) out.period = before->period;
    if (what.own_subject && !out.period) out.period = before->period;
    if (what.own_subject) modality = before->modality;
    if (out.attribution.empty()) out.attribution = before->attribution;
  }
  // "Acme (5), Halden (3) and Corvane (2) had combined sales of 10": not of the last one.
  const bool joint = out.subject.size() == 1 && clause.subject && what.phrase.begin < at &&
                     what.owner.begin == clause.subject.begin && what.phrase.begin > clause.verb &&
                     view.is(what.phrase.begin, Role::together);
  if (joint) out.subject.clear();
  const bool placed = follows && !what.place.empty() && placing_ == Placing::owner;
  if (!out.subject.empty()) located_ = what.owner.located || placed;
  const bool spends = !what.plans || is_spending(view.lexicon.prose, discourse_.measure);
  const bool back = what.points_back && spends && may_be_of(discourse_.unit, mention.quantity);
  if (before == nullptr) points_back_ = back;
  const bool of_before = what.points_back && before != nullptr && !before->measure.empty() &&
                         before->measure != discourse_.measure &&
                         goes_together(before->quantity, mention.quantity);
  if (of_before) {  // "the share is 41%, up from 2023, when it was 38%"
    out.measure = before->measure;
    if (out.scope.empty()) out.scope = before->scope;
  } else if (back) {
    out.measure = discourse_.measure;
    if (!out.period && !what.compared) out.period = discourse_.period;
    if (modality == Modality::actual && discourse_.modality) modality = discourse_.modality;
  }
  narrow(what, out);
  const bool of_level = out.subject.empty() && discourse_.level != nullptr &&
                        out.measure == discourse_.level->measure && speaks_of_level(view);
  if (of_level) out.subject = discourse_.level->subject;
  if (times.offset != nullptr) count_back(*times.offset, out, before);
  if (const auto part = same_part(times.base_time, out.period)) out.base_period = part;
  if (before == nullptr || times.old) {
    if (const auto part = same_part(times.time, spoken_of(out, before))) out.period = part;
  }
  const bool ago = times.time != nullptr && times.time->kind == TimeKind::span &&
                   times.time->relative && !times.time->period;
  const auto before_now = [&] {
    return (back && what.compared) || ago || used_to(view, clause) ||
           speaks_of_before(view, clause);
  };
  if (!out.period && before_now()) out.period = open_past();
  if (!modality) {
    const bool over = !date_ || !out.period || !out.period->to || *out.period->to <= *date_;
    const bool own = view.lexicon.prose.is_kind(out.measure, "spending");
    modality = over ? Modality::actual : own ? Modality::planned : Modality::forecast;
  }
  const bool foretold = *modality == Modality::planned || *modality == Modality::forecast;
  const bool past = date_ && out.period && out.period->to && *out.period->to < *date_;
  if (foretold && times.old && past && !what.phrase.expected) modality = Modality::actual;
  out.modality = *modality;
  time_ = unplaced_words(view, times, out);
  goes_on_ = follows && times.time == nullptr;
  note_rhythm(view, what, out);
  out.ambiguous = what.held || was_replaced(view, at, clause) || times.several ||
                  (!out.period && says_now(view)) ||
                  (!out.subject.empty() && is_overall(view, what)) || is_amount_by(view, at);
  return out;
}

// The period of what the claim goes on with, in its sentence or from the one before.
std::optional<Period> Meaning::spoken_of(const Claim& claim, const Claim* before) const {
  if (claim.quantity.change != Change::none || claim.measure.empty()) return std::nullopt;
  if (before != nullptr) return before->measure == claim.measure ? before->period : std::nullopt;
  return discourse_.measure == claim.measure ? discourse_.period : std::nullopt;
}

// Names as they are; pronouns and "the company" by who is spoken of; nothing where that is open.
std::vector<std::string> Meaning::resolve(const SentenceView& view, const Measured& what,
                                          const Clause& clause, const Claim* before) {
  const Referent& referent = what.owner;
  if (speaks_of_two(view, clause)) return discourse_.pair;
  if (!referent.subject.empty()) {
    return referent.person ? std::vector<std::string>{} : referent.subject;
  }
  if (referent.place && !book_.is_place(subject().empty() ? "" : subject().front())) return {};
  const bool back = referent.pronoun || referent.owned_by_pronoun || referent.organisation;
  if (!back) return referent ? std::vector<std::string>{} : unowned(view, what, clause, before);
  const bool told =
      clause.told_by != nowhere && (clause.told_by < referent.begin || referent.person);
  if (told && !clause.teller.subject.empty() && !clause.teller.person) return clause.teller.subject;
  if (speaks_of_several(view, clause)) return {};
  if (referent.person && !speaks_for_firm(view, referent, what.measure)) return {};
  const std::size_t end = std::min(referent.begin, view.tokens.size());
  if (const auto* spoken_of = subject_before(view, end)) return *spoken_of;
  const bool firm = referent.organisation || (told && clause.teller.organisation);
  if (const Name* by = firm ? maker() : nullptr) return {by->canonical};
  for (std::size_t i = end; i-- > 0;) {
    if (!view.is(i, TokenKind::name)) continue;
    if (i > 0 && view.is(i - 1, Role::inside)) continue;  // "In Spain, its revenue"
    const Name& name = view.names[view.tokens[i].index];
    if (!name.person) return {name.canonical};
  }
  const bool pronoun = referent.pronoun || referent.owned_by_pronoun;
  return pronoun && about_unnamed(view, end) ? std::vector<std::string>{} : subject();
}

// By whom what the sentence before spoke of is: "The drug is made by Acme. The firm ..."; null
// where it does not say so.
const Name* Meaning::maker() const {
  if (kept_count_ == 0) return nullptr;
  const SentenceRead& last = kept_[kept_count_ - 1];
  for (std::size_t i = 1; i + 1 < last.tokens.size(); ++i) {
    const bool made = last.tokens[i].is(Role::agent) && last.tokens[i - 1].is(Role::verb) &&
                      last.tokens[i - 1].info.form >= past_form;
    if (!made || last.tokens[i + 1].kind != TokenKind::name) continue;
    const Name& name = last.names[last.tokens[i + 1].index];
    if (!name.person && !last.tokens[i + 1].possessive) return &name;
  }
  return nullptr;
}

// Whether what was spoken of last, in the sentence before `end` or in those before it, is a thing
// without a name, which "it" then means.
bool Meaning::about_unnamed(const SentenceView& view, std::size_t end) {
  const auto unnamed = [](const Topic& topic) {
    return topic.named && topic.subject.empty() && !topic.pronoun;
  };
  if (!topic_) topic_ = topic_of(view);
  if (topic_->verb < end && !topic_->pronoun) return unnamed(*topic_);
  for (std::size_t i = kept_count_; i-- > 0;) {
    const Topic topic = topic_of(view_of(kept_[i]));
    if (!topic.pronoun) return unnamed(topic);
  }
  return false;
}

// Whose the measure is where nothing says so: of who was measured before in the sentence, of the
// firm that speaks of its own or whose officer speaks, or, where firms have such a measure, of whom
// the text spoke of last. Nobody's where the sentence is about another thing: "the plant cost".
std::vector<std::string> Meaning::unowned(const SentenceView& view, const Measured& what,
                                          const Clause& clause, const Claim* before) {
  if (about_another(view, what, clause)) return {};
  if (before != nullptr && !before->subject.empty()) return before->subject;
  const bool own = view.lexicon.prose.is_own(what.measure);
  const Referent& teller = clause.teller;
  const bool speaks = !teller.subject.empty() && !teller.person && !teller.speaker &&
                      view.is(clause.told_by, Role::say);
  if (speaks && own) return teller.subject;
  constexpr std::size_t most = 4;
  const std::size_t end = clause.told_by < view.tokens.size() ? clause.told_by : 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (!view.is(i, TokenKind::name)) continue;
    for (std::size_t j = i + 1; j < std::min(end, i + most); ++j) {
      if (view.is(j, Role::title)) return {view.names[view.tokens[i].index].canonical};
      if (view.is(j, TokenKind::comma) || view.is(j, TokenKind::name)) break;
    }
  }
  const auto* spoken_of = clause.verb == nowhere ? nullptr : subject_before(view, clause.verb);
  if (spoken_of != nullptr) return *spoken_of;
  return own && !speaks_of_several(view, clause) ? subject() : std::vector<std::string>{};
}

const std::vector<std::string>* Meaning::subject_before(const SentenceView& view, std::size_t end) {
  std::size_t name = 0;
  while (name < end && !view.is(name, TokenKind::name)) ++name;
  if (name == end) return nullptr;
  if (!topic_) topic_ = topic_of(view);
  return topic_->subject.empty() || topic_->verb >= end ? nullptr : &topic_->subject;
}

// A general measure means its kind that was spoken of.
void Meaning::narrow(const Measured& what, Claim& claim) const {
  if (!what.scope.empty()) return;
  for (const auto& kind : discourse_.kinds | std::views::reverse) {
    if (vocabulary_.lexicon.prose.is_kind(kind, claim.measure)) {
      claim.measure = kind;
      return;
    }
  }
}

std::optional<Period> Meaning::definite(const SentenceView& view,
                                        const TimeExpression& time) const {
  for (const TimeExpression& other : view.times) {
    const bool same = other.kind == TimeKind::calendar && other.unit == time.unit && other.period;
    if (same && other.begin < time.begin) return other.period;
  }
  if (time.unit == TimeUnit::quarter) return discourse_.quarter;
  return time.unit == TimeUnit::year ? discourse_.year : std::nullopt;
}

// "A year earlier": of an amount, before the time of the one before it in the sentence or of what
// it goes on with; of a change, before its own. An amount of which nobody says when is of a time
// before.
void Meaning::count_back(const TimeExpression& offset, Claim& claim, const Claim* before) const {
  const bool change = claim.quantity.change != Change::none;
  std::optional<Period> known = change ? claim.period : std::nullopt;
  if (!change && before != nullptr) known = before->period;
  const bool goes_on = !claim.measure.empty() && claim.measure == discourse_.measure;
  if (!change && before == nullptr && goes_on) known = discourse_.period;
  // "Over the same period, sales fell from 27 to 24 million."
  const bool same = offset.inferred && !offset.period && !known;
  if (!change && (same || (before == nullptr && offset.inferred))) return;
  const auto other = known ? counted_back(*known, offset, change) : offset.period;
  if (change) {
    claim.base_period = other;
  } else {
    claim.period = other ? other : open_past();
  }
}

// "The planned spending is ...", behind a sentence that said what is planned.
bool Meaning::speaks_of_level(const SentenceView& view) {
  if (!view.is(0, Role::definite)) return false;
  if (!topic_) topic_ = topic_of(view);
  const std::string& measure = topic_->measure;
  return !measure.empty() &&
         (measure == discourse_.measure || view.lexicon.prose.is_kind(discourse_.measure, measure));
}

// The one amount that a sentence gives for a measure; none where it gives several. One that speaks
// of the last amount gives no other.
void Meaning::remember_level(const SentenceView& view, std::span<Claim> claims) {
  if (points_back_) return;
  if (discourse_.level != nullptr && speaks_of_level(view)) return;
  discourse_.level = nullptr;
  for (Claim& claim : claims) {
    const bool level = !claim.measure.empty() && claim.quantity.change == Change::none &&
                       !is_percentage(claim.quantity) && claim.modality != Modality::denied;
    if (!level) continue;
    if (discourse_.level != nullptr) {
      discourse_.level = nullptr;
      return;
    }
    discourse_.level = &claim;
  }
}

// Two names and no more are the two.
void Meaning::remember_pair() {
  std::vector<std::string> named;
  for (const Name& name : sentence_.names) {
    if (name.person || std::ranges::find(named, name.canonical) != named.end()) continue;
    named.push_back(name.canonical);
  }
  if (named.size() > 1) discourse_.pair = std::move(named);
  if (discourse_.pair.size() > 2) discourse_.pair.clear();
}

// Whether a claim of the sentence counts from this one: "more than the $62 billion it spent then".
bool Meaning::is_base(const Claim& claim, std::span<const Claim> claims) {
  return std::ranges::any_of(claims, [&](const Claim& other) {
    return other.derivation && other.quantity.change != Change::none &&
           other.derivation->of.size() == 2 && other.derivation->of.back() == claim.id;
  });
}

// Who and what the sentence spoke of.
void Meaning::remember(std::span<const Claim> claims) {
  if (sentence_.names.size() > 1) remember_pair();
  for (const TimeExpression& time : sentence_.times) {
    if (time.kind != TimeKind::calendar || !time.period) continue;
    if (time.unit == TimeUnit::year) discourse_.year = time.period;
    if (time.unit == TimeUnit::quarter) discourse_.quarter = time.period;
  }
  const bool known = std::ranges::any_of(claims, [](const Claim& c) { return !c.measure.empty(); });
  if (!claims.empty() && !known) discourse_.measure.clear();  // "it" may be what this was of
  const Claim* owned = nullptr;                               // the last claim with a subject
  for (const Claim& claim : claims) {
    if (!claim.subject.empty()) owned = &claim;
    const bool first = discourse_.measure != claim.measure;
    if (claim.measure.empty() || (!first && is_base(claim, claims))) continue;
    discourse_.measure = claim.measure;
    discourse_.unit = is_percentage(claim.quantity) ? "" : claim.quantity.unit;
    discourse_.modality = claim.modality;
    if (!is_open_past(claim.period)) discourse_.period = claim.period;
    if (vocabulary_.lexicon.prose.is_kind(claim.measure, "spending") ||
        vocabulary_.lexicon.prose.is_kind(claim.measure, "investment")) {
      discourse_.kinds = {claim.measure};
    }
  }
  if (owned == nullptr) return keep_sentence();
  if (located_) return;  // "planted in Ukraine": nobody who could be "the firm"
  subject_ = owned->subject;
  kept_count_ = 0;
}

void Meaning::keep_sentence() {
  constexpr std::size_t most = 16;
  if (kept_count_ == most) subject();
  if (kept_count_ == kept_.size()) kept_.emplace_back();
  std::swap(kept_[kept_count_], sentence_);
  ++kept_count_;
}

const std::vector<std::string>& Meaning::subject() {
  while (kept_count_ > 0) {
    --kept_count_;
    Topic found = topic_of(view_of(kept_[kept_count_]));
    if (found.subject.empty()) continue;
    subject_ = std::move(found.subject);
    kept_count_ = 0;
  }
  return subject_;
}

}  // namespace veritally::extract
