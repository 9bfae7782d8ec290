#include "document/reader.hpp"
#include "extract/document_claims.hpp"
#include "extract/language.hpp"
#include "extract/support.hpp"
#include "reference/lexicons.hpp"
#include "reference/reference_data.hpp"
#include "targets.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace veritally::fuzz {
namespace {

struct Data {
  std::unique_ptr<Lexicons> lexicons;
  std::unique_ptr<ReferenceData> reference;
};

Data load() {
  const auto folder = test::source_folder() / "data";
  return {Lexicons::load(folder / "lexicon").value(),
          ReferenceData::load(folder, std::nullopt, std::nullopt).value()};
}

void check_place(const DocumentClaims& found, std::size_t index, const Document& document,
                 std::string_view bytes) {
  const ClaimPlace& place = found.places[index];
  const Claim& claim = found.claims[index];
  require(place.begin < place.end && place.end <= document.text.size(),
          "a claim stands in the text");
  require(document.text.substr(place.begin, place.end - place.begin) == claim.text,
          "a claim's text is what stands at its place", claim.text);
  require(claim.begin == document.source.begin_of(place.begin) &&
              claim.end == document.source.end_of(place.end) && claim.end <= bytes.size(),
          "a claim's place is that of the bytes", claim.text);
}

void check_meaning(const Claim& claim, const DocumentClaims& found) {
  const Interval& interval = claim.quantity.interval;
  require(interval.low.unbounded || interval.high.unbounded ||
              interval.low.value <= interval.high.value,
          "an interval is not empty", claim.text);
  for (const auto& period : {claim.period, claim.base_period}) {
    require(!period || !period->from || !period->to || *period->from <= *period->to,
            "a period begins before it ends", claim.text);
  }
  if (!claim.derivation) return;
  require(!claim.derivation->of.empty(), "a derivation has operands", claim.text);
  for (const std::string& id : claim.derivation->of) {
    require(id != claim.id && std::ranges::count(found.claims, id, &Claim::id) == 1,
            "an operand is another claim of the document", id);
  }
}

}  // namespace

// The claims of any bytes, read as Markdown in the language they seem to be in.
void articles(std::string_view bytes) {
  const auto document = read_document(bytes, "d", DocumentFormat::markdown);
  if (!document) return;
  static const Data data = load();
  const auto lexicon = guess_language(document->text, *data.lexicons);
  require(lexicon.has_value(), "the languages of the project can be read");
  const Vocabulary vocabulary{**lexicon};
  const ExtractContext context{vocabulary, *data.reference, parse_date("2025-02-07")};
  const DocumentClaims found = claims_in(*document, context);
  require(found.places.size() == found.claims.size(), "every claim has a place");
  for (std::size_t i = 0; i < found.claims.size(); ++i) {
    require(found.claims[i].id == "d#" + std::to_string(i + 1), "claims count from 1");
    check_place(found, i, *document, bytes);
    check_meaning(found.claims[i], found);
  }
}

}  // namespace veritally::fuzz
