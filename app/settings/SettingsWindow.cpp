// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/SettingsWindow.h"

#include "app/settings/ShortcutEditor.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeZone>

#include <utility>

namespace perfdeck {

namespace {

constexpr QSize kFirstSize(760, 520);
constexpr int kMargin = 4 * Style::kGrid;

} // namespace

SettingsWindow::SettingsWindow(SettingsStore &settings,
                               Style &style,
                               ActionRegistry &actions,
                               SettingsFacts facts,
                               QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settings)
    , m_facts(std::move(facts))
    , m_sections(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_problem(new QLabel)
{
    setObjectName(QStringLiteral("settingsWindow"));
    setWindowTitle(tr("Settings – PerfDeck"));
    resize(style.scaled(kFirstSize.width()), style.scaled(kFirstSize.height()));
    m_sections->setObjectName(QStringLiteral("settingsSections"));
    m_sections->setAccessibleName(tr("Sections of the settings"));
    m_sections->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_sections->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *right = new QVBoxLayout;
    right->addWidget(m_pages, 1);
    right->addWidget(m_problem);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sections);
    layout->addLayout(right, 1);
    addAppearance();
    addTime();
    addCollection();
    addData();
    addDesktop();
    addSection("keys", tr("Keys"), new ShortcutEditor(actions));
    connect(m_sections, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(&actions, &ActionRegistry::keysChanged, this, [this, &actions] {
        m_settings.edit().keys = actions.overrides();
        save();
    });
    m_sections->setCurrentRow(0);
}

void SettingsWindow::showSection(const QString &name)
{
    for (int row = 0; row < m_pages->count(); ++row)
        if (m_pages->widget(row)->objectName() == QStringLiteral("settings-") + name)
            m_sections->setCurrentRow(row);
}

void SettingsWindow::addSection(const char *name, const QString &title, QWidget *content)
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("settings-") + QString::fromLatin1(name));
    page->setAccessibleName(title);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->addWidget(content, 1);
    m_sections->addItem(title);
    m_pages->addWidget(page);
}

QFormLayout *SettingsWindow::addSection(const char *name, const QString &title)
{
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setVerticalSpacing(3 * Style::kGrid);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    addSection(name, title, scroll);
    return form;
}

void SettingsWindow::addNote(QFormLayout &form, const QString &words)
{
    auto *note = new QLabel(words);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(note);
}

void SettingsWindow::addNumber(QFormLayout &form,
                               const char *name,
                               const QString &label,
                               const QString &unit,
                               std::int64_t Settings::*value,
                               std::pair<int, int> bounds)
{
    auto *field = new QSpinBox;
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    field->setRange(bounds.first, bounds.second);
    field->setSuffix(QStringLiteral(" ") + unit);
    field->setValue(int(m_settings.settings().*value));
    field->setKeyboardTracking(false);
    form.addRow(label, field);
    connect(field, &QSpinBox::valueChanged, this, [this, value](int number) {
        m_settings.edit().*value = number;
        save();
    });
}

void SettingsWindow::addSwitch(QFormLayout &form,
                               const char *name,
                               const QString &label,
                               bool Settings::*value)
{
    auto *box = new QCheckBox(label);
    box->setObjectName(QString::fromLatin1(name));
    box->setChecked(m_settings.settings().*value);
    form.addRow(box);
    connect(box, &QCheckBox::toggled, this, [this, value](bool on) {
        m_settings.edit().*value = on;
        save();
    });
}

void SettingsWindow::addChoice(QFormLayout &form,
                               const char *name,
                               const QString &label,
                               const std::vector<Choice> &choices,
                               std::string Settings::*value)
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(label);
    for (const Choice &choice : choices)
        box->addItem(choice.words, QString::fromStdString(choice.value));
    box->setCurrentIndex(
        std::max(0, box->findData(QString::fromStdString(m_settings.settings().*value))));
    form.addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, value] {
        m_settings.edit().*value = box->currentData().toString().toStdString();
        save();
    });
}

void SettingsWindow::addAppearance()
{
    QFormLayout &form = *addSection("appearance", tr("Appearance"));
    addChoice(form,
              "setTheme",
              tr("Theme"),
              {{tr("As the system"), "system"}, {tr("Light"), "light"}, {tr("Dark"), "dark"}},
              &Settings::theme);
    addNumber(form,
              "setTextSize",
              tr("Text size"),
              QStringLiteral("%"),
              &Settings::textPercent,
              {Style::kSmallestText, Style::kLargestText});
    addSwitch(form, "setReducedMotion", tr("Reduce motion"), &Settings::reducedMotion);
    addChoice(form,
              "setLanguage",
              tr("Language"),
              {{tr("As the system"), ""},
               {QStringLiteral("English"), "en"},
               {QStringLiteral("Deutsch"), "de"}},
              &Settings::language);
}

void SettingsWindow::addTime()
{
    QFormLayout &form = *addSection("time", tr("Time"));
    std::vector<Choice> zones{{tr("Of this machine"), "local"}, {QStringLiteral("UTC"), "UTC"}};
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/"))
            zones.push_back({QString::fromLatin1(id), id.toStdString()});
    addChoice(form, "setZone", tr("Time zone"), zones, &Settings::zone);
    std::vector<Choice> days{{tr("As the language has it"), ""}};
    for (const auto &[day, name] : {std::pair(Qt::Monday, "monday"),
                                    std::pair(Qt::Saturday, "saturday"),
                                    std::pair(Qt::Sunday, "sunday")})
        days.push_back({QLocale().dayName(day), name});
    addChoice(form, "setFirstDay", tr("First day of the week"), days, &Settings::firstDay);
    addNote(form, tr("Files and interfaces always use UTC."));
}

void SettingsWindow::addCollection()
{
    QFormLayout &form = *addSection("collection", tr("Collection"));
    addNumber(form,
              "setInterval",
              tr("Interval of new endpoints"),
              tr("s"),
              &Settings::intervalSeconds,
              {1, 3600});
    addNumber(form,
              "setRetention",
              tr("Live data kept in memory"),
              tr("min"),
              &Settings::retentionMinutes,
              {1, 7 * 24 * 60});
    addNumber(form,
              "setHistoryDays",
              tr("Raw history kept on disk"),
              tr("days"),
              &Settings::historyDays,
              {1, 3660});
    addNote(form,
            tr("What is kept changes at the next start. Options of the command line go first."));
}

void SettingsWindow::addData()
{
    QFormLayout &form = *addSection("data", tr("Data"));
    auto *path = new QLineEdit(QString::fromStdString(m_settings.settings().databasePath));
    path->setObjectName(QStringLiteral("setDatabase"));
    path->setAccessibleName(tr("History file"));
    path->setPlaceholderText(tr("perfdeck/history.db in the data folder"));
    path->setMinimumWidth(260);
    form.addRow(tr("History file"), path);
    connect(path, &QLineEdit::editingFinished, this, [this, path] {
        m_settings.edit().databasePath = path->text().trimmed().toStdString();
        save();
    });
    addNote(form,
            tr("Another file is used from the next start on; the old one stays where it is."));
    addNote(form,
            tr("In use now: %1, %2")
                .arg(QDir::toNativeSeparators(m_facts.databasePath),
                     formatText(double(m_facts.databaseBytes), Unit::Byte)));
    addNote(form, tr("These settings: %1").arg(QDir::toNativeSeparators(m_facts.settingsPath)));
}

void SettingsWindow::addDesktop()
{
    QFormLayout &form = *addSection("desktop", tr("Desktop"));
    addSwitch(form,
              "setKeepCollecting",
              tr("Closing the window keeps collecting in the notification area"),
              &Settings::keepCollecting);
    addSwitch(form,
              "setNotices",
              tr("Notices of alerts and of sources that go down"),
              &Settings::notices);
    addNote(form,
            tr("Where the desktop has no notification area, closing the window ends PerfDeck."));
}

void SettingsWindow::save()
{
    const Status saved = m_settings.save();
    m_problem->setText(saved ? QString() : QString::fromStdString(saved.error().message()));
    m_problem->setVisible(!saved);
    Q_EMIT changed();
}

void SettingsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
