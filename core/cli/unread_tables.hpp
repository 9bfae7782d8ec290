// Unread tables: tables of data that were given as sources and say nothing to the audit, with the
// reason.
#pragma once

#include "audit/audited_document.hpp"
#include "audit/result.hpp"

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace veritally {

// A warning for each table of data among the sources of which no claim could be read.
std::vector<Incident> unread_tables(std::span<const AuditedDocument> documents,
                                    const std::set<std::string, std::less<>>& sources);

}  // namespace veritally
