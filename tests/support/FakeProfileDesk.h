// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProfileDesk.h"

#include <map>
#include <utility>

namespace perfdeck {

/// A desk that answers when the test says so.
class FakeProfileDesk final : public ProfileDesk
{
public:
    struct Opening
    {
        std::string path;
        std::function<void(const ProfileProgress &)> progress;
        std::function<void(Result<ProfilePtr>)> answer;
    };

    int open(std::string path,
             QObject *,
             std::function<void(const ProfileProgress &)> progress,
             std::function<void(Result<ProfilePtr>)> answer) override
    {
        m_openings[++m_last] = {std::move(path), std::move(progress), std::move(answer)};
        return m_last;
    }

    void cancel(int opening) override
    {
        finish(opening, failure(ErrorKind::Cancelled, "Opening", "it was cancelled"));
    }

    void progress(int opening, const ProfileProgress &news)
    {
        m_openings.at(opening).progress(news);
    }

    void finish(int opening, Result<ProfilePtr> answer)
    {
        const Opening done = std::move(m_openings.at(opening));
        m_openings.erase(opening);
        done.answer(std::move(answer));
    }

    [[nodiscard]] int last() const { return m_last; }

    [[nodiscard]] const std::map<int, Opening> &openings() const { return m_openings; }

private:
    std::map<int, Opening> m_openings;
    int m_last = 0;
};

} // namespace perfdeck
