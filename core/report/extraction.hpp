// What was understood of a document, for a person at a terminal: `veritally extract --explain`.
//
//   draft.md:3:1: Meta plans to spend up to $65 billion in 2025.
//     "up to $65 billion": Meta · capital expenditure · <= 65 bn USD · 2025 · planned
//
// Each sentence with a quantity, and below it a line for each: the words, then subject, measure
// with its scope, the value as the interval that the words allow, period, modality, and who said
// so. What was left open is said to be. Number-shaped text that is no quantity is shown with why.
#pragma once

#include "audit/audited_document.hpp"
#include "claim/claim.hpp"

#include <span>
#include <string>

namespace veritally {

// `claims` are the document's, as many as it has places.
std::string render_extraction(const AuditedDocument& document, std::span<const Claim> claims,
                              bool color);

}  // namespace veritally
