#include "csv_file.hpp"

#include <veritally/plugin.hpp>

#include <fstream>
#include <iterator>
#include <utility>

#include <csv.h>

namespace veritally::pack {
namespace {

// libcsv says nothing of places, so it is fed a byte at a time: a cell that has ended by then began
// where the one before it ended. Such tables are small.
class Reader {
 public:
  Reader() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL); }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  std::vector<CsvRow> read(const std::string& path, std::string_view text) {
    for (const char byte : text) {
      if (csv_parse(&parser_, &byte, 1, on_cell, on_row, this) != 1) throw broken(path);
      step(byte);
    }
    if (csv_fini(&parser_, on_cell, on_row, this) != 0) throw broken(path);
    return std::move(rows_);
  }

 private:
  Wrong broken(const std::string& path) const {
    return {path, at_, "a quotation mark stands within a cell or is not closed",
            "put the whole cell in marks, and write marks within it twice"};
  }

  void step(char byte) {
    if (byte == '\n') {
      at_ = {at_.line + 1, 1};
    } else if (!plugin::is_later_byte(byte)) {
      ++at_.column;
    }
    if (std::exchange(ended_, false)) cell_ = at_;
  }

  static void on_cell(void* bytes, std::size_t size, void* self) {
    auto& reader = *static_cast<Reader*>(self);
    reader.row_.push_back({std::string(static_cast<const char*>(bytes), size), reader.cell_});
    reader.ended_ = true;
  }
  static void on_row(int, void* self) {
    auto& reader = *static_cast<Reader*>(self);
    reader.rows_.push_back(std::exchange(reader.row_, {}));
    reader.ended_ = true;
  }

  csv_parser parser_{};
  std::vector<CsvRow> rows_;
  CsvRow row_;
  Spot at_{1, 1};
  Spot cell_{1, 1};
  bool ended_ = false;
};

}  // namespace

std::optional<std::vector<CsvRow>> read_csv(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file.good() && !file.eof()) return std::nullopt;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // of spreadsheets
  std::string_view rest = text;
  if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
  return Reader().read(path, rest);
}

}  // namespace veritally::pack
