// Extractor: the claims of one document's bytes, with their lines and columns, for every command
// that reads documents. Const once made; any thread may use it.
#pragma once

#include "audit/audited_document.hpp"
#include "claimset/claim_set.hpp"
#include "cli/setup.hpp"
#include "document/document.hpp"
#include "extract/document_claims.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

// A document that was read, and its claims, ready for a claim table.
struct ReadDocument {
  AuditedDocument document;  // without its bytes and without its place in a table
  std::shared_ptr<HeldClaims> claims;
  // Broken bytes, which the text has as U+FFFD: how many, and where.
  std::optional<Error> damage;
};

// What is said of a document beside it.
struct DocumentFacts {
  std::optional<Date> date;
  std::string language;               // empty: not said
  const KnownNames* names = nullptr;  // that the tables of the audit list
};

class Extractor {
 public:
  // `date`: of the documents that carry none. The setup outlives the extractor.
  Extractor(const Setup& setup, std::optional<Date> date);

  // The claims of a document, under its path. What `facts` say wins over what the document says of
  // itself; so does --language. Where nobody says the language, the words tell. An error is of kind
  // input and names the path.
  Result<ReadDocument> read(std::string_view bytes, const std::string& path, DocumentFormat format,
                            const DocumentFacts& facts = {}) const;

 private:
  Result<const Lexicon*> words_of(const Document& document, const DocumentFacts& facts) const;

  const Setup& setup_;
  std::optional<Date> date_;
};

// Adds a document's claims to the table, and the document to those of the audit.
void add_document(ReadDocument&& read, std::string&& bytes, ClaimTable& table,
                  std::vector<AuditedDocument>& documents);

// The day that --date names, if it is given.
Result<std::optional<Date>> date_option(const std::optional<std::string>& text);

}  // namespace veritally
