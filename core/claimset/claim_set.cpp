#include "claimset/claim_set.hpp"

#include "claimset/csv.hpp"
#include "claimset/json_file.hpp"
#include "claimset/json_record.hpp"
#include "claimset/toml.hpp"

#include <array>

namespace veritally {
namespace {

struct FormatName {
  std::string_view word;
  ClaimFormat format;
};
constexpr std::array<FormatName, 5> formats = {{{"json", ClaimFormat::json},
                                                {"jsonl", ClaimFormat::jsonl},
                                                {"ndjson", ClaimFormat::jsonl},
                                                {"csv", ClaimFormat::csv},
                                                {"toml", ClaimFormat::toml}}};

RecordReader json_reader(const ValueReader& read_value) {
  return [read_value](std::string_view json, const Place& place) {
    return read_claim(json, {place.file, {0, 0, place.line, place.column}, read_value});
  };
}

}  // namespace

std::optional<ClaimFormat> claim_format_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) {
    return std::nullopt;
  }
  return parse_claim_format(name.substr(dot + 1));
}

std::optional<ClaimFormat> parse_claim_format(std::string_view word) {
  for (const FormatName& format : formats) {
    if (format.word == word) return format.format;
  }
  return std::nullopt;
}

Result<bool> holds_claims(const ByteSource& bytes, ClaimFormat format) {
  if (!may_be_table(format)) return true;
  constexpr std::uint64_t first_look = std::uint64_t{1} << 16U;
  for (std::uint64_t size = first_look;; size *= 8) {
    const bool whole = size >= bytes.size();
    std::string beginning(whole ? bytes.size() : size, '\0');
    const auto read = bytes.read(0, beginning);
    if (!read) return tl::unexpected(read.error());
    beginning.resize(*read);
    const auto found = format == ClaimFormat::csv ? has_claim_header(beginning, whole)
                                                  : has_claims(beginning, whole);
    if (found) return *found;
  }
}

Result<ReadTally> read_claim_set(std::shared_ptr<const ByteSource> bytes, const std::string& name,
                                 ClaimFormat format, const ValueReader& read_value,
                                 std::size_t threads, ClaimTable& table) {
  if (format == ClaimFormat::jsonl) {
    return read_jsonl(std::move(bytes), name, json_reader(read_value), threads, table);
  }
  auto text = read_all(*bytes);
  if (!text) return tl::unexpected(text.error());
  const auto held = std::make_shared<HeldClaims>(name);
  const RecordContext context{name, {}, read_value};
  const auto read = format == ClaimFormat::json  ? read_json_file(*text, context, *held)
                    : format == ClaimFormat::csv ? read_csv(*text, context, *held)
                                                 : read_toml(*text, context, *held);
  if (!read) return tl::unexpected(read.error());
  add_held(held, table);
  return held->tally();
}

HeldClaims::HeldClaims(std::string name, std::vector<Claim>&& claims,
                       std::vector<RecordPlace>&& places)
    : name_(std::move(name)), claims_(std::move(claims)), places_(std::move(places)) {
  tally_.records = claims_.size();
}

void HeldClaims::on_claim(Claim&& claim, const RecordPlace& place) {
  ++tally_.records;
  if (claim.document.empty()) claim.document = name_;
  if (claim.id.empty()) claim.id = name_ + "#" + std::to_string(claims_.size() + 1);
  claims_.push_back(std::move(claim));
  places_.push_back(place);
}

void HeldClaims::on_error(Error&& error) {
  ++tally_.records;
  tally_.add(std::move(error));
}

Result<Claim> HeldClaims::fetch(std::uint64_t record, std::uint64_t) const {
  return claims_[record];
}

ClaimOrigin::Span HeldClaims::locate(std::uint64_t record) const {
  const RecordPlace& place = places_[record];
  return {{name_, place.line, place.column}, place.begin, place.end};
}

void add_held(const std::shared_ptr<const HeldClaims>& held, ClaimTable& table) {
  TableBuilder builder(table);
  const auto& claims = held->claims();
  builder.start(held, 0, claims.size());
  for (std::uint64_t i = 0; i < claims.size(); ++i) builder.append(claims[i], i);
  table.add(builder.finish());
}

}  // namespace veritally
