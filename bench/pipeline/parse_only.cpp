// veritally-bench-parse: reads every field of every claim of a JSONL file and does nothing else.
//
// This is the limit that `veritally check` is measured against: simdjson on-demand, looping over
// the fields of every object at all levels, unescaping every string. The file is read in blocks
// that stay in the second-level cache; each thread takes a part that begins and ends with a line.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace ondemand = simdjson::ondemand;

struct Options {
  const char* path = nullptr;
  std::uint64_t threads = 1;
  std::uint64_t block = std::uint64_t{256} << 10;
};

// What one thread saw. The sums keep the reading from being optimised away.
struct Tally {
  std::uint64_t claims = 0;
  std::uint64_t string_bytes = 0;
  std::uint64_t token_bytes = 0;
  const char* error = nullptr;
};

[[nodiscard]] simdjson::error_code visit(ondemand::value value, Tally& tally);

// Error codes and not exceptions: the loop over the fields is measurably faster so.
[[nodiscard]] simdjson::error_code visit(ondemand::object object, Tally& tally) {
  for (auto member : object) {
    ondemand::field field;
    if (const auto error = std::move(member).get(field)) return error;
    tally.token_bytes += static_cast<std::uint8_t>(*field.key().raw());
    if (const auto error = visit(field.value(), tally)) return error;
  }
  return simdjson::SUCCESS;
}

[[nodiscard]] simdjson::error_code visit(ondemand::array array, Tally& tally) {
  for (auto member : array) {
    ondemand::value element;
    if (const auto error = std::move(member).get(element)) return error;
    if (const auto error = visit(element, tally)) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code visit(ondemand::value value, Tally& tally) {
  ondemand::json_type type;
  if (const auto error = value.type().get(type)) return error;
  if (type == ondemand::json_type::string) {
    std::string_view text;
    const auto error = value.get_string().get(text);
    tally.string_bytes += text.size();
    return error;
  }
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    const auto error = value.get_object().get(object);
    return error ? error : visit(object, tally);
  }
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    const auto error = value.get_array().get(array);
    return error ? error : visit(array, tally);
  }
  tally.token_bytes += value.raw_json_token().size();  // numbers, true, false, null as written
  return simdjson::SUCCESS;
}

class Reader {
 public:
  Reader(int file, std::uint64_t block) : file_(file), buffer_(block + simdjson::SIMDJSON_PADDING) {
    parser_.threaded = false;  // simdjson would look ahead in a thread of its own
  }

  // All lines that begin in [begin, end).
  Tally read(std::uint64_t begin, std::uint64_t end) {
    std::uint64_t offset = begin;
    std::size_t kept = 0;  // bytes of an unfinished line at the front of the buffer
    while (tally_.error == nullptr) {
      const std::size_t room = buffer_.size() - simdjson::SIMDJSON_PADDING - kept;
      const ssize_t got =
          ::pread(file_, buffer_.data() + kept, std::min<std::uint64_t>(room, end - offset),
                  static_cast<off_t>(offset));
      if (got < 0) tally_.error = "cannot read the file";
      if (got <= 0) break;
      offset += static_cast<std::uint64_t>(got);
      kept = parse_lines(kept + static_cast<std::size_t>(got), offset == end);
      if (kept + simdjson::SIMDJSON_PADDING == buffer_.size()) buffer_.resize(2 * buffer_.size());
    }
    return tally_;
  }

 private:
  // Parses the whole lines among the first `size` bytes, moves the rest to the front and returns
  // its size.
  std::size_t parse_lines(std::size_t size, bool last) {
    const char* data = buffer_.data();
    const void* newline = last ? data + size - 1 : ::memrchr(data, '\n', size);
    if (newline == nullptr) return size;
    const auto whole = static_cast<std::size_t>(static_cast<const char*>(newline) - data) + 1;
    if (const auto error = parse(whole)) tally_.error = simdjson::error_message(error);
    std::memmove(buffer_.data(), data + whole, size - whole);
    return size - whole;
  }

  [[nodiscard]] simdjson::error_code parse(std::size_t size) {
    // One batch, of one size for all blocks so that the parser allocates once.
    ondemand::document_stream stream;
    const auto batch = buffer_.size();
    if (const auto error = parser_.iterate_many(buffer_.data(), size, batch).get(stream)) {
      return error;
    }
    for (auto document : stream) {
      ondemand::object object;
      if (const auto error = document.get_object().get(object)) return error;
      if (const auto error = visit(object, tally_)) return error;
      ++tally_.claims;
    }
    return simdjson::SUCCESS;
  }

  int file_;
  std::vector<char> buffer_;
  ondemand::parser parser_;
  Tally tally_;
};

// The first line that begins at `offset` or later.
std::uint64_t line_start(int file, std::uint64_t offset, std::uint64_t size) {
  char byte = 0;
  while (offset > 0 && offset < size) {
    if (::pread(file, &byte, 1, static_cast<off_t>(offset - 1)) != 1 || byte == '\n') break;
    ++offset;
  }
  return offset;
}

std::optional<Options> parse_arguments(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with("--")) {
      options.path = argv[i];
      continue;
    }
    std::uint64_t number = 0;
    if (i + 1 == argc) return {};
    const std::string_view value = argv[++i];
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
    if (parsed.ec != std::errc{} || number == 0) return {};
    if (argument == "--threads") {
      options.threads = number;
    } else if (argument == "--block") {
      options.block = number;
    } else {
      return {};
    }
  }
  if (options.path == nullptr) return {};
  return options;
}

std::vector<Tally> read_all(int file, std::uint64_t size, const Options& options) {
  std::vector<Tally> tallies(options.threads);
  std::vector<std::jthread> threads;
  for (std::uint64_t t = 0; t < options.threads; ++t) {
    threads.emplace_back([&, t] {
      const std::uint64_t begin = line_start(file, size / options.threads * t, size);
      const std::uint64_t end = t + 1 == options.threads
                                    ? size
                                    : line_start(file, size / options.threads * (t + 1), size);
      tallies[t] = Reader(file, options.block).read(begin, end);
    });
  }
  threads.clear();  // joins
  return tallies;
}

int run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const int file = ::open(options.path, O_RDONLY | O_CLOEXEC);
  struct stat status{};
  if (file < 0 || ::fstat(file, &status) != 0) {
    std::perror(options.path);
    return 2;
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  Tally total;
  for (const Tally& tally : read_all(file, size, options)) {
    if (tally.error != nullptr) {
      std::fprintf(stderr, "%s: %s\n", options.path, tally.error);
      return 3;
    }
    total.claims += tally.claims;
    total.string_bytes += tally.string_bytes;
    total.token_bytes += tally.token_bytes;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("claims=%llu bytes=%llu strings=%llu tokens=%llu seconds=%.4f\n",
              static_cast<unsigned long long>(total.claims), static_cast<unsigned long long>(size),
              static_cast<unsigned long long>(total.string_bytes),
              static_cast<unsigned long long>(total.token_bytes), seconds.count());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = parse_arguments(argc, argv);
  if (!options) {
    std::fputs("usage: veritally-bench-parse [--threads N] [--block BYTES] FILE\n", stderr);
    return 2;
  }
  return run(*options);
}
