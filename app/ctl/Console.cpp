// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Console.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace perfdeck {

TextSink standardOutput()
{
    return [](std::string_view text) {
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    };
}

void tell(std::string_view line)
{
    std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

ExitCode fail(const Error &error)
{
    tell("perfdeckctl: " + error.message());
    return kFailed;
}

TableFormat outputFormat(const std::string &wanted)
{
    if (wanted == "json")
        return TableFormat::Json;
    if (wanted == "csv")
        return TableFormat::Csv;
    if (wanted == "table")
        return TableFormat::Text;
    return isatty(STDOUT_FILENO) != 0 ? TableFormat::Text : TableFormat::Csv;
}

ProgressBar::ProgressBar(std::string label)
    : m_label(std::move(label))
    , m_terminal(isatty(STDERR_FILENO) != 0)
{
}

ProgressBar::~ProgressBar()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(double part, std::string_view note)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_terminal || (m_drawn && now - m_last < std::chrono::milliseconds(100)))
        return;
    m_last = now;
    m_drawn = true;
    constexpr int kWidth = 30;
    const int full = static_cast<int>(std::clamp(part, 0.0, 1.0) * kWidth);
    const std::string bar = std::string(static_cast<std::size_t>(full), '#')
        + std::string(static_cast<std::size_t>(kWidth - full), '-');
    std::fprintf(stderr,
                 "\r\033[K%s [%s] %3.0f %% %.*s",
                 m_label.c_str(),
                 bar.c_str(),
                 part * 100,
                 static_cast<int>(note.size()),
                 note.data());
    std::fflush(stderr);
}

} // namespace perfdeck
