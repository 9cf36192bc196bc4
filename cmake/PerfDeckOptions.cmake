# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings that every target of the project shares, as one interface target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(perfdeck_options INTERFACE)
target_include_directories(perfdeck_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(perfdeck_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion -Wformat=2
    $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override>)
# GCC 12 sees overlapping or endless copies in string concatenation (its bug 105651) and null pointers inside the
# stream buffers of its own library, once optimised; neither is there.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(perfdeck_options INTERFACE -Wno-restrict -Wno-null-dereference
        -Wno-stringop-overflow -Wno-array-bounds)
endif()
# What uses Qt is compiled so anyway; one setting for all lets programs share precompiled headers.
target_compile_options(perfdeck_options INTERFACE -fPIC)
target_compile_definitions(perfdeck_options INTERFACE PERFDECK_VERSION="${PROJECT_VERSION}")

if(PERFDECK_SANITIZE)
    add_compile_options(-fsanitize=${PERFDECK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PERFDECK_SANITIZE})
    # GCC 12 reports false positives of this warning in instrumented code.
    target_compile_options(perfdeck_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference -Wno-maybe-uninitialized>)
endif()

add_library(perfdeck_qt_options INTERFACE)
target_link_libraries(perfdeck_qt_options INTERFACE perfdeck_options)
target_compile_definitions(perfdeck_qt_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
# Qt 6.4's moc cannot parse GCC's <concepts>; nothing that moc looks for is in it.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS=1")
