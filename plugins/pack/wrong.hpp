// What is wrong with a pack, and where: thrown by its readers, told to the host by plugin.cpp.
#pragma once

#include <veritally/plugin.hpp>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace veritally::pack {

// A place in a file. Lines and columns count from 1, columns in code points.
struct Spot {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

// A text of the file, and where it stands.
struct Written {
  std::string text;
  Spot spot;
};

class Wrong : public std::exception {
 public:
  explicit Wrong(plugin::Fault fault) : fault_(std::move(fault)) {}
  Wrong(std::string path, Spot spot, std::string message, std::string hint)
      : fault_{std::move(path), spot.line, spot.column, std::move(message), std::move(hint)} {}

  const plugin::Fault& fault() const { return fault_; }
  const char* what() const noexcept override { return fault_.message.c_str(); }

 private:
  plugin::Fault fault_;
};

}  // namespace veritally::pack
