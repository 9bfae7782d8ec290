// Dates, SHA-256, parallel loops and the wording of errors.
#include "base/date.hpp"
#include "base/parallel.hpp"
#include "base/result.hpp"
#include "base/sha256.hpp"

#include <atomic>
#include <set>
#include <thread>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

TEST(Date, EveryDayOfTenThousandYearsIsWrittenAndReadBack) {
  const std::int32_t first = to_days(parse_date("0000-01-01").value());
  const std::int32_t last = to_days(parse_date("9999-12-31").value());
  EXPECT_EQ(last - first + 1, 3652425);
  std::string before;
  for (std::int32_t day = first; day <= last; day += 7) {
    const std::string text = to_string(from_days(day));
    ASSERT_EQ(text.size(), 10U);
    ASSERT_LT(before, text);
    const auto read = parse_date(text);
    ASSERT_TRUE(read) << text;
    ASSERT_EQ(to_days(*read), day) << text;
    before = text;
  }
}

TEST(Date, DaysCountFromNineteenSeventy) {
  EXPECT_EQ(to_days(parse_date("1970-01-01").value()), 0);
  EXPECT_EQ(to_days(parse_date("1969-12-31").value()), -1);
  EXPECT_EQ(to_days(parse_date("2000-03-01").value()), 11017);
}

TEST(Date, LeapDaysAreThoseOfTheGregorianCalendar) {
  for (const char* day : {"2024-02-29", "2000-02-29", "0000-02-29"}) {
    EXPECT_TRUE(parse_date(day)) << day;
  }
  for (const char* day : {"2023-02-29", "1900-02-29", "2100-02-29"}) {
    EXPECT_FALSE(parse_date(day)) << day;
  }
}

TEST(Date, RefusesOtherFormsAndDaysThatDoNotExist) {
  for (const char* text :
       {"",           "2025",          "2025-03",     "2025-3-03",  "2025-03-3",  "25-03-03",
        "2025/03/03", "2025-03-03 ",   " 2025-03-03", "2025-00-01", "2025-13-01", "2025-01-00",
        "2025-01-32", "2025-04-31",    "-025-01-01",  "+025-01-01", "2025-+1-01", "20a5-01-01",
        "2025-01-0x", "2025-01-01T00", "12025-01-01"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Sha256, HasTheValuesOfTheStandard) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnHowTheBytesAreDivided) {
  const std::string bytes(1000, 'x');
  for (const std::size_t piece : {1U, 7U, 63U, 64U, 65U, 999U}) {
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      hash.update(std::string_view(bytes).substr(at, piece));
    }
    Sha256 moved = std::move(hash);
    EXPECT_EQ(moved.finish(), sha256(bytes)) << piece;
  }
}

TEST(Parallel, EveryTaskRunsOnceOnANumberedWorker) {
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t count : {0U, 1U, 2U, 5U, 5000U}) {
      std::vector<std::atomic<int>> runs(count);
      std::atomic<std::size_t> highest{0};
      for_each_parallel(threads, count, [&](std::size_t index, std::size_t worker) {
        ++runs[index];
        for (std::size_t seen = highest; seen < worker;) {
          if (highest.compare_exchange_weak(seen, worker)) break;
        }
      });
      for (const auto& run : runs) ASSERT_EQ(run, 1);
      EXPECT_LT(highest, std::min(threads, std::max<std::size_t>(count, 1)));
    }
  }
}

TEST(Parallel, AWorkerIsOneThreadAndSeesItsTasksInOrder) {
  constexpr std::size_t threads = 4;
  std::vector<std::vector<std::size_t>> indices(threads);
  std::vector<std::set<std::thread::id>> ids(threads);
  for_each_parallel(threads, 2000, [&](std::size_t index, std::size_t worker) {
    indices[worker].push_back(index);
    ids[worker].insert(std::this_thread::get_id());
  });
  for (std::size_t worker = 0; worker < threads; ++worker) {
    EXPECT_TRUE(std::is_sorted(indices[worker].begin(), indices[worker].end()));
    EXPECT_LE(ids[worker].size(), 1U);
  }
  if (!ids[0].empty()) {
    EXPECT_EQ(*ids[0].begin(), std::this_thread::get_id());
  }
}

TEST(ErrorText, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(to_string(Error{ErrorKind::input, "it is wrong", "", {}}), "it is wrong");
  EXPECT_EQ(to_string(Error{ErrorKind::input, "it is wrong", "do it", {}}), "it is wrong; do it");
  EXPECT_EQ(to_string(Error{ErrorKind::input, "it is wrong", "", {"f", 0, 0}}), "f: it is wrong");
  EXPECT_EQ(to_string(Error{ErrorKind::input, "it is wrong", "", {"f", 3, 0}}), "f:3: it is wrong");
  EXPECT_EQ(to_string(Error{ErrorKind::input, "it is wrong", "do it", {"f", 3, 7}}),
            "f:3:7: it is wrong; do it");
}

}  // namespace
}  // namespace veritally::test
