// Claims of a document: its mentions of quantities, and for each what it is about.
//
// Second half of extraction: subject, measure, scope, period, modality and attribution from the
// sentence around a mention, its block, its table's headings and the document so far. What cannot
// be linked is left open, never guessed.
#pragma once

#include "base/date.hpp"
#include "claim/claim.hpp"
#include "document/document.hpp"
#include "extract/mention.hpp"
#include "extract/vocabulary.hpp"
#include "reference/reference_data.hpp"

#include <optional>
#include <vector>

namespace veritally {

struct ExtractContext {
  const Vocabulary& vocabulary;
  const ReferenceData& reference;  // aliases of names and measures
  std::optional<Date> date;        // of documents that carry none
};

struct DocumentClaims {
  // In the order of the document. Places are those of the bytes as given; ids are "path#N" from 1.
  std::vector<Claim> claims;
  // Number-shaped text that no reader accepted; bytes in the document's text.
  std::vector<Unread> unread;
};

DocumentClaims claims_in(const Document& document, const ExtractContext& context);

}  // namespace veritally
