#include "syntax/csv_rows.hpp"

#include <algorithm>

#include <csv.h>

namespace veritally {
namespace {

// Spaces belong to their cell (RFC 4180, 2.4); libcsv would strip them.
int no_space(unsigned char) { return 0; }

// libcsv, its buffer and the row that it is in. It says nothing of places, so it is fed a line at
// a time: a row that has ended by then started where the one before it ended.
class RowReader {
 public:
  explicit RowReader(char delimiter) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) return;
    csv_set_space_func(&parser_, no_space);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~RowReader() { csv_free(&parser_); }
  RowReader(const RowReader&) = delete;
  RowReader& operator=(const RowReader&) = delete;

  // Reads one line with its end; returns how many bytes of it are sound.
  std::size_t feed(std::string_view line) {
    return csv_parse(&parser_, line.data(), line.size(), &RowReader::on_cell, &RowReader::on_row,
                     this);
  }
  // The end of the text; false in the middle of a quoted cell.
  bool finish() { return csv_fini(&parser_, &RowReader::on_cell, &RowReader::on_row, this) == 0; }
  // Whether a row has ended since the last call; its cells are in `cells` until the next `feed`.
  bool take_row(std::vector<std::string_view>& cells) {
    if (!ended_) return false;
    ended_ = false;
    cells.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      cells.push_back(std::string_view(bytes_).substr(begin, end - begin));
      begin = end;
    }
    started_ = false;
    return true;
  }

 private:
  static void on_cell(void* bytes, std::size_t size, void* self) {
    auto& reader = *static_cast<RowReader*>(self);
    if (!reader.started_) {
      reader.bytes_.clear();
      reader.ends_.clear();
      reader.started_ = true;
    }
    reader.bytes_.append(static_cast<const char*>(bytes), size);
    reader.ends_.push_back(reader.bytes_.size());
  }
  static void on_row(int, void* self) { static_cast<RowReader*>(self)->ended_ = true; }

  csv_parser parser_{};
  std::string bytes_;              // the cells of the row, one behind the other
  std::vector<std::size_t> ends_;  // where each ends
  bool started_ = false;
  bool ended_ = false;
};

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

tl::unexpected<Error> breach(std::string_view row, std::size_t at, const TextStart& start,
                             std::string_view message) {
  return fail(ErrorKind::input, std::string(message), {}, TextPlaces(row, start).of(at));
}

}  // namespace

std::vector<std::string_view> written_cells(std::string_view row_text, char delimiter) {
  std::vector<std::string_view> cells;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < row_text.size(); ++at) {
    if (row_text[at] == '"') quoted = !quoted;
    if (row_text[at] != delimiter || quoted) continue;
    cells.push_back(row_text.substr(begin, at - begin));
    begin = at + 1;
  }
  cells.push_back(row_text.substr(begin));
  return cells;
}

Result<void> for_each_row(std::string_view text, const TextStart& start, char delimiter,
                          const std::function<Result<void>(const CsvRow& row)>& on_row) {
  RowReader reader(delimiter);
  CsvRow row;
  TextStart place = start;  // of the first byte of the row
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto pass = [&](std::size_t to) {
    const Place next = TextPlaces(text.substr(begin, to - begin), place).of(to - begin);
    place.line = next.line;
    place.column = next.column;
    begin = to;
  };
  while (at < text.size()) {
    const bool empty_line = at == begin && is_line_end(text[at]);
    const std::size_t stop = std::min(text.find_first_of("\r\n", at), text.size() - 1);
    const std::string_view line = text.substr(at, stop + 1 - at);
    at += line.size();
    if (empty_line) {
      pass(at);
      continue;
    }
    const std::size_t sound = reader.feed(line);
    if (sound != line.size()) {
      const std::string_view upto = text.substr(begin, at - begin);
      return breach(upto, upto.size() - line.size() + sound, place,
                    "a quote stands where none may be");
    }
    if (at == text.size() && !reader.finish()) {
      const std::string_view rest = text.substr(begin);
      const std::string_view open = written_cells(rest, delimiter).back();
      return breach(rest, static_cast<std::size_t>(open.data() - rest.data()), place,
                    "a quoted cell is not closed");
    }
    if (!reader.take_row(row.cells)) continue;
    row.text = text.substr(begin, at - begin);
    while (!row.text.empty() && is_line_end(row.text.back())) row.text.remove_suffix(1);
    row.begin = begin;
    row.line = place.line;
    row.column = place.column;
    if (auto good = on_row(row); !good) return good;
    pass(at);
  }
  return {};
}

}  // namespace veritally
