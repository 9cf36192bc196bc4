// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Absence.h"

#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;
using Kind = Absence::Kind;

namespace {

SourceStatus source(SourceKind kind, SourceState state)
{
    SourceStatus status;
    status.config.kind = kind;
    status.config.name = "bert";
    status.health.state = state;
    status.health.lastError = "nobody answers";
    status.health.lastSuccess = Timestamp(5s);
    return status;
}

} // namespace

class AbsenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachCauseIsToldApart()
    {
        const auto machine = source(SourceKind::Machine, SourceState::Up);
        const auto up = source(SourceKind::Endpoint, SourceState::Up);
        const auto down = source(SourceKind::Endpoint, SourceState::BackingOff);
        const auto starting = source(SourceKind::Endpoint, SourceState::Starting);
        const auto kind
            = [](std::vector<SourceStatus> sources, bool past = false, bool filtered = false) {
                  return whyNothing({sources, past, filtered}).kind;
              };
        QCOMPARE(kind({machine}), Kind::NotConfigured);
        QCOMPARE(kind({}), Kind::NotConfigured);
        QCOMPARE(kind({machine, up, down}), Kind::NothingSaid);
        QCOMPARE(kind({machine, starting}), Kind::NothingSaid);
        QCOMPARE(kind({machine, down}), Kind::SourceDown);
        QCOMPARE(kind({machine, down}, true), Kind::NothingInRange);
        QCOMPARE(kind({machine, up}, true, true), Kind::FilteredOut);
    }

    void whatIsDownIsNamed()
    {
        const std::vector<SourceStatus> sources{
            source(SourceKind::Endpoint, SourceState::BackingOff)};
        const Absence absence = whyNothing({sources});
        QCOMPARE(absence.down.size(), std::size_t(1));
        QCOMPARE(absence.down.front(), (DownSource{"bert", Timestamp(5s), {}, "nobody answers"}));
    }
};

QTEST_MAIN(AbsenceTest)
#include "AbsenceTest.moc"
