// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/MainWindow.h"
#include "core/engine/Session.h"
#include "widgets/panels/StateLabel.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace perfdeck {

/// The real window over a real session in a folder of its own; with a history only looks at that.
class WindowFixture
{
public:
    /// `fill` may write the history before the session opens it; a `history` given is only looked
    /// at; `alerts` take the place of those of the session.
    explicit WindowFixture(bool collectMachine = true,
                           const std::function<void(const std::string &path)> &fill = {},
                           const std::string &history = {},
                           AlertDesk *alerts = nullptr,
                           BenchmarkDesk *benchmarks = nullptr,
                           ProfileDesk *profiles = nullptr)
        : m_alerts(alerts)
        , m_benchmarks(benchmarks)
        , m_profiles(profiles)
        , m_settings(file("perfdeck.toml"))
        , m_style(Style::Mode::Light)
    {
        m_style.applyTo(*qApp);
        Config config;
        config.collectMachine = collectMachine;
        config.machineInterval = std::chrono::milliseconds(200);
        config.readOnlyHistory = !history.empty();
        config.databasePath = history.empty() ? file("history.db") : history;
        m_session = std::make_unique<Session>(config, m_clock);
        if (fill)
            fill(config.databasePath);
        static_cast<void>(m_settings.load());
        m_settings.edit().theme = "light";
        open();
        m_session->start();
    }

    void open(const std::string &theme = {})
    {
        m_window = std::make_unique<MainWindow>(WindowParts{*m_session,
                                                            m_style,
                                                            m_settings,
                                                            m_vault,
                                                            m_clock,
                                                            QTimeZone::utc(),
                                                            {},
                                                            theme,
                                                            {},
                                                            true,
                                                            m_alerts,
                                                            nullptr,
                                                            m_benchmarks,
                                                            m_profiles});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    [[nodiscard]] MainWindow &window() { return *m_window; }

    [[nodiscard]] Session &session() { return *m_session; }

    [[nodiscard]] Style &style() { return m_style; }

    [[nodiscard]] SettingsStore &settings() { return m_settings; }

    [[nodiscard]] std::string file(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    template<class T>
    [[nodiscard]] T *find(const char *name)
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : m_window.get(), key, modifiers);
    }

    [[nodiscard]] QString badge() { return find<StateLabel>("liveBadge")->text(); }

private:
    AlertDesk *m_alerts;
    BenchmarkDesk *m_benchmarks;
    ProfileDesk *m_profiles;
    QTemporaryDir m_folder;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    SettingsStore m_settings;
    SecretVault m_vault{m_folder.filePath(QStringLiteral("secrets")).toStdString(),
                        SecretVault::Service::None};
    Style m_style;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace perfdeck
