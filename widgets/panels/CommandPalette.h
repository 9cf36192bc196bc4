// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/PaletteModel.h"

#include <QFrame>
#include <QPointer>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// A field to type into and what fits below it, over the top of its parent. It never blocks: Esc or
/// a click elsewhere ends it. Worked by keys alone: up, down, page keys, Enter. GUI thread.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(const Style &style, QWidget *parent);

    /// `hint` says what can be typed; `recent` are ids, the newest first.
    void open(const QString &hint, std::vector<PaletteItem> items, const QStringList &recent);
    /// More to choose from, as answers come in.
    void addItems(std::vector<PaletteItem> items);

    [[nodiscard]] const PaletteModel &model() const { return m_model; }

Q_SIGNALS:
    /// An item was chosen; it has run.
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyStyle();
    void place();
    void showCount();
    void selectFirst();
    bool handleKey(QKeyEvent &event);
    void run(const QModelIndex &index);
    /// Gives the focus back to where it was.
    void dismiss();

    const Style &m_style;
    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_count;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace perfdeck
