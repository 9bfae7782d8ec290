#include "claimset/jsonl.hpp"

#include "base/parallel.hpp"
#include "claimset/line_scanner.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include <simdjson.h>

namespace veritally {
namespace {

constexpr std::size_t block_records = 64;

// Where some lines begin, so many bytes apart or a line, so that the number of any is found
// quickly.
struct LineMark {
  std::uint64_t offset = 0;
  std::uint64_t line = 1;
};
constexpr std::uint64_t bytes_between_marks = std::uint64_t{1} << 16;

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
  std::vector<ClaimFields> block;
};

struct Chunk {
  std::vector<ClaimSegment> segments;
  std::uint64_t lines = 0;      // line ends inside the chunk
  ReadTally tally;              // error lines count from the chunk's first line, as 1
  std::vector<LineMark> marks;  // lines count likewise
  std::optional<Error> unreadable;
};

// The lines that begin inside one chunk of the file.
class ChunkReader {
 public:
  ChunkReader(const ByteSource& bytes, std::uint64_t start, std::uint64_t chunk_bytes,
              const std::string& name, const RecordReader& reader, Worker& worker, Chunk& out)
      : bytes_(bytes),
        start_(start),
        chunk_bytes_(chunk_bytes),
        name_(name),
        reader_(reader),
        worker_(worker),
        out_(out) {}

  void run() {
    if (!load()) return;
    const char* at = worker_.buffer.data() + lead_;
    const char* end = worker_.buffer.data() + size_;
    const bool clean = simdjson::validate_utf8(at, static_cast<std::size_t>(end - at));
    worker_.block.clear();
    while (at < end) {
      const auto* found =
          static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      const char* stop = found != nullptr ? found : end;
      const auto place = static_cast<std::uint64_t>(stop - worker_.buffer.data());
      if (found != nullptr && place < limit_) ++out_.lines;
      const std::uint64_t offset = offset_of(at);
      if (out_.marks.empty() || offset - out_.marks.back().offset >= bytes_between_marks) {
        out_.marks.push_back({offset, line_});
      }
      line({at, static_cast<std::size_t>(stop - at)}, clean);
      ++line_;
      at = stop + 1;
    }
    flush();
  }

 private:
  // Reads the chunk and the rest of its last line; `lead_` bytes belong to the chunk before.
  bool load() {
    const std::uint64_t before = start_ == 0 ? 0 : 1;
    std::uint64_t extra = 4096;
    const std::uint64_t rest = bytes_.size() - start_;
    const std::uint64_t inside = std::min(chunk_bytes_, rest);
    for (;; extra *= 16) {
      const std::uint64_t want = before + std::min(inside + extra, rest);
      worker_.buffer.resize(want + scanner_padding);
      const auto got = bytes_.read(start_ - before, {worker_.buffer.data(), want});
      if (!got) {
        out_.unreadable = got.error();
        return false;
      }
      std::fill(worker_.buffer.begin() + static_cast<std::ptrdiff_t>(*got), worker_.buffer.end(),
                '\0');
      const std::string_view loaded(worker_.buffer.data(), *got);
      const std::uint64_t limit = std::min<std::uint64_t>(before + inside, loaded.size());
      // The last line that begins here ends at the first line end at or after the limit - 1.
      const std::size_t last = limit == 0 ? std::string_view::npos : loaded.find('\n', limit - 1);
      if (last == std::string_view::npos && want < before + rest) continue;
      size_ = std::min(last, loaded.size());
      if (last != std::string_view::npos && last + 1 < loaded.size()) size_ = last + 1;
      limit_ = limit;
      return trim(loaded, before);
    }
  }

  // Drops what belongs to the chunk before, and a byte order mark.
  bool trim(std::string_view loaded, std::uint64_t before) {
    if (before == 0) {
      lead_ = loaded.starts_with("\xEF\xBB\xBF") ? 3 : 0;
      return true;
    }
    const std::size_t first = loaded.find('\n');
    if (first >= before && first < limit_) out_.lines = 1;
    if (first == std::string_view::npos || first + 1 > size_) return false;
    lead_ = first + 1;
    line_ = first == 0 ? 1 : 2;
    return lead_ < size_;
  }

  void line(std::string_view text, bool clean) {
    const std::size_t content = text.find_first_not_of(" \t\r");
    if (content == std::string_view::npos) return;
    ++out_.tally.records;
    ClaimFields fields;
    const std::uint64_t offset = offset_of(text.data());
    if (clean && worker_.scanner.scan(text, fields)) {
      fields.record = offset;
      worker_.block.push_back(fields);
      if (worker_.block.size() == block_records) flush();
      return;
    }
    flush();
    auto claim = reader_(text, {name_, line_, 1});
    if (!claim) {
      out_.tally.add(std::move(claim.error()));
      return;
    }
    if (claim->document.empty()) claim->document = name_;
    worker_.builder.append(*claim, offset);
  }

  // Where a byte of the buffer stands in the file.
  std::uint64_t offset_of(const char* at) const {
    const std::uint64_t before = start_ == 0 ? 0 : 1;
    return start_ - before + static_cast<std::uint64_t>(at - worker_.buffer.data());
  }

  void flush() {
    worker_.builder.append(worker_.block);
    worker_.block.clear();
    worker_.scanner.reset();
  }

  const ByteSource& bytes_;
  std::uint64_t start_;
  std::uint64_t chunk_bytes_;
  const std::string& name_;
  const RecordReader& reader_;
  Worker& worker_;
  Chunk& out_;
  std::size_t lead_ = 0;
  std::size_t size_ = 0;
  std::uint64_t limit_ = 0;  // where the chunk itself ends in the buffer
  std::uint64_t line_ = 1;
};

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
  std::vector<Worker> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(table, name);
  std::vector<Chunk> chunks(count);
  for_each_parallel(threads, count, [&](std::size_t i, std::size_t w) {
    workers[w].builder.start(origin, i * chunk_bytes);
    ChunkReader(*bytes, i * chunk_bytes, chunk_bytes, name, reader, workers[w], chunks[i]).run();
    chunks[i].segments = workers[w].builder.finish();
  });

  ReadTally total;
  std::vector<LineMark> marks = {{0, 1}};
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
