// Claims of a document: its mentions of quantities, and for each what it is about.
//
// Second half of extraction: subject, measure, scope, period, modality and attribution from the
// sentence around a mention, its block, its table's headings and the document so far. What cannot
// be linked is left open, never guessed.
#pragma once

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "document/document.hpp"
#include "extract/known_names.hpp"
#include "extract/mention.hpp"
#include "extract/vocabulary.hpp"
#include "reference/reference_data.hpp"

#include <optional>
#include <span>
#include <vector>

namespace veritally {

struct ExtractContext {
  const Vocabulary& vocabulary;
  const ReferenceData& reference;     // aliases of names and measures
  std::optional<Date> date;           // of documents that carry none
  const KnownNames* names = nullptr;  // that other documents give
};

// Where a claim stands in the document's text, and what its words say that a claim does not.
struct ClaimPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ambiguous_currency = false;
  bool reversed = false;
  bool vague = false;
};

struct DocumentClaims {
  // In the order of the document. Their places are those of the bytes as given; ids are "path#N"
  // from 1.
  std::vector<Claim> claims;
  std::vector<ClaimPlace> places;  // of each claim
  // Of publication: what the document's metadata or dateline say, or else the context's.
  std::optional<Date> date;
  // Number-shaped text that no reader accepted; bytes in the document's text.
  std::vector<Unread> unread;
};

DocumentClaims claims_in(const Document& document, const ExtractContext& context);

namespace extract {

// What stands in a block of the document, at its place there. A claim without its meaning.
void add_claim(const Document& document, const Block& block, const Mention& mention,
               DocumentClaims& out);
void add_unread(const Block& block, std::span<const Unread> unread, DocumentClaims& out);

}  // namespace extract
}  // namespace veritally
