/* The layout of abi.h as a C11 compiler sees it, for layout_test.cpp to compare. */
#include "layout.h"

#include <veritally/abi.h>

#include <stddef.h>

const layout_entry layout_in_c[] = {
#define LAYOUT_SIZE(type, size) {#type, "", 0, sizeof(type)},
#define LAYOUT_FIELD(type, field, offset, size) \
  {#type, #field, offsetof(type, field), sizeof(((const type*)0)->field)},
#include "layout.inc"
};
const size_t layout_in_c_count = sizeof layout_in_c / sizeof layout_in_c[0];

_Static_assert(sizeof(void*) == 8 && sizeof(double) == 8, "the numbers are of 64-bit machines");
