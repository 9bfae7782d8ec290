// veritally-bench-scan: RE2 scanning texts for one number pattern, and nothing else.
//
// This is what `veritally extract` is measured against: a number with its sign, currency and a
// word or sign behind it. Files are read first; the seconds are those of scanning alone.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <re2/re2.h>

namespace {

constexpr std::string_view pattern =
    R"((?:US\$|[$€£¥])?\d+(?:[.,]\d+)*(?: ?(?:%|percent|thousand|million|billion|trillion))?)";

struct Options {
  std::size_t threads = 1;
  std::vector<std::string> files;
};

std::optional<Options> parse_arguments(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word != "--threads") {
      options.files.emplace_back(word);
      continue;
    }
    ++i;
    const int threads = i < argc ? std::atoi(argv[i]) : 0;
    if (threads < 1) return {};
    options.threads = static_cast<std::size_t>(threads);
  }
  return options.files.empty() ? std::nullopt : std::optional(std::move(options));
}

std::uint64_t matches_in(const RE2& number, const std::string& text) {
  re2::StringPiece rest(text);
  std::uint64_t count = 0;
  while (RE2::FindAndConsume(&rest, number)) ++count;
  return count;
}

std::uint64_t scan(const std::vector<std::string>& texts, std::size_t threads) {
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> matches{0};
  const auto work = [&] {
    const RE2 number{re2::StringPiece(pattern)};
    for (std::size_t i = next++; i < texts.size(); i = next++) {
      matches += matches_in(number, texts[i]);
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  others.clear();
  return matches;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = parse_arguments(argc, argv);
  if (!options) {
    std::fputs("usage: veritally-bench-scan [--threads N] FILE...\n", stderr);
    return 2;
  }
  std::vector<std::string> texts;
  std::uint64_t bytes = 0;
  for (const std::string& path : options->files) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (!file) {
      std::perror(path.c_str());
      return 3;
    }
    bytes += texts.back().size();
  }
  const auto start = std::chrono::steady_clock::now();
  const std::uint64_t matches = scan(texts, options->threads);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("seconds=%.6f matches=%llu bytes=%llu\n", seconds.count(),
              static_cast<unsigned long long>(matches), static_cast<unsigned long long>(bytes));
  return 0;
}
