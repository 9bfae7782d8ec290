// What the targets of claim-set formats share.
#pragma once

#include "claimset/writer.hpp"

#include <string_view>

namespace veritally::fuzz {

// Reads the bytes as a claim set. Whatever was read stands inside the file, and is read again
// after it was written, in this format and in another one.
void read_and_write(ClaimFormat format, std::string_view bytes);

}  // namespace veritally::fuzz
