#include "audit/ledger.hpp"

#include "audit/access.hpp"

#include <algorithm>
#include <functional>

namespace veritally {
namespace {

std::string own(const vt_text& text) { return std::string(view(text)); }

std::uint8_t mark_of(Verdict verdict, bool orders) {
  switch (verdict) {
    case Verdict::consistent:
    case Verdict::consistent_by_rounding:
      return orders ? mark::undetermined : mark::confirmed;
    case Verdict::inconsistent:
      return mark::conflicting;
    case Verdict::undetermined:
      return mark::undetermined;
    case Verdict::different_basis:
      return 0;
  }
  return 0;
}

std::uint8_t mark_of(Severity severity) {
  switch (severity) {
    case Severity::none:
      return 0;
    case Severity::note:
      return mark::note;
    case Severity::warning:
      return mark::warning;
    case Severity::error:
      return mark::error;
  }
  return 0;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

}  // namespace

Ledger::Ledger(const ClaimTable& table, std::size_t rules)
    : tallies(rules), own_marks_(table.limit()), other_marks_(table.limit()) {}

RuleSink::RuleSink(const ClaimTable& table, const DocumentViews& views, Ledger& ledger,
                   std::uint32_t number, const PluginRule& rule, Keep keep)
    : table_(table),
      views_(views),
      ledger_(ledger),
      rule_(number),
      severity_(rule.severity),
      orders_(rule.orders),
      last_severity_(static_cast<Severity>(rule.severity)),
      keep_(keep) {}

bool RuleSink::in_text(Symbol document, std::uint64_t begin, std::uint64_t end) const {
  const DocumentView* view = views_.find(document);
  return view != nullptr && begin <= end && end <= view->raw().text.size;
}

// Rules mostly name the claims of a group as the batch has them.
bool RuleSink::is_own(const vt_check& check) const {
  return std::less_equal<>()(own_.data(), check.claims) &&
         std::less_equal<>()(check.claims + check.claim_count, own_.data() + own_.size());
}

bool RuleSink::valid(const vt_check& check) const {
  if (check.struct_size < sizeof(vt_check) || check.verdict >= verdict_count) return false;
  if (check.claim_count == 0 && check.label_count == 0) return false;
  if (check.claim_count != 0 && check.claims == nullptr) return false;
  if (check.label_count != 0 && check.labels == nullptr) return false;
  const std::span<const vt_claim_ref> named(check.claims, check.claim_count);
  const auto is_claim = [this](ClaimRef ref) { return table_.holds(ref); };
  if (!is_own(check) && !std::all_of(named.begin(), named.end(), is_claim)) return false;
  for (std::uint32_t i = 0; i < check.label_count; ++i) {
    const vt_label& label = check.labels[i];
    if (label.role > VT_CONTRADICTS) return false;
    if (label.claim == VT_NO_CLAIM ? !in_text(label.document, label.begin, label.end)
                                   : !table_.holds(label.claim)) {
      return false;
    }
  }
  return true;
}

bool RuleSink::valid(const vt_finding& finding) const {
  if (finding.struct_size < sizeof(vt_finding) || finding.severity > VT_ERROR) return false;
  if (!(finding.confidence >= 0 && finding.confidence <= 1)) return false;
  if (finding.check == nullptr || !valid(*finding.check)) return false;
  for (std::uint64_t i = 0; i < finding.fix_count; ++i) {
    const vt_fix& fix = finding.fixes[i];
    for (std::uint64_t j = 0; j < fix.edit_count; ++j) {
      const vt_edit& edit = fix.edits[j];
      if (edit.claim == VT_NO_CLAIM ? !in_text(edit.document, edit.begin, edit.end)
                                    : !table_.holds(edit.claim)) {
        return false;
      }
    }
  }
  return true;
}

void RuleSink::mark(const vt_check& check, Severity severity) {
  if (keep_ == Keep::words) return;
  const auto bits = static_cast<std::uint8_t>(
      mark_of(static_cast<Verdict>(check.verdict), orders_) | mark_of(severity));
  const std::span<const vt_claim_ref> named(check.claims, check.claim_count);
  if (is_own(check)) {
    near_ = static_cast<std::size_t>(named.data() - own_.data());
    const auto marks = own_marks_.subspan(near_);
    for (std::size_t i = 0; i < named.size(); ++i) marks[i] |= bits;
  } else {
    for (const ClaimRef claim : named) {
      if (std::uint8_t* const marks = marks_near(claim)) {
        *marks |= bits;
      } else {
        ledger_.mark(claim, bits);
      }
    }
  }
  ++tally_[check.verdict];
}

// Where the marks of an own claim go that stands near the one that was named last, as those do that
// a rule names when it goes from group to group; else nullptr. A look at a few neighbours is
// cheaper than an exchange with other threads somewhere in memory.
std::uint8_t* RuleSink::marks_near(ClaimRef claim) {
  constexpr std::size_t reach = 16;
  const std::size_t end = std::min(near_ + reach, own_.size());
  for (std::size_t i = near_ - std::min(near_, reach); i < end; ++i) {
    if (own_[i] != claim) continue;
    near_ = i;
    return &own_marks_[i];
  }
  return nullptr;
}

Check RuleSink::copy(const vt_check& check) const {
  Check out;
  out.rule = rule_;
  out.verdict = static_cast<Verdict>(check.verdict);
  out.claims.assign(check.claims, check.claims + check.claim_count);
  out.working = own(check.working);
  for (std::uint32_t i = 0; i < check.label_count; ++i) {
    out.labels.push_back(copy(check.labels[i]));
  }
  return out;
}

Label RuleSink::copy(const vt_label& label) const {
  Label out;
  out.role = static_cast<LabelRole>(label.role);
  out.claim = label.claim;
  out.text = own(label.text);
  if (label.claim != VT_NO_CLAIM) {
    const DocumentView* view = views_.find(table_.row(label.claim).document);
    const std::string cell = view == nullptr ? std::string() : view->cell_of(label.claim);
    if (!cell.empty()) out.text += out.text.empty() ? cell : " (" + cell + ')';
    return out;
  }
  const auto bytes = views_.find(label.document)->bytes_of(label.begin, label.end);
  out.document = table_.documents.text(label.document);
  out.begin = bytes.begin;
  out.end = bytes.end;
  out.line = bytes.line;
  out.column = bytes.column;
  return out;
}

// What a finding shows: its labels, or else its claims; one place is the primary one.
void RuleSink::show_places(Check& check) const {
  const auto label_of = [this](ClaimRef claim, LabelRole role) {
    vt_label label{};
    label.role = static_cast<std::uint32_t>(role);
    label.claim = claim;
    return copy(label);
  };
  const auto is_primary = [](const Label& label) { return label.role == LabelRole::primary; };
  if (check.labels.empty()) {
    for (const ClaimRef claim : check.claims) {
      check.labels.push_back(label_of(claim, LabelRole::related));
    }
    check.labels.front().role = LabelRole::primary;
  } else if (std::ranges::none_of(check.labels, is_primary)) {
    if (check.claims.empty()) {
      check.labels.front().role = LabelRole::primary;
    } else {
      check.labels.insert(check.labels.begin(), label_of(check.claims.front(), LabelRole::primary));
    }
  }
}

// The edit of a claim that does not say where it stands has no place, and its fix a title alone.
Edit RuleSink::copy(const vt_edit& edit) const {
  Edit out;
  out.text = own(edit.text);
  if (edit.claim == VT_NO_CLAIM) {
    const auto bytes = views_.find(edit.document)->bytes_of(edit.begin, edit.end);
    out.document = table_.documents.text(edit.document);
    out.begin = bytes.begin;
    out.end = bytes.end;
  } else if (const auto claim = table_.fetch(edit.claim); claim && claim->begin && claim->end) {
    out.document = claim->document;
    out.begin = *claim->begin;
    out.end = *claim->end;
  }
  return out;
}

FindingPlace RuleSink::place_of(const vt_check& check) const {
  if (check.claim_count > 0) {
    const ClaimRef main = check.claims[0];
    return {table_.row(main).document, table_.begin(main), rule_, main};
  }
  const vt_label& label = check.labels[0];
  if (label.claim != VT_NO_CLAIM) return {0, 0, rule_, label.claim};
  const auto begin = std::min<std::uint64_t>(copy(label).begin, UINT32_MAX);
  return {label.document, static_cast<std::uint32_t>(begin), rule_, no_claim};
}

vt_status RuleSink::check(const vt_check& check) {
  if (!valid(check)) return VT_BAD_ARGUMENT;
  // A bare contradiction belongs to the finding before it, and weighs as that does.
  mark(check, check.verdict == VT_INCONSISTENT ? last_severity_ : Severity::none);
  if (keep_ == Keep::everything) checks_.push_back(copy(check));
  return VT_OK;
}

vt_status RuleSink::finding(const vt_finding& finding) {
  if (!valid(finding)) return VT_BAD_ARGUMENT;
  const vt_check& check = *finding.check;
  const auto severity = static_cast<Severity>(finding.severity == 0 ? severity_ : finding.severity);
  last_severity_ = severity;
  mark(check, severity);
  ++severities_[static_cast<std::size_t>(severity)];
  if (keep_ == Keep::shapes) {
    short_findings_.push_back({place_of(check), subjects_.first, subjects_.second});
    return VT_OK;
  }
  if (keep_ == Keep::words) {
    const FindingPlace place = place_of(check);
    if (!ledger_.unworded.contains(place)) return VT_OK;
    worded_.push_back(place);
  }
  Finding out;
  out.check = copy(check);
  show_places(out.check);
  out.severity = severity;
  out.confidence = finding.confidence;
  out.message = own(finding.message);
  for (std::uint64_t i = 0; i < finding.fix_count; ++i) {
    const vt_fix& fix = finding.fixes[i];
    Fix& copied = out.fixes.emplace_back(Fix{own(fix.title), {}});
    for (std::uint64_t j = 0; j < fix.edit_count; ++j) {
      Edit edit = copy(fix.edits[j]);
      if (!edit.document.empty()) copied.edits.push_back(std::move(edit));
    }
  }
  if (keep_ == Keep::everything) checks_.push_back(out.check);
  findings_.push_back(std::move(out));
  return VT_OK;
}

vt_status RuleSink::rewrite(std::uint64_t, std::string_view) { return VT_BAD_ARGUMENT; }

void RuleSink::settle() {
  for (std::size_t i = 0; i < verdict_count; ++i) ledger_.tallies[rule_][i] += tally_[i];
  if (keep_ != Keep::words) {
    for (std::size_t i = 0; i < severities_.size(); ++i) ledger_.severities[i] += severities_[i];
  }
  append(ledger_.checks, checks_);
  append(ledger_.findings, findings_);
  append(ledger_.short_findings, short_findings_);
  for (const FindingPlace& place : worded_) --ledger_.unworded.at(place);
  worded_.clear();
  tally_ = {};
  severities_ = {};
}

}  // namespace veritally
