// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/CredentialFile.h"
#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What a file of notices says (resources/notices.md). A wrong table is left out, the others hold:
/// who wrote a wrong channel still wants to hear through the right ones.
struct NoticeFile
{
    NoticePlan plan;
    std::vector<Error> problems; ///< `what` is FILE:LINE; in order
};

/// `secrecy`: secrets may stand in the text itself only when it comes from a file that nobody else
/// can read. A failure: the text is no TOML at all, or of a newer format. Pure.
[[nodiscard]] Result<NoticeFile>
parseNoticeFile(std::string_view text, const std::string &file, FileSecrecy secrecy);

/// The plan as a file that parses to the same plan. A secret that was typed into such a file stands
/// in it, so it is to be written by writeNoticeFile() only. Pure.
[[nodiscard]] std::string noticeFileText(const NoticePlan &plan);

/// NotFound where there is no such file. Reads the disk; any thread.
[[nodiscard]] Result<NoticeFile> readNoticeFile(const std::string &path);
/// Whole or not at all, readable by its owner only. Writes the disk; any thread.
[[nodiscard]] Status writeNoticeFile(const std::string &path, const NoticePlan &plan);

/// The value of an environment variable; empty where it is not set.
using EnvironmentReader = std::function<std::string(const char *name)>;

/// What holds without a file: one channel for the notification service of the desktop, one route
/// for everything, and "coordinator unreachable" mutes the other rules of the cluster. The
/// variables of the older dashboards add channels for mail and a webhook:
/// TRUSTFORMERS_SMTP_SERVER, _PORT, _USER, _PASSWORD, TRUSTFORMERS_ALERT_EMAIL,
/// TRUSTFORMERS_ALERT_WEBHOOK.
[[nodiscard]] NoticeFile defaultNotices(const EnvironmentReader &environment);
/// Of this process.
[[nodiscard]] NoticeFile defaultNotices();

} // namespace perfdeck
