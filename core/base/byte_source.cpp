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

class FileBytes final : public ByteSource {
 public:
  FileBytes(int descriptor, const struct stat& about, std::string path)
      : descriptor_(descriptor), opened_(about), path_(std::move(path)) {}
  ~FileBytes() override { ::close(descriptor_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::uint64_t size() const override { return static_cast<std::uint64_t>(opened_.st_size); }

  Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    std::size_t done = 0;
    while (done < into.size()) {
      const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                  static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        failed_ = true;
        return system_error("cannot be read", path_);
      }
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  Result<void> intact() const override {
    if (failed_) return fail(ErrorKind::input, "could not be read to its end", "", {path_, 0, 0});
    struct stat now{};
    if (::fstat(descriptor_, &now) != 0) return system_error("cannot be read", path_);
    if (now.st_size == opened_.st_size && same(now.st_mtim, opened_.st_mtim)) return {};
    return fail(ErrorKind::input, "was changed while it was read", "", {path_, 0, 0});
  }

 private:
  static bool same(const timespec& a, const timespec& b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
  }

  int descriptor_;
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
