# The library acta_assets: the front-end as web/dist has it, embedded; an empty table when it was not
# built.
file(GLOB_RECURSE dist_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/dist/*)
set(assets ${CMAKE_BINARY_DIR}/assets.S)
add_custom_command(OUTPUT ${assets}
  COMMAND node ${CMAKE_SOURCE_DIR}/tools/embed.mjs ${CMAKE_SOURCE_DIR}/web/dist ${assets}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed.mjs ${dist_files}
  COMMENT "Embedding the front-end")
add_library(acta_assets STATIC ${assets})
set_source_files_properties(${assets} PROPERTIES LANGUAGE ASM)
set_target_properties(acta_assets PROPERTIES LINKER_LANGUAGE CXX)
