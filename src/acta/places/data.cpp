#include "acta/places/data.h"

// Made by the assembler from data/places (CMakeLists.txt gives the path).
__asm__(
    ".section .rodata\n"
    "acta_places_states: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/states.csv\"\n"
    "acta_places_former: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/former.csv\"\n"
    "acta_places_statuses: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/statuses.csv\"\n"
    "acta_places_names: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/names.csv\"\n"
    "acta_places_fictional: .incbin \"" ACTA_SOURCE_DIR
    "/data/places/fictional.csv\"\n"
    "acta_places_end: .byte 0\n"
    ".text\n");

extern "C" {
extern const char acta_places_states[];
extern const char acta_places_former[];
extern const char acta_places_statuses[];
extern const char acta_places_names[];
extern const char acta_places_fictional[];
extern const char acta_places_end[];
}

namespace acta::places {

DataFiles embedded_data() {
  return {.states = {"data/places/states.csv", {acta_places_states, acta_places_former}},
          .former = {"data/places/former.csv", {acta_places_former, acta_places_statuses}},
          .statuses = {"data/places/statuses.csv", {acta_places_statuses, acta_places_names}},
          .names = {"data/places/names.csv", {acta_places_names, acta_places_fictional}},
          .fictional = {"data/places/fictional.csv", {acta_places_fictional, acta_places_end}}};
}

}  // namespace acta::places
