// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Notices.h"

#include <QTest>

using namespace perfdeck;

namespace {

SourceStatus source(const char *name, SourceState state)
{
    SourceStatus status;
    status.config.name = name;
    status.health.state = state;
    status.health.lastError = "refused";
    return status;
}

} // namespace

class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachFallIsToldOnce()
    {
        Notices notices;
        QVERIFY(!notices.update({source("a", SourceState::Up), source("b", SourceState::Up)}));
        const auto one
            = notices.update({source("a", SourceState::BackingOff), source("b", SourceState::Up)});
        QVERIFY(one);
        QCOMPARE(one->words, QStringLiteral("a: refused"));
        QVERIFY(
            !notices.update({source("a", SourceState::BackingOff), source("b", SourceState::Up)}));
        QVERIFY(!notices.update({source("a", SourceState::Up), source("b", SourceState::Up)}));
        const auto both = notices.update(
            {source("a", SourceState::BackingOff), source("b", SourceState::BackingOff)});
        QVERIFY(both);
        QCOMPARE(both->words, QStringLiteral("a, b"));
        QVERIFY2(both->headline.startsWith(QChar(u'2')), qPrintable(both->headline));
    }

    void whatNeverWorkedOrWasPausedIsNoNews()
    {
        Notices notices;
        QVERIFY(!notices.update({source("a", SourceState::BackingOff)}));
        QVERIFY(!notices.update({source("b", SourceState::Up)}));
        QVERIFY(!notices.update({source("b", SourceState::Paused)}));
    }
};

QTEST_MAIN(NoticesTest)
#include "NoticesTest.moc"
