#include "acta/places/data.h"

// Made by the assembler from data/places (CMakeLists.txt gives the path).
__asm__(
    ".section .rodata\n"
    "acta_places_fictional: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/fictional.csv\"\n"
    "acta_places_fictional_end: .byte 0\n"
    "acta_places_names: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/names.csv\"\n"
    "acta_places_names_end: .byte 0\n"
    ".text\n");

extern "C" {
extern const char acta_places_fictional[];
extern const char acta_places_fictional_end[];
extern const char acta_places_names[];
extern const char acta_places_names_end[];
}

namespace acta::places {

std::string_view fictional_csv() {
  return {acta_places_fictional, acta_places_fictional_end};
}
std::string_view names_csv() {
  return {acta_places_names, acta_places_names_end};
}

}  // namespace acta::places
