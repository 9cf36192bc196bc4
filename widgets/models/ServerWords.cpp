// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ServerWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

enum Ability : unsigned
{
    Workers = 1,
    Load = 2,
    Reserved = 4,
    Tasks = 8,
    Progress = 16,
    Scaling = 32,
    Alerts = 64,
    Breakers = 128,
};

struct AbilityWords
{
    Ability ability;
    const char *words;
};

constexpr std::array kAbilities{
    AbilityWords{Workers, QT_TRANSLATE_NOOP("ServerWords", "workers and their states")},
    AbilityWords{Load, QT_TRANSLATE_NOOP("ServerWords", "measured load of the workers")},
    AbilityWords{Reserved, QT_TRANSLATE_NOOP("ServerWords", "reserved resources")},
    AbilityWords{Tasks, QT_TRANSLATE_NOOP("ServerWords", "tasks")},
    AbilityWords{Progress, QT_TRANSLATE_NOOP("ServerWords", "progress of tasks")},
    AbilityWords{Scaling, QT_TRANSLATE_NOOP("ServerWords", "scaling decisions")},
    AbilityWords{Alerts, QT_TRANSLATE_NOOP("ServerWords", "alerts and errors")},
    AbilityWords{Breakers, QT_TRANSLATE_NOOP("ServerWords", "circuit breakers")},
};

struct KindWords
{
    ServerKind kind;
    const char *words;
    unsigned abilities;
};

constexpr std::array kKinds{
    KindWords{ServerKind::SignedCoordinator,
              QT_TRANSLATE_NOOP("ServerWords", "coordinator with signed workers"),
              Workers | Tasks},
    KindWords{ServerKind::RoleCoordinator,
              QT_TRANSLATE_NOOP("ServerWords", "coordinator with roles"),
              Workers | Load | Tasks | Progress},
    KindWords{ServerKind::MinimalCoordinator,
              QT_TRANSLATE_NOOP("ServerWords", "minimal coordinator"),
              Workers},
    KindWords{ServerKind::ChallengeCoordinator,
              QT_TRANSLATE_NOOP("ServerWords", "coordinator that asks for its key"),
              0},
    KindWords{
        ServerKind::WorkerChannel, QT_TRANSLATE_NOOP("ServerWords", "channel for workers only"), 0},
    KindWords{ServerKind::DrmExporter,
              QT_TRANSLATE_NOOP("ServerWords", "Prometheus exporter"),
              Reserved | Scaling},
    KindWords{ServerKind::DrmService,
              QT_TRANSLATE_NOOP("ServerWords", "resource manager"),
              Reserved | Scaling},
    KindWords{
        ServerKind::TestDashboard, QT_TRANSLATE_NOOP("ServerWords", "dashboard of tests"), Alerts},
    KindWords{ServerKind::MonitoringDashboard,
              QT_TRANSLATE_NOOP("ServerWords", "monitoring dashboard"),
              Workers | Tasks | Progress | Alerts},
    KindWords{ServerKind::EventDashboard,
              QT_TRANSLATE_NOOP("ServerWords", "dashboard of events"),
              Workers | Load | Tasks | Alerts},
    KindWords{ServerKind::TopicDashboard,
              QT_TRANSLATE_NOOP("ServerWords", "dashboard of errors"),
              Alerts | Breakers},
    KindWords{ServerKind::LoadMonitor,
              QT_TRANSLATE_NOOP("ServerWords", "load monitor"),
              Workers | Load | Tasks},
    KindWords{ServerKind::BenchmarkServer, QT_TRANSLATE_NOOP("ServerWords", "benchmark server"), 0},
};

QString translated(const char *words)
{
    return QCoreApplication::translate("ServerWords", words);
}

} // namespace

QString serverKindText(ServerKind kind)
{
    const auto known = std::ranges::find(kKinds, kind, &KindWords::kind);
    return known == kKinds.end() ? translated(QT_TRANSLATE_NOOP("ServerWords", "not known yet"))
                                 : translated(known->words);
}

ServerAbilities abilitiesOf(ServerKind kind)
{
    ServerAbilities found;
    const auto known = std::ranges::find(kKinds, kind, &KindWords::kind);
    if (known == kKinds.end())
        return found;
    for (const AbilityWords &each : kAbilities)
        ((known->abilities & each.ability) != 0 ? found.shows : found.lacks)
            .append(translated(each.words));
    return found;
}

} // namespace perfdeck
