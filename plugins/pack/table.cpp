#include "table.hpp"

#include "csv_file.hpp"
#include "literal.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace veritally::pack {
namespace {

using plugin::Column;
using plugin::Verdict;

// What the rows of a table share, where they do not say it themselves.
struct Defaults {
  std::optional<Written> subject;
  std::optional<Written> measure;
  std::optional<Written> period;
  std::optional<Written> unit;
};

Wrong lacking(const std::string& path, Spot spot, std::string_view key) {
  return {path, spot, "the row has no \"" + std::string(key) + "\"",
          "write it in the row or once in the table"};
}

// One row, of the pack or of a CSV file: texts with their places.
struct RawRow {
  std::optional<Written> subject;
  std::optional<Written> measure;
  std::optional<Written> period;
  std::optional<Written> value;
  std::optional<Written> unit;
};

Known known_of(const std::string& path, Spot spot, RawRow raw, const Defaults& shared) {
  const auto either = [](std::optional<Written>& own, const std::optional<Written>& other) {
    return own ? own : other;
  };
  const auto subject = either(raw.subject, shared.subject);
  const auto measure = either(raw.measure, shared.measure);
  const auto period = either(raw.period, shared.period);
  if (!subject) throw lacking(path, spot, "subject");
  if (!measure) throw lacking(path, spot, "measure");
  if (!raw.value) throw lacking(path, spot, "value");
  const auto value = read_number(raw.value->text);
  if (!value) {
    throw Wrong(path, raw.value->spot, "\"value\" is \"" + raw.value->text + "\"",
                "write a number, 12.5 or \"12.5 million\"");
  }
  Known known{.subject = *subject,
              .measure = *measure,
              .period = std::nullopt,
              .value = {*value, raw.value->spot},
              .unit = either(raw.unit, shared.unit).value_or(Written{"1", spot}),
              .path = path};
  if (period) {
    known.period = read_period(period->text);
    if (!known.period) {
      throw Wrong(path, period->spot, "\"period\" is \"" + period->text + "\"",
                  "write 2024, \"2024-Q3\", \"2024-07\", \"2024-07-31\" or \"... to ...\"");
    }
  }
  return known;
}

std::vector<Known> rows_of_file(const Written& name, const Entry& entry, const Defaults& shared) {
  const auto path = std::filesystem::path(entry.file().path()).parent_path() / name.text;
  const auto rows = read_csv(path.string());
  if (!rows) {
    throw entry.wrong(name.spot, "the file \"" + name.text + "\" cannot be read",
                      "name a CSV file beside the pack");
  }
  const std::string file = path.string();
  if (rows->empty()) throw Wrong(file, {1, 1}, "the file is empty", "begin with a row of names");
  const CsvRow& head = rows->front();
  for (const Written& column : head) {
    constexpr std::string_view known[] = {"subject", "measure", "period", "value", "unit"};
    if (std::ranges::find(known, column.text) != std::end(known)) continue;
    throw Wrong(file, column.spot, "there is no column \"" + column.text + "\"",
                "the columns are subject, measure, period, value and unit");
  }
  std::vector<Known> found;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const CsvRow& row = (*rows)[i];
    if (row.size() != head.size()) {
      throw Wrong(file, row.front().spot,
                  "the row has " + std::to_string(row.size()) + " cells and the first one has " +
                      std::to_string(head.size()),
                  "put cells with commas in quotation marks");
    }
    const auto cell = [&](std::string_view key) -> std::optional<Written> {
      const auto column = std::ranges::find(head, key, &Written::text);
      if (column == head.end()) return std::nullopt;
      const Written& text = row[static_cast<std::size_t>(column - head.begin())];
      return text.text.empty() ? std::nullopt : std::optional(text);
    };
    found.push_back(known_of(
        file, row.front().spot,
        {cell("subject"), cell("measure"), cell("period"), cell("value"), cell("unit")}, shared));
  }
  return found;
}

std::vector<Known> read_rows(Entry& entry) {
  const Defaults shared{entry.text("subject"), entry.text("measure"), entry.literal("period"),
                        entry.text("unit")};
  const auto file = entry.text("file");
  std::vector<Entry> inner = entry.entries("rows", "a row");
  if (file.has_value() != inner.empty()) {
    throw entry.wrong(entry.spot(),
                      file ? "a table has both \"file\" and \"rows\""
                           : "a table has neither \"rows\" nor \"file\"",
                      "write one of them");
  }
  if (file) return rows_of_file(*file, entry, shared);
  std::vector<Known> rows;
  for (Entry& row : inner) {
    RawRow raw{row.text("subject"), row.text("measure"), row.literal("period"),
               row.literal("value"), row.text("unit")};
    row.finish();
    rows.push_back(known_of(entry.file().path(), row.spot(), std::move(raw), shared));
  }
  return rows;
}

std::string key_of(std::string_view subject, std::string_view measure) {
  return plugin::lower(subject) + '\n' + plugin::lower(measure);
}

// Whether two statements speak of the same days.
bool same_time(const plugin::Period& a, const plugin::Period& b) {
  return a.from == b.from && a.to == b.to && a.fiscal == b.fiscal;
}

}  // namespace

Table::Declaration::Declaration(Entry& entry) : Declared(entry), rows(read_rows(entry)) {
  read_message(entry);
  documentation += "Holds figures against " + std::to_string(rows.size()) +
                   " known ones of the same subject, measure and time.\n";
}

Table::Table(const plugin::Host& host) : declared_(host.data<Declaration>()) {
  for (const Known& known : declared_.rows) {
    const plugin::Unit unit = required_unit(host, known.path, known.unit);
    Row row{&known, std::string(host.canonical(Column::subject, known.subject.text)),
            std::string(host.canonical(Column::measure, known.measure.text)),
            std::string(unit.identifier), std::string(unit.dimension)};
    rows_[key_of(row.subject, row.measure)].push_back(std::move(row));
  }
}

bool Table::concerns(const plugin::Host& host, std::string_view measure,
                     std::string_view unit) const {
  return std::ranges::any_of(rows_, [&](const auto& entry) {
    return std::ranges::any_of(entry.second, [&](const Row& row) {
      return plugin::same_letters(row.measure, measure) &&
             convertible(host, {row.unit, row.dimension}, unit);
    });
  });
}

std::vector<const Table::Row*> Table::rows_for(const plugin::Host& host,
                                               const plugin::Claim& claim) const {
  const auto rows = rows_.find(
      key_of(host.text(Column::subject, claim.subject), host.text(Column::measure, claim.measure)));
  if (rows == rows_.end()) return {};
  const std::string_view unit = host.text(Column::unit, claim.unit);
  std::vector<const Row*> found;
  for (const Row& row : rows->second) {
    if (convertible(host, {row.unit, row.dimension}, unit)) found.push_back(&row);
  }
  return found;
}

// Only what is said to be so: no plans, changes or rates, and nothing with a narrower scope.
void Table::check(const plugin::Host& host, const plugin::Claims& claims) const {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto claim = host.claim(claims.ref[i]);
    const bool stated = claim && claim->change == plugin::Change::none && claim->per == 0 &&
                        claim->scope == 0 &&
                        (claim->modality == plugin::Modality::actual ||
                         claim->modality == plugin::Modality::estimated);
    if (!stated) continue;
    const auto rows = rows_for(host, *claim);
    const auto held = std::ranges::find_if(rows, [&](const Row* row) {
      const auto& period = row->known->period;
      return !period || (claim->period && same_time(*period, *claim->period));
    });
    if (held != rows.end()) {
      judge(host, *claim, **held);
    } else if (!rows.empty() && !claim->period) {
      host.report(plugin::Check{.claims = {claim->ref},
                                .working = "the table has the figure of certain times, and the "
                                           "text does not say which it means"});
    }
  }
}

void Table::judge(const plugin::Host& host, const plugin::Claim& claim, const Row& row) const {
  const vt_decimal& value = row.known->value.value;
  const plugin::Number exact = host.number(value);
  // What the digits of the table allow: half of the last one either way.
  const plugin::Number half = host.number(5, value.exponent - 1);
  const plugin::Figure figure{exact, hull(exact - half, exact + half)};
  const std::string unit(host.text(Column::unit, claim.unit));
  const auto when = plugin::rate_period(host, claim, claim);
  const auto stated = host.convert(figure.stated, row.unit, unit, when);
  const auto allowed = host.convert(figure.allowed, row.unit, unit, when);
  const plugin::Scale scale = plugin::scale_of(host, claim);
  const std::string claimed = plugin::show_with_unit(host, claim, scale);
  plugin::Check check{.claims = {claim.ref}};
  if (!stated || !allowed) {
    check.working = claimed + " cannot be brought to " + row.unit;
    return host.report(check);
  }
  const std::string known = plugin::show_with_unit(host, *stated, claim, scale);
  check.working = "stated " + claimed + "; the table has " + known;
  check.verdict = plugin::judge(plugin::stated_in(host, claim), {*stated, *allowed});
  if (check.verdict != Verdict::inconsistent) return host.report(check);
  check.labels = {{.claim = claim.ref}};
  host.report(plugin::Finding{
      .check = std::move(check),
      .message = declared_.worded(row.subject + ", " + row.measure + ": the table has " + known +
                                  " and not " + claimed)});
}

}  // namespace veritally::pack
