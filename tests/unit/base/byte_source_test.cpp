#include "base/byte_source.hpp"

#include "support/temporary_folder.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace veritally::test {
namespace {

void put(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string get(const std::string& path) {
  const auto source = open_file(path);
  return source ? read_all(**source).value() : to_string(source.error());
}

std::string part(const ByteSource& source, std::uint64_t offset, std::size_t count) {
  std::string bytes(count, '#');
  bytes.resize(source.read(offset, bytes).value());
  return bytes;
}

void expect_parts(const ByteSource& source) {
  EXPECT_EQ(source.size(), 10U);
  EXPECT_EQ(part(source, 0, 10), "0123456789");
  EXPECT_EQ(part(source, 3, 4), "3456");
  EXPECT_EQ(part(source, 8, 5), "89");
  EXPECT_EQ(part(source, 10, 5), "");
  EXPECT_EQ(part(source, 1000, 5), "");
  EXPECT_EQ(part(source, 4, 0), "");
  EXPECT_EQ(read_all(source).value(), "0123456789");
}

TEST(ByteSource, FileAndMemoryReadAlikeAtAnyOffset) {
  const TemporaryFolder folder;
  put(folder.file("digits"), "0123456789");
  const auto file = open_file(folder.file("digits"));
  ASSERT_TRUE(file);
  expect_parts(**file);
  expect_parts(*memory_bytes("0123456789"));
}

TEST(ByteSource, EmptyAndBinaryFilesAreReadWhole) {
  const TemporaryFolder folder;
  put(folder.file("empty"), "");
  EXPECT_EQ(get(folder.file("empty")), "");
  const std::string binary("\0\r\n\xff\x1a", 5);
  put(folder.file("binary"), binary);
  EXPECT_EQ(get(folder.file("binary")), binary);
}

TEST(ByteSource, ManyThreadsMayReadOneFile) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 50000; ++i) bytes += static_cast<char>('a' + i % 26);
  put(folder.file("letters"), bytes);
  const auto source = open_file(folder.file("letters"));
  ASSERT_TRUE(source);
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t at = t; at + 100 < bytes.size(); at += 97) {
          wrong[t] += part(**source, at, 100) == bytes.substr(at, 100) ? 0 : 1;
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(ByteSource, SaysWhetherItIsStillWhatItWas) {
  const TemporaryFolder folder;
  const std::string path = folder.file("claims");
  put(path, "0123456789");
  const auto source = open_file(path);
  ASSERT_TRUE(source);
  EXPECT_TRUE((*source)->intact());
  // Another file under the same name leaves the one that was opened.
  ASSERT_TRUE(write_file(path, "another file"));
  EXPECT_TRUE((*source)->intact());

  const auto grown = open_file(path);
  ASSERT_TRUE(grown);
  put(path, "another file, and longer");
  EXPECT_EQ(to_string((*grown)->intact().error()), path + ": was changed while it was read");

  const auto touched = open_file(path);
  ASSERT_TRUE(touched);
  const timespec times[2] = {{1000000000, 0}, {1000000000, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  EXPECT_FALSE((*touched)->intact());
  EXPECT_TRUE(memory_bytes("bytes")->intact());
}

TEST(ByteSource, ThousandsMayBeOpenAtATime) {
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  const rlimit few{std::min<rlim_t>(400, before.rlim_cur), before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  constexpr int count = 1000;
  const TemporaryFolder folder;
  const auto name = [&](int i) { return folder.file(std::to_string(i)); };
  std::vector<std::unique_ptr<ByteSource>> sources;
  for (int i = 0; i < count; ++i) {
    put(name(i), "file " + std::to_string(i));
    auto source = open_file(name(i));
    ASSERT_TRUE(source) << to_string(source.error());
    sources.push_back(std::move(*source));
  }
  for (int i = 0; i < count; ++i) {
    EXPECT_EQ(part(*sources[i], 5, 9), std::to_string(i));
    EXPECT_TRUE(sources[i]->intact());
  }
  // One that is opened again must still be the same.
  put(name(count - 1), "other");
  EXPECT_FALSE(sources.back()->intact());
  std::string bytes(3, ' ');
  EXPECT_FALSE(sources.back()->read(0, bytes));
  std::filesystem::remove(name(count - 2));
  EXPECT_FALSE(sources[count - 2]->read(0, bytes));
  EXPECT_FALSE(sources[count - 2]->intact());
  ::setrlimit(RLIMIT_NOFILE, &before);
}

TEST(ByteSource, WhatCannotBeOpenedIsAnErrorThatNamesTheFile) {
  const TemporaryFolder folder;
  const std::string missing = folder.file("missing");
  EXPECT_EQ(get(missing), missing + ": cannot be opened: No such file or directory");
  const std::string directory = folder.path().string();
  EXPECT_EQ(get(directory), directory + ": cannot be read: Is a directory");
  EXPECT_EQ(open_file(missing).error().kind, ErrorKind::input);
}

TEST(ByteSource, DevicesAndPipesGiveWhatTheyHold) {
  EXPECT_EQ(get("/dev/null"), "");
  const TemporaryFolder folder;
  const std::string pipe = folder.file("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string bytes(200000, 'p');
  const std::jthread writer([&] { put(pipe, bytes); });
  EXPECT_EQ(get(pipe), bytes);
}

TEST(WriteFile, MakesAndReplacesAFileAndLeavesNothingElse) {
  const TemporaryFolder folder;
  const std::string path = folder.file("report");
  ASSERT_TRUE(write_file(path, "first, and longer"));
  EXPECT_EQ(get(path), "first, and longer");
  ASSERT_TRUE(write_file(path, "second"));
  EXPECT_EQ(get(path), "second");
  ASSERT_TRUE(write_file(path, ""));
  EXPECT_EQ(get(path), "");
  EXPECT_EQ(folder.entries(), 1U);
}

TEST(WriteFile, KeepsThePermissionsOfTheFileItReplaces) {
  const TemporaryFolder folder;
  const std::string path = folder.file("report");
  put(path, "old");
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  ASSERT_TRUE(write_file(path, "new"));
  struct stat about{};
  ASSERT_EQ(::stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0640U);
}

TEST(WriteFile, ANewFileHasThePermissionsThatTheUmaskLeaves) {
  const TemporaryFolder folder;
  const std::string path = folder.file("report");
  const mode_t before = ::umask(0027);
  const auto written = write_file(path, "new");
  ::umask(before);
  ASSERT_TRUE(written);
  struct stat about{};
  ASSERT_EQ(::stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0640U);
}

TEST(WriteFile, KeepsALinkAndWritesTheFileBehindIt) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("kept"));
  std::filesystem::create_symlink("kept/second", folder.file("first"));
  std::filesystem::create_symlink("report", folder.file("kept/second"));
  for (const char* text : {"made through the links", "replaced through the links"}) {
    ASSERT_TRUE(write_file(folder.file("first"), text));
    EXPECT_EQ(get(folder.file("kept/report")), text);
    EXPECT_TRUE(std::filesystem::is_symlink(folder.file("first")));
    EXPECT_TRUE(std::filesystem::is_symlink(folder.file("kept/second")));
    EXPECT_TRUE(std::filesystem::is_regular_file(
        std::filesystem::symlink_status(folder.file("kept/report"))));
  }
  EXPECT_EQ(folder.entries(), 2U);
}

TEST(WriteFile, ACircleOfLinksIsAnErrorAndStays) {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("b", folder.file("a"));
  std::filesystem::create_symlink("a", folder.file("b"));
  const auto written = write_file(folder.file("a"), "bytes");
  ASSERT_FALSE(written);
  EXPECT_EQ(to_string(written.error()),
            folder.file("a") + ": cannot be written: Too many levels of symbolic links");
  EXPECT_TRUE(std::filesystem::is_symlink(folder.file("a")));
  EXPECT_EQ(folder.entries(), 2U);
}

TEST(WriteFile, LeavesFilesOfTheNamesThatItWouldTake) {
  const TemporaryFolder folder;
  const std::string path = folder.file("report");
  const std::string taken = path + '.' + std::to_string(::getpid()) + "-0";
  put(taken, "somebody else's");
  ASSERT_TRUE(write_file(path, "bytes"));
  EXPECT_EQ(get(path), "bytes");
  EXPECT_EQ(get(taken), "somebody else's");
  EXPECT_EQ(folder.entries(), 2U);
}

TEST(WriteFile, WritesToADeviceDirectly) {
  EXPECT_TRUE(write_file("/dev/null", "bytes"));
  struct stat about{};
  ASSERT_EQ(::stat("/dev/null", &about), 0);
  EXPECT_TRUE(S_ISCHR(about.st_mode));
  const auto full = write_file("/dev/full", "bytes");
  ASSERT_FALSE(full);
  EXPECT_EQ(to_string(full.error()), "/dev/full: cannot be written: No space left on device");
}

TEST(WriteFile, AFolderThatIsNotThereOrNotWritableIsAnErrorAndStaysAsItIs) {
  const TemporaryFolder folder;
  const std::string nowhere = folder.file("missing/report");
  const auto written = write_file(nowhere, "bytes");
  ASSERT_FALSE(written);
  EXPECT_EQ(to_string(written.error()), nowhere + ": cannot be written: No such file or directory");
  EXPECT_EQ(to_string(write_file(folder.path().string(), "bytes").error()),
            folder.path().string() + ": cannot be written: Is a directory");
  EXPECT_EQ(folder.entries(), 0U);

  ASSERT_EQ(::chmod(folder.path().c_str(), 0500), 0);
  // The administrator may write everywhere; for all others the folder is closed now.
  if (::geteuid() != 0) {
    EXPECT_FALSE(write_file(folder.file("report"), "bytes"));
  }
  ASSERT_EQ(::chmod(folder.path().c_str(), 0700), 0);
}

// Lets no file grow over `bytes` while it lives.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST(WriteFile, AWriteThatFailsHalfwayLeavesTheOldFileAndNothingElse) {
  const TemporaryFolder folder;
  const std::string path = folder.file("report");
  put(path, "old");
  Result<void> written;
  {
    const SmallFiles limit(1000);
    written = write_file(path, std::string(100000, 'x'));
  }
  ASSERT_FALSE(written);
  EXPECT_EQ(to_string(written.error()), path + ": cannot be written: File too large");
  EXPECT_EQ(get(path), "old");
  EXPECT_EQ(folder.entries(), 1U);
}

}  // namespace
}  // namespace veritally::test
