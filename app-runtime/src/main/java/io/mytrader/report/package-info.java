/** What a backtest leaves behind: a folder of files, a table on the terminal, a comparison. */
@NullMarked
package io.mytrader.report;

import org.jspecify.annotations.NullMarked;
