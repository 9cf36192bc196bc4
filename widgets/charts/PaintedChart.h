// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/ChartView.h"

#include <QPixmap>
#include <QRectF>

#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// A chart made of items (cells, bars, points, spans) that it paints itself: title, states without
/// data, one current item under pointer or arrow keys with a readout of its true values. What is
/// painted is kept as a picture until it changes, so that hovering costs nothing. Items are numbers
/// from 0 that the kind gives meaning to. GUI thread.
class PaintedChart : public ChartView
{
    Q_OBJECT

public:
    explicit PaintedChart(Style &style, QWidget *parent = nullptr);
    ~PaintedChart() override;

    /// Said while there is nothing to show; default: waiting, or no data.
    void setEmptyText(const QString &headline, const QString &hint);

    /// −1: none.
    [[nodiscard]] int currentItem() const { return m_current; }

    void setCurrentItem(int item);

    /// The readout of the current item as it is shown: head, then name and value of each row.
    [[nodiscard]] const ChartReadout &readout() const { return *m_readout; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 280}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void currentItemChanged(int item);
    void activated(int item); ///< double click, Enter

protected:
    struct LegendEntry
    {
        QColor color;
        QString name;
    };

    /// What is read out of an item, and where it is on screen.
    struct Reading
    {
        QString head;
        std::vector<ChartReadout::Row> rows;
        QRectF place;
    };

    enum class Content
    {
        Waiting,
        Nothing,
        Shown
    };

    [[nodiscard]] virtual Content content() const = 0;
    /// Stands dim behind the title: a unit, what is measured, what was left out.
    [[nodiscard]] virtual QString subtitle() const = 0;
    /// Told apart by colour; painted in a row under the title if there is more than one.
    [[nodiscard]] virtual std::vector<LegendEntry> legend(const Theme &theme) const;
    virtual void paintContent(QPainter &painter, const Theme &theme) const = 0;
    [[nodiscard]] virtual int itemCount() const = 0;
    [[nodiscard]] virtual int itemAt(QPointF position) const = 0;
    [[nodiscard]] virtual Reading read(int item) const = 0;
    /// What is read out besides the current item, such as what happened then; no rows: nothing.
    [[nodiscard]] virtual Reading readMore() const;
    /// The readout anew, when something else is to be read out.
    void showReadout();
    /// The item one step to the right (left, up, down) of `item`; −1 starts somewhere sensible.
    [[nodiscard]] virtual int neighbour(int item, int right, int up) const = 0;

    /// Below title and legend.
    [[nodiscard]] QRectF contentArea() const;
    /// What is painted is something else now; the current item stays if there still is one.
    virtual void refresh();

    /// The colour of an entity, the same on every page.
    [[nodiscard]] QColor entityColor(const Theme &theme, std::string_view entity) const;

    /// On top of the picture and the frame of the current item.
    virtual void paintOverlay(QPainter &painter) const;

    void paintEvent(QPaintEvent *event) override;
    void paintPaper(QPainter &painter, qreal scale) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintAll(QPainter &painter, const Theme &theme) const;
    void paintHeader(QPainter &painter, const Theme &theme) const;
    void paintLegend(QPainter &painter, const Theme &theme) const;
    void paintMessage(QPainter &painter, const Theme &theme) const;
    [[nodiscard]] std::pair<QString, QString> message() const;

    QString m_emptyHeadline;
    QString m_emptyHint;
    int m_current = -1;
    ChartReadout *m_readout;
    QPixmap m_picture;
    bool m_isStale = true;
};

} // namespace perfdeck
