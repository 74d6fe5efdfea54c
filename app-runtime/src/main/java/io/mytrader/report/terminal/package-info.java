/** Results as text for a terminal: the table of one run, several runs side by side. */
@NullMarked
package io.mytrader.report.terminal;

import org.jspecify.annotations.NullMarked;
