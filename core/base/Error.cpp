// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

namespace perfdeck {

std::string Error::message() const
{
    std::string text = what;
    if (!reason.empty())
        text += (text.empty() ? "" : ": ") + reason;
    if (!advice.empty()) {
        if (!text.empty())
            text += text.back() == '.' ? " " : ". ";
        text += advice;
    }
    return text;
}

Error Error::within(std::string_view outer) const
{
    Error result = *this;
    result.what = std::string(outer);
    if (!what.empty())
        result.what += ": " + what;
    return result;
}

} // namespace perfdeck
