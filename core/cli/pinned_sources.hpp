// Pinned sources: marks in a draft that name the SHA-256 that their source had when the draft was
// written, "[^src: figures.csv#row=12 sha256=9f86d0...]", held against the inputs.
#pragma once

#include "audit/audited_document.hpp"
#include "audit/result.hpp"
#include "base/result.hpp"

#include <span>
#include <vector>

namespace veritally {

// A warning for each input that has another hash than a mark names, once for each document that
// names it, and for each hash that can be none. Sources that were not given are left to the rules.
// Inputs may come without hashes. Fails if one cannot be read again.
Result<std::vector<Incident>> changed_sources(std::span<const AuditedDocument> documents,
                                              std::span<const InputInfo> inputs);

}  // namespace veritally
