// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <CLI/CLI.hpp>

namespace perfdeck {

namespace {

/// Pictures are drawn by the window program, started without a display; this program links no GUI.
class RenderVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "render", "Draw a page of the window into a PNG file, without a display");
        verb->add_option(
                "--page",
                m_page,
                "overview, models, cluster, benchmarks, profiling, comparison, alerts, reports or "
                "dashboards")
            ->check(CLI::IsMember({"overview",
                                   "models",
                                   "cluster",
                                   "benchmarks",
                                   "profiling",
                                   "comparison",
                                   "alerts",
                                   "reports",
                                   "dashboards"}))
            ->type_name("NAME")
            ->required();
        verb->add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
        verb->add_option("-o,--output", m_output, "Picture to write")
            ->type_name("FILE.png")
            ->required();
        verb->add_option("--size", m_size, "Size of the window in pixels (1280x800)")
            ->type_name("WxH");
        verb->add_option("--scale", m_scale, "Device pixels for each pixel")
            ->check(CLI::IsMember({"1", "2", "4"}))
            ->type_name("1|2|4");
        verb->add_option("--theme", m_theme, "dark, light or system")
            ->check(CLI::IsMember({"dark", "light", "system"}))
            ->type_name("THEME");
        verb->add_option(
                "--range", m_range, "Time range such as now-6h; now is the newest stored sample")
            ->type_name("EXPR");
        return verb;
    }

    ExitCode run() override
    {
        const QString program = windowProgram();
        if (program.isEmpty())
            return fail({ErrorKind::NotFound,
                         "cannot draw the picture",
                         "the program perfdeck was not found",
                         "Install it, or put it beside perfdeckctl."});
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::fromStdString(m_scale));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program, arguments());
        if (!process.waitForFinished(kDrawingTimeMs)) {
            process.kill();
            process.waitForFinished();
            return fail({ErrorKind::Timeout,
                         "cannot draw the picture",
                         "perfdeck did not finish within a minute",
                         {}});
        }
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0 ? kFinished
                                                                                       : kFailed;
    }

private:
    static constexpr int kDrawingTimeMs = 60'000;

    static QString windowProgram()
    {
        const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/perfdeck");
        return QFileInfo(beside).isExecutable()
            ? beside
            : QStandardPaths::findExecutable(QStringLiteral("perfdeck"));
    }

    [[nodiscard]] QStringList arguments() const
    {
        const auto text = [](const std::string &value) { return QString::fromStdString(value); };
        return {QStringLiteral("--render-page"),
                text(m_page),
                QStringLiteral("-o"),
                text(m_output),
                QStringLiteral("--db-path"),
                text(m_databasePath.empty() ? defaultDatabasePath() : m_databasePath),
                QStringLiteral("--size"),
                text(m_size),
                QStringLiteral("--scale"),
                text(m_scale),
                QStringLiteral("--theme"),
                text(m_theme),
                QStringLiteral("--range"),
                text(m_range)};
    }

    std::string m_page;
    std::string m_databasePath;
    std::string m_output;
    std::string m_size = "1280x800";
    std::string m_scale = "1";
    std::string m_theme = "light";
    std::string m_range = "now-1h";
};

} // namespace

std::unique_ptr<Verb> makeRenderVerb()
{
    return std::make_unique<RenderVerb>();
}

} // namespace perfdeck
