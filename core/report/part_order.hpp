// What stands in order in every part, in one order for all. Internal to merge.cpp and
// joined_outcome.cpp.
#pragma once

#include "report/part.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace veritally {

// Of which part something is, and which one of it.
struct PartPlace {
  std::uint32_t part = 0;
  std::uint32_t at = 0;
};

// Of what is alike in two parts, that of the first part comes first.
template <class Item, class Less>
std::vector<PartPlace> in_one_order(std::span<const Part> parts, std::vector<Item> Part::* list,
                                    const Less& less) {
  std::vector<PartPlace> order;
  std::vector<PartPlace> heap;  // what is next of each part
  const auto later = [&](const PartPlace& a, const PartPlace& b) {
    const Item& x = (parts[a.part].*list)[a.at];
    const Item& y = (parts[b.part].*list)[b.at];
    if (less(x, y) || less(y, x)) return less(y, x);
    return a.part > b.part;
  };
  for (std::uint32_t part = 0; part < parts.size(); ++part) {
    if (!(parts[part].*list).empty()) heap.push_back({part, 0});
  }
  std::ranges::make_heap(heap, later);
  while (!heap.empty()) {
    std::ranges::pop_heap(heap, later);
    PartPlace& next = heap.back();
    order.push_back(next);
    if (++next.at < (parts[next.part].*list).size()) {
      std::ranges::push_heap(heap, later);
    } else {
      heap.pop_back();
    }
  }
  return order;
}

}  // namespace veritally
