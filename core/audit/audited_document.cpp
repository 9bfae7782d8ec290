#include "audit/audited_document.hpp"

#include "base/parallel.hpp"
#include "document/sentences.hpp"
#include "extract/calendar_dates.hpp"
#include "extract/sentence_shape.hpp"
#include "plugin/host_services.hpp"

#include <algorithm>

namespace veritally {
namespace {

std::uint32_t kind_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return VT_BLOCK_HEADING;
    case BlockKind::paragraph:
      return VT_BLOCK_PARAGRAPH;
    case BlockKind::item:
      return VT_BLOCK_LIST_ITEM;
    case BlockKind::cell:
      return VT_BLOCK_TABLE_CELL;
    case BlockKind::caption:
      return VT_BLOCK_CAPTION;
    case BlockKind::footnote:
      return VT_BLOCK_FOOTNOTE;
  }
  return VT_BLOCK_PARAGRAPH;
}

std::uint32_t trouble_of(extract::Trouble trouble) {
  switch (trouble) {
    case extract::Trouble::too_long:
      return VT_UNREAD_TOO_LONG;
    case extract::Trouble::misgrouped:
      return VT_UNREAD_GROUPS;
    default:
      return VT_UNREAD_SHAPE;
  }
}

std::uint32_t flags_of(const ClaimPlace& place) {
  std::uint32_t flags = 0;
  if (place.ambiguous_currency) flags |= VT_PLACE_AMBIGUOUS_CURRENCY;
  if (place.reversed) flags |= VT_PLACE_REVERSED;
  if (place.vague) flags |= VT_PLACE_VAGUE;
  return flags;
}

std::uint32_t count(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

DocumentView::DocumentView(const AuditedDocument& source, std::uint32_t role)
    : source_(source), lines_(source.bytes, source.document.encoding) {
  raw_.struct_size = sizeof(vt_document);
  raw_.symbol = source.symbol;
  raw_.role = role;
  raw_.path = to_abi(source.document.path);
  raw_.language = to_abi(source.lexicon->language);  // in which it was read
  raw_.date = source.date ? to_days(*source.date) : INT32_MIN;
  raw_.text = to_abi(source.document.text);
  raw_.title = to_abi(source.document.title);
  add_blocks();
  add_claims();
  add_slots();
  add_tables();
  add_unread_and_links();
  add_dates();
  point();
}

void DocumentView::add_blocks() {
  const Document& document = source_.document;
  for (const Block& block : document.blocks) {
    vt_block& view = blocks_.emplace_back();
    const bool cell = block.kind == BlockKind::cell;
    view.kind = kind_of(block.kind);
    view.level = block.level;
    view.part = block.part;
    view.table = block.table;
    view.row = cell ? block.row : UINT32_MAX;
    view.column = cell ? block.column : UINT32_MAX;
    view.first_sentence = count(sentences_.size());
    view.begin = block.begin;
    view.end = block.end;
    for (const Sentence& found :
         sentences_in(document.text_of(block), source_.lexicon->sentences)) {
      vt_sentence& sentence = sentences_.emplace_back();
      sentence.block = count(blocks_.size() - 1);
      sentence.begin = block.begin + found.begin;
      sentence.end = block.begin + found.end;
    }
    view.sentence_count = count(sentences_.size()) - view.first_sentence;
  }
}

// Claims and sentences follow each other in the text, so one pass puts them together.
void DocumentView::add_claims() {
  std::size_t next = 0;
  for (vt_sentence& sentence : sentences_) {
    sentence.first_claim = count(next);
    while (next < source_.places.size() && source_.places[next].begin < sentence.end) {
      const ClaimPlace& place = source_.places[next];
      claims_.push_back(source_.first_claim + count(next));
      places_.push_back(
          {place.begin, place.end, count(&sentence - sentences_.data()), flags_of(place)});
      ++next;
    }
    sentence.claim_count = count(next) - sentence.first_claim;
  }
}

void DocumentView::add_slots() {
  const std::string_view text = source_.document.text;
  for (vt_sentence& sentence : sentences_) {
    const SentenceShape shape =
        shape_of(text.substr(sentence.begin, sentence.end - sentence.begin), *source_.lexicon);
    sentence.shape = shape.hash;
    sentence.word_count = shape.words;
    sentence.first_slot = count(slots_.size());
    sentence.slot_count = count(shape.slots.size());
    std::uint32_t claim = sentence.first_claim;
    const std::uint32_t last = sentence.first_claim + sentence.claim_count;
    for (const Slot& slot : shape.slots) {
      const std::uint64_t end = sentence.begin + slot.end;
      while (claim < last && places_[claim].end < end) ++claim;
      const bool held = claim < last && places_[claim].begin < end;
      slots_.push_back({sentence.begin + slot.begin, sentence.begin + slot.number, end,
                        to_abi(slot.value), to_abi(slot.written), to_abi(slot.stated),
                        held ? claim : UINT32_MAX, slot.ago ? VT_SLOT_AGO : 0});
    }
  }
}

void DocumentView::add_tables() {
  for (const Table& table : source_.document.tables) {
    vt_table view{};
    view.rows = table.rows;
    view.columns = table.columns;
    view.heading_rows = table.heading_rows;
    view.heading_columns = table.heading_columns;
    view.caption = table.caption.value_or(UINT32_MAX);
    view.cells = table.cells.data();
    tables_.push_back(view);
  }
}

void DocumentView::add_unread_and_links() {
  for (const Unread& one : source_.unread) {
    unread_.push_back({one.begin, one.end, trouble_of(one.trouble), 0});
  }
  for (const Link& link : source_.document.links) {
    links_.push_back({link.begin, link.end, to_abi(link.target)});
  }
}

// What was read as a quantity is no date: "in June 31 people". A number inside of a date is the
// date's, though, where the words of its language were not understood.
void DocumentView::add_dates() {
  std::vector<CalendarDate> found;
  std::size_t next = 0;  // the first claim that ends behind a date
  for (const Block& block : source_.document.blocks) {
    found.clear();
    find_dates(source_.document.text_of(block), source_.lexicon->time, found);
    for (const CalendarDate& date : found) {
      const std::size_t begin = block.begin + date.begin;
      const std::size_t end = block.begin + date.end;
      while (next < places_.size() && places_[next].end <= begin) ++next;
      const bool meets = next < places_.size() && places_[next].begin < end;
      const bool within =
          meets && date.month != 0 && places_[next].begin >= begin && places_[next].end <= end;
      if (meets && !within) continue;
      dates_.push_back({begin, end, date.year, date.month, date.day, date.weekday,
                        date.exists ? 0 : VT_DATE_IMPOSSIBLE, 0});
    }
  }
}

void DocumentView::point() {
  raw_.blocks = blocks_.data();
  raw_.block_count = count(blocks_.size());
  raw_.claims = claims_.data();
  raw_.places = places_.data();
  raw_.claim_count = count(claims_.size());
  raw_.sentences = sentences_.data();
  raw_.sentence_count = count(sentences_.size());
  raw_.slots = slots_.data();
  raw_.slot_count = count(slots_.size());
  raw_.unread = unread_.data();
  raw_.unread_count = count(unread_.size());
  raw_.tables = tables_.data();
  raw_.table_count = count(tables_.size());
  raw_.links = links_.data();
  raw_.link_count = count(links_.size());
  raw_.dates = dates_.data();
  raw_.date_count = count(dates_.size());
}

DocumentView::Bytes DocumentView::bytes_of(std::uint64_t begin, std::uint64_t end) const {
  const Document& document = source_.document;
  Bytes bytes;
  if (begin < end) {
    bytes.begin = document.source.begin_of(begin);
    bytes.end = document.source.end_of(end);
  } else if (begin > 0) {
    bytes.begin = bytes.end = document.source.end_of(begin);
  }
  const auto at = lines_.at(bytes.begin);
  bytes.line = at.line;
  bytes.column = at.column;
  return bytes;
}

std::string DocumentView::cell_of(ClaimRef claim) const {
  const Document& document = source_.document;
  const std::size_t index = claim - source_.first_claim;
  if (!is_data(document.format) || index >= places_.size()) return {};
  const vt_block& cell = blocks_[sentences_[places_[index].sentence].block];
  const std::uint32_t name = document.tables[cell.table].cells[cell.column];
  std::string words = "row " + std::to_string(cell.row + (document.format == DocumentFormat::csv));
  if (name != UINT32_MAX) {
    words.append(", column \"").append(document.text_of(document.blocks[name])).append("\"");
  }
  return words;
}

DocumentViews::DocumentViews(std::span<const AuditedDocument> documents,
                             const std::set<std::string, std::less<>>& sources,
                             std::size_t threads) {
  std::vector<const AuditedDocument*> first;
  for (const AuditedDocument& document : documents) {
    if (!by_symbol_.try_emplace(document.symbol).second) continue;
    first.push_back(&document);
    read_.push_back(document.symbol);
  }
  for_each_parallel(threads, first.size(), [&](std::size_t i, std::size_t) {
    const AuditedDocument& document = *first[i];
    const std::uint32_t role =
        sources.contains(document.document.path) ? VT_ROLE_SOURCE : VT_ROLE_DRAFT;
    by_symbol_.find(document.symbol)->second = std::make_unique<DocumentView>(document, role);
  });
  find_restated();
}

void DocumentViews::find_restated() {
  std::vector<const vt_document*> documents;
  for (const Symbol symbol : read_) documents.push_back(&find(symbol)->raw());
  std::sort(documents.begin(), documents.end(), [](const vt_document* a, const vt_document* b) {
    return view(a->path) < view(b->path);
  });
  for (const vt_document* document : documents) {
    for (std::uint32_t i = 0; i < document->sentence_count; ++i) {
      const std::uint64_t shape = document->sentences[i].shape;
      if (shape != 0) restated_[shape].push_back({document->symbol, i});
    }
  }
  std::erase_if(restated_, [](const auto& entry) { return entry.second.size() < 2; });
}

std::span<const vt_sentence_ref> DocumentViews::restated(std::uint64_t shape) const {
  const auto found = restated_.find(shape);
  if (found == restated_.end()) return {};
  return found->second;
}

}  // namespace veritally
