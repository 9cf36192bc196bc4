// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// What a tile says at a moment.
struct TileReading
{
    QString value; ///< digits
    QString unit;
    QString remark; ///< what has to be said about the value, as sentences; may be empty
    QString change; ///< against the same span before, in words; may be empty
    QString since; ///< not empty: the value is old, and since when
    std::vector<double> course;
    double fullScale = 0; ///< of the course; 0: its own largest value. Its foot is zero.
};

/// One number with its name, dim unit, change and course. Old values fade. GUI thread.
class Tile final : public QWidget
{
    Q_OBJECT

public:
    Tile(const Style &style, const QString &title, QWidget *parent = nullptr);

    void setReading(const TileReading &reading);

    [[nodiscard]] const TileReading &reading() const { return m_reading; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintHeading(QPainter &painter, QRect area) const;
    void paintValue(QPainter &painter, QRect area) const;
    void paintCourse(QPainter &painter, const QRect &area) const;

    const Style &m_style;
    QString m_title;
    TileReading m_reading;
};

} // namespace perfdeck
