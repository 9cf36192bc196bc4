// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <string>
#include <utility>

namespace perfdeck {

/// What the views of benchmarks have in common: which run is chosen, and of which definition the
/// judgements are. GUI thread.
class BenchmarkFocus final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Its id; empty: none is chosen.
    [[nodiscard]] const std::string &run() const { return m_run; }

    /// Its id; empty: all together.
    [[nodiscard]] const std::string &definition() const { return m_definition; }

    void setRun(std::string run)
    {
        if (std::exchange(m_run, std::move(run)) != m_run)
            Q_EMIT runChanged();
    }

    void setDefinition(std::string definition)
    {
        if (std::exchange(m_definition, std::move(definition)) != m_definition)
            Q_EMIT definitionChanged();
    }

Q_SIGNALS:
    void runChanged();
    void definitionChanged();

private:
    std::string m_run;
    std::string m_definition;
};

} // namespace perfdeck
