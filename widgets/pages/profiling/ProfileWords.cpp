// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileWords.h"

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileWords)
};

constexpr double kNanosecond = 1e-9;
constexpr double kMostOfIt = 0.5; ///< of the time, in the few layers that are named

QString prefixed(double value, const QString &unit)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    constexpr std::array kPrefixes{"", "k", "M", "G", "T", "P"};
    std::size_t at = 0;
    while (std::abs(value) >= 999.5 && at + 1 < kPrefixes.size()) {
        value /= 1000;
        ++at;
    }
    return formatNumber(value) + QChar(0x00A0) + QLatin1StringView(kPrefixes[at]) + unit;
}

QString modelSentence(const ProfileFigures &figures)
{
    double weights = 0;
    for (const ProfileLayer &layer : figures.profile->layers)
        if (std::isfinite(layer.cost.parameterBytes))
            weights += layer.cost.parameterBytes;
    return Words::tr("A model of %n layers with %1 of weights", nullptr, int(figures.layers.size()))
               .arg(formatText(weights, Unit::Byte))
        + (figures.flops > 0 ? Words::tr(" that takes %1 a run").arg(flopsText(figures.flops))
                             : QString())
        + Words::tr(". It was not run, so there are no times.");
}

/// How many of the longest layers take more than half of the time.
std::size_t fewThatTakeMost(const ProfileFigures &figures)
{
    double sum = 0;
    std::size_t count = 0;
    while (count < figures.byTime.size() && sum < kMostOfIt * figures.seconds)
        sum += figures.layers[figures.byTime[count++]].seconds;
    return count;
}

QString costliestOperation(const ProfileFigures &figures)
{
    std::map<std::string, double> seconds;
    for (const std::uint32_t layer : figures.byTime)
        seconds[figures.profile->layers[layer].op] += figures.layers[layer].seconds;
    const auto most
        = std::max_element(seconds.begin(), seconds.end(), [](const auto &left, const auto &right) {
              return left.second < right.second;
          });
    if (most == seconds.end() || most->first.empty())
        return {};
    return Words::tr(" %1 takes most of all operations, %2.")
        .arg(shownName(QString::fromStdString(most->first)),
             formatText(most->second / figures.seconds, Unit::Ratio));
}

} // namespace

QString formatName(ProfileFormat format)
{
    switch (format) {
    case ProfileFormat::OnnxRuntime:
        return Words::tr("ONNX Runtime profile");
    case ProfileFormat::Kineto:
        return Words::tr("PyTorch profile");
    case ProfileFormat::TorchLegacy:
        return Words::tr("PyTorch profile without Kineto");
    case ProfileFormat::ChromeTrace:
        return Words::tr("Chrome trace");
    case ProfileFormat::TensorRt:
        return Words::tr("TensorRT profile");
    case ProfileFormat::OneDnn:
        return Words::tr("oneDNN log");
    case ProfileFormat::OnnxModel:
        return Words::tr("ONNX model");
    case ProfileFormat::Builtin:
        return Words::tr("Benchmark of PerfDeck");
    }
    return {};
}

QString flopsText(double flops)
{
    return prefixed(flops, QStringLiteral("FLOP"));
}

QString flopRateText(double perSecond)
{
    return prefixed(perSecond, QStringLiteral("FLOP/s"));
}

QString intensityText(double intensity)
{
    if (!std::isfinite(intensity))
        return QStringLiteral("–");
    return formatNumber(intensity) + QChar(0x00A0) + Words::tr("FLOP/byte");
}

QString layerName(const ProfileLayer &layer)
{
    return shownName(QString::fromStdString(layer.name.empty() ? layer.op : layer.name));
}

QString shapesText(const std::vector<TensorShape> &shapes)
{
    QStringList texts;
    for (const TensorShape &shape : shapes) {
        QStringList dims;
        for (const std::int64_t dim : shape.dims)
            dims.append(dim < 0 ? QStringLiteral("?") : QString::number(dim));
        const QString size = dims.join(QChar(0x00D7));
        const QString type = shownName(QString::fromStdString(shape.dtype));
        const bool hasBoth = !type.isEmpty() && !size.isEmpty();
        texts.append(type + (hasBoth ? QStringLiteral(" ") : QString()) + size);
    }
    return texts.join(QStringLiteral(", "));
}

QString profileSentence(const ProfileFigures &figures)
{
    const Profile &profile = *figures.profile;
    if (figures.byTime.empty()) {
        if (profile.format == ProfileFormat::OnnxModel)
            return modelSentence(figures);
        return figures.span ? Words::tr("No layer ran in the marked range.")
                            : Words::tr("No layer of this profile has a time.");
    }
    const std::size_t few = fewThatTakeMost(figures);
    double sum = 0;
    for (std::size_t at = 0; at < few; ++at)
        sum += figures.layers[figures.byTime[at]].seconds;
    QString first;
    if (figures.span)
        first = Words::tr("In the marked %1 the layers take %2.")
                    .arg(formatText(double(figures.span->length()) * kNanosecond, Unit::Second),
                         formatText(figures.seconds, Unit::Second));
    else if (std::isfinite(profile.runSeconds))
        first = Words::tr("A run takes %1, %2 of it in layers.")
                    .arg(formatText(profile.runSeconds, Unit::Second),
                         formatText(std::min(1.0, figures.seconds / profile.runSeconds),
                                    Unit::Ratio));
    else
        first = Words::tr("The layers take %1.").arg(formatText(figures.seconds, Unit::Second));
    return first
        + Words::tr(" %n of %1 layers take %2 of that.", nullptr, int(few))
              .arg(QString::number(figures.byTime.size()),
                   formatText(sum / figures.seconds, Unit::Ratio))
        + costliestOperation(figures);
}

QString runsText(const Profile &profile)
{
    const auto warmUps = std::count_if(profile.runs.begin(),
                                       profile.runs.end(),
                                       [](const ProfileRun &run) { return run.isWarmUp; });
    if (profile.runs.empty())
        return Words::tr("not told");
    const int measured = int(profile.runs.size()) - int(warmUps);
    return warmUps == 0 ? Words::tr("%n measured", nullptr, measured)
                        : Words::tr("%n measured", nullptr, measured)
            + Words::tr(", %n left out as warm-up", nullptr, int(warmUps));
}

} // namespace perfdeck
