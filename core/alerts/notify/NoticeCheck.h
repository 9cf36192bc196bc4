// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/CredentialFile.h"
#include "core/model/Notice.h"

#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// What is wrong with one entry of a channel, route or other table.
struct NoticeFault
{
    std::string key; ///< as in the file: "address"
    std::string sentence;

    friend bool operator==(const NoticeFault &, const NoticeFault &) = default;
};

/// The first thing that keeps a channel from being used, whoever made it: a file or the editor.
/// `secrecy`: whether secrets may stand in it as they are. Pure.
[[nodiscard]] std::optional<NoticeFault> channelFault(const NoticeChannel &channel,
                                                      FileSecrecy secrecy);

/// The same of a route; `plan` has the channels and mute times that it may name.
[[nodiscard]] std::optional<NoticeFault> routeFault(const NoticeRoute &route,
                                                    const NoticePlan &plan);

/// Where the channel goes when it names no address; empty: it has to.
[[nodiscard]] std::string_view usualAddress(ChannelKind kind);

/// One mail address, without a name: no blanks, no ends of lines, one @.
[[nodiscard]] bool isMailAddress(std::string_view text);
/// Whether a host is this machine: nobody else can listen in on the way.
[[nodiscard]] bool isThisMachine(std::string_view host);

/// The parts of an http(s) address that matter; none where it is none, or holds user and password.
struct WebAddress
{
    bool isEncrypted = false;
    std::string host; ///< without port and brackets
};

[[nodiscard]] std::optional<WebAddress> parseWebAddress(std::string_view text);

} // namespace perfdeck
