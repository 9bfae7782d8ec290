#include "audit/access.hpp"

#include "audit/wanted_claims.hpp"

#include <algorithm>

namespace veritally {
namespace {

struct Wanted {
  ClaimRef derived = 0;
  std::size_t place = 0;
  std::string id;
  std::vector<ClaimRef> found;
};

template <class Visit>
void for_each_claim(const ClaimTable& table, const Visit& visit) {
  ClaimRef base = 0;
  for (const ClaimSegment& segment : table.segments()) {
    for (std::size_t i = 0; i < segment.rows.size(); ++i) {
      visit(segment, i, base + static_cast<ClaimRef>(i));
    }
    base += ClaimSegment::capacity;
  }
}

tl::unexpected<Error> unresolved(const ClaimTable& table, const Wanted& wanted) {
  const bool itself = wanted.found.size() == 1;
  const std::string what = wanted.found.empty() ? "which no claim has"
                           : itself             ? "which is its own"
                                                : "which more than one claim has";
  return fail(ErrorKind::input, "the derivation names the claim \"" + wanted.id + "\", " + what,
              "give every claim that a derivation names one id of its own",
              table.locate(wanted.derived).place);
}

// The claims that carry the wanted id, those of the same input alone where there are any.
Result<ClaimRef> pick(const ClaimTable& table, Wanted& wanted) {
  auto& found = wanted.found;
  const auto same_input = [&](ClaimRef ref) {
    return table.origin(ref) == table.origin(wanted.derived);
  };
  if (std::any_of(found.begin(), found.end(), same_input)) {
    std::erase_if(found, [&](ClaimRef ref) { return !same_input(ref); });
  }
  if (found.size() != 1 || found.front() == wanted.derived) return unresolved(table, wanted);
  return found.front();
}

}  // namespace

ResolvedOperands resolve_operands(const ClaimTable& table) {
  ResolvedOperands out;
  Operands& operands = out.operands;
  std::vector<Wanted> wanted;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_hash;
  for (const ClaimRef ref : WantedClaims(table).of(VT_WANTS_DERIVED)) {
    const Derivation* derivation = table.derivation(table.row(ref));
    if (derivation->of.empty()) continue;
    const std::vector<std::string>& ids = derivation->of;
    operands[ref].resize(ids.size());
    for (std::size_t place = 0; place < ids.size(); ++place) {
      by_hash[id_hash(ids[place])].push_back(wanted.size());
      wanted.push_back({ref, place, ids[place], {}});
    }
  }
  if (wanted.empty()) return out;
  const std::uint32_t unnamed = id_hash({});
  for_each_claim(table, [&](const ClaimSegment& segment, std::size_t i, ClaimRef ref) {
    std::uint32_t hash = segment.id_hashes[i];
    std::string id;
    if (hash == unnamed) {
      if (const auto claim = table.fetch(ref)) id = claim->id;
      hash = id_hash(id);
    }
    const auto hits = by_hash.find(hash);
    if (hits == by_hash.end()) return;
    if (id.empty()) {
      if (const auto claim = table.fetch(ref)) id = claim->id;
    }
    for (const std::size_t hit : hits->second) {
      if (wanted[hit].id == id) wanted[hit].found.push_back(ref);
    }
  });
  for (Wanted& one : wanted) {
    const auto derived = operands.find(one.derived);
    if (derived == operands.end()) continue;  // another of its operands was not found
    if (const auto ref = pick(table, one)) {
      derived->second[one.place] = *ref;
    } else {
      out.unresolved.push_back(ref.error());
      operands.erase(derived);
    }
  }
  return out;
}

AuditClaims::AuditClaims(const ClaimTable& table, const Alignment& alignment,
                         const Operands& operands, const DocumentViews& views)
    : table_(table), alignment_(alignment), operands_(operands), views_(views) {
  for (Symbol symbol = 1; symbol < table.documents.size(); ++symbol) {
    if (!table.documents.text(symbol).empty()) documents_.push_back(symbol);
  }
  std::sort(documents_.begin(), documents_.end(),
            [&](Symbol a, Symbol b) { return table.documents.text(a) < table.documents.text(b); });
}

std::string_view AuditClaims::text(std::uint32_t column, Symbol symbol) const {
  switch (column) {
    case VT_SUBJECT:
      return alignment_.subject_text(symbol);
    case VT_MEASURE:
      return table_.measures.text(symbol);
    case VT_UNIT:
      return table_.units.text(symbol);
    case VT_SCOPE:
      return table_.scopes.text(symbol);
    case VT_DOCUMENT:
      return table_.documents.text(symbol);
    case VT_OF:
      return table_.nouns.text(symbol);
    case VT_PER:
      return table_.rates.text(symbol);
    default:
      return {};
  }
}

std::string AuditClaims::id(ClaimRef ref) const {
  if (!table_.holds(ref)) return {};
  const auto claim = table_.fetch(ref);
  return claim ? claim->id : std::string();
}

std::optional<std::pair<Claim, Symbol>> AuditClaims::whole(ClaimRef ref) const {
  if (!table_.holds(ref)) return std::nullopt;
  auto claim = table_.fetch(ref);
  if (!claim) return std::nullopt;
  return std::pair(std::move(*claim), table_.row(ref).document);
}

// What claim sets name without giving it has a path and nothing to read.
bool AuditClaims::document(Symbol symbol, vt_document& out) const {
  if (const DocumentView* view = views_.find(symbol)) {
    out = view->raw();
    return true;
  }
  const std::string_view path = table_.documents.text(symbol);
  if (path.empty()) return false;
  out = vt_document{};
  out.struct_size = sizeof(vt_document);
  out.symbol = symbol;
  out.role = VT_ROLE_CLAIM_SET;
  out.path = to_abi(path);
  out.date = INT32_MIN;
  return true;
}

bool AuditClaims::claim(ClaimRef ref, vt_claim& out) const {
  if (!table_.holds(ref)) return false;
  const ClaimRow& row = table_.row(ref);
  const ClaimContext context = table_.context(row);
  const auto period_of = [&](Symbol symbol) -> std::optional<Period> {
    if (symbol == 0) return std::nullopt;
    return unpack_period(table_.periods.text(symbol));
  };
  out = vt_claim{};
  out.struct_size = sizeof(vt_claim);
  out.ref = ref;
  out.subject = alignment_.subject(ref);
  out.measure = alignment_.measure(context.measure);
  out.unit = alignment_.unit(context.unit);
  out.scope = alignment_.scope(context.scope);
  out.document = row.document;
  out.of = context.of;
  out.per = context.per;
  if ((context.flags & context_flag::approximate) != 0) out.flags |= VT_FLAG_APPROXIMATE;
  if ((context.flags & context_flag::range) != 0) out.flags |= VT_FLAG_RANGE;
  if ((context.flags & context_flag::ambiguous) != 0) out.flags |= VT_FLAG_AMBIGUOUS;
  if (alignment_.together(out.subject)) out.flags |= VT_FLAG_TOGETHER;
  if (table_.interval_given(row)) out.flags |= VT_FLAG_INTERVAL;
  out.comparator = static_cast<std::uint32_t>(context.comparator);
  out.change = static_cast<std::uint32_t>(context.change);
  out.modality = static_cast<std::uint32_t>(context.modality);
  if (const auto derived = operands_.find(ref); derived != operands_.end()) {
    out.derived = static_cast<std::uint32_t>(table_.derivation(row)->kind) + 1;
    out.operands = derived->second.data();
    out.operand_count = static_cast<std::uint32_t>(derived->second.size());
  }
  out.period = to_abi(period_of(context.period));
  out.base_period = to_abi(period_of(context.base_period));
  out.value = to_abi(table_.stated(row));
  out.nominal = to_abi(table_.nominal(ref));
  out.interval = to_abi(table_.interval(row, context));
  return true;
}

std::span<const ClaimRef> AuditClaims::find(Symbol subject, Symbol measure) const {
  if (subject >= alignment_.key_count()) return {};
  if (measure == VT_ANY_MEASURE) return alignment_.claims(subject);
  const std::lock_guard<std::mutex> lock(found_lock_);
  const auto [entry, fresh] = found_.try_emplace({subject, measure});
  if (fresh) {
    for (const ClaimRef ref : alignment_.claims(subject)) {
      if (alignment_.measure(table_.context(table_.row(ref)).measure) == measure)
        entry->second.push_back(ref);
    }
  }
  return entry->second;
}

}  // namespace veritally
