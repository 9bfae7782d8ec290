// What one exact number costs: reading it, comparing it, adding it. A claim has three (a value and
// the two ends of its interval), and the audit compares each end at least once.
#include "base/decimal.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using veritally::Decimal;

constexpr std::size_t count = 4096;  // small enough for the first-level cache, a power of two

// Digits as claims have them: three of them and some zeros, or up to four decimals.
std::vector<std::string> written_numbers() {
  std::mt19937_64 random(1);
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t drawn = random();
    std::string number = std::to_string(100 + drawn % 900);
    if (i % 2 == 0) {
      number.append((drawn >> 32) % 10, '0');
    } else {
      number += '.' + std::to_string(1 + (drawn >> 32) % 9999);
    }
    numbers.push_back(std::move(number));
  }
  return numbers;
}

std::vector<Decimal> decimals() {
  std::vector<Decimal> values;
  for (const std::string& number : written_numbers()) {
    values.push_back(Decimal::parse(number).value());
  }
  return values;
}

void parse(benchmark::State& state) {
  const std::vector<std::string> numbers = written_numbers();
  std::size_t i = 0;
  for (auto _ : state) {
    auto parsed = Decimal::parse(numbers[i++ % count]);
    benchmark::DoNotOptimize(parsed);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parse);

void print(benchmark::State& state) {
  const std::vector<Decimal> values = decimals();
  std::size_t i = 0;
  for (auto _ : state) {
    std::string text = values[i++ % count].to_string();
    benchmark::DoNotOptimize(text);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(print);

// Neighbours have different exponents in most cases, so this is the slow path of a comparison.
void compare_mixed_exponents(benchmark::State& state) {
  const std::vector<Decimal> values = decimals();
  std::size_t i = 0;
  for (auto _ : state) {
    bool less = values[i % count] < values[(i + 1) % count];
    benchmark::DoNotOptimize(less);
    ++i;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare_mixed_exponents);

void compare_same_exponent(benchmark::State& state) {
  std::mt19937_64 random(1);
  std::vector<Decimal> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.emplace_back(static_cast<std::int64_t>(random() >> 20), -2);
  }
  std::size_t i = 0;
  for (auto _ : state) {
    bool less = values[i % count] < values[(i + 1) % count];
    benchmark::DoNotOptimize(less);
    ++i;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare_same_exponent);

void add_mixed_exponents(benchmark::State& state) {
  const std::vector<Decimal> values = decimals();
  std::size_t i = 0;
  for (auto _ : state) {
    auto sum = add(values[i % count], values[(i + 1) % count]);
    benchmark::DoNotOptimize(sum);
    ++i;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(add_mixed_exponents);

}  // namespace
