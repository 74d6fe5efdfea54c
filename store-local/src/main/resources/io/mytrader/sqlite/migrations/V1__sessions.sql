-- Times are epoch milliseconds UTC; amounts and prices are billionths (nanos), exact.

CREATE TABLE sessions (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    name               TEXT    NOT NULL UNIQUE,
    started_millis     INTEGER NOT NULL,
    ended_millis       INTEGER,
    end_reason         TEXT,
    -- The journal's last sequence when the session ended: what is missing at its tail is seen.
    end_sequence       INTEGER,
    mode               TEXT    NOT NULL,
    broker             TEXT    NOT NULL,
    account            TEXT    NOT NULL,
    configuration_hash TEXT    NOT NULL,
    configuration      TEXT    NOT NULL,
    product_version    TEXT    NOT NULL,
    -- 1 while its rows are being deleted in portions; such a session is not shown.
    deleting           INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE journal (
    id          INTEGER PRIMARY KEY,
    session_id  INTEGER NOT NULL REFERENCES sessions (id),
    sequence    INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    payload     BLOB    NOT NULL,
    checksum    INTEGER NOT NULL,
    UNIQUE (session_id, sequence)
) STRICT;

CREATE TABLE orders (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id  INTEGER NOT NULL REFERENCES sessions (id),
    order_id    TEXT    NOT NULL UNIQUE,
    symbol      TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    side        TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    quantity    INTEGER NOT NULL,
    limit_nanos INTEGER,
    stop_nanos  INTEGER,
    time_in_force TEXT  NOT NULL,
    parent      TEXT,
    state       TEXT    NOT NULL,
    filled      INTEGER NOT NULL,
    perm_id     INTEGER NOT NULL,
    time_millis INTEGER NOT NULL,
    text        TEXT
) STRICT;
CREATE INDEX orders_by_session ON orders (session_id);

-- The root of an execution id is what a correction shares with the original.
CREATE TABLE executions (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id       INTEGER NOT NULL REFERENCES sessions (id),
    execution_id     TEXT    NOT NULL,
    root             TEXT    NOT NULL,
    order_id         TEXT    NOT NULL,
    perm_id          INTEGER NOT NULL,
    symbol           TEXT    NOT NULL,
    role             TEXT    NOT NULL,
    side             TEXT    NOT NULL,
    quantity         INTEGER NOT NULL,
    price_nanos      INTEGER NOT NULL,
    time_millis      INTEGER NOT NULL,
    slippage_nanos   INTEGER NOT NULL,
    commission_nanos INTEGER,
    UNIQUE (order_id, root)
) STRICT;
CREATE INDEX executions_by_session ON executions (session_id);
CREATE INDEX executions_by_root ON executions (root);

-- Commissions that came before their execution.
CREATE TABLE early_commissions (
    session_id       INTEGER NOT NULL REFERENCES sessions (id),
    root             TEXT    NOT NULL,
    commission_nanos INTEGER NOT NULL,
    PRIMARY KEY (session_id, root)
) STRICT, WITHOUT ROWID;

CREATE TABLE trades (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id          INTEGER NOT NULL REFERENCES sessions (id),
    trade_id            INTEGER NOT NULL,
    symbol              TEXT    NOT NULL,
    strategy            TEXT    NOT NULL,
    regime              TEXT    NOT NULL,
    side                TEXT    NOT NULL,
    quantity            INTEGER NOT NULL,
    entry_millis        INTEGER NOT NULL,
    entry_price_nanos   INTEGER NOT NULL,
    exit_millis         INTEGER NOT NULL,
    exit_price_nanos    INTEGER NOT NULL,
    exit_reason         TEXT    NOT NULL,
    gross_pnl_nanos     INTEGER NOT NULL,
    commission_nanos    INTEGER NOT NULL,
    slippage_nanos      INTEGER NOT NULL,
    initial_risk_nanos  INTEGER,
    mae_nanos           INTEGER NOT NULL,
    mfe_nanos           INTEGER NOT NULL,
    bars_held           INTEGER NOT NULL,
    UNIQUE (session_id, symbol, trade_id)
) STRICT;

CREATE TABLE equity (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id      INTEGER NOT NULL REFERENCES sessions (id),
    time_millis     INTEGER NOT NULL,
    equity_nanos    INTEGER NOT NULL,
    daily_pnl_nanos INTEGER NOT NULL,
    drawdown_nanos  INTEGER NOT NULL
) STRICT;
CREATE INDEX equity_by_session ON equity (session_id);

CREATE TABLE decisions (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id  INTEGER NOT NULL REFERENCES sessions (id),
    time_millis INTEGER NOT NULL,
    symbol      TEXT    NOT NULL,
    lane        TEXT    NOT NULL,
    outcome     TEXT    NOT NULL,
    json        TEXT    NOT NULL
) STRICT;
CREATE INDEX decisions_by_session ON decisions (session_id);

CREATE TABLE events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id  INTEGER NOT NULL REFERENCES sessions (id),
    sequence    INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    time_millis INTEGER NOT NULL,
    json        TEXT    NOT NULL,
    UNIQUE (session_id, sequence)
) STRICT;
CREATE INDEX events_by_type ON events (type, session_id);

-- What outlives its session, also when the session is deleted.
CREATE TABLE states (
    name         TEXT    NOT NULL PRIMARY KEY,
    session_name TEXT    NOT NULL,
    time_millis  INTEGER NOT NULL,
    json         TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- "MyTr": tells this file from other people's databases.
PRAGMA application_id = 1299797106;
PRAGMA user_version = 1;
