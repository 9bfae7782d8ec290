#include "extract/document_claims.hpp"

#include "document/sentences.hpp"
#include "extract/ambiguity.hpp"
#include "extract/data_claims.hpp"
#include "extract/dateline.hpp"
#include "extract/meaning.hpp"
#include "extract/table_claims.hpp"
#include "extract/unplaced.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace veritally {
namespace {

// The mentions of one block, as a part of all of them.
struct BlockMentions {
  std::size_t first = 0;
  std::size_t end = 0;
};

class Reader {
 public:
  Reader(const Document& document, const ExtractContext& context)
      : document_(document),
        context_(context),
        date_(date_of()),
        meaning_(context.vocabulary, context.reference, date_, context.names) {}

  DocumentClaims read() {
    out_.date = date_;
    find_all();
    if (mentions_.found.empty()) return std::move(out_);
    add_claims();
    for (const Block& block : document_.blocks) meaning_.observe(document_.text_of(block));
    read_prose();
    read_lines();
    extract::set_apart(meaning_.unplaced(), out_.claims, in_lines());
    read_tables();
    return std::move(out_);
  }

 private:
  std::optional<Date> date_of() const {
    if (document_.date) return document_.date;
    const auto line = extract::dateline(document_, context_.vocabulary);
    return line ? line : context_.date;
  }

  void find_all() {
    blocks_.reserve(document_.blocks.size());
    for (const Block& block : document_.blocks) {
      const std::size_t first = mentions_.found.size();
      const std::size_t unread = mentions_.unread.size();
      find_mentions(document_.text_of(block), context_.vocabulary, mentions_);
      blocks_.push_back({first, mentions_.found.size()});
      extract::add_unread(block, std::span(mentions_.unread).subspan(unread), out_);
    }
  }

  void add_claims() {
    out_.claims.reserve(mentions_.found.size());
    out_.places.reserve(mentions_.found.size());
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      for (std::size_t i = blocks_[b].first; i < blocks_[b].end; ++i) {
        extract::add_claim(document_, document_.blocks[b], mentions_.found[i], out_);
      }
    }
  }

  // Headlines and other lines that are no sentences, read last: the names that they abbreviate and
  // capitalise stand in the text.
  bool is_line(const Block& block) const {
    constexpr std::size_t longest = 160;
    if (block.kind == BlockKind::heading) return true;
    if (block.kind != BlockKind::paragraph) return false;
    const std::string_view text = document_.text_of(block);
    return text.size() < longest &&
           std::string_view(".!?:;\"").find(text.back()) == std::string_view::npos;
  }

  // Blocks with quantities, and the few before them and the headings that say who is spoken of.
  void read_prose() {
    constexpr std::size_t look_back = 3;
    std::size_t next = 0;  // the first block that is not read yet
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].first == blocks_[i].end) continue;
      for (; next <= i; ++next) {
        const Block& block = document_.blocks[next];
        if (block.kind == BlockKind::cell) continue;
        if (is_line(block)) {
          meaning_.read_heading(document_.text_of(block));
        } else if (next + look_back >= i) {
          read_block(next);
        }
      }
    }
  }

  // Of each claim, whether it stands in such a line.
  std::vector<bool> in_lines() const {
    std::vector<bool> lines(out_.claims.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].first == blocks_[i].end || !is_line(document_.blocks[i])) continue;
      std::fill(lines.begin() + static_cast<std::ptrdiff_t>(blocks_[i].first),
                lines.begin() + static_cast<std::ptrdiff_t>(blocks_[i].end), true);
    }
    return lines;
  }

  void read_lines() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].first == blocks_[i].end || !is_line(document_.blocks[i])) continue;
      meaning_.forget();
      read_block(i);
    }
  }

  void read_tables() {
    const extract::TableReader tables(document_, context_.vocabulary, context_.reference,
                                      meaning_.names(), date_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto [first, end] = blocks_[i];
      if (first == end || document_.blocks[i].kind != BlockKind::cell) continue;
      tables.read_cell(document_.blocks[i], std::span(out_.claims).subspan(first, end - first));
    }
  }

  void read_block(std::size_t index) {
    const std::string_view text = document_.text_of(document_.blocks[index]);
    std::size_t at = blocks_[index].first;
    for (const Sentence& sentence : sentences_in(text, context_.vocabulary.lexicon.sentences)) {
      std::size_t end = at;
      while (end < blocks_[index].end && mentions_.found[end].begin < sentence.end) ++end;
      meaning_.read_sentence(text, sentence.begin, sentence.end,
                             std::span(mentions_.found).subspan(at, end - at),
                             std::span(out_.claims).subspan(at, end - at));
      extract::mark_ambiguous(std::span(out_.claims).subspan(at, end - at));
      at = end;
    }
  }

  const Document& document_;
  const ExtractContext& context_;
  std::optional<Date> date_;
  extract::Meaning meaning_;
  Mentions mentions_;
  std::vector<BlockMentions> blocks_;  // of each block of the document
  DocumentClaims out_;
};

}  // namespace

DocumentClaims claims_in(const Document& document, const ExtractContext& context) {
  if (is_data(document.format)) return extract::data_claims_in(document, context);
  return Reader(document, context).read();
}

namespace extract {

void add_claim(const Document& document, const Block& block, const Mention& mention,
               DocumentClaims& out) {
  const std::size_t begin = block.begin + mention.begin;
  const std::size_t end = block.begin + mention.end;
  Claim& claim = out.claims.emplace_back();
  claim.id = document.path + "#" + std::to_string(out.claims.size());
  claim.document = document.path;
  claim.begin = document.source.begin_of(begin);
  claim.end = document.source.end_of(end);
  claim.text = document.text.substr(begin, end - begin);
  claim.quantity = mention.quantity;
  out.places.push_back({begin, end, mention.ambiguous_currency, mention.reversed, mention.vague});
}

void add_unread(const Block& block, std::span<const Unread> unread, DocumentClaims& out) {
  for (Unread one : unread) {
    one.begin += block.begin;
    one.end += block.begin;
    out.unread.push_back(one);
  }
}

}  // namespace extract
}  // namespace veritally
