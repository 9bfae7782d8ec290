// ByteSource: bytes that can be read at any offset, from a file or from memory.
//
// Threads: `read` may be called from several threads at once.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace veritally {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Fills `into` from `offset` on; fewer bytes only at the end. An error names the file.
  virtual Result<std::size_t> read(std::uint64_t offset, std::span<char> into) const = 0;
  // Whether all reads so far gave the bytes that stood there from the beginning: fails once a read
  // has failed, or the file was written to since it was opened.
  virtual Result<void> intact() const = 0;
};

// Opens a regular file. The size is that at opening. Any number may be open: all but some hundred
// are closed and opened again for each read.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

std::unique_ptr<ByteSource> memory_bytes(std::string bytes);

// All bytes of a source.
Result<std::string> read_all(const ByteSource& source);

// All bytes of standard input.
Result<std::string> read_standard_input();

// Writes a file so that it is whole or not there: to a temporary name beside it, then renamed. A
// new file has the permissions that the umask leaves, a replaced one keeps its own. A symbolic link
// stays, and the file that it names is written. Devices and pipes (/dev/null) are written directly.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace veritally
