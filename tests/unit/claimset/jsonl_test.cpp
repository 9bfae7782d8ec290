// read_jsonl, against a reader that splits at line ends and reads one line after another: the same
// claims, places and errors, wherever the chunks end and however many threads read.
#include "claimset/jsonl.hpp"

#include "base/utf8.hpp"
#include "claimset/jsonl_lines.hpp"
#include "claimset/support.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

const std::string name = "claims.jsonl";

Result<Claim> read_record(std::string_view json, const Place& place) {
  return read_claim(json, {place.file, {0, 0, place.line, place.column}, read_plain_value});
}

// What a file says, in one comparable form.
struct Outcome {
  std::vector<std::string> claims;  // "begin-end line: the claim as JSON"
  std::vector<std::string> errors;
  std::uint64_t records = 0;
  std::uint64_t bad = 0;

  bool operator==(const Outcome&) const = default;
};

std::string described(const Claim& claim, std::uint64_t begin, std::uint64_t end,
                      std::uint64_t line) {
  return std::to_string(begin) + "-" + std::to_string(end) + " " + std::to_string(line) + ": " +
         line_of(claim);
}

// The obvious reader.
Outcome expected(const std::string& bytes) {
  Outcome out;
  std::uint64_t line = 1;
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (; at < bytes.size(); ++line) {
    const std::size_t stop = std::min(bytes.find('\n', at), bytes.size());
    const std::string text = bytes.substr(at, stop - at);
    if (text.find_first_not_of(" \t\r") != std::string::npos) {
      ++out.records;
      auto claim = read_record(text, {name, line, 1});
      if (!claim) {
        ++out.bad;
        if (out.errors.size() < ReadTally::most_errors) {
          out.errors.push_back(to_string(claim.error()));
        }
      } else {
        if (claim->id.empty()) claim->id = name + "#" + std::to_string(out.claims.size() + 1);
        out.claims.push_back(described(*claim, at, stop, line));
      }
    }
    at = stop + 1;
  }
  return out;
}

Outcome outcome_of(const ClaimTable& table, const ReadTally& tally) {
  Outcome out;
  out.records = tally.records;
  out.bad = tally.bad;
  for (const Error& error : tally.errors) out.errors.push_back(to_string(error));
  for (std::size_t s = 0; s < table.segments().size(); ++s) {
    for (std::size_t i = 0; i < table.segments()[s].rows.size(); ++i) {
      const auto ref = static_cast<ClaimRef>((s << ClaimSegment::bits) + i);
      const auto span = table.locate(ref);
      const auto claim = table.fetch(ref);
      EXPECT_TRUE(claim) << to_string(claim.error());
      if (!claim) continue;
      EXPECT_EQ(span.place.file, name);
      EXPECT_EQ(span.place.column, 1U);
      out.claims.push_back(described(*claim, span.begin, span.end, span.place.line));
    }
  }
  return out;
}

Outcome read(const std::string& bytes, std::size_t threads = 1, std::uint64_t chunk = 0) {
  ClaimTable table;
  const auto tally = read_jsonl(memory_bytes(bytes), name, read_record, threads, table, chunk);
  EXPECT_TRUE(tally);
  return tally ? outcome_of(table, *tally) : Outcome();
}

std::string claim(int number) {
  return R"({"id":"c)" + std::to_string(number) + R"(","quantity":{"value":")" +
         std::to_string(number) + "\"}}";
}

TEST(Jsonl, ReadsTheSameWhereverTheChunksEnd) {
  const std::vector<std::string> files = {
      "",
      "\n",
      "\n\n\r\n \t\n",
      claim(1),
      claim(1) + "\n",
      claim(1) + "\n" + claim(2),
      claim(1) + "\r\n" + claim(2) + "\r\n",
      "\n\n" + claim(1) + "\n\n\n" + claim(2) + "\n\n",
      "\xEF\xBB\xBF" + claim(1) + "\n" + claim(2) + "\n",
      "\xEF\xBB\xBF",
      "\xEF\xBB\xBF\n" + claim(1),
      claim(1) + "\n\xEF\xBB\xBF" + claim(2) + "\n" + claim(3),  // a mark inside is an error
      "x\n" + claim(2) + "\ny\n" + claim(4) + "\nz",
      claim(1) + "\n" + claim(2) + "\xFF\n" + claim(3) + "\n",
  };
  for (const std::string& file : files) {
    const Outcome right = expected(file);
    for (std::uint64_t chunk = 1; chunk <= file.size() + 2; ++chunk) {
      ASSERT_EQ(read(file, 1, chunk), right) << file << "\nin chunks of " << chunk;
    }
  }
}

TEST(Jsonl, TheObviousReaderSeesWhatItShould) {
  const Outcome right =
      expected("\xEF\xBB\xBF" + claim(7) + "\r\n\nx\n{\"quantity\":{\"value\":\"5\"}}");
  ASSERT_EQ(right.claims.size(), 2U);
  EXPECT_TRUE(right.claims[0].starts_with("3-40 1: {\"id\":\"c7\"")) << right.claims[0];
  EXPECT_TRUE(right.claims[1].starts_with("44-70 4: {\"id\":\"claims.jsonl#2\""))
      << right.claims[1];
  EXPECT_EQ(right.errors, std::vector<std::string>{"claims.jsonl:3:1: the JSON is not well-formed: "
                                                   "expected a value, found x"});
  EXPECT_EQ(right.records, 3U);
}

TEST(Jsonl, ErrorsHaveTheirExactPlaceInTheFirstLineInsideAndInTheLast) {
  const std::string wrong = R"({"id":"é","quantity":{"value":5}})";
  const std::string file =
      wrong + "\n" + claim(2) + "\n" + wrong + "\n" + claim(4) + "\n\n" + wrong;
  const std::string what =
      ":31: \"quantity.value\" should be a decimal string, found 5; "
      "write the number as a string so that no digit is lost";
  for (std::uint64_t chunk = 1; chunk <= file.size(); ++chunk) {
    const Outcome got = read(file, 2, chunk);
    ASSERT_EQ(got.errors, (std::vector<std::string>{name + ":1" + what, name + ":3" + what,
                                                    name + ":6" + what}));
    ASSERT_EQ(got.records, 5U);
    ASSERT_EQ(got.bad, 3U);
    ASSERT_EQ(got.claims.size(), 2U);
  }
}

std::string random_file(LineMaker& lines, int count) {
  std::string file = lines.one_in(4) ? "\xEF\xBB\xBF" : "";
  for (int i = 0; i < count; ++i) {
    file += lines.one_in(6) ? lines.damaged() : lines.one_in(12) ? std::string() : lines.record();
    file += i + 1 == count && lines.one_in(2) ? "" : lines.one_in(4) ? "\r\n" : "\n";
  }
  return file;
}

TEST(Jsonl, ReadsRandomFilesLikeTheObviousReader) {
  LineMaker lines(81);
  for (int i = 0; i < 150; ++i) {
    const std::string file = random_file(lines, 15);
    const Outcome right = expected(file);
    for (const std::uint64_t chunk : {1 + lines.below(50), 100 + lines.below(3000), 1UL << 20}) {
      ASSERT_EQ(read(file, 1 + lines.below(3), chunk), right) << "in chunks of " << chunk;
    }
  }
}

TEST(Jsonl, MakesTheSameTableAtAnyNumberOfThreads) {
  LineMaker lines(82);
  const std::string file = random_file(lines, 20000);
  const Outcome right = expected(file);
  EXPECT_GT(right.claims.size(), 10000U);
  EXPECT_GT(right.bad, ReadTally::most_errors);
  EXPECT_EQ(right.errors.size(), ReadTally::most_errors);
  for (const std::size_t threads : {1U, 2U, 16U}) {
    EXPECT_TRUE(read(file, threads, 1 << 16) == right) << threads;
  }
}

// What a row says, with texts in place of symbols.
std::string row_text(const ClaimTable& table, ClaimRef ref) {
  const ClaimRow& row = table.row(ref);
  const ClaimContext context = table.context(row);
  const Decimal value = table.stated(row);
  std::string text = value.to_string() + to_string(to_rational(table.interval(row)), 30);
  for (const int part : {value.exponent(), context.flags + 0, static_cast<int>(context.comparator),
                         static_cast<int>(context.change), static_cast<int>(context.modality)}) {
    text += ' ' + std::to_string(part);
  }
  const Symbol subject = table.subject(ref);
  const bool set = (subject & set_bit) != 0;
  for (const std::string_view part :
       {table.measures.text(context.measure), table.units.text(context.unit),
        table.scopes.text(context.scope), table.periods.text(context.period),
        table.documents.text(row.document),
        set ? table.subject_sets.text(subject & ~set_bit) : table.subjects.text(subject)}) {
    text.append("|").append(part);
  }
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text + std::to_string(table.begin(ref)) + " " + std::to_string(table.id_hash(ref));
}

std::vector<std::string> row_texts(const std::string& file, std::size_t threads,
                                   std::uint64_t chunk) {
  ClaimTable table;
  EXPECT_TRUE(read_jsonl(memory_bytes(file), name, read_record, threads, table, chunk));
  std::vector<std::string> texts;
  for (std::size_t s = 0; s < table.segments().size(); ++s) {
    for (std::size_t i = 0; i < table.segments()[s].rows.size(); ++i) {
      texts.push_back(row_text(table, static_cast<ClaimRef>((s << ClaimSegment::bits) + i)));
    }
  }
  return texts;
}

TEST(Jsonl, RowsDoNotDependOnThreadsOrChunks) {
  LineMaker lines(83);
  const std::string file = random_file(lines, 5000);
  const auto right = row_texts(file, 1, 0);
  EXPECT_GT(right.size(), 2500U);
  for (const std::size_t threads : {2U, 16U}) {
    for (const std::uint64_t chunk : {700U, 1U << 14}) {
      EXPECT_TRUE(row_texts(file, threads, chunk) == right) << threads << " " << chunk;
    }
  }
}

// Lines of a few shapes that repeat some texts, and more measures than are told apart by number.
std::string repetitive_file() {
  LineMaker lines(84);
  const std::vector<std::string> measures = {"sales", "sal\\u0065s", "Sales", "capital expenditure",
                                             "capital expenditures of the year"};
  std::string file;
  for (std::uint64_t i = 0; i < 40000; ++i) {
    const bool new_measure = i > 20000 || lines.one_in(50);
    const std::string measure =
        new_measure ? "m" + std::to_string(i) : measures[lines.below(measures.size())];
    const std::string year = std::to_string(2000 + lines.below(90));
    file += R"({"id":")" + std::to_string(i) + R"(","source":"s)" + std::to_string(lines.below(9)) +
            R"(","measure":")" + measure + R"(","period":{"from":")" + year + R"(-01-01","to":")" +
            year + R"(-12-31"},"quantity":{"value":"5","unit":")" +
            (lines.one_in(2) ? "EUR" : "kilometer") + "\"" +
            (lines.one_in(100) ? R"(,"change":"up")" : "") + R"(},"modality":")" +
            (lines.one_in(3) ? "planned" : "actual") + "\"}\n";
  }
  return file;
}

TEST(Jsonl, RowsOfRepeatedTextsAreThoseOfTheirClaims) {
  const std::string file = repetitive_file();
  ClaimTable fast;
  ASSERT_TRUE(read_jsonl(memory_bytes(file), name, read_record, 1, fast));
  ClaimTable slow;
  TableBuilder builder(slow);
  builder.start(fast.origin(0), 0);
  for (ClaimRef ref = 0; ref < 40000; ++ref) builder.append(fast.fetch(ref).value(), 0);
  slow.add(builder.finish());
  ASSERT_EQ(fast.count(), slow.count());
  for (ClaimRef ref = 0; ref < 40000; ++ref) {
    ASSERT_EQ(row_text(fast, ref), row_text(slow, ref)) << ref;
  }
}

TEST(Jsonl, LinesMayBeMuchLongerThanAChunk) {
  const std::string text(3000000, 't');
  const std::string large = R"({"id":"large","text":")" + text + R"(","quantity":{"value":"1"}})";
  const std::string file = claim(1) + "\n" + large + "\n" + claim(3) + "\n" + large + "x\n" + large;
  const Outcome right = expected(file);
  ASSERT_EQ(right.claims.size(), 4U);
  for (const std::uint64_t chunk :
       {std::uint64_t{100000}, std::uint64_t{3000000}, std::uint64_t{0}}) {
    EXPECT_TRUE(read(file, 2, chunk) == right) << chunk;
  }
}

TEST(Jsonl, FetchesClaimsFromTheFileAndSaysSoWhereItHasChanged) {
  const TemporaryFolder folder;
  const std::string path = folder.file("claims.jsonl");
  std::ofstream(path, std::ios::binary) << claim(1) << "\n{\"quantity\":{\"value\":\"2\"}}\n";
  auto file = open_file(path);
  ASSERT_TRUE(file);
  ClaimTable table;
  ASSERT_TRUE(read_jsonl(std::move(*file), name, read_record, 1, table));
  EXPECT_EQ(table.fetch(0)->id, "c1");
  EXPECT_EQ(table.fetch(1)->id, "claims.jsonl#2");
  EXPECT_EQ(table.fetch(1)->document, "claims.jsonl");
  std::ofstream(path, std::ios::binary) << "gone";
  EXPECT_FALSE(table.fetch(0));
  EXPECT_FALSE(table.fetch(1));
}

// Gives its bytes up to a point, then an error.
class BrokenBytes final : public ByteSource {
 public:
  explicit BrokenBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    if (offset + into.size() > bytes_.size() / 2) {
      return fail(ErrorKind::input, "cannot be read", "", {"broken", 0, 0});
    }
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return into.size();
  }
  Result<void> intact() const override { return {}; }

 private:
  std::string bytes_;
};

TEST(Jsonl, BytesThatCannotBeReadAreTheOnlyFailure) {
  std::string file;
  while (file.size() < 100000) file += claim(1) + "\n";
  ClaimTable table;
  const auto tally =
      read_jsonl(std::make_shared<BrokenBytes>(file), name, read_record, 2, table, 1000);
  ASSERT_FALSE(tally);
  EXPECT_EQ(to_string(tally.error()), "broken: cannot be read");
}

}  // namespace
}  // namespace veritally::test
