// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"

#include <memory>

namespace CLI {
class App;
}

namespace perfdeck {

/// One verb of perfdeckctl: declares its options, then does its work.
class Verb
{
public:
    virtual ~Verb() = default;
    /// Adds the subcommand to `app` and returns it; the options write into this object.
    virtual CLI::App *declare(CLI::App &app) = 0;
    virtual ExitCode run() = 0;
};

[[nodiscard]] std::unique_ptr<Verb> makeAlertsVerb();
[[nodiscard]] std::unique_ptr<Verb> makeAnomaliesVerb();
[[nodiscard]] std::unique_ptr<Verb> makeBenchVerb();
[[nodiscard]] std::unique_ptr<Verb> makeCollectVerb();
[[nodiscard]] std::unique_ptr<Verb> makeCompareVerb();
[[nodiscard]] std::unique_ptr<Verb> makeDetectVerb();
[[nodiscard]] std::unique_ptr<Verb> makeImportVerb();
[[nodiscard]] std::unique_ptr<Verb> makeExportVerb();
[[nodiscard]] std::unique_ptr<Verb> makeForecastVerb();
[[nodiscard]] std::unique_ptr<Verb> makeProfileVerb();
[[nodiscard]] std::unique_ptr<Verb> makeQueryVerb();
[[nodiscard]] std::unique_ptr<Verb> makeRenderVerb();
[[nodiscard]] std::unique_ptr<Verb> makeStatusVerb();

} // namespace perfdeck
