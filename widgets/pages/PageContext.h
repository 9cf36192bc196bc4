// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "widgets/models/Questions.h"
#include "widgets/models/TimeScope.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace perfdeck {

class Session;
class Style;

/// One moment in time that all charts of a window point at. GUI thread.
class Crosshair final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void point(std::optional<Timestamp> time) { Q_EMIT moved(time); }

Q_SIGNALS:
    void moved(std::optional<perfdeck::Timestamp> time);
};

/// What every page is given. The objects outlive the pages.
struct PageContext
{
    Session &session;
    TimeScope &scope;
    Style &style;
    Crosshair &crosshair;
    std::shared_ptr<const Clock> clock;
    std::function<void()> addEndpoint; ///< opens the form for it
    std::function<void()> showMachine; ///< opens the panel with its parts
};

/// The questions put to a session, which must outlive their use.
[[nodiscard]] Questions questionsTo(Session &session);

} // namespace perfdeck
