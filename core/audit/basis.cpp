#include "audit/basis.hpp"

#include "plugin/host_services.hpp"

#include <algorithm>
#include <map>

namespace veritally {

Bases::FacetKeys Bases::keys_of(const ClaimContext& context, const Alignment& alignment) {
  FacetKeys keys{};
  const auto set = [&keys](Facet facet, auto value) {
    keys[index_of(facet)] = static_cast<std::uint32_t>(value);
  };
  set(Facet::measure, alignment.measure(context.measure));
  const Symbol unit = alignment.unit(context.unit);
  set(Facet::dimension, alignment.comparable(unit, (context.flags & context_flag::fraction) != 0));
  set(Facet::period, context.period);
  set(Facet::base_period, context.base_period);
  set(Facet::scope, alignment.scope(context.scope));
  set(Facet::status, context.modality);
  set(Facet::noun, context.of);
  set(Facet::rate, context.per);
  set(Facet::direction, context.change);
  set(Facet::clarity, context.flags & context_flag::ambiguous);
  return keys;
}

Bases::Bases(const ClaimTable& table, const Alignment& alignment)
    : bases_(table.contexts.size()), keys_(table.contexts.size()) {
  using GroupKey = std::array<std::uint32_t, group_facets>;
  std::map<GroupKey, std::uint32_t> groups;
  std::map<FacetKeys, std::uint32_t> runs;
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
    const FacetKeys& keys = keys_[symbol] = keys_of(context, alignment);
    GroupKey of_group{};
    std::copy_n(keys.begin(), of_group.size(), of_group.begin());
    basis.group = number_of(groups, of_group);
    basis.run = number_of(runs, keys);
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

Facets Bases::differing(const ClaimRow& a, const ClaimRow& b) const {
  Facets facets;
  for (std::size_t i = 0; i < facet_count; ++i) {
    facets[i] = keys_[a.context][i] != keys_[b.context][i];
  }
  return facets;
}

}  // namespace veritally
