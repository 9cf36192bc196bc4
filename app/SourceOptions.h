// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/EndpointText.h"
#include "core/model/Config.h"

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace perfdeck {

/// The options that say where data comes from, as they were typed. Both programs take the same
/// ones.
struct SourceOptions
{
    std::vector<std::string> endpoints; ///< [NAME=]URL
    std::vector<std::string> endpointFiles; ///< lists of sources
    SourceAccess access; ///< of every --endpoint
    std::vector<std::string> headers; ///< NAME:VALUE, of every --endpoint
    std::vector<std::string> coordinators; ///< [NAME=]URL of the servers of one cluster
    std::string apiKey; ///< for the coordinators alone; never printed, never stored
    std::string apiKeyFile;
    std::vector<std::string> plugins; ///< [NAME=]FILE[:key=value,…]
    std::vector<std::string> metricsFiles; ///< TOML with [[metric]] tables
    std::string updateInterval; ///< empty: 5 s
    bool noCollect = false;
    bool demo = false; ///< a simulated cluster beside them, see DemoCluster
};

/// Declares how servers are asked that do not answer everyone: token, authorities, certificate.
/// `whom` stands in the help; `access` must outlive the parse.
void addAccessOptions(CLI::App &app, SourceAccess &access, const std::string &whom);

/// Declares the options on `app`; `options` must outlive the parse.
void addSourceOptions(CLI::App &app, SourceOptions &options);

/// An interval as typed: "2.5", "500ms", "10s". At least 100 ms, at most a day.
[[nodiscard]] Result<Duration> parseUpdateInterval(std::string_view text);

/// Writes what was typed into `config`. Two endpoints of the same name are refused, and so is a
/// list file that cannot be read or understood or a metric that cannot be computed.
[[nodiscard]] Status applySourceOptions(const SourceOptions &options, Config &config);

/// Where the coordinators' key is: --api-key, else the file (mode 0600 or stricter, and readable),
/// else PERFDECK_API_KEY; none without.
[[nodiscard]] Result<Secret> coordinatorKey(const SourceOptions &options);

/// $XDG_DATA_HOME/perfdeck/history.db, else below ~/.local/share. The folder may not exist yet.
[[nodiscard]] std::string defaultDatabasePath();

/// Makes the folder a history file will lie in. A folder that cannot be made is left to the store,
/// which says what is wrong with the file itself.
void makeDatabaseFolder(const std::string &databasePath);

} // namespace perfdeck
