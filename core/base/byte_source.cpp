#include "base/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

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
  FileBytes(int descriptor, std::uint64_t size, std::string path)
      : descriptor_(descriptor), size_(size), path_(std::move(path)) {}
  ~FileBytes() override { ::close(descriptor_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::uint64_t size() const override { return size_; }

  Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    std::size_t done = 0;
    while (done < into.size()) {
      const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done,
                                  static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return system_error("cannot be read", path_);
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

 private:
  int descriptor_;
  std::uint64_t size_;
  std::string path_;
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
    return std::make_unique<FileBytes>(descriptor, static_cast<std::uint64_t>(about.st_size), path);
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
  const bool direct = exists && !S_ISREG(about.st_mode);
  std::string target = direct ? path : path + ".XXXXXX";
  const int descriptor =
      direct ? ::open(path.c_str(), O_WRONLY | O_CLOEXEC) : ::mkstemp(target.data());
  if (descriptor < 0) return system_error("cannot be written", path);
  auto written = write_all(descriptor, bytes, path);
  if (!direct && written && ::fchmod(descriptor, exists ? about.st_mode & 0777 : 0644) != 0) {
    written = system_error("cannot be written", path);
  }
  if (::close(descriptor) != 0 && written) written = system_error("cannot be written", path);
  if (!direct && written && ::rename(target.c_str(), path.c_str()) != 0) {
    written = system_error("cannot be written", path);
  }
  if (!written && !direct) ::unlink(target.c_str());
  return written;
}

}  // namespace veritally
