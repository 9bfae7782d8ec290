#include "extract/document_claims.hpp"

#include <utility>

namespace veritally {

DocumentClaims claims_in(const Document& document, const ExtractContext& context) {
  DocumentClaims out;
  Mentions mentions;
  for (const Block& block : document.blocks) {
    mentions.found.clear();
    mentions.unread.clear();
    find_mentions(document.text_of(block), context.vocabulary, mentions);
    for (Mention& mention : mentions.found) {
      const std::size_t begin = block.begin + mention.begin;
      const std::size_t end = block.begin + mention.end;
      Claim claim;
      claim.id = document.path + "#" + std::to_string(out.claims.size() + 1);
      claim.document = document.path;
      claim.begin = document.source.begin_of(begin);
      claim.end = document.source.end_of(end);
      claim.text = document.text.substr(begin, end - begin);
      claim.quantity = std::move(mention.quantity);
      out.claims.push_back(std::move(claim));
    }
    for (Unread unread : mentions.unread) {
      unread.begin += block.begin;
      unread.end += block.begin;
      out.unread.push_back(unread);
    }
  }
  return out;
}

}  // namespace veritally
