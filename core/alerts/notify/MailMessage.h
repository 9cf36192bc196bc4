// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// A notice as a mail (RFC 5322): plain text and HTML, with the picture (PNG, may be empty) shown
/// in the HTML. Lines end with CRLF and are at most 78 bytes long. Nothing of labels or templates
/// can add a header or markup. The mails of a group form a thread. Pure.
[[nodiscard]] std::string
mailMessage(const NoticeChannel &channel, const Notice &notice, std::string_view picture);

} // namespace perfdeck
