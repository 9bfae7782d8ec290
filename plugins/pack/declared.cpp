#include "declared.hpp"

#include <re2/re2.h>

namespace veritally::pack {
namespace {

Written read_id(Entry& entry) {
  static const RE2 form("([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)");
  Written id = entry.required_text("id");
  if (!RE2::FullMatch(id.text, form)) {
    throw entry.wrong(id.spot, "the id is \"" + id.text + "\"",
                      "write family/rule, in lower case with hyphens");
  }
  return id;
}

}  // namespace

Declared::Declared(Entry& entry)
    : path(entry.file().path()), spot(entry.spot()), id(read_id(entry)) {
  summary = entry.text("summary").value_or(Written{}).text;
  if (const auto why = entry.text("why")) documentation = why->text + "\n\n";
  severity = static_cast<plugin::Severity>(VT_NOTE +
                                           entry.word("severity", {"note", "warning", "error"}, 1));
  off = entry.flag("off");
}

void Declared::read_message(Entry& entry) {
  message = entry.text("message").value_or(Written{}).text;
}

plugin::Unit required_unit(const plugin::Host& host, const std::string& path, const Written& unit) {
  if (auto found = host.unit(unit.text)) return *found;
  const std::string wrong = "there is no unit \"" + unit.text + "\"";
  host.fault({path, unit.spot.line, unit.spot.column, wrong,
              "write a unit as CLDR names it (\"kilometer\"), the three letters of a currency, "
              "\"percent\", or leave it out for bare numbers"});
  throw plugin::Failure(wrong);
}

bool convertible(const plugin::Host& host, const plugin::Unit& unit, std::string_view other) {
  if (unit.identifier == other) return true;
  const auto known = host.unit(other);
  return known && other != "1" && unit.identifier != "1" && known->dimension == unit.dimension;
}

}  // namespace veritally::pack
