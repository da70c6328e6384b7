# Precompiled headers: what nearly every source reads is parsed once for all libraries, once with what
# modules stand on, and once with GoogleTest for all tests (docs/adr/0100). A source still includes what
# it uses: the preset dev, which clang-tidy reads, has none.
option(ACTA_PRECOMPILED "Parse what nearly every source reads once" ON)

set(common_headers
  <algorithm> <array> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional> <set>
  <span> <string> <string_view> <thread> <utility> <variant> <vector> <fmt/format.h>
  "acta/base/act.h" "acta/base/bytes.h" "acta/base/describe.h" "acta/base/json.h" "acta/base/result.h")

# acta_precompiled(TARGET FROM carrier HEADERS ...): TARGET reads them as the carrier has compiled them.
function(acta_precompiled target)
  cmake_parse_arguments(arg "" "FROM" "HEADERS" ${ARGN})
  if(NOT ACTA_PRECOMPILED)
    return()
  endif()
  if(target STREQUAL arg_FROM)
    list(TRANSFORM arg_HEADERS REPLACE "^(acta/.*)$" "${CMAKE_SOURCE_DIR}/src/\\1")
    target_precompile_headers(${target} PRIVATE ${arg_HEADERS})
  else()
    target_precompile_headers(${target} REUSE_FROM ${arg_FROM})
  endif()
endfunction()

function(acta_product_code target)
  acta_precompiled(${target} FROM acta_base HEADERS ${common_headers})
endfunction()

function(acta_module_code target)
  acta_precompiled(${target} FROM acta_routing HEADERS ${common_headers}
    "acta/routing/sight.h" "acta/store/table.h" "acta/store/view.h")
endfunction()

# Tests are compiled for being compiled soon: what they measure is in the libraries.
function(acta_test_code target)
  target_compile_definitions(${target} PRIVATE ACTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  acta_precompiled(${target} FROM base_test HEADERS ${common_headers} <gtest/gtest.h> <gmock/gmock.h>)
endfunction()
