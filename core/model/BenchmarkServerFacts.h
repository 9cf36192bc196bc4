// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// What is asked of a benchmark server before a remote run is set up.
struct BenchmarkServerFacts
{
    std::string address;
    std::string title;
    std::vector<std::string> models;
    std::vector<std::string> families; ///< of the models, in their order
    std::vector<std::string> hardware;
    std::vector<std::string> reports; ///< a line each
};

using BenchmarkServerFactsPtr = std::shared_ptr<const BenchmarkServerFacts>;

} // namespace perfdeck
