#include "report/words.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>

namespace veritally {
namespace {

// A power of ten and its short name.
struct Scale {
  std::int32_t power = 0;
  std::string_view name;
};

// Money and bare numbers are shown in millions and more.
Scale scale_of(const Quantity& quantity) {
  const std::string& unit = quantity.unit;
  const bool money = unit.size() == 3 && std::all_of(unit.begin(), unit.end(),
                                                     [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!money && unit != "1") return {};
  Decimal size = quantity.range ? quantity.range->second : quantity.value;
  if (size.sign() < 0) size = negate(size).value_or(size);
  constexpr std::array<Scale, 3> scales = {{{12, "tn"}, {9, "bn"}, {6, "mn"}}};
  for (const Scale& scale : scales) {
    if (size >= Decimal(1, scale.power)) return scale;
  }
  return {};
}

// "bn USD", "%", "GPU", "1000 person": what follows a number; may be empty.
std::string unit_words(std::string_view scale, const std::string& unit, const std::string& of) {
  std::string text;
  const auto append = [&text](std::string_view word) {
    if (word.empty()) return;
    if (!text.empty()) text += ' ';
    text += word;
  };
  append(scale);
  if (unit != "1") append(unit == "percent" ? "%" : unit);
  append(of);
  return text;
}

std::string per_words(const Per& per) {
  const std::string what = unit_words({}, per.unit, per.of);
  if (per.value == Decimal(1, 0)) return " per " + what;
  return " per " + per.value.to_string() + (what.empty() ? "" : " ") + what;
}

bool ends_month(const Date& date) {
  return date == std::chrono::year_month_day_last(date.year() / date.month() / std::chrono::last);
}

// "2025", "2025-03", "2025-01-01 to 2025-06-30": as short as the days allow.
std::string days_words(const Date& from, const Date& to) {
  std::string first = to_string(from);
  if (from == to) return first;
  const bool months = from.day() == std::chrono::day(1) && ends_month(to);
  const bool year = from.month() == std::chrono::January && to.month() == std::chrono::December;
  if (months && year && from.year() == to.year()) return first.substr(0, 4);
  if (months && from.year() / from.month() == to.year() / to.month()) return first.substr(0, 7);
  return first + " to " + to_string(to);
}

// What the nearest others say where they differ, each thing once: "2024; 2025".
std::string words_of_others(const ClaimOutcome& outcome, const ClaimTable& table) {
  Facets differs = outcome.differs;
  if (outcome.reason == Reason::other_unit) differs.set(index_of(Facet::dimension));
  std::vector<std::string> said;
  for (const ClaimRef other : outcome.others) {
    const auto claim = table.fetch(other);
    if (!claim) continue;
    std::string words;
    for (std::size_t i = 0; i < facet_count; ++i) {
      if (!differs[i]) continue;
      if (!words.empty()) words += ", ";
      words += facet_words(static_cast<Facet>(i), *claim);
    }
    if (std::ranges::find(said, words) == said.end()) said.push_back(std::move(words));
  }
  std::string text;
  for (const std::string& words : said) text += (text.empty() ? "" : "; ") + words;
  return text;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string words;
  bool blank = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const bool control = c <= 0x20 || c == 0x7F;
    const bool late =
        c == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (!(control || late)) {
      words += text[at];
    } else if (!blank) {
      words += ' ';
    }
    blank = control || late;
    at += late ? 1 : 0;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string quantity_words(const Quantity& quantity) {
  const Scale scale = scale_of(quantity);
  const auto down = RationalInterval::point(to_rational(Decimal(1, -scale.power)));
  std::string text;
  if (quantity.change != Change::none) text += std::string(to_string(quantity.change)) + ' ';
  text += to_string(multiply(to_rational(quantity.interval), down));
  const std::string unit = unit_words(scale.name, quantity.unit, quantity.of);
  if (!unit.empty()) text += ' ' + unit;
  if (quantity.per) text += per_words(*quantity.per);
  return text;
}

std::string period_words(const Period& period) {
  std::string text = period.fiscal ? "fiscal " : "";
  if (period.relation != Relation::during) text += std::string(to_string(period.relation)) + ' ';
  if (period.from && period.to) return text + days_words(*period.from, *period.to);
  if (period.from) return text + "from " + to_string(*period.from);
  return period.to ? text + "to " + to_string(*period.to) : text + "open";
}

std::string facet_words(Facet facet, const Claim& claim) {
  const auto or_none = [](std::string_view words, std::string_view none) {
    return std::string(words.empty() ? none : words);
  };
  switch (facet) {
    case Facet::measure:
      return or_none(claim.measure, "no measure");
    case Facet::dimension:
      return claim.quantity.unit;
    case Facet::period:
      return claim.period ? period_words(*claim.period) : "no period";
    case Facet::base_period:
      return claim.base_period ? "against " + period_words(*claim.base_period) : "no base period";
    case Facet::scope:
      return or_none(joined(claim.scope), "no scope");
    case Facet::status:
      return std::string(to_string(claim.modality));
    case Facet::noun:
      return or_none(claim.quantity.of, "no noun");
    case Facet::rate:
      return claim.quantity.per ? per_words(*claim.quantity.per).substr(1) : "no rate";
    case Facet::direction:
      return claim.quantity.change == Change::none ? "a level"
                                                   : std::string(to_string(claim.quantity.change));
    case Facet::clarity:
      return claim.ambiguous ? "ambiguous" : "clear";
  }
  return {};
}

std::string claim_words(const Claim& claim, const WordOpen& open) {
  constexpr std::string_view dot = " · ";
  std::string text = claim.subject.empty() ? open("subject") : joined(claim.subject);
  text += dot;
  text += claim.measure.empty() ? open("measure") : claim.measure;
  if (!claim.scope.empty()) text += " (" + joined(claim.scope) + ')';
  text += std::string(dot) + quantity_words(claim.quantity) + std::string(dot);
  text += claim.period ? period_words(*claim.period) : open("period");
  if (claim.base_period) text += " against " + period_words(*claim.base_period);
  text += std::string(dot) + std::string(to_string(claim.modality));
  if (!claim.attribution.empty()) text += std::string(dot) + "said by " + claim.attribution;
  return text;
}

std::string difference_words(Facets differs, const Claim& claim, const Claim& other) {
  std::string text;
  for (std::size_t i = 0; i < facet_count; ++i) {
    if (!differs[i]) continue;
    const auto facet = static_cast<Facet>(i);
    if (!text.empty()) text += "; ";
    text += std::string(to_string(facet)) + ": " + facet_words(facet, claim) + " against " +
            facet_words(facet, other);
  }
  return text;
}

std::string place_words(const Claim& claim) {
  std::string text = claim.document;
  if (claim.line) {
    text += ':' + std::to_string(*claim.line) + ':' + std::to_string(claim.column.value_or(1));
  } else {
    text += ' ' + claim.id;
  }
  if (!claim.text.empty()) text += " \"" + claim.text + '"';
  return printable(text);
}

std::string hundredths(double value) {
  const auto whole = std::llround(value * 100);
  if (whole >= 100) return "1";
  return "0." + std::string(whole < 10 ? 1 : 0, '0') + std::to_string(whole);
}

std::string consensus_words(const Consensus& consensus) {
  constexpr std::string_view dot = " · ";
  static constexpr std::size_t most = 4;
  const auto few = [](std::vector<std::string> names) {
    const std::size_t more = names.size() - std::min(names.size(), most);
    names.resize(names.size() - more);
    if (more > 0) names.push_back(std::to_string(more) + " more");
    return joined(names);
  };
  Quantity quantity;
  quantity.value = consensus.value;
  quantity.range = consensus.range;
  quantity.unit = consensus.unit;
  quantity.interval = consensus.range
                          ? Interval::closed(consensus.range->first, consensus.range->second)
                          : Interval::point(consensus.value);
  std::string text = joined(consensus.subject) + std::string(dot) + consensus.measure;
  if (!consensus.scope.empty()) text += " (" + joined(consensus.scope) + ')';
  if (consensus.period) text += std::string(dot) + period_words(*consensus.period);
  if (consensus.modality != Modality::actual) {
    text += std::string(dot) + std::string(to_string(consensus.modality));
  }
  return text + ": " + quantity_words(quantity) + " (" + few(consensus.support) + ", not " +
         few(consensus.against) + ')';
}

std::string confirmation_words(const ClaimOutcome& outcome, const ClaimTable& table) {
  const auto document_of = [&](ClaimRef ref) {
    return table.documents.text(table.row(ref).document);
  };
  std::vector<std::string_view> others;
  for (const ClaimRef other : outcome.others) others.push_back(document_of(other));
  return confirmation_words(document_of(outcome.claim), others, outcome.voices);
}

std::string confirmation_words(std::string_view own, const std::vector<std::string_view>& others,
                               std::uint32_t voices) {
  std::vector<std::string> documents;
  for (const std::string_view other : others) {
    if (other == own || std::ranges::find(documents, other) != documents.end()) continue;
    documents.emplace_back(other);
  }
  if (others.empty()) return {};
  if (documents.empty()) return "confirmed by its own document";
  std::string text = "confirmed by " + joined(documents);
  if (voices >= documents.size()) return text;
  if (voices == 0) return text + ", in its own voice: a copy, or of one origin";
  return text + ", which are " + std::to_string(voices) + (voices == 1 ? " voice" : " voices") +
         ": copies, or of one origin";
}

std::string reason_words(const ClaimOutcome& outcome, const ClaimTable& table) {
  const auto claim = table.fetch(outcome.claim);
  if (!claim) return {};
  const std::string measure =
      claim->measure + (claim->subject.empty() ? "" : " of " + joined(claim->subject));
  const auto others = [&](std::string_view what) {
    return "only " + std::string(what) + ": " + words_of_others(outcome, table);
  };
  switch (outcome.reason) {
    case Reason::none:
      return {};
    case Reason::ambiguous:
      return "its sentence gives other figures for what looks like the same thing";
    case Reason::denied:
      return "it is denied, which contradicts no number";
    case Reason::subject_unknown:
      return "subject unknown";
    case Reason::measure_unknown:
      return "measure unknown";
    case Reason::unit_unknown:
      return "unit not understood: " + claim->quantity.unit;
    case Reason::no_other_claim:
      return "no other claim about " + measure;
    case Reason::other_unit:
      return others("in another kind of unit");
    case Reason::only_here:
      return "only this document speaks of " + measure;
    case Reason::period_unknown:
      return "period unknown, and others are of " + words_of_others(outcome, table);
    case Reason::other_period:
      return others("other periods");
    case Reason::other_scope:
      return others("of another scope");
    case Reason::other_status:
      return others("of another status");
    case Reason::other_noun:
      return others("other things are counted");
    case Reason::other_rate:
      return others("at another rate");
    case Reason::other_direction:
      return others("another direction");
    case Reason::other_basis:
      return others("on other bases");
    case Reason::not_compared:
      return "no rule that runs compares it";
  }
  return {};
}

}  // namespace veritally
