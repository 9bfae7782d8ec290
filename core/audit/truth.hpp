// Truth discovery: which of several values that sources give for the same things is most likely,
// and how reliable each source is.
//
// Each source has a voice for every value that it gives of a thing, however often it repeats it;
// sources that give it from one origin have one voice together, the most reliable of theirs. A
// voice supports all numbers that its words allow, so a rounded value supports the exact one. What
// most of the weight supports is believed, as the value that most voices state there; the lowest of
// several. Sources that are believed more often than not gain weight; of sources that share more
// mistakes than others do, the second voice for one value counts less; and both are repeated until
// nothing changes, ten rounds at most. The formulas are in docs/semantics.md. The voting is that of
// Li et al., "Truth finding on the deep web" (VLDB 2013), with intervals in place of equal values;
// that shared mistakes betray copies is from Dong et al., "Integrating conflicting data: the role
// of source dependence" (VLDB 2009).
//
// Order of use: ask() question after question, then find() once. All is whole numbers but the
// widths of intervals, and the same questions in the same order give the same answer. One thread.
#pragma once

#include "base/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace veritally {

// Of a statement that comes from nobody but its source.
inline constexpr std::uint32_t no_origin = UINT32_MAX;

// What one source says in answer to a question.
template <class Number>
struct Statement {
  std::uint32_t source = 0;
  BasicInterval<Number> stated;   // its value, or both ends of a range
  BasicInterval<Number> allowed;  // what its words allow
  bool value = true;              // it states a value, and not a mere bound
  // Equal for statements of one value that come from one origin, which count as one voice.
  std::uint32_t origin = no_origin;
};

struct Answer {
  std::size_t statement = 0;           // the first one that states the value
  std::vector<std::uint32_t> support;  // the sources that allow it, by number
  std::uint32_t voices = 0;            // as how many voices they count
};

class TruthFinder {
 public:
  // Sources are numbered from 0 to `sources` - 1.
  explicit TruthFinder(std::uint32_t sources);

  // Adds a question with its statements in one unit. One that fewer than two sources speak of, or
  // that nobody states a value for, has no answer.
  void ask(std::span<const Statement<Decimal>> statements);
  void ask(std::span<const Statement<Rational>> statements);

  struct Found {
    std::vector<std::optional<Answer>> answers;      // by question
    std::vector<std::optional<double>> reliability;  // by source, 0 to 1; none: never compared
  };
  Found find();

 private:
  // A source's statement, on the line of its question: cut at all ends, its points and the gaps
  // between them are numbered from below.
  struct Voice {
    std::uint32_t source = 0;
    std::uint32_t stated = 0;  // equal for equal values, and in their order
    std::uint32_t low = 0;     // the first place that it allows
    std::uint32_t high = 0;
    std::uint32_t statement = 0;
    std::uint32_t origin = no_origin;
    double width = 0;
    bool value = true;

    bool allows(std::uint32_t place) const { return low <= place && place <= high; }
  };
  struct Question {
    std::vector<Voice> voices;
    std::uint32_t places = 0;
    std::optional<std::size_t> believed;  // the voice whose value is
    std::uint32_t place = 0;              // what most of the weight supports
  };

  template <class Number>
  void add(std::span<const Statement<Number>> statements);
  bool answer(Question& question) const;
  void rate_sources();
  void find_copies();
  std::uint32_t copied(std::uint32_t a, std::uint32_t b) const;
  std::vector<std::int64_t> counted(const Question& question,
                                    std::span<const std::size_t> order) const;

  std::vector<Question> questions_;
  std::vector<std::uint32_t> reliability_;  // of each source, in parts of `unit`
  std::vector<std::uint32_t> weights_;      // likewise
  // How likely two sources copy, in parts of `unit`, by both; only where it is more than nothing.
  std::unordered_map<std::uint64_t, std::uint32_t> copies_;
};

}  // namespace veritally
