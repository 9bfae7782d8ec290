#include "audit/basis.hpp"

#include "plugin/host_services.hpp"

#include <map>
#include <tuple>

namespace veritally {

Bases::Bases(const ClaimTable& table, const Alignment& alignment) : bases_(table.contexts.size()) {
  using GroupKey = std::tuple<Symbol, std::uint32_t>;
  using RunKey =
      std::tuple<std::uint32_t, Symbol, Symbol, Symbol, Modality, Symbol, Symbol, Change, unsigned>;
  std::map<GroupKey, std::uint32_t> groups;
  std::map<RunKey, std::uint32_t> runs;
  const auto number_of = [](auto& known, const auto& key) {
    return known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second;
  };
  for (Symbol symbol = 0; symbol < bases_.size(); ++symbol) {
    if (table.contexts.text(symbol).empty()) continue;
    const ClaimContext context = table.context(symbol);
    Basis& basis = bases_[symbol];
    basis.measure = alignment.measure(context.measure);
    basis.unit = alignment.unit(context.unit);
    basis.scope = alignment.scope(context.scope);
    basis.of = context.of;
    basis.per = context.per;
    const unsigned ambiguous = context.flags & context_flag::ambiguous;
    basis.group = number_of(groups, GroupKey(basis.measure, alignment.dimension(basis.unit)));
    basis.run = number_of(
        runs, RunKey(basis.group, context.period, context.base_period, basis.scope,
                     context.modality, context.of, context.per, context.change, ambiguous));
    std::optional<Period> period;
    if (context.period != 0) period = unpack_period(table.periods.text(context.period));
    basis.period = to_abi(period);
    basis.comparator = static_cast<std::uint8_t>(context.comparator);
    basis.change = static_cast<std::uint8_t>(context.change);
    basis.modality = static_cast<std::uint8_t>(context.modality);
    const unsigned approximate = context.flags & context_flag::approximate;
    const unsigned range = context.flags & context_flag::range;
    basis.flags = static_cast<std::uint8_t>((approximate != 0 ? VT_FLAG_APPROXIMATE : 0U) |
                                            (range != 0 ? VT_FLAG_RANGE : 0U) |
                                            (ambiguous != 0 ? VT_FLAG_AMBIGUOUS : 0U));
  }
  group_count_ = static_cast<std::uint32_t>(groups.size());
  run_count_ = static_cast<std::uint32_t>(runs.size());
}

}  // namespace veritally
