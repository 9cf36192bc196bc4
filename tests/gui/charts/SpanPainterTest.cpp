// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of SpanPainter held against QPainter's antialiased polylines of the same samples.
#include "tests/support/FrameBuilder.h"
#include "widgets/charts/SpanPainter.h"

#include <QDir>
#include <QPainter>
#include <QTest>

#include <chrono>
#include <functional>
#include <random>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kWidth = 480;
constexpr int kHeight = 160;
constexpr QRgb kInk = 0xFF1A4E97;
const TimeRange kRange{Timestamp(1'700'000'000s), Timestamp(1'700'000'480s)};

std::vector<Sample> samplesOf(std::size_t count, const std::function<double(std::size_t)> &value)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back({kRange.from + kRange.length() * i / count, value(i)});
    return samples;
}

PlotScale scaleOf(double min, double max, qreal ratio)
{
    return {kRange, {min, max}, kWidth * ratio, kHeight * ratio, 3 * ratio};
}

QImage blank(qreal ratio)
{
    QImage image(QSize(kWidth, kHeight) * ratio, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

QImage painted(const std::vector<Sample> &samples,
               const PlotScale &scale,
               qreal ratio,
               Duration gap = Duration::max())
{
    const FramePtr frame
        = FrameBuilder(kRange, static_cast<int>(scale.width)).add({"x", {}}, samples, gap).build();
    QImage image = blank(ratio);
    const PlotBackdrop white{
        std::vector<QRgb>(static_cast<std::size_t>(image.height()), 0xFFFFFFFF), {}, {}};
    SpanPainter painter;
    painter.begin(scale);
    painter.add(frame->series[0].columns, {kInk, 1.5 * ratio, 2.5 * ratio});
    painter.paint(image, white);
    return image;
}

QImage stroked(const std::vector<Sample> &samples, const PlotScale &scale, qreal ratio)
{
    QImage image = blank(ratio);
    QPolygonF line;
    for (const Sample &sample : samples)
        line << QPointF(scale.x(sample.time.time_since_epoch().count()), scale.y(sample.value));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(kInk), 1.5 * ratio, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(line);
    return image;
}

double darkness(QRgb pixel)
{
    return 255 - qGray(pixel);
}

/// Mean absolute difference of grey over the pixels that either picture inked, 0…255.
double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    double inked = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const double first = darkness(a.pixel(x, y));
            const double second = darkness(b.pixel(x, y));
            if (first > 0 || second > 0) {
                sum += std::abs(first - second);
                ++inked;
            }
        }
    }
    return inked > 0 ? sum / inked : 255;
}

double totalInk(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            sum += darkness(image.pixel(x, y));
    }
    return sum;
}

std::vector<Sample> noise(std::size_t count, unsigned seed, double step, double jitter)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, 1);
    double level = 50;
    return samplesOf(count, [&](std::size_t) {
        level += step * normal(random) - 0.02 * (level - 50);
        return level + jitter * normal(random);
    });
}

void keepForEyes(const QString &name, const QImage &ours, const QImage &theirs)
{
    const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
    if (folder.isEmpty())
        return;
    QImage both(ours.width(), ours.height() * 2 + 4, QImage::Format_RGB32);
    both.fill(Qt::red);
    QPainter painter(&both);
    painter.drawImage(0, 0, ours);
    painter.drawImage(0, ours.height() + 4, theirs);
    painter.end();
    both.save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace

class SpanPainterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void looksLikeAPolyline_data()
    {
        QTest::addColumn<std::vector<Sample>>("samples");
        QTest::addColumn<double>("limit");
        QTest::newRow("flat") << samplesOf(2, [](std::size_t) { return 50.3; }) << 3.0;
        QTest::newRow("slope") << samplesOf(2, [](std::size_t i) {
            return 10.0 + 160.0 * double(i);
        }) << 4.0;
        QTest::newRow("sine") << samplesOf(60, [](std::size_t i) {
            return 50 + 40 * std::sin(double(i) / 5);
        }) << 6.0;
        QTest::newRow("sparse") << noise(40, 1, 6, 4) << 8.0;
        QTest::newRow("medium") << noise(120, 2, 4, 2) << 10.0;
        QTest::newRow("point per pixel") << noise(480, 3, 3, 1) << 22.0;
        QTest::newRow("steps") << samplesOf(48, [](std::size_t i) {
            return i % 12 < 6 ? 20.0 : 80.0;
        }) << 8.0;
        QTest::newRow("dense") << noise(3600, 4, 1.2, 0.5) << 30.0;
        QTest::newRow("dense noise") << noise(3600, 5, 1, 6) << 26.0;
        QTest::newRow("very dense") << noise(40'000, 6, 0.4, 4) << 24.0;
        QTest::newRow("dense but flat") << samplesOf(3600, [](std::size_t) { return 42.0; }) << 4.0;
    }

    void looksLikeAPolyline()
    {
        QFETCH(std::vector<Sample>, samples);
        QFETCH(double, limit);
        for (const qreal ratio : {1.0, 2.0}) {
            const PlotScale scale = scaleOf(0, 100, ratio);
            const QImage ours = painted(samples, scale, ratio);
            const QImage theirs = stroked(samples, scale, ratio);
            const QString name
                = QStringLiteral("%1@%2").arg(QLatin1String(QTest::currentDataTag())).arg(ratio);
            keepForEyes(name, ours, theirs);
            const double found = difference(ours, theirs);
            const double ink = totalInk(ours) / totalInk(theirs);
            qInfo("%s: difference %.1f of 255 over inked pixels, ink %.3f of the polyline",
                  qPrintable(name),
                  found,
                  ink);
            QVERIFY2(found <= limit,
                     qPrintable(QStringLiteral("difference %1 > %2").arg(found).arg(limit)));
            QVERIFY2(ink > 0.88 && ink < 1.12, qPrintable(QStringLiteral("ink ratio %1").arg(ink)));
        }
    }
};

QTEST_GUILESS_MAIN(SpanPainterTest)
#include "SpanPainterTest.moc"
