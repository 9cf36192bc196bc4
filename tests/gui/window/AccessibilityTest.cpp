// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in the whole window, page by page: no control without a name, and a
// way through all of it by the Tab key. Runs offscreen and, where there is Xvfb, on X11.
#include "app/Pages.h"
#include "app/settings/SettingsWindow.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/AlertSamples.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QButtonGroup>
#include <QPushButton>
#include <QTabBar>

using namespace perfdeck;

namespace {

/// Roles that are worked with; the others are text, frames and layout.
bool isControl(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Graphic:
    case QAccessible::Chart:
    case QAccessible::List:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::Tree:
        return true;
    default:
        return false;
    }
}

bool hidesItsParts(QAccessible::Role role)
{
    return role == QAccessible::Table || role == QAccessible::Tree || role == QAccessible::List
        || role == QAccessible::SpinBox || role == QAccessible::ComboBox;
}

QString described(QAccessibleInterface &face)
{
    const QObject *object = face.object();
    return object == nullptr ? QStringLiteral("?")
                             : QString::fromLatin1(object->metaObject()->className()) + QChar(u' ')
            + object->objectName();
}

struct Controls
{
    int controls = 0;
    QStringList nameless;
};

void walk(QAccessibleInterface *face, Controls &findings)
{
    if (face == nullptr || face->state().invisible)
        return;
    if (isControl(face->role())) {
        ++findings.controls;
        if (face->text(QAccessible::Name).isEmpty())
            findings.nameless.append(described(*face));
    }
    if (!hidesItsParts(face->role()))
        for (int child = 0; child < face->childCount(); ++child)
            walk(face->child(child), findings);
}

Controls walked(QWidget &window)
{
    Controls findings;
    walk(QAccessible::queryAccessibleInterface(&window), findings);
    return findings;
}

bool takesTab(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0
        && widget.focusProxy() == nullptr;
}

/// The widgets that Tab leads to, in order, until it comes round.
QList<QWidget *> tabOrder(QWidget &window)
{
    QList<QWidget *> order;
    window.setFocus();
    constexpr int kMost = 400;
    for (int step = 0; step < kMost; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QWidget *now = QApplication::focusWidget();
        if (now == nullptr || order.contains(now))
            break;
        order.append(now);
    }
    return order;
}

} // namespace

class AccessibilityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyControlOfEveryPageHasAName()
    {
        WindowFixture fixture;
        for (int page = 0; page < int(pageEntries().size()); ++page) {
            fixture.window().navigator().show(page);
            QTest::qWait(30);
            const Controls findings = walked(fixture.window());
            QVERIFY(findings.controls >= 15);
            QVERIFY2(findings.nameless.isEmpty(),
                     qPrintable(QStringLiteral("page %1: ").arg(page)
                                + findings.nameless.join(QStringLiteral(", "))));
        }
    }

    void everyViewOfAlertsHasNamesAndAWayThroughIt()
    {
        const auto clock = std::make_shared<SystemClock>();
        FakeAlertDesk desk(clock);
        fillDesk(desk, 30, clock->now());
        WindowFixture fixture(false, {}, {}, &desk);
        fixture.window().navigator().show(pageIndex(QStringLiteral("alerts")));
        auto *tabs = fixture.find<QTabBar>("alertTabs");
        for (int view = 0; view < tabs->count(); ++view) {
            tabs->setCurrentIndex(view);
            if (auto *silence = fixture.find<QPushButton>("newSilence");
                silence != nullptr && silence->isVisible())
                silence->click();
            QTest::qWait(200);
            for (RowTable *table : fixture.window().navigator().page()->findChildren<RowTable *>())
                if (table->isVisible() && table->shownRows() > 0)
                    table->selectRow(0);
            QTest::qWait(100);
            const Controls findings = walked(fixture.window());
            QVERIFY2(findings.nameless.isEmpty(),
                     qPrintable(findings.nameless.join(QStringLiteral(", "))));
            const QStringList missed = missedByTab(fixture.window());
            QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(", "))));
        }
    }

    void everyPanelHasNames()
    {
        WindowFixture fixture;
        const auto check = [&fixture](const char *what) {
            QTest::qWait(30);
            const Controls findings = walked(fixture.window());
            QVERIFY2(findings.nameless.isEmpty(),
                     qPrintable(QString::fromLatin1(what)
                                + findings.nameless.join(QStringLiteral(", "))));
        };
        fixture.window().panels().openSources();
        check("sources: ");
        fixture.window().panels().toggleMachine();
        check("machine: ");
        fixture.window().panels().toggleShortcuts();
        check("keys: ");
        fixture.window().panels().showSeries({"memory_used_bytes", {}});
        check("series: ");
        fixture.window().finder().openPlaces();
        check("palette: ");
    }

    void theSettingsHaveNames()
    {
        WindowFixture fixture(false);
        fixture.window().settingsDesk().open();
        auto *settings = fixture.find<SettingsWindow>("settingsWindow");
        for (const char *section :
             {"appearance", "time", "collection", "data", "desktop", "keys"}) {
            settings->showSection(QString::fromLatin1(section));
            const Controls findings = walked(*settings);
            QVERIFY(findings.controls >= 2);
            QVERIFY2(findings.nameless.isEmpty(),
                     qPrintable(findings.nameless.join(QStringLiteral(", "))));
        }
    }

    void tabLeadsThroughAllOfIt()
    {
        WindowFixture fixture;
        for (int page = 0; page < 2; ++page) {
            fixture.window().navigator().show(page);
            QTest::qWait(50);
            const QList<QWidget *> order = tabOrder(fixture.window());
            const QStringList missed = missedByTab(fixture.window());
            QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(", "))));
            const auto at = [&order](const QWidget &area) {
                for (qsizetype step = 0; step < order.size(); ++step)
                    if (area.isAncestorOf(order[step]))
                        return step;
                return qsizetype(-1);
            };
            const qsizetype bar = at(*fixture.find<QWidget>("pauseButton")->parentWidget());
            const qsizetype content = at(*fixture.window().navigator().page());
            QVERIFY(content < 0 || bar < content);
        }
    }

private:
    static QStringList missedByTab(QWidget &window)
    {
        const QList<QWidget *> order = tabOrder(window);
        QStringList missed;
        for (QWidget *widget : window.findChildren<QWidget *>())
            if (takesTab(*widget) && widget->window() == &window && !order.contains(widget)
                && !isExclusiveChoice(widget))
                missed.append(QString::fromLatin1(widget->metaObject()->className()) + QChar(u' ')
                              + widget->objectName());
        return missed;
    }

    /// Of buttons that exclude each other Tab leads to the chosen one; arrows to the rest.
    static bool isExclusiveChoice(const QWidget *widget)
    {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return button != nullptr && button->group() != nullptr;
    }
};

QTEST_MAIN(AccessibilityTest)
#include "AccessibilityTest.moc"
