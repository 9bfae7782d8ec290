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

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// Bytes that must be readable behind the end of what is scanned.
inline constexpr std::size_t scanner_padding = 64;

class LineScanner {
 public:
  // `document`: where claims stand that name no document or source.
  explicit LineScanner(std::string document);

  // Reads one record. REQUIRES: valid UTF-8; `line` is followed by scanner_padding readable bytes.
  // On true, `out` holds views into the line, into this scanner (until reset) and into `document`.
  bool scan(std::string_view line, ClaimFields& out);

  // Frees the texts that the last block of records needed.
  void reset();

 private:
  struct Parts;  // of one record while it is read

  // The values of a record that differ from line to line.
  enum class Slot : std::uint8_t { id, document, subject, measure, period, value, unit, modality };
  struct Traced {
    Slot slot;
    std::string_view raw;  // inside the line: a string's text, a period's object
  };
  // The shape of a line: what stands before each value, and behind the last one.
  struct Piece {
    std::string before;
    Slot slot;
  };
  struct Pattern {
    std::vector<Piece> pieces;
    std::string behind;
    ClaimFields same;  // what the values do not say; its texts are not used
  };

  // Lines of one file mostly have one shape. `learn` takes it from a record that was read;
  // `follow` reads a line of that shape, which is a few comparisons a value.
  void learn(std::string_view line, const ClaimFields& fields);
  bool follow(std::string_view line, ClaimFields& out);
  bool follow_value(Slot slot, ClaimFields& out);

  bool members(Parts& parts, ClaimFields& out);
  bool member(std::string_view key, Parts& parts, ClaimFields& out);
  bool text(std::string_view& out);
  bool text(Slot slot, std::string_view& out);
  bool escaped_text(const char* start, std::string_view& out);
  bool names(std::string_view& out, bool& several, bool sorted);
  bool whole_number(std::uint64_t& out);
  bool period(std::string_view& out);
  bool read_period(std::string_view& out);
  bool quantity(Parts& parts, ClaimFields& out);
  bool interval(Parts& parts);
  bool decimal_text(Decimal& out);
  bool flag(bool& out);
  bool take(char c);
  bool take_word(std::string_view word);
  void space();
  std::string_view keep(std::string text);

  std::string document_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<Traced> trace_;
  bool plain_ = true;  // no string of the record has an escape
  std::optional<Pattern> pattern_;
  struct KnownPeriod {
    std::string raw;
    std::unique_ptr<std::string> packed;
  };
  std::array<KnownPeriod, 64> periods_;
  std::vector<std::unique_ptr<std::string>> retired_periods_;  // views may still point to them
  std::vector<std::unique_ptr<std::string>> kept_;
  std::size_t kept_used_ = 0;
};

}  // namespace veritally
