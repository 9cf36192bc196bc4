// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/AnswerParser.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>

namespace perfdeck {

void AnswerState::reset()
{
    status = 0;
    bytes = pieces = newPieces = outputTokens = 0;
    isEventStream = false;
    encoding.clear();
    error.clear();
    body.clear();
    events.reset();
}

AnswerParser::AnswerParser(const AnswerSink &sink, AnswerState &answer)
    : m_sink(sink)
    , m_state(answer)
    , m_takeEvent([this](std::string_view data) { takeEvent(data); })
{
    eager(true);
    header_limit(kMostHeadBytes);
    body_limit(kMostBodyBytes);
}

void AnswerParser::on_request_impl(boost::beast::http::verb, Text, Text, int, Code &) { }

void AnswerParser::on_response_impl(int code, Text, int, Code &)
{
    m_state.status = code;
}

void AnswerParser::on_field_impl(boost::beast::http::field name, Text, Text value, Code &)
{
    using boost::beast::http::field;
    constexpr std::string_view kEventStream = "text/event-stream";
    if (name == field::content_type)
        m_state.isEventStream
            = std::string_view(value.data(), value.size()).starts_with(kEventStream);
    else if (name == field::content_encoding && value != "identity")
        m_state.encoding.assign(value.data(), std::min<std::size_t>(value.size(), 32));
}

void AnswerParser::on_header_impl(Code &) { }

void AnswerParser::on_body_init_impl(const boost::optional<std::uint64_t> &, Code &) { }

std::size_t AnswerParser::on_body_impl(Text body, Code &error)
{
    take({body.data(), body.size()}, error);
    return body.size();
}

void AnswerParser::on_chunk_header_impl(std::uint64_t, Text, Code &) { }

std::size_t AnswerParser::on_chunk_body_impl(std::uint64_t, Text body, Code &error)
{
    return on_body_impl(body, error);
}

void AnswerParser::on_finish_impl(Code &) { }

void AnswerParser::take(std::string_view bytes, Code &error)
{
    m_state.bytes += bytes.size();
    if (m_sink.streams && m_state.isEventStream && m_state.encoding.empty()) {
        if (!m_state.events.feed(bytes, m_takeEvent))
            error = boost::beast::http::error::body_limit;
        return;
    }
    const std::size_t most = m_sink.keepsBody ? kKeptWhole : kKeptOfBody;
    if (m_state.body.size() < most)
        m_state.body.append(bytes.substr(0, most - m_state.body.size()));
}

void AnswerParser::takeEvent(std::string_view data)
{
    const AnswerPiece piece = m_sink.reader->event(data);
    if (piece.hasText) {
        ++m_state.pieces;
        ++m_state.newPieces;
    }
    if (piece.outputTokens)
        m_state.outputTokens = *piece.outputTokens;
    if (!piece.error.empty() && m_state.error.empty())
        m_state.error = piece.error;
}

} // namespace perfdeck
