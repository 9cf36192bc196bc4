// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody wants who opens the window for the first time, each in at most three actions: a
// key, a click, a drag, or something typed.
#include "tests/gui/window/DragAcross.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/HostileServer.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/export/FileSaver.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/tables/RowTable.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QImage>
#include <QSignalSpy>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000; // milliseconds, for a busy machine
constexpr int kSpikeFrom = 6; // looks at the page
constexpr int kSpikeTo = 9;

/// Three models; the middle one is the slowest, and gets slower still for three looks.
class ServedModels final
{
public:
    ServedModels()
    {
        m_server.setPage([this](int look) { return page(look); });
    }

    [[nodiscard]] QString address() const { return QString::fromLatin1(m_server.url()); }

private:
    QByteArray page(int look)
    {
        QByteArray text("# TYPE vllm:e2e_request_latency_seconds histogram\n");

        const struct
        {
            const char *name;
            double slow; ///< share of requests above half a second
        } models[]{{"alpha", 0.01},
                   {"beta", look >= kSpikeFrom && look < kSpikeTo ? 0.9 : 0.3},
                   {"gamma", 0.02}};

        for (std::size_t at = 0; at < std::size(models); ++at) {
            m_fast[at] += 100 * (1 - models[at].slow);
            m_all[at] += 100;
            const auto line = [&](const char *name, const char *le, double value) {
                text += QByteArray("vllm:e2e_request_latency_seconds_") + name + "{model_name=\""
                    + models[at].name + '"' + le + "} " + QByteArray::number(value) + '\n';
            };
            line("bucket", ",le=\"0.5\"", m_fast[at]);
            line("bucket", ",le=\"5.0\"", m_all[at]);
            line("bucket", ",le=\"+Inf\"", m_all[at]);
            line("sum", "", m_all[at]);
            line("count", "", m_all[at]);
        }
        return text;
    }

    HostileServer m_server;
    double m_fast[3]{};
    double m_all[3]{};
};

} // namespace

class NewUserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void fromAnAddressToAPicture()
    {
        ServedModels served;
        WindowFixture fixture;
        MainWindow &window = fixture.window();

        // Add an endpoint: a key, the address, Enter.
        fixture.press(Qt::Key_N, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), served.address());
        fixture.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().sources().size(), std::size_t(2), kPatience);
        const SourceStatus added = fixture.session().sources().back();
        SourceConfig quick = added.config; // five seconds between polls are too long for a test
        quick.interval = 300ms;
        fixture.session().changeSource(added.id, quick);
        picture(window, "1-endpoint");

        // Find the slowest model: its tab, and a click on p99.
        fixture.press(Qt::Key_2, Qt::AltModifier);
        auto *table = fixture.find<RowTable>("modelTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 3, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            !table->model()->index(0, ModelsModel::P99).data().toString().isEmpty(), kPatience);
        const QHeaderView *header = table->horizontalHeader();
        const QPoint heading(header->sectionViewportPosition(ModelsModel::P99) + 20,
                             header->height() / 2);
        for (int clicks = 0; clicks < 2 && slowest(*table) != QStringLiteral("beta"); ++clicks) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
            QTest::qWait(300);
        }
        QTRY_COMPARE_WITH_TIMEOUT(slowest(*table), QStringLiteral("beta"), kPatience);
        const QRect first = table->visualRect(table->model()->index(0, ModelsModel::Model));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, first.center());
        picture(window, "2-slowest");

        // Zoom to the spike: a drag across it.
        auto *latency = fixture.find<TimeSeriesChart>("model-latency");
        QVERIFY(latency != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(latency->frame() && !latency->frame()->series.empty(), kPatience);
        QTest::qWait((kSpikeTo + 3) * 300);
        const TimeRange before = window.scope().range();
        dragAcross(*latency, 0.9, 1.0, Qt::NoModifier);
        QVERIFY(window.scope().range().length() < before.length() / 4);
        QCOMPARE(window.scope().mode(), TimeScope::Mode::History);
        picture(window, "3-spike");

        // What the machine did then: its tab, which shows the same time.
        const TimeRange spike = window.scope().range();
        fixture.press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(window.scope().range(), spike);
        auto *cpu = fixture.find<TimeSeriesChart>("chart-cpu");
        QTRY_VERIFY_WITH_TIMEOUT(cpu->frame() && !cpu->frame()->series.empty(), kPatience);
        picture(window, "4-machine");

        // Note it: a key, the text, Enter.
        cpu->setFocus();
        fixture.press(Qt::Key_N);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("beta got slow here"));
        fixture.press(Qt::Key_Return);
        QTRY_COMPARE(fixture.session().notes()->size(), std::size_t(1));
        QVERIFY(spike.contains(fixture.session().notes()->front().from));
        picture(window, "5-note");

        // Export the picture: a key, and a name.
        const QString path = QString::fromStdString(fixture.file("spike.png"));
        FileSaver &saver = FileSaver::of(window);
        saver.setPathChooser(
            [path](QWidget *, const QString &, const QString &, const auto &chosen) {
                chosen(path);
            });
        QSignalSpy saved(&saver, &FileSaver::saved);
        fixture.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, kPatience);
        QVERIFY(!QImage(path).isNull());
        keep(path, "6-exported");
    }

private:
    static QString slowest(const RowTable &table)
    {
        return table.model()->index(0, ModelsModel::Model).data().toString();
    }

    /// Into the folder that PERFDECK_PICTURES names, to be looked at.
    static void picture(MainWindow &window, const char *name)
    {
        const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(1'500); // for all answers
        window.grab().save(folder + QChar(u'/') + QString::fromLatin1(name)
                           + QStringLiteral(".png"));
    }

    static void keep(const QString &file, const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PERFDECK_PICTURES"); !folder.isEmpty())
            QFile::copy(file,
                        folder + QChar(u'/') + QString::fromLatin1(name) + QStringLiteral(".png"));
    }
};

QTEST_MAIN(NewUserTest)
#include "NewUserTest.moc"
