// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/AlertCommand.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What another process left in the folder of commands, whatever it is: a refusal says why, and
/// what can be read is written so that it means the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const auto command
        = parseAlertCommand(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!command)
        return command.error().reason.empty() ? (std::abort(), 0) : 0;
    const auto again = parseAlertCommand(alertCommandText(*command));
    if (again && *again != *command)
        std::abort();
    return 0;
}
