// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"
#include "widgets/export/FileSaver.h"
#include "widgets/style/Style.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QTimeZone>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QPainter;
class QTimer;
QT_END_NAMESPACE

namespace perfdeck {

class ChartTableView;

/// What every chart can do: be named, be described in words, be read as a table (T), be copied
/// (Ctrl+C the data, Ctrl+Shift+C the picture) and be saved (PNG, SVG, CSV) from its context menu.
/// A chart says what it shows by table() and description(), paints itself by paintPaper(), and
/// calls contentChanged() when that is something else. Pictures are in the light theme. GUI thread.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(Style &style, QWidget *parent = nullptr);
    ~ChartView() override;

    /// Shown by the chart, and its accessible name.
    virtual void setTitle(const QString &title);

    [[nodiscard]] QString title() const { return m_title; }

    /// Title and most important numbers in words, as screen readers get it.
    [[nodiscard]] virtual QString description() const = 0;
    /// What is shown, in base units.
    [[nodiscard]] virtual DataTable table() const = 0;

    /// Of the times on screen; files are in UTC.
    virtual void setTimeZone(const QTimeZone &zone);

    [[nodiscard]] const QTimeZone &timeZone() const { return m_zone; }

    /// The chart as a picture in the light theme, `scale` pixels per logical pixel.
    [[nodiscard]] QImage toImage(qreal scale = 2);
    [[nodiscard]] QByteArray toPng(qreal scale = 2);
    [[nodiscard]] QByteArray toSvg();
    [[nodiscard]] QString toCsv() const;
    [[nodiscard]] QString toTsv() const;

    void copyPicture();
    void copyData();
    /// These ask for a path first; FileSaver::of() the window tells how it went.
    void savePng(qreal scale = 2);
    void saveSvg();
    void saveCsv();
    /// Of this range all samples behind the chart where it knows them, else what it shows of it.
    void saveSamples(TimeRange range);
    /// Where all samples of a range come from.
    void setSampleSource(std::function<FileContent(TimeRange range)> source);

    /// The numbers in place of the drawing.
    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;

Q_SIGNALS:
    void tableShown(bool shown);

protected:
    /// Paints the chart at size() in the paper theme. What is not made of lines and text is made
    /// for `scale` pixels per logical pixel.
    virtual void paintPaper(QPainter &painter, qreal scale) = 0;

    /// Further entries of the context menu.
    virtual void addToMenu(QMenu &menu);
    /// Where the table stands: all below the title.
    [[nodiscard]] virtual QRect tableArea() const;

    /// What is shown is something else: words for screen readers follow at once or within a quarter
    /// of a second, the table within a second.
    void contentChanged();

    [[nodiscard]] Style &look() const { return m_style; }

    /// Height of the line with the title, with the room around it.
    [[nodiscard]] int headerHeight() const;

    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void refreshWords();
    void refreshTable();
    void makeTableView();

    Style &m_style;
    QString m_title;
    QTimeZone m_zone;
    std::function<FileContent(TimeRange)> m_samples; ///< may be empty
    QTimer *m_wordsTimer;
    QTimer *m_tableTimer;
    bool m_wordsBehind = false;
    ChartTableView *m_table = nullptr; ///< made when first shown
};

} // namespace perfdeck
