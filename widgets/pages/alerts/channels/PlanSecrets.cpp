// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/PlanSecrets.h"

#include <array>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

struct NamedSecret
{
    const char *name;
    Secret NoticeChannel::*secret;
};

constexpr std::array kSecrets{NamedSecret{"password", &NoticeChannel::password},
                              NamedSecret{"token", &NoticeChannel::token},
                              NamedSecret{"signing key", &NoticeChannel::signingKey}};

} // namespace

Status keepSecrets(NoticePlan &plan, const SecretKeeper &keep)
{
    for (NoticeChannel &channel : plan.channels)
        for (const NamedSecret &each : kSecrets) {
            Secret &secret = channel.*each.secret;
            if (secret.place != Secret::Place::Value || secret.text.empty())
                continue;
            Result<Secret> kept
                = keep("alert channel " + channel.name + ' ' + each.name, secret.text);
            if (!kept)
                return failure(kept.error());
            secret = std::move(*kept);
        }
    return {};
}

std::vector<Secret> unusedSecrets(const NoticePlan &before, const NoticePlan &now)
{
    std::set<std::string> used;
    for (const NoticeChannel &channel : now.channels)
        for (const NamedSecret &each : kSecrets)
            used.insert((channel.*each.secret).text);
    std::vector<Secret> unused;
    for (const NoticeChannel &channel : before.channels)
        for (const NamedSecret &each : kSecrets)
            if (const Secret &secret = channel.*each.secret;
                !secret.empty() && !used.contains(secret.text))
                unused.push_back(secret);
    return unused;
}

} // namespace perfdeck
