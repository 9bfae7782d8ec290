// Claim sets of any format, into the claim table.
//
// JSONL is read in parallel straight into rows and fetched again from the file for reports; the
// other formats are read whole and their claims kept.
#pragma once

#include "base/byte_source.hpp"
#include "claim/claim_table.hpp"
#include "claimset/jsonl.hpp"
#include "claimset/record.hpp"
#include "claimset/writer.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

// The format of a name by its extension: .json .jsonl .csv .toml (and .ndjson for JSONL).
std::optional<ClaimFormat> claim_format_of(std::string_view name);
// "json", "jsonl", "csv", "toml".
std::optional<ClaimFormat> parse_claim_format(std::string_view word);

// Whether an input of this format may be a table of data instead (document/reader.hpp).
constexpr bool may_be_table(ClaimFormat format) {
  return format == ClaimFormat::csv || format == ClaimFormat::json;
}
// Whether an input of this format is a claim set: its header or members decide where it may be a
// table. Reads no more than it must.
Result<bool> holds_claims(const ByteSource& bytes, ClaimFormat format);

// Adds the claims of one claim set to the table. `name` is its name in reports, and the document
// of claims that name none. Bad records are in the tally; the error makes the whole file unusable.
Result<ReadTally> read_claim_set(std::shared_ptr<const ByteSource> bytes, const std::string& name,
                                 ClaimFormat format, const ValueReader& read_value,
                                 std::size_t threads, ClaimTable& table);

// Claims that are held in memory, as an origin of rows. Ids and documents that are missing are
// filled in when claims are added.
class HeldClaims final : public ClaimOrigin, public ClaimSink {
 public:
  explicit HeldClaims(std::string name) : name_(std::move(name)) {}
  // Of claims that have ids and documents, and as many places.
  HeldClaims(std::string name, std::vector<Claim>&& claims, std::vector<RecordPlace>&& places);

  void on_claim(Claim&& claim, const RecordPlace& place) override;
  void on_error(Error&& error) override;

  Result<Claim> fetch(std::uint64_t record, std::uint64_t ordinal) const override;
  Span locate(std::uint64_t record) const override;

  const std::vector<Claim>& claims() const { return claims_; }
  const ReadTally& tally() const { return tally_; }

 private:
  std::string name_;
  std::vector<Claim> claims_;
  std::vector<RecordPlace> places_;
  ReadTally tally_;
};

// Adds the rows of held claims to the table.
void add_held(const std::shared_ptr<const HeldClaims>& held, ClaimTable& table);

}  // namespace veritally
