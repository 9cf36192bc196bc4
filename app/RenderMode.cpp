// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/RenderMode.h"

#include "app/Language.h"
#include "app/MainWindow.h"
#include "app/Pages.h"
#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "core/model/RangeExpression.h"
#include "core/store/SqliteHistory.h"

#include <QPixmap>
#include <QTimer>

#include <charconv>
#include <iostream>
#include <memory>

namespace perfdeck {

namespace {

constexpr auto kPatience = std::chrono::seconds(20);
/// Answers change what is laid out, which may ask again: the page must stay settled for a moment.
constexpr auto kQuiet = std::chrono::milliseconds(60);

/// Stands still just after the newest stored sample.
class StoppedClock final : public Clock
{
public:
    explicit StoppedClock(Timestamp now)
        : m_now(now)
    {
    }

    [[nodiscard]] Timestamp now() const override { return m_now; }

    [[nodiscard]] SteadyTime steady() const override { return std::chrono::steady_clock::now(); }

private:
    Timestamp m_now;
};

/// Waits until the page has all its answers, grabs the window, ends the event loop.
class PagePicture final : public QObject
{
public:
    PagePicture(MainWindow &window, QString path)
        : m_window(window)
        , m_path(std::move(path))
    {
        m_quiet.setSingleShot(true);
        connect(&m_quiet, &QTimer::timeout, this, &PagePicture::look);
        QTimer::singleShot(kPatience, this, [this] { finish(1, "not all answers came in time"); });
        m_quiet.start(kQuiet);
    }

private:
    void look()
    {
        if (!m_window.navigator().page()->isSettled() || m_settledLooks++ == 0) {
            m_quiet.start(kQuiet);
            return;
        }
        const bool saved = m_window.grab().save(m_path, "PNG");
        finish(saved ? 0 : 1, saved ? "" : "the picture could not be written");
    }

    void finish(int status, const char *problem)
    {
        if (status != 0)
            std::cerr << "perfdeck: " << m_path.toStdString() << ": " << problem << '\n';
        QCoreApplication::exit(status);
    }

    MainWindow &m_window;
    QString m_path;
    QTimer m_quiet;
    int m_settledLooks = 0;
};

int refuse(const Error &error)
{
    std::cerr << "perfdeck: " << error.message() << '\n';
    return 1;
}

Result<Timestamp> endOfHistory(const std::string &path)
{
    const Result<std::unique_ptr<HistoryReader>> reader = openSqliteReader(path);
    if (!reader)
        return failure(reader.error());
    const std::optional<TimeRange> extent = (*reader)->extent();
    return extent ? extent->to : SystemClock().now();
}

} // namespace

void prepareRendering(const RenderOptions &options)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
}

Result<TimeRange> renderRange(const std::string &text, Timestamp end)
{
    const auto wish = parseRange(text, end, Zone());
    return wish ? Result<TimeRange>(wish->range) : failure(rangeError(wish.error(), text));
}

Result<std::pair<int, int>> renderSize(const std::string &text)
{
    const std::size_t cross = text.find('x');
    int width = 0;
    int height = 0;
    const auto parse = [](std::string_view part, int &value) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        return error == std::errc{} && end == part.data() + part.size();
    };
    const bool fits = cross != std::string::npos
        && parse(std::string_view(text).substr(0, cross), width)
        && parse(std::string_view(text).substr(cross + 1), height) && width >= 320 && width <= 7680
        && height >= 240 && height <= 4320;
    if (!fits)
        return failure(ErrorKind::InvalidInput,
                       "'" + text + "' is not a size",
                       "it must be WIDTHxHEIGHT from 320x240 to 7680x4320");
    return std::pair(width, height);
}

int renderPage(QApplication &application, const WindowOptions &options)
{
    const int index = pageIndex(QString::fromStdString(options.render.page));
    if (index < 0)
        return refuse(
            {ErrorKind::InvalidInput, "There is no page '" + options.render.page + "'", {}, {}});
    const Result<std::pair<int, int>> size = renderSize(options.render.size);
    const Result<Timestamp> end = endOfHistory(options.databasePath);
    if (!size || !end)
        return refuse(size ? end.error() : size.error());
    const Result<TimeRange> range = renderRange(options.render.range, *end);
    if (!range)
        return refuse(range.error());

    Config config;
    config.collectMachine = false;
    config.readOnlyHistory = true;
    config.databasePath = options.databasePath;
    const auto clock = std::make_shared<StoppedClock>(*end);
    Session session(config, clock);
    session.start();
    Language language;
    language.use("en"); // pictures do not depend on who makes them
    Style style(options.theme == "dark" ? Style::Mode::Dark : Style::Mode::Light);
    style.applyTo(application);
    SettingsStore settings{std::string()};
    settings.edit().theme = options.theme == "dark" ? "dark" : "light";
    settings.edit().page = options.render.page;
    SecretVault vault({}, SecretVault::Service::None);
    WindowParts parts{session, style, settings, vault, clock, QTimeZone::systemTimeZone(), {}};
    parts.alerts = &session.alerts();
    parts.benchmarks = session.benchmarks();
    MainWindow window(std::move(parts));
    window.scope().showRange(*range);
    window.resize(size->first, size->second);
    window.show();
    const PagePicture picture(window, QString::fromStdString(options.render.output));
    return QApplication::exec();
}

} // namespace perfdeck
