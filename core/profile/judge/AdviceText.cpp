// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ValueText.h"
#include "core/profile/judge/Advice.h"

#include <cmath>

namespace perfdeck {

namespace {

/// Writes the sentences of one advice.
class Wording final
{
public:
    Wording(const Advice &advice, const Profile &profile)
        : m_advice(advice)
        , m_profile(profile)
    {
    }

    [[nodiscard]] std::string finding() const;
    [[nodiscard]] std::string gain() const;

private:
    [[nodiscard]] std::string text(Fact fact, Unit unit) const
    {
        return valueText(m_advice.value(fact), unit);
    }

    [[nodiscard]] std::string seconds() const { return text(Fact::Seconds, Unit::Second); }

    [[nodiscard]] std::string share() const
    {
        return text(Fact::Share, Unit::Ratio) + " of the run";
    }

    [[nodiscard]] std::string number(Fact fact) const { return numberText(m_advice.value(fact)); }

    /// "1 layer", "4 layers"
    [[nodiscard]] std::string counted(const char *thing) const
    {
        const double count = m_advice.value(Fact::Count);
        return numberText(count, 9) + " " + thing + (count == 1 ? "" : "s");
    }

    /// The first layer by its name.
    [[nodiscard]] std::string layer() const
    {
        return m_advice.layers.empty() ? std::string()
                                       : m_profile.layers[m_advice.layers.front()].name;
    }

    [[nodiscard]] std::string roofFinding() const;
    [[nodiscard]] std::string trackFinding() const;

    const Advice &m_advice;
    const Profile &m_profile;
};

std::string Wording::finding() const
{
    switch (m_advice.rule) {
    case AdviceRule::HotLayer:
        return layer() + " takes " + seconds() + " (" + share() + "), " + number(Fact::TimesMean)
            + " times as long as the mean layer: begin here.";
    case AdviceRule::LayoutConversions:
        return counted("layer") + " only bring tensors into another order, " + seconds() + " ("
            + share() + "): keep one layout from layer to layer.";
    case AdviceRule::FallbackProvider:
        return counted("layer") + " run on " + m_advice.subject + " while others run on an "
            + "accelerator, " + seconds() + " (" + share() + ") and "
            + text(Fact::CopySeconds, Unit::Second)
            + " of copies between them: replace operations that the accelerator lacks.";
    case AdviceRule::PoolUnused:
        return "The pool of threads does next to nothing in the " + counted("layer")
            + " that multiply matrices, " + seconds() + " (" + share()
            + "): they are too small to be shared, or it has one thread.";
    case AdviceRule::PoolWaiting:
        return "Threads of the pool wait " + seconds() + " a run (" + share()
            + ") for each other: try fewer threads.";
    case AdviceRule::SmallLayers:
        return counted("layer") + " of less than 10 µs take " + seconds() + " together (" + share()
            + "): fuse them, or let the runtime optimise the graph.";
    case AdviceRule::RunOverhead:
        return "A run takes " + seconds() + " (" + share() + ") longer than its " + counted("layer")
            + ": the runtime itself costs that.";
    case AdviceRule::MemoryOwner:
        return layer() + " allocates " + text(Fact::ByteCount, Unit::Byte) + ", "
            + number(Fact::TimesMean) + " times as much as the mean layer that allocates.";
    case AdviceRule::LaunchBound:
    case AdviceRule::IdleGaps:
    case AdviceRule::Imbalance:
        return trackFinding();
    default:
        return roofFinding();
    }
}

std::string Wording::roofFinding() const
{
    switch (m_advice.rule) {
    case AdviceRule::MemoryBound:
        return counted("layer") + " wait for the memory, " + seconds() + " (" + share()
            + "): they move " + text(Fact::Bandwidth, Unit::BytePerSecond) + " of the "
            + text(Fact::PeakBandwidth, Unit::BytePerSecond)
            + " there are. Move fewer bytes: fuse layers, or keep tensors in 16 bits.";
    case AdviceRule::LowerPrecision:
        return counted("layer") + " multiply matrices in float32, " + seconds() + " (" + share()
            + "): "
            + (m_advice.subject.empty()
                   ? std::string("a lower precision may be faster on this machine.")
                   : m_advice.subject + " is "
                       + numberText(m_advice.value(Fact::PeakThen) / m_advice.value(Fact::PeakNow))
                       + " times as fast on this machine.");
    case AdviceRule::BatchTooSmall:
        return "In " + counted("layer") + ", " + seconds() + " (" + share() + "), "
            + text(Fact::WeightShare, Unit::Ratio)
            + " of the bytes are weights: larger batches would share them.";
    case AdviceRule::Fusion:
        return counted("layer") + ", " + seconds() + " (" + share()
            + "), only work on what the layer before just wrote: fused with it, "
            + text(Fact::ByteCount, Unit::Byte) + " a run need not be moved.";
    default:
        return {};
    }
}

std::string Wording::trackFinding() const
{
    switch (m_advice.rule) {
    case AdviceRule::LaunchBound:
        return "The device waits " + seconds() + " a run (" + share()
            + ") between short kernels, half of which take less than "
            + text(Fact::MedianSeconds, Unit::Second)
            + ": launch them together (graphs), fuse them, or use larger batches.";
    case AdviceRule::IdleGaps:
        return "Nothing runs for " + seconds() + " a run (" + share() + ") in " + counted("gap")
            + ", the longest of " + text(Fact::LongestSeconds, Unit::Second)
            + ": see what the program does there.";
    case AdviceRule::Imbalance:
        return "Of " + counted("track") + " with the same work " + m_advice.subject
            + " is busy for " + seconds() + " a run, the mean of them for "
            + text(Fact::MeanSeconds, Unit::Second) + ": divide the work more evenly.";
    default:
        return {};
    }
}

std::string Wording::gain() const
{
    if (std::isnan(m_advice.gainSeconds))
        return {};
    const std::string gain = valueText(m_advice.gainSeconds, Unit::Second) + " ("
        + valueText(m_advice.gainShare, Unit::Ratio) + " of the run)";
    switch (m_advice.basis) {
    case GainBasis::None:
        return {};
    case GainBasis::WholeTime:
        return " At most " + gain + " would be gained if it took no time.";
    case GainBasis::Roofline:
        return " At most " + gain + " would be gained at its roofline bound.";
    case GainBasis::FewerBytes:
        return " About " + gain + " would be gained if the time goes with the bytes.";
    case GainBasis::FasterArithmetic:
        return " About " + gain + " would be gained by the measured rates.";
    case GainBasis::SharedWeights:
        return " About " + gain + " an item would be gained at twice the batch.";
    case GainBasis::EvenLoad:
        return " At most " + gain + " would be gained if all were equally busy.";
    }
    return {};
}

} // namespace

std::string adviceText(const Advice &advice, const Profile &profile)
{
    const Wording wording(advice, profile);
    return wording.finding() + wording.gain();
}

} // namespace perfdeck
