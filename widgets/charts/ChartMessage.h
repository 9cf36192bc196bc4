// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

/// Why a chart shows nothing, and what to do about it.
struct ChartMessage
{
    QString headline;
    QString hint; ///< may be empty
};

struct MessageLook
{
    QFont headlineFont;
    QFont hintFont;
    QColor headlineColor;
    QColor hintColor;
    QColor ground; ///< behind the words, where lines may pass
};

/// In the middle of the area, in as many lines as it takes. The hint goes where both do not fit,
/// the end of a headline where even that does not.
void paintMessage(QPainter &painter,
                  const QRect &area,
                  const ChartMessage &message,
                  const MessageLook &look);

} // namespace perfdeck
