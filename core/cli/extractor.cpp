#include "cli/extractor.hpp"

#include "document/line_index.hpp"
#include "document/reader.hpp"

namespace veritally {

Extractor::Extractor(const Setup& setup, std::optional<Date> date)
    : vocabulary_{*setup.lexicon}, context_{vocabulary_, *setup.reference, date} {}

Result<ReadDocument> Extractor::read(std::string_view bytes, const std::string& path,
                                     DocumentFormat format, std::optional<Date> date) const {
  auto document = read_document(bytes, path, format);
  if (!document) return tl::unexpected(document.error());
  if (date) document->date = date;
  DocumentClaims found = claims_in(*document, context_);
  const LineIndex lines(bytes, document->encoding);
  ReadDocument read;
  read.claims = std::make_shared<HeldClaims>(path);
  for (Claim& claim : found.claims) {
    const auto place = lines.at(*claim.begin);
    claim.line = place.line;
    claim.column = place.column;
    const RecordPlace record{*claim.begin, *claim.end, place.line, place.column};
    read.claims->on_claim(std::move(claim), record);
  }
  read.document = {{},
                   std::move(*document),
                   found.date,
                   &vocabulary_.lexicon.sentences,
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
  read.document.first_claim = table.limit();
  add_held(read.claims, table);
  documents.push_back(std::move(read.document));
}

Result<std::optional<Date>> date_option(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto date = parse_date(*text);
  if (date) return date;
  return fail(ErrorKind::usage, "--date is \"" + *text + "\"", "write a day as YYYY-MM-DD");
}

}  // namespace veritally
