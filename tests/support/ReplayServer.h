// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <functional>
#include <string>
#include <vector>

namespace perfdeck {

/// An HTTP server on 127.0.0.1 that answers GETs from a function. Keeps connections open.
class ReplayServer final : public QTcpServer
{
public:
    struct Request
    {
        std::string path; ///< with its query
        std::string key; ///< of X-API-Key
    };

    struct Answer
    {
        int status = 200;
        std::string body;
        std::string headers{}; ///< more of them, each ended by CR LF
    };

    /// The connection stays open and silent.
    static Answer noAnswer() { return {0, {}}; }

    using Handler = std::function<Answer(const Request &)>;

    /// `port` 0: any free one.
    explicit ReplayServer(Handler handler, quint16 port = 0);
    ~ReplayServer() override;

    [[nodiscard]] std::string url() const;

    [[nodiscard]] const std::vector<Request> &asked() const { return m_asked; }

    /// Ends all connections without an answer.
    void dropAll();

private:
    void serve(QTcpSocket &socket, QByteArray &waiting);

    Handler m_handler;
    std::vector<Request> m_asked;
};

} // namespace perfdeck
