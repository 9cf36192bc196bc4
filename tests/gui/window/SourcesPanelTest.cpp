// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/panels/MetricLines.h"
#include "widgets/panels/SourcesPanel.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/tables/RowTable.h"

#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

/// A model server of two models whose counters grow with every look.
class TinyServer final : public QObject
{
public:
    TinyServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, &TinyServer::serve);
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QString url() const
    {
        return QStringLiteral("http://127.0.0.1:%1/metrics").arg(m_server.serverPort());
    }

    [[nodiscard]] QByteArray lastRequest() const { return m_request; }

private:
    void serve()
    {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            m_request = socket->readAll();
            const QByteArray body = page();
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    }

    QByteArray page()
    {
        ++m_looks;
        QByteArray text
            = "# TYPE vllm:num_requests_waiting gauge\n# TYPE vllm:request_success counter\n"
              "# TYPE vllm:e2e_request_latency_seconds histogram\n";
        int scale = 1;
        for (const char *model : {"fast", "slow"}) {
            const QByteArray label = QByteArray("model_name=\"") + model + "\"";
            const QByteArray count = QByteArray::number(m_looks * 100);
            text += "vllm:num_requests_waiting{" + label + "} " + QByteArray::number(scale) + "\n";
            text += "vllm:request_success_total{" + label + ",finished_reason=\"stop\"} " + count
                + "\n";
            const char *bound = scale == 1 ? "0.1" : "1.0";
            text += "vllm:e2e_request_latency_seconds_bucket{" + label + ",le=\"0.01\"} 0\n";
            text += "vllm:e2e_request_latency_seconds_bucket{" + label + ",le=\"" + bound + "\"} "
                + count + "\n";
            text += "vllm:e2e_request_latency_seconds_bucket{" + label + ",le=\"+Inf\"} " + count
                + "\n";
            text += "vllm:e2e_request_latency_seconds_sum{" + label + "} "
                + QByteArray::number(m_looks * 5 * scale) + "\n";
            text += "vllm:e2e_request_latency_seconds_count{" + label + "} " + count + "\n";
            scale = 10;
        }
        return text;
    }

    QTcpServer m_server;
    QByteArray m_request;
    int m_looks = 0;
};

void type(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

} // namespace

class SourcesPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void metricsOfOnesOwnAreListedInWords()
    {
        Config config;
        config.machineInterval = 100ms;
        config.metrics = {{"memory_busy_ratio", "memory_used_bytes / memory_total_bytes", "<b>"},
                          {"wrong", "x +", ""}};
        Session session(config);
        const MetricLines lines(session);
        QCOMPARE(lines.isHidden(), false);
        QVERIFY(lines.text().contains(u"memory_busy_ratio: no series yet"));
        QVERIFY(lines.text().contains(u"wrong is not computed. expression \"x +\": column 4: "));
        QVERIFY(!lines.toolTip().contains(u"<b>"));
        session.start();
        QTRY_VERIFY(lines.text().contains(u"memory_busy_ratio: 1 series"));
        Session none(Config{});
        QVERIFY(MetricLines(none).isHidden());
    }

    void anEndpointIsTriedAddedShownAndRemoved()
    {
        TinyServer server;
        WindowFixture fixture(false);
        fixture.press(Qt::Key_2, Qt::AltModifier);
        fixture.press(Qt::Key_N, Qt::ControlModifier);
        type(fixture.find<QLineEdit>("endpointUrl"), server.url());
        type(fixture.find<QLineEdit>("endpointName"), QStringLiteral("tiny"));
        type(fixture.find<QLineEdit>("headerName"), QStringLiteral("X-Test"));
        type(fixture.find<QLineEdit>("headerValue"), QStringLiteral("s3cret"));
        fixture.find<QDoubleSpinBox>("endpointInterval")->setValue(0.2);
        QTest::mouseClick(fixture.find<QPushButton>("testEndpoint"), Qt::LeftButton);
        const auto *outcome = fixture.find<QLabel>("testOutcome");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("testEndpoint")->isEnabled(), 10'000);
        QVERIFY2(outcome->text().contains(QStringLiteral("vLLM")), qPrintable(outcome->text()));
        QVERIFY2(outcome->text().contains(QStringLiteral("fast, slow")),
                 qPrintable(outcome->text()));
        QVERIFY2(outcome->text().contains(QStringLiteral("Latency")), qPrintable(outcome->text()));
        QVERIFY(server.lastRequest().contains("s3cret"));
        QVERIFY(fixture.session().sources().empty());

        QTest::mouseClick(fixture.find<QPushButton>("addEndpoint"), Qt::LeftButton);
        auto *table = fixture.find<RowTable>("modelTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 2, 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            table->model()->index(0, ModelsModel::P50).data(ValueRole).toDouble() > 0, 15'000);
        sortsByHeaderAndFilters(fixture, *table);
        remembersAllButTheSecret(fixture);
        removes(fixture);
    }

    void whatCannotBeUsedIsExplained()
    {
        WindowFixture fixture(false);
        fixture.window().panels().openSources();
        type(fixture.find<QLineEdit>("endpointUrl"), QStringLiteral("ftp://host/x"));
        QTest::mouseClick(fixture.find<QPushButton>("addEndpoint"), Qt::LeftButton);
        QVERIFY(fixture.find<QLabel>("testOutcome")
                    ->text()
                    .contains(QStringLiteral("only http and https")));
        QVERIFY(fixture.session().sources().empty());
        type(fixture.find<QLineEdit>("endpointUrl"), QStringLiteral("http://127.0.0.1:1/metrics"));
        QTest::mouseClick(fixture.find<QPushButton>("testEndpoint"), Qt::LeftButton);
        const auto *outcome = fixture.find<QLabel>("testOutcome");
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QPushButton>("testEndpoint")->isEnabled(), 15'000);
        QVERIFY2(outcome->text().contains(QStringLiteral("127.0.0.1:1")),
                 qPrintable(outcome->text()));
    }

    void twoSourcesNeedTwoNames()
    {
        WindowFixture fixture(false);
        fixture.window().panels().openSources();
        for (int round = 0; round < 2; ++round) {
            type(fixture.find<QLineEdit>("endpointUrl"),
                 QStringLiteral("http://127.0.0.1:1/metrics"));
            fixture.press(Qt::Key_Return);
        }
        QCOMPARE(fixture.session().sources().size(), std::size_t(1));
        QVERIFY(fixture.find<QLabel>("testOutcome")->text().contains(QStringLiteral("already")));
    }

private:
    static void sortsByHeaderAndFilters(WindowFixture &fixture, RowTable &table)
    {
        const auto firstModel
            = [&table] { return table.model()->index(0, kModelColumn).data().toString(); };
        table.sortByColumn(kQueueColumn, Qt::DescendingOrder);
        QCOMPARE(firstModel(), QStringLiteral("slow"));
        table.sortByColumn(kQueueColumn, Qt::AscendingOrder);
        QCOMPARE(firstModel(), QStringLiteral("fast"));
        fixture.window().find();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("slow tiny"));
        QCOMPARE(table.shownRows(), 1);
        fixture.find<QLineEdit>("modelFilter")->clear();
        QCOMPARE(table.shownRows(), 2);
        QVERIFY(!fixture.find<QLabel>("chosenModel")->text().isEmpty());
    }

    static void remembersAllButTheSecret(WindowFixture &fixture)
    {
        QFile file(QString::fromStdString(fixture.settings().path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("tiny"));
        QVERIFY(!text.contains("s3cret"));
    }

    static void removes(WindowFixture &fixture)
    {
        auto *list = fixture.find<RowTable>("sourceList");
        list->selectRow(0);
        QTest::mouseClick(fixture.find<QPushButton>("pauseSource"), Qt::LeftButton);
        QTRY_COMPARE(fixture.find<QPushButton>("pauseSource")->text(), QStringLiteral("Resume"));
        QTest::mouseClick(fixture.find<QPushButton>("removeSource"), Qt::LeftButton);
        QTRY_VERIFY(fixture.session().sources().empty());
        QVERIFY(fixture.settings().settings().endpoints.empty());
        auto *panel = fixture.find<SourcesPanel>("sourcesPanel");
        auto *bar = panel->findChild<UndoBar *>(QStringLiteral("undoBar"));
        QVERIFY(bar->isVisible());
        QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("undoDelete")),
                          Qt::LeftButton);
        QTRY_COMPARE(fixture.session().sources().size(), std::size_t(1));
        QCOMPARE(fixture.settings().settings().endpoints.size(), std::size_t(1));
        QTRY_COMPARE(fixture.find<QPushButton>("pauseSource")->text(), QStringLiteral("Resume"));
    }

    static constexpr int kModelColumn = ModelsModel::Model;
    static constexpr int kQueueColumn = ModelsModel::Queue;
};

QTEST_MAIN(SourcesPanelTest)
#include "SourcesPanelTest.moc"
