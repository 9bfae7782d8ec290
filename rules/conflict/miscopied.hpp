// A figure of a draft that no other document has, where a source has one in the same unit that the
// draft has not, and a slip of hand or eye makes the one of the other: 21.8 million here and
// 12.8 million there. No claim says that both are of one thing, so what says it is that the two
// documents share other figures, that these two are left over, and the words around them. For
// conflict/between, as a warning.
#pragma once

#include "figures.hpp"
#include "same_digits.hpp"

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace veritally::rules {

class Miscopied {
 public:
  static constexpr plugin::Option options[] = {
      {"calendar", "names of days and months, which texts of all matters share, parted by commas",
       "monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, "
       "april, may, june, july, august, september, october, november, december"}};

  explicit Miscopied(const plugin::Host& host)
      : topics_(host), calendar_(host.option("calendar")) {}

  // All documents at once. `told`: claims of which a finding speaks already.
  void check(const plugin::Host& host, const std::set<plugin::ClaimRef>& told) const {
    std::vector<Read> drafts;
    std::vector<Read> sources;
    for (const plugin::Symbol symbol : host.documents()) {
      const auto document = plugin::Document::open(host, symbol);
      if (!document || document->text().empty()) continue;
      const bool draft = document->role() == plugin::DocumentRole::draft;
      (draft ? drafts : sources).push_back(read(host, *document));
    }
    for (const Read& draft : drafts) {
      for (const Read& source : sources) {
        if (of_one_matter(draft, source)) compare(host, told, draft, source, sources);
      }
    }
  }

 private:
  static constexpr std::size_t most = 200;  // figures of a document

  // A number as it is written, in its unit.
  using Amount = std::tuple<plugin::Symbol, std::int64_t, std::int32_t>;

  struct Read {
    plugin::Document document;
    std::vector<ToldFigure> figures;
    std::set<Amount> amounts;  // of them
    std::set<std::string_view> names;
  };

  static Amount amount_of(const plugin::Claim& claim) {
    const vt_decimal digits = without_zeros(claim.value);
    return {claim.unit, digits.mantissa, digits.exponent};
  }

  Read read(const plugin::Host& host, const plugin::Document& document) const {
    Read out{document, {}, {}, {}};
    for (const plugin::Block& block : document.blocks()) {
      for (const ToldFigure& told : figures_in(host, document, block)) {
        if (!told.claim.range && !is_small_count(host, told.claim)) out.figures.push_back(told);
      }
    }
    for (const ToldFigure& told : out.figures) out.amounts.insert(amount_of(told.claim));
    for (const plugin::Sentence& sentence : document.sentences()) {
      for (const std::string_view name : names_in(document.text_of(sentence), true)) {
        if (!calendar_.holds(name)) out.names.insert(name);
      }
    }
    return out;
  }

  // Whether two texts share enough figures and names to speak of one matter. A figure of two digits
  // is seldom shared by chance.
  static bool of_one_matter(const Read& a, const Read& b) {
    if (a.figures.size() > most || b.figures.size() > most) return false;
    constexpr std::int64_t two_digits = 10;
    constexpr std::size_t most_names = 3;
    constexpr std::size_t enough = 3;
    const auto names = std::ranges::count_if(
        a.names, [&](std::string_view name) { return b.names.contains(name); });
    std::size_t weight = std::min(most_names, static_cast<std::size_t>(names));
    for (const Amount& amount : a.amounts) {
      if (!b.amounts.contains(amount)) continue;
      weight += std::get<std::int64_t>(amount) >= two_digits ? enough : 1;
    }
    return weight >= enough;
  }

  void compare(const plugin::Host& host, const std::set<plugin::ClaimRef>& told, const Read& draft,
               const Read& source, const std::vector<Read>& sources) const {
    for (const ToldFigure& figure : draft.figures) {
      const bool copied = draft.document.block_of(*figure.sentence).kind != VT_BLOCK_TABLE_CELL &&
                          !told.contains(figure.claim.ref) &&
                          std::ranges::none_of(sources, [&](const Read& one) {
                            return has(host, one, draft, figure);
                          });
      if (!copied) continue;
      std::vector<const ToldFigure*> meant;
      for (const ToldFigure& other : source.figures) {
        if (may_be_meant(draft, figure, source, other) && !has(host, draft, source, other)) {
          meant.push_back(&other);
        }
      }
      const bool one = !meant.empty() && std::ranges::all_of(meant, [&](const ToldFigure* other) {
        return amount_of(other->claim) == amount_of(meant.front()->claim);
      });
      if (one && !told.contains(meant.front()->claim.ref)) report(host, figure, *meant.front());
    }
  }

  // Whether a document has another one's figure, as a claim or at least in the same digits.
  static bool has(const plugin::Host& host, const Read& here, const Read& there,
                  const ToldFigure& figure) {
    const plugin::Place* place = there.document.place(figure.claim.ref);
    const std::string_view words = place == nullptr ? "" : there.document.text_of(*place);
    return has_digits(here.document.text(), digits_in(words)) ||
           std::ranges::any_of(here.figures, [&](const ToldFigure& other) {
             return host.compare(other.claim.ref, figure.claim.ref).meets() ||
                    (other.claim.unit == figure.claim.unit &&
                     is_rounding(other.claim.value, figure.claim.value));
           });
  }

  bool may_be_meant(const Read& draft, const ToldFigure& a, const Read& source,
                    const ToldFigure& b) const {
    const plugin::Claim& one = a.claim;
    const plugin::Claim& other = b.claim;
    const bool compared = one.subject != 0 && one.subject == other.subject &&
                          one.measure == other.measure && plugin::same_basis(one, other);
    if (compared || one.unit != other.unit || one.per != other.per || one.change != other.change ||
        !plugin::near_period(one.period, other.period) ||
        (a.sentence->shape != 0 && a.sentence->shape == b.sentence->shape)) {
      return false;
    }
    const auto words = words_wanted(one.value, other.value);
    // Counts of other things need a word at least to be of one.
    const std::size_t least = one.of != other.of ? 1 : 0;
    return words &&
           plugin::shared_words(topics_, draft.document.text_of(*a.sentence),
                                source.document.text_of(*b.sentence)) >= std::max(*words, least);
  }

  static void report(const plugin::Host& host, const ToldFigure& a, const ToldFigure& b) {
    const std::string here = plugin::show_with_unit(host, a.claim, plugin::scale_of(host, a.claim));
    const std::string there =
        plugin::show_with_unit(host, b.claim, plugin::scale_of(host, b.claim));
    host.report(plugin::Finding{
        .check =
            {.verdict = plugin::Verdict::inconsistent,
             .claims = {a.claim.ref, b.claim.ref},
             .working = against(host, a.claim, b.claim),
             .labels = {{.role = plugin::Role::primary, .claim = a.claim.ref, .text = here},
                        {.role = plugin::Role::contradicts, .claim = b.claim.ref, .text = there}}},
        .message = "no source has " + here + ", and one has " + there + ": " +
                   describe_slip(a.claim.value, b.claim.value),
        .confidence = 0.8,
        .severity = plugin::Severity::warning});
  }

  plugin::TopicWords topics_;
  plugin::WordList calendar_;
};

}  // namespace veritally::rules
