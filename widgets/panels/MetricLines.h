// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricDefinition.h"

#include <QLabel>

#include <vector>

namespace perfdeck {

class Session;

/// The metrics that were defined by expressions, a line each: how many series they have, or why
/// they are not computed. Hidden when there are none. GUI thread.
class MetricLines final : public QLabel
{
    Q_OBJECT

public:
    explicit MetricLines(Session &session, QWidget *parent = nullptr);

private:
    void showMetrics();

    Session &m_session;
    std::vector<DerivedMetricStatus> m_shown;
};

} // namespace perfdeck
