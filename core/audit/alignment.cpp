#include "audit/alignment.hpp"

#include "base/parallel.hpp"

#include <veritally/abi.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace veritally {
namespace {

constexpr std::size_t terms_at_once = std::size_t{1} << 14;
constexpr std::size_t most_parts = 8;  // of a sort; each takes memory for all subjects

// The canonical symbol of every symbol of an interner.
template <class Symbols>
Symbols canonical_symbols(Interner& interner, std::uint32_t column, const Normalise& normalise,
                          std::size_t threads) {
  Symbols canonical(interner.size());
  std::iota(canonical.begin(), canonical.end(), Symbol{0});
  const std::size_t parts = (canonical.size() + terms_at_once - 1) / terms_at_once;
  for_each_parallel(threads, parts, [&](std::size_t part, std::size_t) {
    std::vector<std::string_view> terms;
    std::vector<Symbol> symbols;
    const std::size_t end = std::min(canonical.size(), (part + 1) * terms_at_once);
    for (std::size_t i = part * terms_at_once; i < end; ++i) {
      const std::string_view text = interner.text(static_cast<Symbol>(i));
      if (text.empty()) continue;
      terms.push_back(text);
      symbols.push_back(static_cast<Symbol>(i));
    }
    normalise(column, terms, [&](std::size_t index, std::string_view text) {
      canonical[symbols[index]] = interner.intern(text);
    });
  });
  return canonical;
}

// A canonical name may be new: it stands for itself.
template <class Symbols>
void cover(Symbols& canonical, const Interner& interner) {
  while (canonical.size() < interner.size()) {
    canonical.push_back(static_cast<Symbol>(canonical.size()));
  }
}

}  // namespace

Alignment::Alignment(ClaimTable& table, const ReferenceData& reference, const Normalise& normalise,
                     std::size_t threads)
    : table_(table) {
  normalise_names(normalise, threads);
  normalise_sets(normalise);
  normalise_scopes(normalise);
  find_dimensions(reference);
  sort_by_subject(threads);
}

void Alignment::normalise_names(const Normalise& normalise, std::size_t threads) {
  subjects_ =
      canonical_symbols<HugeVector<Symbol>>(table_.subjects, VT_SUBJECT, normalise, threads);
  measures_ =
      canonical_symbols<std::vector<Symbol>>(table_.measures, VT_MEASURE, normalise, threads);
  units_ = canonical_symbols<std::vector<Symbol>>(table_.units, VT_UNIT, normalise, threads);
  cover(measures_, table_.measures);
  cover(units_, table_.units);
}

// The members of a set are subjects like others; a set is its distinct canonical members.
void Alignment::normalise_sets(const Normalise& normalise) {
  std::unordered_map<Symbol, Symbol> canonical;  // of members
  const auto canonical_of = [&](std::string_view name) {
    const Symbol raw = table_.subjects.intern(name);
    const auto [entry, fresh] = canonical.try_emplace(raw, raw);
    if (fresh) {
      const std::string_view term = name;
      normalise(VT_SUBJECT, {&term, 1}, [&](std::size_t, std::string_view text) {
        entry->second = table_.subjects.intern(text);
      });
    }
    return entry->second;
  };
  std::map<std::string, std::uint32_t> known;
  sets_.assign(table_.subject_sets.size(), 0);
  std::vector<std::pair<Symbol, std::uint32_t>> numbered;
  for (Symbol symbol = 0; symbol < sets_.size(); ++symbol) {
    const std::string_view text = table_.subject_sets.text(symbol);
    if (text.empty()) continue;
    Set set;
    for (const std::string_view name : split(text)) set.members.push_back(canonical_of(name));
    std::sort(set.members.begin(), set.members.end(), [&](Symbol a, Symbol b) {
      return table_.subjects.text(a) < table_.subjects.text(b);
    });
    set.members.erase(std::unique(set.members.begin(), set.members.end()), set.members.end());
    for (const Symbol member : set.members) {
      if (!set.text.empty()) set.text += ", ";
      set.text += table_.subjects.text(member);
    }
    const auto [entry, fresh] =
        known.try_emplace(set.text, static_cast<std::uint32_t>(set_list_.size()));
    if (fresh) set_list_.push_back(std::move(set));
    numbered.emplace_back(symbol, entry->second);
  }
  cover(subjects_, table_.subjects);
  single_count_ = static_cast<SubjectKey>(subjects_.size());
  for (const auto& [symbol, number] : numbered) {
    const Set& set = set_list_[number];
    sets_[symbol] = set.members.size() == 1 ? set.members.front() : single_count_ + number;
  }
  identity_.resize(subjects_.size());
  std::iota(identity_.begin(), identity_.end(), Symbol{0});
}

// A scope is a set of words: each is normalised, and the set is put in order again.
void Alignment::normalise_scopes(const Normalise& normalise) {
  scopes_.assign(table_.scopes.size(), 0);
  for (Symbol symbol = 0; symbol < scopes_.size(); ++symbol) {
    std::vector<std::string> words;
    for (const std::string_view word : split(table_.scopes.text(symbol))) {
      std::string canonical(word);
      normalise(VT_SCOPE, {&word, 1},
                [&](std::size_t, std::string_view text) { canonical = std::string(text); });
      words.push_back(std::move(canonical));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    scopes_[symbol] = table_.scopes.intern(join(words));
  }
  cover(scopes_, table_.scopes);
}

void Alignment::find_dimensions(const ReferenceData& reference) {
  std::map<std::string, std::uint32_t, std::less<>> known;
  const auto number_of = [&known](const std::string& name) {
    return known.try_emplace(name, static_cast<std::uint32_t>(known.size())).first->second;
  };
  dimensions_.assign(units_.size(), 0);
  comparable_.assign(units_.size(), 0);
  const Unit* count = reference.units().find("1");
  count_ = number_of(count->dimension);
  share_ = number_of("percent");
  for (Symbol symbol = 0; symbol < units_.size(); ++symbol) {
    const std::string_view text = table_.units.text(symbol);
    const Unit* unit = text.empty() ? nullptr : reference.units().find(text);
    // A unit that nobody knows is a dimension of its own.
    const std::string name = unit != nullptr ? unit->dimension : "?" + std::string(text);
    const bool relative = unit != nullptr && unit->dimension == count->dimension && text != "1";
    dimensions_[symbol] = number_of(name);
    comparable_[symbol] = relative ? share_ : dimensions_[symbol];
  }
}

// A counting sort. Each part of the segments is counted apart, so that every part knows where its
// claims of a subject go: behind those of the parts before it.
void Alignment::sort_by_subject(std::size_t threads) {
  const std::span<const ClaimSegment> segments(table_.segments());
  const std::size_t keys = single_count_ + set_list_.size();
  const std::size_t parts =
      std::clamp<std::size_t>(segments.size(), 1, std::min(threads, most_parts));
  const auto part_begin = [&](std::size_t part) { return segments.size() * part / parts; };
  const auto each_part = [&](const auto& work) {
    for_each_parallel(threads, parts, [&](std::size_t part, std::size_t) {
      for (std::size_t i = part_begin(part); i < part_begin(part + 1); ++i) work(part, i);
    });
  };
  std::vector<HugeVector<std::uint32_t>> next(parts, HugeVector<std::uint32_t>(keys));
  each_part([&](std::size_t part, std::size_t i) {
    for (const Symbol symbol : segments[i].subjects) ++next[part][key_of(symbol)];
  });
  begin_.resize(keys + 1);
  std::uint32_t sum = 0;
  for (std::size_t key = 0; key < keys; ++key) {
    begin_[key] = sum;
    for (auto& of_part : next) sum += std::exchange(of_part[key], sum);
  }
  begin_[keys] = sum;
  order_.resize(table_.count());
  each_part([&](std::size_t part, std::size_t i) {
    auto ref = static_cast<ClaimRef>(i << ClaimSegment::bits);
    for (const Symbol symbol : segments[i].subjects) order_[next[part][key_of(symbol)]++] = ref++;
  });
}

std::string_view Alignment::subject_text(SubjectKey key) const {
  if (key < single_count_) return table_.subjects.text(key);
  if (key - single_count_ >= set_list_.size()) return {};
  return set_list_[key - single_count_].text;
}

std::span<const Symbol> Alignment::members(SubjectKey key) const {
  if (key < single_count_) return {&identity_[key], 1};
  if (key - single_count_ >= set_list_.size()) return {};
  return set_list_[key - single_count_].members;
}

std::size_t Alignment::memory() const {
  return (order_.capacity() + begin_.capacity() + subjects_.capacity() + identity_.capacity()) *
         sizeof(std::uint32_t);
}

}  // namespace veritally
