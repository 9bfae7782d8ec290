// Meaning: what the quantities of a document's sentences are about.
//
// Sentences are handed in by their order in the document; what one of them spoke of ("the company",
// "the planned spending", "the quarter") is there for those behind it. One object a document, one
// thread.
#pragma once

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "extract/claim_times.hpp"
#include "extract/cues.hpp"
#include "extract/measured.hpp"
#include "extract/mention.hpp"
#include "extract/names.hpp"
#include "extract/noun_phrases.hpp"
#include "extract/relations.hpp"
#include "extract/time_expressions.hpp"
#include "extract/unplaced.hpp"
#include "extract/vocabulary.hpp"
#include "reference/reference_data.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally::extract {

// What was spoken of last, but for the subject.
struct Discourse {
  std::string measure;
  std::string
      unit;  // of the amount that the measure was said to be; empty where only its change is
  std::optional<Modality> modality;
  std::optional<Period> period;
  std::optional<Period> year;      // the last one that was named, for "the full year"
  std::optional<Period> quarter;   // the same for "the quarter"
  std::vector<std::string> kinds;  // measures that are kinds of general ones, the last one last
  std::vector<std::string> pair;   // the last two that were named together, for "the two firms"
  Claim* level = nullptr;          // the amount that the measure was last said to be
  // The last sentence with quantities, and what its changes count from, where it does not say that.
  std::span<const Claim> claims;
  StatedChanges changes;
};

// A sentence in its parts. Borrows the text and the mentions.
struct SentenceRead {
  std::string_view block_text;
  std::span<const Mention> mentions;
  std::vector<Token> tokens;
  std::vector<Name> names;
  std::vector<TimeExpression> times;
};

class Meaning {
 public:
  // All that is borrowed outlives this object. `reference_date`: the day that the document is of.
  // `names`: that other documents give; null for none.
  Meaning(const Vocabulary& vocabulary, const ReferenceData& reference,
          std::optional<Date> reference_date, const KnownNames* names);

  // Reads the sentence [begin, end) of a block's text and fills in the claims of its mentions: as
  // many, in the same order. A sentence without mentions is read for what it speaks of. The claims
  // stay where they are while this object reads on.
  void read_sentence(std::string_view block_text, std::size_t begin, std::size_t end,
                     std::span<const Mention> mentions, std::span<Claim> claims);

  // Notes whom the section below is about, where its heading says so.
  void read_heading(std::string_view heading);

  // See NameBook::observe.
  void observe(std::string_view text) { book_.observe(text); }
  const NameBook& names() const { return book_; }

  // Those of the claims that were read.
  std::span<const Unplaced> unplaced() const { return unplaced_; }

  // What comes next does not go on with what was read.
  void forget();

 private:
  void fill(const SentenceView& view, std::span<Claim> claims);
  Claim understood(const SentenceView& view, std::size_t at, std::size_t previous,
                   const Claim* before);
  std::vector<std::string> resolve(const SentenceView& view, const Measured& what,
                                   const Clause& clause, const Claim* before);
  std::vector<std::string> unowned(const SentenceView& view, const Measured& what,
                                   const Clause& clause, const Claim* before);
  SentenceView view_of(const SentenceRead& sentence) const;
  void narrow(const Measured& what, Claim& claim) const;
  std::optional<Period> definite(const SentenceView& view, const TimeExpression& time) const;
  std::optional<Period> spoken_of(const Claim& claim, const Claim* before) const;
  void count_back(const TimeExpression& offset, Claim& claim, const Claim* before) const;
  bool speaks_of_level(const SentenceView& view);
  void link(const SentenceView& view, std::span<Claim> claims);
  void remember_level(const SentenceView& view, std::span<Claim> claims);
  void remember(std::span<const Claim> claims);
  static bool is_base(const Claim& claim, std::span<const Claim> claims);
  void remember_pair();
  void keep_sentence();
  const std::vector<std::string>& subject();
  bool about_unnamed(const SentenceView& view, std::size_t end);
  const Name* maker() const;
  // Whom the sentence that is read is about, if its verb stands before `end`; null otherwise.
  const std::vector<std::string>* subject_before(const SentenceView& view, std::size_t end);

  const Vocabulary& vocabulary_;
  const ReferenceData& reference_;
  std::optional<Date> date_;
  NameBook book_;
  Discourse discourse_;
  std::vector<Unplaced> unplaced_;
  Unplaced time_;               // of the quantity that was understood last
  bool goes_on_ = false;        // and it goes on with the one before, and names no time
  SentenceRead sentence_;       // the one that is read
  std::optional<Topic> topic_;  // of it, once somebody has asked
  // What the places behind the quantities of the sentence say: "in Spain", "at Acme".
  enum class Placing : std::uint8_t { none, owner, scope };
  Placing placing_ = Placing::none;
  bool located_ = false;      // the subject of its last owned quantity is where it is
  bool points_back_ = false;  // its first quantity is said of the level spoken of: "it", "that"

  // Who was spoken of last, no person. Most of the time nobody asks, so it is found when somebody
  // does: in the sentences that were kept since it was known, from the last one back.
  std::vector<std::string> subject_;
  std::vector<SentenceRead> kept_;
  std::size_t kept_count_ = 0;  // so many are in use; the others lend their memory
};

}  // namespace veritally::extract
