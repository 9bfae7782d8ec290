/* Offsets and sizes of the contract's structs, as one compiler sees them. */
#ifndef VERITALLY_TESTS_ABI_LAYOUT_H
#define VERITALLY_TESTS_ABI_LAYOUT_H

#include <stddef.h>

typedef struct layout_entry {
  const char* type;
  const char* field; /* empty: the struct as a whole */
  size_t offset;
  size_t size;
} layout_entry;

#ifdef __cplusplus
extern "C" {
#endif
extern const layout_entry layout_in_c[];
extern const size_t layout_in_c_count;
#ifdef __cplusplus
}
#endif

#endif
