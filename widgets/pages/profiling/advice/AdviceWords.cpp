// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/advice/AdviceWords.h"

#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QCoreApplication>

#include <cmath>

namespace perfdeck {

namespace {

/// The numbers of one advice as texts.
class Wording final
{
    Q_DECLARE_TR_FUNCTIONS(AdviceWords)

public:
    Wording(const Advice &advice, const Profile &profile)
        : m_advice(advice)
        , m_profile(profile)
    {
    }

    [[nodiscard]] QString sentence() const;

private:
    [[nodiscard]] QString text(Fact fact, Unit unit) const
    {
        return formatText(m_advice.value(fact), unit);
    }

    /// "1.2 ms (34 % of a run)"
    [[nodiscard]] QString cost() const
    {
        return tr("%1 (%2 of a run)")
            .arg(text(Fact::Seconds, Unit::Second), text(Fact::Share, Unit::Ratio));
    }

    [[nodiscard]] int count() const
    {
        const double value = m_advice.value(Fact::Count);
        return std::isfinite(value) ? int(value) : int(m_advice.layers.size());
    }

    [[nodiscard]] QString layer() const
    {
        return m_advice.layers.empty() ? QString()
                                       : layerName(m_profile.layers[m_advice.layers.front()]);
    }

    [[nodiscard]] QString subject() const
    {
        return shownName(QString::fromStdString(m_advice.subject));
    }

    [[nodiscard]] QString times() const { return formatNumber(m_advice.value(Fact::TimesMean)); }

    [[nodiscard]] QString ofWork() const;
    [[nodiscard]] QString ofRuntime() const;

    const Advice &m_advice;
    const Profile &m_profile;
};

QString Wording::sentence() const
{
    switch (m_advice.rule) {
    case AdviceRule::HotLayer:
        return tr("%1 takes %2, %3 times as long as the mean layer: begin here.")
            .arg(layer(), cost(), times());
    case AdviceRule::MemoryOwner:
        return tr("%1 asks for %2, %3 times as much as the mean layer that asks for memory.")
            .arg(layer(), text(Fact::ByteCount, Unit::Byte), times());
    case AdviceRule::MemoryBound:
    case AdviceRule::LowerPrecision:
    case AdviceRule::BatchTooSmall:
    case AdviceRule::Fusion:
    case AdviceRule::LayoutConversions:
        return ofWork();
    case AdviceRule::FallbackProvider:
    case AdviceRule::LaunchBound:
    case AdviceRule::IdleGaps:
    case AdviceRule::Imbalance:
    case AdviceRule::PoolUnused:
    case AdviceRule::PoolWaiting:
    case AdviceRule::SmallLayers:
    case AdviceRule::RunOverhead:
        return ofRuntime();
    }
    return {};
}

/// About what layers compute and move.
QString Wording::ofWork() const
{
    switch (m_advice.rule) {
    case AdviceRule::MemoryBound:
        return tr("%n layers wait for the memory, %1: they move %2 of the %3 there are. Move fewer "
                  "bytes: fuse layers, or keep tensors in 16 bits.",
                  nullptr,
                  count())
            .arg(cost(),
                 text(Fact::Bandwidth, Unit::BytePerSecond),
                 text(Fact::PeakBandwidth, Unit::BytePerSecond));
    case AdviceRule::LowerPrecision:
        if (m_advice.subject.empty())
            return tr("%n layers multiply matrices in float32, %1: a lower precision may be faster "
                      "on this machine.",
                      nullptr,
                      count())
                .arg(cost());
        return tr("%n layers multiply matrices in float32, %1: %2 is %3 times as fast on this "
                  "machine.",
                  nullptr,
                  count())
            .arg(cost(),
                 subject(),
                 formatNumber(m_advice.value(Fact::PeakThen) / m_advice.value(Fact::PeakNow)));
    case AdviceRule::BatchTooSmall:
        return tr("In %n layers, %1, %2 of the bytes are weights: larger batches would share them.",
                  nullptr,
                  count())
            .arg(cost(), text(Fact::WeightShare, Unit::Ratio));
    case AdviceRule::Fusion:
        return tr("%n layers, %1, only work on what the layer before just wrote: fused with it, %2 "
                  "a run need not be moved.",
                  nullptr,
                  count())
            .arg(cost(), text(Fact::ByteCount, Unit::Byte));
    default:
        return tr("%n layers only bring tensors into another order, %1: keep one layout from layer "
                  "to layer.",
                  nullptr,
                  count())
            .arg(cost());
    }
}

/// About where and when layers run.
QString Wording::ofRuntime() const
{
    switch (m_advice.rule) {
    case AdviceRule::FallbackProvider:
        return tr("%n layers run on %1 while others run on an accelerator, %2 and %3 of copies "
                  "between them: replace operations that the accelerator lacks.",
                  nullptr,
                  count())
            .arg(subject(), cost(), text(Fact::CopySeconds, Unit::Second));
    case AdviceRule::LaunchBound:
        return tr("The device waits %1 between short kernels, half of which take less than %2: "
                  "launch them together, fuse them, or use larger batches.")
            .arg(cost(), text(Fact::MedianSeconds, Unit::Second));
    case AdviceRule::IdleGaps:
        return tr("Nothing runs for %1 in %n gaps, the longest of %2: see what the program does "
                  "there.",
                  nullptr,
                  count())
            .arg(cost(), text(Fact::LongestSeconds, Unit::Second));
    case AdviceRule::Imbalance:
        return tr("Of %n tracks with the same work %1 is busy for %2 a run, the mean of them for "
                  "%3: divide the work more evenly.",
                  nullptr,
                  count())
            .arg(subject(),
                 text(Fact::Seconds, Unit::Second),
                 text(Fact::MeanSeconds, Unit::Second));
    case AdviceRule::PoolUnused:
        return tr("The pool of threads does next to nothing in %n layers that multiply matrices, "
                  "%1: they are too small to be shared, or it has one thread.",
                  nullptr,
                  count())
            .arg(cost());
    case AdviceRule::PoolWaiting:
        return tr("Threads of the pool wait for each other, %1: try fewer threads.").arg(cost());
    case AdviceRule::SmallLayers:
        return tr("%n layers of less than 10 µs take %1 together: fuse them, or let the runtime "
                  "optimise the graph.",
                  nullptr,
                  count())
            .arg(cost());
    default:
        return tr("A run takes %1 longer than its %n layers: the runtime itself costs that.",
                  nullptr,
                  count())
            .arg(cost());
    }
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AdviceWords)
};

} // namespace

QString adviceTitle(AdviceRule rule)
{
    switch (rule) {
    case AdviceRule::HotLayer:
        return Words::tr("A hot layer");
    case AdviceRule::MemoryBound:
        return Words::tr("Waiting for the memory");
    case AdviceRule::LowerPrecision:
        return Words::tr("A lower precision");
    case AdviceRule::BatchTooSmall:
        return Words::tr("A small batch");
    case AdviceRule::Fusion:
        return Words::tr("Layers to fuse");
    case AdviceRule::LayoutConversions:
        return Words::tr("Changes of layout");
    case AdviceRule::FallbackProvider:
        return Words::tr("Fallback to another provider");
    case AdviceRule::LaunchBound:
        return Words::tr("Too many launches");
    case AdviceRule::IdleGaps:
        return Words::tr("Idle gaps");
    case AdviceRule::Imbalance:
        return Words::tr("Uneven load");
    case AdviceRule::PoolUnused:
        return Words::tr("An unused pool of threads");
    case AdviceRule::PoolWaiting:
        return Words::tr("Threads that wait");
    case AdviceRule::SmallLayers:
        return Words::tr("Many small layers");
    case AdviceRule::RunOverhead:
        return Words::tr("Time outside of layers");
    case AdviceRule::MemoryOwner:
        return Words::tr("A large owner of memory");
    }
    return {};
}

QString adviceSentence(const Advice &advice, const Profile &profile)
{
    return Wording(advice, profile).sentence();
}

QString gainBasisText(GainBasis basis)
{
    switch (basis) {
    case GainBasis::None:
        return {};
    case GainBasis::WholeTime:
        return Words::tr("at most, if it took no time");
    case GainBasis::Roofline:
        return Words::tr("at most, at what the roof allows");
    case GainBasis::FewerBytes:
        return Words::tr("if the time goes with the bytes");
    case GainBasis::FasterArithmetic:
        return Words::tr("by the measured rates");
    case GainBasis::SharedWeights:
        return Words::tr("an item, at twice the batch");
    case GainBasis::EvenLoad:
        return Words::tr("at most, if all were equally busy");
    }
    return {};
}

QString factTitle(Fact fact)
{
    switch (fact) {
    case Fact::Seconds:
        return Words::tr("Time a run");
    case Fact::Share:
        return Words::tr("Share of a run");
    case Fact::Count:
        return Words::tr("How many");
    case Fact::TimesMean:
        return Words::tr("Times the mean");
    case Fact::Intensity:
        return Words::tr("FLOPs a byte");
    case Fact::Ridge:
        return Words::tr("FLOPs a byte from which arithmetic is the limit");
    case Fact::Bandwidth:
        return Words::tr("Bandwidth achieved");
    case Fact::PeakBandwidth:
        return Words::tr("Bandwidth of the machine");
    case Fact::PeakNow:
        return Words::tr("Peak in this precision");
    case Fact::PeakThen:
        return Words::tr("Peak in the advised precision");
    case Fact::WeightShare:
        return Words::tr("Weights among the bytes");
    case Fact::ByteCount:
        return Words::tr("Bytes");
    case Fact::CopySeconds:
        return Words::tr("Copies between devices a run");
    case Fact::MedianSeconds:
        return Words::tr("Median of a kernel");
    case Fact::LongestSeconds:
        return Words::tr("Longest gap");
    case Fact::MeanSeconds:
        return Words::tr("Mean of a track a run");
    }
    return {};
}

QString factText(const Evidence &evidence)
{
    switch (evidence.fact) {
    case Fact::Seconds:
    case Fact::CopySeconds:
    case Fact::MedianSeconds:
    case Fact::LongestSeconds:
    case Fact::MeanSeconds:
        return formatText(evidence.value, Unit::Second);
    case Fact::Share:
    case Fact::WeightShare:
        return formatText(evidence.value, Unit::Ratio);
    case Fact::Bandwidth:
    case Fact::PeakBandwidth:
        return formatText(evidence.value, Unit::BytePerSecond);
    case Fact::PeakNow:
    case Fact::PeakThen:
        return flopRateText(evidence.value);
    case Fact::ByteCount:
        return formatText(evidence.value, Unit::Byte);
    case Fact::Count:
    case Fact::TimesMean:
    case Fact::Intensity:
    case Fact::Ridge:
        return formatNumber(evidence.value);
    }
    return {};
}

} // namespace perfdeck
