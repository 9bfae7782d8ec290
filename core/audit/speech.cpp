#include "audit/speech.hpp"

#include "audit/shingles.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace veritally {
namespace {

// With how many a claim is compared that have a shingle, an origin or a document in common with it,
// which keeps the time linear.
constexpr std::size_t most_compared = 8;

// Sets of claims that grow together.
class Joined {
 public:
  explicit Joined(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::uint32_t{0});
  }
  void join(std::size_t a, std::size_t b) { parents_[root(a)] = root(b); }

  std::vector<std::uint32_t> numbers() {
    std::map<std::uint32_t, std::uint32_t> known;
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < parents_.size(); ++i) {
      const auto next = static_cast<std::uint32_t>(known.size());
      numbers.push_back(known.try_emplace(root(i), next).first->second);
    }
    return numbers;
  }

 private:
  std::uint32_t root(std::size_t i) {
    auto at = static_cast<std::uint32_t>(i);
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }
  std::vector<std::uint32_t> parents_;
};

bool state_one_value(const Speech& a, const Speech& b) {
  return a.stated.low.value == b.stated.low.value && a.stated.high.value == b.stated.high.value &&
         a.unit == b.unit;
}

// Claims that have a key and a value in common: they are held against the first of each value that
// the key has, of which there are few.
void join_equal(std::span<const Speech> speeches, std::string Speech::* key, Joined& joined) {
  std::map<std::string_view, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < speeches.size(); ++i) {
    if ((speeches[i].*key).empty()) continue;
    std::vector<std::size_t>& values = seen[speeches[i].*key];
    const auto same = std::ranges::find_if(
        values, [&](std::size_t j) { return state_one_value(speeches[i], speeches[j]); });
    if (same != values.end()) {
      joined.join(i, *same);
    } else if (values.size() < most_compared) {
      values.push_back(i);
    }
  }
}

void join_texts(std::span<const Speech> speeches, Joined& joined) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> having;  // claims by shingle
  for (std::size_t i = 0; i < speeches.size(); ++i) {
    std::map<std::size_t, std::size_t> shared;  // with claims before this one
    for (const std::uint64_t shingle : speeches[i].shingles) {
      std::vector<std::size_t>& others = having[shingle];
      for (const std::size_t other : others) ++shared[other];
      if (others.size() < most_compared) others.push_back(i);
    }
    for (const auto& [other, count] : shared) {
      const std::size_t size = speeches[i].shingles.size();
      if (is_one_text(count, size, speeches[other].shingles.size()) &&
          state_one_value(speeches[i], speeches[other])) {
        joined.join(i, other);
      }
    }
  }
}

}  // namespace

std::vector<std::uint32_t> voices_among(std::span<const Speech> speeches) {
  Joined joined(speeches.size());
  if (speeches.size() > 1) {
    join_equal(speeches, &Speech::document, joined);
    join_equal(speeches, &Speech::origin, joined);
    join_texts(speeches, joined);
  }
  return joined.numbers();
}

}  // namespace veritally
