// SHA-256, for the manifest of inputs and the fingerprints of findings (Nettle does the work).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace veritally {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  // 64 hexadecimal digits, lower case. Once only.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);

}  // namespace veritally
