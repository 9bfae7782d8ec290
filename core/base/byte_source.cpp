#include "base/byte_source.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace veritally {
namespace {

tl::unexpected<Error> system_error(const std::string& what, const std::string& path) {
  return fail(ErrorKind::input, what + ": " + std::strerror(errno), "", {path, 0, 0});
}

// Two looks at a file that was not written to between them.
bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// A process may have some thousand files open at most, so only the first ones stay open; the others
// are opened again for each read.
class FileBytes final : public ByteSource {
 public:
  // Takes the descriptor over.
  FileBytes(int descriptor, const struct stat& about, std::string path)
      : descriptor_(descriptor), opened_(about), path_(std::move(path)) {
    if (open_files.fetch_add(1) < most_open_files) return;
    release();
  }
  ~FileBytes() override {
    if (descriptor_ >= 0) release();
  }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::uint64_t size() const override { return static_cast<std::uint64_t>(opened_.st_size); }

  Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    auto done = descriptor_ >= 0 ? read_from(descriptor_, offset, into) : read_anew(offset, into);
    if (!done) failed_ = true;
    return done;
  }

  Result<void> intact() const override {
    if (failed_) return fail(ErrorKind::input, "could not be read to its end", "", {path_, 0, 0});
    struct stat now{};
    const int status = descriptor_ >= 0 ? ::fstat(descriptor_, &now) : ::stat(path_.c_str(), &now);
    if (status != 0) return system_error("cannot be read", path_);
    return same_file(now, opened_) ? Result<void>() : changed();
  }

 private:
  static constexpr int most_open_files = 256;
  static inline std::atomic<int> open_files = 0;

  void release() {
    ::close(descriptor_);
    descriptor_ = -1;
    open_files.fetch_sub(1);
  }

  tl::unexpected<Error> changed() const {
    return fail(ErrorKind::input, "was changed while it was read", "", {path_, 0, 0});
  }

  Result<std::size_t> read_from(int descriptor, std::uint64_t offset, std::span<char> into) const {
    std::size_t done = 0;
    while (done < into.size()) {
      const ssize_t got = ::pread(descriptor, into.data() + done, into.size() - done,
                                  static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return system_error("cannot be read", path_);
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  Result<std::size_t> read_anew(std::uint64_t offset, std::span<char> into) const {
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return system_error("cannot be opened", path_);
    struct stat now{};
    const bool same = ::fstat(descriptor, &now) == 0 && same_file(now, opened_);
    auto done = same ? read_from(descriptor, offset, into) : Result<std::size_t>(changed());
    ::close(descriptor);
    return done;
  }

  int descriptor_;  // -1: not kept open
  struct stat opened_;
  std::string path_;
  mutable std::atomic<bool> failed_ = false;
};

class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t count = std::min<std::size_t>(into.size(), bytes_.size() - offset);
    std::memcpy(into.data(), bytes_.data() + offset, count);
    return count;
  }
  Result<void> intact() const override { return {}; }

 private:
  std::string bytes_;
};

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_error("cannot be written", path);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> write_directly(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error("cannot be written", path);
  auto written = write_all(descriptor, bytes, path);
  if (::close(descriptor) != 0 && written) written = system_error("cannot be written", path);
  return written;
}

// The file that a path names, which need not be there, behind all symbolic links.
std::string behind_links(std::filesystem::path path) {
  std::error_code ignored;
  while (std::filesystem::is_symlink(std::filesystem::symlink_status(path, ignored))) {
    path = path.parent_path() / std::filesystem::read_symlink(path, ignored);
  }
  return path;
}

// Makes a file of a name of its own beside `path`.
int make_beside(const std::string& path, std::string& name) {
  for (unsigned attempt = 0;; ++attempt) {
    name = path + '.' + std::to_string(::getpid()) + '-' + std::to_string(attempt);
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
}

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error("cannot be opened", path);
  struct stat about{};
  if (::fstat(descriptor, &about) != 0 || S_ISDIR(about.st_mode)) {
    if (S_ISDIR(about.st_mode)) errno = EISDIR;
    auto error = system_error("cannot be read", path);
    ::close(descriptor);
    return error;
  }
  if (S_ISREG(about.st_mode)) {
    return std::make_unique<FileBytes>(descriptor, about, path);
  }
  // A pipe or device has no size: take what it gives.
  std::string bytes;
  std::string block(std::size_t{1} << 16, '\0');
  ssize_t got = 0;
  while ((got = ::read(descriptor, block.data(), block.size())) > 0) {
    bytes.append(block, 0, static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  if (got < 0) return system_error("cannot be read", path);
  return memory_bytes(std::move(bytes));
}

std::unique_ptr<ByteSource> memory_bytes(std::string bytes) {
  return std::make_unique<MemoryBytes>(std::move(bytes));
}

Result<std::string> read_all(const ByteSource& source) {
  std::string bytes(source.size(), '\0');
  auto got = source.read(0, bytes);
  if (!got) return tl::unexpected(got.error());
  bytes.resize(*got);
  return bytes;
}

Result<std::string> read_standard_input() {
  auto source = open_file("/dev/stdin");
  if (!source) {
    source.error().place.file = "-";
    return tl::unexpected(source.error());
  }
  return read_all(**source);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  struct stat about{};
  const bool exists = ::stat(path.c_str(), &about) == 0;
  // Anything but a missing file, a circle of links among it.
  if (!exists && errno != ENOENT) return system_error("cannot be written", path);
  if (exists && !S_ISREG(about.st_mode)) return write_directly(path, bytes);
  const std::string target = behind_links(path);
  std::string beside;
  const int descriptor = make_beside(target, beside);
  if (descriptor < 0) return system_error("cannot be written", path);
  auto written = write_all(descriptor, bytes, path);
  const auto check = [&](int status) {
    if (status != 0 && written) written = system_error("cannot be written", path);
  };
  if (exists) check(::fchmod(descriptor, about.st_mode & 0777));
  check(::close(descriptor));
  if (written) check(::rename(beside.c_str(), target.c_str()));
  if (!written) ::unlink(beside.c_str());
  return written;
}

}  // namespace veritally
