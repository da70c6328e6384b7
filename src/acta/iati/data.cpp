#include "acta/iati/data.h"

// Made by the assembler from data/iati (CMakeLists.txt gives the path).
__asm__(
    ".section .rodata\n"
    "acta_iati_codes: .incbin \"" ACTA_SOURCE_DIR
    "/data/iati/codes.csv\"\n"
    "acta_iati_end: .byte 0\n"
    ".text\n");

extern "C" {
extern const char acta_iati_codes[];
extern const char acta_iati_end[];
}

namespace acta::iati {

CsvFile embedded_codes() {
  return {"data/iati/codes.csv", {acta_iati_codes, acta_iati_end}};
}

}  // namespace acta::iati
