# SPDX-License-Identifier: GPL-3.0-or-later
# How libraries, tests, fuzzers and performance programs of the project are declared.

# perfdeck_library(NAME [QT] SOURCES … [HEADERS …] [LINKS …] [PRIVATE_LINKS …])
# A static library; QT turns on AUTOMOC and the strict Qt definitions. LINKS name Qt6::Widgets where
# widgets are made: it chooses the precompiled headers.
function(perfdeck_library name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;HEADERS;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${ARG_HEADERS})
    if(ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        target_link_libraries(${name} PUBLIC perfdeck_qt_options)
    else()
        target_link_libraries(${name} PUBLIC perfdeck_options)
    endif()
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    if(NOT ARG_QT)
        perfdeck_use_precompiled(${name} plain)
    elseif("Qt6::Widgets" IN_LIST ARG_LINKS)
        perfdeck_use_precompiled(${name} widgets)
    else()
        perfdeck_use_precompiled(${name} qt)
    endif()
endfunction()

# perfdeck_test(NAME LABEL label [QT] SOURCES … LINKS … [ENVIRONMENT …] [TIMEOUT seconds])
# One test program. Labels: unit property gui integration fuzz lint slow gpu.
# Without QT it is a GoogleTest program, with QT a QtTest program run offscreen.
function(perfdeck_test name)
    cmake_parse_arguments(ARG "QT" "LABEL;TIMEOUT" "SOURCES;LINKS;ENVIRONMENT" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    if(ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        target_link_libraries(${name} PRIVATE perfdeck_qt_options ${ARG_LINKS} Qt6::Test)
        if(ARG_LABEL STREQUAL "gui")
            target_link_libraries(${name} PRIVATE Qt6::Widgets)
            perfdeck_use_precompiled(${name} gui_tests)
        endif()
    else()
        target_link_libraries(${name} PRIVATE perfdeck_options ${ARG_LINKS} GTest::gtest GTest::gmock GTest::gtest_main)
        perfdeck_use_precompiled(${name} unit_tests)
    endif()
    # What is tested is optimised; the text of the tests need not be, and compiles twice as fast.
    target_compile_options(${name} PRIVATE -O0)
    target_compile_definitions(${name} PRIVATE
        PERFDECK_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        PERFDECK_SHARED="${PROJECT_SOURCE_DIR}/../shared"
        PERFDECK_BIN="${CMAKE_BINARY_DIR}/bin")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;${ARG_ENVIRONMENT}")
endfunction()

# perfdeck_fuzzer(NAME SOURCES … LINKS … [CORPUS dir …])
# A libFuzzer program; under ctest it runs for a few seconds over its corpus (label fuzz), and for an
# hour in the slow set.
function(perfdeck_fuzzer name)
    if(NOT PERFDECK_BUILD_FUZZERS)
        return()
    endif()
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;CORPUS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
    target_link_libraries(${name} PRIVATE perfdeck_options ${ARG_LINKS})
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set(found "${CMAKE_BINARY_DIR}/fuzz/found-${name}")
    file(MAKE_DIRECTORY "${found}")
    macro(add_run test seconds)
        add_test(NAME ${test} COMMAND ${name} -max_total_time=${seconds} -timeout=10 -rss_limit_mb=2048
                 "-artifact_prefix=${found}/" "${found}" ${ARG_CORPUS})
        math(EXPR limit "${seconds} + 110")
        set_tests_properties(${test} PROPERTIES TIMEOUT ${limit} LABELS "${ARGN}")
    endmacro()
    add_run(${name} 10 fuzz)
    add_run(${name}_hour 3600 fuzz slow)
endfunction()

# perfdeck_bench(NAME [QT] SOURCES … LINKS …): a performance program in bin/.
function(perfdeck_bench name)
    cmake_parse_arguments(ARG "QT" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    if(ARG_QT)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
        target_link_libraries(${name} PRIVATE perfdeck_qt_options ${ARG_LINKS})
    else()
        target_link_libraries(${name} PRIVATE perfdeck_options ${ARG_LINKS})
    endif()
endfunction()
