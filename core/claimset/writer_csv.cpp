#include "claimset/claim_visitor.hpp"
#include "claimset/members.hpp"
#include "claimset/others.hpp"
#include "claimset/writer_formats.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace veritally {
namespace {

// Every member that the contract names, whether used or not, so that all files look alike.
constexpr auto columns = std::to_array<std::string_view>({
    "id",
    "document",
    "begin",
    "end",
    "line",
    "column",
    "text",
    "subject",
    "measure",
    "scope",
    "period.from",
    "period.to",
    "period.fiscal",
    "period.relation",
    "base_period.from",
    "base_period.to",
    "base_period.fiscal",
    "base_period.relation",
    "quantity.value",
    "quantity.range",
    "quantity.unit",
    "quantity.of",
    "quantity.comparator",
    "quantity.approximate",
    "quantity.change",
    "quantity.per.value",
    "quantity.per.unit",
    "quantity.per.of",
    "quantity.fraction",
    "quantity.interval.low",
    "quantity.interval.high",
    "quantity.interval.low_open",
    "quantity.interval.high_open",
    "modality",
    "attribution",
    "derivation.kind",
    "derivation.of",
    "ambiguous",
});

void append_cell(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string joined(std::span<const std::string> items) {
  std::string out;
  for (const std::string& item : items) {
    if (&item != items.data()) out += ';';
    for (const char c : item) {
      if (c == ';' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

// Puts a claim's members into the cells of their columns.
class CsvVisitor : public ClaimVisitor {
 public:
  const std::array<std::string, columns.size()>& cells() const { return cells_; }

  void begin_object(std::string_view key) override { path_.append(key).append("."); }
  void end_object() override {
    path_.pop_back();
    path_.resize(path_.rfind('.') + 1);
  }
  void string(std::string_view key, std::string_view value) override { set(key, value); }
  void number(std::string_view key, std::uint64_t value) override {
    set(key, std::to_string(value));
  }
  void boolean(std::string_view key, bool value) override { set(key, value ? "true" : "false"); }
  void list(std::string_view key, std::span<const std::string> items) override {
    set(key, joined(items));
  }
  void null(std::string_view) override {}
  void absent(std::string_view) override {}

 private:
  void set(std::string_view key, std::string_view text) {
    const auto column = std::find(columns.begin(), columns.end(), path_ + std::string(key));
    cells_[static_cast<std::size_t>(column - columns.begin())] = text;
  }

  std::array<std::string, columns.size()> cells_;
  std::string path_;  // of the object that is open, with a dot behind
};

// Whether an unknown member can be a column of its own, and come back as it was.
bool is_plain(const Node& member) {
  return member.kind == NodeKind::string && !member.text.empty() && !member.key.empty() &&
         member.key.find('.') == std::string_view::npos && !is_claim_member(member.key);
}

// Adds a claim's unknown members to the columns; false where they cannot be columns, or would come
// back in another order.
bool add_columns(const Others& others, std::vector<std::string>& names) {
  if (!others.is_canonical()) return false;
  std::size_t next = 0;
  for (const Node& member : Children(others.tree())) {
    if (!is_plain(member)) return false;
    const auto found =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), member.key) - names.begin());
    if (found < next) return false;
    if (found == names.size()) names.emplace_back(member.key);
    next = found + 1;
  }
  return true;
}

// The columns that the unknown members of all claims make, or the one column `others`.
std::vector<std::string> extra_columns(std::span<const Claim> claims, bool& plain) {
  std::vector<std::string> names;
  plain = std::all_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.others.empty() || add_columns(Others(claim), names);
  });
  return plain ? names : std::vector<std::string>{std::string(others_member)};
}

void append_extra(std::string& out, const Claim& claim, const std::vector<std::string>& names,
                  bool plain) {
  std::optional<Others> others;
  if (!claim.others.empty()) others.emplace(claim);
  for (const std::string& name : names) {
    out += ',';
    if (!others) continue;
    if (!plain) {
      append_cell(out, others->text());
      continue;
    }
    for (const Node& member : Children(others->tree())) {
      if (member.key == name) append_cell(out, member.text);
    }
  }
}

}  // namespace

void write_csv_file(std::span<const Claim> claims, std::string& out) {
  bool plain = true;
  const std::vector<std::string> extra = extra_columns(claims, plain);
  for (const std::string_view name : columns) {
    if (name != columns.front()) out += ',';
    out += name;
  }
  for (const std::string& name : extra) {
    out += ',';
    append_cell(out, name);
  }
  out += '\n';
  for (const Claim& claim : claims) {
    CsvVisitor visitor;
    visit_members(claim, visitor);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i != 0) out += ',';
      append_cell(out, visitor.cells()[i]);
    }
    append_extra(out, claim, extra, plain);
    out += '\n';
  }
}

}  // namespace veritally
