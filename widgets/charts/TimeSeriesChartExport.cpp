// SPDX-License-Identifier: GPL-3.0-or-later
// Taking a chart out of the window: pictures, data, the context menu.
#include "widgets/charts/ChartText.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSaveFile>

namespace perfdeck {

namespace {

/// A dialog beside the event loop, not a loop of its own.
void askForPath(QWidget *parent,
                const QString &suggestedName,
                const QString &filter,
                std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, QString(), QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

/// "CPU · all cores" → "CPU-all-cores"
QString fileStem(const QString &title)
{
    QString stem;
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            stem += c;
        else if (!stem.isEmpty() && !stem.endsWith(QLatin1Char('-')))
            stem += QLatin1Char('-');
    }
    while (stem.endsWith(QLatin1Char('-')))
        stem.chop(1);
    return stem.isEmpty() ? QStringLiteral("chart") : stem;
}

} // namespace

void TimeSeriesChart::setSavePathChooser(SavePathChooser chooser)
{
    m_choosePath = std::move(chooser);
}

QImage TimeSeriesChart::toImage(qreal scale)
{
    // A second chart, never shown: the one on screen keeps its theme, size and crosshair.
    TimeSeriesChart copy(m_style);
    copy.m_paper = true;
    copy.setTitle(m_title);
    copy.setTimeZone(m_zone);
    copy.m_book = m_book;
    copy.m_valueBounds = m_valueBounds;
    copy.m_staleSince = m_staleSince;
    copy.m_emptyHeadline = m_emptyHeadline;
    copy.m_emptyHint = m_emptyHint;
    copy.m_legendVisible = m_legendVisible;
    copy.m_canvas->setPixelRatio(scale);
    copy.resize(size());
    copy.m_axis = m_axis;
    copy.setVisibleRange(m_range);
    copy.applyTheme();
    copy.layOut();
    copy.updateTimeAxis(true);
    if (copy.m_book.hasSamples())
        copy.m_frame.setValueAxis(copy.m_axis.scale());

    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme().raised);
    copy.render(&image);
    return image;
}

QString TimeSeriesChart::toCsv() const
{
    return frame() ? frameToCsv(*frame()) : QString();
}

void TimeSeriesChart::copyImage()
{
    QGuiApplication::clipboard()->setImage(toImage());
}

void TimeSeriesChart::copyData()
{
    QGuiApplication::clipboard()->setText(toCsv());
}

void TimeSeriesChart::saveImage()
{
    const auto save = [this](const QString &path) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        toImage().save(&buffer, "PNG");
        writeFile(path, bytes);
    };
    const SavePathChooser ask = m_choosePath ? m_choosePath : SavePathChooser(askForPath);
    ask(this, fileStem(m_title) + QStringLiteral(".png"), tr("Pictures (*.png)"), save);
}

void TimeSeriesChart::saveData()
{
    const SavePathChooser ask = m_choosePath ? m_choosePath : SavePathChooser(askForPath);
    ask(this,
        fileStem(m_title) + QStringLiteral(".csv"),
        tr("Tables (*.csv)"),
        [this](const QString &path) { writeFile(path, toCsv().toUtf8()); });
}

void TimeSeriesChart::writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        Q_EMIT saved(path);
        return;
    }
    Q_EMIT saveFailed(tr("%1 could not be written: %2. Choose another folder or name.")
                          .arg(path, file.errorString()));
}

void TimeSeriesChart::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy image"), this, &TimeSeriesChart::copyImage);
    menu->addAction(tr("Copy data"), this, &TimeSeriesChart::copyData);
    menu->addSeparator();
    menu->addAction(tr("Save picture as PNG…"), this, &TimeSeriesChart::saveImage);
    menu->addAction(tr("Save data as CSV…"), this, &TimeSeriesChart::saveData);
    menu->addSeparator();
    menu->addAction(tr("Show all lines"), this, &TimeSeriesChart::showAllLines)
        ->setEnabled(!m_book.hidden().empty());
    menu->addAction(tr("Go live"), this, &TimeSeriesChart::liveRequested)->setEnabled(!m_live);
    menu->popup(event->globalPos());
}

} // namespace perfdeck
