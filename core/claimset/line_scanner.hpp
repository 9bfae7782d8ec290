// LineScanner: reads the plain JSON record that nearly every line of a claim set is, fast.
//
// It knows the contract's common members and reads them where they are spelled plainly. Whatever is
// unusual, or wrong, it declines, and the caller reads the line again with read_claim
// (json_record.hpp), which knows everything and words the errors. So the scanner accepts a subset
// of what read_claim accepts, with the same meaning (a test compares the two on random records).
//
// Not thread-safe; use one a thread.
#pragma once

#include "claim/claim_table.hpp"
#include "claimset/text_memo.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

// Bytes that must be readable behind the end of what is scanned.
inline constexpr std::size_t scanner_padding = TextMemo::padding;

class LineScanner {
 public:
  // `document`: where claims stand that name no document or source.
  explicit LineScanner(std::string document);

  // Both read one record from valid UTF-8 that is followed by scanner_padding readable bytes. What
  // they give holds views into the line, into this scanner (until reset) and into `document`.

  // Reads the first of these lines if it has the shape of one that was scanned lately, and gives
  // its length without the line feed; else 0.
  std::size_t follow(std::string_view lines, ClaimFields& out);
  // Reads one line, and learns its shape.
  bool scan(std::string_view line, ClaimFields& out);

  // Frees the texts that the last block of records needed.
  void reset();

  // The values of a record that differ from line to line.
  enum class Slot : std::uint8_t { id, document, subject, measure, period, value, unit, modality };

 private:
  struct Parts;  // of one record while it is read

  struct Traced {
    Slot slot;
    std::string_view raw;  // inside the line: a string's text, a period's object
  };
  // A value of a line, and what stands behind it.
  struct Piece {
    ExpectedBytes behind;
    Slot slot = Slot::id;
    std::string_view ClaimFields::* text = nullptr;  // where a mere text goes
    bool repeats = false;                            // from line to line
    std::unique_ptr<TextMemo> memo;                  // of what repeats, once a line was followed
    std::size_t telling = 0;                         // for the memo
  };
  // The shape of a line.
  struct Pattern {
    ExpectedBytes front;  // what stands before the first value
    std::vector<Piece> pieces;
    ClaimFields same;       // what the values do not say
    std::uint64_t key = 0;  // likewise
  };
  // How far a line was followed, and what its values say so far.
  struct Followed {
    const char* at;
    std::uint64_t key;
  };
  static bool same_shape(const Pattern& a, const Pattern& b);

  // Lines of one file mostly have one of few shapes, and to read a line of a known shape takes a
  // few comparisons a value.
  void learn(std::string_view line, const ClaimFields& fields);
  std::size_t follow(Pattern& pattern, std::string_view lines, ClaimFields& out);
  bool follow_value(const Piece& piece, const char*& at, const char* end, ClaimFields& out);
  bool follow_new(Piece& piece, const char* end, ClaimFields& out, Followed& so_far);
  std::string_view follow_text(const char*& at, const char* end);
  std::pair<std::string_view, const char*> follow_escapes(const char* start, const char* at,
                                                          const char* end);
  // The plain period that begins here, with the text that it is; that one is empty where there is
  // none.
  std::string_view read_period(const char* at, const char* end, Period& period);
  std::uint64_t next_number(Slot slot);

  bool members(Parts& parts, ClaimFields& out);
  bool member(std::string_view key, Parts& parts, ClaimFields& out);
  bool text(std::string_view& out);
  bool text(Slot slot, std::string_view& out);
  bool escaped_text(const char* start, std::string_view& out);
  bool names(std::string_view& out, bool& several, bool sorted);
  bool whole_number(std::uint64_t& out);
  bool take_period(std::string_view& out);
  bool take_quantity(Parts& parts, ClaimFields& out);
  bool take_interval(Parts& parts);
  bool decimal_text(Decimal& out);
  bool flag(bool& out);
  bool take(char c);
  bool take_word(std::string_view word);
  void space();
  std::string_view keep(std::string_view text);

  std::string document_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<Traced> trace_;
  std::vector<Pattern> patterns_;                    // the last one used first
  std::array<std::uint64_t, 8> numbers_{};           // the last that a value of each slot got
  std::forward_list<std::string> numbered_periods_;  // packed
  std::pmr::monotonic_buffer_resource kept_;         // texts that stand in no line
};

}  // namespace veritally
