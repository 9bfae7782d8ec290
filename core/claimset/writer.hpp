// Claims to claim sets: what `extract` prints, and the claims of a report.
//
// What is written reads back as the same claims, whatever the format. Decimals are written without
// exponent ("315000000000"), so a claim's interval is always written with them.
#pragma once

#include "claim/claim.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace veritally {

class JsonWriter;

enum class ClaimFormat : std::uint8_t { json, jsonl, csv, toml };

// Appends a whole claim-set file to `out`.
void write_claims(std::span<const Claim> claims, ClaimFormat format, std::string& out);

// Writes one claim as a JSON object, in the order of members that the contract shows. Those that
// every claim has are null where there is none; the optional ones are left out.
// REQUIRES: claim.others is as a reader made it, or empty.
void write_claim(JsonWriter& out, const Claim& claim);

// The same with one more member behind the others, which `write_value` writes; a claim's unknown
// member of that name is left out.
void write_claim(JsonWriter& out, const Claim& claim, std::string_view key,
                 const std::function<void()>& write_value);

// Writes a period as a member of an object, as claims have it.
void write_period(JsonWriter& out, std::string_view key, const Period& period);

}  // namespace veritally
