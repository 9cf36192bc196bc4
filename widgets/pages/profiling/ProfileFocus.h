// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ComputePeak.h"
#include "widgets/models/Background.h"
#include "widgets/pages/profiling/ProfileFigures.h"

#include <QObject>

#include <optional>
#include <string>

namespace perfdeck {

/// What all views of a profile look at: the profile, what it is held against, a marked span and the
/// chosen layer. Figures are worked out beside the GUI thread. GUI thread.
class ProfileFocus final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null: none. Ends the span and the choice, unless it is the same profile read further.
    void setProfile(ProfilePtr profile, bool isSame = false);
    /// What the profile is held against; null: nothing.
    void setOther(ProfilePtr other);
    void setSpan(std::optional<ProfileSpan> span);
    /// kNoIndex: none.
    void setLayer(std::uint32_t layer);
    void setPeaks(ComputePeaksPtr peaks);

    /// Another view, by its name in ProfileViews.
    void wantView(const std::string &name) { Q_EMIT viewWanted(name); }

    [[nodiscard]] const ProfilePtr &profile() const { return m_profile; }

    [[nodiscard]] const ProfilePtr &other() const { return m_other; }

    [[nodiscard]] std::optional<ProfileSpan> span() const { return m_span; }

    [[nodiscard]] std::uint32_t layer() const { return m_layer; }

    /// Null until they were measured.
    [[nodiscard]] const ComputePeaksPtr &peaks() const { return m_peaks; }

    /// Of the newest profile and span that are worked out; null: none yet.
    [[nodiscard]] const ProfileFiguresPtr &figures() const { return m_figures; }

    [[nodiscard]] bool isSettled() const { return !m_isJudging; }

Q_SIGNALS:
    void figuresChanged();
    void otherChanged();
    void spanChanged();
    void layerChanged(std::uint32_t layer);
    void peaksChanged();
    void viewWanted(const std::string &name);

private:
    void judge();

    ProfilePtr m_profile;
    ProfilePtr m_other;
    std::optional<ProfileSpan> m_span;
    std::uint32_t m_layer = kNoIndex;
    ComputePeaksPtr m_peaks;
    ProfileFiguresPtr m_figures;
    Background m_background;
    bool m_isJudging = false;
};

} // namespace perfdeck
