// Document: a draft or source as a rule sees it, in blocks and sentences, with its claims in place.
//
//   for (const Sentence& sentence : document.sentences())
//     for (const ClaimRef ref : document.claims_of(sentence)) ...
//
// All places are bytes of `text()`, which is what a person reads; labels and edits name them too,
// and the host brings them to the bytes of the input. A document that a claim set names without
// giving it has a path and claims, and no text. Views of the host's memory: valid until the call
// returns.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/report.hpp>
#include <veritally/plugin/types.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace veritally::plugin {

using Block = vt_block;        // `kind` is one of VT_BLOCK_...
using Sentence = vt_sentence;  // of one block
using Slot = vt_slot;          // a number of a sentence that has a shape
using SentenceRef = vt_sentence_ref;
using Place = vt_place;    // where a claim stands; `flags` of VT_PLACE_...
using Unread = vt_unread;  // number-shaped text that was not understood
using Table = vt_table;
using Link = vt_link;
using StatedDate = vt_date;  // a date of the calendar as it is written

enum class DocumentRole : std::uint32_t {
  draft = VT_ROLE_DRAFT,
  source = VT_ROLE_SOURCE,
  claim_set = VT_ROLE_CLAIM_SET,
};

class Document {
 public:
  explicit Document(const vt_document& raw) : raw_(raw) {}
  // Another document of the audit; nullopt where there is none.
  static std::optional<Document> open(const Host& host, Symbol symbol) {
    vt_document raw{};
    raw.struct_size = sizeof raw;
    if (host.raw()->document(host.raw(), symbol, &raw) < 0) return std::nullopt;
    return Document(raw);
  }

  Symbol symbol() const { return raw_.symbol; }
  DocumentRole role() const { return static_cast<DocumentRole>(raw_.role); }
  std::string_view path() const { return detail::view(raw_.path); }
  std::string_view language() const { return detail::view(raw_.language); }
  std::string_view title() const { return detail::view(raw_.title); }
  // Of publication, in days since 1970-01-01.
  std::optional<std::int32_t> date() const {
    if (raw_.date == INT32_MIN) return std::nullopt;
    return raw_.date;
  }

  std::string_view text() const { return detail::view(raw_.text); }
  // The text of a block, sentence, place, link or anything else that stands somewhere.
  template <class Piece>
  std::string_view text_of(const Piece& piece) const {
    return text().substr(piece.begin, piece.end - piece.begin);
  }

  // All in reading order.
  std::span<const Block> blocks() const { return {raw_.blocks, raw_.block_count}; }
  std::span<const Sentence> sentences() const { return {raw_.sentences, raw_.sentence_count}; }
  std::span<const Sentence> sentences_of(const Block& block) const {
    return sentences().subspan(block.first_sentence, block.sentence_count);
  }
  const Block& block_of(const Sentence& sentence) const { return raw_.blocks[sentence.block]; }
  // The numbers in digits of a sentence that has a shape, as many as in others of that shape.
  std::span<const Slot> slots_of(const Sentence& sentence) const {
    return {raw_.slots + sentence.first_slot, sentence.slot_count};
  }
  std::span<const Unread> unread() const { return {raw_.unread, raw_.unread_count}; }
  std::span<const Link> links() const { return {raw_.links, raw_.link_count}; }

  std::span<const StatedDate> dates() const { return {raw_.dates, raw_.date_count}; }

  std::span<const Table> tables() const { return {raw_.tables, raw_.table_count}; }
  // The block of a cell; nullptr where it is empty.
  const Block* cell(const Table& table, std::uint32_t row, std::uint32_t column) const {
    const std::uint32_t block = table.cells[row * table.columns + column];
    return block == UINT32_MAX ? nullptr : &raw_.blocks[block];
  }

  // Claims in reading order, and where each of them stands; the latter only if there is a text.
  std::span<const ClaimRef> claims() const { return {raw_.claims, raw_.claim_count}; }
  std::span<const Place> places() const {
    return raw_.places == nullptr ? std::span<const Place>()
                                  : std::span<const Place>(raw_.places, raw_.claim_count);
  }
  std::span<const ClaimRef> claims_of(const Sentence& sentence) const {
    return claims().subspan(sentence.first_claim, sentence.claim_count);
  }
  std::span<const Place> places_of(const Sentence& sentence) const {
    return places().subspan(sentence.first_claim, sentence.claim_count);
  }
  std::span<const StatedDate> dates_of(const Sentence& sentence) const {
    const auto before = [](const StatedDate& date, std::uint64_t at) { return date.begin < at; };
    const auto all = dates();
    const auto first = std::lower_bound(all.begin(), all.end(), sentence.begin, before);
    return {first, std::lower_bound(first, all.end(), sentence.end, before)};
  }
  // Where a claim of this document stands. nullptr: it is of another one, or there is no text.
  const Place* place(ClaimRef claim) const {
    const auto found = std::find(claims().begin(), claims().end(), claim);
    if (found == claims().end() || raw_.places == nullptr) return nullptr;
    return &raw_.places[found - claims().begin()];
  }

  // The claim that holds a slot.
  std::optional<ClaimRef> claim_of(const Slot& slot) const {
    if (slot.claim == UINT32_MAX) return std::nullopt;
    return raw_.claims[slot.claim];
  }

  // Labels and edits of bytes of the text.
  Label label(std::uint64_t begin, std::uint64_t end, std::string_view words = {},
              Role role = Role::primary) const {
    return {role, VT_NO_CLAIM, symbol(), begin, end, std::string(words)};
  }
  Edit edit(std::uint64_t begin, std::uint64_t end, std::string_view words) const {
    return {VT_NO_CLAIM, symbol(), begin, end, std::string(words)};
  }

 private:
  vt_document raw_;  // as far as this SDK knows it
};

// Whether the document was read as a text, and is not one that a claim set names alone.
inline bool was_read(const Host& host, Symbol symbol) {
  const auto document = Document::open(host, symbol);
  return document && !document->text().empty();
}

// Whether the document is the first one of the audit that was read. A rule that holds all documents
// against each other does its work when it is called with this one.
inline bool is_first_read(const Host& host, const Document& document) {
  for (const Symbol symbol : host.documents()) {
    if (was_read(host, symbol)) return symbol == document.symbol();
  }
  return false;
}

// The sentences of all documents that have a shape, in the order of documents and of their texts.
inline std::span<const SentenceRef> restated(const Host& host, std::uint64_t shape) {
  const SentenceRef* found = nullptr;
  std::uint64_t count = 0;
  if (host.raw()->restated(host.raw(), shape, &found, &count) < 0) return {};
  return {found, count};
}

}  // namespace veritally::plugin
