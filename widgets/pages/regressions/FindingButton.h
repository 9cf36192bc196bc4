// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/PageContext.h"

#include <QToolButton>

namespace perfdeck {

/// How many regressions wait for somebody, on a page; leads to their panel. Hidden while there are
/// none. GUI thread.
class FindingButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit FindingButton(const PageContext &context, QWidget *parent = nullptr);

private:
    void showCount(const Session &session);
};

} // namespace perfdeck
