// The layout of the contract's structs, in C++ and in C, against the numbers of layout.inc. Fails
// when a field moves, grows, or is added without a line there.
#include "layout.h"

#include <veritally/abi.h>

#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

const layout_entry expected[] = {
#define LAYOUT_SIZE(type, size) {#type, "", 0, size},
#define LAYOUT_FIELD(type, field, offset, size) {#type, #field, offset, size},
#include "layout.inc"
#undef LAYOUT_SIZE
#undef LAYOUT_FIELD
};

const layout_entry in_cpp[] = {
#define LAYOUT_SIZE(type, size) {#type, "", 0, sizeof(type)},
#define LAYOUT_FIELD(type, field, offset, size) \
  {#type, #field, offsetof(type, field), sizeof(type::field)},
#include "layout.inc"
#undef LAYOUT_SIZE
#undef LAYOUT_FIELD
};

std::string name(const layout_entry& entry) { return std::string(entry.type) + "." + entry.field; }

void expect_layout(const layout_entry* actual, std::size_t count) {
  ASSERT_EQ(count, std::size(expected));
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(actual[i].offset, expected[i].offset) << name(expected[i]);
    EXPECT_EQ(actual[i].size, expected[i].size) << name(expected[i]);
  }
}

TEST(Layout, IsTheSameInCpp) { expect_layout(in_cpp, std::size(in_cpp)); }

TEST(Layout, IsTheSameInC) { expect_layout(layout_in_c, layout_in_c_count); }

// Members follow one another with no unnamed padding inside, so that a new member cannot hide in
// a gap and every byte of a struct has a meaning.
TEST(Layout, HasNoHiddenPadding) {
  std::size_t end = 0;
  std::size_t size = 0;
  std::string type;
  for (const layout_entry& entry : expected) {
    if (*entry.field == '\0') {
      EXPECT_EQ(end, size) << type << " ends in padding";
      type = entry.type;
      size = entry.size;
      end = 0;
    } else {
      EXPECT_EQ(entry.offset, end) << "padding before " << name(entry);
      end = entry.offset + entry.size;
    }
  }
  EXPECT_EQ(end, size) << type << " ends in padding";
}

// What older hosts read before they know anything else.
TEST(Layout, FrozenHead) {
  EXPECT_EQ(offsetof(vt_plugin, magic), 0U);
  EXPECT_EQ(offsetof(vt_plugin, major), 8U);
  EXPECT_EQ(offsetof(vt_plugin, minor), 12U);
  EXPECT_EQ(offsetof(vt_plugin, struct_size), 16U);
  EXPECT_EQ(VT_MAGIC, 0x31594c4c41544956u);
  std::uint64_t magic = VT_MAGIC;
  EXPECT_EQ(std::memcmp(&magic, "VITALLY1", 8), 0);
  EXPECT_STREQ(VT_PLUGIN_SYMBOL, "vt_plugin_v1");
}

// Constants are part of the contract too.
TEST(Layout, ConstantsKeepTheirValues) {
  const std::vector<std::uint32_t> scopes{VT_SCOPE_CLAIM,  VT_SCOPE_GROUP,      VT_SCOPE_DOCUMENT,
                                          VT_SCOPE_CORPUS, VT_SCOPE_NORMALISER, VT_SCOPE_EXTRACTOR};
  EXPECT_EQ(scopes, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5}));
  const std::vector<std::uint32_t> verdicts{VT_CONSISTENT, VT_CONSISTENT_BY_ROUNDING,
                                            VT_DIFFERENT_BASIS, VT_INCONSISTENT, VT_UNDETERMINED};
  EXPECT_EQ(verdicts, (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
  const std::vector<std::uint32_t> relations{VT_BELOW,        VT_ABOVE,       VT_MEETS,
                                             VT_CONTAINS,     VT_WITHIN,      VT_STARTS_BEFORE,
                                             VT_STARTS_AFTER, VT_ENDS_BEFORE, VT_ENDS_AFTER};
  EXPECT_EQ(relations, (std::vector<std::uint32_t>{1, 2, 4, 8, 16, 32, 64, 128, 256}));
  const std::vector<int> statuses{VT_OK, VT_FAILED, VT_NOT_FOUND, VT_BAD_ARGUMENT, VT_UNDEFINED};
  EXPECT_EQ(statuses, (std::vector<int>{0, -1, -2, -3, -4}));
}

}  // namespace
