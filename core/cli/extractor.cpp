#include "cli/extractor.hpp"

#include "document/line_index.hpp"
#include "document/reader.hpp"
#include "extract/language.hpp"

#include <algorithm>

namespace veritally {
namespace {

// "broken bytes in 2 places (3:7, 9:1) are read as U+FFFD"; of many, the first are named.
std::optional<Error> damage_of(const Document& document, const LineIndex& lines) {
  if (document.replaced_count == 0) return std::nullopt;
  constexpr std::size_t most_named = 5;
  const auto place = lines.at(document.replaced.front());
  std::string named;
  for (std::size_t i = 0; i < std::min(document.replaced.size(), most_named); ++i) {
    const auto [line, column] = lines.at(document.replaced[i]);
    named += (i == 0 ? "" : ", ") + std::to_string(line) + ':' + std::to_string(column);
  }
  if (document.replaced_count > most_named) named += ", ...";
  const std::string count = std::to_string(document.replaced_count);
  return Error{ErrorKind::input,
               "broken bytes in " + count + (document.replaced_count == 1 ? " place" : " places") +
                   " (" + named + ") are read as U+FFFD",
               "save the text as UTF-8",
               {document.path, place.line, place.column}};
}

}  // namespace

Extractor::Extractor(const Setup& setup, std::optional<Date> date) : setup_(setup), date_(date) {}

Result<const Lexicon*> Extractor::words_of(const Document& document,
                                           const DocumentFacts& facts) const {
  const Lexicons& lexicons = *setup_.lexicons;
  if (!facts.language.empty()) {
    if (lexicons.has(facts.language)) return lexicons.find(facts.language);
    return fail(ErrorKind::input, "its language \"" + facts.language + "\" is not known", {},
                {document.path, 0, 0});
  }
  if (setup_.language != nullptr) return setup_.language;
  if (lexicons.has(document.language)) return lexicons.find(document.language);
  return is_data(document.format) ? guess_table_language(document, lexicons)
                                  : guess_language(document.text, lexicons);
}

Result<ReadDocument> Extractor::read(std::string_view bytes, const std::string& path,
                                     DocumentFormat format, const DocumentFacts& facts) const {
  auto document = read_document(bytes, path, format);
  if (!document) return tl::unexpected(document.error());
  if (facts.date) document->date = facts.date;
  const auto lexicon = words_of(*document, facts);
  if (!lexicon) return tl::unexpected(lexicon.error());
  const Vocabulary vocabulary{**lexicon};
  DocumentClaims found = claims_in(*document, {vocabulary, *setup_.reference, date_, facts.names});
  const LineIndex lines(bytes, document->encoding);
  ReadDocument read;
  read.damage = damage_of(*document, lines);
  std::vector<RecordPlace> places;
  places.reserve(found.claims.size());
  for (Claim& claim : found.claims) {
    const auto place = lines.at(*claim.begin);
    claim.line = place.line;
    claim.column = place.column;
    places.push_back({*claim.begin, *claim.end, place.line, place.column});
  }
  read.claims = std::make_shared<HeldClaims>(path, std::move(found.claims), std::move(places));
  read.document = {{},
                   std::move(*document),
                   found.date,
                   *lexicon,
                   0,
                   no_claim,
                   std::move(found.places),
                   std::move(found.unread)};
  return read;
}

void add_document(ReadDocument&& read, std::string&& bytes, ClaimTable& table,
                  std::vector<AuditedDocument>& documents) {
  read.document.bytes = std::move(bytes);
  read.document.symbol = table.documents.intern(read.document.document.path);
  add_held(read.claims, table);
  read.document.first_claim = table.end() - static_cast<ClaimRef>(read.claims->claims().size());
  documents.push_back(std::move(read.document));
}

Result<std::optional<Date>> date_option(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto date = parse_date(*text);
  if (date) return date;
  return fail(ErrorKind::usage, "--date is \"" + *text + "\"", "write a day as YYYY-MM-DD");
}

}  // namespace veritally
