// What claims are about, on documents of one or a few sentences: tests/cases/meaning/*.cases.
//
// A case is its paragraphs, each behind "> " (in tables.cases and sections.cases: lines of
// Markdown), and a line for each claim they make:
//   text | subject; subject | measure | period | modality | said by NAME | from PERIOD | in SCOPE
// with what is open left empty, and the last three left out where there is none.
#include "document/reader.hpp"
#include "extract/document_claims.hpp"
#include "extract/support.hpp"
#include "reference/reference_data.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace veritally {
namespace {

namespace fs = std::filesystem;

struct MeaningCase {
  std::string place;  // file:line
  std::string text;
  DocumentFormat format = DocumentFormat::text;
  std::vector<std::string> claims;
};

std::vector<MeaningCase> cases_of(const fs::path& path) {
  std::vector<MeaningCase> out;
  std::ifstream file(path);
  const bool markdown = path.stem() == "tables" || path.stem() == "sections";
  int number = 0;
  bool in_text = false;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line.front() == '#') {
      in_text = false;
    } else if (line.starts_with(">")) {
      if (!in_text) {
        const std::string place = path.filename().string() + ":" + std::to_string(number);
        out.push_back({place, "", markdown ? DocumentFormat::markdown : DocumentFormat::text, {}});
      }
      out.back().text +=
          line.substr(std::min<std::size_t>(line.size(), 2)) + (markdown ? "\n" : "\n\n");
      in_text = true;
    } else {
      out.back().claims.push_back(line);
      in_text = false;
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

// Whole years, quarters and months in short: "2024", "2024-Q3", "2024-05".
std::string show(const Period& period) {
  std::string out;
  const auto month = [](const Date& date) { return static_cast<unsigned>(date.month()); };
  const bool whole = period.from && period.to && period.from->year() == period.to->year() &&
                     static_cast<unsigned>(period.from->day()) == 1 &&
                     *period.to == Date(period.to->year() / period.to->month() / std::chrono::last);
  const unsigned months = whole ? month(*period.to) - month(*period.from) + 1 : 0;
  if (months == 12) {
    out = to_string(*period.from).substr(0, 4);
  } else if (months == 3 && month(*period.to) % 3 == 0) {
    out = to_string(*period.from).substr(0, 4) + "-Q" + std::to_string(month(*period.to) / 3);
  } else if (months == 1) {
    out = to_string(*period.from).substr(0, 7);
  } else if (period.from && period.from == period.to) {
    out = to_string(*period.from);
  } else if (period.from || period.to) {
    out = (period.from ? to_string(*period.from) : "") + ".." +
          (period.to ? to_string(*period.to) : "");
  }
  if (period.relation != Relation::during) {
    out += (out.empty() ? "" : " ") + std::string(to_string(period.relation));
  }
  return out + (period.fiscal ? " fiscal" : "");
}

std::string show(const Claim& claim) {
  std::string out = claim.text + " | " + joined(claim.subject) + " | " + claim.measure + " | ";
  if (claim.period) out += show(*claim.period);
  out += " | " + std::string(to_string(claim.modality));
  if (!claim.attribution.empty()) out += " | said by " + claim.attribution;
  if (claim.base_period) out += " | from " + show(*claim.base_period);
  if (!claim.scope.empty()) out += " | in " + joined(claim.scope);
  return out;
}

std::vector<std::string> read(const MeaningCase& one) {
  static const auto reference =
      ReferenceData::load(test::source_folder() / "data", std::nullopt, std::nullopt).value();
  static const Vocabulary vocabulary{test::lexicon("en")};
  const auto document = read_document(one.text, one.place, one.format);
  const ExtractContext context{vocabulary, *reference, parse_date("2025-02-07")};
  std::vector<std::string> out;
  for (const Claim& claim : claims_in(*document, context).claims) out.push_back(show(claim));
  return out;
}

std::string lines(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += one + "\n";
  return out;
}

TEST(Meaning, IsFoundOrLeftOpen) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(test::source_folder() / "tests/cases/meaning")) {
    for (const MeaningCase& one : cases_of(entry.path())) {
      const auto found = read(one);
      if (found != one.claims) {
        ADD_FAILURE() << one.place << "\n"
                      << one.text << "expected\n"
                      << lines(one.claims) << "found\n"
                      << lines(found);
      }
      ++count;
    }
  }
  EXPECT_GE(count, 150U);
}

}  // namespace
}  // namespace veritally
