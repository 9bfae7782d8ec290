#include "claimset/jsonl.hpp"

#include "base/parallel.hpp"
#include "claimset/line_blocks.hpp"
#include "claimset/line_scanner.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <span>

#include <simdjson.h>

namespace veritally {
namespace {

constexpr std::size_t block_records = 64;
static_assert(LineBlocks::padding >= scanner_padding);

// Where some lines begin, so many bytes apart or a line, so that the number of any is found
// quickly.
struct LineMark {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;
};
constexpr std::uint64_t bytes_between_marks = std::uint64_t{1} << 12;

// Fetches records again by their offset, for reports.
class JsonlOrigin final : public ClaimOrigin {
 public:
  JsonlOrigin(std::shared_ptr<const ByteSource> bytes, std::string name, RecordReader reader)
      : bytes_(std::move(bytes)), name_(std::move(name)), reader_(std::move(reader)) {}

  // REQUIRES: before the first use, in the order of the file, beginning with its first line.
  void set_lines(std::vector<LineMark> marks) { marks_ = std::move(marks); }

  Result<Claim> fetch(std::uint64_t record, std::uint64_t ordinal) const override {
    auto line = line_at(record);
    if (!line) return tl::unexpected(line.error());
    auto claim = reader_(*line, {name_, 0, 1});
    if (!claim) return claim;
    if (claim->document.empty()) claim->document = name_;
    if (claim->id.empty()) claim->id = name_ + "#" + std::to_string(ordinal);
    return claim;
  }

  Span locate(std::uint64_t record) const override {
    Span span{{name_, 0, 1}, record, record};
    if (const auto line = line_at(record)) span.end += line->size();
    const auto mark = std::prev(std::upper_bound(
        marks_.begin(), marks_.end(), record,
        [](std::uint64_t at, const LineMark& other) { return at < other.offset; }));
    std::string between(record - mark->offset, '\0');
    if (bytes_->read(mark->offset, between)) {
      span.place.line =
          mark->line + static_cast<std::uint64_t>(std::count(between.begin(), between.end(), '\n'));
    }
    return span;
  }

 private:
  Result<std::string> line_at(std::uint64_t offset) const {
    std::string line;
    for (std::size_t want = 1024;; want *= 8) {
      line.resize(want);
      const auto got = bytes_->read(offset, line);
      if (!got) return tl::unexpected(got.error());
      const std::size_t end = line.find('\n');
      if (end < *got || *got < want) {
        line.resize(std::min(end, *got));
        return line;
      }
    }
  }

  std::shared_ptr<const ByteSource> bytes_;
  std::string name_;
  RecordReader reader_;
  std::vector<LineMark> marks_;
};

// What one worker keeps from chunk to chunk.
struct Worker {
  Worker(ClaimTable& table, const std::string& name) : builder(table), scanner(name) {}
  TableBuilder builder;
  LineScanner scanner;
  std::string buffer;
  std::array<ClaimFields, block_records> block;
};

struct Chunk {
  std::vector<ClaimSegment> segments;
  std::uint64_t lines = 0;      // that begin inside the chunk
  ReadTally tally;              // error lines count from the chunk's first line, as 1
  std::vector<LineMark> marks;  // lines count likewise
  std::optional<Error> unreadable;
};

// The lines that begin inside one chunk of the file.
class ChunkReader {
 public:
  ChunkReader(const std::string& name, const RecordReader& reader, Worker& worker, Chunk& out)
      : name_(name), reader_(reader), worker_(worker), out_(out) {}

  void run(LineBlocks lines) {
    for (;;) {
      const auto block = lines.next();
      if (!block) {
        out_.unreadable = block.error();
        return;
      }
      if (block->empty()) return;
      offset_ = lines.offset();
      text_ = *block;
      read_block();
    }
  }

 private:
  void read_block() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view rest = text_;
    if (offset_ == 0 && rest.starts_with(byte_order_mark)) {
      rest.remove_prefix(byte_order_mark.size());
    }
    const bool clean = simdjson::validate_utf8(rest.data(), rest.size());
    while (!rest.empty()) {
      ++out_.lines;
      mark_line(offset_of(rest.data()));
      std::size_t length = clean ? usual_line(rest) : 0;
      if (length == 0) {
        length = std::min(rest.find('\n'), rest.size());
        line(rest.substr(0, length), clean);
      }
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    flush();
  }

  void mark_line(std::uint64_t offset) {
    if (out_.marks.empty() || offset - out_.marks.back().offset >= bytes_between_marks) {
      out_.marks.push_back({offset, out_.lines});
    }
  }

  // Reads a line that looks like the one before, and gives its length; else 0.
  std::size_t usual_line(std::string_view rest) {
    ClaimFields& fields = worker_.block[records_];
    const std::size_t length = worker_.scanner.follow(rest, fields);
    if (length != 0) took(fields, rest.data());
    return length;
  }

  void line(std::string_view text, bool clean) {
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) return;
    ClaimFields& fields = worker_.block[records_];
    if (clean && worker_.scanner.scan(text, fields)) {
      took(fields, text.data());
      return;
    }
    flush();
    ++out_.tally.records;
    auto claim = reader_(text, {name_, out_.lines, 1});
    if (!claim) {
      out_.tally.add(std::move(claim.error()));
      return;
    }
    if (claim->document.empty()) claim->document = name_;
    worker_.builder.append(*claim, offset_of(text.data()));
  }

  // The next record of the worker's block was read from a line that begins here.
  void took(ClaimFields& fields, const char* at) {
    fields.record = offset_of(at);
    ++out_.tally.records;
    if (++records_ == worker_.block.size()) flush();
  }

  // Where a byte of the block stands in the file.
  std::uint64_t offset_of(const char* at) const {
    return offset_ + static_cast<std::uint64_t>(at - text_.data());
  }

  void flush() {
    worker_.builder.append(std::span(worker_.block).first(records_));
    records_ = 0;
    worker_.scanner.reset();
  }

  const std::string& name_;
  const RecordReader& reader_;
  Worker& worker_;
  Chunk& out_;
  std::uint64_t offset_ = 0;
  std::string_view text_;
  std::size_t records_ = 0;  // in the worker's block
};

constexpr std::uint64_t usual_record = 64;  // bytes, or more

// How many bytes hold nearly as many lines as a segment of the table has rows, by the first lines:
// segments are whole huge pages, and what they do not fill is lost.
std::uint64_t bytes_of_a_segment(const ByteSource& bytes) {
  constexpr std::uint64_t least = std::uint64_t{1} << 18;
  constexpr std::uint64_t most = std::uint64_t{1} << 25;
  std::string head(std::min<std::uint64_t>(bytes.size(), std::uint64_t{1} << 17), '\0');
  const auto got = bytes.read(0, head);
  const auto lines = 1 + std::count(head.begin(), head.end(), '\n');
  const std::uint64_t line = (got ? *got : 0) / static_cast<std::uint64_t>(lines);
  return std::clamp(line * (ClaimSegment::capacity / 64 * 63), least, most);
}

}  // namespace

Result<ReadTally> read_jsonl(std::shared_ptr<const ByteSource> bytes, const std::string& name,
                             const RecordReader& reader, std::size_t threads, ClaimTable& table,
                             std::uint64_t chunk_bytes) {
  if (chunk_bytes == 0) chunk_bytes = bytes_of_a_segment(*bytes);
  const std::size_t count = (bytes->size() + chunk_bytes - 1) / chunk_bytes;
  const auto origin = std::make_shared<JsonlOrigin>(bytes, name, reader);
  std::deque<Worker> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(table, name);
  std::vector<Chunk> chunks(count);
  for_each_parallel(threads, count, [&](std::size_t i, std::size_t w) {
    const std::uint64_t begin = i * chunk_bytes;
    const std::uint64_t end = std::min(begin + chunk_bytes, bytes->size());
    workers[w].builder.start(origin, begin, (end - begin) / usual_record);
    ChunkReader(name, reader, workers[w], chunks[i])
        .run(LineBlocks(*bytes, begin, end, workers[w].buffer));
    chunks[i].segments = workers[w].builder.finish();
  });

  ReadTally total;
  std::vector<LineMark> marks;
  marks.reserve(1 + bytes->size() / bytes_between_marks);
  marks.push_back({0, 1});
  std::uint64_t line = 1;
  for (Chunk& chunk : chunks) {
    if (chunk.unreadable) return tl::unexpected(*chunk.unreadable);
    for (const LineMark& mark : chunk.marks) marks.push_back({mark.offset, mark.line + line - 1});
    total.records += chunk.tally.records;
    total.bad += chunk.tally.bad - chunk.tally.errors.size();
    for (Error& error : chunk.tally.errors) {
      error.place.line += line - 1;
      total.add(std::move(error));
    }
    line += chunk.lines;
    table.add(std::move(chunk.segments));
  }
  origin->set_lines(std::move(marks));
  return total;
}

}  // namespace veritally
