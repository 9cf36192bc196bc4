// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/JsonFields.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Reads the JSON bodies of one server, one after the other; keeps its memory in between. Python
/// writes NaN, Infinity and -Infinity bare, which is no JSON: such a body is read a second time
/// with null in their place. What is given lives until the next read. One thread at a time.
class JsonReply final
{
public:
    [[nodiscard]] Result<JsonElement> read(std::string_view body);
    /// The same where an object is expected.
    [[nodiscard]] Result<JsonObject> readObject(std::string_view body);

private:
    simdjson::dom::parser m_parser;
    std::string m_repaired;
};

/// The body with null in place of bare NaN and infinities, outside of strings.
[[nodiscard]] std::string withoutBareNan(std::string_view body);

} // namespace perfdeck
