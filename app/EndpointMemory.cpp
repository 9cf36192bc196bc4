// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EndpointMemory.h"

#include "app/SettingsStore.h"
#include "core/engine/Session.h"
#include "widgets/models/SourcesModel.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

/// A secret of a source by its name: "password".
struct NamedSecret
{
    std::string name;
    Secret *secret;
};

std::vector<NamedSecret> secretsIn(SourceConfig &config)
{
    SourceAccess &access = config.access;
    std::vector<NamedSecret> secrets{{"bearer token", &access.bearerToken},
                                     {"password", &access.basicPassword},
                                     {"proxy password", &access.proxyPassword}};
    for (auto &[name, secret] : access.headers)
        secrets.push_back({name, &secret});
    return secrets;
}

/// "password of llama": what the user sees in the manager of the secret service.
std::string entryOf(const NamedSecret &secret, const SourceConfig &config)
{
    return secret.name + " of " + sourceLabel(config).toStdString();
}

/// Files and entries that must stay. A typed secret is still on its way into the entry of its name.
std::set<std::string> placesIn(std::vector<SourceConfig> sources)
{
    std::set<std::string> texts;
    for (SourceConfig &config : sources)
        for (const NamedSecret &each : secretsIn(config))
            texts.insert(each.secret->place == Secret::Place::Value ? entryOf(each, config)
                                                                    : each.secret->text);
    return texts;
}

} // namespace

EndpointMemory::EndpointMemory(Session &session,
                               SettingsStore &settings,
                               SecretVault &vault,
                               QStringList fixedNames,
                               QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_vault(vault)
    , m_fixedNames(std::move(fixedNames))
{
    m_forget.setSingleShot(true);
    connect(&m_forget, &QTimer::timeout, this, &EndpointMemory::forgetUnused);
}

EndpointMemory::~EndpointMemory()
{
    forgetUnused();
}

std::vector<SourceConfig> EndpointMemory::ownEndpoints() const
{
    std::vector<SourceConfig> own;
    for (const SourceStatus &source : m_session.sources())
        if (isAddedByHand(source.config) && !m_fixedNames.contains(sourceLabel(source.config)))
            own.push_back(source.config);
    return own;
}

void EndpointMemory::recall()
{
    std::set<std::string> entries;
    for (SourceConfig config : m_settings.settings().endpoints)
        for (const NamedSecret &each : secretsIn(config))
            if (each.secret->place == Secret::Place::Entry)
                entries.insert(each.secret->text);
    for (const std::string &entry : entries)
        m_vault.read(entry, [this, entry](const Result<std::string> &value) {
            if (value)
                unlock(entry, *value);
            else
                Q_EMIT failed(QString::fromStdString(value.error().message()));
        });
}

void EndpointMemory::unlock(const std::string &entry, const std::string &value)
{
    for (const SourceStatus &source : m_session.sources()) {
        SourceConfig config = source.config;
        for (const NamedSecret &each : secretsIn(config))
            if (each.secret->place == Secret::Place::Entry && each.secret->text == entry)
                each.secret->value = value;
        if (!(config == source.config))
            m_session.changeSource(source.id, std::move(config));
    }
}

void EndpointMemory::remember()
{
    for (SourceConfig &config : ownEndpoints())
        keepSecrets(config);
    save();
}

void EndpointMemory::keepSecrets(SourceConfig &config)
{
    for (const NamedSecret &each : secretsIn(config)) {
        const Secret &secret = *each.secret;
        const std::string entry = entryOf(each, config);
        const auto known = m_kept.find(entry);
        if (secret.place != Secret::Place::Value
            || (known != m_kept.end() && known->second.first == secret.text))
            continue;
        m_vault.keep(entry, secret.text, [this, entry, text = secret.text](Result<Secret> place) {
            if (!place)
                return Q_EMIT failed(QString::fromStdString(place.error().message()));
            m_kept[entry] = {text, std::move(*place)};
            save();
        });
    }
}

/// A secret that has no place yet is left out.
void EndpointMemory::save()
{
    std::vector<SourceConfig> endpoints = ownEndpoints();
    for (SourceConfig &config : endpoints)
        for (const NamedSecret &each : secretsIn(config)) {
            Secret &secret = *each.secret;
            const auto kept = m_kept.find(entryOf(each, config));
            if (secret.place == Secret::Place::Value && kept != m_kept.end()
                && kept->second.first == secret.text)
                secret = kept->second.second;
        }
    const std::vector<SourceConfig> before
        = std::exchange(m_settings.edit().endpoints, std::move(endpoints));
    noteUnused(before);
    if (const Status saved = m_settings.save(); !saved)
        Q_EMIT failed(QString::fromStdString(saved.error().message()));
}

void EndpointMemory::noteUnused(const std::vector<SourceConfig> &before)
{
    const std::set<std::string> used = placesIn(m_settings.settings().endpoints);
    for (SourceConfig config : before)
        for (const NamedSecret &each : secretsIn(config))
            if (!each.secret->empty() && !used.contains(each.secret->text))
                m_unused.push_back(*each.secret);
    if (m_forget.interval() == 0)
        forgetUnused();
    else
        m_forget.start();
}

/// What was taken up again meanwhile stays.
void EndpointMemory::forgetUnused()
{
    const std::set<std::string> used = placesIn(m_settings.settings().endpoints);
    for (const Secret &secret : std::exchange(m_unused, {})) {
        if (used.contains(secret.text))
            continue;
        m_vault.forget(secret);
        std::erase_if(
            m_kept, [&secret](const auto &kept) { return kept.second.second.text == secret.text; });
    }
}

} // namespace perfdeck
