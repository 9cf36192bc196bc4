# SPDX-License-Identifier: GPL-3.0-or-later
# Everything the project takes from outside, in one place. All of it is packaged in Debian 12.
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)          # Result<T>
find_package(simdjson REQUIRED)             # reading JSON
find_package(nlohmann_json REQUIRED)        # writing JSON
find_package(tomlplusplus REQUIRED)         # settings, lists of endpoints, dashboards
find_package(yaml-cpp REQUIRED)             # rule files of Prometheus
find_package(SQLite3 REQUIRED)              # core/store only
find_package(ZLIB REQUIRED)                 # gzip bodies
find_package(CURL REQUIRED)               # notices by mail and to web services
find_package(OpenSSL REQUIRED)            # signatures of notices
find_package(Protobuf REQUIRED)           # ONNX models
find_package(PkgConfig REQUIRED)
pkg_check_modules(hwloc REQUIRED IMPORTED_TARGET hwloc)
pkg_check_modules(muparser REQUIRED IMPORTED_TARGET muparser) # arithmetic of expressions
# oneDNN, for the standard suite, with the OpenMP that Debian builds it with. Its own package file
# would also ask for OpenCL's headers.
find_library(PERFDECK_ONEDNN_LIBRARY dnnl REQUIRED)
find_path(PERFDECK_ONEDNN_INCLUDE oneapi/dnnl/dnnl.hpp REQUIRED)
add_library(PerfDeck::onednn UNKNOWN IMPORTED)
set_target_properties(PerfDeck::onednn PROPERTIES
    IMPORTED_LOCATION "${PERFDECK_ONEDNN_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${PERFDECK_ONEDNN_INCLUDE}"
    INTERFACE_LINK_LIBRARIES gomp)

if(PERFDECK_WITH_QT)
    find_package(CLI11 REQUIRED)            # command lines
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network WebSockets)
    find_package(Qt6 6.4 REQUIRED COMPONENTS HttpServer) # the simulated cluster
endif()
if(PERFDECK_WITH_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Charts Svg DBus LinguistTools)
    find_package(Qt6Keychain REQUIRED)      # secrets in the desktop's secret service
endif()
if(PERFDECK_BUILD_TESTS)
    find_package(GTest REQUIRED)
    if(PERFDECK_WITH_QT)
        find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    endif()
endif()
if(PERFDECK_BUILD_BENCH)
    find_package(benchmark REQUIRED)
endif()
