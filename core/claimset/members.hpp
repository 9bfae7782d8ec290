// The members of a claim: their names, types and rules, once for all formats.
#pragma once

#include "claimset/record.hpp"
#include "syntax/node.hpp"

#include <string_view>

namespace veritally {

// Reads a record. REQUIRES: `record` is an object, the first node of its tree.
//
// A member that is null is absent. Members that the contract does not name go to Claim::others in
// the order read; those of the objects inside a claim follow, under the object's name. In CSV and
// TOML a member `others` holds such JSON as a text, for what the format itself cannot say.
Result<Claim> claim_from(const Node& record, const Places& places, const RecordContext& context);

// Whether the contract has an object of that path: "quantity", "quantity.interval".
bool is_object_member(std::string_view path);

// Whether the contract names a member of the claim itself like that, `source` excepted.
bool is_claim_member(std::string_view name);

// The name of the member that holds unknown members in CSV and TOML.
inline constexpr std::string_view others_member = "others";

}  // namespace veritally
