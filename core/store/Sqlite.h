// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/base/Result.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace perfdeck {

/// What SQLite refused. Thrown inside core/store only; its edges turn it into an Error.
class SqliteFailure final : public std::runtime_error
{
public:
    SqliteFailure(int code, const std::string &message)
        : std::runtime_error(message)
        , m_code(code)
    {
    }

    [[nodiscard]] int code() const { return m_code; } ///< extended result code

private:
    int m_code;
};

/// The failure in words for people: what PerfDeck tried, SQLite's reason, what to do.
[[nodiscard]] Error storageError(const SqliteFailure &failure, const std::string &what);

/// One connection. Used by one thread at a time.
class Database final
{
public:
    enum class Mode
    {
        ReadOnly,
        ReadWrite,
        Create
    };

    Database(const std::string &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    void run(const std::string &sql);
    /// First column of the first row of a statement; 0 without a row.
    [[nodiscard]] std::int64_t number(std::string_view sql);
    [[nodiscard]] std::string text(std::string_view sql);
    [[nodiscard]] std::int64_t lastRowId() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool hasTable(std::string_view name);
    [[noreturn]] void fail(int code, std::string_view doing) const;

private:
    sqlite3 *m_handle = nullptr;
};

/// A prepared statement that is used again and again.
class Statement final
{
public:
    Statement(Database &database, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Binds all parameters in their order and stands before the first row. Texts and blobs are not
    /// copied: they must live until reset().
    template<class... Args>
    Statement &start(const Args &...args)
    {
        reset();
        int index = 0;
        (bind(++index, args), ...);
        return *this;
    }

    /// Runs a statement that gives no rows.
    template<class... Args>
    void run(const Args &...args)
    {
        start(args...);
        while (step()) { }
        reset();
    }

    [[nodiscard]] bool step(); ///< true: stands on a row
    void reset();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< until the next step()
    [[nodiscard]] ByteView blob(int column) const; ///< until the next step()
    [[nodiscard]] bool isNull(int column) const;

    [[nodiscard]] sqlite3_stmt *handle() const { return m_handle; }

private:
    template<std::integral T>
    void bind(int index, T value)
    {
        bindNumber(index, static_cast<std::int64_t>(value));
    }

    template<class Value>
    void bind(int index, const std::optional<Value> &value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, nullptr);
    }

    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bind(int index, ByteView value);
    void bind(int index, std::nullptr_t);
    void bindNumber(int index, std::int64_t value);

    Database &m_database;
    sqlite3_stmt *m_handle = nullptr;
};

/// All or nothing: rolls back unless commit() was reached.
class Transaction final
{
public:
    enum class Kind
    {
        Read,
        Write
    };

    Transaction(Database &database, Kind kind);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

/// Runs CREATE TABLE and CREATE INDEX statements so that the tables are of this connection alone
/// and empty: for questions to a file that has none yet.
void makeTemporary(Database &database, std::string tables);

} // namespace perfdeck
