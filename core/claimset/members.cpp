#include "claimset/members.hpp"

#include "claimset/member_reader.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>

namespace veritally {
namespace {

using Reader = MemberReader;

// ---- quantity ----

struct IntervalParts {
  Interval interval = Interval::everything();
  bool low_open = false;
  bool high_open = false;
};

bool read_end(Reader& reader, const Node& node, End<Decimal>& end) {
  end.unbounded = false;
  return reader.decimal(node, end.value);
}

constexpr auto interval_members = std::to_array<Member<IntervalParts>>({
    {"low",
     [](Reader& r, const Node& n, IntervalParts& p) { return read_end(r, n, p.interval.low); }},
    {"high",
     [](Reader& r, const Node& n, IntervalParts& p) { return read_end(r, n, p.interval.high); }},
    {"low_open",
     [](Reader& r, const Node& n, IntervalParts& p) { return r.boolean(n, p.low_open); }},
    {"high_open",
     [](Reader& r, const Node& n, IntervalParts& p) { return r.boolean(n, p.high_open); }},
});

bool read_interval(Reader& reader, const Node& node, Interval& out) {
  IntervalParts parts;
  if (!reader.nested(node, interval_members, parts)) return false;
  out = parts.interval;
  out.low.open = out.low.unbounded || parts.low_open;
  out.high.open = out.high.unbounded || parts.high_open;
  if (out.low.unbounded || out.high.unbounded) return true;
  if (out.high.value < out.low.value) return reader.refuse(node, "has its ends reversed");
  if (out.low.value == out.high.value && (out.low.open || out.high.open)) {
    return reader.refuse(node, "is empty: its ends are equal and not both closed");
  }
  return true;
}

constexpr auto per_members = std::to_array<Member<Per>>({
    {"value", [](Reader& r, const Node& n, Per& p) { return r.decimal(n, p.value); }},
    {"unit", [](Reader& r, const Node& n, Per& p) { return r.nonempty(n, p.unit); }},
    {"of", [](Reader& r, const Node& n, Per& p) { return r.string(n, p.of); }},
});

bool read_fraction(Reader& reader, const Node& node, std::string& out) {
  const auto slash = node.text.find('/');
  const bool shaped = Reader::is_text(node) && slash != std::string_view::npos && slash > 0 &&
                      slash + 1 < node.text.size() &&
                      node.text.find_first_not_of("0123456789/") == std::string_view::npos &&
                      node.text.find('/', slash + 1) == std::string_view::npos;
  if (!shaped) return reader.wrong(node, "a fraction like \"1/3\"");
  out = node.text;
  return true;
}

struct QuantityParts {
  Quantity quantity;
  const Node* value = nullptr;
  const Node* interval = nullptr;
};

constexpr auto quantity_members = std::to_array<Member<QuantityParts>>({
    {"value",
     [](Reader& r, const Node& n, QuantityParts& p) {
       p.value = &n;
       return r.decimal(n, p.quantity.value);
     }},
    {"range", [](Reader& r, const Node& n,
                 QuantityParts& p) { return r.range(n, p.quantity.range.emplace()); }},
    {"unit",
     [](Reader& r, const Node& n, QuantityParts& p) { return r.nonempty(n, p.quantity.unit); }},
    {"of", [](Reader& r, const Node& n, QuantityParts& p) { return r.string(n, p.quantity.of); }},
    {"comparator",
     [](Reader& r, const Node& n, QuantityParts& p) {
       return r.word(n, parse_comparator, "= < <= > >=", p.quantity.comparator);
     }},
    {"approximate", [](Reader& r, const Node& n,
                       QuantityParts& p) { return r.boolean(n, p.quantity.approximate); }},
    {"change",
     [](Reader& r, const Node& n, QuantityParts& p) {
       return r.word(n, parse_change, "up down none", p.quantity.change);
     }},
    {"per", [](Reader& r, const Node& n,
               QuantityParts& p) { return r.nested(n, per_members, p.quantity.per.emplace()); }},
    {"fraction", [](Reader& r, const Node& n,
                    QuantityParts& p) { return read_fraction(r, n, p.quantity.fraction); }},
    {"interval",
     [](Reader& r, const Node& n, QuantityParts& p) {
       p.interval = &n;
       return read_interval(r, n, p.quantity.interval);
     }},
});

bool read_quantity(Reader& reader, const Node& node, Quantity& out) {
  QuantityParts parts;
  if (!reader.nested(node, quantity_members, parts)) return false;
  out = std::move(parts.quantity);
  if (parts.value != nullptr && out.range) {
    return reader.refuse(node, "has both a value and a range");
  }
  if (parts.value == nullptr && !out.range) {
    return reader.refuse(node, "has neither a value nor a range");
  }
  if (parts.interval != nullptr) return true;
  const auto interval =
      out.range ? interval_of_range(out.range->first, out.range->second, out.approximate)
                : interval_of(out.value, out.comparator, out.approximate);
  if (!interval)
    return reader.refuse(node, "has a value with too many digits",
                         "write at most 18 of them, and zeros for the rest");
  out.interval = *interval;
  return true;
}

// ---- period ----

constexpr auto period_members = std::to_array<Member<Period>>({
    {"from", [](Reader& r, const Node& n, Period& p) { return r.date(n, p.from); }},
    {"to", [](Reader& r, const Node& n, Period& p) { return r.date(n, p.to); }},
    {"fiscal", [](Reader& r, const Node& n, Period& p) { return r.boolean(n, p.fiscal); }},
    {"relation",
     [](Reader& r, const Node& n, Period& p) {
       return r.word(n, parse_relation, "during by at since until", p.relation);
     }},
});

// The short form of a CSV cell: a year, a month, a day or two days with a slash.
std::optional<Period> parse_short_period(std::string_view text) {
  const auto slash = text.find('/');
  Period out;
  if (slash != std::string_view::npos) {
    out.from = parse_date(text.substr(0, slash));
    out.to = parse_date(text.substr(slash + 1));
  } else if (text.size() == 4) {
    out.from = parse_date(std::string(text) + "-01-01");
    out.to = parse_date(std::string(text) + "-12-31");
  } else if (text.size() == 7) {
    out.from = parse_date(std::string(text) + "-01");
    if (out.from) out.to = Date(out.from->year() / out.from->month() / std::chrono::last);
  } else {
    out.from = out.to = parse_date(text);
  }
  if (!out.from || !out.to) return std::nullopt;
  return out;
}

bool read_period(Reader& reader, const Node& node, std::optional<Period>& out) {
  if (node.kind == NodeKind::cell) {
    out = parse_short_period(node.text);
    if (!out) return reader.wrong(node, "a period like 2025, 2025-03 or 2025-01-01/2025-03-31");
  } else if (!reader.nested(node, period_members, out.emplace())) {
    return false;
  }
  if (out->from && out->to && *out->to < *out->from) {
    return reader.refuse(
        node, "ends on " + to_string(*out->to) + ", before it begins on " + to_string(*out->from));
  }
  if (*out == Period()) out.reset();
  return true;
}

// ---- claim ----

constexpr auto derivation_members = std::to_array<Member<Derivation>>({
    {"kind",
     [](Reader& r, const Node& n, Derivation& d) {
       return r.word(n, parse_derivation_kind,
                     "sum difference product ratio percent-change share average conversion",
                     d.kind);
     }},
    {"of", [](Reader& r, const Node& n, Derivation& d) { return r.strings(n, d.of); }},
});

bool has_member(const Node& object, std::string_view name) {
  for (const Node& member : Children(object)) {
    if (member.key == name && member.kind != NodeKind::null) return true;
  }
  return false;
}

bool read_derivation(Reader& reader, const Node& node, std::optional<Derivation>& out) {
  if (!reader.nested(node, derivation_members, out.emplace())) return false;
  if (!has_member(node, "kind")) return reader.refuse(node, "has no kind");
  if (out->of.empty()) return reader.refuse(node, "names no claim in \"of\"");
  return true;
}

struct ClaimParts {
  Claim claim;
  std::string source;
  std::string others;  // members of the member `others`
  const Node* end = nullptr;
  const Node* quantity = nullptr;
  const Node* value = nullptr;
  const Node* source_node = nullptr;
};

bool read_value(Reader& reader, const Node& node, ClaimParts& parts) {
  parts.value = &node;
  if (!Reader::is_text(node)) return reader.wrong(node, "a string like \"$315 billion\"");
  if (!reader.context().read_value) return reader.refuse(node, "cannot be read here");
  auto quantity = reader.context().read_value(node.text);
  if (!quantity) {
    return reader.refuse(node, "cannot be read: " + quantity.error().message,
                         quantity.error().hint);
  }
  parts.claim.quantity = std::move(*quantity);
  return true;
}

// Unknown members that CSV and TOML cannot say themselves: a JSON object in a text. In JSON the
// name means nothing.
bool read_others(Reader& reader, const Node& node, ClaimParts& parts) {
  if (!node.raw.empty()) {
    Reader::append_member(parts.claim.others, member_text(node));
    return true;
  }
  JsonTreeReader json;
  const auto tree = Reader::is_text(node) ? json.read(node.text, reader.context().start())
                                          : Result<const Tree*>(nullptr);
  if (!tree || *tree == nullptr || (*tree)->front().kind != NodeKind::object) {
    return reader.wrong(node, "a JSON object in a string");
  }
  for (const Node& member : Children((*tree)->front())) {
    const bool unknown = !is_claim_member(member.key) || member.key == others_member;
    if (!unknown && !(member.kind == NodeKind::object && is_object_member(member.key))) {
      return reader.refuse(node, "holds the member \"" + std::string(member.key) +
                                     "\", which has a place of its own");
    }
    Reader::append_member(parts.others, member_text(member));
  }
  return true;
}

constexpr auto claim_members = std::to_array<Member<ClaimParts>>({
    {"id", [](Reader& r, const Node& n, ClaimParts& p) { return r.nonempty(n, p.claim.id); }},
    {"document", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.string(n, p.claim.document);
     }},
    {"begin", [](Reader& r, const Node& n, ClaimParts& p) { return r.whole(n, 0, p.claim.begin); }},
    {"end", [](Reader& r, const Node& n, ClaimParts& p) {
       p.end = &n;
       return r.whole(n, 0, p.claim.end);
     }},
    {"line", [](Reader& r, const Node& n, ClaimParts& p) { return r.whole(n, 1, p.claim.line); }},
    {"column", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.whole(n, 1, p.claim.column);
     }},
    {"text", [](Reader& r, const Node& n, ClaimParts& p) { return r.string(n, p.claim.text); }},
    {"subject", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.strings(n, p.claim.subject);
     }},
    {"measure", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.string(n, p.claim.measure);
     }},
    {"scope", [](Reader& r, const Node& n, ClaimParts& p) { return r.strings(n, p.claim.scope); }},
    {"period", [](Reader& r, const Node& n, ClaimParts& p) {
       return read_period(r, n, p.claim.period);
     }},
    {"base_period", [](Reader& r, const Node& n, ClaimParts& p) {
       return read_period(r, n, p.claim.base_period);
     }},
    {"quantity", [](Reader& r, const Node& n, ClaimParts& p) {
       p.quantity = &n;
       return read_quantity(r, n, p.claim.quantity);
     }},
    {"value", read_value},
    {"modality", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.word(n, parse_modality, "actual planned forecast estimated conditional denied",
                     p.claim.modality);
     }},
    {"attribution", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.string(n, p.claim.attribution);
     }},
    {"derivation", [](Reader& r, const Node& n, ClaimParts& p) {
       return read_derivation(r, n, p.claim.derivation);
     }},
    {"ambiguous", [](Reader& r, const Node& n, ClaimParts& p) {
       return r.boolean(n, p.claim.ambiguous);
     }},
    {"source", [](Reader& r, const Node& n, ClaimParts& p) {
       p.source_node = &n;
       return r.string(n, p.source);
     }},
    {others_member, read_others},
});

// What no member decides alone.
bool finish(Reader& reader, const Node& record, ClaimParts& parts) {
  Claim& claim = parts.claim;
  if (parts.quantity != nullptr && parts.value != nullptr) {
    return reader.refuse(*parts.value, "and \"quantity\" are both given");
  }
  if (parts.quantity == nullptr && parts.value == nullptr) {
    return reader.missing(record, "quantity");
  }
  if (claim.begin && claim.end && *claim.end < *claim.begin) {
    return reader.refuse(*parts.end, "is " + std::to_string(*claim.end) + ", before \"begin\" " +
                                         std::to_string(*claim.begin));
  }
  if (!parts.others.empty()) Reader::append_member(claim.others, parts.others);
  if (claim.document.empty()) {
    claim.document = parts.source.empty() ? std::string(reader.context().file) : parts.source;
  } else if (parts.source_node != nullptr) {
    Reader::append_member(claim.others, member_text(*parts.source_node));
  }
  return true;
}

}  // namespace

Result<Claim> claim_from(const Node& record, const Places& places, const RecordContext& context) {
  Reader reader(places, context);
  ClaimParts parts;
  if (!reader.object(record, claim_members, parts, parts.claim.others) ||
      !finish(reader, record, parts)) {
    return fail(reader.take_error());
  }
  return std::move(parts.claim);
}

bool is_object_member(std::string_view path) {
  constexpr auto paths = std::to_array<std::string_view>(
      {"period", "base_period", "quantity", "quantity.per", "quantity.interval", "derivation"});
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

bool is_claim_member(std::string_view name) {
  return name != "source" && std::any_of(claim_members.begin(), claim_members.end(),
                                         [&](const auto& member) { return member.name == name; });
}

}  // namespace veritally
