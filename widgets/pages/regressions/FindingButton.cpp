// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/FindingButton.h"

#include "core/engine/Session.h"
#include "widgets/models/FindingsModel.h"

namespace perfdeck {

FindingButton::FindingButton(const PageContext &context, QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("showFindings"));
    setToolTip(tr("Series that got worse for good, and that nobody has judged"));
    setProperty("flat", true);
    connect(
        this, &QToolButton::clicked, this, [show = context.showFindings] { show(FindingId()); });
    connect(&context.session, &Session::findingsChanged, this, [this, &session = context.session] {
        showCount(session);
    });
    showCount(context.session);
}

void FindingButton::showCount(const Session &session)
{
    const auto rows
        = findingRows(*session.findings(), FindingFilter::Open, Timestamp(), QTimeZone::utc());
    setText(tr("%n regressions …", nullptr, int(rows.size())));
    // Shown before it has a place on a page, it would be a window of its own.
    if (rows.empty() || parentWidget() != nullptr)
        setVisible(!rows.empty());
}

} // namespace perfdeck
