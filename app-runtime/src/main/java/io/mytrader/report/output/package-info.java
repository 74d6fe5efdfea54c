/** Text for files, written as bytes: shortest decimals, ISO times, JSON and CSV. */
@NullMarked
package io.mytrader.report.output;

import org.jspecify.annotations.NullMarked;
