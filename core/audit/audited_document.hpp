// AuditedDocument: a document that was read for an audit, with the claims it makes; DocumentView,
// the same as rules see it; and DocumentViews, those of one audit.
//
// The bytes are kept for the lines and columns of what rules point at, the text for the rules.
#pragma once

#include "claim/claim_table.hpp"
#include "document/document.hpp"
#include "document/line_index.hpp"
#include "extract/document_claims.hpp"
#include "reference/lexicon.hpp"

#include <veritally/abi.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace veritally {

struct AuditedDocument {
  std::string bytes;  // as given
  Document document;
  std::optional<Date> date;          // of publication, as far as it is known
  const Lexicon* lexicon = nullptr;  // of its language; outlives the audit
  // In the claim table: the symbol of its path, and its claims, which are this one and those that
  // follow, in reading order.
  Symbol symbol = 0;
  ClaimRef first_claim = no_claim;
  std::vector<ClaimPlace> places;  // of each claim
  std::vector<Unread> unread;
};

// Const once made: any thread.
class DocumentView {
 public:
  // Borrows the document. `role` is one of VT_ROLE_...
  DocumentView(const AuditedDocument& source, std::uint32_t role);
  DocumentView(const DocumentView&) = delete;
  DocumentView& operator=(const DocumentView&) = delete;

  const vt_document& raw() const { return raw_; }

  // Bytes of the text as bytes of the input, with their line and column.
  struct Bytes {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
  };
  // REQUIRES: begin <= end <= the size of the text.
  Bytes bytes_of(std::uint64_t begin, std::uint64_t end) const;

  // Where in a table of data one of the document's claims stands: `row 3, column "Revenue"`. Rows
  // of CSV count from the header, which is row 1 (RFC 7111), those of JSON from the first one
  // behind the names. Empty for documents of other kinds.
  std::string cell_of(ClaimRef claim) const;

 private:
  void add_blocks();
  void add_claims();
  void add_slots();
  void add_tables();
  void add_unread_and_links();
  void add_dates();
  void point();

  const AuditedDocument& source_;
  LineIndex lines_;
  vt_document raw_{};
  std::vector<vt_block> blocks_;
  std::vector<vt_sentence> sentences_;
  std::vector<vt_claim_ref> claims_;
  std::vector<vt_place> places_;
  std::vector<vt_slot> slots_;
  std::vector<vt_unread> unread_;
  std::vector<vt_table> tables_;
  std::vector<vt_link> links_;
  std::vector<vt_date> dates_;
};

class DocumentViews {
 public:
  // Borrows the documents. Of two under one path the first one counts.
  DocumentViews(std::span<const AuditedDocument> documents,
                const std::set<std::string, std::less<>>& sources, std::size_t threads);

  // nullptr: the document was not read.
  const DocumentView* find(Symbol document) const {
    const auto found = by_symbol_.find(document);
    return found == by_symbol_.end() ? nullptr : found->second.get();
  }
  // All sentences of a shape, by the paths of their documents and their places.
  std::span<const vt_sentence_ref> restated(std::uint64_t shape) const;
  // Those that were read, in the order of the input.
  const std::vector<Symbol>& read() const { return read_; }

 private:
  void find_restated();

  std::vector<Symbol> read_;
  std::unordered_map<Symbol, std::unique_ptr<DocumentView>> by_symbol_;
  // Sentences by shape, for shapes that more than one sentence has.
  std::unordered_map<std::uint64_t, std::vector<vt_sentence_ref>> restated_;
};

}  // namespace veritally
