// Ounces of gold and silver, which are troy ounces. For unit/conversion, which it belongs to.
#pragma once

#include <veritally/plugin.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veritally::rules {

class Troy {
 public:
  explicit Troy(std::string_view metals) : metals_(metals) {}

  // What a conversion of or into ounces comes to if they are troy: 480 grains to 437.5. nullopt
  // where there are none, or the paragraph does not speak of such a metal.
  std::optional<plugin::Figure> read(const plugin::Host& host, const plugin::Claim& given,
                                     const plugin::Claim& result,
                                     const plugin::Figure& converted) const {
    const bool from = host.text(plugin::Column::unit, given.unit) == "ounce";
    const bool to = host.text(plugin::Column::unit, result.unit) == "ounce";
    if (from == to || !speaks_of_metal(host, result)) return std::nullopt;
    const plugin::Figure troy = plugin::constant(host, from ? 4800 : 4375);
    return converted * troy / plugin::constant(host, from ? 4375 : 4800);
  }

 private:
  bool speaks_of_metal(const plugin::Host& host, const plugin::Claim& claim) const {
    const auto document = plugin::Document::open(host, claim.document);
    const plugin::Place* place = document ? document->place(claim.ref) : nullptr;
    if (place == nullptr) return false;
    const auto blocks = document->blocks();
    const auto block = std::ranges::find_if(blocks, [place](const plugin::Block& each) {
      return place->begin >= each.begin && place->end <= each.end;
    });
    if (block == blocks.end()) return false;
    constexpr std::uint64_t near = 400;  // bytes
    const std::uint64_t begin = std::max(block->begin, place->begin - std::min(place->begin, near));
    const std::uint64_t end = std::min(block->end, place->end + near);
    return metals_.find(document->text().substr(begin, end - begin)).has_value();
  }

  plugin::WordList metals_;
};

}  // namespace veritally::rules
