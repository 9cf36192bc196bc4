// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

struct Node
{
    const char *name;
    const char *op;
    int start;
    int duration;
    const char *inputs;
    const char *outputs;
};

/// One run of ONNX Runtime: model_run from `start`, its nodes inside; microseconds.
QByteArray ortRun(int start, int duration, const QList<Node> &nodes)
{
    QByteArray text;
    for (const Node &node : nodes)
        text += QByteArray(R"({"cat":"Node","pid":1,"tid":1,"dur":)")
            + QByteArray::number(node.duration) + R"(,"ts":)"
            + QByteArray::number(start + node.start) + R"(,"ph":"X","name":")" + node.name
            + R"(_kernel_time","args":{"op_name":")" + node.op
            + R"(","provider":"CPUExecutionProvider","input_type_shape":)" + node.inputs
            + R"(,"output_type_shape":)" + node.outputs + "}},\n";
    return text + R"({"cat":"Session","pid":1,"tid":1,"dur":)" + QByteArray::number(duration)
        + R"(,"ts":)" + QByteArray::number(start) + R"(,"ph":"X","name":"model_run","args":{}},)"
        + "\n";
}

/// A warm-up and three runs: a product that takes `product` µs, give or take one, and a copy.
QByteArray ortProfile(int product)
{
    QByteArray text = "[\n";
    for (int run = 0; run < 4; ++run) {
        const int seconds = run == 0 ? 10 * product : product + run - 2;
        const char *square = R"([{"float":[8,64]},{"float":[64,64]}])";
        text += ortRun(run * 100'000,
                       seconds + 310,
                       {{"/q/MatMul", "MatMul", 5, seconds, square, R"([{"float":[8,64]}])"},
                        {"/t/Transpose",
                         "Transpose",
                         seconds + 5,
                         300,
                         R"([{"float":[8,64]}])",
                         R"([{"float":[64,8]}])"}});
    }
    text.chop(2);
    return text + "\n]\n";
}

QJsonObject documentOf(const QStringList &arguments)
{
    const ProgramRun run
        = runProgram(QStringList{u"profile"_s, u"--format"_s, u"json"_s} + arguments);
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(run.out, &error).object();
    if (run.exitCode != 0 || error.error != QJsonParseError::NoError)
        qWarning("%d %s %s", run.exitCode, run.err.constData(), qPrintable(error.errorString()));
    return document;
}

QJsonObject named(const QJsonArray &list, const QString &key, const QString &name)
{
    for (const QJsonValue &entry : list)
        if (entry[key].toString() == name)
            return entry.toObject();
    return {};
}

} // namespace

/// perfdeckctl profile, as scripts use it.
class ProfileVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aDocumentWithTheNamesOfUpstream()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"run.json"_s, ortProfile(600));
        const QJsonObject document = documentOf({file});
        const QJsonObject head = document[u"profile"_s].toObject();
        QCOMPARE(head[u"format"_s].toString(), u"onnx-runtime"_s);
        QCOMPARE(head[u"runs"_s].toInt(), 4);
        QCOMPARE(head[u"warm_up_runs"_s].toInt(), 1);
        const QJsonArray layers = document[u"layers"_s].toArray();
        QCOMPARE(layers.size(), 2);
        const QJsonObject product = layers[0].toObject();
        QCOMPARE(product[u"name"_s].toString(), u"/q/MatMul"_s);
        QCOMPARE(product[u"layer_type"_s].toString(), u"MatMul"_s);
        QCOMPARE(product[u"forward_time_ms"_s].toDouble(), 0.6);
        QVERIFY(product.contains(u"backward_time_ms"_s));
        QVERIFY(product[u"backward_time_ms"_s].isNull());
        QVERIFY(product[u"memory_allocated_mb"_s].isNull());
        QCOMPARE(product[u"flops"_s].toDouble(), 2.0 * 8 * 64 * 64);
        QCOMPARE(product[u"input_shape"_s].toArray(), (QJsonArray{8, 64}));
        QCOMPARE(product[u"samples"_s].toInt(), 3);
        // 599, 600, 601 µs: mean ± t(0.975, 2) / √3 µs, scipy.stats.t.interval.
        QVERIFY(qAbs(product[u"ci_low"_s].toDouble() - 597.5158622839e-6) < 1e-12);
        const QJsonObject layout
            = named(document[u"advice"_s].toArray(), u"code"_s, u"layout-conversions"_s);
        QVERIFY(qAbs(layout[u"gain_seconds"_s].toDouble() - 300e-6) < 1e-9);
        QVERIFY(qAbs(layout[u"evidence"_s][u"share"_s].toDouble() - 300.0 / 910) < 1e-9);
        QCOMPARE(runProgram({u"profile"_s, u"--format"_s, u"json"_s, file}).out,
                 runProgram({u"profile"_s, u"--format"_s, u"json"_s, file}).out);
    }

    void rowsAsCsvAndTableOfWhatCostsMost()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"run.json"_s, ortProfile(100));
        const auto rows = runProgram({u"profile"_s, file}).out.split('\n');
        QCOMPARE(rows.size(), 4); // header, two layers, end
        QVERIFY(rows[0].startsWith("name,op,layers,calls,median_seconds,"));
        const auto cells = rows[1].split(',');
        QCOMPARE(cells.mid(0, 4), (QList<QByteArray>{"/q/MatMul", "MatMul", "1", "1"}));
        QCOMPARE(cells[4].toDouble(), 100e-6);
        const auto one = runProgram({u"profile"_s, u"--top"_s, u"1"_s, file}).out.split('\n');
        QVERIFY2(one[1].startsWith("/t/Transpose,"), one[1].constData());
        const auto ops = runProgram({u"profile"_s, u"--by"_s, u"op"_s, file}).out.split('\n');
        QVERIFY(ops[1].startsWith("MatMul,MatMul,"));
        const QByteArray table = runProgram({u"profile"_s, u"--format"_s, u"table"_s, file}).out;
        for (const char *part : {"Run: 410 µs (median of 3, warm-up left out: 1)",
                                 "65.5 kFLOP",
                                 "layout-conversions: 1 layer"})
            QVERIFY2(table.contains(part), table.constData());
    }

    void severalProfilesOfAModelBecomeOne()
    {
        const QTemporaryDir folder;
        const QStringList files{writtenFile(folder, u"a.json"_s, ortProfile(100)),
                                writtenFile(folder, u"b.json"_s, ortProfile(200)),
                                writtenFile(folder, u"c.json"_s, ortProfile(600))};
        const QJsonObject product = documentOf(files)[u"layers"_s].toArray()[0].toObject();
        QCOMPARE(product[u"samples"_s].toInt(), 3); // profiles, not runs
        QCOMPARE(product[u"forward_time_ms"_s].toDouble(), 0.2);
        QCOMPARE(product[u"mean_seconds"_s].toDouble(), 300e-6);
        QCOMPARE(product[u"ci_low"_s].toDouble(), 0.0);
    }

    void theDifferenceOfTwo()
    {
        const QTemporaryDir folder;
        const QString before = writtenFile(folder, u"a.json"_s, ortProfile(400));
        const QString after = writtenFile(folder, u"b.json"_s, ortProfile(500));
        const QJsonObject document = documentOf({after, u"--against"_s, before});
        const QJsonArray layers = document[u"layers"_s].toArray();
        QCOMPARE(layers.size(), 2);
        QVERIFY(qAbs(layers[0][u"difference"_s].toDouble() - 100e-6) < 1e-12);
        QVERIFY(layers[0][u"ci_low"_s].toDouble() > 95e-6);
        QVERIFY(layers[0][u"significant"_s].toBool());
        QVERIFY(!layers[1][u"significant"_s].toBool());
        QVERIFY(qAbs(document[u"difference"_s][u"run_seconds"_s].toDouble() - 100e-6) < 1e-12);
        const QByteArray table
            = runProgram({u"profile"_s, after, u"--against"_s, before, u"--format"_s, u"table"_s})
                  .out;
        QVERIFY2(table.contains("slower"), table.constData());
        const auto rows = runProgram({u"profile"_s, after, u"--against"_s, before}).out.split('\n');
        QVERIFY(rows[0].startsWith("name,op,module,seconds_a,seconds_b,difference,"));
        QCOMPARE(rows.size(), 4);
    }

    void measuredPeaksGiveARoof()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"run.json"_s, ortProfile(100));
        const QString peaks = writtenFile(
            folder,
            u"peaks.json"_s,
            R"({"format":"perfdeck-peaks","version":1,"device":"x","compute":[{"precision":)"
            R"("float32","threads":1,"per_second":1e9}],"memory":[{"level":"memory",)"
            R"("per_second":1e9}]})");
        const QJsonObject product
            = documentOf({file, u"--peaks"_s, peaks})[u"layers"_s].toArray()[0].toObject();
        // 65 536 FLOP in 100 µs of 10⁹/s.
        QVERIFY(qAbs(product[u"peak_utilisation"_s].toDouble() - 0.65536) < 1e-9);
        QVERIFY(documentOf({file})[u"layers"_s].toArray()[0][u"peak_utilisation"_s].isNull());
    }

    void aBuiltinBenchmarkLayerByLayer()
    {
        const QStringList builtin{u"--builtin"_s,
                                  u"mobilenet-v2"_s,
                                  u"--set"_s,
                                  u"count=2"_s,
                                  u"--set"_s,
                                  u"threads=1"_s};
        const QJsonObject document = documentOf(builtin);
        const QJsonObject head = document[u"profile"_s].toObject();
        QCOMPARE(head[u"runs"_s].toInt(), 5);
        QCOMPARE(head[u"warm_up_runs"_s].toInt(), 3);
        const QJsonArray layers = document[u"layers"_s].toArray();
        const QJsonObject stem = named(layers, u"name"_s, u"stem/convolution"_s);
        QCOMPARE(stem[u"layer_type"_s].toString(), u"Conv"_s);
        QCOMPARE(stem[u"samples"_s].toInt(), 2);
        QCOMPARE(stem[u"flops"_s].toDouble(), 2.0 * 32 * 112 * 112 * 27);
        QVERIFY(stem[u"forward_time_ms"_s].toDouble() > 0);

        QCOMPARE(runProgram({u"profile"_s, u"--builtin"_s, u"mobilenet-v9"_s}).exitCode, 1);
        QCOMPARE(runProgram({u"profile"_s, u"--builtin"_s, u"mlp"_s, u"file.json"_s}).exitCode, 2);
        const ProgramRun wrong = runProgram(
            {u"profile"_s, u"--builtin"_s, u"command-compare"_s, u"--set"_s, u"command=true"_s});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.err.contains("no builtin benchmark"), wrong.err.constData());
    }

    void measuredPeaksAreTheRoof()
    {
        const ProgramRun measured = runProgram({u"bench"_s, u"peaks"_s, u"--format"_s, u"json"_s});
        QCOMPARE(measured.exitCode, 0);
        const QTemporaryDir folder;
        const QString peaks = writtenFile(folder, u"peaks.json"_s, measured.out);
        const QString file = writtenFile(folder, u"run.json"_s, ortProfile(600));
        QVERIFY(documentOf({file, u"--peaks"_s, peaks}).contains(u"layers"_s));
    }

    void wrongUseAndBadFilesAreSaid()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"run.json"_s, ortProfile(100));
        QCOMPARE(runProgram({u"profile"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"profile"_s, file, u"--by"_s, u"colour"_s}).exitCode, 2);
        for (const QString &binding : {u"batch"_s, u"batch=x"_s, u"batch=0"_s, u"=3"_s})
            QCOMPARE(runProgram({u"profile"_s, file, u"--bind"_s, binding}).exitCode, 2);
        const QString noise = writtenFile(folder, u"noise.json"_s, "[1, 2, oops]");
        const QString none = folder.filePath(u"none.json"_s);
        for (const QStringList &arguments : {QStringList{noise},
                                             QStringList{none},
                                             QStringList{file, u"--model"_s, file},
                                             QStringList{file, u"--against"_s, noise},
                                             QStringList{file, u"--peaks"_s, noise}}) {
            const ProgramRun run = runProgram(QStringList{u"profile"_s} + arguments);
            QCOMPARE(run.exitCode, 1);
            QVERIFY(run.out.isEmpty());
            QCOMPARE(run.err.count('\n'), 1); // one sentence
        }
        const ProgramRun damaged = runProgram({u"profile"_s, noise});
        QVERIFY2(damaged.err.contains("noise.json"), damaged.err.constData());
        QVERIFY2(damaged.err.contains("byte"), damaged.err.constData());
    }
};

QTEST_GUILESS_MAIN(ProfileVerbTest)
#include "ProfileVerbTest.moc"
