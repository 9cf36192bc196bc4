// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/SettingsStore.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLabel;
class QListWidget;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class ActionRegistry;
class Style;

/// What settings say about what is running now, told beside the forms.
struct SettingsFacts
{
    QString databasePath;
    std::uint64_t databaseBytes = 0;
    QString settingsPath;
};

/// The settings, one section at a time, beside the main window and never in its way. Each change is
/// written at once and announced by changed(). GUI thread.
class SettingsWindow final : public QWidget
{
    Q_OBJECT

public:
    SettingsWindow(SettingsStore &settings,
                   Style &style,
                   ActionRegistry &actions,
                   SettingsFacts facts,
                   QWidget *parent);

    /// By its object name: "appearance", "time", "collection", "data", "keys", "desktop".
    void showSection(const QString &name);

Q_SIGNALS:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QFormLayout *addSection(const char *name, const QString &title);
    void addSection(const char *name, const QString &title, QWidget *content);
    void addAppearance();
    void addTime();
    void addCollection();
    void addData();
    void addDesktop();
    void addNote(QFormLayout &form, const QString &words);
    void addNumber(QFormLayout &form,
                   const char *name,
                   const QString &label,
                   const QString &unit,
                   std::int64_t Settings::*value,
                   std::pair<int, int> bounds);
    void
    addSwitch(QFormLayout &form, const char *name, const QString &label, bool Settings::*value);

    struct Choice
    {
        QString words;
        std::string value;
    };

    void addChoice(QFormLayout &form,
                   const char *name,
                   const QString &label,
                   const std::vector<Choice> &choices,
                   std::string Settings::*value);
    void save();

    SettingsStore &m_settings;
    SettingsFacts m_facts;
    QListWidget *m_sections;
    QStackedWidget *m_pages;
    QLabel *m_problem;
};

} // namespace perfdeck
