#include "audit/consensus.hpp"

#include "audit/truth.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {
namespace {

// Claims of one basis, the first of them in the order of the input.
struct Asked {
  ClaimRef first = no_claim;
  std::vector<ClaimRef> claims;  // by statement
};

class ConsensusFinder {
 public:
  ConsensusFinder(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                  const ReferenceData& reference, Voices& voices,
                  const std::set<std::string, std::less<>>& sources)
      : table_(table),
        alignment_(alignment),
        bases_(bases),
        reference_(reference),
        voices_(voices),
        names_(names(table, sources)),
        truth_(static_cast<std::uint32_t>(names_.size())),
        numbers_(table.documents.size(), nobody) {
    for (Symbol symbol = 0; symbol < numbers_.size(); ++symbol) {
      const auto at = std::ranges::lower_bound(names_, table.documents.text(symbol));
      if (at == names_.end() || *at != table.documents.text(symbol)) continue;
      numbers_[symbol] = static_cast<std::uint32_t>(at - names_.begin());
    }
  }

  void run(AuditResult& result) {
    // Key 0 holds claims that name no subject, which are not known to speak of one thing.
    for (SubjectKey key = 1; key < alignment_.key_count(); ++key) ask_subject(key);
    const TruthFinder::Found found = truth_.find();
    for (std::uint32_t number = 0; number < names_.size(); ++number) {
      if (!found.reliability[number]) continue;
      result.sources.push_back({names_[number], *found.reliability[number]});
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (found.answers[i]) order.push_back(i);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) { return asked_[i].first; });
    for (const std::size_t i : order) {
      const auto claim = table_.fetch(asked_[i].claims[found.answers[i]->statement]);
      if (claim) result.consensus.push_back(consensus(*claim, asked_[i], *found.answers[i]));
    }
  }

 private:
  static constexpr std::uint32_t nobody = UINT32_MAX;

  // Symbols depend on what was read first, so sources are numbered by their names.
  static std::vector<std::string> names(const ClaimTable& table,
                                        const std::set<std::string, std::less<>>& sources) {
    std::vector<std::string> names;
    for (Symbol symbol = 0; symbol < table.documents.size(); ++symbol) {
      const std::string_view name = table.documents.text(symbol);
      if (name.empty() || (!sources.empty() && !sources.contains(name))) continue;
      names.emplace_back(name);
    }
    std::ranges::sort(names);
    return names;
  }
  std::uint32_t source_of(ClaimRef ref) const { return numbers_[table_.row(ref).document]; }
  const Basis& basis_of(ClaimRef ref) const { return bases_.of(table_.row(ref)); }

  bool is_comparable(ClaimRef ref) const {
    const Basis& basis = basis_of(ref);
    return source_of(ref) != nobody && basis.measure != 0 && basis.modality != VT_DENIED &&
           (basis.flags & VT_FLAG_AMBIGUOUS) == 0;
  }

  void ask_subject(SubjectKey key) {
    std::vector<ClaimRef> claims;
    for (const ClaimRef ref : alignment_.claims(key)) {
      if (is_comparable(ref)) claims.push_back(ref);
    }
    const auto run_of = [this](ClaimRef ref) { return basis_of(ref).run; };
    std::ranges::stable_sort(claims, {}, run_of);
    for (auto begin = claims.begin(); begin != claims.end();) {
      const auto end = std::ranges::upper_bound(begin, claims.end(), run_of(*begin), {}, run_of);
      ask({begin, end});
      begin = end;
    }
  }

  // Asks what claims of one basis come to, in the unit of the first of them.
  void ask(std::span<const ClaimRef> claims) {
    const std::uint32_t first = source_of(claims.front());
    if (std::ranges::all_of(claims, [&](ClaimRef ref) { return source_of(ref) == first; })) return;
    const Symbol unit = basis_of(claims.front()).unit;
    const bool one_unit =
        std::ranges::all_of(claims, [&](ClaimRef ref) { return basis_of(ref).unit == unit; });
    const std::vector<std::uint32_t> origins = origins_of(claims);
    Asked& asked = asked_.emplace_back(Asked{claims.front(), {}});
    if (one_unit) {
      std::vector<Statement<Decimal>> statements;
      for (std::size_t i = 0; i < claims.size(); ++i) {
        const ClaimRef ref = claims[i];
        statements.push_back({source_of(ref), table_.nominal(ref), table_.interval(table_.row(ref)),
                              is_value(ref), origins[i]});
      }
      asked.claims.assign(claims.begin(), claims.end());
      truth_.ask(statements);
      return;
    }
    std::vector<Statement<Rational>> statements;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const ClaimRef ref = claims[i];
      auto stated = in_unit(ref, table_.nominal(ref), unit);
      auto allowed = in_unit(ref, table_.interval(table_.row(ref)), unit);
      if (!stated || !allowed) continue;
      statements.push_back(
          {source_of(ref), std::move(*stated), std::move(*allowed), is_value(ref), origins[i]});
      asked.claims.push_back(ref);
    }
    truth_.ask(statements);
  }

  // Of each claim, its voice where it has one together with another.
  std::vector<std::uint32_t> origins_of(std::span<const ClaimRef> claims) {
    std::vector<std::uint32_t> origins = voices_.among(claims);
    std::vector<std::uint32_t> counts(claims.size());
    for (const std::uint32_t origin : origins) ++counts[origin];
    for (std::uint32_t& origin : origins) {
      if (counts[origin] == 1) origin = no_origin;
    }
    return origins;
  }

  // What "nearly 70" names is a bound: it allows all but that.
  bool is_value(ClaimRef ref) const {
    return basis_of(ref).comparator == VT_EQUAL &&
           meets(table_.nominal(ref), table_.interval(table_.row(ref)));
  }

  // A number of a claim in another unit, if a rate is known.
  std::optional<RationalInterval> in_unit(ClaimRef ref, const Interval& number, Symbol unit) const {
    const ClaimContext context = table_.context(table_.row(ref));
    const Period period = unpack_period(table_.periods.text(context.period));
    return reference_.convert(to_rational(number), table_.units.text(basis_of(ref).unit),
                              table_.units.text(unit), period.from, period.to,
                              context.change != Change::none);
  }

  // What is believed, in the words of the claim that it is taken from.
  Consensus consensus(const Claim& claim, const Asked& asked, const Answer& answer) const {
    Consensus out;
    out.subject = claim.subject;
    out.measure = claim.measure;
    out.period = claim.period;
    out.scope = claim.scope;
    out.modality = claim.modality;
    out.value = claim.quantity.value;
    out.range = claim.quantity.range;
    out.unit = claim.quantity.unit;
    for (const std::uint32_t source : answer.support) out.support.push_back(names_[source]);
    out.voices = answer.voices;
    std::set<std::uint32_t> against;  // numbers go by name
    for (const ClaimRef ref : asked.claims) against.insert(source_of(ref));
    for (const std::uint32_t source : answer.support) against.erase(source);
    for (const std::uint32_t source : against) out.against.push_back(names_[source]);
    return out;
  }

  const ClaimTable& table_;
  const Alignment& alignment_;
  const Bases& bases_;
  const ReferenceData& reference_;
  Voices& voices_;
  std::vector<std::string> names_;  // of the sources, by number
  TruthFinder truth_;
  std::vector<std::uint32_t> numbers_;  // of each document as a source, or nobody
  std::vector<Asked> asked_;
};

}  // namespace

void find_consensus(const ClaimTable& table, const Alignment& alignment, const Bases& bases,
                    const ReferenceData& reference, Voices& voices,
                    const std::set<std::string, std::less<>>& sources, AuditResult& result) {
  ConsensusFinder(table, alignment, bases, reference, voices, sources).run(result);
}

}  // namespace veritally
