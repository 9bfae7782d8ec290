// Claim: one checkable statement of a quantity, with everything that the contract's JSON holds.
//
// This is the whole claim, for readers, writers and reports. An audit works on the compact rows of
// claim_table.hpp and makes a Claim only of what it shows.
#pragma once

#include "base/date.hpp"
#include "claim/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

enum class Modality : std::uint8_t {
  actual,
  planned,
  forecast,
  estimated,
  conditional,
  denied,
};

// How a claim's time relates to it: "during 2024", "by 2027", "at the end of May", "since 2020".
enum class Relation : std::uint8_t { during, by, at, since, until };

// A stretch of days, both ends included. An absent end is open.
struct Period {
  std::optional<Date> from;
  std::optional<Date> to;
  bool fiscal = false;
  Relation relation = Relation::during;

  bool operator==(const Period&) const = default;
};

enum class DerivationKind : std::uint8_t {
  sum,
  difference,
  product,
  ratio,
  percent_change,
  share,
  average,
  conversion,
};

// How a claim was made from others. The order of `of` is that of the operation: [new, old] for
// difference and percent change, [part, whole] for ratio and share.
struct Derivation {
  DerivationKind kind = DerivationKind::sum;
  std::vector<std::string> of;  // ids of claims
};

struct Claim {
  std::string id;
  std::string document;  // where the claim stands; the claim set itself where it says nothing
  std::optional<std::uint64_t> begin;  // bytes in the document, end exclusive
  std::optional<std::uint64_t> end;
  std::optional<std::uint64_t> line;    // from 1
  std::optional<std::uint64_t> column;  // from 1, code points
  std::string text;
  std::vector<std::string> subject;  // canonical names; several: the claim is about them together
  std::string measure;
  std::vector<std::string> scope;
  std::optional<Period> period;
  std::optional<Period> base_period;
  Quantity quantity;
  Modality modality = Modality::actual;
  std::string attribution;  // empty: null
  std::optional<Derivation> derivation;
  // Other figures of its sentence look as if they were of the same thing, and differ: what tells
  // them apart was not understood, so it is compared with nothing.
  bool ambiguous = false;
  // Members that the contract does not name, as the JSON text of one object's members without its
  // braces ("\"note\":1,\"x\":[]"), in the order read. Written back unchanged.
  std::string others;
};

std::string_view to_string(Modality modality);
std::string_view to_string(Relation relation);
std::string_view to_string(DerivationKind kind);
std::optional<Modality> parse_modality(std::string_view text);
std::optional<Relation> parse_relation(std::string_view text);
std::optional<DerivationKind> parse_derivation_kind(std::string_view text);

}  // namespace veritally
