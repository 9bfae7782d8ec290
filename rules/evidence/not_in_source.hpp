// evidence/not-in-source: a figure that the source to which its sentence points does not have.
#pragma once

#include "addresses.hpp"
#include "cited.hpp"
#include "made_of.hpp"
#include "own_row.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally::rules {

class NotInSource {
 public:
  static constexpr plugin::Info info{
      .id = "evidence/not-in-source",
      .summary = "figures that the source to which they point does not have",
      .documentation =
          R"(Where a sentence of a draft has a link or a footnote that leads to one of the sources of the audit, its
figures are looked for there: as quantities, in any unit, in what their digits and hedges allow, and as
digits in the text. A figure that stands there is `consistent`.

So does a mark `[^src: report.html]` in a sentence or behind it, which is no part of the text. One
that names what is not among the documents of the audit is a note. `[^src: figures.csv#row=12]`, as
`#row=12` at the end of any link, leads to that row of the source's tables alone; `#row=5-7;9`, `#row=5-*`,
`#col=3`, `#cell=4,2` and `#cell=4,2-6,4` do so as RFC 7111 says. What is not there is a warning, as is
what cannot be read as one of these; any other end of a link to a table is a note. `[^src: figures.csv
sha256=9f86d0...]` also names the SHA-256 that the source had: the report has an incident if it has
another one now.

A link leads to a source if both have the same address, or the same file name and no other source has
it. A footnote leads where its links lead, or to the source whose address or file name it gives.

For example, a story says that a firm *hired [5,800 people](report.html)*, and the report has 8,500. A
power of ten or two exchanged digits that explain the difference are named.

A figure that stands in the rows, columns or cells of a mark is reported if it is that of another row than
the sentence speaks of: of another year than the one that it names, or of a name that is not the one in it.
It is `undetermined` where the sentence says more than that.

What the cells of a mark come to is `consistent`: the sum or mean of three and more of one column, the rise
or fall between two. Figures that may have been computed from others of the source (a sum, a difference, a
share or a change of two of them, the sum or mean of all of one column, subject or time, a share in it) are
`undetermined`, as are all figures where the source has too many numbers to tell. The rule stays silent on links to what is no source of the audit, on sentences that have such a link beside
the other one, on sources without figures, and on counts up to twelve (of days to years in words
alone).
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::warning,
      .options = RowWords::options};

  explicit NotInSource(const plugin::Host& host) : row_words_(host) {}

  void check(const plugin::Host& host, const plugin::Document& document) const {
    if (document.role() != plugin::DocumentRole::draft || document.links().empty()) return;
    const std::vector<plugin::Document> sources = sources_of(host);
    report_not_given(host, document);
    if (sources.empty()) return;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0) continue;
      const auto cited = cited_by(document, sentence, sources);
      if (cited.empty() || report_broken(host, document, sentence, cited)) continue;
      for (std::size_t i = 0; i < sentence.claim_count; ++i) {
        check_claim(host, document, document.claims_of(sentence)[i],
                    document.places_of(sentence)[i], cited);
      }
    }
  }

 private:
  using Sources = std::vector<Cited>;

  static std::vector<plugin::Document> sources_of(const plugin::Host& host) {
    std::vector<plugin::Document> sources;
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      const bool read = document && document->role() == plugin::DocumentRole::source &&
                        !document->text().empty() && !document->claims().empty();
      if (read) sources.push_back(*document);
    }
    return sources;
  }

  // ---- Links ----

  // The sources to which a sentence points; none if it points elsewhere, too.
  static Sources cited_by(const plugin::Document& document, const plugin::Sentence& sentence,
                          const std::vector<plugin::Document>& sources) {
    Sources cited;
    for (const plugin::Link& link : links_of(document, sentence)) {
      const Address address = address_of(document, link, sources);
      if (address.source == nullptr) return {};
      cited.emplace_back(*address.source, address.text);
    }
    return cited;
  }

  // A finding where a link of the sentence leads to cells that are not there.
  static bool report_broken(const plugin::Host& host, const plugin::Document& document,
                            const plugin::Sentence& sentence, const Sources& cited) {
    const auto broken = std::find_if(cited.begin(), cited.end(),
                                     [](const Cited& source) { return !source.broken().empty(); });
    if (broken == cited.end()) return false;
    const auto claims = document.claims_of(sentence);
    host.report(plugin::Finding{
        .check = {.verdict = plugin::Verdict::undetermined,
                  .claims = {claims.begin(), claims.end()},
                  .working = "source: " + broken->name()},
        .message = broken->broken(),
        .severity = broken->is_selection() ? plugin::Severity::warning : plugin::Severity::note});
    return true;
  }

  // A note for each source that marks beside figures name and that is not there.
  static void report_not_given(const plugin::Host& host, const plugin::Document& document) {
    std::set<std::string_view> told;
    for (const plugin::Sentence& sentence : document.sentences()) {
      if (sentence.claim_count == 0) continue;
      for (const plugin::Link& link : links_of(document, sentence)) {
        const auto named = named_by(link);
        if (!named || is_given(host, *named) || !told.insert(bare(*named)).second) continue;
        const auto claims = document.claims_of(sentence);
        host.report(
            plugin::Finding{.check = {.verdict = plugin::Verdict::undetermined,
                                      .claims = {claims.begin(), claims.end()},
                                      .working = "source: " + std::string(*named)},
                            .message = "the source \"" + std::string(*named) + "\" was not given",
                            .severity = plugin::Severity::note});
      }
    }
  }

  // Whether any document of the audit has the address, or the file name.
  static bool is_given(const plugin::Host& host, std::string_view named) {
    const std::string_view name = file_name(bare(named));
    return std::ranges::any_of(host.documents(), [&](plugin::Symbol symbol) {
      const auto document = plugin::Document::open(host, symbol);
      return document && file_name(bare(document->path())) == name;
    });
  }

  // ---- Figures ----

  // Of what meets a figure that which fits the sentence best.
  struct Held {
    const Cited* source = nullptr;  // of `best`
    plugin::Claim best;
    RowFit fit = RowFit::other_time;
  };

  void check_claim(const plugin::Host& host, const plugin::Document& document, plugin::ClaimRef ref,
                   const plugin::Place& place, const Sources& cited) const {
    const auto claim = host.claim(ref);
    const bool vague = (place.flags & VT_PLACE_VAGUE) != 0;
    if (!claim || vague || is_small_count(host, *claim, document.text_of(place))) return;
    const OwnRow row(host, row_words_, document, document.sentences()[place.sentence], *claim);
    Held held;
    for (const Cited& source : cited) {
      hold(host, *claim, row, source, held);
      if (held.source != nullptr && held.fit == RowFit::may_be) {
        return report_found(host, *claim, held.best.ref);
      }
    }
    if (held.source != nullptr) return report_other_row(host, *claim, held);
    for (const Cited& source : cited) {
      if (may_tell(host, row, source) && has_digits(source.text(), document.text_of(place))) {
        return report_found(host, *claim, VT_NO_CLAIM);
      }
    }
    report_missing(host, *claim, row, cited);
  }

  static void hold(const plugin::Host& host, const plugin::Claim& claim, const OwnRow& row,
                   const Cited& source, Held& held) {
    for (const plugin::ClaimRef other : source.claims()) {
      const bool meets = host.compare(claim.ref, other).meets();
      const auto figure = meets ? host.claim(other) : std::nullopt;
      if (!figure) continue;
      const RowFit fit = source.is_selection() ? row.fit(*figure, source.source()) : RowFit::may_be;
      if (held.source != nullptr && fit >= held.fit) continue;
      held.source = &source;
      held.best = *figure;
      held.fit = fit;
      if (fit == RowFit::may_be) return;
    }
  }

  // Some cell that the author chose may be what the sentence speaks of.
  static bool may_tell(const plugin::Host& host, const OwnRow& row, const Cited& source) {
    if (!source.is_selection() || source.claims().empty()) return true;
    return std::ranges::any_of(source.claims(), [&](plugin::ClaimRef ref) {
      const auto figure = host.claim(ref);
      return figure && row.fit(*figure, source.source()) == RowFit::may_be;
    });
  }

  // "three plants", and "over the two years" in words: the author's own count.
  static bool is_small_count(const plugin::Host& host, const plugin::Claim& claim,
                             std::string_view words) {
    constexpr std::int64_t most = 12;
    const std::string_view unit = host.text(plugin::Column::unit, claim.unit);
    const bool time = plugin::is_one_of(unit, {"year", "quarter", "month", "week", "day"}) &&
                      std::ranges::none_of(words, plugin::is_digit);
    return (unit == "1" || time) && plugin::compare(claim.value, {most, 0, 0}) <= 0 &&
           claim.value.exponent == 0;
  }

  // Whether the digits of some words stand in a text as a number of their own.
  static bool has_digits(std::string_view text, std::string_view words) {
    const auto first = words.find_first_of("0123456789");
    if (first == std::string_view::npos) return false;
    const std::string_view digits =
        words.substr(first, words.find_last_of("0123456789") - first + 1);
    const auto inside = [](char c) { return plugin::is_digit(c) || c == '.' || c == ','; };
    if (!std::all_of(digits.begin(), digits.end(), inside)) return false;
    for (auto at = text.find(digits); at != std::string_view::npos;
         at = text.find(digits, at + 1)) {
      const std::uint64_t end = at + digits.size();
      const bool begins = at == 0 || !inside(text[at - 1]);
      const bool goes_on =
          end + 1 < text.size() && inside(text[end]) && plugin::is_digit(text[end + 1]);
      const bool ends = end == text.size() || (!plugin::is_digit(text[end]) && !goes_on);
      if (begins && ends) return true;
    }
    return false;
  }

  static void report_found(const plugin::Host& host, const plugin::Claim& claim,
                           plugin::ClaimRef other) {
    plugin::Check check{.verdict = plugin::Verdict::consistent,
                        .claims = {claim.ref},
                        .working = "the cited source has the figure"};
    if (other != VT_NO_CLAIM) check.claims.push_back(other);
    host.report(check);
  }

  // A figure that stands in the cells, of something else.
  static void report_other_row(const plugin::Host& host, const plugin::Claim& claim,
                               const Held& held) {
    const std::string& name = held.source->name();
    plugin::Check check{
        .verdict = plugin::Verdict::undetermined,
        .claims = {claim.ref, held.best.ref},
        .working = "the figure stands in " + name + ", which seems to be of another time or name"};
    if (held.fit == RowFit::doubtful) return host.report(check);
    check.verdict = plugin::Verdict::inconsistent;
    const std::string figure = "the figure of \"" + name + "\" is of ";
    const std::string_view subject = host.text(plugin::Column::subject, held.best.subject);
    check.working = "the figure stands there, of something else";
    host.report(plugin::Finding{
        .check = std::move(check),
        .message = figure + (held.fit == RowFit::other_time
                                 ? "another year than the sentence names"
                                 : std::string(subject) + ", whom the sentence does not name"),
        .confidence = 0.9});
  }

  static void report_missing(const plugin::Host& host, const plugin::Claim& claim,
                             const OwnRow& row, const Sources& cited) {
    const Cited& source = cited.front();
    for (const Cited& one : cited) {
      if (report_made(host, claim, row, one)) return;
    }
    plugin::Check check{.verdict = plugin::Verdict::undetermined,
                        .claims = {claim.ref},
                        .working = "none of " + std::to_string(source.claims().size()) +
                                   " figures of " + source.name() + " meets it"};
    const auto meant = misread(host, claim, cited);
    const bool perhaps =
        is_made_of_found(host, claim, cited) || std::ranges::any_of(cited, [&](const Cited& one) {
          return MadeOf(host, claim, one).perhaps();
        });
    if (!meant && perhaps) {
      check.working += "; it may have been computed from them";
      return host.report(check);
    }
    check.verdict = plugin::Verdict::inconsistent;
    if (meant) check.claims.push_back(meant->first.ref);
    std::string message = "the source \"" + source.name() + "\" does not have " +
                          plugin::show_with_unit(host, claim, plugin::scale_of(host, claim));
    if (meant) message += "; explained by " + meant->second;
    host.report(plugin::Finding{.check = std::move(check),
                                .message = std::move(message),
                                .confidence = meant ? 0.95 : 0.8});
  }

  // What the cells come to that the author chose.
  static bool report_made(const plugin::Host& host, const plugin::Claim& claim, const OwnRow& row,
                          const Cited& source) {
    if (!source.is_selection()) return false;
    const auto made =
        may_tell(host, row, source) ? MadeOf(host, claim, source).whole() : std::nullopt;
    if (!made) return false;
    host.report(plugin::Check{.verdict = plugin::Verdict::consistent,
                              .claims = {claim.ref},
                              .working = *made + " of " + source.name()});
    return true;
  }

  // "$70 million and $95 million, $165 million in all": what it was made of stands in the sources.
  static bool is_made_of_found(const plugin::Host& host, const plugin::Claim& claim,
                               const Sources& cited) {
    const auto stands = [&](plugin::ClaimRef operand) {
      return std::ranges::any_of(cited, [&](const Cited& source) {
        return std::ranges::any_of(source.claims(), [&](plugin::ClaimRef other) {
          return host.compare(operand, other).meets();
        });
      });
    };
    return !claim.operands.empty() && std::ranges::all_of(claim.operands, stands);
  }

  // The figure of a source that a slip of hand or eye makes this one, and the slip.
  static std::optional<std::pair<plugin::Claim, std::string>> misread(const plugin::Host& host,
                                                                      const plugin::Claim& claim,
                                                                      const Sources& cited) {
    for (const Cited& source : cited) {
      for (const plugin::ClaimRef ref : source.claims()) {
        const bool alike = host.compare(claim.ref, ref).known();
        const auto other = alike ? host.claim(ref) : std::nullopt;
        const auto figure =
            other ? plugin::brought(host, plugin::directed(host, *other), *other, claim)
                  : std::nullopt;
        if (!figure) continue;
        const auto slips = plugin::stated_slips(host, claim, *figure);
        if (!slips.empty()) return std::pair(*other, plugin::describe(slips.front()));
      }
    }
    return std::nullopt;
  }

  RowWords row_words_;
};

}  // namespace veritally::rules
