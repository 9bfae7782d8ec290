#include "claimset/support.hpp"

#include "base/json_writer.hpp"

namespace veritally::test {
namespace {

using Random = std::mt19937;

std::uint64_t below(Random& random, std::uint64_t limit) { return random() % limit; }
bool maybe(Random& random) { return below(random, 2) == 0; }

std::string random_text(Random& random) {
  static const std::vector<std::string> pieces = {
      "a",    "Z",    " ", ",", ";", "\\",  "\"",      "'", "\n", "\r\n", "\t",
      "é",    "€",    "𝄞", "#", "=", "[",   "]",       "{", "}",  ".",    "null",
      "\x01", "\x7f", "/", "-", "0", "\\;", "\\u0041", "<", "&"};
  std::string text;
  for (std::uint64_t i = 1 + below(random, 8); i > 0; --i) {
    text += pieces[below(random, pieces.size())];
  }
  return text;
}

std::vector<std::string> random_texts(Random& random, std::uint64_t least) {
  std::vector<std::string> texts;
  for (std::uint64_t i = least + below(random, 4); i > 0; --i) texts.push_back(random_text(random));
  return texts;
}

Decimal random_decimal(Random& random) {
  const auto bits = (std::uint64_t{random()} << 31U | random()) >> below(random, 60);
  const auto mantissa = static_cast<std::int64_t>(bits & 0x7FFFFFFFFFFFFFFFU);
  const auto exponent = static_cast<std::int32_t>(below(random, 49)) - 24;
  return {maybe(random) ? mantissa : -mantissa, exponent};
}

std::pair<Decimal, Decimal> random_ends(Random& random) {
  Decimal low = random_decimal(random);
  Decimal high = random_decimal(random);
  if (high < low) std::swap(low, high);
  return {low, high};
}

std::optional<Period> random_period(Random& random) {
  Period period;
  const auto from = static_cast<std::int32_t>(below(random, 40000));
  if (maybe(random)) period.from = from_days(from);
  if (maybe(random)) period.to = from_days(from + static_cast<std::int32_t>(below(random, 1000)));
  period.fiscal = maybe(random);
  period.relation = static_cast<Relation>(below(random, 5));
  if (period == Period()) return std::nullopt;
  return period;
}

Quantity random_quantity(Random& random) {
  Quantity out;
  if (maybe(random)) {
    out.range = random_ends(random);
  } else {
    out.value = random_decimal(random);
  }
  out.unit = maybe(random) ? "USD" : random_text(random);
  if (maybe(random)) out.of = random_text(random);
  out.comparator = static_cast<Comparator>(below(random, 5));
  out.approximate = maybe(random);
  out.change = static_cast<Change>(below(random, 3));
  if (maybe(random)) out.per = Per{random_decimal(random), "kilogram", random_text(random)};
  if (maybe(random)) out.fraction = "2/3";
  const auto [low, high] = random_ends(random);
  out.interval = Interval::closed(low, high);
  if (low < high) {
    out.interval.low.open = maybe(random);
    out.interval.high.open = maybe(random);
  }
  if (below(random, 3) == 0) out.interval.low = {{}, true, true};
  if (below(random, 3) == 0) out.interval.high = {{}, true, true};
  return out;
}

}  // namespace

void Collected::on_claim(Claim&& claim, const RecordPlace& place) {
  claims.push_back(std::move(claim));
  places.push_back(place);
}
void Collected::on_error(Error&& error) { errors.push_back(to_string(error)); }

Result<Quantity> read_plain_value(std::string_view text) {
  const auto space = text.find(' ');
  auto value = Decimal::parse(text.substr(0, space));
  if (!value || space == std::string_view::npos || space + 1 == text.size()) {
    return fail(ErrorKind::input, "it holds no quantity");
  }
  Quantity out;
  out.value = *value;
  out.unit = text.substr(space + 1);
  out.interval = *interval_of(*value, Comparator::equal, false);
  return out;
}

Collected read_text(ClaimFormat format, std::string_view text) {
  Collected out;
  RecordContext context{"f", {}, read_plain_value};
  Result<void> done;
  switch (format) {
    case ClaimFormat::json:
      done = read_json_file(text, context, out);
      break;
    case ClaimFormat::csv:
      done = read_csv(text, context, out);
      break;
    case ClaimFormat::toml:
      done = read_toml(text, context, out);
      break;
    case ClaimFormat::jsonl:
      for (; !text.empty(); ++context.place.line) {
        const auto end = text.find('\n');
        auto claim = read_claim(text.substr(0, end), context);
        if (claim) {
          out.on_claim(std::move(*claim), context.place);
        } else {
          out.on_error(std::move(claim.error()));
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      }
  }
  if (!done) out.on_error(std::move(done.error()));
  return out;
}

std::string written(const std::vector<Claim>& claims, ClaimFormat format) {
  std::string out;
  write_claims(claims, format, out);
  return out;
}

bool read_line(LineScanner& scanner, std::string_view line, ClaimFields& out) {
  const std::size_t length = scanner.follow(line, out);
  return (length != 0 && length == line.size()) || scanner.scan(line, out);
}

std::string line_of(const Claim& claim) {
  std::string out;
  JsonWriter writer(out);
  write_claim(writer, claim);
  return out;
}

Claim random_claim(Random& random) {
  Claim claim;
  if (maybe(random)) claim.id = random_text(random);
  claim.document = random_text(random);
  if (maybe(random)) claim.begin = below(random, 1000);
  if (maybe(random)) claim.end = 1000 + below(random, 1000);
  if (maybe(random)) claim.line = 1 + below(random, 1000);
  if (maybe(random)) claim.column = 1 + below(random, 1000);
  if (maybe(random)) claim.text = random_text(random);
  claim.subject = random_texts(random, 0);
  if (maybe(random)) claim.measure = random_text(random);
  claim.scope = random_texts(random, 0);
  claim.period = random_period(random);
  claim.base_period = random_period(random);
  claim.quantity = random_quantity(random);
  claim.modality = static_cast<Modality>(below(random, 6));
  if (maybe(random)) claim.attribution = random_text(random);
  if (maybe(random)) {
    claim.derivation = {static_cast<DerivationKind>(below(random, 8)), random_texts(random, 1)};
  }
  return claim;
}

}  // namespace veritally::test
