# SPDX-License-Identifier: GPL-3.0-or-later
# Precompiled headers: what most sources of a kind include anyway, parsed once for each set of flags.
# release and dev use them, and for what uses Qt asan too: every file still includes what it uses, and
# asan says in every run of the tests where one does not.
#
# perfdeck_precompile(KIND HEADERS … LINKS … [OPTIONS …]) declares a kind.
# perfdeck_use_precompiled(TARGET KIND) lets a target take part in it; it must have the same flags.

function(perfdeck_precompile kind)
    cmake_parse_arguments(ARG "" "" "HEADERS;LINKS;OPTIONS" ${ARGN})
    set(target perfdeck_precompiled_${kind})
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${target}.cpp" CONTENT "// Holds the precompiled header.\n")
    add_library(${target} OBJECT "${CMAKE_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE ${ARG_LINKS})
    target_compile_options(${target} PRIVATE ${ARG_OPTIONS})
    target_precompile_headers(${target} PRIVATE ${ARG_HEADERS})
endfunction()

function(perfdeck_use_precompiled target kind)
    if(TARGET perfdeck_precompiled_${kind})
        target_precompile_headers(${target} REUSE_FROM perfdeck_precompiled_${kind})
    endif()
endfunction()

# Compiler caches look into a precompiled header only with this.
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)

set(standard_headers <algorithm> <array> <chrono> <cmath> <filesystem> <functional> <limits> <map> <memory>
    <optional> <span> <string> <unordered_map> <utility> <vector>)
set(qt_headers <QCoreApplication> <QObject> <QPointer> <QStringList> <QTimer>)
set(widget_headers <QAction> <QApplication> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QTimeZone>
    <QToolButton> <QUrl> <QVBoxLayout>)

perfdeck_precompile(plain HEADERS ${standard_headers} LINKS perfdeck_options)
if(PERFDECK_WITH_QT)
    perfdeck_precompile(qt HEADERS ${standard_headers} ${qt_headers} LINKS perfdeck_qt_options Qt6::Core)
endif()
if(PERFDECK_WITH_GUI)
    perfdeck_precompile(widgets HEADERS ${standard_headers} ${qt_headers} ${widget_headers}
        LINKS perfdeck_qt_options Qt6::Widgets)
endif()
if(PERFDECK_BUILD_TESTS)
    perfdeck_precompile(unit_tests HEADERS ${standard_headers} <gmock/gmock.h> <gtest/gtest.h>
        LINKS perfdeck_options GTest::gmock GTest::gtest OPTIONS -O0)
    if(PERFDECK_WITH_GUI)
        perfdeck_precompile(gui_tests HEADERS ${standard_headers} ${qt_headers} ${widget_headers}
            LINKS perfdeck_qt_options Qt6::Widgets OPTIONS -O0)
    endif()
endif()
