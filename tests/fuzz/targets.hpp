// The fuzz targets, one file each. A target takes any bytes, gives them to a reader, and aborts
// where the reader breaks its word. It keeps nothing from call to call.
#pragma once

#include <array>
#include <string_view>

namespace veritally::fuzz {

void jsonl(std::string_view bytes);
void json_file(std::string_view bytes);
void csv(std::string_view bytes);
void toml(std::string_view bytes);
void value(std::string_view bytes);
void mentions(std::string_view bytes);
void line_scanner(std::string_view bytes);
void config(std::string_view bytes);
void plain_text(std::string_view bytes);
void markdown(std::string_view bytes);
void html(std::string_view bytes);
void csv_table(std::string_view bytes);
void json_table(std::string_view bytes);
void articles(std::string_view bytes);

struct Target {
  std::string_view name;  // of its folder in corpus/
  void (*run)(std::string_view bytes);
};
inline constexpr std::array<Target, 14> targets = {{{"jsonl", jsonl},
                                                    {"json_file", json_file},
                                                    {"csv", csv},
                                                    {"toml", toml},
                                                    {"value", value},
                                                    {"mentions", mentions},
                                                    {"line_scanner", line_scanner},
                                                    {"config", config},
                                                    {"plain_text", plain_text},
                                                    {"markdown", markdown},
                                                    {"html", html},
                                                    {"csv_table", csv_table},
                                                    {"json_table", json_table},
                                                    {"articles", articles}}};

// Ends the program where `good` is false; `what` says what should have been.
void require(bool good, std::string_view what, std::string_view detail = {});

}  // namespace veritally::fuzz
