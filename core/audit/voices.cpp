#include "audit/voices.hpp"

#include "audit/shingles.hpp"
#include "plugin/host_services.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <type_traits>
#include <utility>

namespace veritally {
namespace {

// With how many a claim is compared that have a shingle, an origin or a document in common with it,
// which keeps the time linear.
constexpr std::size_t most_compared = 8;

// "Bank of America", unlike "analysts" and "the company".
bool is_name(std::string_view attribution) {
  if (attribution.empty()) return false;
  const auto first = static_cast<unsigned char>(attribution.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

}  // namespace

// Sets of claims that grow together.
class Voices::Joined {
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

bool Voices::state_one_value(ClaimRef a, ClaimRef b) const {
  const Interval x = table_.nominal(a);
  const Interval y = table_.nominal(b);
  return x.low.value == y.low.value && x.high.value == y.high.value &&
         table_.context(table_.row(a)).unit == table_.context(table_.row(b)).unit;
}

// Claims that have a key and a value in common: they are held against the first of each value that
// the key has, of which there are few.
template <class Key>
void Voices::join_equal(std::span<const ClaimRef> claims, Joined& joined, const Key& key_of) {
  std::map<std::decay_t<decltype(key_of(ClaimRef{}))>, std::vector<std::size_t>> seen;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto key = key_of(claims[i]);
    if (key == decltype(key){}) continue;
    std::vector<std::size_t>& values = seen[key];
    const auto same = std::ranges::find_if(
        values, [&](std::size_t j) { return state_one_value(claims[i], claims[j]); });
    if (same != values.end()) {
      joined.join(i, *same);
    } else if (values.size() < most_compared) {
      values.push_back(i);
    }
  }
}

void Voices::join_texts(std::span<const ClaimRef> claims, Joined& joined) const {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> having;  // claims by shingle
  std::vector<std::size_t> sizes(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::vector<std::uint64_t> shingles = shingles_of(sentence_of(claims[i]));
    sizes[i] = shingles.size();
    std::map<std::size_t, std::size_t> shared;  // with claims before this one
    for (const std::uint64_t shingle : shingles) {
      std::vector<std::size_t>& others = having[shingle];
      for (const std::size_t other : others) ++shared[other];
      if (others.size() < most_compared) others.push_back(i);
    }
    for (const auto& [other, count] : shared) {
      if (is_one_text(count, sizes[i], sizes[other]) && state_one_value(claims[i], claims[other])) {
        joined.join(i, other);
      }
    }
  }
}

std::vector<std::uint32_t> Voices::among(std::span<const ClaimRef> claims) {
  Joined joined(claims.size());
  if (claims.size() > 1) {
    join_equal(claims, joined, [this](ClaimRef ref) { return table_.row(ref).document; });
    join_equal(claims, joined, [this](ClaimRef ref) { return std::string_view(origin_of(ref)); });
    join_texts(claims, joined);
  }
  return joined.numbers();
}

const std::string& Voices::origin_of(ClaimRef ref) {
  const auto [entry, fresh] = origins_.try_emplace(ref);
  if (fresh) {
    const auto claim = table_.fetch(ref);
    if (claim && is_name(claim->attribution)) {
      entry->second = reference_.names().canonical(claim->attribution);
    }
  }
  return entry->second;
}

// Empty for claims of what was not read.
std::string_view Voices::sentence_of(ClaimRef ref) const {
  const DocumentView* view = views_.find(table_.row(ref).document);
  if (view == nullptr) return {};
  const vt_document& document = view->raw();
  const std::span claims(document.claims, document.claim_count);
  if (claims.empty() || ref < claims.front() || ref - claims.front() >= claims.size()) return {};
  const vt_place& place = document.places[ref - claims.front()];
  if (place.sentence >= document.sentence_count) return {};
  const vt_sentence& sentence = document.sentences[place.sentence];
  return veritally::view(document.text).substr(sentence.begin, sentence.end - sentence.begin);
}

}  // namespace veritally
