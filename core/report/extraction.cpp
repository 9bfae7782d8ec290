#include "report/extraction.hpp"

#include "document/line_index.hpp"
#include "document/sentences.hpp"
#include "extract/value.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace veritally {
namespace {

constexpr std::string_view dot = " · ";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

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

std::string period_words(const Period& period) {
  std::string text = period.fiscal ? "fiscal " : "";
  if (period.relation != Relation::during) text += std::string(to_string(period.relation)) + ' ';
  if (period.from && period.to) return text + days_words(*period.from, *period.to);
  if (period.from) return text + "from " + to_string(*period.from);
  return period.to ? text + "to " + to_string(*period.to) : text + "open";
}

// Bytes of the document's text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Renderer {
 public:
  Renderer(const AuditedDocument& from, std::span<const Claim> claims, bool color)
      : from_(from), claims_(claims), lines_(from.bytes, from.document.encoding), color_(color) {}

  std::string run() {
    for (const Block& block : from_.document.blocks) show_block(block);
    text_ += from_.document.path + ": " + counted(claims_.size(), "claim");
    if (!from_.unread.empty()) text_ += ", " + counted(from_.unread.size(), "number") + " unread";
    return std::move(text_ += '\n');
  }

 private:
  static std::string counted(std::size_t number, std::string_view word) {
    return std::to_string(number) + ' ' + std::string(word) + (number == 1 ? "" : "s");
  }

  std::string paint(std::string_view code, std::string_view words) const {
    if (!color_) return std::string(words);
    return "\x1b[" + std::string(code) + "m" + std::string(words) + "\x1b[0m";
  }

  bool has_more(std::size_t end) const {
    return (claim_ < claims_.size() && from_.places[claim_].begin < end) ||
           (unread_ < from_.unread.size() && from_.unread[unread_].begin < end);
  }

  void show_block(const Block& block) {
    if (!has_more(block.end)) return;
    for (const Sentence& sentence :
         sentences_in(from_.document.text_of(block), from_.lexicon->sentences)) {
      const Stretch place{block.begin + sentence.begin, block.begin + sentence.end};
      if (has_more(place.end)) show_sentence(place);
    }
  }

  // The sentence with its quantities marked, and a line for each of them.
  void show_sentence(const Stretch& sentence) {
    const auto where = lines_.at(from_.document.source.begin_of(sentence.begin));
    text_ += paint("2", from_.document.path + ':' + std::to_string(where.line) + ':' +
                            std::to_string(where.column) + ':') +
             ' ';
    std::string lines;
    std::size_t at = sentence.begin;
    while (has_more(sentence.end)) {
      const Stretch place = next_place();
      text_ += words_of({at, place.begin});
      text_ += paint("4", words_of(place));
      at = place.end;
      lines += "  " + next_line(place);
    }
    text_ += words_of({at, std::max(at, sentence.end)}) + '\n' + lines + '\n';
  }

  bool unread_is_next() const {
    if (unread_ == from_.unread.size()) return false;
    return claim_ == claims_.size() || from_.unread[unread_].begin < from_.places[claim_].begin;
  }

  Stretch next_place() const {
    if (!unread_is_next()) return {from_.places[claim_].begin, from_.places[claim_].end};
    return {from_.unread[unread_].begin, from_.unread[unread_].end};
  }

  std::string next_line(const Stretch& place) {
    const std::string quoted = paint("1", '"' + words_of(place) + '"') + ": ";
    if (!unread_is_next()) return quoted + claim_words(claims_[claim_++]) + '\n';
    const Unread& unread = from_.unread[unread_++];
    return quoted + paint("31", "not read: it " + std::string(reason(unread.trouble))) + '\n';
  }

  // The text on one line, without what a terminal would take for a command.
  std::string words_of(const Stretch& place) const {
    std::string words;
    bool blank = false;
    const std::string_view text = from_.document.text;
    for (std::size_t at = place.begin; at < place.end; ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      const bool control = c <= 0x20 || c == 0x7F;
      const bool late = c == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
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

  std::string open(std::string_view what) const {
    return paint("33", std::string(what) + ": open");
  }

  std::string claim_words(const Claim& claim) const {
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

  const AuditedDocument& from_;
  std::span<const Claim> claims_;
  LineIndex lines_;
  bool color_;
  std::size_t claim_ = 0;   // the first that is not shown yet
  std::size_t unread_ = 0;  // the same of what is not read
  std::string text_;
};

}  // namespace

std::string render_extraction(const AuditedDocument& document, std::span<const Claim> claims,
                              bool color) {
  return Renderer(document, claims, color).run();
}

}  // namespace veritally
