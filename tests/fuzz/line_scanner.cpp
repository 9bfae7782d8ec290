#include "claimset/line_scanner.hpp"

#include "base/utf8.hpp"
#include "claimset/json_record.hpp"
#include "claimset/support.hpp"
#include "targets.hpp"

#include <span>
#include <string>

namespace veritally::fuzz {
namespace {

// Rows of one table, where the same text is the same symbol.
class BothWays {
 public:
  void read(std::string_view line) {
    const std::string padded = std::string(line) + std::string(scanner_padding, '\0');
    ClaimFields fields;
    scanner_.reset();
    if (!test::read_line(scanner_, {padded.data(), line.size()}, fields)) return;
    auto claim = read_claim(line, {"f", {}, test::read_plain_value});
    require(claim.has_value(), "what is scanned is right", line);
    if (claim->document.empty()) claim->document = "f";
    TableBuilder fast(table_);
    fast.start(nullptr, 0);
    fast.append(std::span(&fields, 1));
    TableBuilder complete(table_);
    complete.start(nullptr, 0);
    complete.append(*claim, 0);
    const auto a = fast.finish();
    const auto b = complete.finish();
    require(a.back().subjects == b.back().subjects, "the subjects are the same", line);
    require(a.back().id_hashes == b.back().id_hashes, "the ids are the same", line);
    const ClaimRow& x = a.back().rows[0];
    const ClaimRow& y = b.back().rows[0];
    require(equal(table_.interval(x), table_.interval(y)), "the intervals are the same", line);
    require(table_.stated(x).to_string() == table_.stated(y).to_string(), "the values", line);
    require(x.context == y.context && x.document == y.document, "the rest of the rows", line);
    require(a.back().begins == b.back().begins, "the places are the same", line);
  }

 private:
  LineScanner scanner_{"f"};
  ClaimTable table_;
};

}  // namespace

// Whatever the scanner accepts, the complete reader accepts with the same meaning.
void line_scanner(std::string_view bytes) {
  if (valid_utf8_prefix(bytes) != bytes.size()) return;
  BothWays both;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    both.read(bytes.substr(0, end));
    both.read(bytes.substr(0, end));  // as a line that has the shape of the one before
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
}

}  // namespace veritally::fuzz
