// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/Icons.h"

#include "widgets/style/Style.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace perfdeck {

namespace {

/// Draws when asked and at the size asked: a window full of icons costs only those that are seen.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, const Theme &theme)
        : m_name(std::move(name))
        , m_normal(theme.text)
        , m_disabled(theme.dim)
        , m_checked(theme.accent)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, picture(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return picture(size, mode, state);
    }

    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    [[nodiscard]] QPixmap picture(const QSize &size, QIcon::Mode mode, QIcon::State state) const
    {
        const QColor color = mode == QIcon::Disabled ? m_disabled
            : state == QIcon::On                     ? m_checked
                                                     : m_normal;
        const int side = std::min(size.width(), size.height());
        const QString key = QStringLiteral("perfdeck/%1/%2/%3").arg(m_name, color.name()).arg(side);
        QPixmap cached;
        if (!QPixmapCache::find(key, &cached)) {
            cached = iconPixmap(m_name, color, side, 1);
            QPixmapCache::insert(key, cached);
        }
        return cached;
    }

    QString m_name;
    QColor m_normal;
    QColor m_disabled;
    QColor m_checked;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/perfdeck/icons/%1.svg").arg(name));
    Q_ASSERT_X(renderer.isValid(), "iconPixmap", "no such icon");
    QPainter painter(&pixmap);
    renderer.render(&painter);
    // The drawings are black strokes: their coverage stays, their colour is replaced.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon icon(const QString &name, const Style &style)
{
    return QIcon(new TintedIconEngine(name, style.theme()));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/perfdeck/icons/org.perfdeck.PerfDeck.svg"));
}

} // namespace perfdeck
