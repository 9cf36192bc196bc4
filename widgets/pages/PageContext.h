// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/AlertRule.h"
#include "core/model/Finding.h"
#include "core/model/Note.h"
#include "widgets/models/Questions.h"
#include "widgets/models/TimeScope.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace perfdeck {

class AlertDesk;
class BenchmarkDesk;
class EventLayer;
class ProfileDesk;
class Session;
class Style;
class TimeSelection;
class ViewHistory;
struct RelatedQuery;

/// One moment in time that all charts of a window point at. GUI thread.
class Crosshair final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] std::optional<Timestamp> time() const { return m_time; }

    void point(std::optional<Timestamp> time)
    {
        m_time = time;
        Q_EMIT moved(time);
    }

Q_SIGNALS:
    void moved(std::optional<perfdeck::Timestamp> time);

private:
    std::optional<Timestamp> m_time;
};

/// What every page is given. The objects outlive the pages.
struct PageContext
{
    Session &session;
    TimeScope &scope;
    Style &style;
    Crosshair &crosshair;
    TimeSelection &selection;
    EventLayer &events;
    ViewHistory &history;
    std::shared_ptr<const Clock> clock;
    /// Opens the editor for a note, new or not, beside the widget.
    std::function<void(const Note &note, const QWidget *beside)> writeNote;
    QString dashboardFolder; ///< where the dashboards of this user are kept
    std::function<void()> addEndpoint; ///< opens the form for it
    std::function<void()> connectCluster; ///< likewise
    std::function<void()> showMachine; ///< opens the panel with its parts
    /// Opens the panel of regressions, at one where it is valid.
    std::function<void(FindingId)> showFindings{};
    /// Opens the panel of what else changed, and asks it.
    std::function<void(const RelatedQuery &)> showRelated{};
    AlertDesk *alerts = nullptr; ///< null: alerts are switched off
    BenchmarkDesk *benchmarks = nullptr; ///< null where nothing can be measured or kept
    ProfileDesk *profiles = nullptr; ///< null: files cannot be opened
    /// Opens the editor for a rule, new or not.
    std::function<void(AlertRule)> editRule{};
    /// To the tab of this name, at the model or worker of that name.
    std::function<void(const QString &page, const QString &name)> goTo{};
};

/// The questions put to a session, which must outlive their use.
[[nodiscard]] Questions questionsTo(Session &session);

} // namespace perfdeck
