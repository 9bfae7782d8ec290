#include "audit/truth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace veritally {
namespace {

constexpr std::uint32_t unit = 1024;
constexpr std::int64_t twice = 2 * std::int64_t{unit};
constexpr int most_rounds = 10;

// Voices are compared with so many others at most, which keeps the time linear.
constexpr std::size_t most_compared = 32;
// Two sources copy only if they stood apart from what is believed so often, one or both.
constexpr std::uint32_t least_contested = 20;

std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) {
  const auto [low, high] = std::minmax(a, b);
  return std::uint64_t{low} << 32 | high;
}

double as_double(const Decimal& value) { return round_down(value); }
double as_double(const Rational& value) { return value.convert_to<double>(); }

// How much of a question's line an interval takes.
template <class Number>
double width_of(const BasicInterval<Number>& interval) {
  if (interval.low.unbounded || interval.high.unbounded) {
    return std::numeric_limits<double>::infinity();
  }
  return as_double(interval.high.value) - as_double(interval.low.value);
}

template <class T, class Less>
void sort_distinct(std::vector<T>& values, const Less& less) {
  std::sort(values.begin(), values.end(), less);
  const auto same = [&](const T& a, const T& b) { return !less(a, b) && !less(b, a); };
  values.erase(std::unique(values.begin(), values.end(), same), values.end());
}

// What a wide statement that allows a narrow value is worth, in parts of `unit`.
std::uint32_t credit(double value, double statement) {
  if (!(statement > value)) return unit;
  return static_cast<std::uint32_t>(std::lround(value / statement * unit));
}

}  // namespace

TruthFinder::TruthFinder(std::uint32_t sources) : reliability_(sources), weights_(sources, unit) {}

void TruthFinder::ask(std::span<const Statement<Decimal>> statements) { add(statements); }
void TruthFinder::ask(std::span<const Statement<Rational>> statements) { add(statements); }

// The ends of intervals are points; what lies between two is a gap. An interval takes the gaps and
// points inside of it: two that share an end alone, as 41 and 42 do, do not support each other.
template <class Number>
void TruthFinder::add(std::span<const Statement<Number>> statements) {
  std::vector<Number> ends;
  for (const Statement<Number>& statement : statements) {
    const BasicInterval<Number>& allowed = statement.allowed;
    if (!allowed.low.unbounded) ends.push_back(allowed.low.value);
    if (!allowed.high.unbounded) ends.push_back(allowed.high.value);
  }
  const auto less = [](const Number& a, const Number& b) { return compare(a, b) < 0; };
  sort_distinct(ends, less);
  const auto point = [&](const Number& end) {
    const auto at = std::lower_bound(ends.begin(), ends.end(), end, less);
    return static_cast<std::uint32_t>(2 * (at - ends.begin()) + 1);
  };
  std::vector<const BasicInterval<Number>*> values;
  for (const Statement<Number>& statement : statements) values.push_back(&statement.stated);
  const auto lower = [](const BasicInterval<Number>* a, const BasicInterval<Number>* b) {
    const auto order = compare(a->low.value, b->low.value);
    return order < 0 || (order == 0 && compare(a->high.value, b->high.value) < 0);
  };
  sort_distinct(values, lower);
  Question& question = questions_.emplace_back();
  question.places = static_cast<std::uint32_t>(2 * ends.size() + 1);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const auto& [source, stated, allowed, value, origin] = statements[i];
    Voice voice;
    voice.source = source;
    voice.stated = static_cast<std::uint32_t>(
        std::lower_bound(values.begin(), values.end(), &stated, lower) - values.begin());
    voice.high = question.places - 1;
    const bool one_point = allowed.is_point();
    if (!allowed.low.unbounded) voice.low = point(allowed.low.value) + (one_point ? 0 : 1);
    if (!allowed.high.unbounded) voice.high = point(allowed.high.value) - (one_point ? 0 : 1);
    voice.statement = static_cast<std::uint32_t>(i);
    voice.origin = origin;
    voice.width = width_of(allowed);
    voice.value = value;
    question.voices.push_back(voice);
  }
  const auto key = [](const Voice& voice) {
    return std::tuple(voice.source, voice.stated, voice.low, voice.high, voice.value);
  };
  std::ranges::stable_sort(question.voices, {}, key);
  const auto repeated = std::ranges::unique(question.voices, {}, key);
  question.voices.erase(repeated.begin(), repeated.end());
}

std::uint32_t TruthFinder::copied(std::uint32_t a, std::uint32_t b) const {
  const auto found = copies_.find(pair_of(a, b));
  return found == copies_.end() ? 0 : found->second;
}

// What each voice of an order counts: less where one before it, for the same value, is of a source
// that it may have copied, and nothing where one before it is of the same origin.
std::vector<std::int64_t> TruthFinder::counted(const Question& question,
                                               std::span<const std::size_t> order) const {
  std::vector<std::int64_t> counts;
  std::set<std::pair<std::uint32_t, std::uint32_t>> heard;  // values and origins
  std::size_t first = 0;                                    // voice of this value
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Voice& voice = question.voices[order[i]];
    if (voice.stated != question.voices[order[first]].stated) first = i;
    if (voice.origin != no_origin && !heard.emplace(voice.stated, voice.origin).second) {
      counts.push_back(0);
      continue;
    }
    std::int64_t count = weights_[voice.source];
    for (std::size_t j = first; j < std::min(i, first + most_compared) && !copies_.empty(); ++j) {
      // Sources may agree because both are right, so the likelihood counts half.
      const std::int64_t likely = copied(question.voices[order[j]].source, voice.source);
      count = count * (twice - likely) / twice;
    }
    counts.push_back(count);
  }
  return counts;
}

// Finds what is believed now, and says whether that is something else than before.
bool TruthFinder::answer(Question& question) const {
  std::vector<std::size_t> order(question.voices.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const Voice& voice = question.voices[i];
    return std::tuple(voice.stated, UINT32_MAX - weights_[voice.source], i);
  });
  const std::vector<std::int64_t> counts = counted(question, order);
  std::vector<std::int64_t> support(question.places + 1);  // as differences at first
  std::vector<std::int64_t> stated(question.places + 1);
  std::vector<std::int64_t> weights(question.voices.size());  // by value
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Voice& voice = question.voices[order[at]];
    support[voice.low] += counts[at];
    support[voice.high + 1] -= counts[at];
    if (!voice.value) continue;
    ++stated[voice.low];
    --stated[voice.high + 1];
    weights[voice.stated] += counts[at];
  }
  std::partial_sum(support.begin(), support.end(), support.begin());
  std::partial_sum(stated.begin(), stated.end(), stated.begin());
  std::int64_t most = 0;
  for (std::uint32_t place = 0; place < question.places; ++place) {
    if (stated[place] > 0) most = std::max(most, support[place]);
  }
  std::vector<std::uint32_t> best;
  for (std::uint32_t place = 0; place < question.places; ++place) {
    if (stated[place] > 0 && support[place] == most) best.push_back(place);
  }
  // The value of most weight that is stated there, the lowest of several, most exactly stated.
  std::erase_if(order, [&](std::size_t i) { return !question.voices[i].value; });
  std::ranges::sort(order, {}, [&](std::size_t i) {
    const Voice& voice = question.voices[i];
    return std::tuple(-weights[voice.stated], voice.stated, voice.high - voice.low, i);
  });
  for (const std::size_t i : order) {
    const Voice& voice = question.voices[i];
    const auto place = std::ranges::lower_bound(best, voice.low);
    if (place == best.end() || !voice.allows(*place)) continue;
    const bool same = question.believed == i && question.place == *place;
    question.believed = i;
    question.place = *place;
    return !same;
  }
  return false;
}

// How often each source is believed, as if it had been so once out of two times before.
void TruthFinder::rate_sources() {
  std::vector<std::uint64_t> credits(weights_.size(), unit);
  std::vector<std::uint64_t> counts(weights_.size(), 2);
  for (const Question& question : questions_) {
    if (!question.believed) continue;
    const double width = question.voices[*question.believed].width;
    for (const Voice& voice : question.voices) {
      ++counts[voice.source];
      if (voice.allows(question.place)) credits[voice.source] += credit(width, voice.width);
    }
  }
  for (std::size_t source = 0; source < weights_.size(); ++source) {
    reliability_[source] = static_cast<std::uint32_t>(credits[source] / counts[source]);
    weights_[source] = unit + 2 * (std::max(reliability_[source], unit / 2) - unit / 2);
  }
}

// Sources that share more of their mistakes than nine tenths of all pairs do may have copied.
void TruthFinder::find_copies() {
  struct Contested {
    std::uint32_t shared = 0;
    std::uint32_t all = 0;
  };
  std::unordered_map<std::uint64_t, Contested> pairs;
  for (const Question& question : questions_) {
    if (!question.believed || question.voices.size() > most_compared) continue;
    for (std::size_t i = 0; i < question.voices.size(); ++i) {
      const Voice& a = question.voices[i];
      for (std::size_t j = i + 1; j < question.voices.size(); ++j) {
        const Voice& b = question.voices[j];
        const bool both_right = a.allows(question.place) && b.allows(question.place);
        if (both_right || a.source == b.source) continue;
        Contested& pair = pairs[pair_of(a.source, b.source)];
        ++pair.all;
        if (a.stated == b.stated) ++pair.shared;
      }
    }
  }
  copies_.clear();
  std::vector<std::uint32_t> shares;
  for (const auto& [sources, pair] : pairs) {
    if (pair.all < least_contested) continue;
    const auto share = static_cast<std::uint32_t>(std::uint64_t{pair.shared} * unit / pair.all);
    copies_.emplace(sources, share);
    shares.push_back(share);
  }
  if (shares.empty()) return;
  const auto high = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() * 9 / 10);
  std::ranges::nth_element(shares, high);
  const std::uint32_t usual = std::min(*high, unit - 1);
  std::erase_if(copies_, [&](const auto& entry) { return entry.second <= usual; });
  for (auto& [sources, share] : copies_) share = (share - usual) * unit / (unit - usual);
}

TruthFinder::Found TruthFinder::find() {
  for (Question& question : questions_) {
    const auto other = [&](const Voice& voice) {
      return voice.source != question.voices.front().source;
    };
    if (std::ranges::none_of(question.voices, other)) question.voices.clear();
    answer(question);
  }
  for (int round = 1; round < most_rounds; ++round) {
    rate_sources();
    find_copies();
    bool changed = false;
    for (Question& question : questions_) changed = answer(question) || changed;
    if (!changed) break;
  }
  rate_sources();
  Found found{{}, std::vector<std::optional<double>>(weights_.size())};
  for (const Question& question : questions_) {
    std::optional<Answer>& answer = found.answers.emplace_back();
    if (!question.believed) continue;
    const Voice& believed = question.voices[*question.believed];
    answer = Answer{believed.statement, {}, 0};
    std::set<std::pair<bool, std::uint32_t>> voices;  // origins, and sources without
    for (const Voice& voice : question.voices) {
      if (voice.value && voice.stated == believed.stated && voice.allows(question.place)) {
        answer->statement = std::min<std::size_t>(answer->statement, voice.statement);
      }
      found.reliability[voice.source] = static_cast<double>(reliability_[voice.source]) / unit;
      if (!voice.allows(question.place)) continue;
      answer->support.push_back(voice.source);
      const bool alone = voice.origin == no_origin;
      voices.emplace(alone, alone ? voice.source : voice.origin);
    }
    answer->voices = static_cast<std::uint32_t>(voices.size());
    std::ranges::sort(answer->support);
    const auto repeated = std::ranges::unique(answer->support);
    answer->support.erase(repeated.begin(), repeated.end());
  }
  return found;
}

}  // namespace veritally
