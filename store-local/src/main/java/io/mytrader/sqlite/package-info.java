/** The durable record of sessions in one SQLite file: journal, orders, trades, decisions. */
@NullMarked
package io.mytrader.sqlite;

import org.jspecify.annotations.NullMarked;
