// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/JsonReply.h"
#include "core/model/Cluster.h"

#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// What is said to a coordinator that asks for the key over a WebSocket (B): the key, then one
/// question for aggregated results by model. Nothing registers, so it takes no part in the work.
/// One conversation each; without the network. One thread at a time.
class ChallengeTalk final
{
public:
    /// `key` may be empty: then it is not sent, and the server says no.
    explicit ChallengeTalk(std::string key);

    /// A text frame came; gives what to send, empty for nothing. ErrorKind::Refused: the key is not
    /// accepted.
    [[nodiscard]] Result<std::string> take(std::string_view frame);
    /// The server closed the connection; an error unless all was said.
    [[nodiscard]] Status closed() const;

    [[nodiscard]] bool isDone() const { return m_isDone; }

    /// What it found: how many models have results, or why there are none.
    [[nodiscard]] ClusterReading reading(SourceId source, std::string name, Timestamp now) const;

private:
    [[nodiscard]] std::string answer(const JsonObject &challenge) const;
    void readResults(const JsonObject &root);

    std::string m_key;
    JsonReply m_json;
    bool m_isAccepted = false;
    bool m_isDone = false;
    std::string m_found; ///< a sentence
};

} // namespace perfdeck
