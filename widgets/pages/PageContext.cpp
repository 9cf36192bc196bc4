// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/PageContext.h"

#include "core/engine/Session.h"

#include <utility>

namespace perfdeck {

Questions questionsTo(Session &session)
{
    Questions questions;
    questions.frame = [&session](RangeQuery query, QObject *receiver, auto answer) {
        session.ask(std::move(query), receiver, std::move(answer));
    };
    questions.heat = [&session](HeatQuery query, QObject *receiver, auto answer) {
        session.ask(std::move(query), receiver, std::move(answer));
    };
    questions.expression = [&session](ExpressionQuery query, QObject *receiver, auto answer) {
        session.ask(std::move(query), receiver, std::move(answer));
    };
    questions.latest = [&session](std::vector<Selector> selectors, QObject *receiver, auto answer) {
        session.askLatest(std::move(selectors), receiver, std::move(answer));
    };
    questions.events
        = [&session](TimeRange range, std::size_t limit, QObject *receiver, auto answer) {
              session.askEvents(range, limit, receiver, std::move(answer));
          };
    questions.cluster = [&session](ClusterQuery query, QObject *receiver, auto answer) {
        session.askCluster(query, receiver, std::move(answer));
    };
    questions.comparison = [&session](ComparisonQuery query, QObject *receiver, auto answer) {
        session.askComparison(std::move(query), receiver, std::move(answer));
    };
    return questions;
}

} // namespace perfdeck
