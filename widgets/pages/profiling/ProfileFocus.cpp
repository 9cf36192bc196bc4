// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/ProfileFocus.h"

#include <utility>

namespace perfdeck {

void ProfileFocus::setProfile(ProfilePtr profile, bool isSame)
{
    if (profile == m_profile)
        return;
    m_profile = std::move(profile);
    if (!isSame) {
        setLayer(kNoIndex);
        if (std::exchange(m_span, std::nullopt))
            Q_EMIT spanChanged();
    }
    judge();
}

void ProfileFocus::setOther(ProfilePtr other)
{
    if (std::exchange(m_other, std::move(other)) != m_other)
        Q_EMIT otherChanged();
}

void ProfileFocus::setSpan(std::optional<ProfileSpan> span)
{
    if (std::exchange(m_span, span) == span)
        return;
    Q_EMIT spanChanged();
    judge();
}

void ProfileFocus::setLayer(std::uint32_t layer)
{
    if (std::exchange(m_layer, layer) != layer)
        Q_EMIT layerChanged(layer);
}

void ProfileFocus::setPeaks(ComputePeaksPtr peaks)
{
    if (std::exchange(m_peaks, std::move(peaks)) != m_peaks)
        Q_EMIT peaksChanged();
}

void ProfileFocus::judge()
{
    if (!m_profile) {
        m_isJudging = false;
        m_figures.reset();
        Q_EMIT figuresChanged();
        return;
    }
    m_isJudging = true;
    m_background.run([profile = m_profile, span = m_span] { return figuresOf(profile, span); },
                     [this](ProfileFiguresPtr figures) {
                         if (figures->profile != m_profile || figures->span != m_span)
                             return; // a newer one follows
                         m_isJudging = false;
                         m_figures = std::move(figures);
                         Q_EMIT figuresChanged();
                     });
}

} // namespace perfdeck
