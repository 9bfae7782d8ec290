// Claims of data: what the figures of a CSV or JSON table are about, from the names of its columns
// and the names and times of its rows.
//
// A figure is about the row's name and time, and measures what its column is called. What other
// names of a row add is its scope. Figures of rows or columns that nothing tells apart
// are ambiguous: they are there to be added up, and are held against nothing.
#pragma once

#include "document/document.hpp"
#include "extract/document_claims.hpp"

namespace veritally::extract {

// REQUIRES: is_data(document.format).
DocumentClaims data_claims_in(const Document& document, const ExtractContext& context);

}  // namespace veritally::extract
