package io.mytrader.sqlite;

import io.mytrader.journal.SessionId;

/** A session as the tables know it: the number of its row, and its name. */
record SessionRow(long id, SessionId name) {}
