// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace perfdeck {

/// Takes the next key that is pressed in it, with its modifiers, and shows it at once. Tab and
/// Escape keep their meaning, so that one can get out. GUI thread.
class KeyField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit KeyField(QWidget *parent = nullptr);

    [[nodiscard]] QKeySequence key() const { return m_key; }

    void forget();

Q_SIGNALS:
    void keyChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QKeySequence m_key;
};

} // namespace perfdeck
