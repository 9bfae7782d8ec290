// Result<T>: a value, or the one error that kept it from being made.
//
// Everything that can go wrong with input, configuration or plugins is returned as an Error;
// exceptions stay inside the function that called a throwing library. What cannot go wrong is
// asserted. An Error says what is wrong, where, and (in `hint`) what to do about it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace veritally {

// What kind of thing is unusable. All of these end with exit code 2 but `failure`, which is 3.
enum class ErrorKind : std::uint8_t {
  usage,      // the call: an option or argument
  config,     // veritally.toml
  input,      // a draft, a source or a claim set
  reference,  // reference data: units, rates, aliases, lexicons
  plugin,     // a plugin that cannot be loaded or does not keep the contract
  failure,    // the program or a plugin failed while it ran
};

// A place in a file. Lines and columns count from 1, columns in code points; 0 means unknown.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

struct Error {
  ErrorKind kind = ErrorKind::input;
  std::string message;  // lower case, no full stop, says what is wrong
  std::string hint;     // what to do, may be empty
  Place place;          // may be empty
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string hint = {},
                                  Place place = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(hint), std::move(place)});
}

// "file:line:column: message; hint", leaving out what is unknown.
std::string to_string(const Error& error);

}  // namespace veritally
